"""Judges of paths: the fast way to a value, and what is wrong where there is none."""

from collections.abc import Callable
from typing import Any, Final

from aigov.expressions.places import place, root_place
from aigov.expressions.scope import ABSORBED, Build, Code, Frame, Scope, Trouble, Value, misfit, trouble
from aigov.expressions.values import person, sound
from aigov.language import said
from aigov.paths import UNKNOWN, UNREADABLE, Path

_PERSON: Final = frozenset(("role", "id", "name", "email", "position", "level", "employer", "left_on"))


def lost(value: Any, fields: list[str], path: Path | None) -> Trouble:
    """Return why `fields` do not lead to a plain value from `value`, which stands at `path`."""
    for depth, name in enumerate(fields):
        here = None if path is None else (*path, *fields[:depth])
        if value == UNKNOWN:
            return Trouble("unknown", here)
        if not isinstance(value, dict):
            return Trouble("unreadable", here)
        if name not in value:
            return Trouble("absent", None if here is None else (*here, name))
        value = value[name]
    whole = None if path is None else (*path, *fields)
    return Trouble("unknown" if value == UNKNOWN else "unreadable", whole)


def _root(code: Code, _: Build) -> Value:
    name, fields = code[1], code[2]
    path = root_place(name)

    def failed(scope: Scope) -> Trouble:
        if name not in scope.roots:
            return Trouble("absent", path)
        return lost(scope.roots[name], fields, path)

    if len(fields) == 1:
        return _field(name, fields[0], failed)

    def judge(scope: Scope, frame: Frame) -> Any:  # noqa: ARG001  (the shape of Value)
        try:
            value = scope.roots[name]
            for part in fields:
                value = value[part]
        except (KeyError, TypeError):
            raise failed(scope) from None
        if value == UNKNOWN or value is UNREADABLE:
            raise failed(scope)
        return value

    return judge


def _field(name: str, only: str, failed: Callable[[Scope], Trouble]) -> Value:
    """`section.field`, which most rules read, without a loop."""

    def judge(scope: Scope, frame: Frame) -> Any:  # noqa: ARG001  (the shape of Value)
        try:
            value = scope.roots[name][only]
        except (KeyError, TypeError):
            raise failed(scope) from None
        if value == UNKNOWN or value is UNREADABLE:
            raise failed(scope)
        return value

    return judge


def _item(code: Code, _: Build) -> Value:
    name, fields = code[1], code[2]

    def judge(scope: Scope, frame: Frame) -> Any:  # noqa: ARG001  (the shape of Value)
        base, path = scope.items[name]
        value = base
        try:
            for part in fields:
                value = value[part]
        except (KeyError, TypeError):
            raise lost(base, fields, path) from None
        if value == UNKNOWN or value is UNREADABLE:
            raise lost(base, fields, path)
        return value

    return judge


def _var(code: Code, _: Build) -> Value:
    slot, fields = code[1], code[2]

    def judge(scope: Scope, frame: Frame) -> Any:
        loop = frame[slot]
        value = loop.value
        try:
            for part in fields:
                value = value[part]
        except (KeyError, TypeError):
            raise lost(loop.value, fields, loop.place(scope, frame)) from None
        if value == UNKNOWN or value is UNREADABLE:
            raise lost(loop.value, fields, loop.place(scope, frame))
        return value

    return judge


def _get(code: Code, build: Build) -> Value:
    base, fields, where = build(code[1]), code[2], place(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        start = base(scope, frame)
        value = start
        try:
            for part in fields:
                value = value[part]
        except (KeyError, TypeError):
            raise lost(start, fields, where(scope, list(frame))) from None
        if value == UNKNOWN or value is UNREADABLE:
            raise lost(start, fields, where(scope, list(frame)))
        return value

    return judge


def _let(code: Code, _: Build) -> Value:
    name = code[1]
    return lambda scope, _: scope.let(name)


def _key(code: Code, _: Build) -> Value:
    """The key under which an item of a map stands."""
    name = code[1]

    def judge(scope: Scope, frame: Frame) -> Any:  # noqa: ARG001  (the shape of Value)
        path = scope.items[name][1]
        if not path or not isinstance(path[-1], str):
            raise misfit(
                said("this item is not known by a key", "dit item heeft geen sleutel waaraan het te herkennen is")
            )
        return path[-1]

    return judge


def _who(code: Code, build: Build) -> Value:
    base, name, where = build(code[1]), code[2], place(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        raw = base(scope, frame)
        path = where(scope, list(frame))
        found = person(raw, path, scope)
        here = None if path is None else (*path, name)
        if name not in found:
            raise Trouble("absent", here)
        return sound(found[name], here)

    return judge


def _any(code: Code, build: Build) -> Value:
    """Steps from a value of any type: a text may be a who."""
    base, fields, where = build(code[1]), code[2], place(code[1], build)

    def judge(scope: Scope, frame: Frame) -> Any:
        value = start = base(scope, frame)
        for depth, name in enumerate(fields):
            if isinstance(value, str) and value != UNKNOWN and name in _PERSON:
                path = where(scope, list(frame))
                here = None if path is None else (*path, *fields[:depth])
                value = person(value, here, scope)
                if name not in value:
                    raise Trouble("absent", None if here is None else (*here, name))
            elif not isinstance(value, dict) or name not in value:
                raise lost(start, fields, where(scope, list(frame)))
            value = value[name]
        if value == UNKNOWN or value is UNREADABLE:
            path = where(scope, list(frame))
            whole = None if path is None else (*path, *fields)
            raise Trouble("unknown" if value == UNKNOWN else "unreadable", whole)
        return value

    return judge


def _has(code: Code, build: Build) -> Value:
    """Whether a path is written. Its own `unknown` is written; an unknown part above it leaves that open."""
    whole = build(code[1])
    above, name = _above(code[1])
    parent = None if above is None else build(above)
    bare = above is None and code[1][0] in ("root", "item", "var")

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            if parent is not None:
                value = parent(scope, frame)
                if isinstance(value, dict):
                    return _written(value, name, whole, scope, frame)
            whole(scope, frame)
        except ABSORBED as fault:
            met = trouble(fault)
            return True if bare and met.state == "unknown" else _absent(met, scope)
        return True

    return judge


def _written(value: dict[str, Any], name: str, whole: Value, scope: Scope, frame: Frame) -> bool:
    if name in value and value[name] is UNREADABLE:
        whole(scope, frame)
    return name in value


def _absent(met: Trouble, scope: Scope) -> bool:
    """Return False for something absent; raises whatever else was met, the lack of an organisation's file included."""
    if met.state != "absent" or (met.path == ("org",) and "org" not in scope.roots):
        raise met
    return False


def _above(code: Code) -> tuple[Code | None, str]:
    """Return the code of what a path's last field is a field of, and that field."""
    kind = code[0]
    if kind in ("root", "item", "var", "get", "any") and code[2]:
        fields = code[2]
        if kind in ("get", "any") and len(fields) == 1:
            return code[1], fields[0]
        return [kind, code[1], fields[:-1]], fields[-1]
    if kind == "who":
        return ["person", code[1]], code[2]
    return None, ""


def _person(code: Code, build: Build) -> Value:
    """The fields of a who."""
    base, where = build(code[1]), place(code[1], build)
    return lambda scope, frame: person(base(scope, frame), where(scope, list(frame)), scope)


def _known(code: Code, build: Build) -> Value:
    whole = build(code[1])

    def judge(scope: Scope, frame: Frame) -> Any:
        try:
            whole(scope, frame)
        except ABSORBED as fault:
            met = trouble(fault)
            return False if met.state == "unknown" else _absent(met, scope)
        return True

    return judge


BUILDERS: Final[dict[str, Callable[[Code, Build], Value]]] = {
    "root": _root,
    "item": _item,
    "var": _var,
    "get": _get,
    "let": _let,
    "key": _key,
    "who": _who,
    "any": _any,
    "person": _person,
    "has": _has,
    "known": _known,
}
