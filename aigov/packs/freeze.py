"""A compiled pack to lines of plain JSON and back, the cache's form: of a rule only what is asked for is read."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from aigov.expressions import Expression, load
from aigov.findings import Level
from aigov.packs.pack import Extension, Pack
from aigov.rule import JUDGING, SAYING, CheckUse, Each, Require, Rule, Words

if TYPE_CHECKING:
    from aigov.expressions import Template

_LEVELS: Final = {level.value: level for level in Level}
_BEFORE: Final = 2
"""So many lines stand before those of the rules: the pack, and what tells whether each rule looks."""
_SHAPES: Final = (KeyError, ValueError, TypeError, IndexError, AttributeError)

Again = Callable[[], Pack]
"""Compiles the pack anew, where something that was kept turns out to be of another shape."""


def freeze(pack: Pack) -> list[Any]:
    """Return what judges of `pack` as values for JSON, one a line; without its folder: it may move."""
    about = pack._asdict()
    for name in ("folder", "rules", "sources", "articles"):
        del about[name]
    return [about, [_looks(rule) for rule in pack.rules], *map(_judges, pack.rules)]


def freeze_words(pack: Pack) -> list[Any]:
    """Return what `pack` says as values for JSON, one a line: its sources, and the words of each rule."""
    return [[dict(pack.sources), dict(pack.articles)], *map(_says, pack.rules)]


def thaw(lines: Sequence[bytes], words: Callable[[], Sequence[bytes] | None], folder: str, again: Again) -> Pack | None:
    """Return the pack that `freeze` and `freeze_words` wrote, or None where it is another shape.

    The words are asked for when the first is said. What is wrong further down shows when it is read: then the pack is
    compiled anew, once, by `again`.
    """
    try:
        about, looks = json.loads(lines[0]), json.loads(lines[1])
        if len(lines) != _BEFORE + len(looks):
            return None
        kept = _Kept(lines, words, again)
        name = about["name"]
        return Pack(
            name=name,
            version=about["version"],
            title=about["title"],
            digest=about["digest"],
            folder=folder,
            rules=tuple([_thawed(row, name, kept, number) for number, row in enumerate(looks)]),
            areas=tuple(about["areas"]),
            sources=_Sources(kept, 0),
            articles=_Sources(kept, 1),
            extensions={key: Extension(*value) for key, value in about["extensions"].items()},
            depends=tuple(about["depends"]),
            languages=tuple(about["languages"]),
        )
    except _SHAPES:
        return None


class _Kept:
    """The lines of one pack, read when they are wanted."""

    def __init__(self, lines: Sequence[bytes], words: Callable[[], Sequence[bytes] | None], again: Again) -> None:
        self._lines = lines
        self._ask = words
        self._words: Sequence[bytes] | None = None
        self._again = again
        self._anew: Pack | None = None

    def judging(self, number: int) -> list[Any]:
        """Return how a rule judges."""
        try:
            return _judging(json.loads(self._lines[_BEFORE + number]))
        except _SHAPES:
            return [getattr(self._compiled().rules[number], name) for name in JUDGING]

    def saying(self, number: int) -> list[Any]:
        """Return what a rule says."""
        try:
            return _saying(json.loads(self._said()[1 + number]))
        except _SHAPES:
            return [getattr(self._compiled().rules[number], name) for name in SAYING]

    def sources(self) -> list[Mapping[str, Any]]:
        """Return the claims, and the texts that they stand in."""
        try:
            sources, articles = json.loads(self._said()[0])
            return [dict(sources), dict(articles)]
        except _SHAPES:
            return [self._compiled().sources, self._compiled().articles]

    def _said(self) -> Sequence[bytes]:
        if self._words is None:
            self._words = self._ask() or ()
        return self._words

    def _compiled(self) -> Pack:
        """Return the pack compiled from its files."""
        if self._anew is None:
            self._anew = self._again()
        return self._anew


class _Sources(Mapping[str, Mapping[str, Any]]):
    """The claims or the texts of a pack: only explaining a rule wants them."""

    def __init__(self, kept: _Kept, which: int) -> None:
        self._kept = kept
        self._which = which
        self._found: Mapping[str, Mapping[str, Any]] | None = None

    def _all(self) -> Mapping[str, Mapping[str, Any]]:
        if self._found is None:
            self._found = self._kept.sources()[self._which]
        return self._found

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _looks(rule: Rule) -> list[Any]:
    return [
        rule.id, rule.file, rule.scope, {stage: level.value for stage, level in rule.levels.items()}, rule.level.value,
        rule.full_weight_only, rule.limits, rule.verifies, rule.waivable, rule.reports,
        {level.value: day for level, day in rule.effective_from.items()}, rule.effective_until,
    ]  # fmt: skip


def _thawed(row: list[Any], pack: str, kept: _Kept, number: int) -> Rule:
    identity, file, scope, levels, level, full, limits, verifies, waivable, reports, steps, until = row
    looks = (
        identity, pack, file, scope, {stage: _LEVELS[word] for stage, word in levels.items()}, _LEVELS[level],
        full, limits, verifies, waivable, reports, {_LEVELS[word]: day for word, day in steps.items()}, until,
    )  # fmt: skip
    return Rule(looks, kept, number)


def _dump(expression: "Expression | Template | None") -> Any:
    return None if expression is None else expression.dump()


def _judges(rule: Rule) -> list[Any]:
    check = rule.check
    return [
        [[_dump(step.over), step.name] for step in rule.each],
        {name: _dump(expression) for name, expression in rule.lets.items()},
        _dump(rule.when), rule.when_reads_item,
        [[_dump(each.path), each.reads_item] for each in rule.require],
        _dump(rule.holds), _dump(rule.due), rule.ahead,
        check and [check.name, check.options, {text: _dump(path) for text, path in check.paths.items()}, check.says],
    ]  # fmt: skip


def _judging(frozen: Any) -> list[Any]:
    each, lets, when, when_reads_item, require, holds, due, ahead, check = frozen
    return [
        tuple([Each(load(over), name) for over, name in each]),
        {name: load(let) for name, let in lets.items()},
        when and load(when),
        when_reads_item,
        tuple([Require(load(path), reads_item) for path, reads_item in require]),
        holds and load(holds),
        due and load(due),
        ahead,
        check and _check(*check),
    ]


def _says(rule: Rule) -> list[Any]:
    words = {
        language: [said.title, said.why, _dump(said.message), _dump(said.remedy)]
        for language, said in rule.words.items()
    }
    return [
        _dump(rule.at), rule.acts_role, _dump(rule.acts),
        words, rule.basis, rule.ground, rule.touches, rule.fix, rule.reads,
    ]  # fmt: skip


def _saying(frozen: Any) -> list[Any]:
    from aigov.expressions import load_template  # what says nothing needs no words

    at, acts_role, acts, words, basis, ground, touches, fix, reads = frozen
    return [
        at and load(at),
        acts_role,
        acts and load(acts),
        {
            language: Words(title, why, message and load_template(message), remedy and load_template(remedy))
            for language, (title, why, message, remedy) in words.items()
        },
        tuple(basis),
        ground,
        {text: tuple(places) for text, places in touches.items()},
        fix,
        tuple(reads),
    ]


def _check(name: str, options: Mapping[str, Any], paths: Mapping[str, Any], says: list[str]) -> CheckUse:
    return CheckUse(name, options, {text: load(path) for text, path in paths.items()}, tuple(says))
