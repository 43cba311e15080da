"""One report that holds whatever a format can be asked to carry, with the texts that break brackets of all kinds."""

from itertools import product

from made_reports import CARDS, RECORD, SWITCH, WAIVER, finding, head, report, totals

from aigov.findings import Acts, Drawn, Finding, Kind, Level, Location, Outcome, ProjectReport, RuleOutcome, Standing

FILE = "teams/a b/aigov.yaml"
WIDE = 'name: 待ち時間 "tbd" é😀\n'
EVIL = (
    "\x1b[31m\x00\x07\x9b\u202e\ufffe\ud800 a]]>b <b>&amp;\"'` % ; ] \r\n##vso[task.complete result=Failed;]done"
    " ::error::x @council #1 ![x](https://evil.example) | = $x$ 100%25 %0A"
)
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\uff1d1+1")
DRAWN = Drawn("aigov.baseline.json:4", "2026-01-05")


def _of_each_kind() -> list[Finding]:
    """Fail and undecided, at each level, in each standing."""
    made = []
    for number, (outcome, level, standing) in enumerate(
        product((Outcome.FAIL, Outcome.UNDECIDED), Level, Standing),
    ):
        one = finding(
            WIDE,
            "tbd",
            rule=f"kpis/rule-{number}",
            path=f"kpis[待ち時間].n{number}",
            outcome=outcome,
            level=level,
            standing=standing,
            reason="unknown" if outcome is Outcome.UNDECIDED else "false",
            file=FILE,
            exemption=WAIVER if standing is Standing.WAIVED else None,
        )
        made.append(one._replace(drawn=DRAWN if standing is Standing.BASELINED else None))
    return made


def _hostile() -> list[Finding]:
    evil = finding(
        WIDE,
        "待ち",
        rule="manifest/unknown-key",
        message=EVIL,
        remedy=EVIL,
        acts=Acts("owner", EVIL),
        path=f"extensions.{EVIL}",
        file="odd\udcff 'name'\x1b;a=b].aigov.yaml",
        related=(Location(finding(WIDE, "name").at.span, EVIL),),
        reason="structure",
    )
    formulas = [
        finding(WIDE, "name", message=text, remedy=text, acts=Acts(text, text), path=text, rule="kpis/owned", file=FILE)
        for text in FORMULAS
    ]
    twice = finding(WIDE, "name", rule="kpis/twice", file=FILE)
    aged = finding(WIDE, "tbd", rule="kpis/aged", outcome=Outcome.UNDECIDED, reason="unknown", file=FILE)
    return [evil, *formulas, twice, twice, aged._replace(aged=True, day="2026-10-01")]


def _bare(kind: Kind, subject: str, file: str, *findings: Finding, **changes: object) -> ProjectReport:
    bare = {"stage": "", "weight": "", "weight_because": (), "outcomes": (), "waiting": 0}
    return report(*findings, kind=kind, subject=subject, file=file, **{**bare, **changes})


OUTCOMES = (
    RuleOutcome("dpia/approved", Outcome.PASS, Level.ERROR, "declared"),
    RuleOutcome("kpis/rule-0", Outcome.FAIL, Level.ERROR, "declared"),
    RuleOutcome("kpis/lacking", Outcome.UNDECIDED, Level.WARNING, "consistent"),
    RuleOutcome("kpis/unread", Outcome.UNDECIDED, Level.WARNING, "current"),
    RuleOutcome("sandbox/closed-in-time", Outcome.NOT_APPLICABLE, Level.ERROR, "on_file"),
    RuleOutcome("waiver/form", Outcome.PASS, None, ""),
)

REPORTS = [
    report(*_of_each_kind(), file=FILE, outcomes=OUTCOMES, lacking=("kpis/lacking",), switches=(SWITCH,)),
    report(*_hostile(), file="odd\udcff 'name'\x1b;a=b].aigov.yaml", subject="", stage=""),
    report(file="nothing open/aigov.yaml", subject="nothing-open"),
    report(file="broke off/aigov.yaml", subject="broke-off", crashed=True),
    report(
        finding(WIDE, "name", rule="run/check-raised", message="The check raised ValueError.", file=FILE),
        crashed=True,
    ),
    _bare(Kind.ORGANISATION, "acme", "aigov.org.yaml", finding(WIDE, "name", file="aigov.org.yaml", path="platforms")),
    _bare(
        Kind.PORTFOLIO,
        "",
        "",
        finding(
            WIDE,
            "name",
            rule="portfolio/few-at-a-time",
            message="待ち: 6 projects are at stage pilot at a time.",
            file=FILE,
            related=(Location(finding(WIDE, "tbd", file="b c/aigov.yaml").at.span, "other:project.stage"),),
        ),
    ),
    _bare(
        Kind.CONFIGURATION, "aigov.toml", "aigov.toml", finding("a = 1\n", "a", file="aigov.toml", acts=Acts("", ""))
    ),
]

HEAD = head(
    rules=CARDS,
    plugins=(("aigov-acme", "1.2"),),
    record=lambda: RECORD,
    floor="../policy/aigov.toml",
    base="origin/main",
)

_COUNTED = [one for each in REPORTS for one in each.findings if one.standing is Standing.OPEN and one.weighs]

TOTALS = totals(
    errors=sum(one.level is Level.ERROR for one in _COUNTED),
    warnings=sum(one.level is Level.WARNING for one in _COUNTED),
    notes=sum(one.level is Level.NOTE for one in _COUNTED),
    undecided=5,
    waived=6,
    baselined=6,
    earlier=6,
    manifests=5,
    subjects=6,
    aged=1,
    before={"error": 20, "warning": 5, "note": 5, "undecided": 11},
    exemptions=(WAIVER,),
    baselines={"aigov.baseline.json": 6},
    switches=(SWITCH,),
    excluded=2,
    notices=("2 pieces of evidence are kept elsewhere and were not looked at.", f"A notice says {EVIL}."),
)
