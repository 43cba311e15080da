"""Portfolio rules, each over what it reads of every manifest; one rule's reading is let go before the next one's."""

from collections.abc import Iterable

from aigov.engine import Inputs
from aigov.engine.finding import ordered
from aigov.engine.inputs import NOTHING
from aigov.engine.judging import Judging
from aigov.engine.structural import prepare, roles_of
from aigov.engine.verdict import ORDER, Hit
from aigov.engine.view import ORG, Sheet
from aigov.engine.words import rendered
from aigov.findings import Acts, Kind, Level, Outcome, ProjectReport, RuleOutcome
from aigov.language import said
from aigov.packs import Pack
from aigov.portfolio.draft import Draft, drafts
from aigov.portfolio.gathering import Gathering
from aigov.portfolio.locating import SUBJECT, Finder, Load, Say
from aigov.portfolio.paths import PORTFOLIO, split
from aigov.portfolio.view import PortfolioView
from aigov.rule import Rule


def judge(gathering: Gathering, packs: Iterable[Pack], inputs: Inputs, load: Load, say: Say) -> ProjectReport:
    """Return the report on the portfolio that was gathered; `load` reads a manifest again, where one is marked."""
    every = tuple(packs)
    gathering.settle()
    org = None
    if inputs.organisation is not None:
        org = prepare(inputs.organisation, inputs.org_schema, fragment=inputs.fragments).sheet
    phrase = _Said(gathering, every, inputs, org)
    for rule in gathering.rules:
        phrase.judge(rule)
    return ProjectReport(
        kind=Kind.PORTFOLIO,
        subject=SUBJECT,
        file=phrase.kept_from,
        stage="",
        weight="",
        weight_because=(),
        findings=ordered(list(Finder(gathering, org, load, say).findings(phrase.drafts)), ()),
        outcomes=tuple(phrase.outcomes),
        waiting=0,
        light=0,
        switches=tuple(switch for switch in inputs.settings.switches if switch.rule in phrase.ours),
        crashed=phrase.crashed,
        lacking=tuple(phrase.lacking),
    )


class _Said:
    """What the rules came to, before anything has its place. `kept_from` is a file that keeps a rule from reading."""

    def __init__(self, gathering: Gathering, packs: tuple[Pack, ...], inputs: Inputs, org: Sheet | None) -> None:
        self.drafts: list[Draft] = []
        self.outcomes: list[RuleOutcome] = []
        self.lacking: list[str] = []
        self.kept_from = ""
        self.crashed = False
        self.ours = {rule.id for pack in packs for rule in pack.rules if rule.scope == PORTFOLIO}
        self._gathering = gathering
        self._inputs = inputs
        self._org = org
        self._roles = roles_of(inputs.schema)
        self._raised = next((rule for pack in packs for rule in pack.rules if rule.reports == "check-raised"), None)

    def judge(self, rule: Rule) -> None:
        """Add what `rule` says."""
        inputs, settings = self._inputs, self._inputs.settings
        manifests = self._gathering.of(rule.id)
        view = PortfolioView(
            manifests,
            lambda position: self._gathering[position].id,
            self._org,
            today=inputs.today,
            schema=inputs.schema,
            roles=self._roles,
        )
        level, later = settings.weighs(rule.id, rule.level)
        verdict = Judging(rule, settings.limits.get(rule.id, NOTHING), inputs.checks).judge(view)
        self.outcomes.append(RuleOutcome(rule.id, ORDER[verdict.rank], level, rule.verifies))
        told = []
        for hit in verdict.hits:
            if hit.reason == "raised":
                self.crashed = True
                self.drafts.append(self._crash(hit))
            elif hit.reason == "unreadable":
                self._unreadable(rule, hit)
            else:
                told.append(hit)
        self.drafts += drafts(rule, level, told, view, len(manifests), later)
        view.close()

    def _unreadable(self, rule: Rule, hit: Hit) -> None:
        position, _ = split(hit.path)
        if position is not None:
            self.kept_from = self.kept_from or self._gathering[position].file
        elif self._org is None and hit.path and hit.path[0] == ORG and rule.id not in self.lacking:
            self.lacking.append(rule.id)

    def _crash(self, hit: Hit) -> Draft:
        """Return the finding on a check that raised. No setting takes it away."""
        rule, details = self._raised, hit.values
        phrase = rendered(rule.message, hit.scope, details) if rule else ""
        return Draft(
            rule=rule.id if rule else "run/check-raised",
            outcome=Outcome.FAIL,
            level=Level.ERROR,
            places=((PORTFOLIO, 0),),
            identity=details["rule"],
            message=phrase
            or said(
                f"The check {details['check']} raised {details['exception']}: {details['message']}.",
                f"De controle {details['check']} is gestopt met {details['exception']}: {details['message']}.",
            ),
            remedy=rendered(rule.remedy, hit.scope, details) if rule else "",
            acts=Acts(rule.acts_role, "") if rule else Acts("", ""),
            reason="structure",
        )
