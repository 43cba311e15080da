"""What `aigov new rule` asks: the kind of statement and what it needs, then what every rule says of itself."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from aigov.errors import UsageError
from aigov.language import said
from aigov.spelling import suggestion

if TYPE_CHECKING:
    from aigov.cli._asking import Asking
    from aigov.cli._bench import Bench
    from aigov.scaffold.kinds import Draft
    from aigov.scaffold.rule import About

_WHY: Final = "Whoever works on the project, and whoever is touched by it, has to be able to rely on this."
_LEVELS: Final = ("error", "warning", "note")


def draft_of(asking: "Asking", pack: "Bench", given: Mapping[str, str | None]) -> "Draft":
    """Ask for the kind, then what it needs; an answer that does not fit ends the run with what would."""
    from aigov.scaffold.fields import find
    from aigov.scaffold.kinds import KINDS

    offered = "; ".join(f"{name}: {kind.about}" for name, kind in KINDS.items())
    name = asking.answer(
        said(f"What does it state? ({offered})", f"Wat stelt de regel? ({offered})"),
        "--kind",
        given["kind"],
        None,
        lambda text: _one_of(text, KINDS, said("a kind", "soort")),
    )
    kind = KINDS[name]
    wanted = {ask.name for ask in kind.asks}
    for other in {ask.name for each in KINDS.values() for ask in each.asks} - wanted:
        if given[other] is not None:
            raise UsageError(
                said(
                    f'A rule of kind "{name}" does not ask for this; take it out.',
                    f'Een regel van soort "{name}" vraagt dit niet; laat het weg.',
                ),
                where=f"--{other}",
            )
    answers: dict[str, str] = {}
    for ask in kind.asks:
        if ask.of and find(pack.schema, answers["field"]).kind not in ask.of:
            if given[ask.name] is not None:
                raise UsageError(
                    said(
                        f"{answers['field']} is not asked about in this way; take it out.",
                        f"Naar {answers['field']} wordt zo niet gevraagd; laat het weg.",
                    ),
                    where=f"--{ask.name}",
                )
            continue
        read = partial(_field, pack.schema) if ask.is_field else str.strip
        default = ask.default or ("" if ask.optional else None)
        answers[ask.name] = asking.answer(ask.ask, f"--{ask.name}", given[ask.name], default, read)
    try:
        return kind.draft(pack.schema, answers)
    except ValueError as error:
        raise UsageError(str(error)) from None


def about_of(asking: "Asking", pack: "Bench", given: Mapping[str, str | None], draft: "Draft") -> "About":
    """Ask for what every rule says of itself."""
    from aigov.rule import STAGES
    from aigov.scaffold.answers import line
    from aigov.scaffold.rule import About, who_acts

    def ask(question: str, name: str, default: str, read: Callable[[str], str] = line) -> str:
        return asking.answer(question, f"--{name}", given[name], default, read)

    title = ask(
        said("What must hold, as a sentence?", "Wat moet gelden, als zin?"), "title", draft.title.replace("`", "")
    )
    why = ask(said("Why does it matter?", "Waarom doet het ertoe?"), "why", _WHY)
    stage = ask(
        said(
            f"From which stage is it asked? ({', '.join(STAGES)})",
            f"Vanaf welke fase wordt het gevraagd? ({', '.join(STAGES)})",
        ),
        "stage",
        "pilot",
        lambda text: _one_of(text, STAGES, said("a stage", "fase")),
    )
    level = ask(
        said("At which level? (error, warning, note)", "Op welk niveau? (error, warning, note)"),
        "level",
        "warning",
        lambda text: _one_of(text, _LEVELS, said("a level", "niveau")),
    )
    acts = ask(
        said(
            "Who must act? (a role, such as data_owner, or a field that holds a person)",
            "Wie is aan zet? (een rol, zoals data_owner, of een veld met een persoon)",
        ),
        "acts",
        "product_owner",
        lambda text: who_acts(pack.schema, text, draft),
    )
    claims = pack.claims
    basis: tuple[str, ...] = ()
    if claims:
        basis = (
            ask(
                said(
                    f"Which claim of sources.yaml is it drawn from? ({', '.join(claims[:5])})",
                    f"Uit welke bewering van sources.yaml komt de regel? ({', '.join(claims[:5])})",
                ),
                "basis",
                claims[0],
                lambda text: _one_of(text, claims, said("a claim", "bewering"), fold=False),
            ),
        )
    elif given["basis"] is not None:
        raise UsageError(
            said(
                "There is no sources.yaml with claims in this pack.",
                "In dit pakket is geen sources.yaml met beweringen.",
            ),
            where="--basis",
        )
    return About(title, why, given["remedy"] or "", acts, stage, level, basis)


def _field(schema: Mapping[str, Any], text: str) -> str:
    """Return the path of a field that there is."""
    from aigov.scaffold.fields import find

    find(schema, text)
    return text.strip()


def _one_of(text: str, words: Iterable[str], what: str, *, fold: bool = True) -> str:
    """Return the word of `words` that `text` is."""
    word = text.strip().casefold() if fold else text.strip()
    if word in words:
        return word
    near, listed = suggestion(word, words), ", ".join(words)
    raise ValueError(
        said(f'"{word}" is not {what}{near} There are {listed}.', f'"{word}" is geen {what}{near} Er zijn {listed}.')
    )
