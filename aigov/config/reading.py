"""Reads aigov.toml into a configuration, with the line of whatever is wrong in it; imported only where there is one."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from aigov import ledger, resources, structure
from aigov.config import FLOOR, NAME, Config, Exclusion, Layer, Named, RuleSetting, WaiverPolicy, none
from aigov.config.places import Key, Place, places
from aigov.errors import ConfigError
from aigov.language import said

_LARGEST: Final = 1 << 17
"""Bytes: a thousand rules fit, and tomllib, whose time grows with the square of some of it, takes a second."""
_LONGEST_KEY: Final = 64
"""Parts of a dotted key: no key of ours has more than four, and tomllib takes a minute over thousands."""
_LONG_KEY: Final = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_LONGEST_KEY}}}""", re.ASCII
)


_PLUGIN: Final = "plugin:"

Brought = Callable[[str, str], str]
"""Given a distribution and where it is named, returns the file or folder of the configuration that it brings."""


def load(
    path: Path,
    shown: str,
    *,
    floor: Config | None = None,
    brought: Brought = lambda name, where: "",  # noqa: ARG005  (no plugin brings any)
    kind: str = "own",
    extended_by: tuple[Path, ...] = (),
) -> Config:
    """Return the configuration in the file at `path`, on top of the one that it extends, and of `floor` in the end.

    What is extended holds, see aigov/config/policy.py. Raises ConfigError with a line for each problem.
    """
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a link that leads to itself
        raise ConfigError(
            said("is a link that leads to itself.", "is een link die naar zichzelf leidt."), where=shown
        ) from None
    if resolved in extended_by:
        raise ConfigError(said("extends itself in the end.", "breidt uiteindelijk zichzelf uit."), where=shown)
    text = _text(path, shown)
    data = _parsed(text, shown)
    lines = places(text)
    _check(data, lines, shown)
    read = _Reader(shown, path.parent.absolute(), data, lines)
    base = floor
    if "extends" in data:
        named = read.named(("extends",), data["extends"])
        base_path, base_shown, how = _extended(read, named, brought)
        how = FLOOR if kind == FLOOR else how
        further = (*extended_by, resolved)
        base = load(base_path, base_shown, floor=floor, brought=brought, kind=how, extended_by=further)
    own = read.config(kind)
    if base is None:
        return own
    from aigov.config.policy import upon

    return upon(base, own, excludes="exclude" in data)


def load_floor(path: Path, shown: str, *, under: Config | None, brought: Brought) -> Config:
    """Return a configuration that holds from outside, on top of another such one."""
    if path.is_dir():
        path, shown = path / NAME, f"{shown.rstrip('/')}/{NAME}"
    return load(path, shown, floor=under, brought=brought, kind=FLOOR)


def _text(path: Path, shown: str) -> str:
    held = ledger.UNSAVED.get(str(path))
    if held is None and not path.exists():
        raise ConfigError(said("there is no such file.", "zo'n bestand is er niet."), where=shown)
    if held is None and not path.is_file():
        raise ConfigError(said("is not a regular file.", "is geen gewoon bestand."), where=shown)
    try:
        raw = _bytes(path) if held is None else held
        if len(raw) > _LARGEST:
            raise ConfigError(said("is larger than 128 KiB.", "is groter dan 128 KiB."), where=shown)
        ledger.note(os.path.normpath(path.absolute()), raw, "configuration")
        # TOML counts a line end as one character, however it is written.
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ConfigError(
            said(
                f"is not UTF-8: byte {error.start + 1} cannot be read.",
                f"is geen UTF-8: byte {error.start + 1} is niet te lezen.",
            ),
            where=shown,
        ) from None
    except OSError as error:
        raise ConfigError(
            said(f"cannot be read: {error.strerror or error}.", f"is niet te lezen: {error.strerror or error}."),
            where=shown,
        ) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)


def _parsed(text: str, shown: str) -> dict[str, Any]:
    import tomllib

    long = _LONG_KEY.search(text)
    if long:
        line = text.count("\n", 0, long.start()) + 1
        raise ConfigError(said("is nested too deeply.", "is te diep genest."), where=f"{shown}:{line}")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, at = _split(str(error), text)
        raise ConfigError(
            said(f"this is not TOML: {what}.", f"dit is geen TOML: {what}."), where=f"{shown}:{at}"
        ) from None
    except RecursionError:
        raise ConfigError(said("is nested too deeply.", "is te diep genest."), where=shown) from None
    except ValueError:  # of a number with thousands of digits, which Python does not read
        raise ConfigError(
            said("holds a number that is too long to be read.", "bevat een getal dat te lang is om te lezen."),
            where=shown,
        ) from None


def _split(message: str, text: str) -> tuple[str, str]:
    """Part tomllib's sentence from its `(at line 3, column 5)`, which at the end of the file has no numbers."""
    found = re.match(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)\Z", message, re.DOTALL)
    if found is None:
        return message, "1"
    what = found[1][:1].lower() + found[1][1:]
    return what, f"{found[2]}:{found[3]}" if found[2] else str(text.count("\n") + 1)


def _check(data: dict[str, Any], lines: Mapping[Key, Place], shown: str) -> None:
    plain = _plain(data)
    problems = structure.check(plain, resources.schema("config"))
    if problems:
        phrase = [f"{_place(lines, shown, problem.path)}: {structure.words(problem)}" for problem in problems]
        raise ConfigError("\n".join(phrase))


def _plain(value: Any) -> Any:
    """Return `value` with TOML's dates and times as ISO text, as in every other file."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _place(lines: Mapping[Key, Place], shown: str, path: Key) -> str:
    """Return `FILE:LINE:COLUMN` of `path`, or of its nearest ancestor that is written down."""
    while path and path not in lines:
        path = path[:-1]
    place = lines.get(path, Place(1, 1))
    return f"{shown}:{place.line}:{place.column}"


def _extended(read: "_Reader", named: Named, brought: Brought) -> tuple[Path, str, str]:
    """Return the file that is meant, how it is shown, and how it comes in."""
    text = named.text
    if text.startswith(_PLUGIN):
        found = Path(brought(text.removeprefix(_PLUGIN), named.where))
        return (found / NAME if found.is_dir() else found), f"{text}/{NAME}", "plugin"
    path = read.folder / text
    if not path.exists():
        raise ConfigError(
            said(f'extends "{text}", which is not there.', f'breidt "{text}" uit, dat er niet is.'), where=named.where
        )
    shown = Path(read.shown).parent / text
    if not path.is_dir():
        return path, shown.as_posix(), "extended"
    if not (path / NAME).exists():
        raise ConfigError(
            said(f'extends "{text}", a folder without an {NAME}.', f'breidt "{text}" uit, een map zonder {NAME}.'),
            where=named.where,
        )
    return path / NAME, (shown / NAME).as_posix(), "extended"


class _Reader(NamedTuple):
    """A file whose structure is right, on the way to a Config."""

    shown: str
    folder: Path
    data: Mapping[str, Any]
    lines: Mapping[Key, Place]

    def config(self, kind: str) -> Config:
        """Return what is written here, and nothing else."""
        packs = tuple(item._replace(text=self._pack(item.text)) for item in self._list("packs"))
        organisation = None
        if "organisation" in self.data:
            named = self.named(("organisation",), self.data["organisation"])
            organisation = named._replace(text=str(self.folder / named.text))
        default = none(str(self.folder))
        return default._replace(
            file=self.shown,
            packs=packs or default.packs,
            plugins=self._list("plugins"),
            organisation=organisation,
            fail_level=self.data.get("fail-level", default.fail_level),
            exclude=tuple(Exclusion(str(self.folder), item.text, item.where) for item in self._list("exclude")),
            rules={rule: self._rule(rule, phrase) for rule, phrase in self.data.get("rules", {}).items()},
            waivers=self._waivers() if "waivers" in self.data else default.waivers,
            mandates={item.text: item.where for item in self._list("mandatory")},
            fail_from=self._line("fail-level") if "fail-level" in self.data else "",
            layers=(Layer(self.shown, kind),),
            lang=self.named(("lang",), self.data["lang"]) if "lang" in self.data else None,
        )

    def named(self, path: Key, text: str) -> Named:
        """Return `text` with the line on which `path` stands."""
        return Named(text, self._line(*path))

    def _line(self, *path: str | int) -> str:
        return f"{self.shown}:{self.lines[path].line}"

    def _list(self, key: str) -> tuple[Named, ...]:
        return tuple(self.named((key, at), text) for at, text in enumerate(self.data.get(key, ())))

    def _pack(self, text: str) -> str:
        """A name stays a name; what has a slash or begins with a point is a folder beside the configuration."""
        return str(self.folder / text) if "/" in text or text.startswith(".") else text

    def _waivers(self) -> WaiverPolicy:
        phrase = self.data["waivers"]
        return WaiverPolicy(
            approvers={level: tuple(names) for level, names in phrase.get("approvers", {}).items()},
            longest=phrase.get("longest", {}),
            renewals=phrase.get("renewals"),
            where=self._line("waivers"),
            lines={".".join(map(str, path[1:])): self._line(*path) for path in self.lines if path[0] == "waivers"},
        )

    def _rule(self, rule: str, phrase: str | Mapping[str, Any]) -> RuleSetting:
        table: dict[str, Any] = {"level": phrase} if isinstance(phrase, str) else _plain(dict(phrase))
        return RuleSetting(
            level=table.get("level", ""),
            limits=table.get("limits", {}),
            reason=table.get("reason", ""),
            by=table.get("by", ""),
            until=table.get("until", ""),
            where=self._line("rules", rule),
            effective_from=table.get("effective_from", ""),
            effective_until=table.get("effective_until", ""),
        )
