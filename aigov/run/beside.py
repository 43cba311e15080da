"""The portfolio of a run: what is gathered while its manifests come by, and the report on all of them at the end."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Final

from aigov import discovery, portfolio, source
from aigov.discovery import Surroundings, Target
from aigov.engine.view import View
from aigov.findings import Head, Kind, ProjectReport, Totals
from aigov.language import said
from aigov.portfolio import Gathering
from aigov.portfolio.table import Table, row
from aigov.run.workplace import Workplace, not_asked
from aigov.run.writing import Render, Report
from aigov.source import Document
from aigov.structure import item_key

_FEW: Final = 5
_TABLED: Final = "full"
Say = Callable[[str], object]


class Beside:
    """Gathers for the portfolio rules of `home`, the configuration nearest to the working folder."""

    def __init__(self, home: Workplace, around: Surroundings, say: Say, *, alone: bool) -> None:
        """`alone`: nothing else is asked, and there is a table of the projects."""
        self.alone = alone
        self.table = Table()
        self._home = home
        self._around = around
        self._say = say

    @cached_property
    def _gathering(self) -> Gathering:
        key_of = partial(item_key, self._home.manifest_schema)
        return Gathering(self._home.portfolio_rules, key_of, row=row if self.alone else None)

    def show(self, target: Target) -> Callable[[View, str], None]:
        """Return what takes what is seen of the manifest at `target`."""
        return partial(self._gathering.keep, origin=target, file=target.name)

    def report(self, organisation: Callable[[], Document | None]) -> Iterator[tuple[ProjectReport, str]]:
        """Yield the report on the portfolio, and the level from which on its findings count; none on one manifest."""
        gathering = self._gathering
        try:
            left = sorted(gathering.left_out)
            if left:
                more = said(f" and {len(left) - _FEW} more", f" en nog {len(left) - _FEW}") if len(left) > _FEW else ""
                named = ", ".join(left[:_FEW])
                self._say(
                    said(
                        f"Left out of the portfolio, because no id or no stage can be read: {named}{more}.",
                        f"Niet in het portfolio, omdat geen id of geen fase te lezen is: {named}{more}.",
                    )
                )
            if len(gathering) < (1 if self.alone else 2):
                self._say(
                    not_asked(
                        len(gathering.rules), said("fewer than two can be read", "er minder dan twee te lezen zijn")
                    )
                )
                return
            inputs = self._home.inputs(Kind.MANIFEST, organisation())
            inputs = inputs._replace(settings=self._home.resolved.settings)
            report = portfolio.judge(gathering, self._home.packs, inputs, self._load, self._say)
            if self.alone:
                self.table.take(kept.row for kept in gathering)
            yield report, self._home.config.fail_level
        finally:
            gathering.close()

    def with_table(self, report: Report) -> Render:
        """Return how a report is rendered: the one for people shows the table first."""
        if report.name != _TABLED:
            return report.render

        def rendered(head: Head, projects: Iterator[ProjectReport], totals: Callable[[], Totals]) -> Iterator[str]:
            return self.table.before(iter(report.render(head, projects, totals)), head.width)

        return rendered

    def _load(self, target: Target) -> Document:
        return source.load(discovery.read(target, self._around, b"", lambda _: None))
