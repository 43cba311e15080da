"""What a value can be, read from JSON Schemas; names and what they stand for while a rule is loaded."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov import dates
from aigov.expressions.errors import ExpressionError
from aigov.expressions.expression import Expression
from aigov.expressions.wording import words
from aigov.language import said
from aigov.paths import UNKNOWN


class Type(NamedTuple):
    """What a value can be.

    `kind` is text, number, integer, bool, date, period, enum (with `members`, and with `order` where it has one,
    ascending), list (of `item`), map (of text to `item`), object (with `fields`, and `item` where other keys are
    allowed too), who, or any. Of a map's keys, `members` are settled, and others match one of `keys`.
    """

    kind: str
    members: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    item: "Type | None" = None
    fields: Mapping[str, "Type"] | None = None
    keys: tuple[str, ...] = ()


TEXT: Final = Type("text")
NUMBER: Final = Type("number")
INTEGER: Final = Type("integer")
BOOL: Final = Type("bool")
DATE: Final = Type("date")
PERIOD: Final = Type("period")
WHO: Final = Type("who")
ANY: Final = Type("any")
_NAMED: Final = {"Who": WHO, "Person": WHO, "Date": DATE, "Period": PERIOD}
_SIMPLE: Final = {"string": TEXT, "number": NUMBER, "integer": INTEGER, "boolean": BOOL}
STAGES: Final = ("idea", "sandbox", "pilot", "scale", "production")
STAGE: Final = Type("enum", (*STAGES, "retired"), STAGES)
WEIGHT: Final = Type("enum", ("light", "full"))
LEVELS: Final = ("team", "manager", "director", "c_level", "board")
PERSON: Final[Mapping[str, Type]] = {
    "role": TEXT,
    "id": TEXT,
    "name": TEXT,
    "email": TEXT,
    "position": TEXT,
    "level": Type("enum", LEVELS, LEVELS),
    "employer": TEXT,
    "left_on": DATE,
}
"""What every form of a who reads as."""


class Fields(Mapping[str, Type]):
    """The fields of a section, each derived from its schema when it is asked for."""

    def __init__(self, properties: Mapping[str, Any], document: Mapping[str, Any]) -> None:
        """`properties` are schemas; `document` is the whole schema, for its `$defs`."""
        self._properties = properties
        self._document = document
        self._derived: dict[str, Type] = {}

    def __getitem__(self, name: str) -> Type:
        if name not in self._derived:
            self._derived[name] = derive(self._properties[name], self._document)
        return self._derived[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._properties)

    def __len__(self) -> int:
        return len(self._properties)

    def __eq__(self, other: object) -> bool:
        """Whether both come from one piece of schema: looking inside could take for ever."""
        return isinstance(other, Fields) and self._properties is other._properties

    def __hash__(self) -> int:
        return id(self._properties)


def derive(schema: Mapping[str, Any], document: Mapping[str, Any]) -> Type:
    """Return the type of a piece of the schema `document`; what `unknown` adds to it is left out."""
    reference = schema.get("$ref")
    if isinstance(reference, str):
        name = reference.rpartition("/")[2]
        return _NAMED.get(name) or derive(document["$defs"][name], document)
    choices = [choice for choice in schema.get("anyOf", ()) if not _is_unknown(choice)]
    if choices:
        types = [derive(choice, document) for choice in choices]
        return types[0] if len(types) == 1 or all(each == types[0] for each in types) else ANY
    if "enum" in schema:
        members = tuple(str(member) for member in schema["enum"] if member != UNKNOWN)
        return Type("enum", members, tuple(schema.get("x-order", ())))
    kind = schema.get("type")
    if kind == "array":
        return Type("list", item=derive(schema.get("items", {}), document))
    if kind == "object":
        return _section(schema, document)
    if kind == "string" and schema.get("format") in ("date", "duration"):
        return DATE if schema["format"] == "date" else PERIOD
    return _SIMPLE.get(str(kind), ANY)


def _is_unknown(schema: Mapping[str, Any]) -> bool:
    return str(schema.get("$ref", "")).endswith("/Unknown") or schema.get("const") == UNKNOWN


def _section(schema: Mapping[str, Any], document: Mapping[str, Any]) -> Type:
    others = schema.get("additionalProperties")
    item = derive(others, document) if isinstance(others, Mapping) else None
    fields = Fields(schema.get("properties", {}), document)
    if item is None and (fields or others is False):
        return Type("object", fields=fields)
    named = schema.get("propertyNames", {})
    choices = named.get("anyOf", (named,))
    members = tuple(member for choice in choices for member in choice.get("enum", ()))
    keys = tuple(choice["pattern"] for choice in choices if "pattern" in choice)
    if fields:
        return Type("object", members, item=item, fields=fields, keys=keys)
    return Type("map", members, item=item or ANY, keys=keys)


def of_value(value: Any) -> Type:
    """Return the type that a written value shows, as a rule's `limits` do: dates and periods by their form."""
    match value:
        case bool():
            return BOOL
        case int() | float():
            return NUMBER
        case str():
            return DATE if dates.is_date(value) else PERIOD if dates.is_period(value) else TEXT
        case list():
            types = [of_value(item) for item in value]
            return Type("list", item=types[0] if types and all(each == types[0] for each in types) else ANY)
        case _:
            return ANY


class Name(NamedTuple):
    """What a name stands for: `how` is root, item or let; `patterns` are the paths of its value."""

    how: str
    type: Type
    patterns: tuple[str, ...] = ()
    let: Expression | None = None
    key: str = ""
    """The pseudo-field under which the key of a map's item is read: `role` or `id`."""


class Types:
    """The names that an expression may use, and what they stand for; immutable."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        """`names` are complete; use `Types.of` to begin with a schema."""
        self.names = names

    @classmethod
    def of(cls, manifest: Mapping[str, Any], org: Mapping[str, Any] | None = None) -> "Types":
        """Return the names of a rule over manifests: sections, `stage`, `weight`, `today`, and `org`."""
        sections = derive(manifest, manifest).fields or {}
        names = {name: Name("root", section, (name,)) for name, section in sections.items()}
        names |= _inputs(org)
        project = sections.get("project")
        stage = (project.fields or {}).get("stage") if project else None
        names["stage"] = Name("root", stage if stage and stage.order else STAGE, ("project.stage",))
        names["weight"] = Name("root", WEIGHT)
        return cls(names)

    @classmethod
    def portfolio(cls, manifest: Mapping[str, Any], org: Mapping[str, Any] | None = None) -> "Types":
        """Return the names of a rule over the portfolio: `portfolio`, `today` and `org`."""
        names = _inputs(org)
        names["portfolio"] = Name("root", Type("list", item=derive(manifest, manifest)), ("portfolio",))
        return cls(names)

    def bind(self, **names: "Type | Mapping[str, Any] | Expression") -> "Types":
        """Return these names and more: a `let` for an Expression, else an item of a type, or of a schema's."""
        more: dict[str, Name] = {}
        for name, meaning in names.items():
            if isinstance(meaning, Expression):
                more[name] = Name("let", meaning.type, meaning.patterns, meaning)
            elif isinstance(meaning, Type):
                more[name] = Name("item", meaning)
            else:
                more[name] = Name("item", derive(meaning, meaning))
        return Types({**self.names, **more})

    def limits(self, defaults: Mapping[str, Any]) -> "Types":
        """Return these names and `limits`, typed by the defaults of its fields."""
        fields = {name: of_value(value) for name, value in defaults.items()}
        return Types({**self.names, "limits": Name("root", Type("object", fields=fields))})

    def each(self, name: str, over: Expression) -> "Types":
        """Return these names and `name` for an item of `over`; raises ExpressionError where that is no list or map."""
        if over.type.kind == "any":
            return Types({**self.names, name: Name("item", ANY, over.items_patterns)})
        if over.type.kind not in ("list", "map", "object") or over.type.item is None:
            raise ExpressionError(
                said(
                    f"`each` visits a list or a map; this is {words(over.type)}.",
                    f"`each` gaat langs een lijst of een mapping; dit is {words(over.type)}.",
                ),
                0,
                len(over.text),
            )
        key = "" if over.type.kind == "list" else "role" if over.patterns in (("roles",), ("org.roles",)) else "id"
        patterns = over.items_patterns if over.type.kind == "list" else tuple(f"{each}[]" for each in over.patterns)
        return Types({**self.names, name: Name("item", over.type.item, patterns, key=key)})

    def type_of(self, path: str) -> Type:
        """Return the type at a path such as `kpi.owner`; raises ExpressionError."""
        from aigov.expressions.compiler import compile  # noqa: A004  (the checker needs this module first)

        return compile(path, self, dated=False).type


def _inputs(org: Mapping[str, Any] | None) -> dict[str, Name]:
    names = {"today": Name("root", DATE)}
    if org is not None:
        section = (derive(org, org).fields or {}).get("organisation", ANY)
        names["org"] = Name("root", section, ("org",))
    return names


def field(type: Type, name: str) -> Type | None:  # noqa: A002  (the word for it)
    """Return the type of a field of a section, map, who or any; None where it has none of that name."""
    match type.kind:
        case "any":
            return ANY
        case "who":
            return PERSON.get(name)
        case "map":
            return type.item if _is_key(type, name) else None
        case "object":
            fields = type.fields or {}
            return fields[name] if name in fields else type.item if _is_key(type, name) else None
    return None


def _is_key(type: Type, name: str) -> bool:  # noqa: A002  (the word for it)
    if name in type.members or not (type.members or type.keys):
        return True
    return any(re.search(pattern, name) for pattern in type.keys)


def field_names(type: Type) -> list[str]:  # noqa: A002  (the word for it)
    """Return the names that `field` knows."""
    return [*(PERSON if type.kind == "who" else type.fields or type.members)]
