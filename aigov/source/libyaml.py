"""libyaml's events of a text, one at a time; and the sign that a text holds what few do."""

from typing import TYPE_CHECKING, Any, Final

from aigov.errors import AigovError
from aigov.language import said

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment, misc]  # said where it is needed

MARK: Final = r"(?:\A|[\s\[{,:])(?:&\S|!)"
"""Where an anchor or a tag may begin; the ampersand of `Data & AI` is none."""


def events_of(text: str) -> "Callable[[], Any]":
    """Return what gives the next of libyaml's events at each call.

    Raises AigovError where PyYAML was built without libyaml: its own parser reads otherwise, and thirty times slower.
    """
    if CParser is None:
        pip = "pip install --force-reinstall --only-binary :all: PyYAML"
        lacking = said("PyYAML is here without libyaml, which aigov reads with.", "PyYAML is hier zonder libyaml.")
        install = said("Install it from a wheel", "Installeer een wheel")
        build = said("or install libyaml and build PyYAML again", "of installeer libyaml en bouw PyYAML opnieuw")
        raise AigovError(f"{lacking} {install} ({pip}), {build}.")
    get_event: Callable[[], Any] = CParser(text).get_event
    return get_event
