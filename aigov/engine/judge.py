"""Rules by subjects: which of them look, what they say, and the report of one subject."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov.effect import Later
from aigov.engine import structural
from aigov.engine.inputs import NOTHING, Inputs
from aigov.engine.judging import Judging
from aigov.engine.structural import Prepared, Trouble, roles_of
from aigov.engine.verdict import BARE, CALL, ORDER, ShortWay, Verdict
from aigov.engine.view import ORG, ORGANISATION, Sheet, View, section
from aigov.engine.weight import LIGHT, weigh
from aigov.expressions.scope import FAULTS
from aigov.findings import Finding, Kind, Level, Outcome, ProjectReport, RuleOutcome
from aigov.packs import Pack, extension_problems
from aigov.paths import UNREADABLE, Path
from aigov.records import NamedTuple
from aigov.rule import STAGES, Rule
from aigov.source import Document

if TYPE_CHECKING:
    from aigov.engine.shelf import Ended, Shelf

_SCOPES: Final = {Kind.MANIFEST: "manifest", Kind.ORGANISATION: "organisation"}


class Look(NamedTuple):
    """A rule that looks, its level here, and what it may come to, made once."""

    judging: Judging
    short: ShortWay
    level: Level
    outcomes: tuple[RuleOutcome, ...]
    """By the rank of the verdict."""
    later: Later | None
    """When it weighs more, where it has not taken effect all the way."""


class Plan(NamedTuple):
    """The rules that look at a subject of one stage and weight, and how many do not yet, or not at a light one."""

    looks: tuple[Look, ...]
    waiting: int
    light: int


class Judge:
    """Judges documents of one kind under one configuration; lives for a run, and remembers which rules look when."""

    def __init__(self, packs: Iterable[Pack], inputs: Inputs) -> None:
        """Nothing is judged yet; a check is imported when the first rule that calls it looks."""
        self._inputs = inputs
        self._packs = tuple(packs)
        rules = sorted((rule for pack in self._packs for rule in pack.rules), key=lambda rule: rule.id)
        self._wording = {rule.reports: rule for rule in rules if rule.reports}
        self._asked = tuple(rule for rule in rules if self._is_asked(rule))
        self._judgings: dict[str, Judging] = {}
        self._plans: dict[tuple[str, str], Plan] = {}
        self._roles = roles_of(inputs.schema)
        self._of_manifests = "project" in inputs.schema.get("properties", ())
        self._org: Prepared | None = None
        self._shelf: Shelf | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are asked of some subject of this kind, in the order of their ids."""
        return self._asked

    @property
    def wording(self) -> Mapping[str, Rule]:
        """The rules with `reports`, by the kind that each words."""
        return self._wording

    @property
    def levels(self) -> Mapping[str, Level | None]:
        """The levels that the settings give to rules."""
        return self._inputs.settings.levels

    @property
    def schema(self) -> Mapping[str, Any]:
        """The schema under which documents are read."""
        return self._inputs.schema

    @property
    def roles(self) -> frozenset[str]:
        """The names of the roles that the schema knows."""
        return self._roles

    def view(self, document: Document) -> View:
        """Return what the rules see of a document, for whoever looks beside them; `close` it in the end."""
        return self._view(self.prepared(document).sheet, "")

    def judge(self, document: Document, show: Callable[[View, str], None] | None = None) -> ProjectReport:
        """Return everything that the rules say of one document; `show` is given what they see of it, and its id."""
        inputs, kind = self._inputs, self._inputs.kind
        prepared = self.prepared(document)
        sheet = prepared.sheet
        weight, because = weigh(sheet.data, sheet.key_of) if kind is Kind.MANIFEST else ("", ())
        view = self._view(sheet, weight)
        subject = _name(view.org if kind is Kind.ORGANISATION else _part(sheet.data, "project"))
        plan = self._plan(view.stage, weight)
        found: list[Finding] = []
        # A manifest that holds its organisation is judged as each of the two, and its structure told once.
        if kind is Kind.MANIFEST or not self._of_manifests or _part(sheet.data, "project") is None:
            found += self._worded(prepared.troubles, view, subject)
        outcomes: list[RuleOutcome] = []
        lacking: list[str] = []
        crashed = False
        readable = isinstance(sheet.data, dict) and (view.stage in STAGES or kind is Kind.ORGANISATION)
        roots, persons, today, doubts = view.roots, view.persons, view.today, view.doubts
        for look in plan.looks:
            judging, short, _, made, _ = look
            plain = short.plain if not doubts and doubts is not None else short.fit(doubts)
            try:
                rank = plain(roots, short.limits, persons, today) if plain is not None and readable else None
            except FAULTS:
                rank = None
            if rank is not None and rank < CALL:
                outcomes.append(made[rank])
                continue
            verdict = judging.closely(rank, view) if readable else _NOT_TOLD
            outcomes.append(made[verdict.rank])
            if verdict.hits:
                crashed |= self._say(look, verdict, view, subject, found, lacking)
        if show is not None:
            show(view, subject)
        self._shelf = None
        view.close()
        return ProjectReport(
            kind=kind,
            subject=subject,
            file=document.files[0][0] if document.files else "",
            stage=view.stage,
            weight=weight,
            weight_because=because,
            findings=_ordered(found, document),
            outcomes=tuple(outcomes),
            waiting=plan.waiting,
            light=plan.light,
            switches=inputs.settings.switches,
            crashed=crashed,
            lacking=tuple(lacking),
        )

    def _say(
        self, look: Look, verdict: Verdict, view: View, subject: str, found: list[Finding], lacking: list[str]
    ) -> bool:
        """Add what a rule has to say; return whether its check raised."""
        rule = look.judging.rule
        said = []
        crashed = False
        for hit in verdict.hits:
            if hit.reason == "raised":
                from aigov.engine.worded import raised

                crashed = True
                found.append(raised(hit.values, self._wording, hit.path or (), view, subject))
            elif hit.reason != "unreadable":
                said.append(hit)
            elif view.org is None and hit.path and hit.path[0] == ORG and rule.id not in lacking:
                lacking.append(rule.id)
        if said:
            from aigov.engine.finding import findings  # where nothing is found a start does without the words

            found += findings(rule, look.level, said, view, subject, self._ended, look.later)
        return crashed

    def _worded(self, troubles: tuple[Trouble, ...], view: View, subject: str) -> Iterable[Finding]:
        if not troubles:
            return ()
        from aigov.engine.worded import findings

        return findings(troubles, self._wording, self._inputs.settings.levels, view, subject)

    def _ended(self, view: View, path: Path) -> "Ended | None":
        """Return since when what is unknown at `path` counts."""
        shelf = self._shelf
        if shelf is None:
            from aigov.engine.shelf import KIND, Shelf  # what is known needs none

            rule = self._wording.get(KIND)
            limits = self._inputs.settings.limits
            shelf = self._shelf = Shelf(view, rule, limits.get(rule.id, NOTHING) if rule else NOTHING)
        return shelf.ended(path)

    def _is_asked(self, rule: Rule) -> bool:
        settings = self._inputs.settings
        if rule.reports or rule.scope != _SCOPES.get(self._inputs.kind):
            return False
        if settings.levels.get(rule.id, rule.level) is None:
            return False
        return settings.selected is None or rule.id in settings.selected

    def _view(self, sheet: Sheet, weight: str) -> View:
        inputs = self._inputs
        is_manifest = inputs.kind is Kind.MANIFEST
        org_sheet: Sheet | None = sheet
        if is_manifest and _part(sheet.data, ORGANISATION) is None:
            org_sheet = self._organisation()
        stage = (inputs.stage or str(_part(_part(sheet.data, "project"), "stage"))) if is_manifest else ""
        return View(
            sheet,
            org_sheet,
            stage=stage if stage in STAGES else "",
            weight=weight,
            today=inputs.today,
            sections=is_manifest,
            roles=self._roles,
        )

    def people(self, document: Document) -> Any:
        """Return the people of the organisation that `document` is under, as they are written there."""
        own = _part(document.data, ORGANISATION)
        is_own = own is not None or self._inputs.kind is not Kind.MANIFEST
        return _part(own if is_own else section(self._organisation()), "people")

    def prepared(self, document: Document) -> Prepared:
        """Return what is wrong with the structure of a document, and what the rules may read."""
        inputs = self._inputs
        people = self.people(document)
        known = people if isinstance(people, dict) else ()
        prepared = structural.prepare(
            document,
            inputs.schema,
            fragment=inputs.fragments,
            known_people=known,
            more=lambda data: extension_problems(data, self._packs),
        )
        if people is UNREADABLE:
            # Whether somebody is listed there cannot be told: the organisation's own findings say why.
            troubles = tuple(each for each in prepared.troubles if each.kind != "unknown-who")
            prepared = prepared._replace(troubles=troubles)
        return prepared

    def _organisation(self) -> Sheet | None:
        """Return the organisation's file, looked at once."""
        inputs = self._inputs
        if self._org is None and inputs.organisation is not None:
            self._org = structural.prepare(inputs.organisation, inputs.org_schema, fragment=inputs.fragments)
        return self._org.sheet if self._org is not None else None

    def _plan(self, stage: str, weight: str) -> Plan:
        key = (stage, weight)
        if key not in self._plans:
            self._plans[key] = self._planned(stage, weight)
        return self._plans[key]

    def _planned(self, stage: str, weight: str) -> Plan:
        looks: list[Look] = []
        waiting = light = 0
        for rule in self._asked:
            level = rule.level_at(stage)
            if level is None:
                waiting += rule.waits(stage)
            elif rule.full_weight_only and weight == LIGHT:
                light += 1
            else:
                level, later = self._inputs.settings.weighs(rule.id, level)
                made = tuple(RuleOutcome(rule.id, outcome, level, rule.verifies) for outcome in ORDER)
                judging = self._judging(rule)
                looks.append(Look(judging, judging.short, level, made, later))
        return Plan(tuple(looks), waiting, light)

    def _judging(self, rule: Rule) -> Judging:
        """Return the rule made ready, once for all stages: most rules of a pack look at none of a few manifests."""
        if rule.id not in self._judgings:
            inputs, limits = self._inputs, self._inputs.settings.limits.get(rule.id, NOTHING)
            self._judgings[rule.id] = Judging(rule, limits, inputs.checks, many=inputs.many)
        return self._judgings[rule.id]


_NOT_TOLD: Final = BARE[ORDER.index(Outcome.UNDECIDED)]
"""Of a document that cannot be read, or says no stage: every rule is undecided, and the structural finding says why."""


def _ordered(found: list[Finding], document: Document) -> tuple[Finding, ...]:
    if not found:
        return ()
    from aigov.engine.finding import ordered

    return ordered(found, tuple(name for name, _ in document.files))


def _part(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _name(section: Any) -> str:
    name = _part(section, "id")
    return name if isinstance(name, str) else ""
