"""The files that make a forge run aigov: valid for their forge, and their scripts do what they say, run for real."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from running import MANIFEST, ROOT, project, write

from aigov.language import speak
from aigov.scaffold import forge

TEMPLATE = ROOT / "examples" / "template"
FORGES = [each.name for each in forge.FORGES]
BARE = MANIFEST.replace("Sorts requests.", "none")
STRICT = 'packs = ["./tiny"]\n'
SECONDS = 60


def loaded(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


# What a forge takes


@pytest.mark.parametrize("name", FORGES)
def test_the_file_to_copy_is_the_one_that_init_writes(name: str) -> None:
    """`GOLDEN=write pytest tests/test_ci.py` writes it anew."""
    speak("en")
    file = ROOT / "ci" / f"{name}.yml"
    if os.environ.get("GOLDEN") == "write":
        file.write_text(forge.text(name), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == forge.text(name)


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("action.yml", "github-actions"),
        ("ci/github.yml", "github-workflows"),
        ("examples/template/.github/workflows/portfolio.yml", "github-workflows"),
        ("ci/gitlab.yml", "gitlab-ci"),
        ("examples/template/.gitlab-ci.yml", "gitlab-ci"),
        ("ci/azure.yml", "azure-pipelines"),
        ("examples/template/azure-pipelines.yml", "azure-pipelines"),
    ],
)
def test_a_file_holds_under_the_schema_of_its_forge(name: str, schema: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    file = ROOT / name
    options = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    if schema == "azure-pipelines":  # to Azure every scalar is a text, and its schema is written for that
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        file = write(tmp_path, {"azure.json": json.dumps(data)}) / "azure.json"
        options = ["--regex-variant", "python"]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *options, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout[-1_000:]


def test_the_workflow_that_the_guide_shows_holds_and_gives_the_action_what_it_takes(tmp_path: Path) -> None:
    shown = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "ci/README.md").read_text(), re.MULTILINE | re.DOTALL)
    assert len(shown) == 1
    file = write(tmp_path, {"workflow.yml": shown[0]}) / "workflow.yml"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(file)]
    assert subprocess.run(command, capture_output=True, timeout=SECONDS, check=False).returncode == 0
    step = loaded(file)["jobs"]["aigov"]["steps"][-1]
    assert set(step["with"]) <= set(loaded(ROOT / "action.yml")["inputs"])


def scripts(data: Any) -> Iterable[str]:
    """Yield every script of a file, whatever its forge calls them."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("run", "bash") and isinstance(value, str):
                yield value
            elif key in ("script", "before_script"):
                yield from value
            else:
                yield from scripts(value)
    elif isinstance(data, list):
        for value in data:
            yield from scripts(value)


@pytest.mark.parametrize("name", ["action.yml", *(f"ci/{name}.yml" for name in FORGES)])
def test_no_script_holds_what_somebody_else_may_write(name: str) -> None:
    found = list(scripts(loaded(ROOT / name)))
    assert len(found) >= 3
    assert [script for script in found if "${{" in script] == []


@pytest.mark.parametrize(
    "name",
    [
        "action.yml",
        *(f"ci/{name}.yml" for name in FORGES),
        "examples/template/.github/workflows/portfolio.yml",
        "examples/template/.gitlab-ci.yml",
        "examples/template/azure-pipelines.yml",
    ],
)
def test_a_module_that_a_change_brings_is_not_taken_for_pip(name: str) -> None:
    started = [words for script in scripts(loaded(ROOT / name)) for words in re.findall(r"python3? .*", script)]
    assert started
    assert [words for words in started if not words.startswith("python -P ")] == []


# The scripts of a forge, run


class Place(NamedTuple):
    """A work tree as a forge makes it: `main` is behind, what is checked out is the change."""

    folder: Path
    temp: Path

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one step as a runner does: bash that ends at the first error."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            env={**os.environ, **self.environment, **environment},
            check=False,
        )

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": f"{self.temp / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "AIGOV": "aigov==0",
            "RUNNER_TEMP": str(self.temp),
            "AGENT_TEMPDIRECTORY": str(self.temp),
            "BUILD_ARTIFACTSTAGINGDIRECTORY": str(self.temp / "staged"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_BASE_REF": "main",
            "GITHUB_REPOSITORY": "acme/permits",
            "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(self.folder, "merge-base", "origin/main", "HEAD"),
        }


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def committed(folder: Path) -> Path:
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "step")
    return folder


def change(tmp_path: Path, before: str, after: str) -> Place:
    """Return a clone in which a branch changes the manifest from `before` to `after`."""
    origin = project(tmp_path / "origin", STRICT)
    committed(write(origin, {"aigov.yaml": before}))
    git(tmp_path, "clone", "-q", str(origin), "clone")
    clone = tmp_path / "clone"
    git(clone, "checkout", "-q", "-b", "change")
    committed(write(clone, {"aigov.yaml": after}))
    shims = {
        "aigov": f'#!/bin/sh\nexec "{sys.executable}" -m aigov "$@"\n',
        "python": f'#!/bin/sh\necho "$@" > "{tmp_path}/installed"\n',
        "gh": (
            f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{tmp_path}/gh"\n'
            f'case "$*" in *--jq*) cat "{tmp_path}/known" 2>/dev/null || true;; esac\nexit "${{GH_CODE:-0}}"\n'
        ),
    }
    write(tmp_path / "bin", dict(shims))
    for name in shims:
        (tmp_path / "bin" / name).chmod(0o755)
    return Place(clone, tmp_path)


class Job(NamedTuple):
    """The steps of one job that are aigov's: what comes before, the check, and what comes after in any case."""

    install: str
    check: str
    after: tuple[str, ...]


def job(name: str, which: str) -> Job:
    data = loaded(ROOT / "ci" / f"{name}.yml")
    if name == "github":
        steps = data["jobs"]["pull-request" if which == "change" else "night"]["steps"]
        found = [step["run"] for step in steps if "run" in step]
    elif name == "gitlab":
        own = data["aigov-merge-request" if which == "change" else "aigov-night"]
        found = [*data[".aigov"]["before_script"], *own["script"]]
    else:
        other = "ne(" if which == "change" else "eq(variables"
        steps = [step for step in data["steps"] if "bash" in step]
        found = [step["bash"] for step in steps if other not in step.get("condition", "")]
    return Job(found[0], found[1], tuple(found[2:]))


CHANGES = [
    pytest.param(MANIFEST, BARE, 1, id="made worse"),
    pytest.param(BARE, BARE.replace("Permits", "Parking"), 0, id="open before"),
    pytest.param(BARE, MANIFEST, 0, id="mended"),
    pytest.param(BARE, f"{BARE}  naam: x\n", 1, id="an error of form"),
]


@pytest.mark.parametrize(("before", "after", "code"), CHANGES)
@pytest.mark.parametrize("name", FORGES)
def test_a_pull_request_is_blocked_by_what_it_made_worse(
    name: str, before: str, after: str, code: int, tmp_path: Path
) -> None:
    place = change(tmp_path, before, after)
    steps = job(name, "change")
    assert place.run(steps.install).returncode == 0
    assert "aigov==0" in (tmp_path / "installed").read_text()
    done = place.run(steps.check)
    assert done.returncode == code, done.stderr
    shown = done.stdout
    if before == BARE and after != MANIFEST:
        assert "The description is none." in shown
    for script in steps.after:
        assert place.run(script).returncode == 0
    if name == "github":
        assert "**aigov: " in (tmp_path / "summary.md").read_text()


@pytest.mark.parametrize("name", FORGES)
def test_the_night_blocks_nothing_and_keeps_who_must_act(name: str, tmp_path: Path) -> None:
    place = change(tmp_path, MANIFEST, BARE)
    done = place.run(job(name, "night").check)
    assert done.returncode == 0, done.stderr
    kept = tmp_path / "staged/aigov" if name == "azure" else place.folder
    assert json.loads((kept / "aigov.json").read_text())["totals"]["errors"] == 1
    assert "executive" in (kept / "aigov.csv").read_text()


@pytest.mark.parametrize("name", FORGES)
def test_a_night_in_which_the_run_goes_wrong_is_not_silent(name: str, tmp_path: Path) -> None:
    place = change(tmp_path, MANIFEST, BARE)
    write(place.folder, {"aigov.toml": "packs = ["})
    assert place.run(job(name, "night").check).returncode == 2


@pytest.mark.parametrize("name", FORGES)
def test_a_clone_without_the_base_is_said_to_be_shallow(name: str, tmp_path: Path) -> None:
    place = change(tmp_path, MANIFEST, BARE)
    base = git(place.folder, "rev-parse", "origin/main")
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=change", place.folder.as_uri(), "shallow")
    shallow = Place(tmp_path / "shallow", tmp_path)
    environment = {**place.environment, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    done = subprocess.run(
        ["bash", "-c", job(name, "change").check],
        cwd=shallow.folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 2
    assert "is not in the shallow clone" in done.stderr


def test_nothing_is_printed_in_azure_that_an_agent_could_take_for_a_command(tmp_path: Path) -> None:
    command = "##vso[task.setvariable variable=PATH]x"
    worse = BARE.replace("name: Permits", f'name: Permits\n  naam: "{command}"\n  "{command}": 1')
    place = change(tmp_path, MANIFEST, worse)
    for which in ("change", "night"):
        done = place.run(job("azure", which).check)
        assert "naam" in done.stdout
        assert command not in done.stdout + done.stderr
        assert not re.search(r"##vso\[(?!task\.logissue )", done.stdout + done.stderr)


# The action


def action(step: str) -> str:
    steps = {each.get("name"): each for each in loaded(ROOT / "action.yml")["runs"]["steps"]}
    return str(steps[step]["run"])


GIVEN = {"AIGOV_JOB": "pull-request", "AIGOV_PATHS": ".", "AIGOV_BASE": ""}


def output(tmp_path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in (tmp_path / "output").read_text().splitlines())


@pytest.mark.parametrize(("before", "after", "code"), CHANGES)
def test_the_action_blocks_what_was_made_worse(before: str, after: str, code: int, tmp_path: Path) -> None:
    place = change(tmp_path, before, after)
    done = place.run(action("Check"), **GIVEN)
    assert done.returncode == code, done.stderr
    assert output(tmp_path)["code"] == str(code)
    assert "**aigov: " in (tmp_path / "summary.md").read_text()
    assert "::error file=aigov.yaml" in done.stdout if code else "::error" not in done.stdout


def test_the_action_keeps_a_night_s_reports(tmp_path: Path) -> None:
    place = change(tmp_path, MANIFEST, BARE)
    done = place.run(action("Check"), **{**GIVEN, "AIGOV_JOB": "night"})
    assert done.returncode == 0, done.stderr
    folder = Path(output(tmp_path)["folder"])
    assert sorted(file.name for file in folder.iterdir()) == ["aigov.csv", "aigov.json", "aigov.md"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"AIGOV_JOB": "weekly"}, 2),
        ({"AIGOV_PATHS": "a b/aigov.yaml\naigov.yaml\n"}, 1),
        ({"AIGOV_PATHS": "--help"}, 2),
        ({"AIGOV_BASE": "HEAD"}, 0),
        ({"AIGOV_BASE": "nowhere; touch sprung"}, 2),
    ],
    ids=["another job", "a path with a blank", "an option for a path", "a base of one's own", "a base that runs"],
)
def test_the_action_takes_its_inputs_as_they_are(given: dict[str, str], code: int, tmp_path: Path) -> None:
    place = change(tmp_path, MANIFEST, BARE)
    committed(write(place.folder, {"a b/aigov.yaml": MANIFEST.replace("permits", "other")}))
    assert place.run(action("Check"), **{**GIVEN, **given}).returncode == code
    assert not (place.folder / "sprung").exists()


def commented(place: Place, **environment: str) -> list[str]:
    folder = write(place.temp / "told", {"aigov.md": "It says.\n"})
    given = {"AIGOV_NUMBER": "7", "AIGOV_FOLDER": str(folder), "GH_TOKEN": "x", **environment}
    done = place.run(action("Comment"), **given)
    assert done.returncode == 0, done.stderr
    return [*(place.temp / "gh").read_text().splitlines(), done.stdout]


def test_the_first_comment_is_written_and_the_next_one_replaces_it(tmp_path: Path) -> None:
    place = change(tmp_path, MANIFEST, BARE)
    assert "--method POST repos/acme/permits/issues/7/comments" in commented(place)[1]
    write(tmp_path, {"known": "41\n42\n"})
    assert "--method PATCH repos/acme/permits/issues/comments/42" in commented(place)[-2]


def test_a_comment_that_is_not_allowed_is_a_warning(tmp_path: Path) -> None:
    place = change(tmp_path, MANIFEST, BARE)
    assert "::warning title=aigov::The comment was not written." in commented(place, GH_CODE="1")[-1]


def test_the_mark_that_finds_a_comment_is_the_one_that_a_report_ends_with() -> None:
    from aigov.reporters.markdown import MARK

    assert MARK in action("Comment")


# The container


def test_what_the_container_copies_is_there_and_let_through() -> None:
    text = (ROOT / "ci/Containerfile").read_text()
    wanted = {name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE) for name in line.split()}
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert wanted == {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert all((ROOT / name).exists() for name in wanted)
    included = (ROOT / "pyproject.toml").read_text()
    for name in ("rules", "schemas"):
        assert f'"{name}" = "aigov/_data/{name}"' in included
    assert re.search(r"^USER aigov$", text, re.MULTILINE)
    assert text.index("USER aigov") < text.index("ENTRYPOINT")


# The repository of an organisation


def organisation(tmp_path: Path, projects: str) -> Place:
    """Return a copy of the template that collects `projects`."""
    place = change(tmp_path, MANIFEST, BARE)
    files = [file for file in TEMPLATE.rglob("*") if file.is_file()]
    copy = tmp_path / "organisation"
    for file in files:
        target = copy / file.relative_to(TEMPLATE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
        target.chmod(file.stat().st_mode)
    write(copy, {"projects.txt": projects})
    git(copy, "init", "-q", "-b", "main")
    return Place(copy, place.temp)


def shell(place: Place, script: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{place.temp / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    command = ["bash", "-c", script]
    return subprocess.run(
        command, cwd=place.folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def test_manifests_are_collected_and_the_portfolio_is_published(tmp_path: Path) -> None:
    one = committed(write(tmp_path / "one", {"aigov.yaml": MANIFEST.replace("Permits", "<Permits> & more")}))
    part = "id: sewers\nname: Sewers\nstage: idea\n"
    inner = {
        "sewers/aigov.yaml": "aigov: 1\n",
        "sewers/aigov.d/project.yaml": part,
        "sewers/code.py": "x",
        "b.txt": "b",
    }
    two = committed(write(tmp_path / "two", dict(inner)))
    listed = f"# ours\npermits {one}\r\nsewers {two} sewers/\n\ngone {tmp_path}/nowhere\nempty {two}"
    place = organisation(tmp_path, listed)
    done = shell(place, "./collect")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "2 of 4 projects collected.\n"
    kept = sorted(str(file.relative_to(place.folder / "projects")) for file in place.folder.glob("projects/**/*.yaml"))
    assert kept == ["permits/aigov.yaml", "sewers/aigov.d/project.yaml", "sewers/aigov.yaml"]
    assert not list(place.folder.glob("projects/**/code.py"))
    done = shell(place, "./publish")
    assert done.returncode == 0, done.stderr
    public = place.folder / "public"
    text = (public / "portfolio.txt").read_text()
    assert text.startswith("Not collected, and not in this table:\n  gone: the repository could not be fetched.\n")
    assert "  empty: there is no manifest in the top of the repository." in text
    assert re.search(r"^permits +idea", text, re.MULTILINE)
    assert re.search(r"^sewers +idea", text, re.MULTILINE)
    assert json.loads((public / "portfolio.json").read_text())["aigov-report"] == 1
    assert {each["subject"] for each in json.loads((public / "check.json").read_text())["reports"]} >= {
        "permits",
        "sewers",
    }
    assert "executive" in (public / "check.csv").read_text()
    page = (public / "index.html").read_text()
    assert set(re.findall(r"</?(\w+)", page)) == {"html", "head", "meta", "title", "body", "pre"}
    assert sorted(file.name for file in public.iterdir()) == [
        "check.csv", "check.json", "index.html", "portfolio.csv", "portfolio.json", "portfolio.md", "portfolio.txt",
    ]  # fmt: skip


def test_azure_shows_the_portfolio_where_there_is_one(tmp_path: Path) -> None:
    place = organisation(tmp_path, f"permits {committed(write(tmp_path / 'one', {'aigov.yaml': MANIFEST}))}\n")
    *steps, summary = [script for script in scripts(loaded(TEMPLATE / "azure-pipelines.yml")) if "pip" not in script]
    nothing = shell(place, summary)
    for step in steps:
        assert shell(place, step).returncode == 0

    assert steps == ["./collect", "./publish"]
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert shell(place, summary).stdout == f"##vso[task.uploadsummary]{place.folder}/public/portfolio.md\n"


def test_a_link_in_a_project_leads_nowhere_when_it_is_collected(tmp_path: Path) -> None:
    secret = write(tmp_path, {"secret": "aigov: 1\n"}) / "secret"
    one = write(tmp_path / "one", {"other.txt": "x"})
    (one / "aigov.yaml").symlink_to(secret)
    place = organisation(tmp_path, f"permits {committed(one)}\n")
    assert shell(place, "./collect").returncode == 0
    collected = place.folder / "projects/permits/aigov.yaml"
    assert not collected.is_symlink()
    assert "aigov: 1" not in collected.read_text()


@pytest.mark.parametrize(
    "line",
    ["../x ADDRESS", "permits", "permits --upload-pack=x", "permits ADDRESS /etc", "permits ADDRESS ../up", "p a b c"],
)
def test_a_list_that_leads_elsewhere_is_refused(line: str, tmp_path: Path) -> None:
    one = committed(write(tmp_path / "one", {"aigov.yaml": MANIFEST}))
    done = shell(organisation(tmp_path, line.replace("ADDRESS", str(one)) + "\n"), "./collect")
    assert done.returncode == 2
    assert "is to be one name of letters" in done.stderr


def test_where_nothing_could_be_collected_that_is_an_error_and_is_published(tmp_path: Path) -> None:
    place = organisation(tmp_path, f"gone {tmp_path}/nowhere\n")
    assert shell(place, "./collect").returncode == 1
    assert shell(place, "./publish").returncode == 3
    assert "This run went wrong (exit 3)" in (place.folder / "public/portfolio.txt").read_text()


def test_the_jobs_of_the_template_run_its_scripts() -> None:
    for name in (".github/workflows/portfolio.yml", ".gitlab-ci.yml"):
        found = list(scripts(loaded(TEMPLATE / name)))
        assert {"./collect", "./publish"} <= set(found)
    assert all(os.access(TEMPLATE / name, os.X_OK) for name in ("collect", "publish"))
