"""`NamedTuple` as typing's and `Enum` as enum's, made in a fraction of the time: a start makes seventy of them."""

import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING or sys.version_info >= (3, 14):  # from there on a class knows its annotations only once it is made
    from enum import Enum as Enum
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter
    from types import FunctionType

    _NEW: Final = tuple.__new__
    _MADE: Final = {
        1: lambda _cls, a: _NEW(_cls, (a,)),
        2: lambda _cls, a, b: _NEW(_cls, (a, b)),
        3: lambda _cls, a, b, c: _NEW(_cls, (a, b, c)),
        4: lambda _cls, a, b, c, d: _NEW(_cls, (a, b, c, d)),
        5: lambda _cls, a, b, c, d, e: _NEW(_cls, (a, b, c, d, e)),
        6: lambda _cls, a, b, c, d, e, f: _NEW(_cls, (a, b, c, d, e, f)),
        7: lambda _cls, a, b, c, d, e, f, g: _NEW(_cls, (a, b, c, d, e, f, g)),
        8: lambda _cls, a, b, c, d, e, f, g, h: _NEW(_cls, (a, b, c, d, e, f, g, h)),
        9: lambda _cls, a, b, c, d, e, f, g, h, i: _NEW(_cls, (a, b, c, d, e, f, g, h, i)),
        10: lambda _cls, a, b, c, d, e, f, g, h, i, j: _NEW(_cls, (a, b, c, d, e, f, g, h, i, j)),
        11: lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _NEW(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        12: lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _NEW(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        13: lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _NEW(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        14: lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, p:
            _NEW(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, p)),
        20: lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, p, q, r, s, t, u, v:
            _NEW(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, p, q, r, s, t, u, v)),
        22: lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, p, q, r, s, t, u, v, w, x:
            _NEW(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, p, q, r, s, t, u, v, w, x)),
    }  # fmt: skip
    """`__new__` by the number of fields, written out: compiling those of one start takes a hundredth of it."""

    def _code(fields):
        """Return the code of a `__new__` with these fields: their names are all that a class needs of its own."""
        number = len(fields)
        if number not in _MADE:
            names = "".join(f"_{at}, " for at in range(number))
            _MADE[number] = eval(f"lambda _cls, {names}: _NEW(_cls, ({names}))", {"_NEW": _NEW})  # noqa: S307  (numbers alone)
        return _MADE[number].__code__.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname="__new__")

    def _make(cls, iterable):
        """Return one from the values of `iterable`."""
        made = _NEW(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **fields):
        """Return another one, with some fields otherwise."""
        made = self._make(map(fields.pop, self._fields, self))
        if fields:
            wrong = TypeError if sys.version_info >= (3, 13) else ValueError  # as typing's
            raise wrong(f"Got unexpected field names: {list(fields)!r}")
        return made

    def _asdict(self):
        """Return its values by their names."""
        return dict(zip(self._fields, self, strict=True))

    def _repr(self):
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{self.__class__.__name__}({values})"

    def _arguments(self):
        """Return what copying and pickling make another one from."""
        return tuple(self)

    _COMMON: Final = {
        "__slots__": (),
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "_asdict": _asdict,
        "__repr__": _repr,
        "__getnewargs__": _arguments,
    }

    class _Making(type):
        """Makes of a class with annotated fields a class of tuples."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            types = body.get("__annotations__", {})
            fields = tuple(types)
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            new = FunctionType(_code(fields), {"_NEW": _NEW}, "__new__", tuple(defaults.values()) or None)
            new.__annotations__ = types
            getters = {field: _tuplegetter(at, None) for at, field in enumerate(fields)}
            about = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__new__": new}
            return type(name, (tuple,), {**_COMMON, **body, **about, **getters})

    class NamedTuple(metaclass=_Making):
        """A tuple whose values have names."""

    class _Choosing(type):
        """Makes of a class of named texts a class of members: the only instances that it has, one for each text."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            values = {key: value for key, value in body.items() if not key.startswith("_")} if bases else {}
            made = super().__new__(cls, name, bases, {key: body[key] for key in body if key not in values})
            made._members = {}
            for key, value in values.items():
                member = made._members[value] = object.__new__(made)
                member.name, member.value = key, value
                type.__setattr__(made, key, member)
            return made

        def __call__(cls, value):
            try:
                return cls._members[value]
            except (KeyError, TypeError):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}") from None

        def __iter__(cls):
            return iter(cls._members.values())

        def __len__(cls):
            return len(cls._members)

    class Enum(metaclass=_Choosing):
        """A word of a closed set; two are the same where they are one, which makes them quick keys."""

        def __repr__(self):
            return f"<{self}: {self.value!r}>"

        def __str__(self):
            return f"{self.__class__.__name__}.{self.name}"

        def __reduce__(self):
            """Return what copying and pickling find the member by."""
            return self.__class__, (self.value,)
