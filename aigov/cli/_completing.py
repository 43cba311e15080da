"""What a shell offers while a command line is typed: rules, formats, stages, projects, files; never an error."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Final

import click
from click.shell_completion import CompletionItem, get_completion_class, shell_complete

from aigov.errors import AigovError, UsageError
from aigov.language import said

if TYPE_CHECKING:
    from aigov.run.workplace import Workplace

Items = list[CompletionItem[str]]
Completes = Callable[[click.Context, click.Parameter, str], Items]
_SCHEMAS: Final = (
    "baseline",
    "config",
    "forecast",
    "lock",
    "manifest",
    "organisation",
    "pack",
    "report",
    "rule",
    "sources",
    "waivers",
)
_MOST: Final = 200
"""Manifests that are opened to learn the ids of projects."""


def _quiet(offer: Callable[[click.Context, str], Iterable[tuple[str, str]]]) -> Completes:
    """Turn pairs of a word and what it means into what click asks for; what cannot be read offers nothing."""

    @wraps(offer)
    def complete(context: click.Context, _: click.Parameter, begun: str) -> Items:
        try:
            offered = list(offer(context, begun))
        except (AigovError, OSError):
            return []
        # A description is one line; an empty one would be taken for the next item.
        return [
            CompletionItem(word, help=" ".join(means.split()) or None)
            for word, means in offered
            if word.startswith(begun)
        ]

    return complete


@_quiet
def rules(context: click.Context, begun: str) -> Iterator[tuple[str, str]]:
    """Yield the rules in use here with their titles; as long as no area is typed, the areas too."""
    found = _workplace(context).rules
    counts: dict[str, int] = {}
    for name in found:
        area = name.partition("/")[0]
        counts[area] = counts.get(area, 0) + 1
    if "/" not in begun:
        for area, number in sorted(counts.items()):
            yield area, said(f"an area of {number} rules", f"een gebied met {number} regels")
    for name, rule in sorted(found.items()):
        yield name, rule.title


@_quiet
def one_rule(context: click.Context, begun: str) -> Iterator[tuple[str, str]]:
    """Yield the rules in use here with their titles."""
    del begun
    for name, rule in sorted(_workplace(context).rules.items()):
        yield name, rule.title


@_quiet
def formats(context: click.Context, begun: str) -> Iterator[tuple[str, str]]:
    """Yield the formats of reports, those of plugins too."""
    del begun
    for name in _workplace(context).plugins.reporters:
        yield name, ""


@_quiet
def forecasts(_: click.Context, __: str) -> Iterator[tuple[str, str]]:
    """Yield the formats of a forecast."""
    for name in ("text", "json", "csv", "ics"):
        yield name, ""


@_quiet
def stages(context: click.Context, _: str) -> Iterator[tuple[str, str]]:
    """Yield the stages; a gate leads to no first one."""
    from aigov.rule import STAGES

    for stage in STAGES[1:] if context.info_name == "gate" else (*STAGES,):
        yield stage, ""


@_quiet
def schemas(_: click.Context, __: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds of file that have a schema."""
    for name in _SCHEMAS:
        yield name, ""


@_quiet
def forges(_: click.Context, __: str) -> Iterator[tuple[str, str]]:
    """Yield the forges that there is a CI file for."""
    for name in ("auto", "github", "gitlab", "azure"):
        yield name, ""


@_quiet
def languages(_: click.Context, __: str) -> Iterator[tuple[str, str]]:
    """Yield the languages of aigov's own texts."""
    yield "en", "English"
    yield "nl", "Nederlands"


@_quiet
def projects(context: click.Context, _: str) -> Iterator[tuple[str, str]]:
    """Yield the ids of the projects below this folder, with their names."""
    from itertools import islice

    from aigov import run, source
    from aigov.discovery import read

    survey = run.Survey(run.Asked(run.today(""), config=_config(context)), run.Edge(stdin=bytes, say=lambda _: None))
    survey.find(["."])
    for target in islice(survey.found.targets(), _MOST):
        data = source.load(read(target, survey.around, b"", lambda _: None)).data
        project = data.get("project") if isinstance(data, dict) else None
        name = project.get("id") if isinstance(project, dict) else None
        if isinstance(name, str) and isinstance(project, dict):
            yield name, str(project.get("name") or "")


def files(context: click.Context, option: click.Parameter, begun: str) -> Items:
    """Leave it to the shell, which knows files."""
    del context, option
    return [CompletionItem(begun, type="file")]


def folders(context: click.Context, option: click.Parameter, begun: str) -> Items:
    """Leave it to the shell, which knows folders."""
    del context, option
    return [CompletionItem(begun, type="dir")]


def _config(context: click.Context) -> str:
    return str(context.params.get("config") or "")


def _workplace(context: click.Context) -> "Workplace":
    from aigov.cli._here import workplace

    return workplace(_config(context), isolated=bool(context.params.get("isolated")))


def script(shell: str) -> str:
    """Return what a shell has to read."""
    from aigov.cli import COMPLETE, aigov

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(said(f'"{shell}" cannot be completed.', f'"{shell}" kan niet worden aangevuld.'))
    return kind(aigov, {}, "aigov", COMPLETE).source()


def complete(instruction: str) -> int:
    """Answer a shell, and return the exit code."""
    from aigov.cli import COMPLETE, aigov

    return shell_complete(aigov, {}, "aigov", COMPLETE, instruction)
