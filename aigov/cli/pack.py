"""`aigov pack`: which rules are asked, pinned, and what another version of them would change."""

import click

from aigov.cli import completing, examples
from aigov.cli._here import with_configuration
from aigov.cli._judging import AS_OF, CONFIG, PATHS, format_option
from aigov.language import said


@click.group(
    name="pack",
    short_help=said(
        "Pin packs, and show what another version would change.",
        "Zet pakketten vast, en toon wat een andere versie zou veranderen.",
    ),
    help=said(
        "Pin the packs that are asked here, and show what another version of one would change.",
        "Zet de regelpakketten die hier gelden vast, en toon wat een andere versie zou veranderen.",
    ),
    epilog=examples(
        ("aigov pack lock", said("pin what is in use", "zet vast wat in gebruik is")),
        ("aigov pack diff v1.0 governance/acme .", said("what a new version does", "wat een nieuwe versie doet")),
    ),
)
def command() -> None:
    """Pin packs, and compare them; its help is above, in both languages."""


@command.command(
    short_help=said(
        "Pin packs, plugins and core rules in aigov.lock.", "Zet pakketten, plug-ins en kernregels vast in aigov.lock."
    ),
    help=said(
        """Write aigov.lock beside the nearest aigov.toml, else at the root of the repository.

        It holds version and digest of each pack, the version of each plugin and of aigov, and what each core rule asks.
        From then on aigov check refuses (exit 2) whatever differs. A newer release of the core pack is let in; its new
        and changed rules count as notes at most until the lock is written anew.
        """,
        """Schrijf aigov.lock naast de dichtstbijzijnde aigov.toml, en anders in de hoofdmap van de repository.

        Erin staan versie en digest van elk pakket, de versie van elke plug-in en van aigov, en wat elke kernregel
        vraagt. Daarna weigert aigov check (exitcode 2) wat daarvan afwijkt. Een nieuwere uitgave van het kernpakket
        mag; nieuwe en veranderde regels daarin zijn hoogstens een opmerking, tot aigov.lock opnieuw is geschreven.
        """,
    ),
    epilog=examples(
        ("aigov pack lock", said("after a change of packs or a release", "na andere pakketten of een nieuwe uitgave")),
        (
            "aigov pack lock --config permits/aigov.toml",
            said("another configuration than the one here", "een andere configuratie dan die hier geldt"),
        ),
    ),
)
@CONFIG
def lock(*, config: str) -> None:
    """Write the lock; its help is above, in both languages."""
    from aigov.run.locking import current, of_configuration, write

    place, file = of_configuration(config)
    for line in write(file, current(place)):
        click.echo(line)


@command.command(
    short_help=said(
        "Show what another version of a pack would change.", "Toon wat een andere versie van een pakket zou veranderen."
    ),
    help=said(
        """Show which rules differ between OLD and NEW, and with PATHS which verdicts on the manifests there.

        OLD and NEW are folders, packs in use here (core), or git revisions: REV:FOLDER, or REV for the same folder as
        the other's. The manifests are judged twice, under their own configuration with the one version or the other of
        this pack, and without a lock; checks in Python are those that are installed. What changes is told by project
        and by the role that must act. Exit codes: 0 compared, 2 one of the two cannot be loaded, 3 a path holds no
        manifest.
        """,
        """Toon welke regels verschillen tussen OLD en NEW, en met PATHS welke oordelen over de manifesten daar.

        OLD en NEW zijn mappen, pakketten die hier in gebruik zijn (core), of git-revisies: REV:MAP, of REV voor
        dezelfde map als de andere. De manifesten worden twee keer beoordeeld, onder hun eigen configuratie met de ene
        of de andere versie van dit pakket, en zonder aigov.lock; controles in Python zijn de geïnstalleerde. Wat
        verandert, staat per project en per rol die aan zet is. Exitcodes: 0 vergeleken, 2 een van beide kan niet worden
        geladen, 3 een pad bevat geen manifest.
        """,
    ),
    epilog=examples(
        (
            "aigov pack diff v1.0 governance/acme .",
            said("the rules, and the verdicts on what lies here", "de regels, en de oordelen over wat hier ligt"),
        ),
        (
            "aigov pack diff v1.0:governance/acme v1.1:governance/acme",
            said("two revisions, the rules alone", "twee revisies, alleen de regels"),
        ),
        (
            "aigov pack diff core ../aigov-next/rules/core -f json .",
            said("the core pack in use here, and another", "het kernpakket dat hier geldt, en een ander"),
        ),
    ),
)
@click.argument("old", shell_complete=completing("folders"))
@click.argument("new", shell_complete=completing("folders"))
@PATHS
@AS_OF
@format_option("text", "json")
@with_configuration
def diff(*, old: str, new: str, paths: tuple[str, ...], as_of: str, form: str, config: str, isolated: bool) -> int:
    """Compare them, and return the exit code; its help is above, in both languages."""
    import os

    from aigov import run
    from aigov.cli import _differing, say
    from aigov.cli._judging import floors, one_configuration
    from aigov.discovery import Surroundings
    from aigov.run import comparing
    from aigov.run.workplace import Asked
    from aigov.run.workplaces import Workplaces

    one_configuration(config, isolated=isolated)
    asked = Asked(run.today(as_of), config=config, isolated=isolated, floors=floors(""), locked=False)
    around = Surroundings(os.getcwd())  # noqa: PTH109
    plugins = Workplaces(around, asked).at(around.working).plugins
    with comparing.opened(old, new, around, plugins) as versions:
        both = comparing.Comparing(asked, *versions)
        found = both.rules(around)
        subjects = None
        empty: tuple[str, ...] = ()
        if paths:
            edge = run.Edge(stdin=lambda: b"", say=say)
            one, other = both.surveys(paths, edge)
            _differing.broken(other.found.missing)
            empty = other.found.empty
            subjects = comparing.compared(one, other)
        write = _differing.text if form == "text" else _differing.data
        for line in write(found, (versions[0].shown, versions[1].shown), subjects):
            click.echo(line)
    for line in empty:
        say(line)
    return 3 if empty else 0
