"""A project with one finding of `tiny/described`, its waivers, and `aigov check` in this process."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import CONFIG, project, write

from aigov import cli

TODAY = "2026-11-22"
PEOPLE = """\
people:
  jansen: {name: A. Jansen, email: a.jansen@example.org}
  smit: {name: K. Smit}
  vries: {name: B. de Vries}
roles:
  executive: {person: jansen}
  data_owner: {person: smit}
  product_owner: {person: vries}
"""
GOOD: dict[str, Any] = {
    "id": "w-1",
    "rule": "tiny/described",
    "project": "permits",
    "reason": "The text is with the editors.",
    "requested_by": "product_owner",
    "approved_by": "data_owner",
    "approved_on": "2026-11-01",
    "expires_on": "2027-02-28",
    "compensating_measures": ["The team explains it on the phone."],
    "reference": "https://example.org/decisions/17",
}


def waiver(**changes: Any) -> dict[str, Any]:
    """A waiver that holds, with changes; None takes a part out."""
    return {key: value for key, value in {**GOOD, **changes}.items() if value is not None}


def text(*entries: dict[str, Any]) -> str:
    """An aigov.waivers.yaml, each part of each entry on a line of its own."""
    lines = ["aigov: 1", "waivers:" if entries else "waivers: []"]
    for entry in entries:
        parts = [f"{key}: {json.dumps(value)}" for key, value in entry.items()]
        lines += [f"  - {parts[0]}", *(f"    {part}" for part in parts[1:])]
    return "\n".join(lines) + "\n"


def place(folder: Path, *entries: dict[str, Any], config: str = "", manifest: str = PEOPLE) -> Path:
    """A project whose description is none, in a folder of its own that holds its waivers."""
    project(folder, none="Sorts requests.", config=CONFIG + config)
    with (folder / "aigov.yaml").open("a") as file:
        file.write(manifest)
    return write(folder, {"aigov.waivers.yaml": text(*entries)} if entries else {})


class Checked:
    """What `aigov check` says: its exit code, and its report."""

    def __init__(self, code: int, report: dict[str, Any]) -> None:
        self.code = code
        self.report = report
        self.findings = [finding for each in report["reports"] for finding in each["findings"]]

    @property
    def about_waivers(self) -> list[str]:
        """`RULE@PATH` of each finding on a waiver."""
        return [f"{each['rule']}@{each['at']['path']}" for each in self.findings if each["rule"].startswith("waiver/")]

    def of(self, rule: str) -> list[dict[str, Any]]:
        """The findings of one rule."""
        return [each for each in self.findings if each["rule"] == rule]

    @property
    def standing(self) -> list[str]:
        """How each finding of `tiny/described` stands."""
        return [each["standing"] for each in self.of("tiny/described")]


def check(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *options: str,
    as_of: str = TODAY,
    select: str = "tiny",
) -> Checked:
    """Run `aigov check` on `folder`."""
    monkeypatch.chdir(folder)
    capsys.readouterr()
    code = cli.run(["check", "--as-of", as_of, "--select", select, "-f", "json", *options])
    out, error = capsys.readouterr()
    assert error == ""
    return Checked(code, json.loads(out))
