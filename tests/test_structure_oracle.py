"""jsonschema as the oracle of structure: the same verdict and the same places, but for the differences in a table."""

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry

from aigov import resources, source, structure
from aigov.spelling import near

MANIFEST = resources.schema("manifest")
ORACLE = Draft202012Validator(MANIFEST, registry=Registry())
EXAMPLES = Path(__file__).parent.parent / "examples"
WANTED = 2400
Where = tuple[str | int, ...]

PROJECT = {"id": "permits", "name": "Permits", "stage": "pilot"}
STATEMENT = MANIFEST["$defs"]["Need"]["properties"]["statement"]["examples"][0]

# What we say and the schema cannot: kind -> a manifest in which jsonschema finds nothing and we find this alone.
OURS: dict[str, dict[str, Any]] = {
    "no-such-date": {"dpia": {"approved_on": "2026-02-30"}},
    "unknown-reference": {"kpis": [{"id": "a"}], "mandate": {"aims": [{"aim": "safety", "kpi": "b"}]}},
    "unknown-who": {"mandate": {"sponsor": "nobody-listed"}},
    "no-such-path": {"open_questions": [{"at": "dpia.staus"}]},
    "repeated-id": {"kpis": [{"id": "a"}, {"id": "a"}]},
    "copied-example": {"need": {"statement": STATEMENT}},
}


@pytest.mark.parametrize("kind", OURS)
def test_a_difference_that_is_meant_is_shown(kind: str) -> None:
    manifest = {"aigov": 1, "project": PROJECT, **OURS[kind]}
    assert list(ORACLE.iter_errors(manifest)) == []
    assert [problem.kind for problem in structure.check(manifest, MANIFEST)] == [kind]


def test_a_required_placeholder_is_refused_by_both_and_worded_by_us() -> None:
    manifest = {"aigov": 1, "project": {**PROJECT, "name": "unknown"}}
    assert oracle(manifest) == ours(manifest) == {("project", "name")}
    assert structure.check(manifest, MANIFEST)[0].kind == "placeholder-required"


def test_a_misspelt_key_that_is_required_is_one_finding_with_us_and_two_with_jsonschema() -> None:
    manifest = {"aigov": 1, "project": {"idd": "permits", "name": "Permits", "stage": "pilot"}}
    assert oracle(manifest) == {("project", "idd"), ("project", "id")}
    assert ours(manifest) == {("project", "idd")}


def test_another_version_is_refused_alone() -> None:
    manifest = {"aigov": 2, "project": {}}
    assert len(oracle(manifest)) == 4
    assert ours(manifest) == {("aigov",)}


def oracle(manifest: Any) -> set[Where]:
    return {place for error in ORACLE.iter_errors(manifest) for place in places(error)}


def places(error: ValidationError, above: Where = ()) -> Iterator[Where]:
    """Where an error of jsonschema stands: of an `anyOf` in the branch whose type the value has."""
    path = (*above, *error.relative_path)
    if "propertyNames" in error.relative_schema_path:
        yield (*path, error.instance)
    elif error.validator == "additionalProperties":
        yield from ((*path, key) for key in error.instance if key not in error.schema.get("properties", {}))
    elif error.validator == "required":
        yield from ((*path, key) for key in error.validator_value if key not in error.instance)
    elif error.validator == "anyOf":
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.schema_path[0], []).append(inner)
        meant = [branch for branch in branches.values() if not any(is_other_type(inner) for inner in branch)]
        if meant:
            for inner in min(meant, key=len):
                yield from places(inner, path)
        else:
            yield path
    else:
        yield path


def is_other_type(error: ValidationError) -> bool:
    if error.relative_path:
        return False
    if error.validator == "anyOf":
        return all(is_other_type(inner) for inner in error.context or ())
    return error.validator == "type" or (error.validator == "const" and error.validator_value == "unknown")


def ours(manifest: Any, people: tuple[str, ...] = ()) -> set[Where]:
    problems = structure.check(manifest, MANIFEST, known_people=people)
    return {problem.path for problem in problems if problem.kind not in OURS}


def agreed(manifest: Any, theirs: set[Where]) -> set[Where]:
    """The places of the oracle without those that the table and the two tests below it tell of."""
    if ("aigov",) in theirs and type(manifest.get("aigov")) in (int, float):
        return {("aigov",)}
    written = {place for place in theirs if is_written(manifest, place)}
    return {
        place
        for place in theirs
        if place in written
        or near(str(place[-1]), [str(other[-1]) for other in written if other[:-1] == place[:-1]]) is None
    }


def is_written(manifest: Any, place: Where) -> bool:
    value = manifest
    for part in place:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


# ----------------------------------------------------------------------------------------------------------------------

VALUES: list[Any] = [
    *(
        "",
        "unknown",
        "some text",
        "2026-13-01",
        "2026-02-01",
        "P3M",
        "P",
        "yes",
        "executive",
        "a b",
        "x" * 80,
    ),
    *(True, False, 0, 1, -1, 2, 1.5, 100.5, 1e9, [], {}, ["unknown"], [{}], {"name": ""}, {"name": "A"}, {"id": "a"}),
    *(["a", 1], {"unknown": 1}, [[]], "2026-02-01\n", "\uff12026-02-01", "UNKNOWN"),
]


def spots(value: Any, path: Where = ()) -> Iterator[Where]:
    if path:
        yield path
    for part, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from spots(inner, (*path, part))


def mutated(manifest: Any, chance: random.Random) -> Any:
    mutant = copy.deepcopy(manifest)
    for _ in range(chance.choice((1, 1, 2, 3))):
        path = chance.choice(list(spots(mutant)))
        holder = mutant
        for part in path[:-1]:
            holder = holder[part]
        last = path[-1]
        what = chance.randrange(8)
        if what < 3:
            holder[last] = copy.deepcopy(chance.choice(VALUES))
        elif what == 3:
            del holder[last]
        elif isinstance(holder, dict) and what == 4:
            name = str(last)
            cut = chance.randrange(len(name) + 1)
            holder[
                chance.choice((name[:cut] + name[cut + 1 :], name + "s", "x_" + name, name.upper(), "other", ""))
            ] = holder.pop(last)
        elif isinstance(holder, dict) and what == 5:
            holder[chance.choice(("staus", "note", "id", "name", "x_own", "A b", "unknown"))] = copy.deepcopy(
                chance.choice(VALUES)
            )
        elif isinstance(holder, list) and what in (4, 5):
            holder.insert(last, copy.deepcopy(chance.choice([*VALUES, *holder])))
        else:
            other = chance.choice(list(spots(manifest)))
            holder[last] = copy.deepcopy(value_at(manifest, other))
        if not isinstance(mutant, dict) or not mutant:
            break
    return mutant


def value_at(manifest: Any, path: Where) -> Any:
    for part in path:
        manifest = manifest[part]
    return manifest


@cache
def real() -> list[Any]:
    names = ["permits", "sandbox-lapsed", "voice2text", "virtual-assistant-gem", "idea"]
    return [source.load([(name, (EXAMPLES / name / "aigov.yaml").read_bytes())]).data for name in names]


def test_jsonschema_finds_the_same_places_in_thousands_of_mutants() -> None:
    chance = random.Random(20261122)
    seen: set[str] = set()
    broken = 0
    while len(seen) < WANTED:
        mutant = mutated(chance.choice(real()), chance)
        written = json.dumps(mutant, sort_keys=True)
        if written in seen:
            continue
        seen.add(written)
        theirs = agreed(mutant, oracle(mutant))
        assert ours(mutant) == theirs, written
        broken += bool(theirs)
    assert broken > WANTED // 3
    assert WANTED - broken > WANTED // 20
