"""On what a rule stands and how much it weighs: its claims, its ground, what it touches, its levels by stage."""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from aigov.findings import RANK, Level
from aigov.language import said
from aigov.packs.problems import Problems
from aigov.rule import STAGES
from aigov.spelling import suggestion

CORE: Final = "core"
SUBJECTS: Final = ("mandate", "kpis", "dpia", "data", "bias-review", "sandbox")
"""The areas of the core pack in which an article alone may ground an error."""

_PLACES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "gdpr": (r"[1-9]\d?(\(\d{1,2}\))?(\([a-z]\))?|recital \d{1,3}", ("35", "5(1)(b)", "recital 71")),
    "eu-ai-act": (
        r"[1-9]\d{0,2}[a-z]?(\([0-9a-z]{1,4}\)){0,3}|annex [ivxlc]+( [0-9a-z().]+)?|recital \d{1,3}",
        ("26(9)", "annex iii 5(a)", "recital 71"),
    ),
    "nist-ai-rmf": (r"(GOVERN|MAP|MEASURE|MANAGE) \d(\.\d{1,2})?", ("MEASURE 2.10",)),
    "iso-42001": (r"(A\.)?\d{1,2}(\.\d{1,2}){0,3}", ("A.5.2", "6.1.4")),
}
"""How the places of a text that many rules touch are written, and examples of each."""
_TEXT: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_PLAIN: Final = re.compile(r"[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]{0,78}[^\s\x00-\x1f\x7f])?\Z")


def basis(data: Mapping[str, Any], claims: Collection[str] | None, problems: Problems) -> tuple[str, ...]:
    """Return the claims that the rule is drawn from; each must be one of `claims`, where those are known."""
    named: list[str] = []
    for position, claim in enumerate(data.get("basis", ())):
        if claims is not None and claim not in claims:
            hint = (
                suggestion(claim, claims)
                if claims
                else said(
                    "; the pack has no sources.yaml that names any.",
                    "; het regelpakket heeft geen sources.yaml die er een noemt.",
                )
            )
            problems.at(
                ("basis", position),
                said(
                    f'"{claim}" is not a claim of sources.yaml{hint}',
                    f'"{claim}" is geen bewering uit sources.yaml{hint}',
                ),
            )
        elif claim in named:
            problems.at(("basis", position), said(f'"{claim}" stands here twice.', f'"{claim}" staat hier twee keer.'))
        named.append(claim)
    return tuple(named)


def touches(data: Mapping[str, Any], problems: Problems) -> dict[str, tuple[str, ...]]:
    """Return the places that the rule touches, by the short name of their text."""
    found: dict[str, tuple[str, ...]] = {}
    for text, places in data.get("touches", {}).items():
        if not _TEXT.match(text):
            problems.at_key(
                ("touches", text),
                said(
                    f'"{text}" should be a short name in small letters with hyphens, such as gdpr.',
                    f'"{text}" hoort een korte naam te zijn in kleine letters met koppeltekens, zoals gdpr.',
                ),
            )
        pattern, examples = _PLACES.get(text, (_PLAIN.pattern, ()))
        for position, place in enumerate(places):
            if not re.fullmatch(pattern, place):
                example = _listed(examples) if examples else said("as one line of text", "als één regel tekst")
                problems.at(
                    ("touches", text, position),
                    said(
                        f'"{place}" is not how a place of {text} is written: {example}.',
                        f'"{place}" is niet hoe een plaats in {text} wordt geschreven: {example}.',
                    ),
                )
        if not places:
            problems.at_key(
                ("touches", text),
                said(
                    f"Which places of {text} the rule touches is not written.",
                    f"Er staat niet welke plaatsen in {text} de regel raakt.",
                ),
            )
        found[text] = tuple(places)
    return found


def _listed(examples: tuple[str, ...]) -> str:
    quoted = [f'"{example}"' for example in examples]
    return said(" or ", " of ").join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


def ground(
    data: Mapping[str, Any],
    broken: Collection[str],
    pack: str,
    area: str,
    levels: Collection[Level],
    problems: Problems,
) -> str:
    """Return on what the rule stands: what it says must be backed by what is written, or at least is `broken`."""
    word: str = data.get("ground", "")
    claimed = bool(data.get("basis")) or "basis" in broken
    if word in ("law", "standard") and not data.get("touches") and "touches" not in broken:
        kind = said("a law", "een wet") if word == "law" else said("a standard", "een norm")
        what = said(
            f"A rule that {kind} grounds says under `touches` which one, and where.",
            f"Een regel waarvan {kind} de grond is, zegt onder `touches` welke, en waar.",
        )
        problems.at(("ground",), what)
    if word == "article" and not claimed:
        problems.at(
            ("ground",),
            said(
                "A rule that an article grounds names its claims under `basis`.",
                "Een regel waarvan een artikel de grond is, noemt de beweringen onder `basis`.",
            ),
        )
    elif pack == CORE and not claimed and "reports" not in data:
        problems.at_key(
            (),
            said(
                "A rule of the core pack names the claims that it is drawn from under `basis`.",
                "Een regel van het kernpakket noemt onder `basis` de beweringen waar hij op steunt.",
            ),
        )
    if pack == CORE and word == "article" and area not in SUBJECTS and Level.ERROR in levels:
        stages = data.get("stages", {})
        stage = next((stage for stage in STAGES if stages.get(stage) == "error"), "")
        what = said(
            f"A rule that only an article grounds is at most a warning, but in {', '.join(SUBJECTS)}.",
            "Een regel waarvan alleen een artikel de grond is, is hoogstens een waarschuwing, behalve over "
            f"{', '.join(SUBJECTS)}.",
        )
        problems.at(("stages", stage) if stage else ("level",), what)
    return word


def levels(data: Mapping[str, Any], problems: Problems) -> dict[str, Level]:
    """Return the level at every stage at which the rule bites: each holds on until the next, up to production."""
    stages: Mapping[str, str] = data.get("stages", {})
    found: dict[str, Level] = {}
    level: Level | None = None
    for stage in STAGES[:-1]:
        word = stages.get(stage)
        if word == "off" and level is None:
            problems.at(
                ("stages", stage),
                said(
                    "`off` ends what an earlier stage began, and none did.",
                    "`off` beëindigt wat een eerdere fase begon, en dat deed er geen.",
                ),
            )
        if word is not None:
            level = None if word == "off" else Level(word)
        if level is not None:
            found[stage] = level
    retired = stages.get("retired", "off")
    if retired != "off":
        found["retired"] = Level(retired)
    if "stages" in data and not stages:
        problems.at_key(
            ("stages",),
            said("From which stage the rule bites is not written.", "Er staat niet vanaf welke fase de regel geldt."),
        )
    return found


def highest(found: Collection[Level]) -> Level:
    """Return the level that weighs most; a note where there is none."""
    return max(found, key=RANK.__getitem__, default=Level.NOTE)
