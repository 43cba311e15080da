"""`aigov new` writes a rule, a pack or a plugin that holds as it is."""

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from aigov.errors import UsageError
from aigov.spelling import suggestion

if TYPE_CHECKING:
    from aigov.cli._asking import Asking
    from aigov.cli._bench import Bench
    from aigov.scaffold.kinds import Draft
    from aigov.scaffold.rule import About

_KINDS: Final = ("present", "fresh", "different-people", "from-our-list", "within")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_INSTEAD: Final = "Give another name, or open what is there in an editor."
_WHY: Final = "Whoever works on the project, and whoever is touched by it, has to be able to rely on this."
_LEVELS: Final = ("error", "warning", "note")


@click.group(
    name="new",
    short_help="Write a rule, a pack or a plugin that holds as it is.",
    epilog="Example: aigov new rule acme/owner-named --kind present --field kpis.owner --pack governance/acme",
)
def command() -> None:
    """Write a rule, a pack or a plugin that holds as it is."""


@command.command(name="rule", short_help="A rule with its examples, into a pack.")
@click.argument("rule")
@click.option("--kind", metavar="KIND", help=f"What it states: {', '.join(_KINDS)}.")
@click.option("--pack", "folder", default=".", type=click.Path(path_type=Path), help="The folder that holds pack.yaml.")
@click.option("--field", metavar="PATH", help="The field that it is about, such as kpis.owner.")
@click.option("--other", metavar="PATH", help="different-people: the field with the other person.")
@click.option("--every", metavar="PERIOD", help="fresh: how often it is done, such as P1Y.")
@click.option("--allowed", metavar="WORDS", help="from-our-list: the words, with commas between them.")
@click.option("--least", metavar="NUMBER", help="within: at least.")
@click.option("--most", metavar="NUMBER", help="within: at most.")
@click.option("--since", metavar="PATH", help="within, of a day: the field that holds the first day.")
@click.option("--longest", metavar="PERIOD", help="within, of a day: how long at most, such as P90D.")
@click.option("--title", metavar="TEXT", help="What must hold, as a sentence.")
@click.option("--why", metavar="TEXT", help="Why it matters.")
@click.option("--remedy", metavar="TEXT", help="What to do where it does not hold.")
@click.option("--acts", metavar="WHO", help="Who must act: a role, or a field that holds a person.")
@click.option("--stage", metavar="STAGE", help="The stage from which it is asked.")
@click.option("--level", metavar="LEVEL", help="error, warning or note.")
@click.option("--basis", metavar="CLAIM", help="The claim of sources.yaml that it is drawn from.")
@click.option("--yes", is_flag=True, help="Ask nothing; take the suggestions.")
def new_rule(rule: str, folder: Path, *, yes: bool, **given: str | None) -> None:
    """Write RULE (AREA/NAME) with its examples into a pack, after a few questions."""
    from aigov.cli._asking import Asking
    from aigov.cli._bench import bench
    from aigov.cli._writing import refuse, write_file
    from aigov.scaffold import rule as texts

    area, _, name = rule.partition("/")
    if not _NAME.fullmatch(area) or not _NAME.fullmatch(name):
        raise UsageError(
            "A rule is named AREA/NAME, in small letters and digits with hyphens: acme/owner-named.", where=rule
        )
    pack = bench(folder, area)
    file = folder / area / f"{name}.yaml"
    refuse(file, _INSTEAD)
    asking = Asking(silent=yes)
    draft = _draft(asking, pack, given)
    about = _about(asking, pack, given, draft)
    file.parent.mkdir(exist_ok=True)
    write_file(file, texts.text(draft, about), _INSTEAD)
    click.echo(
        f"Wrote {file}; it holds as it is. Next: read it once, change what you need, then: aigov test {_quoted(folder)}"
    )


@command.command(name="pack", short_help="A pack with one rule.")
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to write it.  [default: ./NAME]")
def new_pack(name: str, folder: Path | None) -> None:
    """Write a pack NAME with one rule: pack.yaml, sources.yaml, and a folder for its area."""
    from aigov import resources
    from aigov.cli._writing import write_folder
    from aigov.scaffold import pack

    _check_name(name)
    _check_pack(name)
    place = folder or Path(name)
    write_folder(place, pack.files(name, resources.schema("manifest")), _INSTEAD)
    click.echo(
        f"Wrote {place}.\nNext:\n"
        f"  aigov test {_quoted(place)}   the examples of its rules\n"
        f"  aigov new rule {name}/NAME --pack {_quoted(place)}   one more rule\n"
        f'Then name it in aigov.toml: packs = ["core", "{_toml(place)}"]'
    )


@command.command(name="plugin", short_help="An installable package with a pack and a check in Python.")
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to write it.  [default: ./NAME]")
def new_plugin(name: str, folder: Path | None) -> None:
    """Write a plugin NAME (such as aigov-acme): an installable package with a pack and a check in Python."""
    from aigov import resources
    from aigov.cli._writing import write_folder
    from aigov.scaffold import plugin

    _check_name(name)
    _check_pack(plugin.pack_name(name))
    _check_module(plugin.package_name(name))
    place = folder or Path(name)
    write_folder(place, plugin.files(name, resources.schema("manifest")), _INSTEAD)
    click.echo(
        f"Wrote {place}.\nNext:\n"
        f"  pip install {shlex.quote(_toml(place))}\n"
        f'Then name it in aigov.toml: packs = ["core", "{plugin.pack_name(name)}"] and plugins = ["{name}"].'
    )


def _draft(asking: "Asking", pack: "Bench", given: Mapping[str, str | None]) -> "Draft":
    """Ask for the kind, then what it needs; an answer that does not fit ends the run with what would."""
    from aigov.scaffold.fields import find
    from aigov.scaffold.kinds import KINDS

    offered = "; ".join(f"{name}: {kind.about}" for name, kind in KINDS.items())
    name = asking.answer(
        f"What does it state? ({offered})", "--kind", given["kind"], None, lambda text: _one_of(text, KINDS, "a kind")
    )
    kind = KINDS[name]
    wanted = {ask.name for ask in kind.asks}
    for other in {ask.name for each in KINDS.values() for ask in each.asks} - wanted:
        if given[other] is not None:
            raise UsageError(f'A rule of kind "{name}" does not ask for this; take it out.', where=f"--{other}")
    answers: dict[str, str] = {}
    for ask in kind.asks:
        if ask.of and find(pack.schema, answers["field"]).kind not in ask.of:
            if given[ask.name] is not None:
                raise UsageError(
                    f"{answers['field']} is not asked about in this way; take it out.", where=f"--{ask.name}"
                )
            continue
        read = partial(_field, pack.schema) if ask.is_field else str.strip
        default = ask.default or ("" if ask.optional else None)
        answers[ask.name] = asking.answer(ask.ask, f"--{ask.name}", given[ask.name], default, read)
    try:
        return kind.draft(pack.schema, answers)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _about(asking: "Asking", pack: "Bench", given: Mapping[str, str | None], draft: "Draft") -> "About":
    """Ask for what every rule says of itself."""
    from aigov.rule import STAGES
    from aigov.scaffold.answers import line
    from aigov.scaffold.rule import About, who_acts

    def ask(question: str, name: str, default: str, read: Callable[[str], str] = line) -> str:
        return asking.answer(question, f"--{name}", given[name], default, read)

    title = ask("What must hold, as a sentence?", "title", draft.title.replace("`", ""))
    why = ask("Why does it matter?", "why", _WHY)
    stage = ask(
        f"From which stage is it asked? ({', '.join(STAGES)})",
        "stage",
        "pilot",
        lambda text: _one_of(text, STAGES, "a stage"),
    )
    level = ask(
        "At which level? (error, warning, note)", "level", "warning", lambda text: _one_of(text, _LEVELS, "a level")
    )
    acts = ask(
        "Who must act? (a role, such as data_owner, or a field that holds a person)",
        "acts",
        "product_owner",
        lambda text: who_acts(pack.schema, text, draft),
    )
    claims = pack.claims
    basis: tuple[str, ...] = ()
    if claims:
        basis = (
            ask(
                f"Which claim of sources.yaml is it drawn from? ({', '.join(claims[:5])})",
                "basis",
                claims[0],
                lambda text: _one_of(text, claims, "a claim", fold=False),
            ),
        )
    elif given["basis"] is not None:
        raise UsageError("There is no sources.yaml with claims in this pack.", where="--basis")
    return About(title, why, given["remedy"] or "", acts, stage, level, basis)


def _field(schema: Mapping[str, Any], text: str) -> str:
    """Return the path of a field that there is."""
    from aigov.scaffold.fields import find

    find(schema, text)
    return text.strip()


def _one_of(text: str, words: Iterable[str], what: str, *, fold: bool = True) -> str:
    """Return the word of `words` that `text` is."""
    word = text.strip().casefold() if fold else text.strip()
    if word in words:
        return word
    raise ValueError(f'"{word}" is not {what}{suggestion(word, words)} There are {", ".join(words)}.')


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise UsageError(
            "A name is written in small letters and digits with hyphens between them, such as acme.", where=name
        )


def _check_pack(name: str) -> None:
    """Refuse the name of the built-in pack and of its areas: an area belongs to one pack."""
    from aigov import resources

    core = resources.rules_folder() / "core"
    if name == core.name or (core / name).is_dir():
        raise UsageError(
            "aigov itself has rules under this name; a pack has a name of its own, such as acme.", where=name
        )


def _check_module(name: str) -> None:
    """Refuse what cannot be imported, or would be imported in the place of something else."""
    from importlib.util import find_spec
    from keyword import iskeyword

    found = None if iskeyword(name) else find_spec(name)
    if iskeyword(name) or (found is not None and found.origin):
        raise UsageError("Python has something else under this name; a prefix helps, such as aigov-acme.", where=name)


def _quoted(path: Path) -> str:
    return shlex.quote(str(path))


def _toml(path: Path) -> str:
    return path.as_posix() if path.is_absolute() else f"./{path.as_posix()}"
