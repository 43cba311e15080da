"""The portfolio as its rules see it: the manifests by position, whoever one of them means, and the organisation."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any

from aigov import paths, source
from aigov.engine.subject import led_answer
from aigov.engine.view import Items, Sheet, UndecidedError, View, items_of
from aigov.expressions import Answer, Expression, Scope
from aigov.paths import KeyOf, Path
from aigov.portfolio.column import Manifests
from aigov.portfolio.extract import by_manifest
from aigov.portfolio.paths import PORTFOLIO, split, text
from aigov.who import Led, Persons, read


class PortfolioView(View):
    """What one rule reads of each manifest, side by side; a place is `portfolio`, a position and a path."""

    def __init__(
        self,
        manifests: Manifests,
        name: Callable[[int], str],
        org_sheet: Sheet | None,
        *,
        today: str,
        schema: Mapping[str, Any],
        roles: Container[str],
    ) -> None:
        """`name` returns the id of the project at a position."""
        sheet = Sheet(source.of({}), {PORTFOLIO: manifests}, schema)
        super().__init__(sheet, org_sheet, stage="", weight="", today=today, sections=True, roles=roles)
        self.persons = Persons({}, None, ())  # a text says nothing without its manifest
        self._manifests = manifests
        self._before = 0
        self._name = name

    def who(self, raw: Any, path: Path | None) -> Mapping[str, Any] | Answer:
        """Return the person whom `raw` means in the manifest that `path` leads into."""
        if raw.__class__ is dict:
            return raw
        led = self.led(raw, path or ())
        return led.person if led.state == "value" else led_answer(led)

    def led(self, raw: Any, path: Path) -> Led:
        """Return where the value `raw` at `path` leads; outside the manifests it means nobody by a role."""
        position, _ = split(path)
        if position is None:
            return read(raw, path, {}, self.org, self.roles)
        found = self._manifests.references(position + self._before).get(raw) if raw.__class__ is str else None
        if found is None:
            return read(raw, path, {}, None, self.roles)
        state, person, hole = found
        if state == "value":
            return Led("value", person, path)
        return Led(state, person, (PORTFOLIO, position, *hole))  # type: ignore[arg-type]  # as `Led` had it

    def parts(self, lists: Sequence[Expression], scope: Scope) -> Iterator[list[Items]]:
        """Yield the items of each list, a part of the portfolio after the other where all of them can be told so."""
        if not all(by_manifest(each, scope.lets) for each in lists):
            yield from super().parts(lists, scope)
            return
        step = self._manifests.at_once
        for start in range(0, len(self._manifests), step):
            manifests = self._manifests[start : start + step]
            part = Scope({**scope.roots, PORTFOLIO: manifests}, scope.lets, scope.items, scope.who)
            yield [self._within(each, part, start) for each in lists]

    def _within(self, expression: Expression, part: Scope, start: int) -> Items:
        """Return the items of a part, whose places count from its own beginning."""
        self._before = start
        try:
            items = items_of(expression, part)
            return [(value, _moved(path, start)) for value, path in items] if start else items
        except UndecidedError as error:
            raise UndecidedError(error.answer._replace(path=_moved(error.answer.path, start))) from None
        finally:
            self._before = 0

    def text(self, path: Path) -> str:
        """Return `path` as people write it: `trees:project.stage`; of what is no manifest's as elsewhere."""
        position, rest = split(path)
        if position is not None:
            return text(self._name(position), self._text(position, rest))
        return "the portfolio" if not path or path[0] == PORTFOLIO else super().text(path)

    def as_written(self, path: Path) -> str:
        """Return nothing for a manifest, which is not at hand."""
        return "" if split(path)[0] is not None else super().as_written(path)

    def _text(self, position: int, path: Path) -> str:
        key_of: KeyOf = self.sheet.key_of
        return paths.text(self._manifests[position], path, key_of)


def _moved(path: Path | None, start: int) -> Path | None:
    position, rest = split(path)
    return path if position is None else (PORTFOLIO, start + position, *rest)
