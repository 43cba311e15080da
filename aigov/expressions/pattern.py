"""Patterns of `matches`: google-re2, which takes linear time whatever is written."""

from typing import Any

import re2


def compiled(written: str) -> Any:
    """Return the pattern; its `search` looks anywhere in a text. Raises re2.error."""
    options = re2.Options()
    options.log_errors = False  # re2 would write to standard error by itself
    return re2.compile(written, options)


def trouble(written: str) -> str:
    """Return what is wrong with a pattern, or nothing."""
    try:
        compiled(written)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        return reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)
    return ""
