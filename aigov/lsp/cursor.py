"""Where a cursor stands in YAML that is being typed, found from lines and margins: such a text seldom reads."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from aigov.paths import Path

_LINE: Final = re.compile(
    r"""(?P<margin>[ ]*)(?P<dashes>(?:-(?:[ ]+|$))*)
        (?:(?P<key>"[^"]*"|'[^']*'|[^\s#:,\[\]{}"'-][^:#]*?)[ ]*:(?:[ ]+(?P<value>.*)|$))?""",
    re.VERBOSE,
)
_TEXT_BELOW: Final = re.compile(r"[|>][-+0-9]*\s*(#.*)?\Z")


class Cursor(NamedTuple):
    """A place to type at.

    `path` leads to the section or list around it, and where a value is typed to that. `word` is what stands before the
    cursor already, from `start` on, a column of its line from 0. `beside` are the keys that the section has. `is_key`
    is whether a key is typed; an item of a list can become either, and is a value whose path ends in a number.
    """

    path: Path
    is_key: bool
    word: str
    start: int
    beside: frozenset[str] = frozenset()
    margin: int = 0


class _Token(NamedTuple):
    """A key or, with an empty name, a dash, in a column from 0; the value that stands beside a key."""

    column: int
    name: str
    value: str


def cursor(lines: Sequence[str], line: int, column: int) -> Cursor | None:
    """Return where a cursor stands, both numbers from 0; None within a text or a comment, where nothing is to say."""
    before = lines[line][:column] if line < len(lines) else ""
    if before.lstrip().startswith("#") or " #" in before:
        return None
    tokens, rest = _parsed(before)
    start = len(before) - len(rest)
    if tokens and tokens[-1].name:
        *above, key = tokens
        path, _, text = _above(lines, line, above, key.column)
        return None if text else _within((*path, key.name), rest, start)
    margin = start if rest or not tokens else max(start, tokens[-1].column + 2)
    path, is_item, text = _above(lines, line, tokens, margin)
    if text:
        return None
    if rest[:1] in ("{", "["):
        return _within(path, rest, start)
    beside = frozenset(_beside(lines, line, tokens, margin))
    if is_item and tokens and not (beside - {""}):
        return Cursor(path, is_key=False, word=rest, start=start, beside=beside, margin=margin)
    return Cursor(path, is_key=True, word=rest, start=start, beside=beside, margin=margin)


def _parsed(line: str) -> tuple[list[_Token], str]:
    """Return the dashes and the key that begin a line, and what stands behind them."""
    found = _LINE.match(line)
    if found is None:
        return [], line.lstrip(" ")
    tokens = [_Token(found.end("margin") + at, "", "") for at, sign in enumerate(found["dashes"]) if sign == "-"]
    if found["key"] is None:
        return tokens, line[found.end() :]
    value = found["value"] or ""
    tokens.append(_Token(found.start("key"), found["key"].strip("\"'"), value))
    return tokens, value


def _back(lines: Sequence[str], line: int) -> Iterator[_Token]:
    """Yield the tokens above a line, the nearest first; what is only a comment has none."""
    for number in range(min(line, len(lines)) - 1, -1, -1):
        text = lines[number]
        if text.strip() and not text.lstrip().startswith("#"):
            tokens, rest = _parsed(text)
            yield from reversed(tokens or [_Token(len(text) - len(rest), "\0", "")])


def _above(lines: Sequence[str], line: int, own: Sequence[_Token], margin: int) -> tuple[Path, bool, bool]:
    """Return what lies around a column: its path, whether it is in an item, and whether it is within a text."""
    parts: list[str | int] = []
    need, dash, is_item, first = margin, False, False, True
    for token in (*reversed(own), *_back(lines, line)):
        if not token.name:
            if token.column < need:
                parts.append(0)
                is_item |= first
                need, dash, first = token.column, True, False
            elif dash and token.column == need and isinstance(parts[-1], int):
                parts[-1] += 1
        elif token.column < need or (dash and token.column == need):
            if token.name == "\0":
                continue
            if first and _TEXT_BELOW.match(token.value):
                return (), False, True
            parts.append(token.name)
            need, dash, first = token.column, False, False
        if need == 0 and not dash:
            break
    return tuple(reversed(parts)), is_item, False


def _beside(lines: Sequence[str], line: int, own: Sequence[_Token], margin: int) -> Iterator[str]:
    """Yield the keys of the section in which a key is typed at `margin`, of the lines above and below."""
    is_first = bool(own)
    for token in () if is_first else _back(lines, line):
        if token.column == margin and token.name:
            yield token.name
        elif token.column < margin:
            break
    for text in lines[line + 1 :]:
        tokens, _ = _parsed(text)
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if not tokens or tokens[0].column < margin:
            if len(text) - len(text.lstrip()) < margin:
                return
            continue
        if tokens[0].column == margin and tokens[0].name:
            yield tokens[0].name


def _within(path: Path, value: str, start: int) -> Cursor:
    """Return where the end of a value stands that may be written in brackets: `{name: A, ro`."""
    brackets = _Brackets(path)
    for at, sign in enumerate(value):
        brackets.read(at, sign)
    if not brackets.levels:
        return Cursor(path, is_key=False, word=value, start=start)
    level, begin = brackets.levels[-1], start + brackets.begin
    if level.is_list or level.key:
        return Cursor(level.here, is_key=False, word=brackets.word, start=begin)
    return Cursor(level.path, is_key=True, word=brackets.word, start=begin, beside=frozenset(level.keys))


class _Level:
    """One pair of brackets that is still open."""

    def __init__(self, path: Path, *, is_list: bool) -> None:
        self.path = path
        self.is_list = is_list
        self.keys: list[str] = []
        self.key = ""
        self.number = 0

    @property
    def here(self) -> Path:
        """The path of the value that is being written."""
        return (*self.path, self.number if self.is_list else self.key)


class _Brackets:
    """Reads a value sign by sign; `word` is what is being written, from `begin` on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.levels: list[_Level] = []
        self.word = ""
        self.begin = 0
        self._quote = ""

    def read(self, at: int, sign: str) -> None:
        if self._quote:
            self._quote = "" if sign == self._quote else self._quote
            self.word += sign
        elif sign in "[{" and not self.word:
            path = self.levels[-1].here if self.levels else self.path
            self.levels.append(_Level(path, is_list=sign == "["))
            self._next(at)
        elif sign in "]},:" and self.levels:
            self._end(sign, at)
        elif self.word or sign != " ":
            if not self.word:
                self.begin = at
                self._quote = sign if sign in "\"'" else ""
            self.word += sign

    def _end(self, sign: str, at: int) -> None:
        level = self.levels[-1]
        if sign == "," or (sign == ":" and not level.is_list and not level.key):
            level.key = self.word.strip("\"' ") if sign == ":" else ""
            level.number += sign == ","
            level.keys += [level.key] if level.key else []
        elif sign in "]}":
            self.levels.pop()
        self._next(at)

    def _next(self, at: int) -> None:
        self.word, self.begin = "", at + 1
