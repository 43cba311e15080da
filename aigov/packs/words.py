"""One sentence for each kind of problem that reading meets, for the files that no rule words; structure has its own."""

import re
from collections.abc import Mapping
from typing import Final

from aigov.language import said

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def say(kind: str, details: Mapping[str, str]) -> str:
    """Return what is so, in one sentence, for a problem that reading found."""
    sentence = _sentences().get(kind) or said('"{kind}" was found here.', 'Hier is "{kind}" gevonden.')
    # Not str.format: a detail is a user's text, and may itself hold braces.
    return _PLACEHOLDER.sub(lambda name: details.get(name[1], kind if name[1] == "kind" else ""), sentence)


def _sentences() -> Mapping[str, str]:
    return {**_of_lines(), **_of_values(), **_of_files()}


def _of_lines() -> Mapping[str, str]:
    """Return what is said of text that YAML cannot read, or reads as something else."""
    return {
        "syntax": said("YAML cannot be read from here: {what}.", "Vanaf hier is de YAML niet te lezen: {what}."),
        "bare-dash": said(
            '"{key}" has a bare {mark}, which begins a list (or a key) and says nothing.',
            'Bij "{key}" staat een kale {mark}; die begint een lijst (of een sleutel) en zegt niets.',
        ),
        "comma-broken": said(
            'The comma ends the value: "{key}" reads as "{value}", and "{rest}" as a key without a value.',
            'De komma beëindigt de waarde: "{key}" wordt gelezen als "{value}", en "{rest}" als sleutel zonder waarde.',
        ),
        "colon-in-text": said(
            'The text "{text}" is followed by a colon and a space, which begin a new key.',
            'Na de tekst "{text}" komen een dubbele punt en een spatie, en die beginnen een nieuwe sleutel.',
        ),
        "missing-colon": said(
            '"{text}" has no colon and space after the key.',
            'In "{text}" staan na de sleutel geen dubbele punt en spatie.',
        ),
        "indentation": said(
            "This line is indented by {column} characters, which fits no line above it.",
            "Deze regel is {column} tekens ingesprongen, en dat past bij geen regel erboven.",
        ),
        "tab": said("A tab stands where YAML wants spaces.", "Hier staat een tab waar YAML spaties wil."),
        "unclosed-quote": said(
            "The quote ({quote}) that opens here is never closed.",
            "Het aanhalingsteken ({quote}) dat hier begint, wordt nergens gesloten.",
        ),
        "unclosed-bracket": said(
            'The "{bracket}" that opens here is never closed by "{closing}".',
            'Het haakje "{bracket}" dat hier begint, wordt nergens met "{closing}" gesloten.',
        ),
        "reserved-character": said(
            'A text cannot begin with "{character}" without quotes.',
            'Een tekst kan niet zonder aanhalingstekens met "{character}" beginnen.',
        ),
        "unknown-escape": said(
            '"{escape}" means nothing between double quotes; single quotes take a backslash as it is.',
            '"{escape}" betekent niets tussen dubbele aanhalingstekens; tussen enkele geldt een backslash zoals hij '
            "is.",
        ),
        "line-separator": said(
            "An invisible {character} stands here, which some readers take for the end of the line.",
            "Hier staat een onzichtbaar teken ({character}), dat sommige programma's als het einde van de regel lezen.",
        ),
        "control-character": said(
            "An invisible control character ({character}) stands here.",
            "Hier staat een onzichtbaar stuurteken ({character}).",
        ),
    }


def _of_values() -> Mapping[str, str]:
    """Return what is said of keys and values that a file of aigov does not have."""
    return {
        "duplicate-key": said('"{key}" is written twice here.', '"{key}" staat hier twee keer.'),
        "anchor": said(
            '"&{name}" is a YAML anchor, which has no meaning here.',
            '"&{name}" is een YAML-anker, en dat heeft hier geen betekenis.',
        ),
        "alias": said(
            '"*{name}" is a YAML alias, which has no meaning here.',
            '"*{name}" is een YAML-alias, en die heeft hier geen betekenis.',
        ),
        "merge-key": said(
            '"<<" merges keys from elsewhere; each value is written out.',
            '"<<" voegt sleutels van elders in; elke waarde staat voluit.',
        ),
        "tag": said(
            '"{tag}" is a YAML tag, which has no meaning here.',
            '"{tag}" is een YAML-tag, en die heeft hier geen betekenis.',
        ),
        "key-not-text": said("The key {key} is {found}, not text.", "De sleutel {key} is {found}, en geen tekst."),
        "unusable-number": said(
            '"{written}" is no number that can be counted with.',
            '"{written}" is geen getal waarmee te rekenen valt.',
        ),
        "empty-value": said('"{key}" has no value.', '"{key}" heeft geen waarde.'),
        "too-deep": said(
            "More than {limit} levels stand inside each other here.",
            "Hier staan meer dan {limit} niveaus in elkaar.",
        ),
        "too-many": said(
            "More than {limit} problems stand here; what follows was not looked at.",
            "Hier staan meer dan {limit} problemen; naar wat volgt, is niet gekeken.",
        ),
        "section-twice": said('"{section}" stands here and in {other}.', '"{section}" staat hier en in {other}.'),
        "section-file-name": said(
            '"{name}" is not the name of a section.', '"{name}" is niet de naam van een onderdeel.'
        ),
    }


def _of_files() -> Mapping[str, str]:
    """Return what is said of a file as a whole."""
    return {
        "several-documents": said(
            "A second YAML document begins here; a file holds one.",
            "Hier begint een tweede YAML-document; een bestand bevat er één.",
        ),
        "not-utf-8": said(
            'The byte {byte} is not UTF-8; another encoding would read it as "{guess}".',
            'De byte {byte} is geen UTF-8; in een andere codering zou er "{guess}" staan.',
        ),
        "empty-file": said("The file is empty.", "Het bestand is leeg."),
        "not-a-mapping": said("The file holds {found}, and no keys.", "Het bestand bevat {found}, en geen sleutels."),
        "unreadable-file": said("The file {what}, and was not read.", "Het bestand {what}, en is niet gelezen."),
        "too-large": said(
            "The file has more than {limit} bytes, and was not read.",
            "Het bestand telt meer dan {limit} bytes, en is niet gelezen.",
        ),
    }
