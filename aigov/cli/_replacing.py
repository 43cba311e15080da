"""A file that is edited: read once, and replaced in one step, unless somebody else wrote it in the meantime."""

from pathlib import Path

from aigov.errors import UsageError
from aigov.language import said


class Replacing:
    """The text of the file at `place`, empty where there is none; `shown` is how people are told of it."""

    def __init__(self, place: str, shown: str) -> None:
        """Read it; raises UsageError where it is no regular file of text."""
        self.place = Path(place)
        self.shown = shown
        self._content = self._read()
        try:
            self.text = self._content.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = error.start + 1
            raise UsageError(
                said(f"It is not UTF-8: byte {byte} cannot be read.", f"Het is geen UTF-8: byte {byte} is onleesbaar."),
                where=shown,
            ) from None

    def write(self, text: str) -> None:
        """Write `text` beside the file and move it there; raises AigovError where that cannot be."""
        from aigov.run.whole import Whole

        if self._read() != self._content:
            raise UsageError(
                said(
                    "Somebody else changed it in the meantime; nothing was written.",
                    "Iemand anders heeft het intussen veranderd; er is niets geschreven.",
                ),
                where=self.shown,
            )
        Whole(str(self.place)).write([text])

    def _read(self) -> bytes:
        if not self.place.exists():
            return b""
        if not self.place.is_file():
            raise UsageError(said("It is not a regular file.", "Het is geen gewoon bestand."), where=self.shown)
        try:
            return self.place.read_bytes()
        except OSError as error:
            reason = error.strerror or error
            raise UsageError(
                said(f"It cannot be read: {reason}.", f"Het is niet te lezen: {reason}."), where=self.shown
            ) from None
