"""Reports made by hand, from real lines of text, for the tests of formats."""

from aigov.findings import (
    Acts,
    Exemption,
    Finding,
    Head,
    Kind,
    Level,
    Location,
    Outcome,
    ProjectReport,
    RuleCard,
    RuleOutcome,
    Standing,
    Switch,
    Totals,
)
from aigov.span import Span

DIGEST = "sha256:9f2c" + "0" * 60


def span(text: str, marked: str, file: str = "examples/permits/aigov.yaml") -> Span:
    """The span of the first `marked` in `text`."""
    start = text.index(marked)
    end = start + len(marked)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    end_line, end_column = text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)
    return Span(file, start, end, line, column, end_line, end_column)


def finding(
    text: str,
    marked: str,
    *,
    rule: str = "dpia/approved",
    outcome: Outcome = Outcome.FAIL,
    level: Level = Level.ERROR,
    standing: Standing = Standing.OPEN,
    path: str = "dpia.status",
    message: str = "The DPIA is in progress; personal data is processed at stage scale.",
    remedy: str = "Ask the DPO for advice and A. Jansen for approval.",
    acts: Acts = Acts("data_owner", "K. Smit"),  # noqa: B008  (a frozen value)
    related: tuple[Location, ...] = (),
    reason: str = "false",
    file: str = "examples/permits/aigov.yaml",
    exemption: Exemption | None = None,
) -> Finding:
    """A finding at the first `marked` in `text`, with the line before and the marked lines as its excerpt."""
    at = span(text, marked, file)
    lines = text.split("\n")
    first = max(at.line - 1, 1)
    return Finding(
        rule=rule,
        outcome=outcome,
        level=level,
        standing=standing,
        project="parking-permit-triage",
        path=path,
        at=Location(at, path),
        related=related,
        message=message,
        remedy=remedy,
        acts=acts,
        fingerprint=f"{abs(hash_of(rule + path)):032x}",
        excerpt_line=first,
        excerpt=tuple(lines[first - 1 : at.end_line]),
        reason=reason,
        exemption=exemption,
    )


def hash_of(text: str) -> int:
    """A number that is the same in every run."""
    number = 0
    for character in text:
        number = (number * 131 + ord(character)) % 2**128
    return number


def report(*findings: Finding, **changes: object) -> ProjectReport:
    """A report of one manifest."""
    made = ProjectReport(
        kind=Kind.MANIFEST,
        subject="parking-permit-triage",
        file="examples/permits/aigov.yaml",
        stage="scale",
        weight="full",
        weight_because=("exposure.decides_about_people",),
        findings=findings,
        outcomes=(
            RuleOutcome("bias-review/independent", Outcome.PASS, Level.ERROR, "consistent"),
            RuleOutcome("dpia/approved", Outcome.FAIL, Level.ERROR, "declared"),
            RuleOutcome("manifest/unknown-key", Outcome.PASS, None, ""),
            RuleOutcome("sandbox/closed-in-time", Outcome.NOT_APPLICABLE, Level.ERROR, "current"),
        ),
        waiting=31,
        light=0,
        switches=(),
        crashed=False,
        lacking=(),
    )
    return made._replace(**changes)


SWITCH = Switch(
    "communication/repeated", "off", "The council has its own channel.", "cco@example.org", "2027-01-01", "aigov.toml:7"
)

WAIVER = Exemption(
    "w-1",
    "examples/permits/aigov.waivers.yaml:3",
    "The DPO is ill; the advice is set for February.",
    "B. de Vries",
    "A. Jansen",
    "2026-11-01",
    "2027-02-28",
    ("A person checks each rank.",),
    "https://example.org/decisions/17",
)

RECORD = {
    "command": {
        "paths": ["examples"],
        "stdin_filename": "",
        "select": [],
        "ignore": [],
        "scope": "",
        "fail_level": "",
        "config": "",
        "isolated": False,
        "floors": [],
        "base": "",
    },
    "folder": "",
    "repositories": [
        {
            "folder": ".",
            "commit": "1ee3c98a" * 5,
            "base": "",
            "state": "changed",
            "why": "",
            "changed": ["examples/permits/aigov.yaml"],
        }
    ],
    "files": [{"file": "examples/permits/aigov.yaml", "kind": "manifest", "digest": "9f86d081" * 8}],
}

CARDS = (
    RuleCard(
        "bias-review/independent",
        "A bias review is done by somebody apart from the builders",
        "Who built it does not see what it does.",
        "Ask somebody outside the team.",
        "article",
        ("MOM-11", "MOM-13"),
        {"nist-ai-rmf": ("MEASURE 1.3",)},
        "error",
        "consistent",
    ),
    RuleCard(
        "dpia/approved",
        "A DPIA is approved, or screening found that none is required",
        "An assessment that starts after roll-out can only write down risks that people already carry.\n",
        "Ask the DPO for advice and {roles.executive} for approval.",
        "law",
        ("SCA-14", "MOM-11"),
        {"gdpr": ("35",), "eu-ai-act": ("26(9)",)},
        "error",
        "declared",
    ),
)


def head(**changes: object) -> Head:
    """The head of a run with the core pack."""
    made = Head(
        version="0.1.0",
        today="2026-11-22",
        packs=(("core", "0.1", DIGEST),),
        plugins=(),
        rules=CARDS,
        fail_level="error",
        strict=False,
        color=False,
        width=0,
        verbose=False,
    )
    return made._replace(**changes)


def totals(**changes: object) -> Totals:
    """The sums of a run over one manifest in which nothing is open."""
    made = Totals(
        errors=0,
        warnings=0,
        notes=0,
        undecided=0,
        waived=0,
        baselined=0,
        manifests=1,
        subjects=1,
        stages={"scale": 1},
        weights={"full": 1},
        rules=104,
        by_verifies={"declared": 71, "consistent": 20, "current": 11, "on_file": 2},
        waiting=31,
        light=0,
        switches=(),
        excluded=0,
        notices=(),
    )
    return made._replace(**changes)
