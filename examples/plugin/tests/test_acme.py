"""The plugin by itself: its rules' examples are run by `aigov test`, these are for what is Python."""

from aigov_acme.checks import check_digits
from aigov_acme.table import render

from aigov.findings import Acts, Finding, Head, Kind, Level, Location, Outcome, ProjectReport, Standing, Totals
from aigov.span import Span

HEAD = Head(
    "0.1.0", "2026-11-22", (("acme", "1.0", ""),), (("aigov-acme", "1.0.0"),), (), "error", False, False, 0, False
)
TOTALS = Totals(1, 0, 0, 0, 0, 0, 1, 1, {"pilot": 1}, {"full": 1}, 2, {"consistent": 1, "current": 1}, 0, 0, (), 0, ())


def test_check_digits_tell_two_serials_apart_whose_digits_changed_places() -> None:
    assert check_digits("2026", "0117") == "44"
    assert check_digits("2026", "0171") != "44"


def test_a_table_has_a_row_for_each_open_finding_and_ends_with_the_last_lines() -> None:
    at = Location(Span("aigov.yaml", 0, 1, 3, 5, 3, 6), "extensions.acme")
    finding = Finding(
        rule="acme/register-number-holds",
        outcome=Outcome.FAIL,
        level=Level.ERROR,
        standing=Standing.OPEN,
        project="a",
        path="extensions.acme.register_number",
        at=at,
        related=(),
        message="It is a|b.",
        remedy="",
        acts=Acts("product_owner", "M. de Vries"),
        fingerprint="0" * 32,
        excerpt_line=3,
        excerpt=("x",),
    )
    waived = finding._replace(standing=Standing.WAIVED, message="Not here.")
    report = ProjectReport(
        Kind.MANIFEST, "a", "aigov.yaml", "pilot", "full", (), (finding, waived), (), 0, 0, (), False
    )
    text = "".join(render(HEAD, iter([report]), lambda: TOTALS))
    assert "| aigov.yaml:3 | error: It is a\\|b. (acme/register-number-holds) | M. de Vries |\n" in text
    assert "Not here." not in text
    assert text.endswith("Whether the statements are true was not checked.\n")
