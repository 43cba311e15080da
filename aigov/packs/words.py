"""One sentence for each kind of problem that reading meets, for the files that no rule words; structure has its own."""

import re
from collections.abc import Mapping
from typing import Final

_SENTENCES: Final[Mapping[str, str]] = {
    "syntax": "YAML cannot be read from here: {what}.",
    "bare-dash": '"{key}" has a bare {mark}, which begins a list (or a key) and says nothing.',
    "comma-broken": 'The comma ends the value: "{key}" reads as "{value}", and "{rest}" as a key without a value.',
    "colon-in-text": 'The text "{text}" is followed by a colon and a space, which begin a new key.',
    "missing-colon": '"{text}" has no colon and space after the key.',
    "indentation": "This line is indented by {column} characters, which fits no line above it.",
    "tab": "A tab stands where YAML wants spaces.",
    "unclosed-quote": "The quote ({quote}) that opens here is never closed.",
    "unclosed-bracket": 'The "{bracket}" that opens here is never closed by "{closing}".',
    "reserved-character": 'A text cannot begin with "{character}" without quotes.',
    "unknown-escape": '"{escape}" means nothing between double quotes; single quotes take a backslash as it is.',
    "duplicate-key": '"{key}" is written twice here.',
    "anchor": '"&{name}" is a YAML anchor, which has no meaning here.',
    "alias": '"*{name}" is a YAML alias, which has no meaning here.',
    "merge-key": '"<<" merges keys from elsewhere; each value is written out.',
    "tag": '"{tag}" is a YAML tag, which has no meaning here.',
    "key-not-text": "The key {key} is {found}, not text.",
    "several-documents": "A second YAML document begins here; a file holds one.",
    "unusable-number": '"{written}" is no number that can be counted with.',
    "line-separator": "An invisible {character} stands here, which some readers take for the end of the line.",
    "control-character": "An invisible control character ({character}) stands here.",
    "empty-value": '"{key}" has no value.',
    "not-utf-8": 'The byte {byte} is not UTF-8; another encoding would read it as "{guess}".',
    "empty-file": "The file is empty.",
    "not-a-mapping": "The file holds {found}, and no keys.",
    "too-deep": "More than {limit} levels stand inside each other here.",
    "unreadable-file": "The file {what}, and was not read.",
    "too-large": "The file has more than {limit} bytes, and was not read.",
    "too-many": "More than {limit} problems stand here; what follows was not looked at.",
    "section-twice": '"{section}" stands here and in {other}.',
    "section-file-name": '"{name}" is not the name of a section.',
}

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def say(kind: str, details: Mapping[str, str]) -> str:
    """Return what is so, in one sentence, for a problem that reading found."""
    sentence = _SENTENCES.get(kind, '"{kind}" was found here.')
    # Not str.format: a detail is a user's text, and may itself hold braces.
    return _PLACEHOLDER.sub(lambda name: details.get(name[1], kind if name[1] == "kind" else ""), sentence)
