"""A rule in full, for whoever meets it in a report or in an editor: what it asks, why, where from, and what to do."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from aigov import resources, source, trial
from aigov.findings import Outcome
from aigov.language import ENGLISH, said, spoken
from aigov.packs import Pack
from aigov.reporters.text.columns import fitted
from aigov.rule import STAGES, Rule
from aigov.run.workplace import Workplace
from aigov.trial.example import read

_WIDTH: Final = 100
_INDENT: Final = 10
_KEY: Final = re.compile(r"(?:- |  )(\w+):")
"""A key of an example, as it begins a line of one."""
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def lines(rule: Rule, place: Workplace, width: int = 0) -> Iterator[str]:
    """Yield what `aigov explain` prints of a rule that holds at `place`, for a terminal `width` columns wide (0: none).

    An example stays as it is written.
    """
    room = min(width or _WIDTH, _WIDTH)
    pack = next(each for each in place.packs if each.name == rule.pack)
    yield fitted(f"{rule.id}: {rule.title}", width)
    yield ""
    yield _filled(rule.why, room)
    yield ""
    for name, text in facts(rule, pack, bites(rule, place)):
        yield _filled(text, room, first=f"{name:<{_INDENT - 1}} ", rest=" " * _INDENT)
    yield from _example(rule, pack, place, room)


def facts(rule: Rule, pack: Pack, bites: str) -> Iterator[tuple[str, str]]:
    """Yield each fact of a rule with what it is called, in the order in which they are read."""
    yield said("asked", "gevraagd"), bites
    if rule.effective_from or rule.effective_until:
        yield said("in effect", "geldt"), _in_effect(rule)
    if rule.verifies:
        yield said("looks at", "kijkt naar"), _verifies(rule.verifies)
    for claim in rule.basis:
        yield said("source", "bron"), source_of(claim, pack)
    for law, parts in rule.touches.items():
        yield said("touches", "raakt aan"), touched(law, parts)
    if rule.acts_role:
        yield said("acts", "aan zet"), role_named(rule.acts_role)
    elif rule.acts:
        who = rule.acts.text
        yield said("acts", "aan zet"), said(f"whoever {who} names", f"wie {who} noemt")
    if rule.remedy:
        yield said("to do", "te doen"), rule.remedy.text
    yield from _fix(rule)
    for name, value in rule.limits.items():
        yield (
            said("limit", "grens"),
            said(
                f"{name} = {value}; aigov.toml can give another", f"{name} = {value}; aigov.toml kan een andere geven"
            ),
        )
    if rule.reads:
        yield said("reads", "leest"), ", ".join(rule.reads)
    yield said("pack", "pakket"), f"{pack.name} {pack.version}, {rule.file}"


def bites(rule: Rule, place: Workplace) -> str:
    """Return where a rule bites and at which level, its ground, and what configuration made of it."""
    level = worded(rule.level.value)
    if rule.reports:
        told = said(f"{level}, where it is met", f"{level}, als het voorkomt")
    elif rule.levels:
        told = _stages(rule)
        told += said(", not for light projects", ", niet voor lichte projecten") if rule.full_weight_only else ""
    else:
        scope = _scope(rule.scope)
        told = said(f"{level}, looks at {scope}", f"{level}, kijkt naar {scope}")
    parts = [told, *([ground_named(rule.ground)] if rule.ground else [])]
    parts += [each for each in (_switched(rule, place), _still_to_come(rule, place)) if each]
    return " · ".join(parts)


def source_of(claim: str, pack: Pack) -> str:
    """Return a claim as its pack tells it, with the article and the place in it."""
    told = pack.claim(claim)
    article: Mapping[str, Any] = pack.articles.get(told.get("article", ""), {})
    where = ", ".join(filter(None, (f'"{article["title"]}"' if "title" in article else "", told.get("where", ""))))
    lost = said("a claim that sources.yaml does not hold", "een bewering die niet in sources.yaml staat")
    return f"{claim}: {told.get('claim', lost)} ({where or said('no place given', 'geen vindplaats genoemd')})"


def touched(law: str, parts: Iterable[str]) -> str:
    """Return a law or a standard that a rule touches, with the places in it."""
    dutch = {"gdpr": "AVG", "eu-ai-act": "AI-verordening", "nist-ai-rmf": "NIST AI RMF"}
    return f"{said(law, dutch.get(law, law))} {', '.join(parts)}"


def role_named(role: str) -> str:
    """Return what people call a role; in Dutch with the key of the manifest, which has an English name."""
    dutch = {
        "executive": "bestuurder",
        "translator": "vertaler",
        "ai_expert": "AI-deskundige",
        "product_owner": "producteigenaar",
        "business_owner": "eigenaar van het werk",
        "data_owner": "gegevenseigenaar",
        "decision_maker": "beslisser",
        "data_steward": "gegevensbeheerder",
        "dpo": "functionaris gegevensbescherming (FG)",
        "ciso": "CISO",
        "security_officer": "beveiligingsfunctionaris",
        "legal": "jurist",
        "operations_owner": "verantwoordelijke voor het beheer",
        "adoption_owner": "verantwoordelijke voor het gebruik",
        "change_lead": "trekker van de verandering",
        "communications": "communicatie",
        "trainer": "opleider",
        "human_overseer": "menselijk toezichthouder",
        "works_council": "ondernemingsraad",
    }
    return said(role.replace("_", " "), f"{dutch[role]}, `{role}`" if role in dutch else f"`{role}`")


def _fix(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what `aigov fix` does about what a rule finds, if it does anything."""
    does = {
        "blanks": said("takes out blanks that are too many", "haalt overbodige spaties weg"),
        "capitals": said("writes it in capitals", "schrijft het in hoofdletters"),
        "hyphens": said("writes it in small letters with hyphens", "schrijft het in kleine letters met koppeltekens"),
        "indentation": said("writes spaces for tabs", "schrijft spaties in plaats van tabs"),
        "quotes": said("puts the value in quotes, or takes them off", "zet aanhalingstekens, of haalt ze weg"),
        "small_letters": said("writes it in small letters", "schrijft het in kleine letters"),
        "spelling": said(
            "corrects a slip of which one word alone can be meant",
            "verbetert een verschrijving waarmee maar één woord bedoeld kan zijn",
        ),
        "underscores": said("writes it in small letters with underscores", "schrijft het in kleine letters met _"),
        "unknown": said("writes `unknown`", "schrijft `unknown`"),
    }
    asked = " --unsafe-fixes" if rule.reports and rule.fix in ("hyphens", "unknown") else ""
    if rule.fix in does:
        yield said("fix", "herstel"), f"aigov fix{asked} {does[rule.fix]}"


def _scope(scope: str) -> str:
    match scope:
        case "organisation":
            return said("the organisation", "de organisatie")
        case "portfolio":
            return said("the portfolio", "het portfolio")
    return said("the manifest", "het manifest")


def ground_named(ground: str) -> str:
    """Return how firm the ground is on which a rule stands, in a word."""
    words = {
        "article": said("article", "vakartikel"),
        "practice": said("practice", "praktijk"),
        "standard": said("standard", "norm"),
        "law": said("law", "wet"),
    }
    return words.get(ground, ground)


def worded(name: str) -> str:
    """Return what a level is called in the language that is spoken."""
    dutch = {"error": "fout", "warning": "waarschuwing", "note": "opmerking"}
    return said(name, dutch.get(name, name))


def _verifies(what: str) -> str:
    told = {
        "declared": said("the manifest's word", "wat het manifest zegt"),
        "consistent": said("statements against each other", "uitspraken naast elkaar"),
        "current": said("dates against today", "datums tegenover vandaag"),
        "on_file": said("files that the manifest points to", "bestanden waarnaar het manifest verwijst"),
        "signed": said("signatures", "handtekeningen"),
    }
    return told.get(what, what)


def _stages(rule: Rule) -> str:
    """Name the stages at which the level changes: it is carried forward to production."""
    told = []
    before = None
    for stage in STAGES:
        level = rule.levels.get(stage)
        if level is not before and not (stage == "retired" and level is None):
            word = worded(level.value) if level else said("off", "uit")
            told.append(said(f"{word} from {stage}", f"{word} vanaf {stage}"))
        before = level
    return ", ".join(told)


def _switched(rule: Rule, place: Workplace) -> str:
    levels = place.resolved.settings.levels
    if rule.id not in levels:
        return ""
    level = levels[rule.id]
    if level is None and rule.id not in place.config.rules:
        return said(f"ended on {rule.effective_until}", f"gold tot en met {rule.effective_until}")
    where = place.config.rules[rule.id].where
    name = worded(level.value) if level else said("off", "uit")
    return said(f"{name} here ({where})", f"{name} hier ({where})")


def _still_to_come(rule: Rule, place: Workplace) -> str:
    reach = place.resolved.settings.reaches.get(rule.id)
    if reach is None:
        return ""
    most = worded(reach.most.value)
    return said(f"at most a {most} until {reach.day}", f"hoogstens een {most} tot {reach.day}")


def _in_effect(rule: Rule) -> str:
    steps = list(rule.effective_from.items())
    words = [said(f"{worded(level.value)} from {day} on", f"{worded(level.value)} vanaf {day}") for level, day in steps]
    if len(steps) == 1:
        words = [said(f"from {steps[0][1]} on", f"vanaf {steps[0][1]}")]
    words += [said("a note before", "daarvoor een opmerking")] if steps else []
    words += (
        [said(f"until {rule.effective_until}", f"tot en met {rule.effective_until}")] if rule.effective_until else []
    )
    return ", ".join(words)


def _example(rule: Rule, pack: Pack, place: Workplace, room: int) -> Iterator[str]:
    """Yield the first example that fails, as it stands in the rule's file; in another language with what is found.

    There one that gives the words of a problem is left out: those of a file are English.
    """
    try:
        content = Path(pack.folder, rule.file).read_bytes()
    except OSError:
        return
    document = source.load([(rule.file, content)])
    examples = document.data.get("examples") if isinstance(document.data, dict) else None
    for at, example in enumerate(examples if isinstance(examples, list) else []):
        worded = isinstance(example, dict) and "problem" in example and spoken() != ENGLISH
        if isinstance(example, dict) and isinstance(example.get("expect"), list) and not worded:
            span = document.span(("examples", at))
            lines = _LINE_END.split(content.decode())[span.line - 1 : span.end_line - (span.end_column == 1)]
            written = textwrap.dedent("\n".join(lines)).rstrip().split("\n")
            so = said(
                f"\nFor example, this is not so (example {at + 1} of {rule.file}; each starts from the first):",
                f"\nZo is het bijvoorbeeld niet (voorbeeld {at + 1} van {rule.file}; elk begint bij het eerste):",
            )
            yield fitted(so, room)
            if spoken() == ENGLISH:
                yield from written
            else:
                yield from _without(written, ("name", "expect"))
                yield from _found(rule, content, at, pack, place, room)
            return


def _without(lines: Sequence[str], keys: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an example without these keys, whose words are for whoever reads the rule's file."""
    key = ""
    for line in lines:
        begins = _KEY.match(line)
        key = begins[1] if begins else key
        if key not in keys:
            yield line[2:]


def _found(rule: Rule, content: bytes, at: int, pack: Pack, place: Workplace, room: int) -> Iterator[str]:
    """Yield what is found in an example, in the language that is spoken."""
    schemas = trial.Schemas(place.manifest_schema, resources.schema("organisation"))
    example = read(rule, content, schemas)[0][at]
    if example.remarks:
        return
    report = trial.Trial(pack, schemas, place.plugins.checks).judged(rule, example, spoken())
    for finding in report.findings:
        if finding.rule == rule.id and finding.outcome is Outcome.FAIL:
            told = f"{finding.at.path}: {worded(finding.level.value)}: {finding.message}"
            yield _filled(told, room, first="→ ", rest="  ")


def _filled(text: str, room: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(" ".join(text.split()), room, initial_indent=first, subsequent_indent=rest)
