"""`aigov test`: the examples of a pack's rules, each run."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigov.cli._here import with_configuration, workplace

if TYPE_CHECKING:
    from collections.abc import Collection

    from aigov.packs import Pack
    from aigov.run.workplace import Workplace
    from aigov.trial import Schemas


@click.command(
    short_help="Run the examples of a pack's rules.",
    epilog="""\b
Examples:
  aigov test governance/acme
  aigov test --select dpia
  aigov test governance/acme --mutate""",
)
@click.argument("pack", required=False)
@click.option("--select", multiple=True, metavar="AREA|RULE", help="Only the examples of these rules. Can be repeated.")
@click.option("--mutate", is_flag=True, help="Change each rule in every way: its examples must notice.")
@click.option("-v", "--verbose", is_flag=True, help="Name the examples that hold, too.")
@with_configuration
def command(
    *, pack: str | None, select: tuple[str, ...], mutate: bool, verbose: bool, config: str, isolated: bool
) -> int:
    """Run the examples of every rule of PACK, a name or a folder; without it, of each pack in use here.

    Each rule needs an example that passes, one that fails, and one where something that it reads is absent.
    With --mutate each rule is changed in turn, one condition, bound, word, stage, level or path at a time, and an
    example must then no longer hold. A change that no example can notice stands under `equivalent` in the rule's file,
    with the reason. Exit codes: 0 all hold and notice, 1 one does not or is missing, 2 a pack cannot be loaded.
    """
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
        raise UsageError(f'"{pack}" is neither a folder nor a pack in use here{suggestion(str(pack), names)}')
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
                click.echo(f"{file}:{result.line}:{result.column}: {name}: holds.")
            for remark in result.remarks if not result.held else ():
                click.echo(f"{file}:{remark.line}:{remark.column}: {name}: {remark.text}")
    told = [f"{held} examples of {len(rules)} rules hold"]
    told += [f"{failed} do not hold or are missing"] if failed else []
    click.echo(f"{', '.join(told)}.")
    if failed and mutate:
        click.echo("No rule was changed: first its examples must hold as it is.")
    elif mutate:
        failed = _mutated(place, chosen, schemas, only, verbose=verbose)
    return 1 if failed else 0


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
    told = [f"{tried} changes of {len(rules)} rules: {counts[mutation.NOTICED]} are noticed"]
    told += [f"{counts[mutation.EQUIVALENT]} change nothing, as the rules say"] if counts[mutation.EQUIVALENT] else []
    told += [f"{counts[mutation.UNNOTICED]} are not"] if counts[mutation.UNNOTICED] else []
    click.echo(f"{', '.join(told)}.")
    return sum(counts[state] for state in mutation.WRONG)


def _shown(path: Path) -> str:
    working = Path.cwd()
    return path.relative_to(working).as_posix() if path.is_relative_to(working) else path.as_posix()
