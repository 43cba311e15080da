"""Text for XML 1.0: control characters, which it cannot hold in any way, are escaped as they are on a terminal."""

from typing import Final

from aigov.reporters.text.columns import shown

_MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def text(value: str) -> str:
    """Return `value` for an attribute between double quotes, or between tags; line ends are kept."""
    return "".join(_MARKUP.get(each) or (each if each == "\n" else shown(each)[0]) for each in value)


def tag(element: str, /, **attributes: object) -> str:
    """Return an opening tag without its last sign, so that the caller closes it with `>` or `/>`."""
    return f"<{element}" + "".join(f' {key}="{text(str(value))}"' for key, value in attributes.items())
