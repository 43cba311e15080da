"""How what people type is read as an answer; `unknown` is an answer to every question but that for a name."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from aigov.dates import is_date
from aigov.language import said
from aigov.paths import UNKNOWN
from aigov.source.scalars import PLACEHOLDERS
from aigov.spelling import near

CLASSES: Final = ("public", "internal", "confidential", "restricted")
PERSONAL: Final = ("none", "ordinary", "sensitive", "special_category", "criminal", "national_id")
_YES: Final = frozenset({"yes", "y", "true", "ja", "j"})
_NO: Final = frozenset({"no", "n", "false", "nee"})
_UNSURE: Final = frozenset(
    (
        *("don't know", "dont know", "do not know", "don't know yet", "not sure", "no idea", "nobody knows"),
        *("weet niet", "weet ik niet", "weet ik nog niet", "geen idee", "niemand weet het"),
    )
)
"""What people say at a prompt, beside what they write in a file."""
_LATER: Final = re.compile(r"(.*?)\s*[,;:]\s*(.*\S)\s*[,;:]\s*(\S+)\s*", re.DOTALL)
_BEGUN: Final = re.compile(r"\s*(\S[^,;:]*?)\s*[,;:]\s*\S")
_PERIODS: Final = re.compile(r"([0-9]{1,4})\s*(d|w|m|y|j)[a-z]*", re.IGNORECASE)
_ISO_PERIOD: Final = re.compile(r"P(?=[0-9])(?:[0-9]{1,4}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}W)?(?:[0-9]{1,4}D)?")
_BREACH: Final = re.compile(r"\b(data ?breach|data ?leak|leaked|datalek|gelekt)", re.IGNORECASE)

Read = Callable[[str], Any]


class Later(NamedTuple):
    """Nobody knows yet, and `person` will find out by `day`."""

    person: Any
    day: str


def is_open(text: str) -> bool:
    """Return whether `text` stands for an answer that nobody has yet."""
    word = text.strip().casefold().rstrip(".!").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return not word or word in PLACEHOLDERS or word in _UNSURE


def later(text: str) -> Later | None:
    """Return who finds out by when, where `text` says both after the word: `unknown, A. Jansen, 2027-03-01`.

    Raises ValueError where it begins so and goes on otherwise: what is unknown with more behind it is no answer.
    """
    begun = _BEGUN.match(text)
    if begun is None or not is_open(begun[1]):
        return None
    found = _LATER.fullmatch(text)
    if found is None or not is_date(found[3]):
        raise ValueError(_both())
    return promised(f"{found[2]}, {found[3]}")


def promised(text: str) -> Later | None:
    """Return who finds out what is unknown, and by when: `A. Jansen, 2027-03-01`; None where nobody does yet."""
    if is_open(text):
        return None
    person, _, written = text.strip().replace(";", ",").rpartition(",")
    if not person.strip():
        person, _, written = text.strip().rpartition(" ")
    named, on = who(person), day(written)
    if UNKNOWN in (named, on):
        raise ValueError(_both())
    return Later(named, on)


def _both() -> str:
    return said(
        "Both are needed, a person and a day; write A. Jansen, 2027-03-01, or unknown.",
        "Beide zijn nodig, een persoon en een datum; schrijf A. Jansen, 2027-03-01, of unknown.",
    )


def line(text: str) -> str:
    """Return `text` on one line, what stands for an answer (`tbd`) as unknown; it may not steer a terminal."""
    one = " ".join(text.split())
    if not one.isprintable():
        raise ValueError(said("There is a control character in it.", "Er staat een stuurteken in."))
    return UNKNOWN if is_open(one) else one


def name(text: str) -> str:
    """Return the name of a project: the one thing that cannot be left open."""
    one = line(text)
    if one == UNKNOWN or not any(map(str.isalnum, one)):
        raise ValueError(
            said(
                "A project has a name that people know it by, with a letter or a digit in it.",
                "Een project heeft een naam waaronder mensen het kennen, met een letter of een cijfer erin.",
            )
        )
    return one


def key(text: str, otherwise: str = "") -> str:
    """Return a short id made from `text`: small letters, digits, hyphens; `otherwise` where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or otherwise


def keys(named: Iterable[str], what: str) -> dict[str, str]:
    """Return what is named by ids that differ; `what` begins that of a name with nothing in it for one."""
    ids: dict[str, str] = {}
    for number, each in enumerate(named, 1):
        short = key(each, f"{what}-{number}")
        ids[short if short not in ids else f"{short}-{number}"] = each
    return ids


def names(text: str) -> Any:
    """Return what is listed, without repetition: `Assistant X, Translator`."""
    return list(dict.fromkeys(part for part in map(line, text.split(",")) if part != UNKNOWN)) or UNKNOWN


def words(text: str) -> Any:
    """Return short words, as other sections repeat them: `residents, permit_desk`."""
    listed = names(text)
    if listed == UNKNOWN:
        return UNKNOWN
    return list(dict.fromkeys(key(part).replace("-", "_") or part for part in listed))


def day(text: str) -> str:
    """Return a date as it is written in a manifest."""
    if is_open(text):
        return UNKNOWN
    if not is_date(text.strip()):
        raise ValueError(
            said(
                f'"{line(text)}" is not a day; write it as 2027-06-30, or unknown.',
                f'"{line(text)}" is geen datum; schrijf die als 2027-06-30, of unknown.',
            )
        )
    return text.strip()


def period(text: str) -> str:
    """Return a period as a manifest writes it, also of `3 months`."""
    if is_open(text):
        return UNKNOWN
    found = _PERIODS.fullmatch(text.strip())
    if found:
        return f"P{int(found[1])}{found[2].upper().replace('J', 'Y')}"
    if not _ISO_PERIOD.fullmatch(text.strip().upper()):
        raise ValueError(
            said(
                f'"{line(text)}" is not a period; write 3 months, or P3M, or unknown.',
                f'"{line(text)}" is geen termijn; schrijf 3 maanden, of P3M, of unknown.',
            )
        )
    return text.strip().upper()


def yes_no(text: str) -> Any:
    """Return true or false."""
    word = text.strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    if is_open(text):
        return UNKNOWN
    raise ValueError(
        said(
            f'"{line(text)}" is neither yes nor no; write yes, no or unknown.',
            f'"{line(text)}" is geen ja en geen nee; schrijf ja, nee of unknown.',
        )
    )


def one_of(members: Iterable[str]) -> Read:
    """Return what reads one of `members`, also written with blanks or capitals."""
    known = tuple(members)

    def read(text: str) -> str:
        word = line(text).casefold().replace(" ", "_").replace("-", "_")
        if word in known or is_open(text):
            return word if word in known else UNKNOWN
        nearest = near(word, known)
        raise ValueError(
            said(
                f'"{line(text)}" is not one of {", ".join(known)}, unknown'
                + (f'; did you mean "{nearest}"?' if nearest else "."),
                f'"{line(text)}" is niet een van {", ".join(known)}, unknown'
                + (f'; bedoelt u "{nearest}"?' if nearest else "."),
            )
        )

    return read


def who(text: str) -> Any:
    """Return a person: `A. Jansen`, or `A. Jansen <a.jansen@example.org>`."""
    if is_open(text):
        return UNKNOWN
    found = re.fullmatch(r"\s*([^<>]*?)\s*(?:<\s*([^<>@\s]+@[^<>@\s]+)\s*>)?\s*", text)
    if not found or is_open(found[1]) or not any(map(str.isalpha, found[1])):
        raise ValueError(
            said(
                f'"{line(text)}" is not read as a person; write A. Jansen <a.jansen@example.org>, or the name alone.',
                f'"{line(text)}" is niet te lezen als een persoon; schrijf A. Jansen <a.jansen@example.org>,'
                " of alleen de naam.",
            )
        )
    return {"name": line(found[1])} | ({"email": line(found[2])} if found[2] else {})


def users(text: str) -> Any:
    """Return how many people use it, and of which group where that is said: `14`, or `14 permit desk`."""
    if is_open(text):
        return UNKNOWN
    found = re.fullmatch(r"\s*([0-9]{1,7})\b\s*(.*)", text)
    if not found:
        raise ValueError(
            said(
                f'"{line(text)}" does not begin with a number; write 14, or 14 permit desk, or unknown.',
                f'"{line(text)}" begint niet met een getal; schrijf 14, of 14 vergunningenbalie, of unknown.',
            )
        )
    group = key(found[2]).replace("-", "_")
    return {"count": int(found[1])} | ({"groups": [group]} if group else {})


def data(text: str) -> Mapping[str, Any]:
    """Return which data may go in: classes, and the kind of personal data, in any order: `public, internal, none`."""
    if is_open(text):
        return {"allowed": UNKNOWN, "personal_data": UNKNOWN}
    listed = [line(part).casefold().replace(" ", "_").replace("-", "_") for part in text.split(",")]
    listed = ["none" if word in ("no_personal_data", "geen_persoonsgegevens", "geen") else word for word in listed]
    personal = list(dict.fromkeys(word for word in listed if word in PERSONAL))
    strange = [word for word in listed if word not in CLASSES and word not in PERSONAL]
    if strange:
        raise ValueError(
            said(
                f'"{strange[0]}" is not one of {", ".join(CLASSES)}, nor a kind of personal data:'
                f" {', '.join(PERSONAL)}.",
                f'"{strange[0]}" is niet een van {", ".join(CLASSES)}, en geen soort persoonsgegevens:'
                f" {', '.join(PERSONAL)}.",
            )
        )
    if len(personal) > 1:
        raise ValueError(
            said(
                f"Of personal data one kind is written, the one that weighs most, not {' and '.join(personal)}.",
                f"Noem van persoonsgegevens één soort, die het zwaarst weegt, en niet {' en '.join(personal)}.",
            )
        )
    allowed = [word for word in CLASSES if word in listed]
    return {"allowed": allowed or UNKNOWN, "personal_data": personal[0] if personal else UNKNOWN}


def reads_as_breach(text: str) -> bool:
    """Return whether an answer seems to report a data breach: that goes to the privacy officer, into no file."""
    return _BREACH.search(text) is not None
