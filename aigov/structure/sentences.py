"""A sentence for each kind of structural error, for files whose errors no rule words: rules, packs, settings."""

from collections.abc import Mapping

from aigov.language import said
from aigov.structure.problems import Problem


def _sentences() -> Mapping[str, str]:
    return {
        "bad-pattern": said(
            '"{written}" should be {expected}{hint}',
            '"{written}" heeft niet de vorm die hier hoort, namelijk {expected}{hint}',
        ),
        "copied-example": said(
            '"{key}" still holds the example\'s own text.', '"{key}" bevat nog de tekst van het voorbeeld.'
        ),
        "missing-key": said('{where} has no "{key}".', '{where} heeft geen "{key}".'),
        "no-such-date": said(
            "{written} is not a day in the calendar{hint}", "{written} is geen dag op de kalender{hint}"
        ),
        "no-such-path": said('"{written}" leads to nothing{hint}', '"{written}" leidt nergens heen{hint}'),
        "not-a-date": said(
            '"{key}" should be a day such as 2026-11-22, and "{written}" is written{hint}',
            '"{key}" hoort een datum te zijn zoals 2026-11-22, en er staat "{written}"{hint}',
        ),
        "not-a-period": said(
            '"{key}" should be a period such as P3M, and "{written}" is written{hint}',
            '"{key}" hoort een termijn te zijn zoals P3M, en er staat "{written}"{hint}',
        ),
        "not-one-of": said(
            '"{written}" is not one of the answers to "{key}" ({choices}){hint}',
            '"{written}" is geen van de antwoorden op "{key}" ({choices}){hint}',
        ),
        "out-of-range": said(
            '"{key}" is {written}, and should be {expected}.', '"{key}" is {written}, en hoort {expected} te zijn.'
        ),
        "placeholder-required": said(
            '"{key}" is not known yet, and {where} cannot do without it.',
            '"{key}" is nog niet bekend, en {where} kan niet zonder.',
        ),
        "repeated-id": said(
            '"{written}" is the id of two items of {where}.', '"{written}" is de id van twee items van {where}.'
        ),
        "too-many": said(
            "More than {limit} errors stand here; what follows was not looked at.",
            "Hier staan meer dan {limit} fouten; naar wat volgt is niet gekeken.",
        ),
        "too-short": said('"{key}" should have {expected}.', '"{key}" hoort {expected} te bevatten.'),
        "unknown-key": said('"{key}" is not a {where}{hint}', '"{key}" is geen {where}{hint}'),
        "unknown-reference": said('"{written}" is not in {where}{hint}', '"{written}" staat niet in {where}{hint}'),
        "unknown-who": said(
            '"{written}" is neither a role nor a person that is listed{hint}',
            '"{written}" is geen rol en geen persoon die is opgenomen{hint}',
        ),
        "unsupported-version": said(
            "The file has version {written}; this aigov reads {supported}.",
            "Het bestand heeft versie {written}; deze aigov leest {supported}.",
        ),
        "wrong-type": said(
            '"{key}" should be {expected}, and {found} is written{hint}',
            '"{key}" hoort {expected} te zijn, en er staat {found}{hint}',
        ),
    }


def sentence(problem: Problem) -> str:
    """Return one whole sentence that says what is wrong; `problem` may be of a kind that is not structure's own."""
    wording = _sentences().get(problem.kind)
    if wording is None:
        return f"{problem.kind}: {', '.join(problem.details.values())}"
    return wording.format_map(problem.details)
