"""Where each key of a TOML text stands; only this module knows that tomllib gives no positions."""

from collections.abc import Mapping
from typing import Final, NamedTuple

Key = tuple[str | int, ...]

_SPACE: Final = " \t\r\n"
_BARE_END: Final = " \t\r\n=.]"
_VALUE_END: Final = ",]}\n#"
_ESCAPES: Final[Mapping[str, str]] = {
    "b": "\b",
    "t": "\t",
    "n": "\n",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    '"': '"',
    "\\": "\\",
}


class Place(NamedTuple):
    """A line and a column, both counted from 1, the column in code points."""

    line: int
    column: int


def places(text: str) -> Mapping[Key, Place]:
    """Return where each key and each item of an array stands, for a `text` that tomllib has read.

    A path is a tuple of keys and positions, as in the data: `("rules", "kpis/measured", "level")`, `("packs", 0)`.
    A table stands where it is first named.
    """
    return _Scanner(text).all()


class _Scanner:
    """One pass over a text that is known to be TOML: nothing is checked here, only found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Key, Place] = {}
        self.tables: dict[Key, int] = {}

    def all(self) -> Mapping[Key, Place]:
        """Read statement after statement to the end."""
        prefix: Key = ()
        while self._skip():
            if self.text.startswith("[[", self.at):
                start = self.at
                prefix = self._table(2)
                self.tables[prefix] = self.tables.get(prefix, 0) + 1
                prefix = (*prefix, self.tables[prefix] - 1)
                self._note(prefix, start)
            elif self.text[self.at] == "[":
                prefix = self._table(1)
            else:
                self._pair(prefix)
        return self.found

    def _skip(self) -> bool:
        """Pass over blanks, line ends and comments; false at the end of the text."""
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at] in _SPACE:
                self.at += 1
            else:
                return True
        return False

    def _note(self, path: Key, at: int) -> None:
        line_start = self.text.rfind("\n", 0, at) + 1
        self.found.setdefault(path, Place(self.text.count("\n", 0, at) + 1, at - line_start + 1))

    def _table(self, brackets: int) -> Key:
        self.at += brackets
        path = self._keys(())
        self.at += brackets
        return path

    def _pair(self, prefix: Key) -> None:
        path = self._keys(prefix)
        self.at += 1  # the equals sign
        self._skip()
        self._value(path)

    def _keys(self, path: Key) -> Key:
        """Read a dotted key, and note each of its parts; a part that is an array of tables means its last one."""
        while True:
            self._skip()
            start = self.at
            path = (*path, self._key())
            self._note(path, start)
            self._skip()
            if self.at >= len(self.text) or self.text[self.at] != ".":
                return path
            self.at += 1
            if path in self.tables:
                path = (*path, self.tables[path] - 1)

    def _key(self) -> str:
        if self.text[self.at] in "\"'":
            return self._string()
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in _BARE_END:
            self.at += 1
        return self.text[start : self.at]

    def _string(self) -> str:
        """Pass over a string of any of the four kinds; return what a key of one line says."""
        quote = self.text[self.at]
        fence = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.at += len(fence)
        said: list[str] = []
        while self.at < len(self.text) and not self.text.startswith(fence, self.at):
            if quote == '"' and self.text[self.at] == "\\":
                said.append(self._escape())
            else:
                said.append(self.text[self.at])
                self.at += 1
        self.at += len(fence)
        while len(fence) == 3 and self.at < len(self.text) and self.text[self.at] == quote:
            self.at += 1  # up to two quotes may stand right before the closing fence
        return "".join(said)

    def _escape(self) -> str:
        letter = self.text[self.at + 1]
        width = {"x": 2, "u": 4, "U": 8}.get(letter, 0)
        code = self.text[self.at + 2 : self.at + 2 + width]
        self.at += 2 + width
        return chr(int(code, 16)) if width else _ESCAPES.get(letter, "")

    def _value(self, path: Key) -> None:
        first = self.text[self.at]
        if first in "\"'":
            self._string()
        elif first == "[":
            self._array(path)
        elif first == "{":
            self._inline(path)
        else:
            while self.at < len(self.text) and self.text[self.at] not in _VALUE_END:
                self.at += 1

    def _array(self, path: Key) -> None:
        self.at += 1
        position = 0
        while self._skip() and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                position += 1
                continue
            self._note((*path, position), self.at)
            self._value((*path, position))
        self.at += 1

    def _inline(self, path: Key) -> None:
        self.at += 1
        while self._skip() and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._pair(path)
        self.at += 1
