"""Of each manifest only the paths that portfolio rules read: so that ten thousand of them fit side by side."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from aigov.expressions import Expression
from aigov.paths import KeyOf, Path
from aigov.portfolio.paths import PORTFOLIO
from aigov.rule import Rule

_ITEMS: Final = "[]"
ALL: Final = "all"
VALUE: Final = "value"
THERE: Final = "there"
_OF_PEOPLE: Final = ("who", "same_person", "people")
_SHOWS_PEOPLE: Final = ("who", "role", "list who", "list role")
_TOP: Final[Path] = ()
_BEGIN: Final = f"{PORTFOLIO}{_ITEMS}."


class Wanted:
    """One step of the paths that are wanted: further steps by field, those of each item of a list, or all there is."""

    __slots__ = ("fields", "item", "key", "there", "whole")

    def __init__(self) -> None:
        self.fields: dict[str, Wanted] = {}
        self.item: Wanted | None = None
        self.key: str | None = None
        """By what the items of a list are known: kept, so that a place reads as people write it."""
        self.whole = True
        self.there = False
        """Only whether it is there is asked: a section or a list is as good as empty."""

    def with_more(self, other: "Wanted") -> "Wanted":
        """Return what is wanted here or there."""
        for one, more in ((self, other), (other, self)):
            if one.whole:
                return more if one.there else one
        both = Wanted()
        both.whole = False
        both.key = self.key or other.key
        both.fields = {**self.fields}
        for name, step in other.fields.items():
            both.fields[name] = both.fields[name].with_more(step) if name in both.fields else step
        items = [step for step in (self.item, other.item) if step is not None]
        both.item = items[0].with_more(items[-1]) if items else None
        return both

    def kept(self, value: Any, texts: list[str] | None = None) -> Any:
        """Return what is wanted of `value`, every item in its position; the texts at its ends go to `texts` too."""
        kind = value.__class__
        if kind is str:
            if texts is not None:
                texts.append(value)
            return value
        if self.whole:
            return self._whole(value, texts)
        if kind is dict:
            return self._section(value, texts)
        if kind is not list or self.item is None:
            return value
        below = self.item
        key = self.key
        found = [below.kept(item, texts) for item in value]
        if key is not None and not below.whole:
            for item, kept in zip(value, found, strict=True):
                if kept.__class__ is dict and key in item:
                    kept[key] = item[key]
        return found

    def _whole(self, value: Any, texts: list[str] | None) -> Any:
        if self.there:
            return value.__class__() if value.__class__ is dict or value.__class__ is list else value
        if texts is not None:
            _gather(value, texts)
        return value

    def _section(self, value: Mapping[str, Any], texts: list[str] | None) -> dict[str, Any]:
        if self.item is None:
            return {name: below.kept(value[name], texts) for name, below in self.fields.items() if name in value}
        return {name: self.fields.get(name, self.item).kept(entry, texts) for name, entry in value.items()}


def _gather(value: Any, texts: list[str]) -> None:
    """Add every text in `value` to `texts`: each may mean somebody."""
    if value.__class__ is str:
        texts.append(value)
    elif value.__class__ is dict or value.__class__ is list:
        for inner in value.values() if value.__class__ is dict else value:
            _gather(inner, texts)


def wanted(patterns: Iterable[tuple[str, str]], key_of: KeyOf) -> Wanted:
    """Return the steps of `patterns`, such as `kpis[].owner`; beside each stands how much of it is wanted.

    What is named above a longer pattern is there for its items: `kpis` beside `kpis[].owner` keeps the owners alone.
    """
    top = Wanted()
    top.whole = False
    everything: set[int] = set()
    for pattern, much in sorted(patterns):
        here, path = top, _TOP
        for step in _steps(pattern):
            if id(here) in everything:
                break
            here.whole = False
            here, path = _below(here, step, path, key_of)
        if much == ALL:
            here.whole = True
            everything.add(id(here))
        here.there = much == THERE
    return top


def _below(here: Wanted, step: str, path: Path, key_of: KeyOf) -> tuple[Wanted, Path]:
    if step == _ITEMS:
        if here.item is None:
            here.item, here.key = Wanted(), key_of(path)
        return here.item, (*path, 0)
    return here.fields.setdefault(step, Wanted()), (*path, step)


def patterns(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what `rule` reads of each manifest, and how much of it: all, a value, or only whether it is there.

    A check in Python may look at all that it is given.
    """
    more = [part.reads for part in (rule.message, rule.remedy, rule.at, rule.acts) if part is not None]
    valued = {".".join(fields) for code in _codes(rule) for fields in _valued(code)}
    for pattern in sorted({*rule.reads}.union(*more)):
        if pattern.startswith(_BEGIN):
            path = pattern.removeprefix(_BEGIN)
            is_value = any(path == fields or path.endswith(f".{fields}") for fields in valued)
            yield path, (ALL if rule.check is not None else VALUE) if is_value else THERE


def means_somebody(rule: Rule) -> bool:
    """Return whether `rule` asks whom a text means: it names or compares people, or a check may."""
    said = [part for template in (rule.message, rule.remedy) if template for part in template.parts]
    return (
        rule.check is not None
        or any(_holds(code, _OF_PEOPLE) for code in _codes(rule))
        or any(not isinstance(part, str) and part[1] in _SHOWS_PEOPLE for part in said)
    )


def _codes(rule: Rule) -> Iterator[Any]:
    """Yield every piece of an expression that `rule` judges or says."""
    parts = [rule.when, rule.holds, rule.due, rule.at, rule.acts, *rule.lets.values()]
    parts += [each.over for each in rule.each] + [require.path for require in rule.require]
    parts += rule.check.paths.values() if rule.check else ()
    yield from (part.code for part in parts if part is not None)
    for template in (rule.message, rule.remedy):
        yield from (part[0].code for part in (template.parts if template else ()) if not isinstance(part, str))


def _valued(code: Any) -> Iterator[list[str]]:
    """Yield the fields of each path of which more is asked than whether it is there."""
    match code:
        case ["has" | "known", [str(), base, [*_]]]:
            yield from _valued(base)
        case ["root" | "item" | "var" | "get" | "any", base, [*fields]]:
            if fields:
                yield fields
            yield from _valued(base)
        case [*parts]:
            for part in parts:
                yield from _valued(part)


def by_manifest(expression: Expression, lets: Mapping[str, Expression]) -> bool:
    """Return whether a list is made of one manifest after the other: parts of a portfolio can be asked apart."""
    return _by_manifest(expression.code, lets)


def _by_manifest(code: Any, lets: Mapping[str, Expression]) -> bool:
    match code:
        case ["root", name, fields]:
            return bool(name == PORTFOLIO and not fields)
        case ["let", name]:
            return name in lets and _by_manifest(lets[name].code, lets)
        case ["filter" | "map", receiver, _, body]:
            return _by_manifest(receiver, lets) and not _holds(body, ("let", PORTFOLIO))
        case ["flatten", receiver]:
            return _by_manifest(receiver, lets)
    return False


def _holds(code: Any, words: Collection[str]) -> bool:
    """Return whether one of `words` stands anywhere in a piece of an expression."""
    if isinstance(code, list):
        return any(_holds(part, words) for part in code)
    return isinstance(code, str) and code in words


def _steps(pattern: str) -> Iterator[str]:
    for part in pattern.split("."):
        name = part.rstrip(_ITEMS)
        if name:
            yield name
        yield from [_ITEMS] * part.count(_ITEMS)
