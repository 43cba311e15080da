"""The part of a report that says what a run was given: with the same, it comes to the same."""

from typing import Annotated, Literal

from aigov.manifest.values import Shape, required, words

FileKind = Annotated[
    Literal["manifest", "organisation", "configuration", "waivers", "baseline", "lock"],
    words(
        manifest="A manifest, or a section of one.",
        organisation="An organisation's file.",
        configuration="An aigov.toml, or what one extends, or a floor.",
        waivers="Waivers.",
        baseline="A baseline.",
        lock="A lock.",
    ),
]
TreeState = Annotated[
    Literal["clean", "changed", "unknown", "none"],
    words(
        clean="Everything was as committed.",
        changed="Something was not as committed.",
        unknown="What git was asked it did not answer.",
        none="There is no git repository.",
    ),
]


class FileRead(Shape):
    """One file that the run read."""

    file: str = required("The file, seen from the folder that the run began in.", "permits/aigov.yaml")
    kind: FileKind = required("What it is.", "manifest")
    digest: str = required(
        "The SHA-256 of its bytes, 64 hexadecimal digits; empty where it could not be read.",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )


class CommandLine(Shape):
    """What the command line asked for, as far as it decides a verdict."""

    paths: list[str] = required("The paths.", ["."])
    stdin_filename: str = required("The file that standard input stood for.", "aigov.yaml")
    select: list[str] = required("The only rules that were asked.", ["dpia"])
    ignore: list[str] = required("The rules that were not asked.", ["kpis/present"])
    scope: str = required("`portfolio` where only rules over many manifests were asked, else empty.", "portfolio")
    fail_level: str = required("The fail level, where one was asked for.", "warning")
    config: str = required("The configuration that stood for all.", "aigov.toml")
    isolated: bool = required("Whether no configuration was used.", False)
    floors: list[str] = required("The configurations that held from outside.", ["../policy/aigov.toml"])
    base: str = required("The revision that stages were compared with.", "main")


class Repository(Shape):
    """A git work tree in which something was judged."""

    folder: str = required("Its root, seen from the folder that the run began in.", ".")
    commit: str = required("The commit that was checked out; empty where there is none.", "0c6dcb41")
    base: str = required("The commit that stages were compared with; empty where they were not.", "1ee3c98a")
    state: TreeState = required("Whether it was as committed.", "clean")
    why: str = required("Why git gave no answer, where it gave none.", "git is not installed")
    changed: list[str] = required("Files that were not as committed, the first fifty.", ["permits/aigov.yaml"])


class RecordOf(Shape):
    """What the run was given, beside the day, the versions and the packs: enough for `aigov replay`."""

    command: CommandLine = required()
    folder: str = required(
        "The folder that the run began in, seen from the root of its repository; empty where that is the root itself,"
        " or where there is none.",
        "projects",
    )
    files: list[FileRead] = required("Every file that was read, in the order of names.")
    repositories: list[Repository] = required("The work trees in which something was judged.")
