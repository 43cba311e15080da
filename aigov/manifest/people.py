"""People, and a who: a role, the id of a person, or a person, read into one shape."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from aigov.manifest.values import SHARED, Day, Maybe, Shape, Stated, day, field, required, words

Position = Annotated[
    Literal["board", "c_level", "director", "manager", "team"],
    words(
        ["team", "manager", "director", "c_level", "board"],
        board=(
            "The highest body: mayor and aldermen, a council, a board of directors.",
            "Het hoogste orgaan: het college van burgemeester en wethouders, een raad, een bestuur.",
        ),
        c_level=(
            "The top of the organisation's management: chief executive, CIO, city manager.",
            "De top van de ambtelijke of bedrijfsleiding: algemeen directeur, CIO, gemeentesecretaris.",
        ),
        director=(
            "Leads a division or a domain and answers to the top.",
            "Leidt een sector of domein en legt verantwoording af aan de top.",
        ),
        manager=("Leads a department or a team.", "Leidt een afdeling of een team."),
        team=("Works in a team, without leading one.", "Werkt in een team, zonder er een te leiden."),
    ),
]


class Person(Shape):
    """A person: the name, and better also the e-mail address, by which the same person is known again elsewhere."""

    __dutch__ = "Een persoon: de naam, en liefst ook het e-mailadres, waaraan dezelfde persoon elders te herkennen is."

    name: Stated = required(
        "The person's name as colleagues know it; always asked for.",
        "De naam zoals collega's die kennen; wordt altijd gevraagd.",
        "A. Jansen",
    )
    email: str | None = field(
        "The work address. It tells two people of one name apart, and the same person under two spellings together.",
        "Het werkadres. Het houdt twee mensen met dezelfde naam uit elkaar, en laat zien dat twee schrijfwijzen één"
        " persoon zijn.",
        "a.jansen@example.org",
    )
    position: str | None = field(
        "The function that the person holds, in the organisation's own words.",
        "De functie van de persoon, in de woorden van de organisatie zelf.",
        "Director of City Services",
    )
    level: Maybe[Position] = field(
        "How high in the organisation the person stands; needed where a rule asks for C level or the board.",
        "Hoe hoog de persoon in de organisatie staat; nodig waar een regel om de directie of het bestuur vraagt.",
        "c_level",
    )
    employer: str | None = field(
        "Who employs the person, where that is not the organisation itself; it shows whether a reviewer stands"
        " apart from a vendor.",
        "Bij wie de persoon in dienst is, als dat niet de organisatie zelf is; zo is te zien of een beoordelaar"
        " losstaat van een leverancier.",
        "Example BV",
    )
    left_on: Maybe[Day] = field(
        "The day on which the person left or will leave; from then on every duty in this name needs someone else."
        " Left out, the person is here, and no end is in sight.",
        "De datum waarop de persoon is vertrokken of zal vertrekken; vanaf dan moet elke taak op deze naam naar"
        " iemand anders. Staat er niets, dan is de persoon er, zonder einde in zicht.",
        "2026-12-31",
    )


class Who(NamedTuple):
    """A who in its one shape: `role` or `id` as written, and what is known of the person; None where nothing is."""

    role: str | None = None
    id: str | None = None
    name: str | None = None
    email: str | None = None
    position: str | None = None
    level: str | None = None
    employer: str | None = None
    left_on: Maybe[date] = None

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read all three forms into this one."""
        return core_schema.with_info_plain_validator_function(_read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Refer to the definition that all files share."""
        return {SHARED: "Who"}


Resolve = Callable[[Any], Mapping[str, Any]]
"""From a who as it is written to the fields of its one shape, as plain data."""


def _read(written: Any, info: ValidationInfo) -> Who:
    if isinstance(written, dict):
        Person.model_validate(written)
    elif not isinstance(written, str) or written in ("", "unknown"):
        raise ValueError("a who is a role, the id of a person, or a person with a name")
    resolve: Resolve = (info.context or {}).get("who", _as_written)
    return _who(**resolve(written))


def _as_written(written: Any) -> Mapping[str, Any]:
    return written if isinstance(written, dict) else {"id": written}


def _who(*, left_on: Any = None, **said: Any) -> Who:
    if left_on is None:
        return Who(**said)
    return Who(left_on="unknown" if left_on == "unknown" else day(left_on), **said)
