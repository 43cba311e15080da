"""A compiled pack to plain JSON and back: the cache's form."""

from collections.abc import Mapping
from typing import Any

from aigov.expressions import Expression, load, load_template
from aigov.findings import Level
from aigov.packs.pack import Extension, Pack
from aigov.rule import CheckUse, Each, Require, Rule

_LEVELS = {level.value: level for level in Level}


def freeze(pack: Pack) -> dict[str, Any]:
    """Return `pack` as JSON, without its folder: it may be found elsewhere tomorrow."""
    whole = pack._asdict()
    del whole["folder"]
    whole["rules"] = [_frozen(rule) for rule in pack.rules]
    return whole


def thaw(kept: Mapping[str, Any], folder: str) -> Pack | None:
    """Return the pack that `freeze` wrote, or None where it is another shape."""
    try:
        name = kept["name"]
        return Pack(
            name=name,
            version=kept["version"],
            title=kept["title"],
            digest=kept["digest"],
            folder=folder,
            rules=tuple([_thawed(rule, name) for rule in kept["rules"]]),
            areas=tuple(kept["areas"]),
            sources=kept["sources"],
            articles=kept["articles"],
            extensions={key: Extension(*value) for key, value in kept["extensions"].items()},
            depends=tuple(kept["depends"]),
        )
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        return None


def _frozen(rule: Rule) -> list[Any]:
    def dump(expression: Expression | None) -> Any:
        return None if expression is None else expression.dump()

    check = rule.check
    return [
        rule.id, rule.file, rule.title, rule.why, rule.basis, rule.ground, rule.touches, rule.scope,
        {stage: level.value for stage, level in rule.levels.items()}, rule.level.value, rule.full_weight_only,
        [[dump(step.over), step.name] for step in rule.each],
        {name: dump(expression) for name, expression in rule.lets.items()},
        dump(rule.when), rule.when_reads_item,
        [[dump(each.path), each.reads_item] for each in rule.require],
        dump(rule.holds), dump(rule.due), rule.ahead, dump(rule.at), rule.limits,
        check and [check.name, check.options, {text: dump(path) for text, path in check.paths.items()}, check.says],
        rule.message and rule.message.dump(), rule.remedy and rule.remedy.dump(),
        rule.acts_role, dump(rule.acts), rule.verifies, rule.waivable, rule.reports, rule.reads, rule.nl,
        {level.value: day for level, day in rule.effective_from.items()}, rule.effective_until,
        rule.fix,
    ]  # fmt: skip


def _thawed(frozen: list[Any], pack: str) -> Rule:
    rule: Any = Rule(frozen[0], pack, *frozen[1:])  # each field still plain JSON
    check = rule.check
    thawed: Rule = rule._replace(
        basis=tuple(rule.basis),
        touches={text: tuple(places) for text, places in rule.touches.items()},
        levels={stage: _LEVELS[word] for stage, word in rule.levels.items()},
        level=_LEVELS[rule.level],
        each=tuple([Each(load(over), name) for over, name in rule.each]),
        lets={name: load(let) for name, let in rule.lets.items()},
        when=rule.when and load(rule.when),
        require=tuple([Require(load(path), reads_item) for path, reads_item in rule.require]),
        holds=rule.holds and load(rule.holds),
        due=rule.due and load(rule.due),
        at=rule.at and load(rule.at),
        check=check and _check(*check),
        message=rule.message and load_template(rule.message),
        remedy=rule.remedy and load_template(rule.remedy),
        acts=rule.acts and load(rule.acts),
        reads=tuple(rule.reads),
        effective_from={_LEVELS[word]: day for word, day in rule.effective_from.items()},
    )
    return thawed


def _check(name: str, options: Mapping[str, Any], paths: Mapping[str, Any], says: list[str]) -> CheckUse:
    return CheckUse(name, options, {text: load(path) for text, path in paths.items()}, tuple(says))
