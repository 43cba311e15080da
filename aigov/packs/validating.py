"""jsonschema's validator as packs get it: nothing is fetched, and no text makes it hang."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from aigov import dates
from aigov.language import said

OURS: Final = ("pattern", "uniqueItems")
"""Keywords that are judged here, and not by jsonschema's own code."""


def validator(schema: Mapping[str, Any]) -> Any:
    """Return jsonschema's validator, with nothing fetched, patterns judged by RE2, and days and periods checked."""
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
    from referencing import Registry

    def pattern(judge: Any, wanted: str, instance: Any, _: Any) -> Iterator[ValidationError]:
        if judge.is_type(instance, "string") and not regex(wanted).search(instance):
            yield ValidationError(
                said(f"{instance!r} does not match {wanted!r}", f"{instance!r} past niet op {wanted!r}")
            )

    def unique(judge: Any, wanted: bool, instance: Any, _: Any) -> Iterator[ValidationError]:
        # jsonschema compares each item with each other one; a list of a megabyte would take hours.
        if wanted and judge.is_type(instance, "array"):
            seen = {json.dumps(item, sort_keys=True, default=str) for item in instance}
            if len(seen) < len(instance):
                yield ValidationError(
                    said(f"{instance!r} has items that repeat", f"{instance!r} heeft items die vaker voorkomen")
                )

    formats = FormatChecker(formats=())
    formats.checkers = {
        "date": (lambda text: not isinstance(text, str) or dates.is_date(text), ()),
        "duration": (lambda text: not isinstance(text, str) or dates.is_period(text), ()),
    }
    ours = validators.extend(  # type: ignore[no-untyped-call]  # jsonschema's own types leave it out
        Draft202012Validator, dict(zip(OURS, (pattern, unique), strict=True))
    )
    return ours(schema, registry=Registry(), format_checker=formats)


@lru_cache(maxsize=256)
def regex(pattern: str) -> Any:
    """Return `pattern` compiled by RE2, in time linear in the text; raises ValueError."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        phrase = error.args[0] if error.args else ""
        raise ValueError(phrase.decode("utf-8", "replace") if isinstance(phrase, bytes) else str(phrase)) from None
