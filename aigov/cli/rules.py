"""`aigov rules`: what is asked, from which stage, and on what ground."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli import examples, tell_programs, terminal_width
from aigov.cli._here import with_configuration, workplace
from aigov.cli._judging import format_option, select_option
from aigov.language import said

if TYPE_CHECKING:
    from aigov.rule import Rule
    from aigov.run.workplace import Workplace

_ROOM: Final = 100
"""Columns beside the ids, in which nearly every title fits."""


@click.command(
    short_help=said("List the rules that are asked here.", "Noem de regels die hier worden gevraagd."),
    help=said(
        "List the rules of the packs that hold here: the stage from which each bites, its level and its ground.",
        "Noem de regels van de pakketten die hier gelden: vanaf welke fase elke regel geldt, het niveau en de grond.",
    ),
    epilog=examples(
        ("aigov rules --select dpia", said("those of one area", "die van één gebied")),
        ("aigov rules --coverage -f markdown", said("what each is drawn from", "waar elke regel uit komt")),
    ),
)
@select_option(said("Only these.", "Alleen deze."))
@click.option(
    "--coverage",
    "covers",
    is_flag=True,
    help=said(
        "Each claim with its rules, and each rule with its claims.",
        "Elke uitspraak met haar regels, en elke regel met zijn uitspraken.",
    ),
)
@format_option("text", "json", "markdown")
@with_configuration
def command(*, select: tuple[str, ...], covers: bool, form: str, config: str, isolated: bool) -> None:
    """List them; its help is above, in both languages."""
    from aigov.config.settings import known
    from aigov.config.settings import select as selected
    from aigov.reporters.text.columns import fitted

    place = workplace(config, isolated=isolated)
    known(select, [place.rules])
    chosen = selected(place.rules, select, ())
    if covers:
        from aigov.cli import _coverage

        found = _coverage.coverage(place.packs, chosen)
        if form == "text":
            for line in _coverage.as_text(found, terminal_width()):
                click.echo(line)
        else:
            lines = _coverage.as_json(found) if form == "json" else _coverage.as_markdown(found)
            tell_programs("".join(f"{line}\n" for line in lines))
        return
    rules = [rule for name, rule in sorted(place.rules.items()) if chosen is None or name in chosen]
    if form == "json":
        tell_programs(json.dumps([_as_data(rule, place) for rule in rules], indent=2, ensure_ascii=False) + "\n")
        return
    if form == "markdown":
        tell_programs("".join(f"{line}\n" for line in _as_markdown(rules, place)))
        return
    for line in _as_text(rules, place):
        click.echo(line)
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in place.packs)
    total = said(
        f"\n{len(rules)} rules of {packs}. One of them in full: aigov explain RULE.",
        f"\n{len(rules)} regels van {packs}. Eén helemaal: aigov explain RULE.",
    )
    click.echo(fitted(total, terminal_width()))


def _as_text(rules: Iterable["Rule"], place: "Workplace") -> Iterator[str]:
    """Yield each rule with its title and where it bites: in columns, or below each other on a narrow terminal."""
    from aigov.explaining import bites
    from aigov.reporters.text.columns import INDENT, fitted

    every = list(rules)
    width = terminal_width()
    wide = max((len(rule.id) for rule in every), default=0)
    beside = not width or width >= wide + _ROOM
    for rule in every:
        about = (rule.title, bites(rule, place))
        if beside:
            yield f"{rule.id:{wide}}  {about[0]}"
            yield f"{'':{wide}}  {about[1]}"
        else:
            yield rule.id
            yield from (fitted(f"{INDENT}{text}", width) for text in about)


def _as_markdown(rules: Iterable["Rule"], place: "Workplace") -> Iterator[str]:
    from aigov.cli._coverage import cell
    from aigov.explaining import bites

    yield said("| rule | what it asks | where it bites |", "| regel | wat die vraagt | waar die bijt |")
    yield "|---|---|---|"
    for rule in rules:
        yield f"| {rule.id} | {cell(rule.title)} | {cell(bites(rule, place))} |"


def _as_data(rule: "Rule", place: "Workplace") -> dict[str, Any]:
    from aigov.run.head import card

    data = card(rule, place)._asdict()
    data["touches"] = {law: list(parts) for law, parts in rule.touches.items()}
    return data | {
        "pack": rule.pack,
        "scope": rule.scope,
        "stages": {stage: level.value for stage, level in rule.levels.items()},
        "weight": "full" if rule.full_weight_only else "any",
        "effective_from": {level.value: day for level, day in rule.effective_from.items()},
        "effective_until": rule.effective_until,
        "limits": dict(rule.limits) | dict(place.resolved.settings.limits.get(rule.id, {})),
        "reads": list(rule.reads),
    }
