"""A pack may speak other languages than ours: what it declares, what it says in them, and what it is told it lacks."""

from pathlib import Path
from typing import Final

import pytest
from made_packs import PACK, RULE, SOURCES, changed, written
from running import aigov

from aigov import packs, trial
from aigov.errors import PackError
from aigov.language import speak
from aigov.packs.pack import Pack

BOTH: Final = f"{PACK}languages: [nl, de]\n"
DUTCH: Final = """\
nl:
  title: Er is een opdrachtgever
  why: Iemand staat ervoor in.
  message: "De opdrachtgever is {mandate.sponsor.name}."
  remedy: Vraag wie ervoor instaat.
"""
GERMAN: Final = """\
de:
  title: Ein Auftraggeber ist benannt
  why: Jemand steht dafür ein.
  message: "Der Auftraggeber ist {mandate.sponsor.name}."
  remedy: Fragen Sie, wer dafür einsteht.
"""
SPOKEN: Final = """\
articles:
  ACM: {title: Code of conduct}
claims:
  ACM-01:
    claim: Somebody answers for each project.
    nl: {claim: Iemand staat in voor elk project.}
    de: {claim: Jemand steht für jedes Projekt ein.}
"""
NAME: Final = "acme/sponsor.yaml"
MANIFEST: Final = "aigov: 1\nproject: {id: permits, name: Permits, stage: idea}\nmandate: {sponsor: {name: B. Bos}}\n"


def loaded(folder: Path, rule: str, pack: str = BOTH, sources: str = SPOKEN) -> Pack:
    """Return the pack that is kept from a first load: what a rule says must come back from there."""
    written(folder, {NAME: rule}, pack=pack, sources=sources)
    packs.load(folder, {})
    return packs.load(folder, {})


def refused(folder: Path, rule: str, pack: str = BOTH, sources: str = SPOKEN) -> list[str]:
    written(folder, {NAME: rule}, pack=pack, sources=sources)
    with pytest.raises(PackError) as error:
        packs.load(folder, {}, cache=False)
    return [line.removeprefix(f"{folder}/") for line in error.value.problems]


def unsaid(pack: Pack) -> list[str]:
    return [
        f"{each.file}:{remark.line}:{remark.column}: {each.rule}: {remark.text}"
        for each in trial.unsaid(pack)
        for remark in each.remarks
    ]


def test_a_rule_answers_in_each_language_of_its_pack_and_else_in_english(tmp_path: Path) -> None:
    pack = loaded(tmp_path, f"{DUTCH}{GERMAN}{RULE}")
    (rule,) = pack.rules
    assert pack.languages == ("nl", "de")
    titles = {}
    for language in ("en", "nl", "de", "fr"):
        speak(language)
        titles[language] = (rule.title, pack.claim("ACM-01")["claim"])
    assert titles == {
        "en": ("A sponsor is named", "Somebody answers for each project."),
        "nl": ("Er is een opdrachtgever", "Iemand staat in voor elk project."),
        "de": ("Ein Auftraggeber ist benannt", "Jemand steht für jedes Projekt ein."),
        "fr": ("A sponsor is named", "Somebody answers for each project."),
    }
    assert unsaid(pack) == []


def test_dutch_needs_no_declaration_and_then_nothing_of_it_is_missing(tmp_path: Path) -> None:
    pack = loaded(tmp_path, f"nl: {{title: Er is een opdrachtgever}}\n{RULE}", PACK, SOURCES)
    assert pack.languages == ()
    assert unsaid(pack) == []


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (f"fr: {{title: Un titre}}\n{RULE}", '"fr" is a language that this pack does not declare; in pack.yaml: '),
        (f"fr: un titre\n{RULE}", '"fr" is a language that this pack does not declare; in pack.yaml: '),
        (f"xx: {{title: A title}}\n{RULE}", '"xx" is neither a key that is known here nor a language.'),
        (f"en: {{title: A title}}\n{RULE}", "The texts in English stand by themselves, under no language."),
        (f"deu: {{title: Ein Titel}}\n{RULE}", '"deu" is not a key of a rule; did you mean "due"?'),
    ],
    ids=["not declared", "not declared, and a text", "no language", "English", "three letters"],
)
def test_a_key_that_is_no_language_of_the_pack_is_refused_at_its_line(rule: str, told: str, tmp_path: Path) -> None:
    (line,) = refused(tmp_path, rule)
    assert line.startswith(f"acme/sponsor.yaml:1:1: {told}")
    if "declare" in told:
        assert line.endswith("`languages: [de, nl, fr]`.")


def test_what_stands_under_a_language_is_judged_as_a_rules_own_texts_are(tmp_path: Path) -> None:
    wrong = GERMAN.replace("  why:", "  wy:").replace("mandate.sponsor", "mandat.sponsor")
    told = refused(tmp_path, f"{wrong}{RULE}")
    assert told == [
        'acme/sponsor.yaml:3:3: "wy" is not a field of de; did you mean "why"?',
        'acme/sponsor.yaml:4:35: "mandat" is not a name that this rule knows; did you mean "mandate"?',
    ]


def test_where_a_rule_is_marked_is_no_language(tmp_path: Path) -> None:
    rule = changed(("assert:", "assert: mandate.sponsor.name != ''\nat: mandate.sponsor"))
    assert loaded(tmp_path, rule, PACK, SOURCES).rules[0].at is not None


def test_a_claim_in_a_language_that_is_not_declared_is_refused_at_its_line(tmp_path: Path) -> None:
    (line,) = refused(tmp_path, RULE, f"{PACK}languages: [nl]\n")
    assert line.startswith('sources.yaml:7:5: "de" is a language that this pack does not declare; in pack.yaml: ')


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("[dutch]", '4:13: "dutch" should be a language\'s code of two small letters, such as nl'),
        ("[dk]", '4:13: "dk" is the code of no language in ISO 639-1'),
        ("[nl, en]", "4:17: English is what a rule's own texts are in; only other languages are declared."),
        ("[nl, nl]", '4:17: "nl" stands here twice.'),
    ],
)
def test_only_languages_are_declared_and_each_once(languages: str, told: str, tmp_path: Path) -> None:
    told_lines = refused(tmp_path, RULE, f"{PACK}languages: {languages}\n", SOURCES)
    assert [line.startswith(f"pack.yaml:{told}") for line in told_lines] == [True]


def test_what_a_declared_language_lacks_is_told_at_its_line_and_keeps_no_pack_from_judging(tmp_path: Path) -> None:
    german = GERMAN.replace("  why: Jemand steht dafür ein.\n", "").replace("{mandate.sponsor.name}", "{stage}")
    sources = SPOKEN.replace("    de: {claim: Jemand steht für jedes Projekt ein.}\n", "")
    assert unsaid(loaded(tmp_path, f"{german}{RULE}", BOTH, sources)) == [
        "acme/sponsor.yaml:5:1: acme/sponsor: Under `nl` is not written: `title`, `why`, `message`, `remedy`.",
        "acme/sponsor.yaml:1:1: acme/sponsor: Under `de` is not written: `why`.",
        "acme/sponsor.yaml:3:3: acme/sponsor: The English also fills in {mandate.sponsor.name}.",
        "acme/sponsor.yaml:3:3: acme/sponsor: The English does not fill in {stage}.",
        "sources.yaml:4:3: ACM-01: Under `de` is not written: `claim`.",
    ]


def test_a_text_that_english_does_not_have_is_told(tmp_path: Path) -> None:
    silent = changed(("assert:", "require: [mandate.sponsor]"), ('message: "The', ""))
    pack = loaded(tmp_path, f"{DUTCH}{silent}", PACK, SOURCES)
    assert unsaid(pack) == [
        "acme/sponsor.yaml:4:3: acme/sponsor: There is no `message` in English that this says in nl."
    ]


def here(folder: Path, **texts: str) -> Path:
    """Write a project with the pack beside it."""
    written(folder / "pack", {NAME: texts.get("rule", f"{DUTCH}{GERMAN}{RULE}")}, pack=BOTH, sources=SPOKEN)
    (folder / "aigov.toml").write_text('packs = ["core", "./pack"]\n', encoding="utf-8")
    rule = (folder / "pack" / NAME).read_text(encoding="utf-8")
    (folder / "pack" / NAME).write_text(rule.replace("!= ''", "== 'K. Smit'"), encoding="utf-8")
    (folder / "aigov.yaml").write_text(MANIFEST, encoding="utf-8")
    return folder


def test_a_run_speaks_the_language_of_a_pack_for_its_rules_and_english_for_the_rest(tmp_path: Path) -> None:
    done = aigov("check", "--lang", "de", "--as-of", "2026-01-01", "--select", "acme", cwd=here(tmp_path))
    assert "Der Auftraggeber ist" in done.stdout
    assert "Fragen Sie, wer dafür einsteht." in done.stdout
    assert "warning: " in done.stdout
    assert "Nobody here speaks" not in done.stdout + done.stderr
    explained = aigov("explain", "acme/sponsor", "--lang", "de", cwd=tmp_path).stdout
    assert explained.startswith("acme/sponsor: Ein Auftraggeber ist benannt\n\nJemand steht dafür ein.\n")
    assert "ACM-01: Jemand steht für jedes Projekt ein." in explained


def test_whoever_asks_for_a_language_that_nobody_speaks_hears_what_each_pack_does(tmp_path: Path) -> None:
    done = aigov("check", "--lang", "fr", "--as-of", "2026-01-01", cwd=here(tmp_path))
    told = 'Nobody here speaks "fr": aigov speaks en and nl; the pack acme, de. This is English.'
    assert told in " ".join((done.stdout + done.stderr).split())


def test_the_test_of_a_pack_fails_where_a_language_lacks_something(tmp_path: Path) -> None:
    place = here(tmp_path, rule=f"{DUTCH}{RULE}")
    done = aigov("test", "pack", cwd=place)
    assert done.returncode == 1
    assert "pack/acme/sponsor.yaml:6:1: acme/sponsor: Under `de` is not written: " in done.stdout
    assert "1 place where a language says less, or fills in something else" in done.stdout


def test_a_new_rule_says_what_it_does_not_say_yet(tmp_path: Path) -> None:
    place = here(tmp_path)
    told = aigov(
        "new",
        "rule",
        "acme/asked",
        "--kind",
        "present",
        "--field",
        "need.asked_by",
        "--pack",
        "pack",
        "--yes",
        cwd=place,
    ).stdout
    assert "its examples hold" in told
    assert "write its texts in nl, de too, then: aigov test pack" in told
    tested = aigov("test", "pack", "--select", "acme/asked", cwd=place)
    assert "Under `de` is not written: `title`, `why`, `remedy`." in tested.stdout.replace("`message`, ", "")
