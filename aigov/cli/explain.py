"""`aigov explain`: one rule in full, for whoever meets it in a report."""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.cli._here import with_configuration, workplace

if TYPE_CHECKING:
    from aigov.packs import Pack
    from aigov.rule import Rule

_WIDTH: Final = 100
_VERIFIES: Final = {
    "declared": "the manifest's word",
    "consistent": "statements against each other",
    "current": "dates against today",
    "on_file": "files that the manifest points to",
    "signed": "signatures",
}


@click.command(
    short_help="Explain a rule: what it asks, why, and what to do.", epilog="Example: aigov explain dpia/approved"
)
@click.argument("rule", metavar="RULE")
@with_configuration
def command(*, rule: str, config: str, isolated: bool) -> None:
    """Explain RULE: what must hold, why, where that comes from, when it is asked, who acts, and what to do."""
    from aigov.cli.rules import bites
    from aigov.errors import UsageError
    from aigov.spelling import suggestion

    place = workplace(config, isolated=isolated)
    if rule not in place.rules:
        within = [name for name in place.rules if name.startswith(f"{rule}/")]
        if within:
            raise UsageError(f'"{rule}" is an area; its rules are {", ".join(within)}.')
        raise UsageError(f'"{rule}" is not a rule{suggestion(rule, place.rules)} All of them: aigov rules.')
    found = place.rules[rule]
    pack = next(each for each in place.packs if each.name == found.pack)
    click.echo(f"{found.id}: {found.title}\n")
    click.echo(_filled(found.why))
    click.echo("")
    for name, text in _facts(found, pack, bites(found, place)):
        click.echo(_filled(text, first=f"{name:<10}", rest=" " * 10))
    for line in _example(found, Path(pack.folder)):
        click.echo(line)


def _facts(rule: "Rule", pack: "Pack", bites: str) -> Iterator[tuple[str, str]]:
    yield "asked", bites
    if rule.effective_from or rule.effective_until:
        yield "in effect", _in_effect(rule)
    if rule.verifies:
        yield "looks at", _VERIFIES.get(rule.verifies, rule.verifies)
    for claim in rule.basis:
        yield "source", _claim(claim, pack)
    for law, parts in rule.touches.items():
        yield "touches", f"{law} {', '.join(parts)}"
    if rule.acts_role or rule.acts:
        yield (
            "acts",
            rule.acts_role.replace("_", " ")
            if rule.acts_role
            else f"whoever {rule.acts.text} names"
            if rule.acts
            else "",
        )
    if rule.remedy:
        yield "to do", rule.remedy.text
    for name, value in rule.limits.items():
        yield "limit", f"{name} = {value}; aigov.toml can give another"
    if rule.reads:
        yield "reads", ", ".join(rule.reads)
    yield "pack", f"{pack.name} {pack.version}, {rule.file}"


def _in_effect(rule: "Rule") -> str:
    steps = list(rule.effective_from.items())
    words = [f"from {steps[0][1]} on"] if len(steps) == 1 else [f"{level.value} from {day} on" for level, day in steps]
    words += ["a note before"] if steps else []
    words += [f"until {rule.effective_until}"] if rule.effective_until else []
    return ", ".join(words)


def _claim(claim: str, pack: "Pack") -> str:
    said: Mapping[str, Any] = pack.sources.get(claim, {})
    article: Mapping[str, Any] = pack.articles.get(said.get("article", ""), {})
    where = ", ".join(filter(None, (f'"{article["title"]}"' if "title" in article else "", said.get("where", ""))))
    return f"{claim}: {said.get('claim', 'a claim that sources.yaml does not hold')} ({where or 'no place given'})"


def _example(rule: "Rule", folder: Path) -> Iterator[str]:
    """Yield the first example that fails, as it stands in the rule's file."""
    from aigov import source

    try:
        content = (folder / rule.file).read_bytes()
    except OSError:
        return
    document = source.load([(rule.file, content)])
    examples = document.data.get("examples") if isinstance(document.data, dict) else None
    for at, example in enumerate(examples if isinstance(examples, list) else []):
        if isinstance(example, dict) and isinstance(example.get("expect"), list):
            _, lines = document.lines(document.span(("examples", at)), before=0)
            yield f"\nFor example, this is not so (example {at + 1} of {rule.file}; each starts from the first):"
            yield from textwrap.dedent("\n".join(lines)).splitlines()
            return


def _filled(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(" ".join(text.split()), _WIDTH, initial_indent=first, subsequent_indent=rest)
