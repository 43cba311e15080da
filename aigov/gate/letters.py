"""Letters on what stands before a gate: one for each person, with what is asked, why, and the lines; plain text."""

import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from aigov.findings import Acts, Finding, Head
from aigov.gate.block import Block
from aigov.language import figure, said
from aigov.reporters.text.columns import safe
from aigov.reporters.text.excerpt import quote
from aigov.reporters.text.line import place
from aigov.reporters.text.summary import not_checked

_SHORT: Final = 40
_SEAL: Final = "letter of aigov gate, sha256:"
_WIDTH: Final = 100


class Letter(NamedTuple):
    """One letter: a file name that is safe whatever the person is called, and the text, sealed at its end."""

    name: str
    text: str


class Letters:
    """Gathers what is asked of whom, as blocks come by; of each finding only its own words are kept."""

    def __init__(self, whys: Mapping[str, str]) -> None:
        """`whys` say of each rule why it matters."""
        self._whys = whys
        self._asked: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        """By name or role: project, role, and the words."""

    def take(self, block: Block) -> None:
        """Take what blocks one project; what has no name and no role goes to whoever keeps the file."""
        for asked in block.asked:
            pages = self._asked.setdefault(_key(asked.acts), [])
            for finding in asked.findings:
                pages.append((f"{block.project} ({block.file})", asked.acts.role, self._said(finding)))

    def written(self, head: Head, stage: str) -> Iterator[Letter]:
        """Yield the letters, in the order of their names."""
        letters = [self._letter(key, pages, head, stage) for key, pages in self._asked.items()]
        yield from sorted(letters)

    def _letter(self, key: tuple[str, str], pages: list[tuple[str, str, str]], head: Head, stage: str) -> Letter:
        kind, to = key
        shown = _shown(kind, to)
        lines = [
            said(f"To: {shown}", f"Aan: {shown}"),
            said(f"Date: {head.today}", f"Datum: {head.today}"),
            said(f"About: what stands before stage {stage}", f"Betreft: wat er nog moet gebeuren vóór fase {stage}"),
            "",
            _asks(len(pages), stage),
        ]
        before = None
        for number, (project, role, page) in enumerate(pages, 1):
            if (project, role) != before:
                holds = safe(role)
                as_role = said(f", as {holds}", f", als {holds}") if role and kind == "person" else ""
                lines += ["", f"{said('Project', 'Project')} {safe(project)}{as_role}"]
            before = (project, role)
            lines += ["", f"{number}. {page}"]
        lines += [
            "",
            said(
                "Not known, or not decided yet? Say so: write unknown, and under open_questions who will answer and "
                "when.",
                "Niet bekend, of nog niet besloten? Zeg dat: schrijf unknown, en onder open_questions wie wanneer "
                "antwoord geeft.",
            ),
            f"{said('What a rule asks in full', 'Alles wat een regel vraagt')}: aigov explain RULE. {not_checked()}",
            "",
        ]
        return Letter(_file_name(kind, to), sealed("\n".join(lines)))

    def _said(self, finding: Finding) -> str:
        why = safe(self._whys.get(finding.rule, ""))
        lines = [safe(finding.message)]
        lines += [f"   {said('Where', 'Waar')}: {place(finding.at)} [{finding.rule}]"]
        lines += [f"   {text}" for each in quote(finding, _WIDTH) for text in (each.line, each.carets) if text]
        lines += [f"   {said('Why', 'Waarom')}: {why}"] if why else []
        lines += [f"   {said('What to do', 'Wat te doen')}: {safe(finding.remedy)}"] if finding.remedy else []
        return "\n".join(lines)


def sealed(text: str) -> str:
    """Return a text with a last line by which it is known again as it was written."""
    return f"{text}-- \n{_SEAL}{_digest(text)}\n"


def is_ours(text: str) -> bool:
    """Return whether a text is a letter that nobody has changed since it was written."""
    letter, _, seal = text.rpartition(f"-- \n{_SEAL}")
    return bool(letter) and seal == f"{_digest(letter)}\n"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def _key(acts: Acts) -> tuple[str, str]:
    """Return who gets the letter: a person by name, whatever its case and spacing, else whoever will hold a role."""
    name = " ".join(acts.name.split())
    if name:
        return "person", name
    return ("role", acts.role) if acts.role else ("", "")


def _shown(kind: str, to: str) -> str:
    if kind == "person":
        return safe(to)
    if not kind:
        return said("whoever keeps the file", "wie het bestand bijhoudt")
    role = safe(to)
    return said(f"whoever is {role} (nobody named yet)", f"wie {role} is (nog niemand genoemd)")


def _asks(number: int, stage: str) -> str:
    if number == 1:
        asked = said("1 thing is asked of you", "wordt 1 ding van u gevraagd")
    else:
        things = figure(number)
        asked = said(f"{things} things are asked of you", f"worden {things} dingen van u gevraagd")
    return said(
        f"Before the projects below can enter {stage}, {asked}:",
        f"Voordat de projecten hieronder naar {stage} kunnen, {asked}:",
    )


def _file_name(kind: str, to: str) -> str:
    """Return a name of small letters, digits and hyphens: a short form of `to`, and a digest that tells it apart."""
    plain = unicodedata.normalize("NFKD", to).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    short = "-".join(words)[:_SHORT].strip("-")
    tail = sha256(f"{kind}\0{to}".encode("utf-8", "backslashreplace")).hexdigest()[:8]
    return "-".join(filter(None, ("role" if kind == "role" else "to", short, tail))) + ".txt"
