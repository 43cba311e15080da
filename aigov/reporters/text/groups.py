"""Which findings people read together: what several rules miss in one place, the worst first."""

from collections.abc import Iterable

from aigov.findings import RANK, Finding, Standing

_ABSENT = ("hole", "unknown", "absent")


def groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Put together what is said of one hole or one `unknown`, and what the same rules miss at one mark.

    Groups stand in the order of the first of each; those with one mark, the one with the worst finding first. Within
    a group what fails comes first, by level.
    """
    by_hole: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        key = (finding.at.span, finding.path) if is_absent(finding) else (number,)
        by_hole.setdefault(key, []).append(finding)
    by_rules: dict[tuple[object, ...], list[Finding]] = {}
    for hole, group in by_hole.items():
        said = {(finding.rule, finding.remedy, finding.outcome) for finding in group}
        by_rules.setdefault((group[0].at.span, frozenset(said)) if is_absent(group[0]) else hole, []).extend(group)
    made = [sorted(group, key=lambda finding: -_weight(finding)) for group in by_rules.values()]
    first = {group[0].at.span: number for number, group in reversed(list(enumerate(made)))}
    return sorted(made, key=lambda group: (first[group[0].at.span], -_weight(group[0])))


def is_absent(finding: Finding) -> bool:
    """Return whether a finding counts and says of something that it is not written, or not known."""
    return finding.standing is Standing.OPEN and finding.reason in _ABSENT


def _weight(finding: Finding) -> int:
    if finding.standing is not Standing.OPEN:
        return -1
    return RANK[finding.level] if finding.weighs else 0
