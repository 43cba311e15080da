"""The part of a report that says what a run was given: with the same, it comes to the same."""

from typing import Annotated, Literal

from aigov.manifest.values import Shape, field, required, words

FileKind = Annotated[
    Literal["manifest", "organisation", "configuration", "waivers", "baseline", "lock"],
    words(
        manifest=("A manifest, or a section of one.", "Een manifest, of een onderdeel ervan."),
        organisation=("An organisation's file.", "Een bestand van een organisatie."),
        configuration=(
            "An aigov.toml, or what one extends, or a floor.",
            "Een aigov.toml, een configuratie die daarin wordt uitgebreid, of een ondergrens.",
        ),
        waivers=("Waivers.", "Ontheffingen."),
        baseline=("A baseline.", "Een beginstand."),
        lock=("A lock.", "Een lock-bestand."),
    ),
]
TreeState = Annotated[
    Literal["clean", "changed", "unknown", "none"],
    words(
        clean=("Everything was as committed.", "Alles was zoals vastgelegd in git."),
        changed=("Something was not as committed.", "Iets was niet zoals vastgelegd in git."),
        unknown=("What git was asked it did not answer.", "Wat aan git werd gevraagd, bleef onbeantwoord."),
        none=("There is no git repository.", "Er is geen git-repository."),
    ),
]


class FileRead(Shape):
    """One file that the run read."""

    __dutch__ = "Eén bestand dat de run las."

    file: str = required(
        "The file, seen from the folder that the run began in.",
        "Het bestand, gezien vanuit de map waarin de run begon.",
        "permits/aigov.yaml",
    )
    kind: FileKind = required("What it is.", "Wat het is.", "manifest")
    digest: str = required(
        "The SHA-256 of its bytes, 64 hexadecimal digits; empty where it could not be read.",
        "De SHA-256 van de bytes, 64 hexadecimale cijfers; leeg als het niet te lezen was.",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )


class CommandLine(Shape):
    """What the command line asked for, as far as it decides a verdict."""

    __dutch__ = "Waar de opdrachtregel om vroeg, voor zover dat een oordeel bepaalt."

    paths: list[str] = required("The paths.", "De paden.", ["."])
    stdin_filename: str = required(
        "The file that standard input stood for.", "Het bestand waar de standaardinvoer voor stond.", "aigov.yaml"
    )
    select: list[str] = required("The only rules that were asked.", "De enige regels die zijn gevraagd.", ["dpia"])
    ignore: list[str] = required(
        "The rules that were not asked.", "De regels die niet zijn gevraagd.", ["kpis/present"]
    )
    scope: str = required(
        "`portfolio` where only rules over many manifests were asked, else empty.",
        "`portfolio` als alleen regels over veel manifesten samen zijn gevraagd, anders leeg.",
        "portfolio",
    )
    fail_level: str = required(
        "The fail level, where one was asked for.", "Het faalniveau, als daarom is gevraagd.", "warning"
    )
    config: str = required("The configuration that stood for all.", "De configuratie die voor alle gold.", "aigov.toml")
    isolated: bool = required("Whether no configuration was used.", "Of er geen configuratie is gebruikt.", False)
    floors: list[str] = required(
        "The configurations that held from outside.",
        "De configuraties die van buitenaf golden.",
        ["../policy/aigov.toml"],
    )
    base: str = required(
        "The revision that stages were compared with.", "De revisie waarmee fasen zijn vergeleken.", "main"
    )


class Repository(Shape):
    """A git work tree in which something was judged."""

    __dutch__ = "Een git-werkmap waarin iets is beoordeeld."

    folder: str = required(
        "Its root, seen from the folder that the run began in.",
        "De hoofdmap ervan, gezien vanuit de map waarin de run begon.",
        ".",
    )
    commit: str = required(
        "The commit that was checked out; empty where there is none.",
        "De commit die was uitgecheckt; leeg als er geen is.",
        "0c6dcb41",
    )
    base: str = required(
        "The commit that stages were compared with; empty where they were not.",
        "De commit waarmee fasen zijn vergeleken; leeg als dat niet is gedaan.",
        "1ee3c98a",
    )
    state: TreeState = required("Whether it was as committed.", "Of alles was zoals vastgelegd in git.", "clean")
    why: str = required(
        "Why git gave no answer, where it gave none.",
        "Waarom git geen antwoord gaf, als het dat niet deed.",
        "git is not installed",
    )
    changed: list[str] = required(
        "Files that were not as committed, the first fifty.",
        "Bestanden die niet waren zoals vastgelegd in git, de eerste vijftig.",
        ["permits/aigov.yaml"],
    )


class RecordOf(Shape):
    """What the run was given, beside the day, the versions and the packs: enough for `aigov replay`."""

    __dutch__ = "Wat de run meekreeg, naast de dag, de versies en de regelpakketten: genoeg voor `aigov replay`."

    command: CommandLine = required()
    language: str | None = field(
        "The language in which the texts of the report are; the verdict does not depend on it.",
        "De taal waarin de teksten van het rapport zijn; het oordeel hangt daar niet van af.",
        "nl",
    )
    folder: str = required(
        "The folder that the run began in, seen from the root of its repository; empty where that is the root itself,"
        " or where there is none.",
        "De map waarin de run begon, gezien vanuit de hoofdmap van de repository; leeg als dat die hoofdmap zelf is,"
        " of als er geen is.",
        "projects",
    )
    files: list[FileRead] = required(
        "Every file that was read, in the order of names.", "Elk bestand dat is gelezen, op volgorde van naam."
    )
    repositories: list[Repository] = required(
        "The work trees in which something was judged.", "De werkmappen waarin iets is beoordeeld."
    )
