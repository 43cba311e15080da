"""One rule: from the bytes of its file to a frozen rule, or to everything that is wrong with it."""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from aigov import paths
from aigov.effect import Schedule, schedule, wrong
from aigov.expressions import Expression, ExpressionError, Template, Types, template
from aigov.expressions.kinds import TEXT
from aigov.findings import Level
from aigov.language import ENGLISH, said
from aigov.packs import examples, ground, languages, traps, uses
from aigov.packs.folder import PackFile, rule_id
from aigov.packs.names import Names
from aigov.packs.pack import Problem
from aigov.packs.problems import Problems, amiss
from aigov.packs.reading import read
from aigov.packs.setting import Setting
from aigov.packs.together import JUDGES, together
from aigov.rule import Require, Rule, Words
from aigov.source import Document
from aigov.spelling import suggestion

AHEAD: Final = "P30D"
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*\Z")
_BEGINNINGS: Final = re.compile(r"\s*(set|add|fill)\b", re.IGNORECASE)
_ROLE: Final = re.compile(r"x_[a-z0-9_]+\Z")


def compile_rule(file: PackFile, setting: Setting) -> tuple[Rule | None, list[Problem]]:
    """Return the rule that stands in `file`, or None and every problem of it; never raises on content."""
    document = read(file)
    problems = Problems(document)
    if not _ID.match(rule_id(file.name)):
        what = said(
            "A rule's id is its path, AREA/RULE in small letters with hyphens: rename the file or its folder.",
            "De id van een regel is het pad, GEBIED/REGEL in kleine letters met koppeltekens: hernoem het bestand of "
            "de map.",
        )
        problems.found.append(Problem(file.name, 1, 1, what))
    traps.read(document, problems)
    rule = None
    if isinstance(document.data, dict):
        broken = _broken(document, setting, problems)
        data = _sound(document.data, broken)
        together(data, {str(path[0]) for path in broken if path}, problems)
        rule = _Reader(file.name, data, broken, setting, problems).rule()
    return (None if problems.found else rule), problems.found


def remade(file: str, document: Document, data: Mapping[str, Any], setting: Setting) -> Rule | None:
    """Return the rule of a sound file, with `data` in place of what `document` holds; None where it cannot load."""
    problems = Problems(document)
    together(data, (), problems)
    rule = _Reader(file, data, (), setting, problems).rule()
    return None if problems.found else rule


def _broken(document: Document, setting: Setting, problems: Problems) -> set[paths.Path]:
    """Return the places that cannot be judged further, and note what structure found at them."""
    strange: set[paths.Path] = {(key,) for key in languages.undeclared(document.data, setting.languages, (), problems)}
    broken = set(strange)
    for problem in amiss(document, setting.schema):
        if problem.path[:1] not in strange:
            traps.of_structure(document, problem, problems)
            broken |= {problem.path, *problem.unreadable}
    return broken


def _sound(data: dict[str, Any], broken: set[paths.Path]) -> dict[str, Any]:
    """Return `data` without the keys under which something is broken; of `let` and a language only the entry goes."""
    unreadable = {(key,) for key, value in data.items() if _has_unreadable(value)}
    broken |= unreadable
    several = {"let", *languages.spoken_in(data)}
    tops = {path[0] for path in broken if path and not (path[0] in several and len(path) > 1)}
    kept = {key: value for key, value in data.items() if key not in tops}
    for key in several:
        if isinstance(kept.get(key), dict):
            gone = {path[1] for path in broken if len(path) > 1 and path[0] == key}
            kept[key] = {name: value for name, value in kept[key].items() if name not in gone}
    return kept


def _has_unreadable(value: Any) -> bool:
    """Whether something in `value` could not be read; asks from a list of its own, for no depth exhausts it."""
    left = [value]
    while left:
        one = left.pop()
        if one is paths.UNREADABLE:
            return True
        left += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return False


class _Reader:
    """Reads one rule whose structure is sound, key by key, noting each problem at its place."""

    def __init__(
        self, file: str, data: Mapping[str, Any], broken: Collection[paths.Path], setting: Setting, problems: Problems
    ) -> None:
        self.file = file
        self.data = data
        self.broken = {str(path[0]) for path in broken if path}
        self.setting = setting
        self.problems = problems
        self.scope: str = data.get("scope", "manifest")
        self.kind: str = data.get("reports", "")
        if self.kind:
            self.data = {key: value for key, value in data.items() if key not in JUDGES}
        self.names = Names(self.data, self._types(), problems)
        self.names.broken.update(str(path[1]) for path in broken if len(path) > 1 and path[0] == "let")
        self.names.broken |= setting.broken
        self.names.lost |= not self.broken.isdisjoint(("each", "let", "limits", "scope", "reports", "check", "with"))

    def rule(self) -> Rule:
        """Return the rule; it counts only where no problem was noted."""
        data, setting = self.data, self.setting
        self.names.define()
        levels = ground.levels(data, self.problems)
        level = Level(data["level"]) if "level" in data else ground.highest(levels.values())
        when = self._expression("when", expects="bool")
        check = uses.use(data, self.names, setting.checks, self.problems)
        require = self._require()
        holds = self._expression("assert", expects="bool")
        due = self._expression("due", expects="date")
        at = self._place("at")
        role, acts = self._acts()
        told = check.says if check else ()
        words = {ENGLISH: self._words((), told)}
        words |= {code: self._words((code,), told) for code in languages.spoken_in(data)}
        self._remedy(data.get("remedy", ""))
        examples.check(data, setting.kinds.get(self.kind, ()), self.problems)
        judged = [when, holds, due, *self.names.lets.values(), *(step.over for step in self.names.each)]
        judged += [each.path for each in require]
        judged += check.paths.values() if check else ()
        identity = rule_id(self.file)
        area = identity.partition("/")[0]
        return Rule.of(
            id=identity,
            pack=setting.pack,
            file=self.file,
            words=words,
            basis=ground.basis(data, setting.claims, self.problems),
            ground=ground.ground(data, self.broken, setting.pack, area, {*levels.values(), level}, self.problems),
            touches=ground.touches(data, self.problems),
            scope=self.scope,
            levels=levels,
            level=level,
            full_weight_only=data.get("weight") == "full",
            each=self.names.each,
            lets=self.names.lets,
            when=when,
            when_reads_item=when is not None and self.names.reads_item(when),
            require=require,
            holds=holds,
            due=due,
            ahead=data.get("ahead", AHEAD) if "due" in data else "",
            at=at,
            limits=data.get("limits", {}),
            check=check,
            acts_role=role,
            acts=acts,
            verifies=data.get("verifies", ""),
            waivable=data.get("waivable", True),
            reports=self.kind,
            reads=tuple(sorted({pattern for one in judged if one is not None for pattern in one.reads})),
            effective_from=self._steps(ground.highest([*levels.values(), level])),
            effective_until=data.get("effective_until", ""),
            fix=data.get("fix", ""),
        )

    def _steps(self, top: Level) -> Schedule:
        """Return the days on which the rule takes effect."""
        key, until = "effective_from", self.data.get("effective_until", "")
        steps = schedule(self.data[key]) if key in self.data else {}
        for what in wrong(steps, top, until):
            self.problems.at_key((key,), what)
        return steps

    def _types(self) -> Types:
        """Return the names that exist before the rule brings its own: of a rule that reports, its kind's details."""
        if not self.kind:
            return self.setting.types[self.scope]
        if self.kind not in self.setting.kinds:
            hint = suggestion(self.kind, self.setting.kinds)
            self.problems.at(
                ("reports",),
                said(
                    f'"{self.kind}" is not a kind that is reported{hint}',
                    f'"{self.kind}" is geen soort die wordt gemeld{hint}',
                ),
            )
            self.broken.add("reports")
        details = dict.fromkeys(self.setting.kinds.get(self.kind, ()), TEXT)
        return Types({}).bind(**details)

    def _expression(self, key: str, **how: Any) -> Expression | None:
        text = self.data.get(key)
        return self.names.compile((key,), text, **how) if isinstance(text, str) else None

    def _place(self, key: str) -> Expression | None:
        found = self._expression(key, dated=False)
        if found is not None and not (found.patterns or found.items_patterns or found.lists):
            self.problems.at(
                (key,),
                said(
                    f"`{key}` leads to a place of the file; `{found.text.strip()}` is computed.",
                    f"`{key}` leidt naar een plaats in het bestand; `{found.text.strip()}` wordt berekend.",
                ),
            )
        return found

    def _require(self) -> tuple[Require, ...]:
        found = []
        for position, text in enumerate(self.data.get("require", ())):
            path = ("require", position)
            expression = self.names.compile(path, text, dated=False)
            if expression is None:
                continue
            if not expression.is_path or not re.fullmatch(r"[\w.]+", expression.text.strip()):
                self.problems.at(
                    path,
                    said(
                        "`require` holds paths, such as mandate.sponsor; what must hold is an `assert`.",
                        "`require` bevat paden, zoals mandate.sponsor; wat moet kloppen is een `assert`.",
                    ),
                )
            found.append(Require(expression, self.names.reads_item(expression)))
        return tuple(found)

    def _acts(self) -> tuple[str, Expression | None]:
        """Return a role's name, or an expression that leads to somebody."""
        text = self.data.get("acts")
        if not isinstance(text, str):
            return "", None
        if text in self.setting.roles or _ROLE.match(text):
            return text, None
        if "." not in text and text not in self.names.types.names:
            if not self.names.lost and text not in self.names.broken:
                hint = suggestion(text, {*self.setting.roles, *self.names.types.names})
                self.problems.at(
                    ("acts",),
                    said(
                        f'"{text}" is neither a role nor a name that this rule knows{hint}',
                        f'"{text}" is geen rol en geen naam die deze regel kent{hint}',
                    ),
                )
            return "", None
        found = self.names.compile(("acts",), text, dated=False)
        if found is not None and not _is_somebody(found):
            self.problems.at(
                ("acts",),
                said(f"`acts` leads to a who; `{text}` does not.", f"`acts` leidt naar een persoon; `{text}` niet."),
            )
        return "", found

    def _words(self, within: tuple[str, ...], told: tuple[str, ...]) -> Words:
        """Return what it says in one language, whose texts stand under the key `within`."""
        texts = self.data[within[0]] if within else self.data
        return Words(
            title=texts.get("title", ""),
            why=" ".join(texts.get("why", "").split()),
            message=self._template((*within, "message"), told),
            remedy=self._template((*within, "remedy"), told),
        )

    def _template(self, path: tuple[str, ...], told: tuple[str, ...]) -> Template | None:
        text: Any = self.data
        for part in path:
            text = text.get(part) if isinstance(text, dict) else None
        if not isinstance(text, str):
            return None
        types = self.names.types.bind(**dict.fromkeys(told, TEXT))
        try:
            return template(text.strip(), types)
        except ExpressionError as error:
            inside = text.strip()[error.start : error.end]
            if not self.names.hides(inside):
                self.problems.of_expression(path, error, len(text) - len(text.lstrip()))
            return None

    def _remedy(self, text: str) -> None:
        begins = _BEGINNINGS.match(text)
        if begins:
            what = said(
                f'A remedy is the next step in the world first: it does not begin with "{begins[1]}".',
                f'Een remedy noemt eerst de volgende stap in de praktijk, en begint niet met "{begins[1]}".',
            )
            self.problems.at(("remedy",), what, begins.start(1))


def _is_somebody(expression: Expression) -> bool:
    """Whether it leads to a who, to a role that somebody holds, or to a text that may be either."""
    kind = expression.type
    if kind.kind == "object":
        person = (kind.fields or {}).get("person")
        return person is not None and person.kind == "who"
    return kind.kind in ("who", "text", "any")
