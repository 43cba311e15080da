"""`aigov new` writes a rule, a pack or a plugin that holds as it is."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from aigov.cli import completing, examples
from aigov.errors import UsageError
from aigov.language import said

_KINDS: Final = ("present", "fresh", "different-people", "from-our-list", "within")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.group(
    name="new",
    short_help=said(
        "Write a rule, a pack or a plugin that holds as it is.",
        "Schrijf een regel, een pakket of een plug-in, meteen bruikbaar.",
    ),
    help=said(
        "Write a rule, a pack or a plugin that holds as it is.",
        "Schrijf een regel, een regelpakket of een plug-in die meteen bruikbaar is.",
    ),
    epilog=examples(
        ("aigov new pack acme", said("a pack with one rule", "een pakket met één regel")),
        ("aigov new rule acme/owner-named --pack acme", said("one more rule", "nog een regel")),
        ("aigov new plugin aigov-acme", said("a package with checks", "een pakket met controles")),
    ),
)
def command() -> None:
    """Write a rule, a pack or a plugin; its help is above, in both languages."""


def _option(name: str, metavar: str, text: str) -> Callable[[Any], Any]:
    return click.option(f"--{name}", metavar=metavar, help=text)


def _folder_option(function: Callable[..., Any]) -> Callable[..., Any]:
    text = said("Where to write it.  [default: ./NAME]", "Waar het komt.  [standaard: ./NAME]")
    return click.option("--folder", type=click.Path(path_type=Path), help=text)(function)


@command.command(
    name="rule",
    short_help=said("A rule with its examples, into a pack.", "Een regel met zijn voorbeelden, in een pakket."),
    help=said(
        "Write RULE (AREA/NAME) with its examples into a pack, after a few questions.",
        "Schrijf RULE (GEBIED/NAAM) met zijn voorbeelden in een pakket, na een paar vragen.",
    ),
    epilog=examples(
        ("aigov new rule acme/owner-named --pack governance/acme", said("asks the rest", "vraagt de rest")),
        (
            "aigov new rule acme/owner-named --kind present --field kpis.owner --yes",
            said("asks nothing, in the pack of this folder", "vraagt niets, in het pakket van deze map"),
        ),
    ),
)
@click.argument("rule")
@_option("kind", "KIND", said(f"What it states: {', '.join(_KINDS)}.", f"Wat de regel stelt: {', '.join(_KINDS)}."))
@click.option(
    "--pack",
    "folder",
    default=".",
    type=click.Path(path_type=Path),
    help=said("The folder that holds pack.yaml.", "De map met pack.yaml."),
)
@_option(
    "field",
    "PATH",
    said("The field that it is about, such as kpis.owner.", "Het veld waar de regel over gaat, zoals kpis.owner."),
)
@_option(
    "other",
    "PATH",
    said("different-people: the field with the other person.", "different-people: het veld met de andere persoon."),
)
@_option(
    "every",
    "PERIOD",
    said("fresh: how often it is done, such as P1Y.", "fresh: hoe vaak het gebeurt, zoals P1Y."),
)
@_option(
    "allowed",
    "WORDS",
    said("from-our-list: the words, with commas between them.", "from-our-list: de woorden, met komma's ertussen."),
)
@_option("least", "NUMBER", said("within: at least.", "within: minstens."))
@_option("most", "NUMBER", said("within: at most.", "within: hoogstens."))
@_option(
    "since",
    "PATH",
    said("within, of a day: the field that holds the first day.", "within, bij een dag: het veld met de eerste dag."),
)
@_option(
    "longest",
    "PERIOD",
    said("within, of a day: how long at most, such as P90D.", "within, bij een dag: hoe lang hoogstens, zoals P90D."),
)
@_option("title", "TEXT", said("What must hold, as a sentence.", "Wat moet gelden, als zin."))
@_option("why", "TEXT", said("Why it matters.", "Waarom het ertoe doet."))
@_option("remedy", "TEXT", said("What to do where it does not hold.", "Wat te doen waar het niet geldt."))
@_option(
    "acts",
    "WHO",
    said(
        "Who must act: a role, or a field that holds a person.", "Wie aan zet is: een rol, of een veld met een persoon."
    ),
)
@click.option(
    "--stage",
    metavar="STAGE",
    shell_complete=completing("stages"),
    help=said("The stage from which it is asked.", "De fase vanaf welke het wordt gevraagd."),
)
@_option("level", "LEVEL", said("error, warning or note.", "error, warning of note."))
@_option(
    "basis",
    "CLAIM",
    said("The claim of sources.yaml that it is drawn from.", "De bewering uit sources.yaml waar de regel uit komt."),
)
@click.option(
    "--yes", is_flag=True, help=said("Ask nothing; take the suggestions.", "Vraag niets; neem wat wordt voorgesteld.")
)
def new_rule(rule: str, folder: Path, *, yes: bool, **given: str | None) -> None:
    """Write a rule; its help is above, in both languages."""
    from aigov.cli._asking import Asking
    from aigov.cli._bench import bench
    from aigov.cli._new_rule import about_of, draft_of
    from aigov.cli._writing import refuse, write_file
    from aigov.scaffold import rule as texts

    area, _, name = rule.partition("/")
    if not _NAME.fullmatch(area) or not _NAME.fullmatch(name):
        raise UsageError(
            said(
                "A rule is named AREA/NAME, in small letters and digits with hyphens: acme/owner-named.",
                "Een regel heet GEBIED/NAAM, in kleine letters en cijfers met koppeltekens: acme/owner-named.",
            ),
            where=rule,
        )
    pack = bench(folder, area)
    file = folder / area / f"{name}.yaml"
    refuse(file, _instead())
    asking = Asking(silent=yes)
    draft = draft_of(asking, pack, given)
    about = about_of(asking, pack, given, draft)
    file.parent.mkdir(exist_ok=True)
    write_file(file, texts.text(draft, about), _instead())
    click.echo(_written(file, folder, pack.languages))


def _written(file: Path, folder: Path, languages: tuple[str, ...]) -> str:
    """Return what is there now, and what to do next."""
    there, first = _quoted(folder), ""
    if languages:
        codes = ", ".join(languages)
        first = said(f", write its texts in {codes} too", f", schrijf de teksten ook in {codes}")
    holds = (
        said("its examples hold", "de voorbeelden kloppen")
        if languages
        else said("it holds as it is", "klopt zoals het is")
    )
    return said(
        f"Wrote {file}; {holds}. Next: read it once, change what you need{first}, then: aigov test {there}",
        f"{file} is geschreven, en {holds}. Hierna: lees het eens, verander wat nodig is{first}, en dan: "
        f"aigov test {there}",
    )


@command.command(
    name="pack",
    short_help=said("A pack with one rule.", "Een pakket met één regel."),
    help=said(
        "Write a pack NAME with one rule: pack.yaml, sources.yaml, and a folder for its area.",
        "Schrijf een regelpakket NAME met één regel: pack.yaml, sources.yaml, en een map voor het gebied.",
    ),
    epilog=examples(("aigov new pack acme --folder governance/acme", said("the pack acme", "het pakket acme"))),
)
@click.argument("name")
@_folder_option
def new_pack(name: str, folder: Path | None) -> None:
    """Write a pack; its help is above, in both languages."""
    from aigov import resources
    from aigov.cli._writing import write_folder
    from aigov.scaffold import pack

    _check_name(name)
    _check_pack(name)
    place = folder or Path(name)
    write_folder(place, pack.files(name, resources.schema("manifest")), _instead())
    lines = (
        said(f"Wrote {place}.\nNext:", f"{place} is geschreven.\nHierna:"),
        f"  aigov test {_quoted(place)}   {said('the examples of its rules', 'de voorbeelden van de regels')}",
        f"  aigov new rule {name}/NAME --pack {_quoted(place)}   {said('one more rule', 'nog een regel')}",
        f'{_then()}: packs = ["core", "{_toml(place)}"]',
    )
    click.echo("\n".join(lines))


@command.command(
    name="plugin",
    short_help=said(
        "An installable package with a pack and a check in Python.",
        "Een installeerbaar pakket met regels en een controle in Python.",
    ),
    help=said(
        "Write a plugin NAME (such as aigov-acme): an installable package with a pack and a check in Python.",
        "Schrijf een plug-in NAME (zoals aigov-acme): een installeerbaar pakket met een regelpakket en een controle in "
        "Python.",
    ),
    epilog=examples(("aigov new plugin aigov-acme", said("in a folder of that name", "in een map met die naam"))),
)
@click.argument("name")
@_folder_option
def new_plugin(name: str, folder: Path | None) -> None:
    """Write a plugin; its help is above, in both languages."""
    from aigov import resources
    from aigov.cli._writing import write_folder
    from aigov.scaffold import plugin

    _check_name(name)
    _check_pack(plugin.pack_name(name))
    _check_module(plugin.package_name(name))
    place = folder or Path(name)
    write_folder(place, plugin.files(name, resources.schema("manifest")), _instead())
    pack, and_ = plugin.pack_name(name), said("and", "en")
    lines = (
        said(f"Wrote {place}.\nNext:", f"{place} is geschreven.\nHierna:"),
        f"  pip install {shlex.quote(_toml(place))}",
        f'{_then()}: packs = ["core", "{pack}"] {and_} plugins = ["{name}"].',
    )
    click.echo("\n".join(lines))


def _then() -> str:
    return said("Then name it in aigov.toml", "Noem het daarna in aigov.toml")


def _instead() -> str:
    return said(
        "Give another name, or open what is there in an editor.",
        "Geef een andere naam, of open wat er is in een editor.",
    )


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise UsageError(
            said(
                "A name is written in small letters and digits with hyphens between them, such as acme.",
                "Een naam bestaat uit kleine letters en cijfers met koppeltekens ertussen, zoals acme.",
            ),
            where=name,
        )


def _check_pack(name: str) -> None:
    """Refuse the name of the built-in pack and of its areas: an area belongs to one pack."""
    from aigov import resources

    core = resources.rules_folder() / "core"
    if name == core.name or (core / name).is_dir():
        raise UsageError(
            said(
                "aigov itself has rules under this name; a pack has a name of its own, such as acme.",
                "aigov zelf heeft regels onder deze naam; een pakket heeft een eigen naam, zoals acme.",
            ),
            where=name,
        )


def _check_module(name: str) -> None:
    """Refuse what cannot be imported, or would be imported in the place of something else."""
    from importlib.util import find_spec
    from keyword import iskeyword

    found = None if iskeyword(name) else find_spec(name)
    if iskeyword(name) or (found is not None and found.origin):
        raise UsageError(
            said(
                "Python has something else under this name; a prefix helps, such as aigov-acme.",
                "Python heeft iets anders onder deze naam; een voorvoegsel helpt, zoals aigov-acme.",
            ),
            where=name,
        )


def _quoted(path: Path) -> str:
    return shlex.quote(str(path))


def _toml(path: Path) -> str:
    return path.as_posix() if path.is_absolute() else f"./{path.as_posix()}"
