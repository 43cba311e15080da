"""`aigov init`: a first manifest that is honest, readable by any YAML reader, and without errors at its stage."""

from pathlib import Path

import pytest
import yaml
from first_manifests import written
from hypothesis import given, settings
from hypothesis import strategies as st
from running import aigov, at_a_terminal

from aigov import source
from aigov.rule import STAGES
from aigov.scaffold import answers, questions
from aigov.scaffold.block import block, flow, scalar

EIGHT = {
    "tools": "Assistant X, Translator Y",
    "users": "14 permit desk",
    "hypothesis": "Ranking halves: the wait",
    "data": "public, internal, no personal data",
    "ends-on": "2027-06-30",
    "decides": "A. Jansen <a.jansen@example.org>",
    "contact": "ai@example.org",
    "owner": "M. de Vries",
}


def no_errors(folder: Path, *more: str) -> str:
    """What `aigov check` says of the folder, in which no error may be."""
    done = aigov("check", "-f", "concise", "--as-of", "2026-11-22", *more, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ": error: " not in done.stdout
    return done.stdout


@pytest.mark.parametrize("stage", STAGES)
def test_a_first_manifest_in_which_nobody_knows_anything_has_no_errors(stage: str, tmp_path: Path) -> None:
    done = aigov("init", "--stage", stage, "--name", "Permits", "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    no_errors(tmp_path)


def test_eight_answers_from_a_pipe_register_a_sandbox(tmp_path: Path) -> None:
    said = "".join(f"{line}\n" for line in ("sandbox", "Permits", *EIGHT.values()))
    done = aigov("init", cwd=tmp_path, stdin=said)
    assert done.returncode == 0, done.stderr
    assert "Unknown so far: 0 of 8 answers." in done.stdout
    data = yaml.safe_load((tmp_path / "aigov.yaml").read_text(encoding="utf-8"))
    assert data["sandbox"]["tools"] == ["assistant-x", "translator-y"]
    assert data["sandbox"]["users"] == {"count": 14, "groups": ["permit_desk"], "cap": "unknown"}
    assert data["sandbox"]["data"] == {"allowed": ["public", "internal"], "personal_data": "none"}
    assert data["decisions"][0]["decider"] == {"name": "A. Jansen", "email": "a.jansen@example.org"}
    said_of = no_errors(tmp_path)
    assert ": warning: " not in said_of


def test_whoever_sits_at_a_terminal_is_asked_again(tmp_path: Path) -> None:
    typed = b"sandbox\nPermits\n\n\n\n\n30-06-2027\n2027-06-30\n\n\n\n\nno\n"
    done = at_a_terminal("init", typed=typed, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("  ends-on [unknown]: ") == 2
    assert '"30-06-2027" is not a day; write it as 2027-06-30, or unknown.' in done.stderr
    assert "  ends_on: 2027-06-30\n" in (tmp_path / "aigov.yaml").read_text(encoding="utf-8")


def test_an_idea_needs_at_most_forty_lines(tmp_path: Path) -> None:
    aigov("init", "--name", "Permits", "--yes", cwd=tmp_path)
    assert len((tmp_path / "aigov.yaml").read_text(encoding="utf-8").splitlines()) <= 40


def test_the_same_answers_as_options_give_the_same_file(tmp_path: Path) -> None:
    options = [part for name, text in EIGHT.items() for part in (f"--{name}", text)]
    aigov("init", "a.aigov.yaml", "--stage", "sandbox", "--name", "P", *options, cwd=tmp_path)
    aigov(
        "init", "b.aigov.yaml", cwd=tmp_path, stdin="".join(f"{line}\n" for line in ("sandbox", "P", *EIGHT.values()))
    )
    assert (tmp_path / "a.aigov.yaml").read_bytes() == (tmp_path / "b.aigov.yaml").read_bytes()


def test_a_pipe_that_ends_leaves_the_rest_unknown_and_says_so(tmp_path: Path) -> None:
    done = aigov("init", cwd=tmp_path, stdin="sandbox\nPermits\nAssistant X\n")
    assert done.returncode == 0
    assert "The answers end here" in done.stderr
    assert "Unknown so far: 7 of 8 answers." in done.stdout
    no_errors(tmp_path)


@pytest.mark.parametrize("there", ["a file", "a folder", "a dead link"])
def test_what_is_there_is_never_overwritten(there: str, tmp_path: Path) -> None:
    file = tmp_path / "x.aigov.yaml"
    if there == "a file":
        file.write_text("mine\n", encoding="utf-8")
    elif there == "a dead link":
        file.symlink_to(tmp_path / "gone")
    else:
        file = tmp_path / "aigov.yaml"
        file.mkdir()
    done = aigov("init", str(file) if there != "a folder" else ".", "--yes", "--name", "P", cwd=tmp_path)
    assert done.returncode == 2
    assert "It is there already, and is not overwritten." in done.stderr
    assert there != "a file" or file.read_text(encoding="utf-8") == "mine\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--stage", "pilto"], 'aigov: --stage: "pilto" is not a stage; did you mean "pilot"?'),
        (["--name", "  "], "aigov: --name: A project has a name that people know it by"),
        (["--name", "unknown"], "aigov: --name: A project has a name"),
        (["--name", "TBD"], "aigov: --name: A project has a name"),
        (["--name", "a\x1b[31mb"], "aigov: --name: There is a control character in it."),
        (
            ["--stage", "sandbox", "--ends-on", "30-06-2027"],
            'aigov: --ends-on: "30-06-2027" is not a day; write it as 2027-06-30',
        ),
        (["--stage", "sandbox", "--ends-on", "2027-02-30"], 'aigov: --ends-on: "2027-02-30" is not a day'),
        (["--stage", "sandbox", "--data", "secret"], 'aigov: --data: "secret" is not one of public, internal'),
        (["--stage", "sandbox", "--data", "ordinary, criminal"], "aigov: --data: Of personal data one kind is written"),
        (["--stage", "sandbox", "--users", "many"], 'aigov: --users: "many" does not begin with a number'),
        (["--stage", "sandbox", "--owner", "<a@b>"], 'aigov: --owner: "<a@b>" is not read as a person'),
        (["--tools", "X"], "aigov: --tools: This is asked of a sandbox only"),
        (["nowhere"], "aigov: nowhere: There is no such folder."),
        (["permits.yaml"], "aigov: permits.yaml: A manifest is named aigov.yaml, or like permits.aigov.yaml."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_read_is_refused_with_what_would_do(arguments: list[str], words: str, tmp_path: Path) -> None:
    name = [] if "--name" in arguments else ["--name", "P"]
    done = aigov("init", "--yes", *name, *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "Parking: permits #1",
        "- dash",
        "'single'",
        '"double" \\ backslash',
        "{braces}, [brackets]",
        "No",
        "null",
        "12:30",
        "2026-01-01",
        "1e3",
        "0x1F",
        "a # comment",
        "&anchor *alias !tag",
        "% @ ` | >",
        "Ünïcödé 待ち時間 😀",
        "?",
        "a: b: c",
        "trailing:",
    ],
)
def test_any_name_is_read_back_as_it_was_given(name: str) -> None:
    if not any(map(str.isalnum, name)):
        name += "1"
    text = written(answers.name(name), "idea")
    assert str(yaml.safe_load(text)["project"]["name"]) == name
    assert yaml.load(text, yaml.BaseLoader)["project"]["name"] == name


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_people_type_the_file_has_no_problem_that_reading_finds(name: str, statement: str) -> None:
    try:
        told = {"statement": answers.line(statement)}
        name = answers.name(name)
    except ValueError:
        return
    document = source.load([("aigov.yaml", written(name, "idea", told).encode())])
    assert document.problems == ()
    assert document.data["project"]["name"] == name


@settings(max_examples=300, deadline=None)
@given(
    st.recursive(
        st.text() | st.integers() | st.booleans(),
        lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.text(min_size=1), inner, min_size=1),
        max_leaves=8,
    )
)
def test_any_data_is_read_back_from_one_line_and_from_a_block(value: object) -> None:
    assert yaml.load(f"a: {flow(value)}\n", Text)["a"] == texts(value)
    assert yaml.load(block({"a": value}), Text)["a"] == texts(value)


class Text(yaml.BaseLoader):
    """Reads every scalar as text, as YAML 1.2 without types would."""


def texts(value: object) -> object:
    if isinstance(value, dict):
        return {key: texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_what_stands_for_an_answer_is_unknown_whichever_question_it_answers(tmp_path: Path) -> None:
    told = {question.name: question.read("tbd") for question in questions.every()}
    assert set(map(str, told.values())) == {"unknown", "{'allowed': 'unknown', 'personal_data': 'unknown'}"}
    (tmp_path / "aigov.yaml").write_text(written("P", "sandbox", told), encoding="utf-8")
    no_errors(tmp_path)
    with pytest.raises(ValueError, match="is not read as a person"):
        answers.who("tbd <a@example.org>")


def test_an_id_is_made_of_the_name_and_there_is_always_one() -> None:
    assert answers.key("Über-Parking: permits!") == "uber-parking-permits"
    assert yaml.safe_load(written("待ち", "idea"))["project"]["id"] == "project"


def test_two_tools_whose_ids_would_be_one_get_two() -> None:
    text = written("P", "sandbox", {"tools": ["A b", "a-b", "待"]})
    assert [system["id"] for system in yaml.safe_load(text)["systems"]] == ["a-b", "a-b-2", "tool-3"]


@pytest.mark.parametrize("value", [True, False, 3, -2, 1.5, "", "x", "unknown", "~", "P3M", "\u2028", "\ud7ff", "\x7f"])
def test_a_scalar_is_read_back(value: object) -> None:
    assert yaml.safe_load(scalar(value)) == value


def test_lists_of_sections_are_indented_so_that_they_are_read_back() -> None:
    data = {"a": [{"b": {"c": [1, 2]}, "d": []}, {"b": {}}], "e": "f"}
    assert yaml.safe_load(block(data)) == data


def test_every_section_of_a_manifest_is_asked_for_at_some_stage_or_left_out_on_purpose() -> None:
    from aigov import resources

    there = set(yaml.safe_load(written("P", "production"))) | set(yaml.safe_load(written("P", "sandbox")))
    left_out = {"people", "evidence", "open_questions", "readings", "extensions", "organisation"}
    assert there | left_out == set(resources.schema("manifest")["properties"])
