"""`aigov new`: what it writes holds and builds as it is; what cannot be written is refused with what would do."""

from pathlib import Path

import pytest
import yaml
from running import aigov

from aigov import resources
from aigov.scaffold import fields, kinds

RULES = {
    "present": ["--field", "dpia.approved_by"],
    "present of each": ["--field", "kpis.owner"],
    "present two lists down": ["--field", "kpis[].targets.value"],
    "present in a map": ["--field", "evidence.dated_on"],
    "present of members": ["--field", "team.members.discipline"],
    "present section": ["--field", "bias_review"],
    "present list": ["--field", "need.groups"],
    "present list of references": ["--field", "sandbox.tools"],
    "present prose": ["--field", "need.statement"],
    "present of a role": ["--field", "roles.executive.accepted_on"],
    "fresh": ["--field", "dpia.approved_on", "--every", "P1Y"],
    "fresh within weeks": ["--field", "data.sources.quality.checked_on", "--every", "P2W"],
    "fresh of each": ["--field", "decisions.decided_on", "--every", "P6M"],
    "different-people": ["--field", "bias_review.reviewed_by", "--other", "roles.ai_expert.person"],
    "different-people of each": ["--field", "kpis.owner", "--other", "mandate.sponsor"],
    "different-people in one list": ["--field", "data.sources.owner", "--other", "data.sources.steward"],
    "from-our-list enum": ["--field", "dpia.status", "--allowed", "approved, not_required"],
    "from-our-list of each": ["--field", "systems.hosted", "--allowed", "own,cloud"],
    "from-our-list text": ["--field", "mandate.playing_field.resources.currency", "--allowed", "EUR, it's"],
    "from-our-list list": ["--field", "mandate.playing_field.compliance", "--allowed", "gdpr, bio2"],
    "from-our-list references": ["--field", "sandbox.users.groups", "--allowed", "permit_desk"],
    "within numbers": ["--field", "sandbox.users.count", "--least", "1", "--most", "20"],
    "within at most": ["--field", "kpis.targets.value", "--most", "99.5"],
    "within at least": ["--field", "training.plan.completed_percent", "--least", "80"],
    "within a time": ["--field", "sandbox.ends_on", "--since", "sandbox.starts_on", "--longest", "P90D"],
    "within a time of each": [
        "--field",
        "roadmap.phases.ends_on",
        "--since",
        "roadmap.phases.starts_on",
        "--longest",
        "P1Y",
    ],
}


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack as `aigov new pack` writes it, for rules to be written into."""
    folder = tmp_path_factory.mktemp("acme")
    done = aigov("new", "pack", "acme", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "acme"


@pytest.mark.parametrize(
    "arguments",
    [
        ["pack", "core"],
        ["pack", "kpis"],
        ["plugin", "aigov-dpia"],
        ["plugin", "os"],
        ["plugin", "yaml"],
        ["plugin", "in"],
    ],
    ids=" ".join,
)
def test_a_name_under_which_what_is_written_could_not_hold_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    done = aigov("new", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "under this name" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_compliance_officer_gets_from_nothing_to_a_rule_as_the_readme_says(tmp_path: Path) -> None:
    for command in (
        "new pack acme --folder governance/acme",
        "new rule acme/owner-named --kind present --field kpis.owner --pack governance/acme --yes",
        "test governance/acme",
    ):
        done = aigov(*command.split(), cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), command


def test_a_new_pack_holds_as_it_is(acme: Path) -> None:
    done = aigov("test", str(acme), cwd=acme)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_kind_of_new_rule_holds_as_it_is(acme: Path) -> None:
    for number, (name, options) in enumerate(RULES.items()):
        made = aigov("new", "rule", f"acme/rule-{number}", "--kind", name.split()[0], *options, "--yes", cwd=acme)
        assert made.returncode == 0, (name, made.stderr)
    done = aigov("test", ".", cwd=acme)
    assert done.returncode == 0, done.stdout + done.stderr


def test_questions_are_asked_in_plain_words_and_answered_from_a_pipe(acme: Path) -> None:
    said = "within\nsandbox.users.count\n\n20\nA trial is small\nSmall trials end.\nsandbox\nnote\nsandbox.owner\n\n"
    done = aigov("new", "rule", "acme/small", cwd=acme, stdin=said)
    assert done.returncode == 0, done.stderr
    assert "What does it state?" in done.stderr
    rule = yaml.safe_load((acme / "acme" / "small.yaml").read_text(encoding="utf-8"))
    assert rule["title"] == "A trial is small"
    assert rule["why"].strip() == "Small trials end."
    assert rule["stages"] == {"sandbox": "note"}
    assert rule["acts"] == "sandbox.owner"
    assert rule["limits"] == {"at_most": 20}
    assert aigov("test", ".", cwd=acme).returncode == 0


def test_what_people_type_into_a_rule_does_not_break_its_file(acme: Path) -> None:
    odd = 'It\'s: "so" # {dpia.nowhere} - [x]'
    options = ["--title", odd, "--why", odd, "--remedy", f"Ask: {odd}"]
    done = aigov("new", "rule", "acme/odd", "--kind", "present", "--field", "dpia.version", *options, "--yes", cwd=acme)
    assert done.returncode == 0, done.stderr
    rule = yaml.safe_load((acme / "acme" / "odd.yaml").read_text(encoding="utf-8"))
    assert (rule["title"], rule["why"].strip()) == (odd, odd)
    tested = aigov("test", ".", cwd=acme)
    assert tested.returncode == 0, tested.stdout + tested.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["acme/x", "--kind", "presnt"], 'aigov: --kind: "presnt" is not a kind; did you mean "present"?'),
        (
            ["acme/x", "--kind", "present"],
            "aigov: Which field? (dpia.approved_by, kpis.owner) Nothing was answered; say it with --field.",
        ),
        (
            ["acme/x", "--kind", "present", "--field", "dpia.aproved_by"],
            '"aproved_by" is not a field of dpia; did you mean "approved_by"?',
        ),
        (["acme/x", "--kind", "present", "--field", "project.id"], "is asked for already"),
        (["acme/x", "--kind", "fresh", "--field", "dpia.status"], "holds no day"),
        (
            ["acme/x", "--kind", "fresh", "--field", "dpia.approved_on", "--every", "yearly"],
            '"yearly" is not a period; write P1Y',
        ),
        (
            ["acme/x", "--kind", "different-people", "--field", "kpis.owner", "--other", "kpis.owner"],
            "These are one field",
        ),
        (
            ["acme/x", "--kind", "different-people", "--field", "kpis.owner", "--other", "data.sources.owner"],
            "different lists",
        ),
        (
            ["acme/x", "--kind", "from-our-list", "--field", "dpia.status", "--allowed", "fine"],
            '"fine" is not a word of this field',
        ),
        (
            ["acme/x", "--kind", "from-our-list", "--field", "kpis.direction", "--allowed", "up,down"],
            "nothing left to find",
        ),
        (["acme/x", "--kind", "within", "--field", "sandbox.users.count"], "There is no bound"),
        (["acme/x", "--kind", "within", "--field", "sandbox.users.count", "--most", "many"], '"many" is not a number'),
        (
            ["acme/x", "--kind", "within", "--field", "sandbox.users.count", "--least", "0"],
            "within these bounds already",
        ),
        (["acme/x", "--kind", "within", "--field", "sandbox.users.count", "--most", "2.5"], "holds a whole number"),
        (["acme/x", "--kind", "within", "--field", "sandbox.users.count", "--longest", "P1Y"], "aigov: --longest: "),
        (["acme/x", "--kind", "present", "--field", "kpis.owner", "--every", "P1Y"], "aigov: --every: "),
        (["acme/x", "--kind", "present", "--field", "kpis.owner", "--acts", "data_ower"], 'did you mean "data_owner"?'),
        (
            ["acme/x", "--kind", "present", "--field", "kpis.owner", "--acts", "dpia.status"],
            '"dpia.status" leads to nobody.',
        ),
        (["acme/x", "--kind", "present", "--field", "kpis.owner", "--stage", "scaling"], '"scaling" is not a stage'),
        (["acme/x", "--kind", "present", "--field", "kpis.owner", "--basis", "ACME-9"], '"ACME-9" is not a claim'),
        (["Acme/X"], "A rule is named AREA/NAME"),
        (["x"], "A rule is named AREA/NAME"),
        (["dpia/x"], 'The area "dpia" belongs to the core pack; take one of your own, such as acme/'),
        (["acme/x", "--pack", "nowhere"], "aigov: nowhere: There is no pack.yaml in this folder."),
        (
            ["acme/asked-by-named", "--kind", "present", "--field", "kpis.owner"],
            "It is there already, and is not overwritten.",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_rule_that_cannot_be_written_is_refused_with_what_would_do(
    arguments: list[str], words: str, acme: Path
) -> None:
    before = sorted(acme.rglob("*"))
    done = aigov("new", "rule", *arguments, "--yes", cwd=acme)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(acme.rglob("*")) == before


@pytest.mark.parametrize("what", ["pack", "plugin"])
def test_neither_a_pack_nor_a_plugin_overwrites_anything(what: str, tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    done = aigov("new", what, "acme", cwd=tmp_path)
    assert done.returncode == 2
    assert "It is there already, and is not overwritten." in done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["acme"]
    bad = aigov("new", what, "Acme Inc", cwd=tmp_path)
    assert bad.returncode == 2
    assert "small letters" in bad.stderr


def test_a_new_rule_can_be_about_the_packs_own_section(tmp_path: Path) -> None:
    aigov("new", "pack", "acme", cwd=tmp_path)
    section = (
        "extensions: {acme: {fields: {ethics_advised_on: {type: date}, board: {type: enum, choices: [yes_, no_]}}}}\n"
    )
    with (tmp_path / "acme" / "pack.yaml").open("a", encoding="utf-8") as pack:
        pack.write(section)
    for number, options in enumerate(
        (
            ["fresh", "--field", "extensions.acme.ethics_advised_on"],
            ["from-our-list", "--field", "extensions.acme.board", "--allowed", "yes_"],
        )
    ):
        done = aigov("new", "rule", f"acme/own-{number}", "--pack", "acme", "--yes", "--kind", *options, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    tested = aigov("test", "acme", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_every_field_that_can_be_left_out_can_be_asked_for() -> None:
    """The walk over the schema finds each field, and an example of it that the schema itself accepts."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = resources.schema("manifest")
    validator = jsonschema.Draft202012Validator(fragment_of(schema))
    seen = 0
    for path in sorted(set(paths_of(schema, schema, "")) - {"aigov"}):
        field = fields.find(schema, path)
        made = fields.example(field, field.sample)
        errors = [error.message for error in validator.iter_errors(made)]
        assert errors == [], path
        seen += 1
        if not field.required and not path.startswith("organisation"):
            assert kinds.KINDS["present"].draft(schema, {"field": path}).logic["require"] == f"[{field.path}]"
    assert seen > 300


def fragment_of(node: object) -> object:
    """A schema of which nothing is required."""
    if isinstance(node, list):
        return [fragment_of(each) for each in node]
    if isinstance(node, dict):
        return {key: fragment_of(value) for key, value in node.items() if key != "required" or isinstance(value, dict)}
    return node


def paths_of(schema: dict, node: dict, path: str, depth: int = 0) -> list[str]:
    found = []
    while "$ref" in node or "anyOf" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node["anyOf"][0]
    if "items" in node and depth < 6:
        return paths_of(schema, node["items"], path, depth)
    if isinstance(node.get("additionalProperties"), dict) and "properties" not in node and path:
        return paths_of(schema, node["additionalProperties"], path, depth)
    for name, child in node.get("properties", {}).items():
        below = f"{path}.{name}".lstrip(".")
        found += [below, *paths_of(schema, child, below, depth + 1)]
    return found
