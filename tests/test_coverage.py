"""Every claim has a rule or a reason, and `aigov rules --coverage` shows both ways."""

import json
from pathlib import Path

from running import CONFIG, ROOT, aigov, project
from test_core_pack import core

from aigov.cli import _coverage

MOST_WITHOUT_A_RULE = 5
CLAIMED = """\
articles: {BOOK: {title: "A book | of codes"}}
claims:
  BOOK-01: {where: page 1, claim: Somebody describes the project.}
  BOOK-02: {claim: Everybody is <kind>., not_lintable: No file can show it.}
  BOOK-03: {claim: Somebody reads it.}
"""


def claimed(folder: Path) -> Path:
    """Write a project with a small pack, one of whose rules is drawn from a claim."""
    place = project(folder, CONFIG.replace('"core", ', ""))
    rule = place / "tiny" / "tiny" / "described.yaml"
    rule.write_text(f"basis: [BOOK-01]\n{rule.read_text(encoding='utf-8')}", encoding="utf-8")
    (place / "tiny" / "sources.yaml").write_text(CLAIMED, encoding="utf-8")
    return place


def test_every_claim_of_the_articles_has_a_rule_or_a_reason() -> None:
    found = _coverage.coverage([core()])
    assert len(found.claims) == 88
    assert [claim.id for claim in found.claims if claim.is_open] == []


def test_few_claims_are_without_a_rule_and_none_has_both_a_rule_and_a_reason() -> None:
    reasoned = [claim for claim in _coverage.coverage([core()]).claims if claim.reason]
    assert len(reasoned) <= MOST_WITHOUT_A_RULE
    assert [claim.id for claim in reasoned if claim.rules] == []


def test_every_rule_that_judges_is_shown_with_its_claims() -> None:
    found = _coverage.coverage([core()])
    assert [rule.id for rule in found.rules] == [rule.id for rule in core().rules if not rule.reports]
    assert [rule.id for rule in found.rules if not rule.claims] == []


def test_coverage_is_told_both_ways_for_any_pack_in_use(tmp_path: Path) -> None:
    done = aigov("rules", "--coverage", cwd=claimed(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
BOOK-01   Somebody describes the project.
          → tiny/described
BOOK-02   Everybody is <kind>.
          → not lintable: No file can show it.
BOOK-03   Somebody reads it.
          → no rule yet

tiny/described
          → BOOK-01
tiny/long
          → no claim; its ground is practice

1 of 3 claims have a rule; 1 cannot be linted, with the reason; 1 is open. 2 rules.
"""
    )


def test_coverage_as_markdown_is_two_tables_that_no_text_can_break(tmp_path: Path) -> None:
    done = aigov("rules", "--coverage", "-f", "markdown", cwd=claimed(tmp_path))
    assert "| BOOK-02 | Everybody is \\<kind\\>. | not lintable: No file can show it. |" in done.stdout
    assert "| tiny/described | The project is described | BOOK-01 |" in done.stdout


def test_coverage_as_json_names_the_claims_that_are_open(tmp_path: Path) -> None:
    data = json.loads(aigov("rules", "--coverage", "-f", "json", cwd=claimed(tmp_path)).stdout)
    assert data["open"] == ["BOOK-03"]
    assert data["claims"][1]["not_lintable"] == "No file can show it."
    assert data["claims"][0]["rules"] == ["tiny/described"]
    assert data["rules"][1] == {"id": "tiny/long", "pack": "tiny", "title": "The description is no single word"} | {
        "ground": "practice",
        "claims": [],
    }


def test_coverage_of_an_area_is_held_to_its_rules_and_their_claims(tmp_path: Path) -> None:
    data = json.loads(aigov("rules", "--coverage", "-f", "json", "--select", "tiny", cwd=claimed(tmp_path)).stdout)
    assert [claim["id"] for claim in data["claims"]] == ["BOOK-01"]
    assert aigov("rules", "--coverage", "--select", "sandbox/no-such", cwd=ROOT).returncode == 2


def test_rules_can_be_listed_as_markdown(tmp_path: Path) -> None:
    done = aigov("rules", "-f", "markdown", "--select", "tiny", cwd=claimed(tmp_path))
    assert "| tiny/long | The description is no single word | warning from idea · practice |" in done.stdout


def test_coverage_is_counted_in_the_language_that_is_spoken(tmp_path: Path) -> None:
    told = aigov("rules", "--coverage", "--lang", "nl", cwd=claimed(tmp_path)).stdout
    assert "nog geen regel" in told
    assert "niet met een regel te toetsen: " in told
    assert told.splitlines()[-1].endswith(" regels.")
