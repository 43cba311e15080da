"""What a compiled pack depends on, as one digest: two loads with one key would compile to the same."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from aigov import __version__, resources
from aigov.packs.pack import Extension
from aigov.packs.sha import blake2b

if TYPE_CHECKING:
    from aigov.packs.setting import Checks

_CODE: Final = ("", "expressions", "packs", "source", "structure")
"""The packages, below aigov's own, that decide what a pack compiles to."""
_SCHEMAS: Final = "schemas"


def key(
    digest: str,
    checks: "Checks",
    extensions: Mapping[str, Extension],
    schemas: Mapping[str, str] | None,
    kinds: Mapping[str, tuple[str, ...]] | None,
) -> str:
    """Return 128 hex digits over `digest`, which is the pack's bytes', and everything else that compiling looks at."""
    whole = blake2b(b"")
    parts = [
        __version__,
        sys.version_info[:2],
        digest,
        sorted(targets(checks).items()),
        extensions,
        kinds and {**kinds},
    ]
    whole.update(
        json.dumps([*parts, [*_code(), *_states(_SCHEMAS, resources.schemas_place(), ".json")]], sort_keys=True).encode(
            "utf-8", "surrogatepass"
        )
    )
    for name, text in sorted((schemas or {}).items()):
        whole.update(f"{name} {len(text)} ".encode())
        whole.update(text.encode())
    return whole.hexdigest()


def targets(checks: "Checks") -> Mapping[str, str]:
    """Return where each check leads, as `module:function`, without importing one."""
    told = getattr(checks, "targets", None)
    if isinstance(told, Mapping):
        return told
    return {name: found if isinstance(found, str) else _named(found) for name, found in checks.items()}


def watched(checks: "Checks", used: list[str]) -> dict[str, str]:
    """Return the source files of the checks that a pack uses, with their digests: options were read there."""
    found = {}
    for name in used:
        function = checks[name]
        module = function.partition(":")[0] if isinstance(function, str) else getattr(function, "__module__", "")
        file = getattr(sys.modules.get(module), "__file__", None)
        if file:
            found[file] = file_digest(file)
    return found


def file_digest(file: str) -> str:
    """Return the digest of a file; an empty text where it cannot be read."""
    try:
        with open(file, "rb") as opened:
            return blake2b(opened.read()).hexdigest()
    except OSError:
        return ""


def _named(function: Any) -> str:
    return f"{getattr(function, '__module__', '')}:{getattr(function, '__qualname__', '')}"


def _code() -> Iterator[tuple[str, int, int]]:
    """Yield the state of aigov's own files: in a checkout they change without a new version."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in _CODE:
        yield from _states(folder, os.path.join(package, folder), ".py")


def _states(folder: str, place: str, ending: str) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(place) as scan:
            for entry in sorted((entry for entry in scan if entry.name.endswith(ending)), key=lambda entry: entry.name):
                about = entry.stat()
                yield f"{folder}/{entry.name}", about.st_mtime_ns, about.st_size
    except OSError:  # imported from a zip file, or a module instead of a package
        return
