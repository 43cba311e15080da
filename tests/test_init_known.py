"""What a repository already says is offered to whoever begins a manifest, with its source, never as an acceptance."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from first_manifests import problems
from running import write

from aigov import cli
from aigov.discovery import Surroundings
from aigov.language import speak
from aigov.scaffold.known import Known, known, owners
from aigov.scaffold.known.remote import read

CATALOG = """\
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: desk}
---
kind: Component
metadata:
  name: permits
  title: "Permits: triage"
  description: no
spec: {owner: user:default/jdoe}
---
kind: API
metadata: {name: permits-api}
"""
PUBLICCODE = """\
name: Permits
description:
  en: {localisedName: Permits, shortDescription: Sorts requests.}
  nl: {localisedName: Vergunningen, shortDescription: Ordent aanvragen.}
maintenance: {contacts: [{name: "O'Neil: K.", email: k@example.org}]}
"""
CARD = """\
---
model_name: Ranker 2.0
base_model: some/base
datasets: [acme/permit requests, weather]
license: apache-2.0
---
# Ranker
"""


def found(folder: Path) -> Known:
    return known(folder / "aigov.yaml", Surroundings(str(folder)))


def said(folder: Path) -> dict[str, tuple[Any, str]]:
    return {name: (each.value, each.source) for name, each in found(folder).answers.items()}


def begun(folder: Path, *arguments: str, people: tuple[str, ...] = ()) -> dict[str, Any]:
    """What `init --yes` writes in `folder`, and that structure has nothing to say of it."""
    assert cli.run(["init", "--yes", *arguments, str(folder)]) == 0
    text = (folder / "aigov.yaml").read_text(encoding="utf-8")
    assert problems({"aigov.yaml": text}, people) == []
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, timeout=60)


def test_nothing_there_is_nothing_known_but_the_name_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "parking-permits"
    folder.mkdir()
    assert said(folder) == {}
    assert begun(folder)["project"]["name"] == "Parking permits"


def test_a_package_says_its_name_and_what_it_does(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": '[project]\nname = "permits"\ndescription = "1.0"\nauthors = [{name = "A"}]\n'})
    assert said(tmp_path) == {"name": ("permits", "pyproject.toml"), "description": ("1.0", "pyproject.toml")}
    assert begun(tmp_path)["project"]["description"] == "1.0"


def test_a_package_of_node_says_its_name_without_its_scope(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": '{"name": "@acme/permits", "description": "no", "maintainers": ["J. Bos (x)"]}'})
    assert said(tmp_path)["name"] == ("permits", "package.json")
    assert said(tmp_path)["product-owner"] == ("J. Bos", "package.json")
    assert begun(tmp_path)["project"]["description"] == "no"


def test_a_catalogue_of_many_documents_says_what_its_component_is(tmp_path: Path) -> None:
    write(tmp_path, {"catalog-info.yaml": CATALOG.replace("\n", "\r\n")})
    data = begun(tmp_path)
    assert data["project"]["name"] == "Permits: triage"
    assert data["project"]["description"] == "no"
    assert data["project"]["links"] == [{"kind": "catalog", "uri": "catalog-info.yaml"}]
    assert data["roles"]["product_owner"] == {"person": {"name": "jdoe"}, "accepted_on": "unknown"}


def test_a_group_that_owns_something_is_nobody(tmp_path: Path) -> None:
    write(tmp_path, {"catalog-info.yaml": CATALOG.replace("user:default/jdoe", "group:default/desk")})
    assert "product-owner" not in said(tmp_path)


@pytest.mark.parametrize(("language", "name"), [("en", "Permits"), ("nl", "Vergunningen")])
def test_publiccode_is_read_in_the_language_that_is_spoken(language: str, name: str, tmp_path: Path) -> None:
    write(tmp_path, {"publiccode.yml": PUBLICCODE})
    speak(language)
    assert said(tmp_path)["name"] == (name, "publiccode.yml")
    data = begun(tmp_path)
    assert data["roles"]["product_owner"]["person"] == {"name": "O'Neil: K.", "email": "k@example.org"}


def test_a_model_card_says_which_model_and_which_data(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": CARD})
    data = begun(tmp_path)
    assert data["systems"] == [{"id": "ranker-2-0", "kind": "model", "name": "Ranker 2.0", "reference": "README.md"}]
    assert [each["id"] for each in data["data"]["sources"]] == ["acme-permit-requests", "weather"]
    assert data["project"]["links"] == [{"kind": "system_card", "uri": "README.md"}]
    assert begun(tmp_path, "--stage", "pilot", "--force")["systems"][0]["hosted"] == "unknown"


def test_front_matter_of_a_page_is_no_model_card(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "---\ntitle: Permits\ntags: [a]\n---\n# Permits\n"})
    assert said(tmp_path) == {}


def test_git_says_where_the_code_is_and_nobodys_password(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "remote", "add", "origin", "https://someone:secret@git.example.org/acme/parking-permits.git")
    data = begun(tmp_path)
    assert data["project"]["name"] == "Parking permits"
    assert data["project"]["links"] == [{"kind": "code", "uri": "https://git.example.org/acme/parking-permits"}]
    assert "secret" not in (tmp_path / "aigov.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "uri", "name"),
    [
        ("git@git.example.org:acme/permits.git", "https://git.example.org/acme/permits", "permits"),
        ("ssh://git@git.example.org:2222/acme/permits", "https://git.example.org/acme/permits", "permits"),
        ("https://git.example.org/acme/permits/?x=token", "https://git.example.org/acme/permits", "permits"),
        ("/srv/git/permits.git", "", "permits"),
        ("../permits", "", "permits"),
        ("C:\\git\\permits", "", "permits"),
        ("file:///srv/git/permits", "", "permits"),
        ("", "", ""),
        ("https://git.example.org/\x1b[31m", "", ""),
    ],
)
def test_an_address_is_read_as_git_would(written: str, uri: str, name: str) -> None:
    assert read(written)[::2] == (uri, name)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("* @jdoe\n", "jdoe"),
        ("* @acme/team\n", None),
        ("* @acme/team j.doe@example.org\n", "j.doe"),
        ("* @jdoe\n/aigov.yaml @acme/gov @kvos # who else\n", "kvos"),
        ("*.yaml @kvos\n*.py @jdoe\n", "kvos"),
        ("docs/ @jdoe\n", None),
        ("[Governance] @jdoe\n*.yaml\n", None),
        ("# nothing\n\n", None),
        ("**/aigov.yaml @kvos\r\n", "kvos"),
        ("aigov.? @jdoe\n[z-a @x\n", None),
    ],
)
def test_codeowners_names_a_person_for_the_manifest_or_nobody(text: str, owner: str | None, tmp_path: Path) -> None:
    write(tmp_path, {"CODEOWNERS": text})
    assert said(tmp_path).get("product-owner", (None,))[0] == owner


def test_codeowners_of_the_root_are_asked_for_a_folder_below(tmp_path: Path) -> None:
    write(tmp_path, {".github/CODEOWNERS": "* @jdoe\n/apps/permits/ @kvos\n/apps/* @nobody\n", "apps/permits/x": ""})
    git(tmp_path, "init", "--quiet")
    assert owners.owning(tmp_path, "apps/permits/aigov.yaml") == (".github/CODEOWNERS", ("@kvos",))
    assert said(tmp_path / "apps" / "permits")["product-owner"] == ("kvos", ".github/CODEOWNERS")


def test_the_organisation_above_says_whom_it_knows_and_how_it_is_governed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    organisation = {
        "name": "Example",
        "people": {"ajansen": {"name": "A. Jansen", "email": "a.jansen@example.org"}},
        "governance": {"model": "docs/governance.md"},
        "centre": {"contact": "ai@example.org"},
    }
    write(tmp_path, {"aigov.org.yaml": yaml.safe_dump({"aigov": 1, "organisation": organisation}), "permits/x": ""})
    git(tmp_path, "init", "--quiet")
    data = begun(
        tmp_path / "permits",
        "--sandbox",
        "--owner",
        "a. jansen",
        "--decides",
        "ajansen",
        "--sponsor",
        "B. Bos",
        people=("ajansen",),
    )
    assert data["sandbox"]["owner"] == "ajansen"
    assert data["decisions"][0]["decider"] == "ajansen"
    assert data["mandate"]["sponsor"] == {"name": "B. Bos"}
    assert data["mandate"]["playing_field"]["governance"] == "docs/governance.md"
    assert data["sandbox"]["contact"] == "ai@example.org"
    assert "contact (" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pyproject.toml", b"[project\nname = "),
        ("pyproject.toml", b"project = 3\n"),
        ("pyproject.toml", b"\xff\xfe[project]"),
        ("pyproject.toml", b'[project]\nname = ["a"]\ndescription = {x = 1}\nmaintainers = "x"\n'),
        ("pyproject.toml", b'[project]\nname = "\\u001b[31mred"\n'),
        ("pyproject.toml", b'[project]\nname = "tbd"\ndescription = "todo"\n'),
        ("package.json", b"[" * 100_000),
        ("package.json", b'{"name": 3, "maintainers": [3, {"name": null}]}'),
        ("package.json", b"x" * 300_000),
        ("catalog-info.yaml", b"kind: Component\nmetadata: &a [*a]\n"),
        ("catalog-info.yaml", b"[" * 50_000),
        ("catalog-info.yaml", b"kind: Component\nmetadata: {name: [a]}\nspec: {owner: {a: b}}\n---\n{]"),
        ("catalog-info.yaml", b"\t- x\n"),
        ("publiccode.yml", b"- a\n- b\n"),
        ("publiccode.yml", b"name: !!python/object/apply:os.system [x]\n"),
        ("publiccode.yml", b"description: {1: {shortDescription: 2}}\nmaintenance: {contacts: {a: b}}\n"),
        ("README.md", b"---\nmodel-index: [{name: {a: b}}]\ndatasets: {a: b}\n---\n"),
        ("README.md", b"---\nmodel_name: x\n"),
        ("CODEOWNERS", b"* <x@y\n"),
        ("aigov.org.yaml", b"organisation: [a]\n"),
        ("aigov.org.yaml", b"aigov: 1\norganisation: {people: [a], governance: {model: [x]}}\n"),
        (".git", b"gitdir: nowhere\n"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_says_nothing_readable_says_nothing(name: str, content: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "permits"
    write(folder, {name: content})
    data = begun(folder)
    assert data["project"]["id"]
    assert set(data["need"].values()) == {"unknown"}


def test_what_was_found_is_named_with_its_file_and_is_not_agreed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"pyproject.toml": '[project]\nname = "permits"\n', "CODEOWNERS": "* @jdoe\n"})
    begun(tmp_path, "--stage", "pilot")
    out = capsys.readouterr().out
    assert "Taken from what is here: name (pyproject.toml); product-owner (CODEOWNERS). Found is not agreed" in out
    text = (tmp_path / "aigov.yaml").read_text(encoding="utf-8")
    assert "  # from pyproject.toml\n  name: permits\n" in text
    assert "    # from CODEOWNERS; being named is not yet a yes\n    person:\n      name: jdoe\n" in text
    assert "    accepted_on: unknown\n" in text


def test_what_is_given_outweighs_what_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": '[project]\nname = "permits"\n'})
    assert begun(tmp_path, "--name", "Others")["project"]["name"] == "Others"
    assert "# from" not in (tmp_path / "aigov.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("said", ["unknown, A. Jansen, 2027-03-01", "TODO: write this", "unknown, nobody, soon"])
def test_what_a_file_leaves_open_is_neither_an_answer_nor_a_promise(said: str, tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": f'[project]\nname = "permits"\ndescription = "{said}"\n'})
    data = begun(tmp_path)
    assert data["project"]["description"] == "unknown"
    assert "open_questions" not in data
