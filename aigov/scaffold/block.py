"""Plain data to YAML in block style, quoted wherever a reader of YAML could take a text for something else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from aigov.paths import Path

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Words that some version of YAML reads as a boolean or as nothing.
_WORDS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_INSIDE: Final = " _-./@+()'"


def block(data: Mapping[str, Any], comments: Mapping[Path, str] | None = None) -> str:
    """Return `data` as YAML, sections set apart by empty lines; a comment stands above the key at its path."""
    text, apart = "", False
    for key, value in data.items():
        lines = list(_entry(key, value, (key,), comments or {}))
        text += ("\n" if text and (apart or len(lines) > 1) else "") + "\n".join(lines) + "\n"
        apart = lines[-1].startswith(" ")
    return text


def scalar(value: Any) -> str:
    """Return one value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return str(value)


def flow(value: Any) -> str:
    """Return a value of any depth on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key)}: {flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value)


def _is_plain(text: str) -> bool:
    if _DATE.fullmatch(text):
        return True
    inside = all(character.isalnum() or character in _INSIDE for character in text)
    return inside and text[:1].isalpha() and text == text.strip() and text.lower() not in _WORDS


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _entry(key: str, value: Any, path: Path, comments: Mapping[Path, str]) -> Iterator[str]:
    """Yield the lines of one key, without the indentation of its parent."""
    if path in comments:
        yield f"# {comments[path]}"
    if isinstance(value, Mapping) and value:
        yield f"{scalar(key)}:"
        for name, item in value.items():
            yield from _indented(_entry(name, item, (*path, name), comments))
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        yield f"{scalar(key)}:"
        for number, item in enumerate(value):
            yield from _indented(_item(item, (*path, number), comments))
    elif isinstance(value, Mapping):
        yield f"{scalar(key)}: {{}}"
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield f"{scalar(key)}: []"
    else:
        yield f"{scalar(key)}: {scalar(value)}"


def _item(item: Any, path: Path, comments: Mapping[Path, str]) -> Iterator[str]:
    if not isinstance(item, Mapping) or not item:
        yield f"- {flow(item)}"
        return
    lead = "- "
    for name, value in item.items():
        for line in _entry(name, value, (*path, name), comments):
            yield lead + line
            lead = "  "


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
