"""The language in which aigov speaks to people: English or Dutch, both beside each other where a text is written."""

from collections.abc import Mapping, Sequence
from typing import Final

ENGLISH: Final = "en"
DUTCH: Final = "nl"
LANGUAGES: Final = (ENGLISH, DUTCH)
"""The languages of aigov's own texts; packs may bring others for their rules."""

VARIABLE: Final = "AIGOV_LANG"
OPTION: Final = "--lang"
_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""As POSIX orders them: the first that is set decides."""


class _Spoken:
    """What is spoken now; one process speaks one language at a time."""

    code = ENGLISH
    settled = False
    """Whether somebody said so for this run: a configuration does not overrule that."""
    default = ENGLISH
    """What is spoken where no configuration says otherwise."""


def said(english: str, dutch: str) -> str:
    """Return the text in the language that is spoken; one that a pack alone knows is English here."""
    return dutch if _Spoken.code == DUTCH else english


def figure(number: int) -> str:
    """Return a whole number as people write it: `1,200`, in Dutch `1.200`."""
    return said(f"{number:,}", f"{number:,}".replace(",", "."))


def spoken() -> str:
    """Return the language that is spoken, as a code of two letters (ISO 639-1)."""
    return _Spoken.code


def speak(code: str, *, settled: bool = False) -> None:
    """Speak another language from now on; `settled` where the command line or AIGOV_LANG asks for it."""
    _Spoken.code = _Spoken.default = code
    _Spoken.settled = settled


def prefer(code: str) -> None:
    """Speak the language of a configuration, unless the command line or AIGOV_LANG asked for one; empty: the default.

    So a configuration holds for its own run alone, where a process makes several.
    """
    if not _Spoken.settled:
        _Spoken.code = code or _Spoken.default


def suppose(code: str) -> None:
    """Take another language as the default, such as that of an editor, unless one was asked for."""
    if not _Spoken.settled:
        _Spoken.code = _Spoken.default = code


class speaking:  # noqa: N801  (read as a verb: `with speaking(ENGLISH)`)
    """A while in which a language is spoken whatever anybody asked for or prefers; then it is as before."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._before = (_Spoken.code, _Spoken.settled, _Spoken.default)

    def __enter__(self) -> None:
        """Speak it from here on."""
        self._before = (_Spoken.code, _Spoken.settled, _Spoken.default)
        speak(self._code, settled=True)

    def __exit__(self, *_: object) -> None:
        """Speak what was spoken before."""
        _Spoken.code, _Spoken.settled, _Spoken.default = self._before


def asked(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[str, bool]:
    """Return the language that a process is started in, and whether it was asked for by `--lang` or AIGOV_LANG.

    A locale counts where its first two letters name a language of ours; every other is English. AIGOV_LANG may be
    written as one. What else it says, and `--lang`, is returned as it stands: whether there is such a language is for
    the command line to tell.
    """
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION and at + 1 < len(arguments):
            return arguments[at + 1], True
        if argument.startswith(f"{OPTION}="):
            return argument.partition("=")[2], True
    if environment.get(VARIABLE):
        return _ours(environment[VARIABLE]) or environment[VARIABLE], True
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    return _ours(locale) or ENGLISH, False


def _ours(locale: str) -> str:
    """Return the language of ours that a locale names, such as `nl_NL.UTF-8`; empty where it names none."""
    code = locale[:2].lower()
    return code if code in LANGUAGES and not locale[2:3].isalpha() else ""
