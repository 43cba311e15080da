"""One file that is mended: written beside its place and moved there, unless somebody else wrote it in the meantime."""

import os
from pathlib import Path

from aigov.errors import AigovError
from aigov.language import said
from aigov.run.mending import Changed
from aigov.run.whole import Whole


def replace(changed: Changed) -> None:
    """Put what a file is to hold in its place, with the mode that it has; raises AigovError where that cannot be.

    A link stays one: what it leads to is replaced.
    """
    place = Path(changed.file)
    try:
        now = place.read_bytes()
    except OSError as error:
        what = said(f"It cannot be read: {error.strerror or error}.", f"Lezen lukt niet: {error.strerror or error}.")
        raise AigovError(what, where=changed.name) from None
    if now != changed.before:
        what = said(
            "Somebody else changed it in the meantime; nothing was written.",
            "Iemand anders heeft het ondertussen gewijzigd; er is niets geschreven.",
        )
        raise AigovError(what, where=changed.name)
    if not os.access(place, os.W_OK):
        what = said("It may not be written; nothing was.", "Het mag niet worden geschreven; er is niets gewijzigd.")
        raise AigovError(what, where=changed.name)
    Whole(changed.file).write([changed.after.decode("utf-8")])
