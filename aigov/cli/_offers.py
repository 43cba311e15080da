"""What init can write beside a manifest: the schema for editors, the hook for pre-commit, the CI file of the forge."""

from pathlib import Path
from typing import Final, NamedTuple

from aigov.cli._asking import Asking
from aigov.errors import UsageError
from aigov.language import said
from aigov.scaffold import answers, forge
from aigov.scaffold.known import Known
from aigov.spelling import suggestion

PRE_COMMIT: Final = ".pre-commit-config.yaml"
DETECTED: Final = "auto"


class Wanted(NamedTuple):
    """What is to be written too. `ci` is a forge, `auto`, or nothing."""

    schema: bool = False
    pre_commit: bool = False
    ci: str = ""

    @property
    def anything(self) -> bool:
        """Whether there is anything of it."""
        return self.schema or self.pre_commit or bool(self.ci)


class Offers:
    """What can be written for one repository."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self.root = known.root
        self._forge = forge.detected(known.root, known.remote.host)
        self._is_repository = (known.root / ".git").exists()

    def wanted(self, asking: Asking, wanted: Wanted) -> Wanted:
        """Return what is wanted, after asking the person who sits there, if one does."""
        if not asking.is_patient:
            return wanted

        def ask(question: str, option: str) -> bool:
            offered, default = said("yes/no", "ja/nee"), said("no", "nee")
            wish: object = asking.answer(f"{question} [{offered}]", option, None, default, answers.yes_no)
            return wish is True

        schema = wanted.schema or ask(
            said("Also write the schema for editors?", "Ook het schema voor editors schrijven?"), "--schema"
        )
        hook, ci = wanted.pre_commit, wanted.ci
        if self._is_repository:
            hook = hook or ask(
                said("Also write the hook for pre-commit?", "Ook de hook voor pre-commit schrijven?"), "--pre-commit"
            )
        if self._forge and not ci:
            title = self._forge.title
            question = said(f"Also write the CI file for {title}?", f"Ook het CI-bestand voor {title} schrijven?")
            ci = DETECTED if ask(question, "--ci") else ""
        return Wanted(schema, hook, ci)

    def files(self, wanted: Wanted) -> tuple[dict[Path, str], list[str]]:
        """Return the files of the repository that are wanted, and what a person has to add to those that are there.

        Somebody else's configuration is never replaced.
        """
        files: dict[Path, str] = {}
        by_hand: list[str] = []
        if wanted.pre_commit:
            text, place = forge.text("pre-commit"), self.root / PRE_COMMIT
            if place.exists():
                hook = text.partition("\n")[2]
                by_hand.append(
                    said(
                        f"{PRE_COMMIT} is there and stays as it is. Add under repos:\n{hook}",
                        f"{PRE_COMMIT} is er al en blijft zoals het is. Voeg toe onder repos:\n{hook}",
                    ).rstrip()
                )
            else:
                files[place] = text
        if wanted.ci:
            self._add_ci(self._chosen(wanted.ci), files, by_hand)
        return files, by_hand

    def lines(self, wanted: Wanted) -> list[tuple[str, str]]:
        """Return commands that write what is not there yet and was not asked for, each with what it does."""
        if not self._is_repository:
            return []
        offered = []
        if not wanted.pre_commit and not (self.root / PRE_COMMIT).exists():
            offered.append(
                ("aigov init --pre-commit", said("the hook that looks at each commit", "de hook bij elke commit"))
            )
        if self._forge and not wanted.ci and not (self.root / self._forge.file).exists():
            title = self._forge.title
            offered.append(
                (
                    f"aigov init --ci {self._forge.name}",
                    said(f"the CI file for {title}", f"het CI-bestand voor {title}"),
                )
            )
        return offered

    def _chosen(self, ci: str) -> forge.Forge:
        if ci != DETECTED:
            try:
                return forge.named(ci)
            except ValueError as error:
                near = suggestion(ci, (each.name for each in forge.FORGES))
                raise UsageError(
                    said(
                        f'aigov has no file for a forge "{answers.line(ci)}"{near} There are {error}.',
                        f'Voor een forge "{answers.line(ci)}" heeft aigov geen bestand{near} Er zijn {error}.',
                    ),
                    where="--ci",
                ) from None
        if self._forge is None:
            raise UsageError(
                said(
                    "Which forge this is cannot be told from here; write --ci github, gitlab or azure.",
                    "Hier is niet te zien welke forge dit is; schrijf --ci github, gitlab of azure.",
                ),
                where="--ci",
            )
        return self._forge

    def _add_ci(self, chosen: forge.Forge, files: dict[Path, str], by_hand: list[str]) -> None:
        place = self.root / chosen.file
        if chosen.beside and place.exists():
            files[self.root / chosen.beside] = forge.text(chosen.name)
            by_hand.append(
                said(
                    f"{chosen.file} is there and stays as it is. Add to it:\n  {chosen.include}",
                    f"{chosen.file} is er al en blijft zoals het is. Voeg toe:\n  {chosen.include}",
                )
            )
            return
        files[place] = forge.text(chosen.name)
