"""Waivers: what holds and until when, and that each way to get one wrong is found at its line."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import CONFIG, MANIFEST, write
from waived import PEOPLE, Checked, check, place, text, waiver

Check = Callable[..., Checked]

ORG = """\
aigov: 1
organisation:
  id: city
  name: The City
  people:
    cco: {name: C. Olde, email: cco@example.org}
"""


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Check:
    return lambda folder, *options, **more: check(folder, capsys, monkeypatch, *options, **more)


def test_a_waived_finding_stays_with_its_waiver_and_counts_no_more(tmp_path: Path, checked: Check) -> None:
    found = checked(place(tmp_path, waiver()))
    (finding,) = found.of("tiny/described")
    assert (found.code, finding["standing"]) == (0, "waived")
    assert finding["exemption"] == {
        "id": "w-1",
        "where": "aigov.waivers.yaml:3",
        "reason": "The text is with the editors.",
        "requested_by": "B. de Vries",
        "approved_by": "K. Smit",
        "approved_on": "2026-11-01",
        "expires_on": "2027-02-28",
        "measures": ["The team explains it on the phone."],
        "reference": "https://example.org/decisions/17",
    }
    assert found.about_waivers == []
    totals = found.report["totals"]
    assert (totals["errors"], totals["waived"], totals["before"]["error"]) == (0, 1, 1)


def test_a_waiver_holds_through_its_last_day_and_then_the_finding_is_back(tmp_path: Path, checked: Check) -> None:
    folder = place(tmp_path, waiver())
    last, after = (checked(folder, as_of=day) for day in ("2027-02-28", "2027-03-01"))
    assert (last.code, last.standing, last.about_waivers) == (
        0,
        ["waived"],
        ["waiver/ends-soon@waivers[w-1].expires_on"],
    )
    assert (after.code, after.standing, after.about_waivers) == (
        1,
        ["open"],
        ["waiver/expired@waivers[w-1].expires_on"],
    )


def test_a_waiver_does_not_hold_before_it_was_granted(tmp_path: Path, checked: Check) -> None:
    found = checked(place(tmp_path, waiver()), as_of="2026-10-31")
    assert (found.standing, found.about_waivers) == (["open"], ["waiver/pending@waivers[w-1].approved_on"])
    assert "it is granted from 2026-11-01 on" in found.of("waiver/pending")[0]["message"]


EARLIER = waiver(id="w-0", approved_on="2025-11-01", expires_on="2026-02-28")

WRONG: dict[str, tuple[list[dict[str, Any]], str, str, str]] = {
    "no reason": ([waiver(reason=None)], "", "waiver/incomplete@waivers[w-1]", "does not say reason"),
    "a reason nobody knows": ([waiver(reason="tbd")], "", "waiver/incomplete@waivers[w-1]", "does not say reason"),
    "an empty reason": ([waiver(reason="   ")], "", "waiver/incomplete@waivers[w-1]", "does not say reason"),
    "no end": ([waiver(expires_on=None)], "", "waiver/incomplete@waivers[w-1]", "does not say expires_on"),
    "no day of approval": ([waiver(approved_on=None)], "", "waiver/incomplete@waivers[w-1]", "say approved_on"),
    "no requester": ([waiver(requested_by=None)], "", "waiver/incomplete@waivers[w-1]", "say requested_by"),
    "no rule": ([waiver(rule=None)], "", "waiver/incomplete@waivers[w-1]", "does not say rule"),
    "no project": ([waiver(project=None)], "", "waiver/incomplete@waivers[w-1]", "does not say project"),
    "no approver": ([waiver(approved_by=None)], "", "waiver/pending@waivers[w-1]", "nobody has approved it"),
    "a rule that is none": (
        [waiver(rule="tiny/descrived")],
        "",
        "waiver/unknown-rule@waivers[w-1].rule",
        'did you mean "tiny/described"?',
    ),
    "a rule on form": (
        [waiver(rule="manifest/unknown-key")],
        "",
        "waiver/not-waivable@waivers[w-1].rule",
        "it tells what could not be read",
    ),
    "a rule over many": (
        [waiver(rule="portfolio/building-blocks-reused")],
        "",
        "waiver/not-waivable@waivers[w-1].rule",
        "side by side",
    ),
    "the person who asks for it": (
        [waiver(approved_by="product_owner")],
        "",
        "waiver/self-approved@waivers[w-1].approved_by",
        "B. de Vries",
    ),
    "the person who asks for it, written otherwise": (
        [waiver(requested_by="smit", approved_by={"name": "k. SMIT"})],
        "",
        "waiver/self-approved@waivers[w-1].approved_by",
        "k. SMIT",
    ),
    "who must act": (
        [waiver(approved_by="executive")],
        "",
        "waiver/approver-acts@waivers[w-1].approved_by",
        "A. Jansen, who must act on tiny/described as executive",
    ),
    "who must act, written out": (
        [waiver(approved_by={"name": "Anna Jansen", "email": "A.Jansen@example.org"})],
        "",
        "waiver/approver-acts@waivers[w-1].approved_by",
        "as executive",
    ),
    "a role that nobody holds": (
        [waiver(approved_by="translator")],
        "",
        "waiver/unknown-person@waivers[w-1].approved_by",
        'is a role that nobody holds ("translator")',
    ),
    "nobody's id": (
        [waiver(requested_by="nemo")],
        "",
        "waiver/unknown-person@waivers[w-1].requested_by",
        "neither a role nor a person",
    ),
    "somebody who may not": (
        [waiver()],
        '[waivers]\napprovers = {error = ["cco"]}\n',
        "waiver/approver-not-listed@waivers[w-1].approved_by",
        "that is for cco (aigov.toml:3)",
    ),
    "too long": (
        [waiver()],
        '[waivers]\nlongest = {error = "P2M"}\n',
        "waiver/too-long@waivers[w-1].expires_on",
        "2 months, to 2027-01-01 (aigov.toml:3)",
    ),
    "longer than anybody may": (
        [waiver(expires_on="2027-11-02")],
        "",
        "waiver/too-long@waivers[w-1].expires_on",
        "1 year, to 2027-11-01",
    ),
    "an end before its begin": (
        [waiver(approved_on="2027-11-01")],
        "",
        "waiver/ends-before-it-begins@waivers[w-1].expires_on",
        "holds on no day",
    ),
    "renewed too often": (
        [EARLIER, waiver()],
        "[waivers]\nrenewals = 0\n",
        "waiver/renewed-too-often@waivers[w-1]",
        "renewal 1",
    ),
    "expired": (
        [waiver(expires_on="2026-11-21")],
        "",
        "waiver/expired@waivers[w-1].expires_on",
        "ended with 2026-11-21",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_each_way_to_get_a_waiver_wrong_is_found_at_its_line_and_waives_nothing(
    tmp_path: Path, checked: Check, case: str
) -> None:
    entries, config, expected, message = WRONG[case]
    found = checked(place(tmp_path, *entries, config=config))
    assert found.about_waivers == [expected]
    assert found.standing == ["open"]
    assert found.code == 1
    (finding,) = found.of(expected.partition("@")[0])
    assert message in finding["message"]
    part = expected.rpartition(".")[2] if "." in expected else "id"
    lines = text(*entries).splitlines()
    entry = max(number for number, line in enumerate(lines, 1) if '- id: "w-1"' in line)
    line = next(number for number in range(entry, len(lines) + 1) if f"{part}:" in lines[number - 1])
    assert (finding["at"]["span"]["file"], finding["at"]["span"]["line"]) == ("aigov.waivers.yaml", line)


HOLDING: dict[str, tuple[list[dict[str, Any]], str, str]] = {
    "no measures": ([waiver(compensating_measures=[])], "waiver/undocumented@waivers[w-1]", "compensating_measures"),
    "no record": ([waiver(reference=None)], "waiver/undocumented@waivers[w-1]", "does not say reference"),
    "another one for the same": (
        [waiver(), waiver(id="w-2", path="project.description")],
        "waiver/overlapping@waivers[w-2]",
        "w-2 and w-1 are both for tiny/described",
    ),
    "nearly at its end": ([waiver(expires_on="2026-12-22")], "waiver/ends-soon@waivers[w-1].expires_on", "2026-12-22"),
}


@pytest.mark.parametrize("case", HOLDING)
def test_what_is_to_be_said_of_a_waiver_that_holds(tmp_path: Path, checked: Check, case: str) -> None:
    entries, expected, message = HOLDING[case]
    found = checked(place(tmp_path, *entries))
    assert (found.about_waivers, found.standing, found.code) == ([expected], ["waived"], 0)
    assert message in found.of(expected.partition("@")[0])[0]["message"]


@pytest.mark.parametrize(
    ("path", "standing", "said"),
    [
        ("project.description", "waived", []),
        ("project", "waived", []),
        ("$", "waived", []),
        ("project.name", "open", ["waiver/unmatched@waivers[w-1].path"]),
        ("project.desc", "open", ["waiver/unmatched@waivers[w-1].path"]),
        ("no path at all]", "open", ["waiver/unmatched@waivers[w-1].path"]),
    ],
)
def test_a_path_reaches_its_place_and_what_lies_in_it(
    tmp_path: Path, checked: Check, path: str, standing: str, said: list[str]
) -> None:
    found = checked(place(tmp_path, waiver(path=path)))
    assert (found.standing, found.about_waivers) == ([standing], said)


def test_a_waiver_whose_work_is_done_matches_nothing(tmp_path: Path, checked: Check) -> None:
    folder = place(tmp_path, waiver())
    write(folder, {"aigov.yaml": MANIFEST + PEOPLE})
    assert checked(folder).about_waivers == ["waiver/unmatched@waivers[w-1].rule"]


def test_a_rule_that_was_not_asked_leaves_its_waivers_alone(tmp_path: Path, checked: Check) -> None:
    assert checked(place(tmp_path, waiver(rule="dpia/approved", approved_by="executive"))).about_waivers == []


def test_a_renewal_that_is_granted_as_the_end_comes_does_not_overlap(tmp_path: Path, checked: Check) -> None:
    first = waiver(id="w-1", approved_on="2026-09-01", expires_on="2026-11-30")
    second = waiver(id="w-2", approved_on="2026-11-15")
    found = checked(place(tmp_path, first, second))
    assert (found.standing, found.about_waivers) == (["waived"], [])
    assert checked(place(tmp_path, first, second), as_of="2026-12-15").about_waivers == []


def test_whoever_may_approve_errors_may_approve_warnings_and_is_known_by_the_organisation(
    tmp_path: Path, checked: Check
) -> None:
    config = '[waivers]\napprovers = {error = ["cco"], warning = ["data_owner"]}\n'
    long = waiver(id="w-2", rule="tiny/long")
    folder = place(tmp_path, waiver(approved_by="cco"), {**long, "approved_by": "cco"}, config=config)
    write(folder, {"aigov.org.yaml": ORG})
    found = checked(folder)
    assert (found.standing, found.about_waivers) == (["waived"], [])
    write(folder, {"aigov.waivers.yaml": text(long)})
    assert checked(folder).of("tiny/long")[0]["standing"] == "waived"


def test_nobody_becomes_an_approver_by_taking_the_id_of_one(tmp_path: Path, checked: Check) -> None:
    config = '[waivers]\napprovers = {error = ["cco"]}\n'
    manifest = PEOPLE.replace("people:\n", "people:\n  cco: {name: My Friend}\n")
    folder = place(tmp_path, waiver(approved_by="cco"), config=config, manifest=manifest)
    assert checked(folder).about_waivers == ["waiver/approver-not-listed@waivers[w-1].approved_by"]
    write(folder, {"aigov.org.yaml": ORG})
    assert checked(folder).about_waivers == ["waiver/approver-not-listed@waivers[w-1].approved_by"]


def test_a_rule_that_says_so_cannot_be_waived(tmp_path: Path, checked: Check) -> None:
    folder = place(tmp_path, waiver())
    rule = folder / "tiny" / "tiny" / "described.yaml"
    rule.write_text(rule.read_text() + "waivable: false\n")
    found = checked(folder)
    assert (found.code, found.standing, found.about_waivers) == (1, ["open"], ["waiver/not-waivable@waivers[w-1].rule"])


@pytest.mark.parametrize("level", ["off", "note"])
def test_a_rule_that_cannot_be_waived_cannot_be_switched_off_either(tmp_path: Path, checked: Check, level: str) -> None:
    config = f'[rules]\n"tiny/described" = {{level = "{level}", reason = "r", by = "b", until = 2027-01-01}}\n'
    folder = place(tmp_path, config=config)
    assert checked(folder).code == 0
    rule = folder / "tiny" / "tiny" / "described.yaml"
    rule.write_text(rule.read_text() + "waivable: false\n")
    found = checked(folder)
    assert (found.code, found.standing, found.of("tiny/described")[0]["level"]) == (1, ["open"], "error")
    said = "aigov.toml:3 does not hold for tiny/described: the rule's own file makes it mandatory."
    assert said in found.report["totals"]["notices"]


def test_what_the_organisation_made_mandatory_cannot_be_waived(tmp_path: Path, checked: Check) -> None:
    folder = place(tmp_path, waiver())
    write(folder, {"aigov.toml": f'mandatory = ["tiny/described"]\n{CONFIG}'})
    found = checked(folder)
    assert (found.code, found.standing, found.about_waivers) == (1, ["open"], ["waiver/not-waivable@waivers[w-1].rule"])
    assert "the organisation made it mandatory" in found.of("waiver/not-waivable")[0]["message"]


def test_the_files_up_to_the_root_of_the_repository_count_and_none_above(tmp_path: Path, checked: Check) -> None:
    folder = place(tmp_path / "repository" / "team" / "permits")
    subprocess.run(["git", "init", "-q", tmp_path / "repository"], check=True)
    write(tmp_path, {"aigov.waivers.yaml": text(waiver())})
    assert checked(folder).standing == ["open"]
    write(tmp_path / "repository", {"aigov.waivers.yaml": text(waiver(rule="tiny/long"))})
    write(tmp_path / "repository" / "team", {"aigov.waivers.yaml": text(waiver())})
    found = checked(folder)
    assert [each["standing"] for each in found.findings if each["rule"].startswith("tiny/")] == ["waived", "waived"]


def test_a_waiver_is_for_the_project_that_it_names_alone(tmp_path: Path, checked: Check) -> None:
    for name in ("permits", "trees"):
        folder = place(tmp_path / name)
        manifest = (folder / "aigov.yaml").read_text().replace("id: permits", f"id: {name}")
        write(folder, {"aigov.yaml": manifest})
    place(tmp_path / "nameless")
    nameless = (tmp_path / "nameless" / "aigov.yaml").read_text().replace("  id: permits\n", "")
    write(tmp_path / "nameless", {"aigov.yaml": nameless})
    write(tmp_path, {"aigov.waivers.yaml": text(waiver())})
    found = checked(tmp_path, "--config", "permits/aigov.toml")
    standings = {each["project"]: each["standing"] for each in found.of("tiny/described")}
    assert standings == {"permits": "waived", "trees": "open", "": "open"}


def test_a_waiver_for_a_project_that_is_not_there_is_found_where_all_were_judged(
    tmp_path: Path, checked: Check
) -> None:
    folder = place(tmp_path, waiver(project="permit"))
    assert checked(folder).about_waivers == ["waiver/unknown-project@waivers[w-1].project"]
    assert checked(folder, "aigov.yaml").about_waivers == []


def test_what_is_wrong_with_the_form_is_said_once_and_waives_nothing(tmp_path: Path, checked: Check) -> None:
    folder = place(tmp_path, waiver(expirs_on="2027-01-01"))
    found = checked(folder)
    assert (found.standing, [each["rule"] for each in found.findings][-1]) == (["open"], "manifest/unknown-key")
    write(folder, {"other.aigov.yaml": MANIFEST.replace("permits", "other")})
    assert len(checked(folder).of("manifest/unknown-key")) == 1


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xff\xfe",
        b"aigov: 1\nwaivers: [",
        b"- a\n",
        b"aigov: 1\nwaivers: unknown\n",
        b"aigov: 1\nwaivers: {a: 1}\n",
        b"aigov: 1\nwaivers: [null, 1, [], {}, {id: [], rule: {}, project: permits}]\n",
        b"[" * 100_000,
        text(waiver(approved_by=[], requested_by={"x": 1})).encode(),
        text(waiver(path=["a"], expires_on="31-12-2027")).encode(),
        text(waiver(), waiver()).encode(),
        (text(waiver()) + "  - id: [\n").encode(),
        text(*(waiver(id=f"w-{n}", rule="x/y") for n in range(1000)), waiver()).encode(),
        text(*(waiver(id=f"w-{n}", reason=None) for n in range(100)), waiver()).encode(),
    ],
    ids=range(14),
)
def test_nothing_that_stands_in_the_file_breaks_a_run_or_hides_a_finding(
    tmp_path: Path, checked: Check, hostile: bytes
) -> None:
    folder = place(tmp_path)
    write(folder, {"aigov.waivers.yaml": hostile})
    found = checked(folder)
    assert (found.standing, found.code) == (["open"], 1)
    assert len(found.findings) > 2


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path, checked: Check) -> None:
    import os

    folder = place(tmp_path)
    os.mkfifo(folder / "aigov.waivers.yaml")
    assert "manifest/unreadable-file" in [each["rule"] for each in checked(folder).findings]


def test_a_pack_without_words_for_waivers_is_no_way_round_them(tmp_path: Path, checked: Check) -> None:
    folder = place(tmp_path, waiver(expires_on="2026-11-21"))
    write(folder, {"aigov.toml": 'packs = ["./tiny"]\n'})
    found = checked(folder)
    assert (found.standing, found.about_waivers) == (["open"], ["waiver/expired@waivers[w-1].expires_on"])
    assert "ends 2026-11-21" in found.of("waiver/expired")[0]["message"]


def test_a_named_waivers_file_stands_for_its_manifests(tmp_path: Path, checked: Check) -> None:
    assert checked(place(tmp_path, waiver()), "aigov.waivers.yaml").standing == ["waived"]


def test_a_waiver_of_an_organisation_s_rule_is_for_the_organisation(tmp_path: Path, checked: Check) -> None:
    rule = next(
        each["rule"]
        for each in checked(write(tmp_path / "city", {"aigov.org.yaml": ORG}), select="organisation").findings
    )
    entry = waiver(rule=rule, project="city", approved_by="cco", requested_by={"name": "B. de Vries"})
    write(tmp_path / "city", {"aigov.waivers.yaml": text(entry)})
    found = checked(tmp_path / "city", select="organisation")
    assert {each["standing"] for each in found.of(rule)} == {"waived"}


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "github"])
def test_a_format_never_changes_what_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    from aigov import cli

    folder = place(tmp_path, waiver())
    monkeypatch.chdir(folder)
    arguments = ["check", "--as-of", "2026-11-22", "--select", "tiny", "-f", form]
    assert cli.run(arguments) == 0
    assert "w-1" in capsys.readouterr().out
    (folder / "aigov.waivers.yaml").unlink()
    assert cli.run(arguments) == 1
