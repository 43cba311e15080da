"""Reports on the disk, for formats that are written after the first; imported only where there are several."""

import pickle
from collections.abc import Iterator
from tempfile import TemporaryFile

from aigov.findings import ProjectReport


class Spool:
    """A file without a name; what is kept comes back in the same order, as often as it is asked for."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  (open until `close`)

    def keep(self, report: ProjectReport) -> None:
        """Keep one more report."""
        pickle.dump(report, self._file, pickle.HIGHEST_PROTOCOL)

    def reports(self) -> Iterator[ProjectReport]:
        """Yield what was kept."""
        self._file.seek(0)
        while True:
            try:
                yield pickle.load(self._file)  # noqa: S301  (what `keep` wrote, into a file that nobody else can open)
            except EOFError:
                return

    def close(self) -> None:
        """Give the space back."""
        self._file.close()
