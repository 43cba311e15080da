"""Gates in a run: reports that say what a passage lacks, and the blocks and letters of `aigov gate`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov.findings import Head, Kind, ProjectReport, Totals
from aigov.gate import Lack, Move, passage, with_lacks
from aigov.gate.block import BLOCKED, Block, block
from aigov.paths import UNKNOWN
from aigov.rule import STAGES
from aigov.run.journey import Seen, judge_of
from aigov.run.survey import Survey
from aigov.run.writing import Render

if TYPE_CHECKING:
    from aigov.gate.letters import Letters
    from aigov.run.since import Since, Was

_STAGE: Final = ("project", "stage")


class Passing:
    """The passages of a run: into `stage`, or, where that is empty, those that were made since `base`."""

    def __init__(self, survey: Survey, *, stage: str, base: str, letters: str = "") -> None:
        """`letters` is the folder that letters go to; raises UsageError where there can be none, or no such `base`."""
        self.blocked = False
        self._stage = stage
        self._survey = survey
        self._since = _since(survey, base) if base else None
        self._moves: dict[str, tuple[Move, bool]] = {}
        """By file: the passage, and whether it lies behind."""
        self._folder = letters
        self._letters: Letters | None = None
        if letters:
            from aigov.run.posting import prepared

            prepared(letters)

    def after(self, report: ProjectReport, seen: Seen) -> ProjectReport:
        """Return a report with what its passage lacks."""
        if report.kind is not Kind.MANIFEST:
            return report
        written = _written(seen.document.data, "stage")
        was = self._since.was(seen.target, report.subject) if self._since else None
        move = self._at_gate(report, seen, written, was) if self._stage else _moved(written, was)
        if move is None and not (was and was.why):
            return report
        judge = judge_of(seen)
        view = judge.view(seen.document)
        try:
            lacks = [*self._untold(was), *(passage(view, move, view.today) if move else ())]
            return with_lacks(report, lacks, judge, view, seen.document)
        finally:
            view.close()

    def beyond(self, report: ProjectReport, seen: Seen) -> ProjectReport:  # noqa: ARG002  (one of what `reports` takes)
        """Return, at a gate, nothing but the name of what is no project or has the gate behind it."""
        if not self._stage or (report.kind is Kind.MANIFEST and not self._moves[report.file][1]):
            return report
        return report._replace(findings=(), outcomes=(), lacking=())

    def noted(self, reports: Iterable[tuple[ProjectReport, str]]) -> Iterator[tuple[ProjectReport, str]]:
        """Yield reports on their way, and take note of what blocks; what counts at a gate are errors."""
        for report, level in reports:
            if self._stage:
                found = self._block(report)
                self.blocked |= found.verdict == BLOCKED
                if self._folder:
                    self._mail.take(found)
            yield report, level

    @property
    def formats(self) -> Mapping[str, Render]:
        """The formats that a gate has of its own."""
        if not self._stage:
            return {}
        from aigov.gate import data, text

        return {"full": self._rendered(text.render), "json": self._rendered(data.render)}

    def post(self, head: Head) -> tuple[str, ...]:
        """Write the letters; return a sentence for each that was not."""
        if not self._folder:
            return ()
        from aigov.run.posting import post

        return post(self._folder, self._mail.written(head, self._stage))

    @property
    def _mail(self) -> "Letters":
        if self._letters is None:
            from aigov.gate.letters import Letters

            rules = {name: rule.why for place in self._survey.in_use for name, rule in place.rules.items()}
            self._letters = Letters(rules)
        return self._letters

    def _rendered(self, render: Callable[..., Iterator[str]]) -> Render:
        def rendered(head: Head, projects: Iterator[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
            blocks = ((report.kind, self._block(report)) for report in projects)
            shown = (each for kind, each in blocks if kind is Kind.MANIFEST or each.verdict == BLOCKED)
            return render(head, shown, self._stage, totals)

        return rendered

    def _block(self, report: ProjectReport) -> Block:
        move, past = self._moves.get(report.file, (Move("", self._stage), False))
        return block(report, move, past=past)

    def _at_gate(self, report: ProjectReport, seen: Seen, written: str, was: "Was | None") -> Move | None:
        """Return the passage into the stage of the gate, and remember it."""
        stage = self._stage
        before = was.stage if was else written
        since = was.since if was and was.stage != written else _written(seen.document.data, "stage_since")
        move = Move(before, stage, since) if before in STAGES and before != stage else Move("", stage)
        past = written in STAGES[:-1] and stage in STAGES[:-1] and STAGES.index(written) > STAGES.index(stage)
        self._moves[report.file] = (Move(written, stage) if past else move, past)
        return None if past else move

    def _untold(self, was: "Was | None") -> Iterator[Lack]:
        if was and was.why and self._since:
            yield Lack("gate-base-readable", _STAGE, {"base": self._since.name, "why": was.why}, "base")


def _moved(written: str, was: "Was | None") -> Move | None:
    """Return the passage that was made since the base, None where there was none or it cannot be told."""
    if was is None or was.why or written not in STAGES or was.stage == written:
        return None
    return Move(was.stage, written, was.since)


def _written(data: Any, key: str) -> str:
    """Return what a manifest says of itself under `project`, nothing where it says nothing that can be read."""
    project = data.get("project") if isinstance(data, dict) else None
    value = project.get(key) if isinstance(project, dict) else None
    return value if isinstance(value, str) and value != UNKNOWN else ""


def _since(survey: Survey, base: str) -> "Since":
    from aigov.run.since import Since

    return Since(base, survey.around, survey.notices.setdefault)
