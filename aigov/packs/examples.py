"""The shape of a rule's examples; whether they hold is a test's business."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from aigov import paths
from aigov.language import said
from aigov.packs.problems import Problems
from aigov.spelling import suggestion

_ORGANISATION: Final = ("org.", "organisation.")
_BEGINS: Final = ("manifest", "manifests", "organisation", "text", "problem")


def check(data: Mapping[str, Any], details: Collection[str], problems: Problems) -> None:
    """Note what cannot be run: no beginning, a name that repeats, a place that is none, a limit that does not exist.

    `details` are those of the kind that the rule reports.
    """
    names: set[str] = set()
    portfolio = data.get("scope") == "portfolio"
    for position, example in enumerate(data.get("examples", ())):
        path: paths.Path = ("examples", position)
        name = example["name"]
        if name in names:
            problems.at((*path, "name"), said(f'Two examples are named "{name}".', f'Twee voorbeelden heten "{name}".'))
        names.add(name)
        if "expect" not in example:
            problems.at_key(
                path,
                said(
                    "What the example expects is not written: `expect`.",
                    "Er staat niet wat het voorbeeld verwacht: `expect`.",
                ),
            )
        if position == 0 and not any(key in example for key in _BEGINS):
            what = said(
                "The first example holds what the others start from: `manifest`, `manifests`, `organisation` or "
                "`text`.",
                "Het eerste voorbeeld bevat waar de andere van uitgaan: `manifest`, `manifests`, `organisation` of "
                "`text`.",
            )
            problems.at_key(path, what)
        for key, allowed, what in (
            (
                "manifests",
                portfolio,
                said(
                    "Only a rule of scope portfolio sees several manifests.",
                    "Alleen een regel met scope portfolio ziet meer dan één manifest.",
                ),
            ),
            (
                "manifest",
                not portfolio,
                said(
                    "A rule of scope portfolio sees several: `manifests`.",
                    "Een regel met scope portfolio ziet er meer dan één: `manifests`.",
                ),
            ),
            (
                "text",
                "reports" in data,
                said(
                    "Raw text is for rules with `reports`; others write a `manifest`.",
                    "Ruwe tekst is voor regels met `reports`; andere schrijven een `manifest`.",
                ),
            ),
            (
                "problem",
                "reports" in data,
                said(
                    "Only a rule with `reports` words a problem that was found already.",
                    "Alleen een regel met `reports` verwoordt een probleem dat al is gevonden.",
                ),
            ),
        ):
            if key in example and not allowed:
                problems.at_key((*path, key), what)
        _places(example, path, problems, portfolio=portfolio)
        _limits(example, path, data, problems)
        for name in example.get("problem", {}) if "reports" in data else ():
            if name not in details:
                what = said(
                    f'"{name}" is not a detail of {data["reports"]}{suggestion(name, details)}',
                    f'"{name}" is geen bijzonderheid van {data["reports"]}{suggestion(name, details)}',
                )
                problems.at_key((*path, "problem", name), what)


def _places(example: Mapping[str, Any], path: paths.Path, problems: Problems, *, portfolio: bool) -> None:
    for written in example.get("set", {}):
        wrong = _wrong(written, portfolio=portfolio)
        if wrong:
            problems.at_key((*path, "set", written), wrong)
    for position, written in enumerate(example.get("drop", ())):
        wrong = _wrong(written, portfolio=portfolio)
        if wrong:
            problems.at((*path, "drop", position), wrong)
    expected = example.get("expect")
    for position, finding in enumerate(expected if isinstance(expected, list) else ()):
        wrong = _wrong(finding["at"], portfolio=portfolio)
        if wrong:
            problems.at((*path, "expect", position, "at"), wrong)


def _wrong(written: str, *, portfolio: bool) -> str:
    """Return why `written` is no place, or an empty text."""
    project, colon, rest = written.partition(":")
    portfolio = portfolio and not written.startswith(_ORGANISATION)
    if portfolio and not (project and colon and rest):
        return said(
            f'"{written}" should begin with a project\'s id and a colon, as in trees:project.stage.',
            f'"{written}" hoort te beginnen met de id van een project en een dubbele punt, zoals in '
            "trees:project.stage.",
        )
    try:
        paths.parse(rest if portfolio else written)
    except ValueError as error:
        return said(f'"{written}" is not a place: {error}.', f'"{written}" is geen plaats: {error}.')
    return ""


def _limits(example: Mapping[str, Any], path: paths.Path, data: Mapping[str, Any], problems: Problems) -> None:
    limits = data.get("limits", {})
    for name, value in example.get("limits", {}).items():
        if name not in limits:
            problems.at_key(
                (*path, "limits", name),
                said(
                    f'"{name}" is not a limit of this rule{suggestion(name, limits)}',
                    f'"{name}" is geen grens van deze regel{suggestion(name, limits)}',
                ),
            )
        elif not same_kind(limits[name], value):
            problems.at(
                (*path, "limits", name),
                said(
                    f'"{name}" should be {kind_of(limits[name])}, as its default is.',
                    f'"{name}" hoort {kind_of(limits[name])} te zijn, zoals de standaardwaarde.',
                ),
            )


def same_kind(default: Any, value: Any) -> bool:
    """Whether `value` can stand for the limit whose default is `default`."""
    return kind_of(default) == kind_of(value)


def kind_of(value: Any) -> str:
    """Return the words for what a limit holds: its default settles it for every other value."""
    from aigov.expressions.kinds import of_value
    from aigov.expressions.wording import words

    return words(of_value(value))
