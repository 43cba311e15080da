"""The sums of a run, where some of what was found is waived."""

from made_reports import finding, report

from aigov.findings import Level, Outcome, RuleOutcome, Standing
from aigov.run.tally import Tally

TEXT = "dpia:\n  status: unknown\n"


def tallied(*reports: object, strict: bool = False) -> Tally:
    tally = Tally(fail_level="error", strict=strict, excluded=0)
    list(tally.counted((each, "error") for each in reports))
    return tally


def test_before_counts_what_is_waived_and_baselined_too() -> None:
    one = finding(TEXT, "status")
    tally = tallied(report(one, one._replace(standing=Standing.WAIVED), one._replace(standing=Standing.BASELINED)))
    totals = tally.totals(())
    assert (totals.errors, totals.waived, totals.baselined, dict(totals.before)) == (1, 1, 1, {"error": 3})


def test_nothing_is_counted_before_where_nothing_is_waived() -> None:
    assert tallied(report(finding(TEXT, "status"))).totals(()).before == {}


def test_what_is_undecided_and_waived_counts_under_strict_no_more() -> None:
    one = finding(TEXT, "unknown", outcome=Outcome.UNDECIDED, level=Level.ERROR)
    outcomes = (RuleOutcome("dpia/approved", Outcome.UNDECIDED, Level.ERROR, "declared"),)
    waived = one._replace(standing=Standing.WAIVED)
    open_beside = report(waived, one, outcomes=outcomes)
    assert tallied(open_beside, strict=True).open
    alone = tallied(report(waived, outcomes=outcomes), strict=True)
    assert not alone.open
    assert (alone.totals(()).undecided, dict(alone.totals(()).before)) == (0, {"undecided": 1})
