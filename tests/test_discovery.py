"""From paths to subjects: what is found, what is only named, and that nothing but a regular file is ever opened."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from aigov import source
from aigov.discovery import Found, Surroundings, Target, files, find, git, read
from aigov.findings import Kind
from aigov.source import Unread


def _tree(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n")


def _git(folder: Path, *arguments: str) -> None:
    who = [
        "-c",
        "user.name=x",
        "-c",
        "user.email=x@example.org",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "protocol.file.allow=always",
    ]
    subprocess.run(["git", *who, "-C", str(folder), *arguments], check=True, capture_output=True, timeout=60)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _find(*paths: str, excluded: Callable[[str], str] = lambda _: "", **more: str) -> Found:
    return find(paths, Surroundings(str(Path.cwd())), excluded, stdin_name=more.get("stdin_name", ""))


def _names(found: Found) -> list[str]:
    return [target.name for target in found.targets()]


def _content(path: str) -> dict[str, bytes | Unread]:
    (target,) = _find(path).targets()
    return dict(read(target, Surroundings(str(Path.cwd())), b"", lambda _: None))


@pytest.mark.parametrize("in_git", [False, True], ids=["on the disk", "in git"])
def test_a_folder_is_searched_for_manifests_and_organisations(here: Path, in_git: bool) -> None:
    _tree(
        here, "b/aigov.yaml", "a/x.aigov.yaml", "aigov.org.yaml", "a/aigov.org.yaml", "README.md", "aigov.waivers.yaml"
    )
    _tree(here, "b/aigov.d/kpis.yaml", "b/aigov.d/aigov.yaml", ".hidden/aigov.yaml")
    if in_git:
        _git(here, "init")
    found = _find(".")
    assert _names(found) == [
        ".hidden/aigov.yaml",
        "a/x.aigov.yaml",
        "b/aigov.yaml",
        "a/aigov.org.yaml",
        "aigov.org.yaml",
    ]
    assert [target.kind for target in found.targets()] == [Kind.MANIFEST] * 3 + [Kind.ORGANISATION] * 2
    assert found.only_folders
    assert not found.empty
    assert not found.notices


def test_git_hides_what_is_ignored_and_shows_what_is_new(here: Path) -> None:
    _git(here, "init")
    _tree(here, "old/aigov.yaml", "new/aigov.yaml", "build/aigov.yaml")
    (here / ".gitignore").write_text("build/\n")
    _git(here, "add", "old")
    assert _names(_find(".")) == ["new/aigov.yaml", "old/aigov.yaml"]


def test_a_folder_within_a_repository_is_searched_by_itself(here: Path) -> None:
    _git(here, "init")
    _tree(here, "a/b/aigov.yaml", "c/aigov.yaml")
    assert _names(_find("a")) == ["a/b/aigov.yaml"]


def test_a_file_that_git_knows_and_the_disk_lacks_is_said(here: Path) -> None:
    _git(here, "init")
    _tree(here, "a/aigov.yaml", "b/aigov.yaml")
    _git(here, "add", ".")
    (here / "b/aigov.yaml").unlink()
    found = _find(".")
    assert _names(found) == ["a/aigov.yaml"]
    assert found.notices == ("b/aigov.yaml is known to git and not on the disk.",)


def test_repositories_within_are_searched_too(here: Path) -> None:
    other = here / "elsewhere"
    _tree(other, "aigov.yaml")
    _git(here, "init", "elsewhere")
    _git(other, "add", ".")
    _git(other, "commit", "-m", "x")
    top = here / "top"
    _tree(top, "aigov.yaml", "nested/aigov.yaml", "nested/out/aigov.yaml")
    (top / "nested/.gitignore").write_text("out\n")
    _git(here, "init", "top")
    _git(top, "init", "nested")
    _git(top, "submodule", "add", str(other), "deep/sub")
    _git(top, "commit", "-m", "x")
    assert _names(_find("top")) == ["top/aigov.yaml", "top/deep/sub/aigov.yaml", "top/nested/aigov.yaml"]
    assert _names(_find("top/deep")) == ["top/deep/sub/aigov.yaml"]
    assert _names(_find(".")) == ["elsewhere/aigov.yaml", *_names(_find("top"))]


def test_a_submodule_that_is_not_checked_out_is_said(here: Path) -> None:
    other, top = here / "other", here / "top"
    _tree(other, "aigov.yaml")
    _tree(top, "aigov.yaml")
    for folder in (other, top):
        _git(folder, "init")
        _git(folder, "add", ".")
        _git(folder, "commit", "-m", "x")
    _git(top, "submodule", "add", str(other), "sub")
    _git(top, "submodule", "deinit", "-f", "sub")
    found = _find("top")
    assert _names(found) == ["top/aigov.yaml"]
    assert "sub is a submodule that is not checked out" in found.notices[0]


def test_a_repository_cannot_make_git_run_a_program(here: Path) -> None:
    _git(here, "init")
    _tree(here, "aigov.yaml")
    (here / "evil").write_text(f"#!/bin/sh\ntouch '{here}/ran'\n")
    (here / "evil").chmod(0o755)
    _git(here, "config", "core.fsmonitor", str(here / "evil"))
    assert _names(_find(".")) == ["aigov.yaml"]
    assert not (here / "ran").exists()


def test_a_hook_for_another_repository_does_not_mislead_git(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _tree(here, "one/aigov.yaml", "two/aigov.yaml")
    _git(here, "init", "one")
    _git(here, "init", "two")
    monkeypatch.setenv("GIT_DIR", str(here / "one/.git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(here / "one/.git/index"))
    assert _names(_find("two")) == ["two/aigov.yaml"]


def test_without_git_the_disk_answers_and_that_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git(here, "init")
    _tree(here, "aigov.yaml", "sub/aigov.yaml")
    monkeypatch.setenv("PATH", str(here))
    found = _find(".")
    assert _names(found) == ["aigov.yaml", "sub/aigov.yaml"]
    assert found.notices == ("git is not installed, so .gitignore was not read.",)


def test_a_broken_repository_is_read_from_the_disk_and_that_is_said(here: Path) -> None:
    (here / ".git").mkdir()
    _tree(here, "aigov.yaml")
    found = _find(".")
    assert _names(found) == ["aigov.yaml"]
    assert "git could not list the files (not a git repository" in found.notices[0]


def test_a_git_that_does_not_answer_is_not_waited_for(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git(here, "init")
    _tree(here, "aigov.yaml", "bin/git")
    (here / "bin/git").write_text("#!/bin/sh\nexec sleep 600\n")
    (here / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", str(here / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(git, "SECONDS", 1)
    found = _find(".")
    assert _names(found) == ["aigov.yaml"]
    assert "did not answer within 1 seconds" in found.notices[0]


def test_links_to_folders_are_not_followed(here: Path) -> None:
    _tree(here, "a/aigov.yaml")
    (here / "b").symlink_to(here / "a")
    (here / "a/loop").symlink_to(here)
    assert _names(_find(".")) == ["a/aigov.yaml"]


def test_a_file_that_is_named_is_a_manifest_whatever_its_name(here: Path) -> None:
    _tree(here, "governance.yml", "x/aigov.org.yaml")
    assert [(target.name, target.kind) for target in _find("governance.yml", "x/aigov.org.yaml").targets()] == [
        ("governance.yml", Kind.MANIFEST),
        ("x/aigov.org.yaml", Kind.ORGANISATION),
    ]


def test_parts_stand_for_the_manifests_that_they_belong_to(here: Path) -> None:
    _tree(here, "a/aigov.yaml", "a/aigov.d/kpis.yaml", "b/aigov.yaml", "b/x.aigov.yaml", "b/aigov.waivers.yaml")
    assert _names(_find("a/aigov.d/kpis.yaml")) == ["a/aigov.yaml"]
    assert _names(_find("a/aigov.d")) == ["a/aigov.yaml"]
    assert _names(_find("b/aigov.waivers.yaml")) == ["b/aigov.yaml", "b/x.aigov.yaml"]


def test_a_part_without_its_manifest_is_said(here: Path) -> None:
    _tree(here, "a/aigov.d/kpis.yaml", "b/aigov.waivers.yaml")
    assert len(_find("a/aigov.d/kpis.yaml", "b/aigov.waivers.yaml").empty) == 2
    assert "a/aigov.d (which needs an aigov.yaml beside it)" in _find(".").empty[0]


def test_one_subject_is_judged_once_however_it_is_named(here: Path) -> None:
    _tree(here, "a/aigov.yaml", "a/aigov.d/kpis.yaml")
    (here / "a/same.aigov.yaml").symlink_to("aigov.yaml")
    absolute = str(here / "a/aigov.yaml")
    found = _find("a/aigov.yaml", "./a/aigov.yaml", "a/../a/aigov.yaml", absolute, "a", ".", "a/aigov.d/kpis.yaml")
    assert _names(found) == ["a/aigov.yaml"]


def test_the_order_is_that_of_names_not_of_arguments(here: Path) -> None:
    _tree(here, "b/aigov.yaml", "a/aigov.yaml", "aigov.org.yaml")
    assert _names(_find("aigov.org.yaml", "b", "a")) == _names(_find("a", "b", "aigov.org.yaml"))


def test_a_path_that_is_not_there_is_missing(here: Path) -> None:
    assert _find("nowhere").missing == ("nowhere: there is no such file or folder.",)


def test_near_misses_are_named_where_nothing_is_found(here: Path) -> None:
    _tree(here, "aigov.yml", "x/AIGOV.YAML", "x/ai-gov.yaml", "x/permits.aigov.yml", "x/aigov.yaml.bak", "x/other.yaml")
    (said,) = _find(".").empty
    assert said.startswith(". holds no manifest: of 6 files none is named aigov.yaml or NAME.aigov.yaml.")
    assert said.endswith("Near misses: aigov.yml, x/AIGOV.YAML, x/ai-gov.yaml, x/aigov.yaml.bak, x/permits.aigov.yml.")


def test_a_workflow_named_like_a_manifest_is_no_near_miss(here: Path) -> None:
    _tree(here, "aigov.yaml", ".github/workflows/aigov.yml", "x/.ci/aigov.yml")
    assert _find(".").notices == ()


def test_near_misses_are_named_beside_what_is_found(here: Path) -> None:
    _tree(here, "aigov.yaml", *(f"x{number}/aigov.yml" for number in range(7)))
    (said,) = _find(".").notices
    assert "x4/aigov.yml and 2 more" in said


def test_manifests_that_git_ignores_are_named_where_nothing_is_found(here: Path) -> None:
    _git(here, "init")
    _tree(here, "build/aigov.yaml")
    (here / ".gitignore").write_text("build\n")
    assert "Ignored by git: build/aigov.yaml." in _find("build").empty[0]


def test_what_is_excluded_is_counted_and_said(here: Path) -> None:
    _tree(here, "a/aigov.yaml", "vendor/aigov.yaml")

    def excluded(path: str) -> str:
        return "aigov.toml:3" if "/vendor/" in path else ""

    found = _find(".", excluded=excluded)
    assert _names(found) == ["a/aigov.yaml"]
    assert found.excluded == 1
    named = _find("vendor/aigov.yaml", excluded=excluded)
    assert not named.number
    assert not named.empty
    assert named.notices == ("vendor/aigov.yaml was not looked at: aigov.toml:3 excludes it.",)
    assert _find("vendor", excluded=excluded).empty == (
        "vendor holds no manifest to judge: aigov.toml:3 excludes what is there.",
    )


ODD: dict[str, Callable[[Path], object]] = {
    "is a directory": Path.mkdir,
    "is a named pipe": os.mkfifo,
    "is a link that leads nowhere": lambda path: path.symlink_to("gone"),
    "is a device": lambda path: path.symlink_to("/dev/zero"),
    "is a socket": lambda path: socket.socket(socket.AF_UNIX).bind(os.path.relpath(path)),
    "cannot be read (it leads to itself)": lambda path: path.symlink_to(path.name),
}


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the socket lives as long as its name
@pytest.mark.parametrize("in_git", [False, True], ids=["on the disk", "in git"])
@pytest.mark.parametrize(("what", "make"), ODD.items(), ids=ODD)
def test_what_is_no_regular_file_is_found_and_never_opened(
    here: Path, what: str, make: Callable[[Path], object], in_git: bool
) -> None:
    if in_git:
        _git(here, "init")
    make(here / "aigov.yaml")
    found = _find(".")
    assert _names(found) == ["aigov.yaml"]
    unread = _content("aigov.yaml")["aigov.yaml"]
    assert isinstance(unread, Unread)
    if what == "is a device" and in_git:
        what = "is a link that leads out of the repository"
    assert unread.details["what"].lower() in {what, "cannot be read (too many levels of symbolic links)"}


@pytest.mark.parametrize("in_git", [False, True], ids=["on the disk", "in git"])
def test_a_file_that_cannot_be_read_is_no_surprise(here: Path, in_git: bool) -> None:
    # Root may read everything, but nobody can read the memory at address 0.
    (here / "aigov.yaml").symlink_to("/proc/self/mem")
    if in_git:
        _git(here, "init")
    what = "is a link that leads out of the repository" if in_git else "cannot be read (input/output error)"
    assert _content("aigov.yaml")["aigov.yaml"] == Unread("unreadable-file", {"what": what})


def test_a_file_that_vanishes_is_no_surprise(here: Path) -> None:
    target = Target(str(here / "aigov.yaml"), Kind.MANIFEST, f"{here}/")
    assert read(target, Surroundings(str(here)), b"", print) == [
        ("aigov.yaml", Unread("unreadable-file", {"what": "is not there any more"}))
    ]


def test_a_link_within_a_repository_is_read_and_one_out_of_it_is_not(here: Path) -> None:
    _tree(here, "secret.yaml", "repo/real.yaml")
    _git(here, "init", "repo")
    (here / "repo/aigov.yaml").symlink_to("real.yaml")
    (here / "repo/x.aigov.yaml").symlink_to("../secret.yaml")
    assert _content("repo/aigov.yaml")["repo/aigov.yaml"] == b"# repo/real.yaml\n"
    assert isinstance(_content("repo/x.aigov.yaml")["repo/x.aigov.yaml"], Unread)


def test_only_a_little_more_than_the_largest_file_is_read(here: Path) -> None:
    (here / "aigov.yaml").write_bytes(b"#" * (3 << 20))
    content = _content("aigov.yaml")["aigov.yaml"]
    assert len(content) == files.LARGEST + 1


def test_sections_come_with_their_manifest_and_near_misses_are_said(here: Path) -> None:
    _tree(
        here, "p/aigov.yaml", "p/aigov.d/roles.yaml", "p/aigov.d/kpis.yaml", "p/aigov.d/data.yml", "p/aigov.d/notes.md"
    )
    os.mkfifo(here / "p/aigov.d/x.yaml")
    said: list[str] = []
    (target,) = _find("p").targets()
    content = read(target, Surroundings(str(here)), b"", said.append)
    assert [name for name, _ in content] == [
        "p/aigov.yaml",
        "p/aigov.d/kpis.yaml",
        "p/aigov.d/roles.yaml",
        "p/aigov.d/x.yaml",
    ]
    assert content[3][1] == Unread("unreadable-file", {"what": "is a named pipe"})
    assert said == ["p/aigov.d/data.yml was not read: a section stands in NAME.yaml."]


def test_folders_and_other_spellings_among_the_sections_are_named(here: Path) -> None:
    _tree(here, "p/aigov.yaml", "p/aigov.d/more/kpis.yaml", "p/aigov.d/data.YAML")
    said: list[str] = []
    read(next(_find("p").targets()), Surroundings(str(here)), b"", said.append)
    assert said == [
        "p/aigov.d/data.YAML was not read: a section stands in NAME.yaml.",
        "p/aigov.d/more was not looked into: sections stand side by side, with no folders between.",
    ]


@pytest.mark.parametrize(
    ("makes", "what"),
    [
        (lambda place: place.write_text("x"), "cannot be read (not a directory)"),
        (lambda place: place.symlink_to("aigov.d"), "cannot be read (too many levels of symbolic links)"),
        (lambda place: place.symlink_to("nowhere"), "is a link that leads nowhere"),
        (lambda place: place.symlink_to("/etc"), "is a link that leads out of the repository"),
    ],
    ids=["a file", "a link to itself", "a dead link", "a link out of the repository"],
)
def test_a_folder_of_sections_that_cannot_be_read_is_a_finding(
    here: Path, makes: Callable[[Path], object], what: str
) -> None:
    _tree(here, ".git/HEAD", "p/aigov.yaml")
    (here / "p/aigov.yaml").write_text("aigov: 1\n")
    makes(here / "p/aigov.d")
    document = source.load(read(next(_find("p/aigov.yaml").targets()), Surroundings(str(here)), b"", print))
    assert document.torn
    assert [(each.kind, each.span.file, each.details) for each in document.problems] == [
        ("unreadable-file", "p/aigov.d", {"what": what})
    ]


def test_only_aigov_yaml_is_split_into_sections(here: Path) -> None:
    _tree(here, "x.aigov.yaml", "aigov.d/kpis.yaml")
    assert list(_content("x.aigov.yaml")) == ["x.aigov.yaml"]


def test_standard_input_stands_for_a_manifest_or_for_the_file_that_is_said(here: Path) -> None:
    _tree(here, "p/aigov.yaml", "p/aigov.d/kpis.yaml", "p/aigov.d/roles.yaml")

    def content(stdin_name: str) -> list[tuple[str, bytes | Unread]]:
        (target,) = _find("-", stdin_name=stdin_name).targets()
        return read(target, Surroundings(str(here)), b"typed", lambda _: None)

    assert content("") == [("stdin", b"typed")]
    manifest = dict(content("p/aigov.yaml"))
    assert manifest["p/aigov.yaml"] == b"typed"
    assert manifest["p/aigov.d/kpis.yaml"] == b"# p/aigov.d/kpis.yaml\n"
    part = dict(content("p/aigov.d/kpis.yaml"))
    assert part["p/aigov.yaml"] == b"# p/aigov.yaml\n"
    assert part["p/aigov.d/kpis.yaml"] == b"typed"
    assert dict(content("p/aigov.d/new.yaml"))["p/aigov.d/new.yaml"] == b"typed"


def test_standard_input_stands_before_the_file_on_the_disk(here: Path) -> None:
    _tree(here, "aigov.yaml")
    (target,) = _find(".", "-", stdin_name="aigov.yaml").targets()
    assert target.stdin == str(here / "aigov.yaml")


def test_what_lies_above_ends_at_the_repository(here: Path) -> None:
    _tree(here, "aigov.toml", "repo/a/b/x", "repo/a/aigov.toml")
    _git(here, "init", "repo")
    around = Surroundings(str(here))
    assert around.nearest("aigov.toml", str(here / "repo/a/b")) == str(here / "repo/a/aigov.toml")
    assert around.nearest("aigov.toml", str(here / "repo")) == ""
    assert around.repository(str(here / "repo/a/b")) == str(here / "repo")


def test_outside_a_repository_what_lies_above_ends_at_the_working_folder(here: Path) -> None:
    _tree(here, "aigov.toml", "work/a/aigov.yaml", "work/aigov.org.yaml", "other/aigov.yaml")
    around = Surroundings(str(here / "work"))
    assert around.nearest("aigov.org.yaml", str(here / "work/a")) == str(here / "work/aigov.org.yaml")
    assert around.nearest("aigov.toml", str(here / "work/a")) == ""
    assert around.nearest("aigov.toml", str(here / "other")) == ""
