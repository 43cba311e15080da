"""What a rule or a claim lacks in a language beside English: a text that nobody wrote, or other places to fill in."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from aigov import paths
from aigov.expressions import Template
from aigov.language import ENGLISH, said
from aigov.packs import Pack
from aigov.packs.folder import SOURCES, PackFile
from aigov.packs.languages import spoken_in
from aigov.packs.reading import read
from aigov.rule import NOTHING_SAID, Rule, Words
from aigov.source import Document
from aigov.trial.example import Remark

_OF_CLAIM: Final = ("claim", "not_lintable")
"""The place in a text (`where`) may be a heading of it, and need no other language."""


class _Lack(NamedTuple):
    """A sentence on what is lacking in a language; `key` is the text that is meant, empty without one."""

    language: str
    key: str
    says: str


def of_rule(rule: Rule, content: Callable[[], bytes], pack: Pack) -> Iterator[Remark]:
    """Yield what the texts of a rule, whose file `content` reads, lack in a language that they or its pack speak."""
    found = list(_lacks(rule, pack))
    if found:
        yield from _placed(read(PackFile(rule.file, content())), (), found)


def of_claims(pack: Pack, content: Callable[[], bytes]) -> Iterator[tuple[str, Remark]]:
    """Yield the id of each claim that lacks something in a language, with what it is; `content` reads sources.yaml."""
    lacking = {name: list(_missing(claim, pack.languages)) for name, claim in pack.sources.items()}
    if not any(lacking.values()):
        return
    document = read(PackFile(SOURCES, content()))
    for name, found in lacking.items():
        for remark in _placed(document, ("claims", name), found):
            yield name, remark


def _lacks(rule: Rule, pack: Pack) -> Iterator[_Lack]:
    english = rule.words[ENGLISH]
    for language in dict.fromkeys((*pack.languages, *rule.words)):
        words = rule.words.get(language, NOTHING_SAID)
        if language in pack.languages:
            yield from _unwritten(
                language, [key for key in Words._fields if getattr(english, key) and not getattr(words, key)]
            )
        for key in Words._fields:
            if getattr(words, key) and not getattr(english, key):
                what = said(
                    f"There is no `{key}` in English that this says in {language}.",
                    f"Er is geen `{key}` in het Engels die dit in het {language} zegt.",
                )
                yield _Lack(language, key, what)
        for key in ("message", "remedy"):
            yield from _otherwise(language, key, getattr(english, key), getattr(words, key))


def _missing(claim: Mapping[str, Any], languages: tuple[str, ...]) -> Iterator[_Lack]:
    for language in languages:
        texts = claim[language] if language in spoken_in(claim) else {}
        yield from _unwritten(language, [key for key in _OF_CLAIM if key in claim and key not in texts])


def _unwritten(language: str, keys: list[str]) -> Iterator[_Lack]:
    if keys:
        listed = ", ".join(f"`{key}`" for key in keys)
        yield _Lack(
            language,
            "",
            said(f"Under `{language}` is not written: {listed}.", f"Onder `{language}` staat niet: {listed}."),
        )


def _otherwise(language: str, key: str, english: Template | None, other: Template | None) -> Iterator[_Lack]:
    if english is None or other is None:
        return
    wanted, written = _places(english), _places(other)
    lost = ", ".join(sorted(wanted - written))
    more = ", ".join(sorted(written - wanted))
    if lost:
        yield _Lack(language, key, said(f"The English also fills in {lost}.", f"Het Engels vult ook in: {lost}."))
    if more:
        yield _Lack(language, key, said(f"The English does not fill in {more}.", f"Het Engels vult niet in: {more}."))


def _places(template: Template) -> set[str]:
    """Return what a text fills in, as it is written."""
    return {f"{{{part[0].text.strip()}}}" for part in template.parts if not isinstance(part, str)}


def _placed(document: Document, place: paths.Path, found: list[_Lack]) -> Iterator[Remark]:
    for each in found:
        path = (*place, each.language, *filter(None, (each.key,)))
        try:
            span = document.key(path)
        except KeyError:
            span = document.key(place or ("title",))
        yield Remark(span.line, span.column, each.says)
