"""Whatever configurations, floors, waivers, baselines and selections say: a mandatory finding stays, and as heavy."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from running import MANIFEST, TINY, write

from aigov import run
from aigov.discovery import BASELINE
from aigov.errors import AigovError
from aigov.run.drawing import create
from aigov.run.workplace import Asked

TODAY: Final = "2026-06-01"
RULES: Final = ("tiny/described", "tiny/long")
RANK: Final = {"note": 1, "warning": 2, "error": 3}
SAID: Final = 'reason = "Moved.", by = "A. Jansen"'
FAIL: Final = ("never", "error", "warning", "note")

WAIVERS: Final = """\
aigov: 1
waivers:
  - id: all
    rule: {rule}
    project: permits
    reason: The description follows.
    requested_by: {{name: B. Smit}}
    approved_by: {{name: C. Vos}}
    approved_on: 2026-05-01
    expires_on: 2026-08-01
    compensating_measures: [We read it every week.]
"""

DAYS: Final = st.sampled_from(["2026-12-31", "2030-01-01", "2020-01-01"])


@st.composite
def _settings(draw: st.DrawFn) -> str:
    """Return what a file says of one rule, as TOML."""
    parts = []
    if draw(st.booleans()):
        parts.append(f'level = "{draw(st.sampled_from(["off", "note", "warning", "error"]))}"')
    if draw(st.integers(0, 3)):
        parts.append(f"{SAID}, until = {draw(DAYS)}")
    if draw(st.integers(0, 5)) == 0:
        parts.append(f"limits = {{least = {draw(st.sampled_from([0, 4, 5, 50]))}}}")
    if draw(st.integers(0, 7)) == 0:
        parts.append(f"effective_from = {draw(DAYS)}")
    if draw(st.integers(0, 7)) == 0:
        parts.append(f"effective_until = {draw(DAYS)}")
    return f"{{{', '.join(parts)}}}"


@st.composite
def files(draw: st.DrawFn, *, mandates: bool = False, days: bool = True) -> str:
    """Return one configuration, as TOML, without `extends`."""
    lines = []
    if mandates or draw(st.integers(0, 3)) == 0:
        wanted = draw(st.lists(st.sampled_from(["tiny", *RULES]), min_size=1, max_size=2, unique=True))
        lines.append(f"mandatory = {json.dumps(wanted)}")
    if mandates or draw(st.booleans()):
        lines.append('packs = ["TINY"]')
    if draw(st.integers(0, 5)) == 0:
        lines.append(f'fail-level = "{draw(st.sampled_from(FAIL))}"')
    if not mandates and draw(st.integers(0, 6)) == 0:
        lines.append(f"exclude = {json.dumps(draw(st.sampled_from([[], ['**'], ['aigov.yaml'], ['old']])))}")
    if draw(st.integers(0, 3)) == 0:
        lines.append('organisation = "../org.yaml"')
    lines.append("[rules]")
    for rule in RULES:
        said = draw(st.none() | _settings())
        if said and (days or "effective" not in said):
            lines.append(f'"{rule}" = {said}')
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the folder of a project with nothing good to say, which is worked in; the policy lies beside it."""
    top = tmp_path_factory.mktemp("city")
    write(top, {f"tiny/{name}": text for name, text in TINY.items()})
    write(top, {"work/aigov.yaml": MANIFEST.replace("Sorts requests.", "none"), "work/.git/HEAD": ""})
    write(top, {"org.yaml": "aigov: 1\norganisation:\n  id: city\n  name: City\n"})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(top / "work")
        patch.delenv("AIGOV_FLOOR", raising=False)
        _written(top, "work/aigov.toml", 'packs = ["TINY"]\n')
        create(Asked(TODAY), ["."], _EDGE, lambda line: None)
        (top / "work" / BASELINE).rename(top / BASELINE)
        yield top


_EDGE: Final = run.Edge(stdin=lambda: b"", say=lambda line: None)


def _checked(folder: Path, asked: Asked) -> Mapping[str, Any]:
    """Return the report on the project; raises AigovError where the run refuses what it is given."""
    run.check(run.Request(asked=asked, formats=("json:../report.json",), quiet=True), _EDGE)
    report: Mapping[str, Any] = json.loads((folder / "report.json").read_text())
    return report


def _open(report: Mapping[str, Any]) -> Mapping[str, int]:
    """Return how heavy each open finding of our rules is."""
    return {
        finding["rule"]: RANK[finding["level"]]
        for each in report["reports"]
        for finding in each["findings"]
        if finding["standing"] == "open" and finding["outcome"] == "fail"
    }


def _written(folder: Path, name: str, text: str, extends: str = "") -> None:
    line = f'extends = "{extends}"\n' if extends else ""
    write(folder, {name: line + text.replace("TINY", str(folder / "tiny"))})


def test_where_nothing_is_mandatory_each_of_these_would_hide_a_finding(folder: Path) -> None:
    described, _ = RULES
    plain = 'packs = ["TINY"]\n'
    _written(folder, "work/aigov.toml", plain)
    (folder / "work" / BASELINE).unlink(missing_ok=True)
    assert described in _open(_checked(folder, Asked(TODAY)))
    assert described not in _open(_checked(folder, Asked(TODAY, ignore=(described,))))
    _written(
        folder, "work/aigov.toml", f'{plain}[rules]\n"{described}" = {{level = "off", {SAID}, until = 2027-01-01}}\n'
    )
    assert described not in _open(_checked(folder, Asked(TODAY)))
    _written(folder, "work/aigov.toml", plain)
    write(folder, {"work/aigov.waivers.yaml": WAIVERS.format(rule=described)})
    assert described not in _open(_checked(folder, Asked(TODAY)))
    (folder / "work/aigov.waivers.yaml").unlink()
    write(folder, {f"work/{BASELINE}": (folder / BASELINE).read_bytes()})
    assert described not in _open(_checked(folder, Asked(TODAY)))


@settings(deadline=None, max_examples=300)
@given(
    policy=files(mandates=True, days=False),
    between=st.none() | files(),
    own=files(),
    way=st.sampled_from(["extends", "floor", "environment", "both"]),
    isolated=st.booleans(),
    select=st.lists(st.sampled_from(["tiny", *RULES]), max_size=1),
    ignore=st.lists(st.sampled_from(["tiny", *RULES]), max_size=1),
    waived=st.none() | st.sampled_from(RULES),
    baselined=st.booleans(),
)
def test_nothing_that_stands_on_a_policy_hides_or_lightens_a_mandatory_finding(
    folder: Path,
    policy: str,
    between: str | None,
    own: str,
    way: str,
    isolated: bool,
    select: list[str],
    ignore: list[str],
    waived: str | None,
    baselined: bool,
) -> None:
    _written(folder, "policy/aigov.toml", policy)
    _written(folder, "work/aigov.toml", "", "../policy")
    (folder / "work/aigov.waivers.yaml").unlink(missing_ok=True)
    (folder / "work" / BASELINE).unlink(missing_ok=True)
    try:
        alone = _checked(folder, Asked(TODAY))
        wanted = _open(alone)
        held = json.loads(next(line for line in policy.splitlines() if "mandatory" in line).partition("=")[2])
        mandatory = {rule for rule in RULES if rule in held or "tiny" in held}
    except AigovError:
        event("the policy is refused")
        return
    assert mandatory <= wanted.keys() or "least = " in policy

    extending = way in ("extends", "both")
    _written(folder, "base/aigov.toml", between or "", "../policy" if extending else "")
    _written(folder, "work/aigov.toml", own, ("../base" if between else "../policy") if extending or between else "")
    if waived:
        write(folder, {"work/aigov.waivers.yaml": WAIVERS.format(rule=waived)})
    if baselined:
        write(folder, {f"work/{BASELINE}": (folder / BASELINE).read_bytes()})
    asked = Asked(TODAY, tuple(select), tuple(ignore), floors=("../policy",) if way in ("floor", "both") else ())
    asked = asked._replace(isolated=isolated and way != "extends")
    with pytest.MonkeyPatch.context() as patch:
        if way == "environment":
            patch.setenv("AIGOV_FLOOR", "../policy/aigov.toml")
        try:
            report = _checked(folder, asked)
        except AigovError:
            event("what is laxer is refused")
            return
    event("the run went on")
    found = _open(report)
    for rule in mandatory & wanted.keys():
        assert found.get(rule, 0) >= wanted[rule], rule
    assert FAIL.index(report["fail_level"]) >= FAIL.index(alone["fail_level"])
