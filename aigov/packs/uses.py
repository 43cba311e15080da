"""A rule's use of a check in Python: that it exists, and that its options are what the check declares."""

import inspect
import json
import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from aigov import paths
from aigov.aside import aside
from aigov.errors import AigovError
from aigov.expressions import Expression
from aigov.language import said
from aigov.packs.names import Names
from aigov.packs.problems import Problems
from aigov.packs.setting import Checks
from aigov.rule import CheckUse, FieldPath
from aigov.spelling import suggestion


def use(data: Mapping[str, Any], names: Names, checks: Checks, problems: Problems) -> CheckUse | None:
    """Return the check that the rule calls, its options verified; None where it calls none that exists."""
    name = data.get("check")
    if not isinstance(name, str):
        return None
    function = _found(name, checks, problems)
    if function is None:
        names.lost = True
        return None
    options: Mapping[str, Any] = data.get("with", {})
    try:
        declared = options_of(function)
    except (NameError, TypeError, ValueError) as error:
        problems.at(
            ("check",),
            said(
                f'The check "{name}" does not declare its options as hooks describes: {error}.',
                f'De controle "{name}" geeft de opties niet op zoals hooks beschrijft: {error}.',
            ),
        )
        return CheckUse(name, {}, {}, says(function))
    if declared is None and options:
        problems.at_key(
            ("with",), said(f'The check "{name}" takes no options.', f'De controle "{name}" neemt geen opties.')
        )
    if declared is None or not _validated(name, declared, options, problems):
        return CheckUse(name, {}, {}, says(function))
    return CheckUse(name, options, _paths(declared, options, names, problems), says(function))


def options_of(function: Callable[..., Any]) -> type | None:
    """Return the class of a check's options, the annotation of its second parameter; None where it has only one.

    Raises TypeError, ValueError or NameError where there is nothing that can be read as such a class.
    """
    parameters = list(inspect.signature(function).parameters.values())
    if len(parameters) < 2:
        return None
    if parameters[1].kind is inspect.Parameter.KEYWORD_ONLY:
        raise TypeError(
            said(
                "its options are taken by name, and a check is given them as its second parameter",
                "de opties worden bij naam aangenomen, en een controle krijgt ze als tweede parameter",
            )
        )
    annotation = parameters[1].annotation
    if isinstance(annotation, str):
        space = vars(sys.modules[function.__module__])
        annotation = typing.get_type_hints(type("Asked", (), {"__annotations__": {"it": annotation}}), space)["it"]
    if not isinstance(annotation, type) or not (
        hasattr(annotation, "_fields") or hasattr(annotation, "__dataclass_fields__")
    ):
        raise TypeError(
            said(
                "its second parameter is annotated with neither a NamedTuple nor a dataclass",
                "de tweede parameter is niet geannoteerd met een NamedTuple of een dataclass",
            )
        )
    return annotation


def says(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the values that the check's judgements bring for a message."""
    return tuple(getattr(function, "says", ()))


def _found(name: str, checks: Checks, problems: Problems) -> Callable[..., Any] | None:
    if name not in checks:
        hint = suggestion(name, checks) if checks else said("; there are none here.", "; er zijn er hier geen.")
        problems.at(("check",), said(f'"{name}" is not a check{hint}', f'"{name}" is geen controle{hint}'))
        return None
    try:
        found = checks[name]
        if isinstance(found, str):
            module, _, attribute = found.partition(":")
            found = getattr(import_module(module), attribute)
    except AigovError as error:
        problems.at(("check",), str(error))
        return None
    except Exception as error:  # noqa: BLE001  (importing runs a plugin's own code, which may raise anything)
        problems.at(
            ("check",),
            said(
                f'The check "{name}" cannot be imported: {type(error).__name__}: {error}',
                f'De controle "{name}" is niet te importeren: {type(error).__name__}: {error}',
            ),
        )
        return None
    if not callable(found):
        problems.at(
            ("check",),
            said(
                f'The check "{name}" leads to something that cannot be called.',
                f'De controle "{name}" leidt naar iets wat niet is aan te roepen.',
            ),
        )
        return None
    return found  # type: ignore[no-any-return]  # a plugin's function is whatever it is


def _validated(name: str, declared: type, options: Mapping[str, Any], problems: Problems) -> bool:
    """Whether `options` fit `declared`; pydantic judges, the words are ours."""
    from pydantic import TypeAdapter, ValidationError
    from pydantic.errors import PydanticUserError

    hints = typing.get_type_hints(declared)
    before = len(problems.found)
    for key in options:
        if key not in hints:
            problems.at_key(
                ("with", key),
                said(
                    f'"{key}" is not an option of the check "{name}"{suggestion(key, hints)}',
                    f'"{key}" is geen optie van de controle "{name}"{suggestion(key, hints)}',
                ),
            )
    known = {key: value for key, value in options.items() if key in hints}
    try:
        with aside():  # a plugin's options are its own code too
            TypeAdapter(declared).validate_json(json.dumps(known), strict=True)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False, include_context=False):
            _refused(name, hints, detail["type"], detail["loc"], problems)
    except PydanticUserError as error:
        problems.at(
            ("check",),
            said(
                f'The options of the check "{name}" are of a kind that cannot be read: {error.message}',
                f'De opties van de controle "{name}" zijn van een soort die niet te lezen is: {error.message}',
            ),
        )
    return len(problems.found) == before


def _refused(name: str, hints: Mapping[str, Any], kind: str, where: tuple[Any, ...], problems: Problems) -> None:
    key = str(where[0]) if where else ""
    if kind == "missing":
        problems.at_key(
            ("with",) if "with" in problems.document.data else ("check",),
            said(
                f'The check "{name}" needs the option "{key}".', f'De controle "{name}" heeft de optie "{key}" nodig.'
            ),
        )
        return
    path: paths.Path = ("with", *(part for part in where if isinstance(part, str | int)))
    hint: Any = hints.get(key, str)
    if len(where) > 1:
        hint = typing.get_args(hint)[0]
    problems.at(path, said(f'"{key}" should be {_worded(hint)}.', f'"{key}" hoort {_worded(hint)} te zijn.'))


def _worded(hint: Any) -> str:
    simple: Mapping[Any, str] = {
        str: said("text", "tekst"),
        int: said("a whole number", "een geheel getal"),
        float: said("a number", "een getal"),
        bool: said("true or false", "true of false"),
        FieldPath: said("a path of the manifest", "een pad van het manifest"),
    }
    if hint in simple:
        return simple[hint]
    inner = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Literal:
        return said(f"one of {', '.join(map(str, inner))}", f"een van {', '.join(map(str, inner))}")
    if typing.get_origin(hint) in (tuple, list):
        return said(f"a list, each item {_worded(inner[0])}", f"een lijst, elk item {_worded(inner[0])}")
    return said("what the check declares", "wat de controle opgeeft")


def _paths(declared: type, options: Mapping[str, Any], names: Names, problems: Problems) -> dict[str, Expression]:
    """Return the expression of each option that is a path, by its text."""
    found: dict[str, Expression] = {}
    for key, hint in typing.get_type_hints(declared).items():
        if hint is not FieldPath and FieldPath not in typing.get_args(hint):
            continue
        for path, text in _texts(("with", key), options.get(key)):
            expression = names.compile(path, text, dated=False)
            if expression is None:
                continue
            if not expression.is_path:
                problems.at(
                    path,
                    said(
                        f'"{key}" should be a path of the manifest; `{text}` is computed.',
                        f'"{key}" hoort een pad van het manifest te zijn; `{text}` wordt berekend.',
                    ),
                )
            found[text] = expression
    return found


def _texts(path: paths.Path, value: Any) -> Iterator[tuple[paths.Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        yield from (((*path, position), text) for position, text in enumerate(value) if isinstance(text, str))
