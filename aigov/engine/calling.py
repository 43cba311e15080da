"""Calling a check in Python: its options in their own class, and whatever it raises as a value."""

from collections.abc import Callable, Mapping
from itertools import islice
from types import FunctionType
from typing import Any, Final, get_type_hints

from aigov.engine.subject import Judgement, Subject
from aigov.engine.view import UndecidedError, View
from aigov.errors import AigovError
from aigov.expressions import Scope
from aigov.findings import Outcome
from aigov.language import said
from aigov.paths import Path
from aigov.rule import CheckUse

_MOST: Final = 10_000
"""So many judgements of one check on one subject are a check that does not end."""


ShortCut = Callable[[Mapping[str, Any], Callable[[Any], Mapping[str, Any]]], bool]


class Call:
    """A rule's use of a check; the check is imported and its options are made when it is first called."""

    __slots__ = ("_checks", "_function", "_options", "_use")

    def __init__(self, use: CheckUse, checks: Mapping[str, Callable[..., Any]]) -> None:
        self._use = use
        self._checks = checks
        self._function: Callable[..., Any] | None = None
        self._options: Any = None

    def judgements(
        self, view: View, rule: str, limits: Mapping[str, Any], scope: Scope, item: tuple[Any, Path] | None
    ) -> tuple[list[Judgement], Mapping[str, str] | None]:
        """Return what the check said, and the details of what it raised, or None; what came before that counts."""
        phrase: list[Judgement] = []
        subject = Subject(
            data=view.data,
            org=view.org,
            today=view.today,
            stage=view.stage,
            weight=view.weight,
            limits=limits,
            item=item,
            scope=scope,
            paths=self._use.paths,
            read=view.led,
            text=view.text,
            parts=view.parts,
        )
        try:
            function = self._ready()
            given = (subject,) if self._options is None else (subject, self._options)
            for judgement in islice(function(*given), _MOST):
                if not isinstance(judgement, Judgement) or not isinstance(judgement.outcome, Outcome):
                    raise TypeError(
                        said(
                            f"yielded {judgement!r}, which is no Judgement",
                            f"leverde {judgement!r}, en dat is geen Judgement",
                        )
                    )
                phrase.append(judgement)
        except UndecidedError as error:
            phrase.append(Judgement.of(error.answer))
        except AigovError:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001  (a check is anybody's code and may raise anything)
            return phrase, self._details(rule, error)
        if len(phrase) == _MOST:
            return phrase, self._details(
                rule, RuntimeError(said(f"more than {_MOST} judgements", f"meer dan {_MOST} oordelen"))
            )
        return phrase, None

    def short_cut(self) -> ShortCut | None:
        """Return what tells at once that the check passes, given values by path and who is meant; None without one."""
        try:
            passes: Callable[..., Any] | None = getattr(self._ready(), "plainly", None)
        except Exception:  # noqa: BLE001  (a check that cannot be imported or set up says so when it is called)
            return None

        if passes is None:
            return None
        known: Callable[..., Any] = passes

        def tells(values: Mapping[str, Any], person: Callable[[Any], Mapping[str, Any]]) -> bool:
            try:
                return known(self._options, values, person) is True
            except Exception:  # noqa: BLE001  (anybody's code; the check itself is called then)
                return False

        return tells

    def _ready(self) -> Callable[..., Any]:
        if self._function is None:
            function = self._checks[self._use.name]
            self._options = options(function, self._use.options)
            self._function = function
        return self._function

    def _details(self, rule: str, error: BaseException) -> Mapping[str, str]:
        words = " ".join(str(error).split())
        return {
            "check": self._use.name,
            "rule": rule,
            "exception": type(error).__name__,
            "message": words or said("no words", "geen woorden"),
        }


def options(function: Callable[..., Any], written: Mapping[str, Any]) -> Any:
    """Return the options as the check declares them, an instance of a class of its own; None where it takes none."""
    code = function.__code__ if isinstance(function, FunctionType) and not hasattr(function, "__wrapped__") else None
    if code is not None and code.co_argcount == len(("subject", "options")):
        kind = get_type_hints(function)[code.co_varnames[1]]
    else:
        from aigov.aside import heard_once  # a plugin's: its options are its own code too
        from aigov.packs.uses import options_of  # which asks whatever can be called, and takes longer to load

        declared = options_of(function)
        kind = declared and heard_once(declared)
    return None if kind is None else kind(**{name: _frozen(value) for name, value in written.items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
