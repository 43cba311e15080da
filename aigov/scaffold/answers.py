"""The questions that `aigov init` asks, and how what people type is read; `unknown` is an answer to each of them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from aigov.dates import is_date
from aigov.paths import UNKNOWN
from aigov.source.scalars import PLACEHOLDERS

CLASSES: Final = ("public", "internal", "confidential", "restricted")
PERSONAL: Final = ("none", "ordinary", "sensitive", "special_category", "criminal", "national_id")


class Question(NamedTuple):
    """One question. `name` is its option on the command line too; `read` raises ValueError with what would do."""

    name: str
    ask: str
    read: Callable[[str], Any]


def line(text: str) -> str:
    """Return `text` on one line, what stands for an answer (`tbd`) as unknown; it may not steer a terminal."""
    one = " ".join(text.split())
    if not one.isprintable():
        raise ValueError("There is a control character in it.")
    return UNKNOWN if _open(one) else one


def name(text: str) -> str:
    """Return the name of a project: the one thing that cannot be left open."""
    one = line(text)
    if one == UNKNOWN or not any(map(str.isalnum, one)):
        raise ValueError("A project has a name that people know it by, with a letter or a digit in it.")
    return one


def key(text: str, otherwise: str = "") -> str:
    """Return a short id made from `text`: small letters, digits, hyphens; `otherwise` where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or otherwise


def names(text: str) -> Any:
    """Return what is listed, without repetition: `Assistant X, Translator`."""
    return list(dict.fromkeys(part for part in map(line, text.split(",")) if part != UNKNOWN)) or UNKNOWN


def day(text: str) -> str:
    """Return a date as it is written in a manifest."""
    if _open(text):
        return UNKNOWN
    if not is_date(text.strip()):
        raise ValueError(f'"{line(text)}" is not a day; write it as 2027-06-30, or unknown.')
    return text.strip()


def who(text: str) -> Any:
    """Return a person: `A. Jansen`, or `A. Jansen <a.jansen@example.org>`."""
    if _open(text):
        return UNKNOWN
    found = re.fullmatch(r"\s*([^<>]*?)\s*(?:<\s*([^<>@\s]+@[^<>@\s]+)\s*>)?\s*", text)
    if not found or _open(found[1]):
        raise ValueError(
            f'"{line(text)}" is not read as a person; write A. Jansen <a.jansen@example.org>, or the name alone.'
        )
    return {"name": line(found[1])} | ({"email": line(found[2])} if found[2] else {})


def users(text: str) -> Any:
    """Return how many people use it, and of which group where that is said: `14`, or `14 permit desk`."""
    if _open(text):
        return UNKNOWN
    found = re.fullmatch(r"\s*([0-9]{1,7})\b\s*(.*)", text)
    if not found:
        raise ValueError(f'"{line(text)}" does not begin with a number; write 14, or 14 permit desk, or unknown.')
    group = key(found[2]).replace("-", "_")
    return {"count": int(found[1])} | ({"groups": [group]} if group else {})


def data(text: str) -> Mapping[str, Any]:
    """Return which data may go in: classes, and the kind of personal data, in any order: `public, internal, none`."""
    if _open(text):
        return {"allowed": UNKNOWN, "personal_data": UNKNOWN}
    words = [line(part).casefold().replace(" ", "_").replace("-", "_") for part in text.split(",")]
    words = ["none" if word == "no_personal_data" else word for word in words]
    personal = list(dict.fromkeys(word for word in words if word in PERSONAL))
    strange = [word for word in words if word not in CLASSES and word not in PERSONAL]
    if strange:
        raise ValueError(
            f'"{strange[0]}" is not one of {", ".join(CLASSES)}, nor a kind of personal data: {", ".join(PERSONAL)}.'
        )
    if len(personal) > 1:
        raise ValueError(
            f"Of personal data one kind is written, the one that weighs most, not {' and '.join(personal)}."
        )
    allowed = [word for word in CLASSES if word in words]
    return {"allowed": allowed or UNKNOWN, "personal_data": personal[0] if personal else UNKNOWN}


def _open(text: str) -> bool:
    return not text.strip() or text.strip().lower() in PLACEHOLDERS


FIRST: Final = (
    Question("description", "What does it do, in one sentence?", line),
    Question("asked-by", "Who asked for it? (A. Jansen <a.jansen@example.org>)", who),
    Question("statement", "What is the matter today, without the solution?", line),
    Question("sponsor", "Who at the top stands for it?", who),
)
"""What is asked of a project at any stage but sandbox."""

SANDBOX: Final = (
    Question("tools", "Which tools are in use? (Assistant X, Translator Y)", names),
    Question("users", "How many people use them, and of which group? (14 permit desk)", users),
    Question("hypothesis", "What do you expect to find out?", line),
    Question("data", f"Which data goes in? ({', '.join(CLASSES)}; personal data: {', '.join(PERSONAL)})", data),
    Question("ends-on", "What is the last day of the trial? (2027-06-30)", day),
    Question("decides", "Who decides then how it goes on? (A. Jansen <a.jansen@example.org>)", who),
    Question("contact", "Where do users go with questions and worries? (an address)", line),
    Question("owner", "Who runs the trial and answers for it?", who),
)
"""The eight answers that register a tool that is in use already."""
