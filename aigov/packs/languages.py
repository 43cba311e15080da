"""The languages that a pack speaks beside English: which it declares, and under which keys their texts may stand."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from aigov import paths
from aigov.language import DUTCH, ENGLISH, said
from aigov.packs.problems import Problems
from aigov.spelling import suggestion

ALWAYS: Final = frozenset({DUTCH})
"""What a rule may speak though its pack does not declare it: then nothing of it is missing."""
ISO_639: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja "
    "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb "
    "nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq "
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
"""Part 1 of that standard: the codes of two letters."""
CODES: Final = frozenset(ISO_639.split())
"""All of them; none is a key of a rule (`at` is that of no language)."""
_LENGTH: Final = 2


def is_key(key: str) -> bool:
    """Whether a key of a rule or of a claim stands where a language would: two letters, and not `at`."""
    return len(key) == _LENGTH and key.isascii() and key.islower() and key.isalpha() and key != "at"


def spoken_in(data: Mapping[str, Any]) -> list[str]:
    """Return the languages under whose keys texts stand in a rule or a claim that is sound."""
    return [key for key, texts in data.items() if key in CODES and isinstance(texts, dict)]


def declared(data: Mapping[str, Any], problems: Problems) -> tuple[str, ...]:
    """Return the languages that a sound pack.yaml declares, and note each that is none."""
    written: list[str] = data.get("languages", [])
    for at, code in enumerate(written):
        if code == ENGLISH:
            what = said(
                "English is what a rule's own texts are in; only other languages are declared.",
                "De eigen teksten van een regel zijn in het Engels; alleen andere talen worden opgegeven.",
            )
        elif code not in CODES:
            what = said(
                f'"{code}" is the code of no language in ISO 639-1{suggestion(code, CODES)}',
                f'"{code}" is in ISO 639-1 de code van geen taal{suggestion(code, CODES)}',
            )
        elif code in written[:at]:
            what = said(f'"{code}" stands here twice.', f'"{code}" staat hier twee keer.')
        else:
            continue
        problems.at(("languages", at), what)
    return tuple(dict.fromkeys(code for code in written if code in CODES))


def accepted(languages: Iterable[str], *, broken: bool) -> frozenset[str] | None:
    """Return what the texts of a pack may speak; None where pack.yaml is `broken`: nobody knows what it declares."""
    return None if broken else ALWAYS.union(languages)


def undeclared(
    data: Mapping[str, Any], languages: Collection[str] | None, place: paths.Path, problems: Problems
) -> set[str]:
    """Return the keys of the rule or the claim at `place` that stand for no language of its pack, and note each.

    Where `languages` is None nobody knows what the pack declares: then every language will do.
    """
    wrong = {key for key in data if is_key(key) and key not in (CODES if languages is None else languages)}
    for key in sorted(wrong):
        problems.at_key((*place, key), _undeclared(key, languages or ()))
    return wrong


def _undeclared(key: str, languages: Iterable[str]) -> str:
    if key == ENGLISH:
        return said(
            "The texts in English stand by themselves, under no language.",
            "De Engelse teksten staan op zichzelf, niet onder een taal.",
        )
    if key not in CODES:
        return said(
            f'"{key}" is neither a key that is known here nor a language.',
            f'"{key}" is hier geen bekende sleutel, en geen taal.',
        )
    whole = ", ".join([*sorted(languages), key])
    return said(
        f'"{key}" is a language that this pack does not declare; in pack.yaml: `languages: [{whole}]`.',
        f'"{key}" is een taal die dit regelpakket niet opgeeft; in pack.yaml: `languages: [{whole}]`.',
    )
