"""Where each character of a YAML scalar stands in its source, so that an error inside an expression has a column."""

import re
from typing import Final

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_HEADER: Final = re.compile(r"[|>]([0-9+-]*)[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$)")
_ESCAPES: Final = {"x": 2, "u": 4, "U": 8}
_DEEPEST: Final = 65
"""Explicit indentation is at most 9 beyond the parent's, and 64 levels is the deepest that is read."""


def offsets(raw: str, value: str) -> list[int]:
    """Return, for each character of `value`, its offset in `raw`, the scalar as written; one more for the end.

    `raw` begins with the scalar's indicator (a quote, `|` or `>`) where it has one. Where `raw` does not read as
    `value` (it never should), every offset is 0: the scalar's start.
    """
    for chars, places in _readings(raw):
        if "".join(chars).rstrip("\n") == value.rstrip("\n"):
            end = places[-1] + 1 if places else 0
            return (places + [end] * (len(value) + 1))[: len(value) + 1]
    return [0] * (len(value) + 1)


def _readings(raw: str) -> list[tuple[list[str], list[int]]]:
    if raw[:1] in ("'", '"'):
        return [_flow(raw, 1, raw[0])]
    header = _HEADER.match(raw)
    if header is None:
        return [_flow(raw, 0, "")]
    lines = _lines(raw, header.end())
    first = next((len(text) - len(text.lstrip(" ")) for text, _ in lines if text.strip(" ")), 0)
    explicit = any(char.isdigit() for char in header[1])
    fold = raw[0] == ">"
    return [_block(lines, indent, fold=fold) for indent in (range(1, _DEEPEST * 9) if explicit else (first,))]


def _flow(raw: str, start: int, quote: str) -> tuple[list[str], list[int]]:
    chars: list[str] = []
    places: list[int] = []
    kept = 0  # characters before this one are written as escapes: folding does not trim them
    at = start
    while at < len(raw):
        char = raw[at]
        if char in "\r\n":
            while len(chars) > kept and chars[-1] in " \t":
                chars.pop()
                places.pop()
            after, breaks = _blank(raw, at)
            folded = " " if breaks == 1 else "\n" * (breaks - 1)
            chars += folded
            places += [at] * len(folded)
            kept, at = len(chars), after
        elif quote and char == quote:
            if quote == '"' or raw[at + 1 : at + 2] != "'":
                break
            chars.append("'")
            places.append(at)
            at += 2
        elif quote == '"' and char == "\\":
            text, after = _escape(raw, at)
            chars += text
            places += [at] * len(text)
            kept, at = len(chars), after
        else:
            chars.append(char)
            places.append(at)
            at += 1
    return chars, places


def _blank(raw: str, at: int) -> tuple[int, int]:
    """Return where the next text begins, and how many line breaks stand before it."""
    after = at
    while after < len(raw) and raw[after] in " \t\r\n":
        after += 1
    return after, len(_BREAK.findall(raw, at, after))


def _escape(raw: str, at: int) -> tuple[str, int]:
    code = raw[at + 1 : at + 2]
    if code in ("\r", "\n"):
        after, breaks = _blank(raw, at + 1)
        return "\n" * (breaks - 1), after
    if code in _ESCAPES:
        digits = raw[at + 2 : at + 2 + _ESCAPES[code]]
        try:
            return chr(int(digits, 16)), at + 2 + len(digits)
        except (ValueError, OverflowError):
            return code, at + 2
    return _NAMED.get(code, code), at + 2


_NAMED: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _lines(raw: str, at: int) -> list[tuple[str, int]]:
    lines = []
    while at < len(raw):
        found = _BREAK.search(raw, at)
        end, after = found.span() if found else (len(raw), len(raw))
        lines.append((raw[at:end], at))
        at = after
    return lines


def _block(lines: list[tuple[str, int]], indent: int, *, fold: bool) -> tuple[list[str], list[int]]:
    chars: list[str] = []
    places: list[int] = []
    blanks = 0
    before: str | None = None
    for text, start in lines:
        content = text[indent:]
        if not content:
            blanks += 1
            continue
        joined = "\n" * blanks
        if before is not None and (not fold or content[0] in " \t" or before[0] in " \t"):
            joined += "\n"
        elif before is not None and not blanks:
            joined = " "
        chars += joined + content
        places += [max(0, start - 1)] * len(joined)
        places += range(start + indent, start + len(text))
        before, blanks = content, 0
    return chars, places
