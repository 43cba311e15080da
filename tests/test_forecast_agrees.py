"""The forecast says of each day what a check of that day says: judged on every day, against judged where it turns."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from right_manifests import STAGES, right
from running import write
from waived import PEOPLE, TODAY, place, text, waiver

from aigov import dates
from aigov.findings import RANK, ProjectReport, Standing
from aigov.run import Asked, Edge, Survey
from aigov.run.ahead import Ahead

ROOT = Path(__file__).parent.parent
TWO_YEARS = 731


def edge() -> Edge:
    return Edge(stdin=lambda: b"", say=lambda _: None)


def counting(reports: Iterator[tuple[ProjectReport, str]]) -> dict[tuple[str, ...], tuple[int, str]]:
    """What is open, by what it is known by: how much it counts, and what it says."""
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for report, _ in reports:
        for each in report.findings:
            if each.standing is Standing.OPEN:
                key = (report.kind.value, report.file, each.rule, each.path, each.at.span.file, each.fingerprint)
                counts = (RANK[each.level] + 1 if each.weighs else 1, each.message)
                found[key] = max(found.get(key, (0, "")), counts)
    return found


def day_by_day(paths: tuple[str, ...], today: str, days: int) -> dict[str, set[tuple[str, ...]]]:
    """What appears or weighs more on each day, by a check of every day as `aigov check --as-of` would make it."""
    first = Survey(Asked(today), edge())
    first.find(paths)
    before = counting(first.reports(first.exceptions()))
    appeared: dict[str, set[tuple[str, ...]]] = {}
    for number in range(1, days + 1):
        day = dates.after(today, f"P{number}D")
        survey = first.on(day)
        survey.find(paths)
        now = counting(survey.reports(survey.exceptions()))
        new = {
            (*key[2:], said, str(weight)) for key, (weight, said) in now.items() if weight > before.get(key, (0, ""))[0]
        }
        if new:
            appeared[day] = new
        before = now
    return appeared


def forecast(ahead: Ahead, today: str, days: int) -> dict[str, set[tuple[str, ...]]]:
    appeared: dict[str, set[tuple[str, ...]]] = {}
    for each in ahead.coming(dates.after(today, f"P{days}D")):
        found = each.finding
        weight = str(RANK[found.level] + 1 if found.weighs else 1)
        said = (found.rule, found.path, found.at.span.file, found.fingerprint, found.message, weight)
        assert said not in appeared.setdefault(each.day, set()), "told twice"
        appeared[each.day].add(said)
    return appeared


def agree(paths: tuple[str, ...], today: str, days: int) -> Ahead:
    ahead = Ahead(Asked(today), edge(), paths)
    assert forecast(ahead, today, days) == day_by_day(paths, today, days)
    return ahead


def test_over_two_years_the_forecast_of_the_examples_is_what_a_check_of_each_day_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)

    ahead = agree(("examples/permits", "examples/stages"), "2026-11-22", TWO_YEARS)

    assert 30 < len(ahead.judged) < 200


@pytest.mark.parametrize("example", ["voice2text", "virtual-assistant-gem", "sandbox-lapsed", "idea"])
def test_so_it_is_where_much_is_open_already(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    agree((f"examples/{example}",), "2026-01-01", TWO_YEARS)


def test_so_it_is_where_waivers_end_for_several_projects_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(
        tmp_path / "one", waiver(expires_on="2027-01-15"), waiver(id="w-2", rule="tiny/long", expires_on="2027-02-01")
    )
    place(tmp_path / "two", manifest=PEOPLE)
    manifest = tmp_path / "two" / "aigov.yaml"
    manifest.write_text(manifest.read_text().replace("id: permits", "id: trees"))
    above = [waiver(id="w-3", project="trees", expires_on="2027-01-31"), waiver(id="w-4", project="nobody")]
    write(tmp_path, {"aigov.waivers.yaml": text(*above)})
    monkeypatch.chdir(tmp_path)

    ahead = agree((".",), TODAY, 150)

    assert {"2027-01-16", "2027-02-01", "2027-02-02"} <= set(ahead.judged)


# ---- Of what chance makes -------------------------------------------------------------------------------------------

RULES = (
    "kpis/measured-on-time",
    "mandate/approved",
    "bias-review/reviewed-on-time",
    "roles/accepted",
    "decisions/taken-in-time",
)
DAYS = st.integers(-60, 200)


def day(today: str, number: int) -> str:
    return dates.after(today, f"P{number}D") if number >= 0 else dates.before(today, f"P{-number}D")


@st.composite
def a_setting(draw: st.DrawFn, today: str) -> str:
    """What a configuration says of a rule, with days that turn soon."""
    why = 'reason = "We wait.", by = "cco@example.org"'
    first, second = sorted(draw(st.tuples(DAYS, DAYS)))
    until = f"until = {day(today, draw(DAYS))}"
    return draw(
        st.sampled_from(
            [
                f'{{level = "off", {why}, {until}}}',
                f'{{level = "note", {why}, {until}}}',
                f"{{effective_from = {day(today, first)}, {why}}}",
                f"{{effective_from = {{note = {day(today, first)}, error = {day(today, second)}}}, {why}}}",
                f'{{level = "error", effective_from = {day(today, first)}, {why}}}',
                f"{{effective_until = {day(today, first)}, {why}, {until}}}",
            ]
        )
    )


def places(value: Any, path: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Each value of a manifest: what it stands in, under which key, and its path as far as it has no list."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        here = f"{path}.{key}" if path and isinstance(key, str) else str(key) if not path else ""
        yield value, key, here
        yield from places(inner, here)


def spoil(draw: st.DrawFn, manifest: dict[str, Any], today: str) -> None:
    """Write `unknown` here and there, some with somebody who is asked; move days; leave things out."""
    questions = manifest.setdefault("open_questions", [])
    kept = ("project", "id", "name", "stage", "aigov", "open_questions")
    for _ in range(draw(st.integers(0, 6))):
        found = [each for each in places(manifest) if each[1] not in kept]
        holder, key, path = found[draw(st.integers(0, len(found) - 1))]
        how = draw(st.sampled_from(["unknown", "unknown", "day", "absent"]))
        if how == "absent" and isinstance(holder, dict):
            del holder[key]
        elif how == "day":
            on = [each for each in places(manifest) if isinstance(each[0][each[1]], str)]
            on = [each for each in on if dates.is_date(each[0][each[1]])]
            holder, key, _ = on[draw(st.integers(0, len(on) - 1))]
            holder[key] = day(today, draw(DAYS))
        elif isinstance(holder, dict) and isinstance(questions, list):
            holder[key] = "unknown"
            if path and draw(st.booleans()):
                who = {"at": path, "asked_of": {"name": "A. Jansen"}, "due_on": day(today, draw(DAYS))}
                questions.append(who)
    if draw(st.booleans()):
        manifest["project"]["stage_since"] = day(today, draw(st.integers(-120, 30)))


@st.composite
def portfolios(draw: st.DrawFn) -> tuple[dict[str, str], str]:
    """Files of some projects of one organisation, and the day on which they are looked at."""
    first = right(draw(st.text("abc", min_size=8, max_size=8)), "scale", full=True, with_organisation=True)
    files = {"aigov.org.yaml": json.dumps({"aigov": 1, "organisation": first.organisation})}
    for number in range(draw(st.integers(1, 2))):
        stage, full = draw(st.sampled_from(STAGES)), draw(st.booleans())
        made = right(f"{draw(st.integers(0, 10**6))}", stage, full=full, with_organisation=False)
        spoil(draw, made.manifest, first.today)
        files[f"{number}/aigov.yaml"] = json.dumps({"aigov": 1, **made.manifest})
    rules = draw(st.lists(st.sampled_from(RULES), unique=True, max_size=3))
    lines = [f'"{rule}" = {draw(a_setting(first.today))}' for rule in rules]
    days = f'"run/unknown-aged" = {{limits = {{shelf_life = "P{draw(st.integers(1, 120))}D"}}}}'
    files["aigov.toml"] = "\n".join(['packs = ["core"]', "[rules]", days, *lines, ""])
    return files, first.today


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # to shrink what takes seconds would take an hour
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
@given(portfolios(), st.booleans())
def test_whatever_stands_in_the_files_the_forecast_is_what_a_check_of_each_day_finds(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    made: tuple[dict[str, str], str],
    one: bool,
) -> None:
    files, today = made
    folder = write(tmp_path_factory.mktemp("made"), files)
    monkeypatch.chdir(folder)

    agree(("0/aigov.yaml",) if one else (".",), today, 150)
