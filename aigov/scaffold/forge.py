"""Files that make a forge, or pre-commit, run aigov: kept in the folder `ci`, with their comments in each language."""

import re
from pathlib import Path
from typing import Final, NamedTuple

from aigov import __version__
from aigov.language import LANGUAGES, spoken

_TEXTS: Final = Path(__file__).parent / "ci"
_COMMENT: Final = re.compile(r"^( *# )([a-z]{2}): (.*)$")


class Forge(NamedTuple):
    """A place where code is reviewed. `file` is where its CI is described; `beside` where aigov's part goes if that is
    there already, and `include` is the line that names it there; empty: such a file stands alone anyway.
    """

    name: str
    title: str
    file: str
    beside: str
    include: str
    marks: tuple[str, ...]
    hosts: tuple[str, ...]


FORGES: Final = (
    Forge("github", "GitHub", ".github/workflows/aigov.yml", "", "", (".github",), ("github",)),
    Forge(
        "gitlab",
        "GitLab",
        ".gitlab-ci.yml",
        ".gitlab/aigov.gitlab-ci.yml",
        "include: [{local: .gitlab/aigov.gitlab-ci.yml}]",
        (".gitlab-ci.yml", ".gitlab"),
        ("gitlab",),
    ),
    Forge(
        "azure",
        "Azure Pipelines",
        "azure-pipelines-aigov.yml",
        "",
        "",
        ("azure-pipelines.yml", ".azuredevops", ".azure-pipelines"),
        ("dev.azure.com", "visualstudio.com"),
    ),
)


def detected(root: Path, host: str) -> Forge | None:
    """Return the forge of the repository at `root`: by its files, else by the `host` that it is fetched from."""
    for forge in FORGES:
        if any((root / mark).exists() for mark in forge.marks):
            return forge
    return next((forge for forge in FORGES if any(part in host for part in forge.hosts)), None)


def named(name: str) -> Forge:
    """Return the forge of that name; raises ValueError with those that there are."""
    found = next((forge for forge in FORGES if forge.name == name.strip().casefold()), None)
    if found is None:
        raise ValueError(", ".join(forge.name for forge in FORGES))
    return found


def text(name: str) -> str:
    """Return the file of a forge, or `pre-commit`, as it is written in the spoken language, for this aigov."""
    language = spoken() if spoken() in LANGUAGES else LANGUAGES[0]
    lines = []
    for line in (_TEXTS / f"{name}.yaml").read_text(encoding="utf-8").splitlines():
        comment = _COMMENT.match(line)
        if comment is None:
            lines.append(line)
        elif comment[2] == language:
            lines.append(comment[1] + comment[3])
    return "\n".join(lines).replace("==VERSION", f"=={__version__}") + "\n"
