"""What errors in expressions call things: the kinds of values, and what to write in place of a sign."""

from typing import TYPE_CHECKING

from aigov.language import said

if TYPE_CHECKING:
    from aigov.expressions.kinds import Type


def words(type: "Type") -> str:  # noqa: A002  (the word for it)
    """Return `a date`, `a list of numbers`-like words for a message."""
    if type.kind == "list" and type.item is not None and type.item.kind != "any":
        many = _many(type.item.kind)
        return said(f"a list of {many}", f"een lijst van {many}")
    if type.kind == "enum" and type.members:
        shown = ", ".join(type.members[:8]) + (", …" if len(type.members) > 8 else "")
        return said(f"one of {shown}", f"een van {shown}")
    return _one(type.kind)


def _one(kind: str) -> str:
    return {
        "text": said("a text", "een tekst"),
        "number": said("a number", "een getal"),
        "integer": said("a whole number", "een geheel getal"),
        "bool": said("true or false", "true of false"),
        "date": said("a date", "een datum"),
        "period": said("a period", "een termijn"),
        "enum": said("one of its words", "een van de woorden ervan"),
        "list": said("a list", "een lijst"),
        "map": said("a map", "een mapping"),
        "object": said("a section", "een onderdeel"),
        "who": said("a who", "een rol of persoon"),
        "any": said("anything", "wat dan ook"),
    }[kind]


def _many(kind: str) -> str:
    return {
        "text": said("texts", "teksten"),
        "number": said("numbers", "getallen"),
        "integer": said("whole numbers", "gehele getallen"),
        "bool": said("true and false", "true en false"),
        "date": said("dates", "datums"),
        "period": said("periods", "termijnen"),
        "enum": said("words", "woorden"),
        "list": said("lists", "lijsten"),
        "map": said("maps", "mappings"),
        "object": said("sections", "onderdelen"),
        "who": said("who's", "rollen of personen"),
        "any": said("anything", "wat dan ook"),
    }[kind]


def instead(sign: str) -> str:
    """Return what to write in place of a sign that no expression has."""
    python = said("a check in Python can do it", "een controle in Python kan dat wel")
    match sign:
        case "=":
            return said("a comparison is written `==`", "een vergelijking wordt geschreven als `==`")
        case "&":
            return said("`and` is written `&&`", "`and` wordt geschreven als `&&`")
        case "|":
            return said("`or` is written `||`", "`or` wordt geschreven als `||`")
        case "*":
            return said(f"there is no multiplication here; {python}", f"vermenigvuldigen bestaat hier niet; {python}")
        case "/":
            return said(f"there is no division here; {python}", f"delen bestaat hier niet; {python}")
        case "%":
            return said(f"there is no remainder here; {python}", f"een rest bij deling bestaat hier niet; {python}")
        case "{":
            return said("there are no map literals here", "uitgeschreven mappings bestaan hier niet")
        case "'" | '"':
            return said("the text is not closed", "de tekst is niet afgesloten")
    return said("this sign has no meaning here", "dit teken heeft hier geen betekenis")


def unordered(type_: "Type") -> str:
    """Return why values of a kind have no order."""
    match type_.kind:
        case "enum":
            return said(
                "the order of words is asked with at_least(value, 'word')",
                "naar de volgorde van woorden wordt gevraagd met at_least(value, 'word')",
            )
        case "period":
            return said(
                "periods have no order; compare days with after(date, period)",
                "termijnen hebben geen volgorde; vergelijk dagen met after(date, period)",
            )
    return said("only numbers and dates have an order", "alleen getallen en datums hebben een volgorde")


def unknown_field(source: str, name: str, type_: "Type", hint: str) -> str:
    """Return why `source`, which is of a type, has no field `name`; `hint` ends the sentence."""
    if type_.kind == "list":
        return said(
            f"`{source}` is a list; ask `.exists`, `.all`, `.filter` or `.map`, or visit it with `each`.",
            f"`{source}` is een lijst; vraag `.exists`, `.all`, `.filter` of `.map`, of ga er met `each` langs.",
        )
    if type_.kind not in ("object", "map", "who"):
        kind = words(type_)
        return said(
            f"`{source}` is {kind} and has no field {name!r}.", f"`{source}` is {kind} en heeft geen veld {name!r}."
        )
    what = said("a field of a manifest", "veld van een manifest")
    what = said("a limit of this rule", "grens van deze regel") if source == "limits" else what
    return said(f'"{source}.{name}" is not {what}{hint}', f'"{source}.{name}" is geen {what}{hint}')


def unlike(source: str, found: str, wanted: str, hint: str = "") -> str:
    """Return that a piece of an expression is something else than what is wanted there, both in words."""
    return said(
        f"`{source}` is {found}, and {wanted} is expected here{hint}.",
        f"`{source}` is {found}, en hier hoort {wanted}{hint}.",
    )


def of_a_path(function: str) -> str:
    """Return that a function takes a path."""
    return said(
        f"`{function}` asks about a path, as in {function}(dpia.status).",
        f"`{function}` vraagt naar een pad, zoals in {function}(dpia.status).",
    )


def too_deep() -> str:
    """Return that an expression is nested too deeply."""
    return said(
        "The expression is nested too deeply; split it with `let`.",
        "De expressie is te diep genest; splits haar met `let`.",
    )


def instead_of_word(word: str, sign: str) -> str:
    """Return how a word of other languages is written here."""
    return said(f"`{word}` is written `{sign}`.", f"`{word}` wordt geschreven als `{sign}`.")


def within_text(kind: str) -> str:
    """Return how a part is asked for, of a text or a list; nothing of other kinds."""
    if kind == "text":
        return said(
            "; a part of a text is asked for with .contains",
            "; naar een deel van een tekst wordt gevraagd met .contains",
        )
    if kind == "list":
        return said(
            "; an item of a list is asked for with `in`", "; naar een item van een lijst wordt gevraagd met `in`"
        )
    return ""
