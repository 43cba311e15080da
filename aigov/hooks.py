"""The pluggy specifications: what a plugin may bring, who calls it, when, and what it returns.

A plugin is a distribution with an entry point in the group `aigov` that leads to a module (or object) whose functions
are marked with `hookimpl`. What is built in registers through the same hooks. Each hook returns names only: what a name
leads to is imported when somebody asks for it, so that a run pays for what it uses. Two plugins that bring one name are
refused.

A check is a function of two parameters, `(subject: Subject, options: Options) -> Iterator[Judgement]`, where `Options`
is a NamedTuple or a frozen dataclass of the check's own: text, numbers, true or false, `FieldPath`, `Literal[...]`, and
tuples of these. A field without a default must be written by the rule, under `with:`; a `FieldPath` is type-checked
against the manifest when the pack is loaded. A check yields one Judgement for each place that it looked at; one that
yields nothing had nothing to look at, and its rule is not applicable. What it raises is a finding, and exit code 2.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from aigov.engine import Judgement, Subject
from aigov.findings import Outcome
from aigov.rule import FieldPath

if TYPE_CHECKING:
    from pathlib import Path

    import pluggy

    hookimpl: Final = pluggy.HookimplMarker("aigov")

BEGINS: Final = "aigov_"
"""How the name of each hook begins: every function below that is called so is a specification."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


def aigov_packs() -> "Mapping[str, str | Path]":  # type: ignore[empty-body]  # pluggy calls what plugins bring, never this
    """Return folders of rules by the name of their pack: `{"acme": "/.../site-packages/acme_governance/rules"}`.

    Called once for each configuration, before the packs that `aigov.toml` names are loaded. The folder holds
    `pack.yaml`, whose name is the same, `sources.yaml` and the rules. Its areas must belong to no other pack.
    """


def aigov_checks() -> Mapping[str, str]:  # type: ignore[empty-body]  # pluggy calls what plugins bring, never this
    """Return checks by the name that rules call them: `{"owner-on-list": "acme_governance.checks:owner_on_list"}`.

    Called once for each configuration. The function is imported when a pack whose rule calls it is compiled, and when
    that rule is first judged; it is called for each subject, and each item of `each`, with a Subject and the options
    that its second parameter's annotation declares; with the Subject alone where it has no second parameter.
    """


def aigov_reporters() -> Mapping[str, str]:  # type: ignore[empty-body]  # pluggy calls what plugins bring, never this
    """Return formats by name: `{"board": "acme_governance.reporters:render"}`.

    Called once for each run. The function is imported when `--format` names it, and is called once for each `--format`:
    `render(head: Head, projects: Iterator[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]`. It yields
    text as it goes and keeps no project; `totals` answers once `projects` is exhausted. It never changes the exit code.
    """


def aigov_configuration() -> "str | Path":  # type: ignore[empty-body]  # pluggy calls what plugins bring, never this
    """Return the `aigov.toml`, or the folder that holds one, which `extends = "plugin:DISTRIBUTION"` means.

    Called once for each `aigov.toml` that extends the distribution; one distribution brings one configuration. What its
    file names counts from its own folder; packs and checks of the same distribution are there where it names itself
    under `plugins`.
    """


def __getattr__(name: str) -> Any:
    """Make the marker when a plugin asks for it: aigov's own checks import this module, and need none."""
    if name != "hookimpl":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import pluggy

    return pluggy.HookimplMarker("aigov")


def says(*names: str) -> Callable[[_Function], _Function]:
    """Declare the words that a check's judgements bring.

    With `@says("person")` over the check, `Judgement(..., values={"person": "A. Jansen"})` fills `{person}` in the
    rule's message and remedy.
    """

    def declare(function: _Function) -> _Function:
        function.says = names  # type: ignore[attr-defined]  # a function's own attribute, read when a rule is loaded
        return function

    return declare


def plainly(
    passes: Callable[[Any, Mapping[str, Any], Callable[[Any], Mapping[str, Any]]], bool],
) -> Callable[[_Function], _Function]:
    """Declare a short cut past a check, for long runs: `passes(options, values, person)` is true where it passes.

    `values` are those that stand at the options' paths, by path; `person` tells whom a who means. Where it is false or
    raises anything, the check itself is called.
    """

    def declare(function: _Function) -> _Function:
        function.plainly = passes  # type: ignore[attr-defined]  # as `says` above
        return function

    return declare


__all__ = [
    "FieldPath",
    "Judgement",
    "Outcome",
    "Subject",
    "aigov_checks",
    "aigov_configuration",
    "aigov_packs",
    "aigov_reporters",
    "hookimpl",
    "plainly",
    "says",
]
