"""`NamedTuple` as typing's, made in a fifth of the time: a start makes seventy, and typing compiles code for each."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter
    from types import FunctionType

    _NEW: Final = tuple.__new__
    _MADE: Final = {}
    """The code of `__new__` by the number of fields; other names for them are all that a class needs of its own."""

    def _code(fields):
        number = len(fields)
        code = _MADE.get(number)
        if code is None:
            names = "".join(f"_{at}, " for at in range(number))
            code = _MADE[number] = eval(f"lambda _cls, {names}: _NEW(_cls, ({names}))").__code__  # noqa: S307  (numbers alone)
        return code.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname="__new__")

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
            raise ValueError(f"Got unexpected field names: {list(fields)!r}")
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
