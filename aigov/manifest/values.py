"""The kinds of value that every file is made of: how each is read, strictly, and how its schema says so."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, ClassVar, Final, Literal, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

SHARED: Final = "x-shared"
"""Stands in a model's schema for a `$ref` to one of the definitions that all files share; the builder writes it out."""

DUTCH_TEXT: Final = "x-nl"
"""Stands beside a description for the same in Dutch; the builder takes one of them."""

# `$` also matches before a final newline in Python, and `\Z` is no ECMA: this end is read alike by both.
END: Final = r"$(?!\n)"
DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}" + END
PERIOD: Final = r"^P(?=[0-9])(?:[0-9]{1,4}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}W)?(?:[0-9]{1,4}D)?" + END
LANGUAGE: Final = "^[a-z]{2}" + END
# A value that structure requires cannot be "unknown".
STATED: Final = r"^(?!unknown$)"


class Shape(BaseModel):
    """What every part of a file is: frozen, strict, without unknown keys and without null.

    What a model's docstring says in English, `__dutch__` says in Dutch: editors show either.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    __dutch__: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _refuse_null(cls, data: Any) -> Any:
        """In the typed model None means absent; in a file a key without a value is an error."""
        if isinstance(data, dict):
            for key, value in data.items():
                if value is None:
                    raise ValueError(f'"{key}" has no value')
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Lay the Dutch beside the docstring; raises ValueError where a model has none of its own."""
        schema = handler(core)
        if "__dutch__" not in cls.__dict__:
            raise ValueError(f"{cls.__name__} has no text in Dutch")
        handler.resolve_ref_schema(schema)[DUTCH_TEXT] = cls.__dutch__
        return schema


class Note:
    """Adds keywords to the schema of the value that it annotates; refuses a text that does not match its pattern."""

    def __init__(self, **keywords: Any) -> None:
        """`keywords` as in JSON Schema, with `_` for `-`."""
        self.keywords = {name.replace("_", "-"): value for name, value in keywords.items()}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        pattern = self.keywords.get("pattern")
        if pattern is None:
            return schema
        return core_schema.no_info_after_validator_function(_matching(re.compile(pattern)), schema)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core)
        schema.update(self.keywords)
        return schema


def words(_order: list[str] | None = None, /, **described: tuple[str, str]) -> Note:
    """Describe each member of the Literal beside which it stands, in English and in Dutch.

    `_order` has an ordered enum's members, ascending. A member that is a word of Python ends in `_`.
    """
    texts = {member.removesuffix("_"): pair for member, pair in described.items()}
    return Note(enumDescriptions=texts) if _order is None else Note(enumDescriptions=texts, x_order=_order)


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def match(text: str) -> str:
        if pattern.search(text) is None:
            raise ValueError(f'"{text}" does not match {pattern.pattern}')
        return text

    return match


def day(value: Any) -> date:
    """Return the date that a text writes as 2026-12-31; raises ValueError on all else."""
    if not isinstance(value, str) or re.search(DATE, value) is None:
        raise ValueError("a date is written as 2026-12-31")
    return date.fromisoformat(value)


T = TypeVar("T")
Unknown = Annotated[Literal["unknown"], WithJsonSchema({SHARED: "Unknown"})]
Maybe: TypeAlias = T | Unknown | None
"""An optional value of a manifest: None where it is absent, "unknown" where nobody knows."""

Day = Annotated[date, PlainValidator(day), WithJsonSchema({SHARED: "Date"})]
Period = Annotated[str, Note(pattern=PERIOD), WithJsonSchema({SHARED: "Period"})]
Stated = Annotated[str, Field(min_length=1), Note(pattern=STATED)]
"""A text that structure requires."""
Id = Annotated[str, Note(pattern=STATED + r"[A-Za-z0-9][A-Za-z0-9_.-]*" + END)]
Kebab = Annotated[str, Note(pattern=STATED + r"[a-z0-9]+(?:-[a-z0-9]+)*" + END)]
Prose = Annotated[str, Note(x_prose=True)]
Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Note(pattern="^[a-z][a-z0-9_]*" + END)]
"""A name that expressions can use."""
Language = Annotated[str, Note(pattern=LANGUAGE)]
"""A language as its code in ISO 639-1."""
Limit = float | bool | str | list[str]
Amount = Annotated[float, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Percent = Annotated[float, Field(ge=0, le=100)]
ManifestPath = Annotated[str, Note(x_path=True)]

SystemRef = Annotated[str, Note(x_refers="systems")]
KpiRef = Annotated[str, Note(x_refers="kpis")]
EvidenceRef = Annotated[str, Note(x_refers="evidence")]
SourceRef = Annotated[str, Note(x_refers="data.sources")]
GroupRef = Annotated[str, Note(x_refers="need.groups")]
PartnerRef = Annotated[str, Note(x_refers="team.partners")]
KpiKey = Annotated[str, Field(min_length=1), Note(pattern=STATED, x_refers="kpis")]
GroupKey = Annotated[str, Field(min_length=1), Note(pattern=STATED, x_refers="need.groups")]


def own_languages(schema: dict[str, Any]) -> None:
    """Let a model's other keys be languages."""
    schema["propertyNames"] = {"anyOf": [{"enum": list(schema["properties"])}, {"pattern": LANGUAGE}]}


def field(
    english: str = "", dutch: str = "", example: Any = None, *, alias: str | None = None, key: str | None = None
) -> Any:
    """An optional property. Without a text it takes its model's; without an example one is made from its type.

    `key` names the property by which the items of a list are known.
    """
    return Field(default=None, description=english or None, alias=alias, json_schema_extra=_extra(dutch, example, key))


def required(
    english: str = "", dutch: str = "", example: Any = None, *, alias: str | None = None, key: str | None = None
) -> Any:
    """A property that structure requires."""
    return Field(description=english or None, alias=alias, json_schema_extra=_extra(dutch, example, key))


def _extra(dutch: str, example: Any, key: str | None) -> dict[str, Any]:
    extra: dict[str, Any] = {} if example is None else {"examples": [example]}
    if dutch:
        extra[DUTCH_TEXT] = dutch
    if key is not None:
        extra["x-key"] = key
    return extra
