"""libyaml's events of a text, one at a time, whole or in brief; and the sign that a text holds what few do."""

from _thread import allocate_lock  # `threading` itself would cost each start
from collections.abc import Callable
from typing import Any, Final

from aigov.errors import AigovError
from aigov.language import said

_NAMES: dict[str, Any] = {}
"""Those of the module in which PyYAML holds libyaml; none where it was built without."""
try:
    from yaml import _yaml
except ImportError:
    pass  # said where it is needed
else:
    _NAMES = vars(_yaml)

MARK: Final = r"(?:\A|[\s\[{,:])(?:&\S|!)"
"""Where an anchor or a tag may begin; the ampersand of `Data & AI` is none."""

MAPPING: Final = 1
SEQUENCE: Final = 2
END: Final = 3
"""What a brief event is beside a scalar: the start of a collection, or the end of one."""

ALONE: Final = allocate_lock()
"""Held while a text is read: an editor's server reads in more than one thread."""


def events_of(text: str) -> Callable[[], Any]:
    """Return what gives the next of libyaml's events at each call; to be read within `ALONE`.

    Raises AigovError where PyYAML was built without libyaml: its own parser reads otherwise, and thirty times slower.
    """
    if not _NAMES:
        pip = "pip install --force-reinstall --only-binary :all: PyYAML"
        lacking = said("PyYAML is here without libyaml, which aigov reads with.", "PyYAML is hier zonder libyaml.")
        install = said("Install it from a wheel", "Installeer een wheel")
        build = said("or install libyaml and build PyYAML again", "of installeer libyaml en bouw PyYAML opnieuw")
        raise AigovError(f"{lacking} {install} ({pip}), {build}.")
    get_event: Callable[[], Any] = _NAMES["CParser"](text).get_event
    return get_event


def in_brief(text: str, read: Callable[[Callable[[], Any]], Any]) -> Any:
    """Return what `read` makes of the events of `text`, given what gives the next one, in brief.

    A plain scalar is its text, another one its text and its style, a collection begins with MAPPING or SEQUENCE and
    closes with END; all else, and everything where PyYAML makes its events in another way one day, is an event as
    `events_of` gives it. Raises what that and `read` raise, and yaml.YAMLError on a syntax error.
    """
    # PyYAML spends longer on making an object of each event than libyaml on the text. It finds the classes of these
    # objects by their names when it makes one: while `read` is at work, the names stand for these functions.
    following = events_of(text)
    with ALONE:
        _NAMES.update(_BRIEF)
        try:
            return read(following)
        finally:
            _NAMES.update(_WHOLE)


def _scalar(_anchor: Any, _tag: Any, _implicit: Any, written: str, _start: Any, _end: Any, style: str) -> Any:
    return written if style == "" else (written, style)


def _mapping(_anchor: Any, _tag: Any, _implicit: Any, _start: Any, _end: Any, _flow: Any) -> int:
    return MAPPING


def _sequence(_anchor: Any, _tag: Any, _implicit: Any, _start: Any, _end: Any, _flow: Any) -> int:
    return SEQUENCE


def _end(_start: Any, _end: Any) -> int:
    return END


_BRIEF: Final[dict[str, Any]] = {
    "ScalarEvent": _scalar,
    "MappingStartEvent": _mapping,
    "SequenceStartEvent": _sequence,
    "MappingEndEvent": _end,
    "SequenceEndEvent": _end,
}
_WHOLE: Final = {name: _NAMES.get(name) for name in _BRIEF}
