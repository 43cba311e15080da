"""What the language server says is what `aigov check` says; and nothing that is typed breaks an answer."""

import json
import random
import shutil
from pathlib import Path

import pytest
from lsprotocol.types import DiagnosticSeverity
from running import ROOT, write

from aigov import cli
from aigov.lsp.completion import completions
from aigov.lsp.desk import Desk
from aigov.lsp.diagnostics import diagnostics
from aigov.lsp.hover import hover
from aigov.lsp.judging import Bench, look_over
from aigov.lsp.reading import around
from aigov.lsp.symbols import outline

DAY = "2026-11-22"
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").rglob("aigov.yaml") if "journey" not in path.parts)
NAMES = [path.relative_to(ROOT).as_posix() for path in EXAMPLES]


@pytest.fixture(autouse=True)
def _back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run goes into the folder that it judges: come back from there."""
    monkeypatch.chdir(ROOT)


def desk_of(folder: Path, *names: str, roots: tuple[Path, ...] = ()) -> Desk:
    """Return a desk with files open as they are saved, and judged."""
    desk = Desk(Bench(DAY))
    desk.roots = [str(each) for each in roots or (folder,)]
    for name in names:
        path = folder / name
        assert desk.put(path.as_uri(), str(path), path.read_text(encoding="utf-8"), 1)
    desk.take_in(look_over(desk.opened(), desk.texts(), desk.bench))
    return desk


def checked(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> set[object]:
    """Return file, line, column, rule and message of what `aigov check` finds of the manifest in a folder."""
    monkeypatch.chdir(folder)
    cli.run(["check", "aigov.yaml", "--as-of", DAY, "-f", "json", "--fail-level", "never"])
    found = set()
    for report in json.loads(capsys.readouterr().out)["reports"]:
        for each in report["findings"]:
            span = each["at"]["span"]
            found.add((span["file"], span["line"], span["column"], each["rule"], each["message"]))
    return found


@pytest.mark.parametrize("folder", EXAMPLES, ids=NAMES)
def test_an_editor_is_told_what_check_finds(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = checked(folder, monkeypatch, capsys)
    desk = desk_of(folder, "aigov.yaml")
    shown = {
        (finding.at.span.file, finding.at.span.line, finding.at.span.column, finding.rule, finding.message)
        for judged in desk.judged.values()
        for every in judged.findings.values()
        for finding in every
    }
    assert shown == wanted
    marked = diagnostics(desk.judged.values(), "utf-32")
    assert sum(map(len, marked.values())) == len(wanted)


def test_whatever_is_typed_there_is_an_answer(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/permits", tmp_path, dirs_exist_ok=True)
    text = (tmp_path / "aigov.yaml").read_text(encoding="utf-8")
    desk = desk_of(tmp_path, "aigov.yaml")
    path = str(tmp_path / "aigov.yaml")
    dice = random.Random(5)
    for step in range(60):
        at = dice.randrange(len(text))
        typed = dice.choice(
            ["", "\n", "\t", "- ", ": ", "{", "[", '"', "'", "|\n", "#", "🦉", "\r", "&a", "*a", "\x00"]
        )
        broken = text[:at] + typed + text[at + dice.choice([0, 0, 1, 200]) :]
        buffer = desk.put("file:x", path, broken, step)
        assert buffer
        line = broken[:at].count("\n")
        completions(desk, buffer, line, dice.randrange(40))
        hover(desk, buffer, min(at, len(broken)))
        assert outline(buffer, around(desk, buffer).schema)
    assert around(desk, buffer).stage == "production"


def test_waivers_above_the_folder_that_is_open_hold_as_they_are_typed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/sandbox-lapsed", tmp_path / "work")
    write(tmp_path, {".git/HEAD": "ref: x\n", "aigov.waivers.yaml": "aigov: 1\nwaivers: []\n"})
    desk = desk_of(tmp_path, "work/aigov.yaml", "aigov.waivers.yaml", roots=(tmp_path / "work",))
    assert [*desk.opened()] == [str(tmp_path / "work"), str(tmp_path)]
    above = str(tmp_path / "aigov.waivers.yaml")
    assert above not in diagnostics(desk.judged.values(), "utf-16")
    typed = "aigov: 1\nwaivers:\n  - id: w-1\n    rule: sandbox/nothing\n    project: lost\n"
    desk.put("file:x", above, typed, 2)
    desk.take_in(look_over(desk.opened(), desk.texts(), desk.bench))
    marked = diagnostics(desk.judged.values(), "utf-16")[above]
    assert {each.code for each in marked} >= {"waiver/unknown-project"}
    assert len({(each.code, each.range.start.line) for each in marked}) == len(marked)


def test_what_holds_from_outside_holds_here_and_a_folder_need_not_be_made_yet(tmp_path: Path) -> None:
    write(tmp_path, {"floor/aigov.toml": 'packs = ["core"]\n[rules]\n"project/origin-stated" = "error"\n'})
    path = tmp_path / "new/aigov.yaml"
    desk = Desk(Bench(DAY, floors=(str(tmp_path / "floor"),)))
    assert desk.put(path.as_uri(), str(path), "aigov: 1\nproject: {id: a, name: A, stage: idea}\n", 1)
    desk.take_in(look_over(desk.opened(), desk.texts(), desk.bench))
    marked = diagnostics(desk.judged.values(), "utf-16")[str(path)]
    assert [each.severity for each in marked if each.code == "project/origin-stated"] == [DiagnosticSeverity.Error]


def test_of_many_findings_at_one_place_two_are_told_in_full(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/idea", tmp_path, dirs_exist_ok=True)
    write(tmp_path, {"aigov.yaml": "aigov: 1\nproject: {id: a, name: A, stage: idea}\n"})
    desk = desk_of(tmp_path, "aigov.yaml")
    found = hover(desk, desk.buffers[str(tmp_path / "aigov.yaml")], 1)
    assert found
    told = [line for line in found.text.splitlines() if "**note**" in line]
    assert len(told) > 3
    assert found.text.count("**To do**") == 2
    assert all(line.startswith("- ") for line in told[2:])
