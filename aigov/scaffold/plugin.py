"""A plugin to begin with: an installable package that brings a pack, and a check of its own that a rule calls."""

from typing import Final

from aigov import __version__
from aigov.scaffold import pack
from aigov.scaffold.fields import Schema

_PREFIX: Final = "aigov-"


def files(name: str, schema: Schema) -> dict[str, str]:
    """Return the files of the plugin `name` (small letters and hyphens), by their names in its folder."""
    short = pack_name(name)
    names = {
        "distribution": name,
        "package": package_name(name),
        "pack": short,
        "claim": f"{pack.source(short)}-01",
        "aigov": __version__,
    }
    package = names["package"]
    texts = {
        "pyproject.toml": _PYPROJECT,
        "README.md": _README,
        f"{package}/__init__.py": _INIT,
        f"{package}/plugin.py": _PLUGIN,
        f"{package}/checks.py": _CHECKS,
    }
    made = {file: _filled(text, names) for file, text in texts.items()}
    made |= {f"{package}/rules/{file}": text for file, text in pack.files(short, schema).items()}
    made[f"{package}/rules/{short}/contact-is-an-address.yaml"] = _filled(_RULE, names)
    return made


def pack_name(name: str) -> str:
    """Return the name of the pack that the plugin `name` brings: `acme` of `aigov-acme`."""
    return name.removeprefix(_PREFIX) or name


def package_name(name: str) -> str:
    """Return the name under which Python imports the plugin `name`: `aigov_acme` of `aigov-acme`."""
    return name.replace("-", "_")


def _filled(text: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"<{name}>", value)
    return text


_PYPROJECT: Final = """\
[build-system]
requires = ["hatchling>=1.24"]
build-backend = "hatchling.build"

[project]
name = "<distribution>"
version = "0.1.0"
description = "Rules and checks of <pack> for aigov."
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["aigov>=<aigov>"]

[project.entry-points.aigov]
<pack> = "<package>.plugin"

[tool.hatch.build.targets.wheel]
packages = ["<package>"]
"""

_README: Final = """\
# <distribution>

Rules of <pack> for aigov, and a check in Python.

    pip install .
    aigov test <package>/rules        # the examples of each rule

A project uses it by naming it in its aigov.toml:

    packs = ["core", "<pack>"]
    plugins = ["<distribution>"]

Rules stand in `<package>/rules/<pack>/`, one file each; `aigov new rule <pack>/NAME --pack <package>/rules` writes one.
Checks stand in `<package>/checks.py`. What the package brings is said in `<package>/plugin.py`.
"""

_INIT: Final = '''\
"""What <pack> asks of its AI projects: a plugin of aigov."""
'''

_PLUGIN: Final = '''\
"""What this package brings; aigov calls these functions, and imports what they name when it is asked for."""

from collections.abc import Mapping
from pathlib import Path

from aigov.hooks import hookimpl


@hookimpl
def aigov_packs() -> Mapping[str, str]:
    """Return the folder of the rules."""
    return {"<pack>": str(Path(__file__).parent / "rules")}


@hookimpl
def aigov_checks() -> Mapping[str, str]:
    """Return the checks that rules can call, by name."""
    return {"<pack>-address": "<package>.checks:address"}
'''

_CHECKS: Final = '''\
"""The checks of <pack>: what a rule cannot say in an expression."""

from collections.abc import Iterator
from typing import NamedTuple

from aigov.hooks import FieldPath, Judgement, Outcome, Subject, says


class AddressOptions(NamedTuple):
    """`field` is the place of a text, and `domain` what must stand behind its @; any, where it is empty."""

    field: FieldPath
    domain: str = ""


@says("written")
def address(subject: Subject, options: AddressOptions) -> Iterator[Judgement]:
    """Judge whether the text at `field` is an e-mail address."""
    answer = subject.answer(options.field)
    if answer.state != "value":  # not written, or unknown: aigov says so
        yield Judgement.of(answer)
        return
    name, at, domain = str(answer.value).rpartition("@")
    is_one = bool(name and at and domain) and domain.endswith(options.domain)
    yield Judgement(Outcome.PASS if is_one else Outcome.FAIL, answer.path or (), {"written": str(answer.value)})
'''

_RULE: Final = """\
title: The contact of a trial is an address that can be written to
basis: [<claim>]
ground: practice
why: >
  Whoever meets something strange in a trial has to reach somebody today, not next week.
stages: {sandbox: warning, pilot: off}
when: has(sandbox)
check: <pack>-address
with: {field: sandbox.contact}
message: "The contact of the trial is {written}, which is no e-mail address."
remedy: >
  Ask the owner of the trial for an address that is read, and write that. Nobody knows yet? Write unknown, and under
  open_questions who will answer and when.
acts: sandbox.owner
verifies: declared
examples:
  - name: an address
    manifest: {project: {stage: sandbox}, sandbox: {contact: ai@example.org}}
    expect: pass
  - name: a desk
    set: {sandbox.contact: the desk on the third floor}
    expect: [{at: sandbox.contact, message: the third floor}]
  - name: no contact
    drop: [sandbox.contact]
    expect: [{at: sandbox}]
  - name: nobody knows
    set: {sandbox.contact: unknown}
    expect: undecided
  - name: no trial
    drop: [sandbox]
    expect: not_applicable
"""
