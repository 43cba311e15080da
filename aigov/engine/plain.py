"""A rule as generated source: its verdict on a subject that plainly passes, or that it plainly does not ask.

Made when a rule has looked at many subjects: writing it costs what it saves on fifty.
"""

from aigov.engine.calling import Call, ShortCut
from aigov.engine.verdict import CALL, Plain
from aigov.expressions.plain import Source, UnsupportedError, listed, piece, truth
from aigov.expressions.scope import Code
from aigov.records import NamedTuple
from aigov.rule import CheckUse, Each, Rule

_NOT_APPLICABLE, _PASS = range(2)


class Written(NamedTuple):
    """The source of a rule: the function, and the roots that it reads."""

    judge: Plain
    reads: frozenset[str]


def plain(rule: Rule, call: Call | None = None, *, sure: bool = False) -> Written | None:
    """Return what judges `rule` where nothing is wrong; None where some part of it has no plain way.

    `call` is the use of its check, where it has one. Where it is `sure` that nothing of what it reads is unknown or
    unreadable, no value is asked for that.
    """
    short_cut = call.short_cut() if call is not None else None
    if rule.check is not None and rule.each and short_cut is None:
        return None
    source = Source(rule.lets, sure=sure)
    try:
        if rule.when is not None and not rule.when_reads_item:
            source.line(f"if not {truth(source, rule.when.code)}: return {_NOT_APPLICABLE}")
        for require in rule.require:
            if not require.reads_item:
                _required(source, require.path.code)
        if rule.each:
            source.line(f"rank = {_NOT_APPLICABLE}")
            _each(source, rule, rule.each, short_cut)
            source.line("return rank")
        elif rule.check is not None:
            if short_cut is not None:
                source.line(f"if {_passes(source, rule.check, short_cut)}: return {_PASS}")
            source.line(f"return {CALL}")
        else:
            _one(source, rule)
            source.line(f"return {_PASS}")
        return Written(source.function(), frozenset(source.reads))
    except UnsupportedError:
        return None


def _required(source: Source, code: Code) -> None:
    name, value = source.name(), piece(source, code)
    source.leave(f"not ({name} := {value}) and {name}.__class__ in E")


def _passes(source: Source, use: CheckUse, short_cut: ShortCut) -> str:
    """Write what reads the paths of a check, and return the call that tells that it passes."""
    values = ", ".join([f"{path!r}: {piece(source, read.code)}" for path, read in use.paths.items()])
    return f"{source.constant(short_cut)}({{{values}}}, {source.everybody()}.person)"


def _each(source: Source, rule: Rule, steps: tuple[Each, ...], short_cut: ShortCut | None) -> None:
    """Write the loop of one step; a list that is absent holds nothing."""
    over, name = steps[0].over, steps[0].name
    items = listed(source, over.code) or source.put(piece(source, over.code))
    item = source.items[name] = source.name()

    def body() -> str:
        if len(steps) > 1:
            _each(source, rule, steps[1:], short_cut)
        else:
            _item(source, rule, short_cut)
        return ""

    with source.looping():
        lines = source.within(body).lines
    del source.items[name]
    key = source.keys.pop(name, "")
    if key:
        source.spend(items, f"{items}.__class__ is not dict")
        source.under(f"for {key}, {item} in {items}.items():", lines)
        return
    with source.block(f"if {items}.__class__ is not list:"):
        source.leave(f"{items}.__class__ is not dict")
        source.line(f"{items} = {items}.values()")
    source.spend(items, "")
    source.under(f"for {item} in {items}:", lines)


def _item(source: Source, rule: Rule, short_cut: ShortCut | None) -> None:
    if rule.when is not None and rule.when_reads_item:
        source.line(f"if not {truth(source, rule.when.code)}: continue")
    for require in rule.require:
        if require.reads_item:
            _required(source, require.path.code)
    if rule.check is not None and short_cut is not None:
        source.leave(f"not {_passes(source, rule.check, short_cut)}")
    else:
        _one(source, rule)
    source.line(f"rank = {_PASS}")


def _one(source: Source, rule: Rule) -> None:
    """Write what holds of a subject or an item: `assert`, or else that `due` is not near."""
    if rule.holds is not None:
        holds = truth(source, rule.holds.code)
        if rule.due is None:
            source.leave(f"not {holds}")
            return
        with source.block(f"if not {holds}:"):
            _not_near(source, rule.due.code, rule.ahead)
    elif rule.due is not None:
        _not_near(source, rule.due.code, rule.ahead)


def _not_near(source: Source, due: Code, ahead: str) -> None:
    """Write that a day is far enough ahead to say nothing of it."""
    source.leave(f"not today < before({piece(source, due)}, {ahead!r})")
