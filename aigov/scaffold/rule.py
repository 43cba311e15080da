"""A rule's file from a draft and from what every rule says of itself, with the examples that are its tests."""

import re
from collections.abc import Iterator
from textwrap import fill
from typing import NamedTuple

from aigov.scaffold.block import flow, scalar
from aigov.scaffold.fields import DAY, Schema, find, merged, roles
from aigov.scaffold.kinds import Case, Draft, steps
from aigov.spelling import suggestion


class About(NamedTuple):
    """What every rule says of itself, whatever it asks; an empty title or remedy is the draft's."""

    title: str
    why: str
    remedy: str
    acts: str
    stage: str
    level: str
    basis: tuple[str, ...]


def text(draft: Draft, about: About) -> str:
    """Return the file. It holds unchanged under `aigov test`."""
    return "\n".join([*_statement(draft, about), "examples:", *_examples(draft, about.stage)]) + "\n"


def who_acts(schema: Schema, written: str, draft: Draft) -> str:
    """Return who acts as a rule says it: a role, or a path to a who; raises ValueError with what would do."""
    who = written.strip()
    if re.fullmatch(r"x_[a-z0-9_]+", who) or who in roles(schema):
        return who
    if "." not in who:
        raise ValueError(
            f'"{who}" is not a role{suggestion(who, roles(schema))} A field that holds a person will do: kpis.owner.'
        )
    field = find(schema, who)
    if field.kind != "who":
        raise ValueError(f'"{who}" leads to nobody.')
    if steps(field) and steps(field) != draft.steps:
        raise ValueError(
            f'"{who}" stands in a list, and of which item is not clear; name a role, or a field outside a list.'
        )
    return field.path


def _statement(draft: Draft, about: About) -> Iterator[str]:
    yield f"title: {scalar(_plain(about.title or draft.title))}"
    if about.basis:
        yield f"basis: {flow(about.basis)}"
    yield "ground: practice"
    yield f"why: >\n{_folded(about.why)}"
    yield f"stages: {flow({about.stage: about.level})}"
    if draft.steps:
        yield f"each: {draft.steps[0] if len(draft.steps) == 1 else flow(draft.steps)}"
    yield from (f"{key}: {value}" for key, value in draft.logic.items())
    if draft.message:
        yield f"message: {_quoted(draft.message)}"
    yield f"remedy: >\n{_folded(_braces(about.remedy) or draft.remedy)}"
    yield f"acts: {about.acts}"
    yield f"verifies: {draft.verifies}"


def _examples(draft: Draft, stage: str) -> Iterator[str]:
    yield "  - name: as it should be"
    yield "    manifest:"
    manifest = merged({"project": {"stage": stage}}, draft.manifest)
    yield from (f"      {section}: {flow(value)}" for section, value in manifest.items())
    yield "    expect: pass"
    for case in draft.cases:
        yield from _case(case)


def _case(case: Case) -> Iterator[str]:
    yield f"  - name: {scalar(case.name)}"
    if case.as_of and case.as_of != DAY:
        yield f"    as_of: {case.as_of}"
    if case.put:
        yield f"    set: {flow(case.put)}"
    if case.drop:
        yield f"    drop: {flow([case.drop])}"
    yield f"    expect: {case.outcome or flow([{'at': case.at}])}"


def _quoted(message: str) -> str:
    return '"' + message.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _folded(prose: str) -> str:
    return fill(" ".join(prose.split()), 118, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _plain(title: str) -> str:
    return " ".join(title.split()).replace("`", "")


def _braces(prose: str) -> str:
    return prose.replace("{", "{{").replace("}", "}}")
