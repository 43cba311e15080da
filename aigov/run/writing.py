"""Several formats over one stream: the first reads it live, the others a spool; one that breaks stops no other."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple, Protocol, Self

from aigov.errors import AigovError
from aigov.findings import Head, ProjectReport, Totals


class Render(Protocol):
    """A format."""

    def __call__(self, head: Head, projects: Iterator[ProjectReport], totals: Callable[[], Totals]) -> Iterable[str]:
        """Yield the pieces of a report."""


class Sink(Protocol):
    """Where a report goes."""

    def write(self, pieces: Iterable[str]) -> None:
        """Take every piece, in order."""


class Report(NamedTuple):
    """One report to write: what it is called, who renders it with which head, and where it goes."""

    name: str
    render: Render
    head: Head
    sink: Sink


def write(reports: Iterable[Report], live: Iterable[ProjectReport], totals: Callable[[], Totals]) -> list[AigovError]:
    """Write every report, draw `live` to its end, and return what went wrong with a format or its place.

    What `live` itself raises goes through, whatever a format does with it.
    """
    every = list(reports)
    with _Stream(live, spooled=len(every) > 1) as stream:
        wrong = []
        for report in every:
            try:
                report.sink.write(_pieces(report, stream, totals))
            except AigovError as error:
                wrong.append(error)
            stream.finish()
        stream.finish()
    return wrong


def _pieces(report: Report, stream: "_Stream", totals: Callable[[], Totals]) -> Iterator[str]:
    """Yield what a format renders; AigovError in place of whatever its own code raises."""
    what = f'the format "{report.name}" broke'
    try:
        for piece in report.render(report.head, stream.projects(), totals):
            if not isinstance(piece, str):
                raise AigovError(f"{what}: it yielded {type(piece).__name__}, not text.")
            yield piece
    except AigovError:
        raise
    except Exception as error:  # a format may come from a plugin, whose code may raise anything
        if error is stream.failure:
            raise
        said = " ".join(f"{type(error).__name__}: {error}".split())
        raise AigovError(f"{what}: {said.rstrip(': ')}.") from error


class _Stream:
    """Reports as they are judged, kept on the disk where they are read more than once."""

    def __init__(self, live: Iterable[ProjectReport], *, spooled: bool) -> None:
        self.failure: BaseException | None = None
        self._live = iter(live)
        self._spool: IO[bytes] | None = TemporaryFile() if spooled else None  # noqa: SIM115  (closed by __exit__)
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
        return self._replayed()

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
                    pickle.dump(report, self._spool, pickle.HIGHEST_PROTOCOL)
                yield report
        except Exception as error:
            self.failure = error
            raise

    def _replayed(self) -> Iterator[Any]:
        if self._spool is None:
            return
        self._spool.seek(0)
        while True:
            try:
                yield pickle.load(self._spool)  # noqa: S301  (what _drawn wrote, into a file that has no name)
            except EOFError:
                return
