"""Several formats over one stream: the first reads it live, the others a spool; one that breaks stops no other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self

from aigov.errors import AigovError
from aigov.findings import Head, ProjectReport, Totals
from aigov.language import said
from aigov.records import NamedTuple

if TYPE_CHECKING:
    from aigov.run.spool import Spool


Render = Callable[[Head, Iterator[ProjectReport], Callable[[], Totals]], Iterable[str]]
"""A format: yields the pieces of a report."""


class Report(NamedTuple):
    """One report to write: what it is called, who renders it with which head, and where it goes."""

    name: str
    render: Render
    head: Head
    sink: Callable[[Iterable[str]], None]


def write(reports: Iterable[Report], live: Iterable[ProjectReport], totals: Callable[[], Totals]) -> list[AigovError]:
    """Write every report, draw `live` to its end, and return what went wrong with a format or its place.

    What `live` itself raises goes through, whatever a format does with it.
    """
    every = list(reports)
    with _Stream(live, spooled=len(every) > 1) as stream:
        wrong = []
        for report in every:
            try:
                report.sink(_pieces(report, stream, totals))
            except AigovError as error:
                wrong.append(error)
            stream.finish()
        stream.finish()
    return wrong


def _pieces(report: Report, stream: "_Stream", totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield what a format renders; AigovError in place of whatever its own code raises."""
    what = said(f'the format "{report.name}" broke', f'het formaat "{report.name}" liep vast')
    try:
        for piece in report.render(report.head, stream.projects(), totals):
            if not isinstance(piece, str):
                raise AigovError(
                    said(
                        f"{what}: it yielded {type(piece).__name__}, not text.",
                        f"{what}: het leverde {type(piece).__name__}, geen tekst.",
                    )
                )
            yield piece
    except AigovError:
        raise
    except (Exception, SystemExit) as error:  # a format may come from a plugin, whose code may raise anything
        if error is stream.failure:
            raise
        phrase = " ".join(f"{type(error).__name__}: {error}".split())
        raise AigovError(f"{what}: {phrase.rstrip(': ')}.") from error


class _Stream:
    """Reports as they are judged, kept on the disk where they are read more than once."""

    def __init__(self, live: Iterable[ProjectReport], *, spooled: bool) -> None:
        self.failure: BaseException | None = None
        self._live = iter(live)
        self._spool = _spool() if spooled else None
        self._first = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._spool:
            self._spool.close()

    def projects(self) -> Iterator[ProjectReport]:
        """Yield every report: live the first time, from the spool after that."""
        if self._first:
            self._first = False
            return self._drawn()
        return self._spool.reports() if self._spool else iter(())

    def finish(self) -> None:
        """Draw what a format left, and raise what judging raised, which a format may have swallowed."""
        self._first = False
        for _ in self._drawn():
            pass
        if self.failure:
            raise self.failure

    def _drawn(self) -> Iterator[ProjectReport]:
        try:
            for report in self._live:
                if self._spool:
                    self._spool.keep(report)
                yield report
        except (Exception, SystemExit) as error:
            self.failure = error
            raise


def _spool() -> "Spool":
    from aigov.run.spool import Spool

    return Spool()
