"""`aigov test`: the examples of a pack's rules, each run."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigov.cli import completing, examples
from aigov.cli._here import with_configuration, workplace
from aigov.cli._judging import select_option
from aigov.language import said

if TYPE_CHECKING:
    from collections.abc import Collection

    from aigov.packs import Pack
    from aigov.run.workplace import Workplace
    from aigov.trial import Schemas


@click.command(
    short_help=said("Run the examples of a pack's rules.", "Draai de voorbeelden bij de regels van een pakket."),
    help=said(
        """Run the examples of every rule of PACK, a name or a folder; without it, of each pack in use here.

        Each rule needs an example that passes, one that fails, and one where something that it reads is absent. With
        --mutate each rule is changed in turn, one condition, bound, word, stage, level or path at a time, and an
        example must then no longer hold. A change that no example can notice stands under `equivalent` in the rule's
        file, with the reason. What a rule or a claim does not say in a language that its pack declares is named, too.
        Exit codes: 0 all hold and notice, 1 one does not or is missing, 2 a pack cannot be loaded.
        """,
        """Draai de voorbeelden van elke regel van PACK, een naam of een map; zonder PACK die van elk pakket hier.

        Elke regel heeft een voorbeeld nodig dat klopt, een dat faalt, en een waarin iets ontbreekt wat de regel leest.
        Met --mutate wordt elke regel steeds op één plaats veranderd: een voorwaarde, grens, woord, fase, niveau of pad;
        een voorbeeld moet dat merken. Een verandering die geen voorbeeld kan merken staat onder `equivalent` in het
        bestand van de regel, met de reden. Wat een regel of een bewering niet zegt in een taal die het pakket opgeeft,
        wordt ook genoemd. Exitcodes: 0 alle voorbeelden kloppen en merken het, 1 een doet dat niet of
        ontbreekt, 2 een pakket kan niet worden geladen.
        """,
    ),
    epilog=examples(
        ("aigov test governance/acme", said("a pack in a folder", "een pakket in een map")),
        ("aigov test --select dpia", said("the rules of one area", "de regels van één gebied")),
        (
            "aigov test governance/acme --mutate",
            said("would the examples notice?", "zouden de voorbeelden het merken?"),
        ),
    ),
)
@click.argument("pack", required=False, shell_complete=completing("folders"))
@select_option(said("Only the examples of these rules.", "Alleen de voorbeelden van deze regels."))
@click.option(
    "--mutate",
    is_flag=True,
    help=said(
        "Change each rule in every way: its examples must notice.",
        "Verander elke regel op elke manier: de voorbeelden moeten het merken.",
    ),
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help=said("Name the examples that hold, too.", "Noem ook de voorbeelden die kloppen."),
)
@with_configuration
def command(
    *, pack: str | None, select: tuple[str, ...], mutate: bool, verbose: bool, config: str, isolated: bool
) -> int:
    """Run them, and return the exit code; its help is above, in both languages."""
    from aigov import resources, trial
    from aigov.config.settings import known
    from aigov.config.settings import select as selected
    from aigov.errors import UsageError
    from aigov.spelling import suggestion

    if pack is None and Path("pack.yaml").is_file():
        pack = "."
    folder = Path(pack).absolute() if pack and Path(pack).is_dir() else None
    place = workplace(config, isolated=isolated, folder=str(folder or ""))
    wanted = folder.resolve() if folder else pack
    chosen = [each for each in place.packs if wanted in (None, each.name, Path(each.folder).resolve())]
    if not chosen:
        names = [each.name for each in place.packs]
        near = suggestion(str(pack), names)
        raise UsageError(
            said(
                f'"{pack}" is neither a folder nor a pack in use here{near}',
                f'"{pack}" is geen map, en geen pakket dat hier in gebruik is{near}',
            )
        )
    known(select, [{rule.id: rule for each in chosen for rule in each.rules}])
    only = selected(place.rules, select, ())
    schemas = trial.Schemas(place.manifest_schema, resources.schema("organisation"))
    held = failed = 0
    rules = set()
    for each in chosen:
        for result in trial.run(each, schemas, place.plugins.checks):
            if only is not None and result.rule not in only:
                continue
            rules.add(result.rule)
            held += result.held
            failed += not result.held
            name = f'{result.rule}, "{result.example}"' if result.example else result.rule
            file = _shown(Path(each.folder) / result.file)
            if result.held and verbose:
                click.echo(f"{file}:{result.line}:{result.column}: {name}: {said('holds', 'klopt')}.")
            for remark in result.remarks if not result.held else ():
                click.echo(f"{file}:{remark.line}:{remark.column}: {name}: {remark.text}")
    unsaid = _unsaid(chosen, only)
    click.echo(_told(held, failed, len(rules), unsaid))
    if failed and mutate:
        click.echo(
            said(
                "No rule was changed: first its examples must hold as it is.",
                "Er is geen regel veranderd: eerst moeten de voorbeelden kloppen.",
            )
        )
    elif mutate:
        failed = _mutated(place, chosen, schemas, only, verbose=verbose)
    return 1 if failed or unsaid else 0


def _unsaid(packs: list["Pack"], only: "Collection[str] | None") -> int:
    """Say what rules and claims lack in a language beside English, and return how much that is."""
    from aigov import trial

    lacking = 0
    for pack in packs:
        for result in trial.unsaid(pack):
            if only is None or result.rule in only:
                for remark in result.remarks:
                    file = _shown(Path(pack.folder) / result.file)
                    click.echo(f"{file}:{remark.line}:{remark.column}: {result.rule}: {remark.text}")
                    lacking += 1
    return lacking


def _told(held: int, failed: int, rules: int, unsaid: int) -> str:
    """Return what it came to, in a sentence."""
    from aigov import trial

    told = said(
        f"{held} examples of {rules} rules hold",
        f"{held} voorbeelden van {rules} {'regel' if rules == 1 else 'regels'} kloppen",
    )
    more = said(f", {failed} do not hold or are missing", f", {failed} kloppen niet of ontbreken") if failed else ""
    more += f", {trial.counted_unsaid(unsaid)}" if unsaid else ""
    return f"{told}{more}."


def _mutated(
    place: "Workplace", packs: list["Pack"], schemas: "Schemas", only: "Collection[str] | None", *, verbose: bool
) -> int:
    """Say which changes of the rules no example notices; return how many."""
    from collections import Counter

    from aigov.trial import mutation

    counts: Counter[str] = Counter()
    rules = set()
    for pack in packs:
        for mutant in mutation.mutate(pack, place.packs, schemas, place.plugins.checks, only):
            counts[mutant.state] += 1
            rules.add(mutant.rule)
            if verbose or mutant.state in mutation.WRONG:
                where = f"{_shown(Path(pack.folder) / mutant.file)}:{mutant.line}:{mutant.column}"
                click.echo(f"{where}: {mutant.rule}: {mutation.told(mutant.state)} {mutant.what}")
    tried = counts.total() - counts[mutation.STALE]
    number, noticed = len(rules), counts[mutation.NOTICED]
    same, not_noticed = counts[mutation.EQUIVALENT], counts[mutation.UNNOTICED]
    told = [
        said(
            f"{tried} changes of {number} rules: {noticed} are noticed",
            f"{tried} veranderingen van {number} regels: {noticed} worden gemerkt",
        )
    ]
    if same:
        told += [said(f"{same} change nothing, as the rules say", f"{same} veranderen niets, zoals de regels zeggen")]
    told += [said(f"{not_noticed} are not", f"{not_noticed} niet")] if not_noticed else []
    click.echo(f"{', '.join(told)}.")
    return sum(counts[state] for state in mutation.WRONG)


def _shown(path: Path) -> str:
    working = Path.cwd()
    return path.relative_to(working).as_posix() if path.is_relative_to(working) else path.as_posix()
