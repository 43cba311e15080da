"""What each waiver of a project comes to on a day: its state, what it covers, and everything that is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from aigov import dates
from aigov.findings import RANK, Finding, Kind, Level, Outcome, ProjectReport
from aigov.language import said
from aigov.rule import Rule
from aigov.spelling import suggestion
from aigov.waivers.around import Around, State, unwaivable
from aigov.waivers.people import Person, acting, are_one, is_among, why_nobody
from aigov.waivers.register import PARTS, RECORD, Entry, covers, related

SOON: Final = "P30D"
"""How long before its end a waiver is expiring."""
LONGEST: Final = "P1Y"
"""The longest term where nobody sets another."""
MOST: Final = 100
"""Waivers of one rule for one project that are held against each other; those after them do not hold."""


class Fault(NamedTuple):
    """One thing that is to be said of a waiver: its kind, the part that it is about, and what goes with it."""

    kind: str
    part: str
    details: Mapping[str, str]
    also: tuple[Entry, ...] = ()


class Assessment(NamedTuple):
    """One waiver on one day. `covered` are the positions of the findings of the report that are its."""

    entry: Entry
    state: State
    faults: tuple[Fault, ...]
    covered: tuple[int, ...] = ()


def assess(report: ProjectReport, entries: Sequence[Entry], around: Around) -> list[Assessment]:
    """Return what each of `entries`, all of which name the subject of `report`, comes to; in the same order."""
    same: dict[str, list[Entry]] = {}
    found = []
    for entry in entries:
        if _is_ours(entry, report.kind, around.rules):
            group = same.setdefault(entry.text("rule"), [])
            group.append(entry)
            found.append((entry, group, len(group) - 1))
    return [
        _Look(entry, group[:MOST], report, around, len(found)).assessment()
        if place < MOST
        else _one_too_many(entry, group)
        for entry, group, place in found
    ]


def _one_too_many(entry: Entry, group: Sequence[Entry]) -> Assessment:
    details = {"id": entry.id, "rule": entry.text("rule") or said("no rule", "geen regel"), "other": group[MOST - 1].id}
    return Assessment(entry, State.FAULTY, (Fault("waiver-overlapping", "", details, (group[MOST - 1],)),))


def _is_ours(entry: Entry, kind: Kind, rules: Mapping[str, Rule]) -> bool:
    """Return whether an entry is a matter of this kind of subject: an organisation may have the id of a project."""
    rule = rules.get(entry.text("rule"))
    is_organisations = rule is not None and rule.scope == "organisation"
    return is_organisations == (kind is Kind.ORGANISATION)


class _Look:
    """One entry, looked at among those of its project."""

    def __init__(
        self, entry: Entry, every: Sequence[Entry], report: ProjectReport, around: Around, number: int
    ) -> None:
        """`number` says how many waivers of the project are looked at."""
        self.entry = entry
        self.around = around
        self.number = number
        self.rule = around.rules.get(entry.text("rule"))
        self.begins, self.ends = entry.text("approved_on"), entry.text("expires_on")
        self.report = report
        self.others = [other for other in every if other is not entry and self._is_for_the_same(other)]
        self.covered = tuple(at for at, finding in enumerate(report.findings) if self._covers(finding))

    def assessment(self) -> Assessment:
        """Return the state and the faults, the first that settles it alone where there is one."""
        entry = self.entry
        if not entry.sound:
            return Assessment(entry, State.FAULTY, ())
        if self.ends and self.ends < self.around.today:
            renewed = any(other.sound and _is_granted(other) and _begins(other) > self.begins for other in self.others)
            faults = () if renewed else (self._fault("expired", "expires_on", {"ends": self.ends}),)
            return Assessment(entry, State.EXPIRED, faults)
        if entry.says("rule") and self.rule is None:
            hint = suggestion(entry.text("rule"), self.around.rules) if self.number <= MOST else "."
            return Assessment(entry, State.ORPHANED, (self._fault("unknown-rule", "rule", {"hint": hint}),))
        wrong = tuple(self._wrong())
        if wrong:
            return Assessment(entry, State.FAULTY, wrong, self.covered)
        if not entry.says("approved_by") or self.begins > self.around.today:
            why = (
                said(f"it is granted from {self.begins} on", f"zij gaat pas in op {self.begins}")
                if entry.says("approved_by")
                else said("nobody has approved it", "niemand heeft haar goedgekeurd")
            )
            part = "approved_on" if entry.says("approved_by") else ""
            return Assessment(entry, State.PENDING, (self._fault("pending", part, {"why": why}),), self.covered)
        beside = tuple(self._beside())
        if any(fault.kind == "waiver-unmatched" for fault in beside):
            return Assessment(entry, State.ORPHANED, beside)
        return Assessment(entry, State.EXPIRING if self._ends_soon() else State.ACTIVE, beside, self.covered)

    def _wrong(self) -> Iterator[Fault]:
        """Yield what keeps the waiver from holding, ever."""
        entry, rule = self.entry, self.rule
        missing = [part for part in PARTS if not entry.says(part)]
        if not entry.says("approved_by"):
            missing = [part for part in missing if part not in ("approved_by", "approved_on")]
        if missing:
            yield self._fault("incomplete", "", {"parts": _listed(missing)})
        why = unwaivable(rule, self.around) if entry.says("rule") else ""
        if why:
            yield self._fault("not-waivable", "rule", {"why": why})
        if self.begins and self.ends and self.ends < self.begins:
            yield self._fault("ends-before-it-begins", "expires_on", {"begins": self.begins, "ends": self.ends})
        yield from self._people()
        if rule is not None and self.begins and self.ends:
            yield from self._term()
            yield from self._renewals()

    def _people(self) -> Iterator[Fault]:
        people: dict[str, Person] = {}
        for part in ("requested_by", "approved_by"):
            raw = self.entry.data.get(part)
            if not self.entry.says(part):
                continue
            led = self.around.circle.led(raw)
            if led.state == "value" and led.person.get("name"):
                people[part] = led.person
            else:
                yield self._fault("unknown-person", part, {"part": part, "why": why_nobody(led, raw)})
        approver, requester = people.get("approved_by"), people.get("requested_by")
        if approver is None:
            return
        name = str(approver["name"])
        if requester is not None and are_one(approver, requester):
            yield self._fault("self-approved", "approved_by", {"approver": name})
        if self.rule is not None:
            yield from self._may_approve(self.rule, approver, name)

    def _may_approve(self, rule: Rule, approver: Person, name: str) -> Iterator[Fault]:
        found = [self.report.findings[at] for at in self.covered]
        for person, role in acting(rule, found, self.around.circle):
            if are_one(approver, person):
                yield self._fault("approver-acts", "approved_by", {"approver": name, "role": role})
                break
        terms, level = self.around.terms, self._level()
        if terms.approvers.get(level.value):
            ranks = [each for each in Level if RANK[each] >= RANK[level]]
            allowed = [text for each in ranks for text in terms.approvers.get(each.value, ())]
            if not is_among(approver, allowed, self.around.circle):
                listed = said(" or ", " of ").join(dict.fromkeys(allowed))
                details = {"approver": name, "level": level.value, "listed": listed}
                details["where"] = terms.lines.get(f"approvers.{level.value}", _configured())
                yield self._fault("approver-not-listed", "approved_by", details)

    def _term(self) -> Iterator[Fault]:
        terms, level = self.around.terms, self._level().value
        longest = terms.longest.get(level, LONGEST)
        try:
            last = dates.after(self.begins, longest)
        except ValueError:  # beyond the calendar: nothing is longer
            return
        if self.ends > last:
            where = terms.lines.get(f"longest.{level}", _configured() if level in terms.longest else _our_limit())
            words = dates.period_in_words(longest)
            details = {"level": level, "ends": self.ends, "last": last, "longest": words, "where": where}
            yield self._fault("too-long", "expires_on", details)

    def _renewals(self) -> Iterator[Fault]:
        terms = self.around.terms
        before = tuple(other for other in self.others if other.sound and _is_granted(other) and self._is_later(other))
        if terms.renewals is not None and len(before) > terms.renewals:
            details = {
                "times": f"{len(before)}",
                "allowed": f"{terms.renewals}",
                "where": terms.lines.get("renewals", _configured()),
            }
            yield self._fault("renewed-too-often", "", details, before)

    def _beside(self) -> Iterator[Fault]:
        """Yield what is to be said of a waiver that holds."""
        missing = [part for part in RECORD if not self.entry.says(part)]
        if missing:
            yield self._fault("undocumented", "", {"parts": _listed(missing)})
        other = next((other for other in self.others if self._overlaps(other)), None)
        if other is not None:
            yield self._fault("overlapping", "", {"other": other.id}, (other,))
        if not self.covered and self._was_looked_for():
            place = self.entry.text("path") or said("any place of this manifest", "welke plaats in dit manifest ook")
            yield self._fault("unmatched", "path" if self.entry.text("path") else "rule", {"place": place})
        elif self._ends_soon() and not any(_ends(other) > self.ends and other.sound for other in self.others):
            yield self._fault("ends-soon", "expires_on", {"ends": self.ends})

    def _fault(self, kind: str, part: str, details: Mapping[str, str], also: tuple[Entry, ...] = ()) -> Fault:
        rule = self.entry.text("rule") or said("no rule", "geen regel")
        return Fault(f"waiver-{kind}", part, {"id": self.entry.id, "rule": rule, **details}, also)

    def _covers(self, finding: Finding) -> bool:
        return finding.rule == self.entry.text("rule") and covers(self.entry.text("path"), finding.path)

    def _is_for_the_same(self, other: Entry) -> bool:
        mine = self.entry.text("rule")
        return bool(mine) and mine == other.text("rule") and related(self.entry.text("path"), other.text("path"))

    def _level(self) -> Level:
        """Return the level of the rule here, and of its findings where one weighs more."""
        rule = self.entry.text("rule")
        levels = [each.level for each in self.report.outcomes if each.rule == rule and each.level is not None]
        levels += [self.report.findings[at].level for at in self.covered]
        if not levels and self.rule is not None:
            levels = [*self.rule.levels.values(), self.rule.level]
        return max(levels, key=RANK.__getitem__)

    def _is_later(self, other: Entry) -> bool:
        """Return whether this was granted after `other`; of one day, the one that stands further down."""
        mine, theirs = (self.begins, self.ends), (_begins(other), _ends(other))
        return mine > theirs or (mine == theirs and self.entry.path > other.path)

    def _overlaps(self, other: Entry) -> bool:
        """Return whether an earlier one holds today as well, and this is not its renewal, granted as its end came."""
        today = self.around.today
        if not (other.sound and _is_granted(other) and self._is_later(other)):
            return False
        if not _begins(other) <= today <= _ends(other):
            return False
        return not (self.ends > _ends(other) and self.begins >= _soon_before(_ends(other)))

    def _ends_soon(self) -> bool:
        return self.around.today >= _soon_before(self.ends)

    def _was_looked_for(self) -> bool:
        """Return whether the rule would have found something: it was asked, and could tell."""
        rule, selected = self.entry.text("rule"), self.around.selected
        if selected is not None and rule not in selected:
            return False
        told = [each.outcome for each in self.report.outcomes if each.rule == rule]
        return bool(self.report.stage or self.report.kind is Kind.ORGANISATION) and Outcome.UNDECIDED not in told


def _begins(entry: Entry) -> str:
    return entry.text("approved_on")


def _ends(entry: Entry) -> str:
    return entry.text("expires_on")


def _is_granted(entry: Entry) -> bool:
    return entry.says("approved_by") and bool(_begins(entry)) and bool(_ends(entry))


def _configured() -> str:
    return said("the configuration says so", "de configuratie zegt dat")


def _our_limit() -> str:
    return said(
        "aigov's own limit; `waivers.longest` in aigov.toml has another",
        "de grens van aigov zelf; een andere staat in `waivers.longest` in aigov.toml",
    )


def _of(approvers: Mapping[str, tuple[str, ...]], level: Level) -> tuple[str, ...]:
    return approvers.get(level.value, ())


def _soon_before(day: str) -> str:
    try:
        return dates.before(day, SOON)
    except ValueError:  # in the first month of the calendar
        return day


def _listed(parts: Sequence[str]) -> str:
    return said(" and ", " en ").join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
