"""The Dutch of the core rules: every text that a rule has in English, saying the same, in Dutch words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from aigov import explaining, packs, plugins
from aigov.cli._here import workplace
from aigov.explaining import source_of
from aigov.language import speak
from aigov.manifest.team import Roles
from aigov.packs.folder import PackFile
from aigov.packs.reading import read

CORE: Final = Path(__file__).parent.parent / "rules" / "core"
TEXTS: Final = ("title", "why", "message", "remedy")

PLACEHOLDER: Final = re.compile(r"(?<!\{)\{([a-z0-9_.]+)\}")
QUOTED: Final = re.compile(r"`[^`]*`")
NO_WORDS: Final = re.compile(r"`[^`]*`|\"[^\"]*\"|\{[^}]*\}|\b\w+(?:[._/]\w+)+\b")
"""What stays as it is in the file: quoted, a placeholder, a path."""
ENGLISH: Final = re.compile(
    r"\b(and|are|by|does|each|for|from|has|have|it|its|must|nobody|nor|not|or|should|somebody|than|that|the|their|them|then|"
    r"there|these|they|this|those|to|what|when|where|which|who|whoever|why|will|with|without|would|yet|you|your)\b",
    re.IGNORECASE,
)
"""Function words of English that no Dutch sentence has; "is", "of", "in", "was" and IT are Dutch as well."""


def rules() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(CORE.glob("*/*.yaml")):
        name = file.relative_to(CORE).as_posix()
        yield name.removesuffix(".yaml"), read(PackFile(name, file.read_bytes())).data


def amiss(data: dict[str, Any], texts: tuple[str, ...] = TEXTS) -> list[str]:
    """Return what is wrong with the Dutch of one rule, or of something else that has `texts`."""
    dutch = data.get("nl", {})
    wrong = [f"has no Dutch {key}" for key in texts if key in data and key not in dutch]
    wrong += [f"has a Dutch {key} and no English one" for key in dutch if key not in data]
    for key in texts:
        if key in data and key in dutch:
            wrong += [f"{what}, in the {key}" for what in _differs(data[key], dutch[key])]
    return wrong


def _differs(english: str, dutch: str) -> Iterator[str]:
    if dutch.split() == english.split():
        yield "the Dutch is the English"
    if set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(dutch)):
        yield "other placeholders"
    if _quoted_otherwise(english, dutch):
        yield "something else stands in backticks"
    if english.rstrip().endswith((".", "?")) != dutch.rstrip().endswith((".", "?")):
        yield "it ends otherwise"
    if found := sorted(set(ENGLISH.findall(NO_WORDS.sub(" ", dutch))) - {"IT"}):
        yield f"English words: {', '.join(found)}"


def _quoted_otherwise(english: str, dutch: str) -> bool:
    """Whether backticks hold something else; a value that the English says in words may be the file's word in Dutch."""
    marked = set(QUOTED.findall(dutch))
    added = {part.strip("`") for part in marked - set(QUOTED.findall(english))}
    return not set(QUOTED.findall(english)) <= marked or any(
        word not in english and word.replace("_", " ") not in english for word in added
    )


def test_every_core_rule_says_in_dutch_what_it_says_in_english() -> None:
    wrong = {name: found for name, data in rules() if (found := amiss(data))}
    assert wrong == {}


def test_every_claim_says_in_dutch_what_it_says_in_english() -> None:
    claims = read(PackFile("sources.yaml", (CORE / "sources.yaml").read_bytes())).data["claims"]
    wrong = {name: found for name, claim in claims.items() if (found := amiss(claim, ("claim", "not_lintable")))}
    assert wrong == {}


def test_the_source_of_a_rule_is_told_in_the_language_that_is_spoken() -> None:
    pack = packs.load(CORE, plugins.Plugins([]).checks)
    told = {}
    for language in ("en", "nl", "fy"):
        speak(language)
        told[language] = source_of("MOM-01", pack)
    assert "chief executive" in told["en"]
    assert "de hoogste bestuurder" in told["nl"]
    assert told["nl"].endswith(", inleiding)")
    assert told["fy"] == told["en"]


EXAMPLE: Final = "Zo is het bijvoorbeeld niet"


def test_no_core_rule_is_explained_with_an_english_sentence() -> None:
    speak("nl")
    place = workplace("", isolated=True)
    core = place.packs[0]
    # An English text is cited as it is: its title, and the heading under which something stands; and so are names.
    cited = ["Mayor and aldermen", "(it)", *(article["title"] for article in core.articles.values())]
    cited += [f", {claim['where']})" for claim in core.sources.values()]
    wrong = {}
    for rule in place.rules.values():
        facts = explaining.facts(rule, core, explaining.bites(rule, place))
        told = [text for name, text in facts if name not in ("leest", "pakket")]
        told += [line.partition(": ")[2] for line in explaining.lines(rule, place) if line.startswith("→")]
        text = " ".join(told)
        for each in cited:
            text = text.replace(each, "")
        if words := sorted(set(ENGLISH.findall(NO_WORDS.sub(" ", text))) - {"IT"}):
            wrong[rule.id] = words
    assert wrong == {}


def test_an_example_is_explained_with_what_is_found_in_the_language_that_is_spoken() -> None:
    place = workplace("", isolated=True)
    told = {}
    for language in ("en", "nl"):
        speak(language)
        told[language] = "\n".join(explaining.lines(place.rules["dpia/approved"], place)).rpartition("\n\n")[2]
    assert "- name: still in progress" in told["en"]
    assert "expect: [{at: dpia.status" in told["en"]
    assert told["nl"].splitlines() == [
        f"{EXAMPLE} (voorbeeld 3 van dpia/approved.yaml; elk begint bij het eerste):",
        "set: {dpia.status: in_progress}",
        "→ dpia.status: fout: De DPIA staat op `in_progress`; waar in fase `scale` persoonsgegevens worden",
        "  gebruikt, wordt `approved` of `not_required` verwacht.",
    ]


def test_an_example_that_words_a_problem_is_shown_in_english_alone() -> None:
    place = workplace("", isolated=True)
    rule = place.rules["gate/is-a-yes"]
    assert "problem: {" in "\n".join(explaining.lines(rule, place))
    speak("nl")
    assert EXAMPLE not in "\n".join(explaining.lines(rule, place))


def test_a_long_example_is_shown_to_its_end() -> None:
    place = workplace("", isolated=True)
    told = list(explaining.lines(place.rules["manifest/unknown-who"], place))
    assert told[-2:] == ["      sponsor: ajansn", "  expect: [{at: mandate.sponsor, level: error}]"]


def test_every_role_has_a_name_in_dutch() -> None:
    speak("nl")
    same = [role for role in Roles.model_fields if explaining.role_named(role) == f"`{role}`"]
    assert same == []
    assert explaining.role_named("data_owner") == "gegevenseigenaar, `data_owner`"
    assert explaining.role_named("x_neighbour") == "`x_neighbour`"


RIGHT: Final[dict[str, Any]] = {
    "title": "The DPIA is approved",
    "why": "Nobody can tell otherwise.",
    "message": 'The DPIA is {dpia.status}, and "{name}" knows.',
    "remedy": "Ask the DPO, or write `unknown`.",
    "nl": {
        "title": "De DPIA is goedgekeurd",
        "why": "Anders weet niemand het.",
        "message": 'De DPIA staat op {dpia.status}, en "{name}" weet het.',
        "remedy": "Vraag de FG, of schrijf `unknown`.",
    },
}


def test_a_rule_whose_dutch_says_the_same_has_nothing_amiss() -> None:
    assert amiss(RIGHT) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"why": None}, "has no Dutch why"),
        ({"extra": "Iets."}, "has a Dutch extra and no English one"),
        ({"title": "The DPIA is approved"}, "the Dutch is the English, in the title"),
        ({"message": "De DPIA staat op {dpia.state}."}, "other placeholders, in the message"),
        ({"remedy": "Vraag de FG, of schrijf `onbekend`."}, "something else stands in backticks, in the remedy"),
        ({"why": "Anders weet niemand het"}, "it ends otherwise, in the why"),
        ({"why": "Niemand weet the status."}, "English words: the, in the why"),
    ],
    ids=["missing", "too many", "left English", "placeholder", "backticks", "no full stop", "English words"],
)
def test_dutch_that_says_something_else_is_noticed(change: dict[str, str | None], found: str) -> None:
    dutch = {key: text for key, text in {**RIGHT["nl"], **change}.items() if text is not None}
    assert found in amiss({**RIGHT, "nl": dutch})
