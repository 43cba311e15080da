"""Of each manifest only the paths that portfolio rules read: so that ten thousand of them fit side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from aigov.paths import KeyOf, Path
from aigov.portfolio.paths import PORTFOLIO
from aigov.rule import Rule

_ITEMS: Final = "[]"
_TOP: Final[Path] = ()
_BEGIN: Final = f"{PORTFOLIO}{_ITEMS}."

Share = Callable[[Any], Any]
"""Returns the one text that stands for all texts like it."""


class Wanted:
    """One step of the paths that are wanted: further steps by field, those of each item of a list, or all there is."""

    __slots__ = ("fields", "item", "key", "whole")

    def __init__(self) -> None:
        self.fields: dict[str, Wanted] = {}
        self.item: Wanted | None = None
        self.key: str | None = None
        """By what the items of a list are known: kept, so that a place reads as people write it."""
        self.whole = True

    def kept(self, value: Any, texts: list[str], share: Share) -> Any:
        """Return what is wanted of `value`, every item in its position; the texts at its ends go to `texts` too."""
        kind = value.__class__
        if kind is str:
            texts.append(value)
            return share(value)
        if self.whole:
            if kind is list:
                texts += [item for item in value if item.__class__ is str]
            return value
        if kind is dict:
            return self._section(value, texts, share)
        if kind is not list or self.item is None:
            return value
        below = self.item
        key = self.key
        found = [below.kept(item, texts, share) for item in value]
        if key is not None and not below.whole:
            for item, kept in zip(value, found, strict=True):
                if kept.__class__ is dict and key in item:
                    kept[key] = item[key]
        return found

    def _section(self, value: Mapping[str, Any], texts: list[str], share: Share) -> dict[str, Any]:
        if self.item is None:
            return {name: below.kept(value[name], texts, share) for name, below in self.fields.items() if name in value}
        return {name: self.fields.get(name, self.item).kept(entry, texts, share) for name, entry in value.items()}


def wanted(patterns: Iterable[tuple[str, bool]], key_of: KeyOf) -> Wanted:
    """Return the steps of `patterns`, such as `kpis[].owner`; beside each stands whether all below it is wanted.

    What is named above a longer pattern is there for its items: `kpis` beside `kpis[].owner` keeps the owners alone.
    """
    top = Wanted()
    top.whole = False
    everything: set[int] = set()
    for pattern, is_whole in sorted(patterns):
        here, path = top, _TOP
        for step in _steps(pattern):
            if id(here) in everything:
                break
            here.whole = False
            here, path = _below(here, step, path, key_of)
        if is_whole:
            here.whole = True
            everything.add(id(here))
    return top


def _below(here: Wanted, step: str, path: Path, key_of: KeyOf) -> tuple[Wanted, Path]:
    if step == _ITEMS:
        if here.item is None:
            here.item, here.key = Wanted(), key_of(path)
        return here.item, (*path, 0)
    return here.fields.setdefault(step, Wanted()), (*path, step)


def patterns(rule: Rule) -> Iterator[tuple[str, bool]]:
    """Yield what `rule` reads of each manifest; a check in Python may look at all that it is given."""
    parts = (rule.at, rule.acts, rule.message, rule.remedy)
    more = [part.reads for part in parts if part is not None]
    for pattern in sorted({*rule.reads}.union(*more)):
        if pattern.startswith(_BEGIN):
            yield pattern.removeprefix(_BEGIN), rule.check is not None


def _steps(pattern: str) -> Iterator[str]:
    for part in pattern.split("."):
        name = part.rstrip(_ITEMS)
        if name:
            yield name
        yield from [_ITEMS] * part.count(_ITEMS)


def references(
    texts: Iterable[str], led: Callable[[str], tuple[str, Mapping[str, Any], Path]], names: Iterable[Any]
) -> dict[str, tuple[str, Mapping[str, Any], Path]]:
    """Return whom each of `texts` means that is somebody's id or a role; `names` hold those that are."""
    holders = [holder for holder in names if holder]
    return {each: led(each) for each in set(texts) if any(each in holder for holder in holders)}
