"""`aigov fix`: slips of form are mended where one thing alone can be meant, and nothing else is touched."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest
from running import CONFIG, TINY, aigov, write

from aigov import source
from aigov.engine import Judge
from aigov.errors import AigovError
from aigov.findings import Kind
from aigov.fixing import Edit, Fix, RefusedError, applied, fixes, mended
from aigov.fixing.slips import answer, name, reference
from aigov.run.mending import Changed
from aigov.run.replacing import replace

HEAD = """\
aigov: 1
project:
  id: permits
  name: Permits
  stage: idea
"""


def judge() -> Judge:
    from aigov.discovery import Surroundings
    from aigov.run.workplace import Asked
    from aigov.run.workplaces import Workplaces

    place = Workplaces(Surroundings("/"), Asked("2026-11-22", isolated=True)).at("/")
    return place.judge(Kind.MANIFEST, None)


def offered(*files: tuple[str, str]) -> list[Fix]:
    document = source.load([(name, text.encode()) for name, text in files])
    who = judge()
    return fixes(document, who.judge(document), who)


def after(text: str, *, unsafe: bool = False) -> str:
    found = [fix for fix in offered(("aigov.yaml", text)) if fix.safe or unsafe]
    return applied(text, [edit for fix in found for edit in fix.edits])


MENDED = {
    "a key a letter short": ("mandat:\n  sponsor: unknown\n", "mandate:\n  sponsor: unknown\n"),
    "a key in quotes": ('"mandat":\n  sponsor: unknown\n', '"mandate":\n  sponsor: unknown\n'),
    "a key in a flow mapping": ("dpia: {staus: unknown}  # later\n", "dpia: {status: unknown}  # later\n"),
    "an answer a letter short": ("dpia:\n  status: aproved # in March\n", "dpia:\n  status: approved # in March\n"),
    "an answer with two letters swapped": ("dpia: {status: approevd}\n", "dpia: {status: approved}\n"),
    "an answer in capitals": ('dpia:\n  status: "In Progress"\n', 'dpia:\n  status: "in_progress"\n'),
    "an answer behind an anchor": ("dpia:\n  status: &a aproved\n", "dpia:\n  status: &a approved\n"),
    "an answer in a block": ("dpia:\n  status: >-\n    aproved\n", "dpia:\n  status: >-\n    approved\n"),
    "a role": ("mandate:\n  sponsor: busines_owner\n", "mandate:\n  sponsor: business_owner\n"),
    "a person by name": (
        "people:\n  ajansen: {name: A. Jansen}\nmandate:\n  sponsor: A. Jansen\n",
        "people:\n  ajansen: {name: A. Jansen}\nmandate:\n  sponsor: ajansen\n",
    ),
    "commas in a flow value": (
        "need: {statement: Faster, better, cheaper}\n",
        'need: {statement: "Faster, better, cheaper"}\n',
    ),
    "a colon in a text": (
        "need:\n  statement: Urgent: the queue # now\n",
        'need:\n  statement: "Urgent: the queue" # now\n',
    ),
    "a reserved character": ("need:\n  statement: @home\n", 'need:\n  statement: "@home"\n'),
    "tabs": ("need:\n\tstatement: Long\n\tgroups:\n\t\t- all\n", "need:\n  statement: Long\n  groups:\n    - all\n"),
    "wide characters before it": (
        "need: {statement: 𝒜é中}\ndpia: {staus: unknown}\n",
        "need: {statement: 𝒜é中}\ndpia: {status: unknown}\n",
    ),
    "windows line ends": ("mandat:\r\n  sponsor: unknown\r\n", "mandate:\r\n  sponsor: unknown\r\n"),
}


@pytest.mark.parametrize("name", MENDED)
def test_a_slip_of_form_is_mended_and_all_else_stays(name: str) -> None:
    before, expected = MENDED[name]
    assert after(HEAD + before) == HEAD + expected


def test_a_number_where_text_is_asked_gets_quotes_and_a_quoted_truth_loses_them() -> None:
    assert after(HEAD.replace("name: Permits", "name: 2026")) == HEAD.replace("name: Permits", 'name: "2026"')
    assert after(HEAD + 'exposure: {irreversible: "true"}\n') == HEAD + "exposure: {irreversible: true}\n"


LEFT = {
    "a yes for an answer": "dpia:\n  status: yes\n",
    "an opposite": "dpia:\n  status: unapproved\n",
    "another form of a verb": "dpia:\n  status: approve\n",
    "a day in another order": "dpia:\n  approved_on: 22-11-2026\n",
    "a key with a known one beside it": "dpia:\n  status: unknown\n  staus: approved\n",
    "a day in the place of a status": "dpia:\n  status: 2026-11-22\n",
    "tabs that can be read in two ways": "need:\n  groups:\n\t- all\n    - some\n",
    "a copied example": "mandate:\n  mandate_of: {name: x}\n",
}


@pytest.mark.parametrize("name", LEFT)
def test_what_could_be_a_fact_is_left_to_people(name: str) -> None:
    assert after(HEAD + LEFT[name], unsafe=True) == HEAD + LEFT[name]


UNSAFE = {
    "an empty value": ("need:\n  statement:\n", "need:\n  statement: unknown\n"),
    "a tilde": ("need:\n  statement: ~ # who knows\n", "need:\n  statement: unknown # who knows\n"),
    "a bare dash": ("need:\n  statement: -\n", "need:\n  statement: unknown\n"),
    "an empty item": ("need:\n  groups:\n    - all\n    -\n", "need:\n  groups:\n    - all\n    - unknown\n"),
    "somebody near": (
        "people:\n  ajansen: {name: A. Jansen}\nmandate:\n  sponsor: ajansn\n",
        "people:\n  ajansen: {name: A. Jansen}\nmandate:\n  sponsor: ajansen\n",
    ),
    "a key far off": ("mandate:\n  sponsors_: unknown\n", "mandate:\n  sponsor: unknown\n"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_people_must_answer_for_is_mended_only_where_they_ask_for_it(name: str) -> None:
    before, expected = UNSAFE[name]
    assert after(HEAD + before) == HEAD + before
    assert after(HEAD + before, unsafe=True) == HEAD + expected


def test_an_id_in_another_form_is_never_mended_unasked() -> None:
    text = HEAD.replace("id: permits", "id: Parking Permits")
    assert after(text) == text
    assert after(text, unsafe=True) == HEAD.replace("id: permits", "id: parking-permits")


def test_a_word_is_a_slip_of_one_answer_alone() -> None:
    assert answer("aproved", ["approved", "rejected"]) == ("approved", True)
    assert answer("approevd", ["approved", "rejected"]) == ("approved", True)
    assert answer("adapted", ["adopted", "planned"]) is None
    assert answer("inadequate", ["adequate"]) is None
    assert answer("level1", ["level-2"]) is None
    assert answer("no go", ["go", "no_go"]) == ("no_go", True)
    assert name("tool", ["tools", "terms"]) == ("tools", True)
    assert name("expected_on", ["accepted_on", "rejected_on"]) is None
    assert reference("kpi-1", ["kpi-2"]) is None
    assert reference("janssen", ["jansen"]) == ("jansen", False)


def test_an_edit_that_changes_something_else_is_refused() -> None:
    text = HEAD + "dpia: {status: aproved}\n"
    start = text.index("aproved")
    assert applied(text, [Edit("", start, start + 7, "approved")])
    for wrong in ("approved, approved_on: 2026-01-01", "approved}\nneed: {statement: x", "[", "approved # "):
        with pytest.raises(RefusedError):
            applied(text, [Edit("", start, start + 7, wrong)])
    with pytest.raises(RefusedError):
        applied(text, [Edit("", start, start + 7, "x"), Edit("", start + 3, start + 4, "y")])


def test_a_fix_in_a_file_of_its_own_keeps_to_that_file() -> None:
    section = "- id: same-day\n  ownr: unknown # who\n"
    (fix,) = [each for each in offered(("aigov.yaml", HEAD), ("aigov.d/kpis.yaml", section)) if each.safe]
    assert [edit.file for edit in fix.edits] == ["aigov.d/kpis.yaml"]
    document = source.load([("aigov.yaml", HEAD.encode()), ("aigov.d/kpis.yaml", section.encode())])
    assert mended(document, fix).files[1][1] == "- id: same-day\n  owner: unknown # who\n"


def test_a_second_slip_below_a_first_is_mended_in_the_next_round(tmp_path: Path) -> None:
    (tmp_path / "aigov.yaml").write_text(HEAD + "mandat:\n  sponsr: unknown\n", encoding="utf-8")
    ended = aigov("fix", cwd=tmp_path)
    assert (tmp_path / "aigov.yaml").read_text(encoding="utf-8") == HEAD + "mandate:\n  sponsor: unknown\n"
    assert ended.returncode == 0
    assert "2 fixed in 1 file." in ended.stdout


def test_a_byte_order_mark_windows_line_ends_and_the_mode_stay(tmp_path: Path) -> None:
    file = tmp_path / "aigov.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + (HEAD + "mandat: unknown").replace("\n", "\r\n").encode())
    file.chmod(0o640)
    assert aigov("fix", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + (HEAD + "mandate: unknown").replace("\n", "\r\n").encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_stays_one_and_what_it_leads_to_is_mended(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "real.yaml").write_text(HEAD + "mandat: unknown\n", encoding="utf-8")
    (tmp_path / "aigov.yaml").symlink_to(Path("kept", "real.yaml"))
    assert aigov("fix", cwd=tmp_path).returncode == 0
    assert (tmp_path / "aigov.yaml").is_symlink()
    assert (tmp_path / "kept" / "real.yaml").read_text(encoding="utf-8") == HEAD + "mandate: unknown\n"


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "aigov.yaml"
    file.write_bytes(b"somebody else's")
    with pytest.raises(AigovError, match="in the meantime"):
        replace(Changed(os.fspath(file), "aigov.yaml", b"as it was", b"mended"))
    assert file.read_bytes() == b"somebody else's"
    assert list(tmp_path.iterdir()) == [file], "nothing is left beside it"


def test_a_file_that_is_not_utf_8_is_left_and_said(tmp_path: Path) -> None:
    content = (HEAD + "mandat: unknown # ").encode() + b"\xe9\n"
    (tmp_path / "aigov.yaml").write_bytes(content)
    ended = aigov("fix", cwd=tmp_path)
    assert (tmp_path / "aigov.yaml").read_bytes() == content
    assert "aigov.yaml is not UTF-8 throughout." in ended.stderr


def test_a_diff_writes_nothing_and_can_be_applied(tmp_path: Path) -> None:
    file = tmp_path / "aigov.yaml"
    file.write_text(HEAD + "mandat: unknown", encoding="utf-8")
    ended = aigov("fix", "--diff", cwd=tmp_path)
    assert file.read_text(encoding="utf-8") == HEAD + "mandat: unknown"
    assert ended.returncode == 1
    assert ended.stdout.endswith(
        "-mandat: unknown\n\\ No newline at end of file\n+mandate: unknown\n\\ No newline at end of file\n"
    )
    assert aigov("fix", cwd=tmp_path).returncode == 0
    assert aigov("fix", "--diff", cwd=tmp_path).returncode == 0


def test_standard_input_is_written_mended_to_standard_output(tmp_path: Path) -> None:
    ended = aigov("fix", "-", cwd=tmp_path, stdin=HEAD + "mandat: unknown\n")
    assert ended.stdout == HEAD + "mandate: unknown\n"
    assert "1 fixed" in ended.stderr
    assert aigov("fix", "-", cwd=tmp_path, stdin="a: [\n").stdout == "a: [\n"


def test_a_section_from_standard_input_is_mended_beside_its_manifest(tmp_path: Path) -> None:
    (tmp_path / "aigov.yaml").write_text(HEAD + "mandat: unknown\n", encoding="utf-8")
    ended = aigov("fix", "-", "--stdin-filename", "aigov.d/dpia.yaml", cwd=tmp_path, stdin="staus: unknown\n")
    assert ended.stdout == "status: unknown\n"
    assert (tmp_path / "aigov.yaml").read_text(encoding="utf-8") == HEAD + "mandat: unknown\n"


def test_an_organisation_is_mended_too(tmp_path: Path) -> None:
    file = tmp_path / "aigov.org.yaml"
    file.write_text("organisation:\n  id: city\n  nme: City\n", encoding="utf-8")
    assert aigov("fix", cwd=tmp_path).returncode == 0
    assert file.read_text(encoding="utf-8") == "organisation:\n  id: city\n  name: City\n"


def test_exit_codes_of_fix_are_those_of_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert aigov("fix", "empty", cwd=tmp_path).returncode == 3
    assert aigov("fix", "gone", cwd=tmp_path).returncode == 2
    (tmp_path / "aigov.yaml").write_text(HEAD + "dpia: {status: yes}\n", encoding="utf-8")
    assert aigov("fix", cwd=tmp_path).returncode == 0
    assert aigov("fix", "--diff", cwd=tmp_path).returncode == 0


def test_check_fix_ends_as_a_check_of_what_is_left(tmp_path: Path) -> None:
    file = tmp_path / "aigov.yaml"
    file.write_text(HEAD + "mandat: unknown\n", encoding="utf-8")
    assert aigov("check", cwd=tmp_path).returncode == 1
    assert aigov("check", "--diff", cwd=tmp_path).returncode == 1
    ended = aigov("check", "--fix", "-f", "json", cwd=tmp_path)
    assert ended.returncode == 0
    assert ended.stdout.startswith("{")
    assert "1 fixed in 1 file." in ended.stderr
    assert file.read_text(encoding="utf-8") == HEAD + "mandate: unknown\n"
    assert aigov("check", "--diff", cwd=tmp_path).returncode == 0
    file.write_text(HEAD + "mandat: unknown\ndpia: {status: yes}\n", encoding="utf-8")
    assert aigov("check", "--fix", cwd=tmp_path).returncode == 1
    assert aigov("check", "--diff", cwd=tmp_path).returncode == 1, "an error is open, though nothing would change"
    assert aigov("check", "--fix", "--diff", cwd=tmp_path).returncode == 2
    assert aigov("check", "--unsafe-fixes", cwd=tmp_path).returncode == 2


def test_what_is_waived_is_left_as_it_is(tmp_path: Path) -> None:
    """A fix is for what is open; tried here on the report alone."""
    from aigov.findings import Standing

    document = source.load([("aigov.yaml", (HEAD + "mandat: unknown\n").encode())])
    who = judge()
    report = who.judge(document)
    waived = tuple(each._replace(standing=Standing.WAIVED) for each in report.findings)
    assert fixes(document, report._replace(findings=waived), who) == []


def test_a_rule_declares_a_fix_of_form(tmp_path: Path) -> None:
    rule = TINY["tiny/described.yaml"].replace("none", "NONE").replace("verifies:", "fix: small_letters\nverifies:")
    write(tmp_path / "tiny", {**TINY, "tiny/described.yaml": rule})
    (tmp_path / "aigov.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "aigov.yaml").write_text(HEAD + "  description: 'NONE' # so far\n", encoding="utf-8")
    ended = aigov("fix", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "aigov.yaml").read_text(encoding="utf-8") == HEAD + "  description: 'none' # so far\n"


def test_fix_speaks_dutch(tmp_path: Path) -> None:
    (tmp_path / "aigov.yaml").write_text(HEAD + "mandat: unknown\n", encoding="utf-8")
    ended = aigov("fix", "--lang", "nl", cwd=tmp_path)
    assert 'aigov.yaml:6:1: Schrijf "mandate" in plaats van "mandat". [manifest/unknown-key]' in ended.stdout
    assert "1 hersteld in 1 bestand." in ended.stdout


def test_explain_says_what_a_fix_does(tmp_path: Path) -> None:
    said = aigov("explain", "manifest/unknown-key", cwd=tmp_path).stdout
    assert "fix       aigov fix corrects a slip of which one word alone can be meant" in said
    asked = aigov("explain", "manifest/empty-value", "--lang", "nl", cwd=tmp_path).stdout
    assert "herstel   aigov fix --unsafe-fixes schrijft `unknown`" in asked


def test_a_person_is_not_taken_for_another_while_the_people_are_misspelt(tmp_path: Path) -> None:
    file = tmp_path / "aigov.yaml"
    file.write_text(HEAD + "pople:\n  ajansen: {name: A}\nmandate:\n  sponsor: ajansen\n", encoding="utf-8")
    (tmp_path / "aigov.org.yaml").write_text(
        "organisation:\n  id: city\n  name: City\n  people:\n    ajanssen: {name: B}\n", encoding="utf-8"
    )
    assert aigov("fix", "--unsafe-fixes", "aigov.yaml", cwd=tmp_path).returncode == 0
    assert file.read_text(encoding="utf-8").endswith("people:\n  ajansen: {name: A}\nmandate:\n  sponsor: ajansen\n")


def test_a_file_of_thousands_of_slips_is_mended_as_far_as_time_goes() -> None:
    text = HEAD + "need:\n" + "".join(f"  x_{number}:\n" for number in range(2000))
    started = time.perf_counter()
    assert offered(("aigov.yaml", text))
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize("text", [":::::::\n", "null\n", "~\n", "&&&&\n", "- a\n", "", "\t\n", "@\n"])
def test_what_is_no_manifest_does_not_become_one(text: str) -> None:
    assert all("unknown" not in edit.text for fix in offered(("aigov.yaml", text)) for edit in fix.edits)
