"""Everything that loading refuses in a rule's file, with its exact place and its suggestion."""

import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from made_packs import RULE, changed, written

from aigov import packs
from aigov.errors import PackError
from aigov.hooks import FieldPath, Judgement, Subject, says


class Options(NamedTuple):
    who: FieldPath
    others: tuple[FieldPath, ...] = ()
    least: int = 1


@says("person")
def apart(subject: Subject, options: Options) -> Iterator[Judgement]:
    yield from ()


def plain(subject: Subject) -> Iterator[Judgement]:
    yield from ()


def odd(subject: Subject, options: dict) -> Iterator[Judgement]:
    yield from ()


CHECKS = {"apart": apart, "plain": plain, "odd": odd, "gone": "no_such_module:check", "missing": "tests:nothing"}


def told(folder: Path, rules: dict[str, str], **more: str) -> list[str]:
    """Return the problems of a pack with these rules, without the folder in front."""
    with pytest.raises(PackError) as caught:
        packs.load(written(folder, rules, **more), CHECKS, cache=False)
    return [line.removeprefix(f"{folder}/") for line in caught.value.problems]


REFUSED = tomllib.loads((Path(__file__).parent / "data/refusals.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_wrong_is_told_at_its_place(case: dict[str, str], tmp_path: Path) -> None:
    pairs = [(old, new) for old, new in case.items() if old != "told"]
    lines = [f"acme/sponsor.yaml:{line}" for line in case["told"].splitlines()]
    assert told(tmp_path, {"acme/sponsor.yaml": changed(*pairs)}) == lines


def test_the_rule_that_the_table_changes_is_sound(tmp_path: Path) -> None:
    pack = packs.load(written(tmp_path, {"acme/sponsor.yaml": RULE}), CHECKS, cache=False)
    assert [rule.id for rule in pack.rules] == ["acme/sponsor"]


def test_every_problem_of_every_file_is_told_in_order(tmp_path: Path) -> None:
    rules = {
        "acme/second.yaml": changed(("ground:", "ground: law"), ("remedy:", "remedy: Set it.")),
        "acme/first.yaml": "- no rule\n",
        "Acme/third.yaml": RULE,
        "acme/sixth.yml": RULE,
        "fourth.yaml": RULE,
        "acme/deeper/fifth.yaml": RULE,
    }
    sources = "claims:\n  ACM-01: {claim: A., stages: idea}\n"
    assert told(tmp_path, rules, pack="name: Acme\nversion: 1\n", sources=sources) == [
        (
            "Acme/third.yaml:1:1: A rule's id is its path, AREA/RULE in small letters with hyphens:"
            " rename the file or its folder."
        ),
        "acme/deeper:1:1: A rule stands one folder down, as AREA/RULE.yaml; this folder is not looked into.",
        "acme/first.yaml:1:1: The file holds a list, and no keys.",
        "acme/second.yaml:3:9: A rule that a law grounds says under `touches` which one, and where.",
        'acme/second.yaml:10:9: A remedy is the next step in the world first: it does not begin with "Set".',
        'acme/sixth.yml:1:1: A rule\'s file ends in .yaml; rename it to "sixth.yaml".',
        (
            "fourth.yaml:1:1: Beside pack.yaml and sources.yaml no YAML file stands at the top of a pack;"
            " a rule is AREA/RULE.yaml."
        ),
        'pack.yaml:1:1: The file has no "title".',
        'pack.yaml:1:7: "Acme" should be small letters and digits, with hyphens between words; did you mean "acme"?',
        'pack.yaml:2:10: "version" should be text, and the number 1 is written; in quotes it is text: "1".',
        'sources.yaml:2:23: "stages" is not a field of claims.ACM-01; did you mean "stage"?',
    ]


def test_a_claim_names_its_text(tmp_path: Path) -> None:
    sources = "articles:\n  ACM: {title: A.}\nclaims:\n  ACM-01: {claim: A.}\n  AMC-02: {claim: B.}\n"
    (line,) = told(tmp_path, {"acme/sponsor.yaml": RULE}, sources=sources)
    assert line == (
        "sources.yaml:5:3: A claim's name begins with that of its text,"
        ' and "AMC" is not under `articles`; did you mean "ACM"?'
    )


def test_a_pack_without_sources_names_no_claims(tmp_path: Path) -> None:
    (line,) = told(tmp_path, {"acme/sponsor.yaml": RULE}, sources=None)
    what = '"ACM-01" is not a claim of sources.yaml; the pack has no sources.yaml that names any.'
    assert line == f"acme/sponsor.yaml:2:9: {what}"
    bare = written(tmp_path / "bare", {"acme/sponsor.yaml": changed(("basis:", ""))}, sources=None)
    assert packs.load(bare, {}, cache=False).sources == {}


@pytest.mark.parametrize(
    ("area", "ground", "stages", "line"),
    [
        (
            "roadmap",
            "article",
            "{idea: note, pilot: error}",
            "7:29: A rule that only an article grounds is at most a warning",
        ),
        ("roadmap", "article", "{idea: note, pilot: warning}", None),
        ("roadmap", "practice", "{pilot: error}", None),
        ("dpia", "article", "{pilot: error}", None),
        ("bias-review", "article", "{pilot: error}", None),
    ],
)
def test_in_the_core_pack_an_article_alone_grounds_an_error_in_six_areas(
    area: str, ground: str, stages: str, line: str | None, tmp_path: Path
) -> None:
    rule = changed(("ground:", f"ground: {ground}"), ("stages:", f"stages: {stages}"))
    folder = written(tmp_path, {f"{area}/sponsor.yaml": rule}, pack='name: core\nversion: "1"\ntitle: A.\n')
    if line is None:
        assert packs.load(folder, {}, cache=False).name == "core"
    else:
        (found,) = told(tmp_path, {}, pack='name: core\nversion: "1"\ntitle: A.\n')
        assert found.startswith(f"{area}/sponsor.yaml:{line}")
    other = tmp_path / "other"
    assert packs.load(written(other, {f"{area}/sponsor.yaml": rule}), {}, cache=False).name == "acme"


def test_a_rule_of_the_core_pack_names_its_claims(tmp_path: Path) -> None:
    rule = changed(("basis:", ""))
    (line,) = told(tmp_path, {"mandate/sponsor.yaml": rule}, pack='name: core\nversion: "1"\ntitle: A.\n')
    assert line.startswith("mandate/sponsor.yaml:1:1: A rule of the core pack names the claims")


def test_a_folder_that_is_no_pack_is_told_in_one_line(tmp_path: Path) -> None:
    assert told(tmp_path / "empty", {}, pack="", sources=None)[0].startswith("pack.yaml:1:1: The file is empty.")
    (tmp_path / "empty/pack.yaml").unlink()
    for folder, line in (
        (
            tmp_path / "empty",
            "pack.yaml:1:1: There is no pack.yaml here; it says what the pack is: name, version, title.",
        ),
        (tmp_path / "nowhere", f"{tmp_path}/nowhere: The folder cannot be read: No such file or directory."),
        (tmp_path / "empty/file", f"{tmp_path}/empty/file: The folder cannot be read: Not a directory."),
    ):
        (tmp_path / "empty/file").write_text("")
        with pytest.raises(PackError) as caught:
            packs.load(folder, {})
        assert [one.removeprefix(f"{folder}/") for one in caught.value.problems] == [line]
    with pytest.raises(PackError, match="null"):
        packs.load("a\0b", {})


def test_a_pack_without_a_rule_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == ["pack.yaml:1:1: The pack holds no rule: a rule is AREA/RULE.yaml."]


def test_problems_are_shown_as_people_would_type_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "governance/acme", {"acme/sponsor.yaml": changed(("remedy:", "remedy: Set it."))})
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path)
    for folder, shown in (
        ("governance/acme", "governance/acme"),
        ("./governance/acme/", "governance/acme"),
        (tmp_path / "governance/acme", "governance/acme"),
        ("here/../governance/acme", "governance/acme"),
    ):
        with pytest.raises(PackError, match=f"^{shown}/acme/sponsor.yaml:10:9: "):
            packs.load(folder, {})
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(PackError, match=r"^\.\./governance/acme/acme/sponsor.yaml:10:9: "):
        packs.load("../governance/acme", {})


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX's")
def test_only_regular_files_inside_the_pack_are_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "pack", {"acme/sponsor.yaml": RULE})
    (tmp_path / "outside.yaml").write_text(RULE)
    os.mkfifo(folder / "acme/pipe.yaml")
    (folder / "acme/out.yaml").symlink_to(tmp_path / "outside.yaml")
    (folder / "acme/dead.yaml").symlink_to(tmp_path / "nowhere")
    (folder / "acme/folder.yaml").mkdir()
    (folder / "linked").symlink_to(folder / "acme")
    (folder / "acme/inside.yaml").symlink_to(folder / "acme/sponsor.yaml")
    with pytest.raises(PackError) as caught:
        packs.load(folder, {})
    assert [line.removeprefix(f"{folder}/") for line in caught.value.problems] == [
        "acme/dead.yaml:1:1: The file cannot be read: No such file or directory.",
        "acme/folder.yaml:1:1: This is not a regular file, and is not read.",
        "acme/out.yaml:1:1: This link leads out of the pack, and is not followed.",
        "acme/pipe.yaml:1:1: This is not a regular file, and is not read.",
        "linked:1:1: This is a link to a folder, which is not followed.",
    ]


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    (line,) = told(tmp_path, {"acme/sponsor.yaml": RULE + "#" * (2 << 20)})
    assert line.startswith("acme/sponsor.yaml:1:1: The file has more than 1048576 bytes,")


def test_two_rules_that_word_one_kind_are_refused(tmp_path: Path) -> None:
    words = changed(
        ("stages:", "level: error"), ("assert:", "reports: duplicate-key"), ("message:", 'message: "{key}"'),
        ("acts:", ""), ("verifies:", ""),
    )  # fmt: skip
    assert told(tmp_path, {"acme/one.yaml": words, "acme/two.yaml": words}) == [
        'acme/two.yaml:1:1: "duplicate-key" is put into words twice: here and in acme/one.yaml.'
    ]


def test_one_rules_problems_can_be_asked_for_by_themselves(tmp_path: Path) -> None:
    folder = written(tmp_path, {"acme/sponsor.yaml": RULE})
    wrong = changed(("basis:", "basis: [ACM-03]"), ("assert:", "assert: mandate.sponser != ''")).encode()
    assert packs.rule_problems("acme/sponsor.yaml", RULE.encode(), {}, folder=folder) == []
    assert [problem.line for problem in packs.rule_problems("acme/a.yaml", wrong, {}, folder=folder)] == [2, 8]
    assert [problem.line for problem in packs.rule_problems("acme/a.yaml", wrong, {})] == [8]


def test_claims_that_cannot_be_read_are_told_and_looked_up_nowhere(tmp_path: Path) -> None:
    lines = told(tmp_path, {"acme/sponsor.yaml": RULE, "sources.yaml": "articles: {}\nclaims:\n\t- A\n"})
    assert [line.partition(" ")[0] for line in lines] == ["sources.yaml:3:1:"]
