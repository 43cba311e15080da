"""Whatever is answered, at whichever stage, in one file or many: init writes nothing that structure objects to."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from first_manifests import core, drafted, looked, problems, written
from hypothesis import given, settings
from hypothesis import strategies as st
from running import aigov, write

from aigov import cli, resources, source, structure
from aigov.language import speak
from aigov.rule import STAGES
from aigov.scaffold import answers, manifest, organisation, questions, splitting
from aigov.scaffold.fields import find
from aigov.scaffold.filling import patterns
from aigov.scaffold.manifest import Told

LIKELY = {
    "who": ["A. Jansen", "Ünal <u@example.org>", "O'Neil: the 1st", "unknown", "unknown, K. Smit, 2027-01-31"],
    "line": ["no", "1.0", "2026-01-01", "- x", "a: b # c", "{x}", "😀 待ち", "'q' \"r\"", "unknown", "true", "null"],
    "names": ["no", "Assistant X, Assistant x", "1.0, 2", "- x, 待", "unknown", "a: b, 😀"],
    "words": ["Residents, permit desk", "no, 1.0", "待, 😀", "unknown"],
    "day": ["2026-11-01", "unknown", "?, K. Smit <k@example.org>, 2027-01-31"],
    "yes_no": ["yes", "nee", "unknown"],
    "users": ["14", "14 permit desk", "3 待", "unknown"],
    "data": ["public, internal, none", "restricted, national id", "unknown", "criminal"],
    "period": ["3 months", "P1Y2M", "2 jaar", "unknown"],
}


EXAMPLES = [
    "Urgent requests wait as long as routine ones.",
    "Rank incoming requests by urgency for a human decision.",
    "Ranking halves the wait of urgent requests.",
    "Sorts incoming permit requests by urgency for the permit desk.",
]
"""What the schema shows: whoever copies it has said nothing."""


def likely(question: questions.Question) -> list[str]:
    kind = getattr(question.read, "__name__", "")
    if kind:
        return LIKELY[kind]
    if "line" in question.read.func.__code__.co_names:
        return [*LIKELY["line"], *EXAMPLES]
    return [*find(resources.schema("manifest"), question.at).members, "unknown"]


def told(question: questions.Question, text: str) -> Told:
    promise = answers.later(text)
    return Told(question.read("unknown"), later=promise) if promise else Told(question.read(text))


@st.composite
def projects(draw: st.DrawFn) -> tuple[str, dict[str, Told]]:
    stage = draw(st.sampled_from(STAGES))
    given = {}
    for question in questions.every():
        fits = stage == "sandbox" or not question.sandbox or (question.name == "tools" and stage != "idea")
        if fits and draw(st.booleans()):
            given[question.name] = told(question, draw(st.sampled_from(likely(question))))
    return stage, given


@settings(max_examples=150, deadline=None)
@given(projects(), st.sampled_from(["en", "nl"]))
def test_every_combination_of_answers_has_the_shape_of_a_manifest(
    project: tuple[str, dict[str, Told]], language: str
) -> None:
    stage, given = project
    speak(language)
    draft = manifest.draft(Told("No"), stage, given, looked(stage))
    assert problems({"aigov.yaml": manifest.text(draft)}) == []
    parts = splitting.parts(draft, patterns(looked(stage)), with_schema=True)
    assert problems(parts) == []


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_every_organisation_has_the_shape_of_one(data: st.DataObject) -> None:
    asked = organisation.questions()
    given = {
        each.name: told(each, data.draw(st.sampled_from(likely(each)))) for each in asked if data.draw(st.booleans())
    }
    document = source.load([("aigov.org.yaml", organisation.text(Told("1.0"), given, core()).encode())])
    assert document.problems == ()
    assert structure.check(document.data, resources.schema("organisation")) == []
    assert document.data["organisation"]["name"] == "1.0"


@pytest.mark.parametrize("stage", STAGES)
def test_no_rule_takes_unknown_for_an_answer(stage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "aigov.yaml").write_text(written("P", stage), encoding="utf-8")
    cli.run(["check", "--isolated", "-f", "json", "--as-of", "2026-11-22", str(tmp_path)])
    outcomes = json.loads(capsys.readouterr().out)["reports"][0]["outcomes"]
    assert [each for each in outcomes if each["outcome"] == "pass"] == []


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_asked_is_what_a_rule_of_the_stage_looks_at(stage: str) -> None:
    names = [question.name for question in questions.asked(stage, looked(stage))]
    if stage == "idea":
        assert 8 <= len(names) + 2 <= 12  # the name, and who finds out
    elif stage == "sandbox":
        assert names == ["tools", "users", "hypothesis", "data", "ends-on", "decides", "contact", "owner"]
    elif stage == "retired":
        assert names == []
    else:
        assert {"dpia", "bias-review", "data-owner", "executive", "sponsor"} <= set(names)
        assert ("incident-contact" in names) == (stage in ("scale", "production"))
    assert "description" not in names  # no rule looks at it; it is taken where it is found


def test_a_pack_of_ones_own_that_looks_at_more_is_asked_about() -> None:
    more = {*looked("idea"), "dpia.status"}
    assert "dpia" in {question.name for question in questions.asked("idea", more)}
    assert "dpia" not in {question.name for question in questions.asked("idea", looked("idea"))}


def test_each_question_is_worded_in_both_languages() -> None:
    both = []
    for language in ("en", "nl"):
        speak(language)
        both.append([*questions.every(), *organisation.questions()])
    assert [each.name for each in both[0]] == [each.name for each in both[1]]
    assert [english.name for english, dutch in zip(*both, strict=True) if english.ask == dutch.ask] == []
    assert [each.name for asked in both for each in asked if not each.help.strip()] == []
    assert [each.name for asked in both for each in asked if max(map(len, each.help.splitlines())) > 140] == []


@pytest.mark.parametrize(
    ("text", "person", "day"),
    [
        ("unknown, A. Jansen, 2027-03-01", {"name": "A. Jansen"}, "2027-03-01"),
        ("onbekend; K. Smit <k@example.org>; 2027-03-01", {"name": "K. Smit", "email": "k@example.org"}, "2027-03-01"),
        ("?: B. Bos: 2027-03-01", {"name": "B. Bos"}, "2027-03-01"),
    ],
)
def test_who_finds_out_and_by_when_can_be_said_with_the_unknown(text: str, person: Any, day: str) -> None:
    assert answers.later(text) == answers.Later(person, day)


@pytest.mark.parametrize("text", ["unknown", "A. Jansen, 2027-03-01", "Unknown territory: maps", "Sort, unknown", ""])
def test_anything_else_is_no_promise(text: str) -> None:
    assert answers.later(text) is None


@pytest.mark.parametrize(
    "text", ["unknown, A. Jansen", "unknown, A. Jansen, 2027-13-01", "tbd: K. Smit", "unknown, , 2027-03-01"]
)
def test_what_begins_as_a_promise_and_is_none_is_no_answer(text: str) -> None:
    with pytest.raises(ValueError, match="a person and a day"):
        answers.later(text)


@pytest.mark.parametrize("text", [",", "3", "--", "@", "(-)"])
def test_a_person_has_a_letter(text: str) -> None:
    with pytest.raises(ValueError, match="Jansen"):
        answers.promised(f"{text}, 2027-03-01")


def test_an_open_question_stands_at_what_is_written() -> None:
    later = answers.Later({"name": "A. Jansen"}, "2027-03-01")
    draft = drafted("P", "pilot", {"dpia": "unknown", "sponsor": "unknown"}, dpia=later, sponsor=later)
    assert [entry["at"] for entry in draft.sections["open_questions"]] == ["mandate.sponsor", "dpia"]


def test_an_open_question_brings_the_section_that_it_is_about() -> None:
    later = answers.Later({"name": "A. Jansen"}, "2027-03-01")
    draft = drafted("P", "idea", {"data-owner": "unknown"}, **{"data-owner": later})
    assert draft.sections["roles"] == "unknown"
    assert [entry["at"] for entry in draft.sections["open_questions"]] == ["roles"]


def test_an_answer_that_was_given_makes_no_open_question() -> None:
    later = answers.Later({"name": "A. Jansen"}, "2027-03-01")
    assert "open_questions" not in drafted("P", "pilot", {"dpia": "approved"}, dpia=later).sections


def test_whoever_is_named_for_a_role_has_not_accepted_it() -> None:
    roles = drafted("P", "pilot", {"executive": {"name": "A. Jansen"}}).sections["roles"]
    assert roles["executive"]["accepted_on"] == "unknown"
    assert roles["data_owner"] == "unknown"


@pytest.mark.parametrize(
    "text", ["Don't know yet", "don\N{RIGHT SINGLE QUOTATION MARK}t know.", "Weet ik niet", "?", " TBD "]
)
def test_whoever_does_not_know_can_say_so_in_words(text: str) -> None:
    for question in questions.every():
        assert Told(question.read(text)).is_open


@pytest.mark.parametrize(
    ("text", "written"),
    [("3 months", "P3M"), ("90 dagen", "P90D"), ("2 jaar", "P2Y"), ("p6m", "P6M"), ("1 week", "P1W"), ("?", "unknown")],
)
def test_a_period_is_read_as_people_say_it(text: str, written: str) -> None:
    assert answers.period(text) == written


@pytest.mark.parametrize("text", ["soon", "3", "P", "months 3", "-1 d"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a period"):
        answers.period(text)


def asked_from_a_pipe(arguments: list[str], said: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    assert cli.run(arguments) == 0
    found: dict[str, Any] = yaml.safe_load((folder / "aigov.yaml").read_text(encoding="utf-8"))
    return found


def test_one_person_can_be_named_for_all_that_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "idea\nP\n" + "\n" * 6 + "no\n\nB. Bos\n\n" + "A. Jansen, 2027-03-01\n"
    data = asked_from_a_pipe(["init"], said, tmp_path, monkeypatch)
    assert data["exposure"]["outside_organisation"] is False
    assert data["mandate"]["sponsor"] == {"name": "B. Bos"}
    asked = {entry["at"] for entry in data["open_questions"]}
    assert {"project.origin", "kpis", "exposure.irreversible"} <= asked
    assert not {"mandate.sponsor", "exposure.outside_organisation"} & asked


def test_an_example_that_was_copied_is_no_answer() -> None:
    read = {question.name: question.read for question in questions.every()}
    assert read["statement"]("Urgent requests wait as  long as routine ones.") == "unknown"
    assert (
        read["purpose"](EXAMPLES[1]) == read["hypothesis"](EXAMPLES[2]) == read["description"](EXAMPLES[3]) == "unknown"
    )
    assert read["statement"]("A van waits.") == "A van waits."


def test_a_data_breach_is_sent_to_the_privacy_officer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "P\nAssistant X\n14\nThat the datalek of last week stays small\n"
    data = asked_from_a_pipe(["init", "--sandbox"], said, tmp_path, monkeypatch)
    told = capsys.readouterr()
    assert "nobody is blamed" in told.err
    assert told.err.count("tell the privacy officer at once") == 2
    assert "That answer was left unknown;" in told.err
    assert data["project"]["stage"] == "sandbox"
    assert data["sandbox"]["hypothesis"] == "unknown"
    assert "datalek" not in (tmp_path / "aigov.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "typed", "file"),
    [
        (["init"], "pilot\nParkeren\n", "aigov.yaml"),
        (["init", "--sandbox"], "Parkeren\nHulp\n14\nWat gelekt is\n", "aigov.yaml"),
        (["init", "--organisation"], "Gemeente\n", "aigov.org.yaml"),
        (["init", "--yes", "--split", "--stage", "production"], "", "aigov.yaml"),
        (["init", "--yes", "--schema"], "", "aigov.yaml"),
        (["init", "--yes", "--stage", "pilto"], "", ""),
        (["init", "--yes", "--sponsor", "<a@b>"], "", ""),
        (["init", "--yes", "--who-finds-out", "morgen"], "", ""),
        (["init", "--yes", "--sandbox", "--data", "geheim"], "", ""),
        (["init", "--yes", "--sandbox", "--users", "veel"], "", ""),
        (["init", "--yes", "--sandbox", "--ends-on", "straks"], "", ""),
        (["init", "--yes", "--dpia", "klaar"], "", ""),
        (["init", "--yes", "--irreversible", "soms"], "", ""),
        (["init", "--yes", "--name", "unknown"], "", ""),
        (["init", "--yes", "--ci", "auto"], "", ""),
        (["init", "--yes", "nergens"], "", ""),
        (["init", "--organisation", "--yes", "--dpia", "approved"], "", ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_in_dutch_everything_that_is_said_is_dutch(
    arguments: list[str],
    typed: str,
    file: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert cli.run(["--lang", "nl", *arguments]) == (0 if file else 2)
    told = capsys.readouterr()
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yaml"))
    text = told.out + told.err + "".join(re.findall(r"#.*\n", written))
    assert text.strip()
    plain = re.sub(r"--[a-z-]+|aigov schema \w+|explain RULE|\bis\b|@[a-z-]+|[a-z_]+(?:, [a-z_]+)+", "", text)
    english = r"\b(the|what|who|and|from|which|not|answers|wrote|there|true or|hints|write|this|asked|next)\b"
    assert re.findall(english, plain, re.IGNORECASE) == []


def test_what_is_typed_in_another_encoding_ends_the_run_in_one_line(tmp_path: Path) -> None:
    done = aigov("init", "--stage", "idea", "--name", "P", cwd=tmp_path, stdin=b"new\n\xff\xfe\n", PYTHONUTF8="1")
    assert done.returncode == 2
    assert "aigov: " in done.stderr
    assert "internal error" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stage", STAGES)
def test_no_day_is_written_that_nobody_said(stage: str, tmp_path: Path) -> None:
    """A name that was found, or an organisation's file, accepts, approves and dates nothing."""
    write(
        tmp_path,
        {
            "CODEOWNERS": "* @jdoe\n",
            "README.md": "---\nmodel_name: X\ndatasets: [a]\n---\n",
            "publiccode.yml": "name: P\nreleaseDate: 2024-01-01\nmaintenance: {contacts: [{name: K}]}\n",
            "aigov.org.yaml": "aigov: 1\norganisation: {name: E, centre: {contact: a@example.org}}\n",
        },
    )
    assert cli.run(["init", "--yes", "--stage", stage, str(tmp_path)]) == 0
    text = (tmp_path / "aigov.yaml").read_text(encoding="utf-8")
    assert re.findall(r"\d{4}-\d{2}-\d{2}", text) == []
    agreed = [line for line in text.splitlines() if re.search(r"accepted|approved|_on:", line)]
    assert [line for line in agreed if not line.endswith(": unknown")] == []


@pytest.mark.parametrize("answer", ["unknown, A. Jansen, 2024-02-30", "unknown, A. Jansen", "tbd: somebody"])
@pytest.mark.parametrize("question", ["--sponsor", "--statement", "--groups", "--irreversible"])
def test_no_answer_is_made_of_what_is_unknown_with_more_behind_it(
    question: str, answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["init", "--yes", "--name", "P", question, answer, str(tmp_path)]) == 2
    assert "Both are needed, a person and a day" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
