"""The typed models of every file, and the schemas made from them; a run never imports this, plugins may."""

import json
from collections.abc import Mapping
from typing import Any

from aigov import who
from aigov.manifest.root import Manifest
from aigov.manifest.team import Roles

__all__ = ["Manifest", "parse"]


def parse(data: Any, organisation: Any = None) -> Manifest:
    """Return the typed manifest of plain data, as `Document.data` or a check's `subject.data` holds it.

    Dates are `datetime.date`, "unknown" stays that word, what is absent is None. Every who is read into its one
    shape; `organisation` is the plain data of the organisation's section, whose people count too. Raises
    pydantic.ValidationError, a ValueError, where the data does not have the shape of a manifest, and TypeError where
    a part of it is unreadable.
    """
    if organisation is None and isinstance(data, dict):
        organisation = data.get("organisation")

    def resolve(written: Any) -> Mapping[str, Any]:
        led = who.read(written, (), data, organisation)
        if led.state == "value":
            return led.person
        return {"role": written} if written in Roles.model_fields or written.startswith("x_") else {"id": written}

    # As JSON, because strict reading of Python's own values takes no text for a date and no dict for a model.
    return Manifest.model_validate_json(json.dumps(data), context={"who": resolve})
