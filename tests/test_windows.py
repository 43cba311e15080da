"""What of Windows can be shown elsewhere: its paths, its line ends, its code pages, the names that it keeps."""

import json
import ntpath
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from running import CONFIG, MANIFEST, ROOT, TINY, aigov, project, write

from aigov.config import globs
from aigov.discovery import surroundings, target
from aigov.findings import Kind

AS_OF = ("--as-of", "2026-11-22")
HERE = r"C:\Users\Zoë\work"
WIDE = MANIFEST.replace("name: Permits", "name: Größe → 許可 🦉").replace("Sorts requests.", "none")


@pytest.fixture
def _windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the modules that know paths have those of Windows."""
    there = SimpleNamespace(path=ntpath, sep="\\", altsep="/")
    for module in (surroundings, target, globs):
        monkeypatch.setattr(module, "os", there)


@pytest.mark.usefixtures("_windows")
class TestPaths:
    def test_a_report_writes_slashes(self) -> None:
        around = surroundings.Surroundings(HERE)
        assert around.shown(rf"{HERE}\permits\aigov.yaml") == "permits/aigov.yaml"
        found = target.Target(rf"{HERE}\permits\aigov.yaml", Kind.MANIFEST, around.hidden)
        assert (found.name, found.folder) == ("permits/aigov.yaml", rf"{HERE}\permits")

    def test_another_drive_is_shown_with_its_letter(self) -> None:
        assert surroundings.Surroundings(HERE).shown(r"D:\permits\aigov.yaml") == "D:/permits/aigov.yaml"

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("permits/aigov.yaml", rf"{HERE}\permits\aigov.yaml"),
            (r"permits\aigov.yaml", rf"{HERE}\permits\aigov.yaml"),
            (r".\permits", rf"{HERE}\permits"),
            (r"..\aigov.yaml", r"C:\Users\Zoë\aigov.yaml"),
            (r"D:\aigov.yaml", r"D:\aigov.yaml"),
            ("D:/aigov.yaml", r"D:\aigov.yaml"),
            (r"\\server\share\aigov.yaml", r"\\server\share\aigov.yaml"),
        ],
    )
    def test_what_somebody_types_is_found(self, text: str, path: str) -> None:
        assert ntpath.normpath(surroundings.within(HERE, text)) == path

    def test_the_folder_of_a_file_at_the_top_of_a_drive_is_the_drive(self) -> None:
        found = target.Target(r"S:\aigov.yaml", Kind.MANIFEST, "S:\\")
        assert (found.name, found.folder) == ("aigov.yaml", "S:\\")

    @pytest.mark.parametrize("folder", [HERE, "C:\\", r"\\server\share\a"])
    def test_the_way_up_ends(self, folder: str) -> None:
        assert surroundings.Surroundings(folder).repository(folder) == ""

    @pytest.mark.parametrize("glob", ["old/**", r"old\**", "./old", r".\old", "old/", "old\\", r"*\permits"])
    def test_a_glob_covers_with_either_slash(self, glob: str) -> None:
        assert globs.covers(glob, HERE, rf"{HERE}\old\permits\aigov.yaml")

    def test_a_glob_counts_from_the_top_of_a_drive(self) -> None:
        assert globs.covers("old/**", "S:\\", r"S:\old\aigov.yaml")


def test_a_backslash_in_a_glob_separates_everywhere(tmp_path: Path) -> None:
    place = project(tmp_path, f"exclude = ['old\\**']\n{CONFIG}")
    write(place, {"old/aigov.yaml": MANIFEST})
    report = json.loads(aigov("check", *AS_OF, "-f", "json", cwd=place).stdout)
    assert report["totals"]["excluded"] == 1


def _crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


WAIVERS = """\
- id: w-1
  rule: tiny/described
  project: permits
  reason: The text is on its way.
  requested_by: {name: A. Jansen}
  approved_by: {name: K. Smit}
  approved_on: 2026-11-01
  expires_on: 2027-01-31
"""
ORGANISATION = "aigov: 1\norganisation:\n  id: haven\n  name: Haven\n"


def _without_offsets(value: dict[str, Any]) -> dict[str, Any]:
    """Return a span by lines and columns alone: every line end before it is a byte longer."""
    return {key: each for key, each in value.items() if key not in ("start", "end")}


def test_windows_line_ends_change_nothing_in_a_report(tmp_path: Path) -> None:
    files = {
        "aigov.yaml": MANIFEST.replace("Sorts requests.", "none"),
        "aigov.toml": f'{CONFIG}fail-level = "warning"\n',
        "aigov.waivers.yaml": WAIVERS,
        "aigov.org.yaml": ORGANISATION,
        "aigov.d/kpis.yaml": "- id: k\n  name: Same day\n",
    }
    reports = []
    for name, convert in (("lf", str.encode), ("crlf", _crlf)):
        place = write(tmp_path / name, {file: convert(text) for file, text in files.items()})
        write(place, {f"tiny/{file}": convert(text) for file, text in TINY.items()})
        told = aigov("check", *AS_OF, "-f", "json", cwd=place).stdout
        report: dict[str, Any] = json.loads(told, object_hook=_without_offsets)
        del report["record"], report["packs"]
        reports.append(report)
    assert reports[0]["reports"]
    assert reports[0] == reports[1]


COMMANDS = {
    "alone": (),
    "help": ("check", "--help"),
    "check": ("check", *AS_OF),
    "concise": ("check", *AS_OF, "-f", "concise"),
    "everything said": ("check", *AS_OF, "-v", "--color", "always"),
    "gate": ("gate", "pilot", *AS_OF),
    "portfolio": ("portfolio", *AS_OF),
    "forecast": ("forecast", *AS_OF),
    "explain": ("explain", "dpia/approved"),
    "rules": ("rules", "--select", "dpia"),
    "coverage": ("rules", "--coverage", "--select", "dpia"),
    "configuration": ("config", "show", "--origin"),
    "waivers": ("waiver", "list", *AS_OF),
    "fix": ("fix",),
    "test": ("test", "tiny", "-v"),
    "two packs": ("pack", "diff", "core", "tiny"),
    "a mistake": ("explain", "tiny/größe→許可"),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_console_that_knows_few_letters_loses_none_silently(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    place = write(project(tmp_path), {"größe→許可.aigov.yaml": WIDE})
    whole, few = (
        _bytes(*arguments, cwd=place, AIGOV_LANG="nl", PYTHONIOENCODING=encoding) for encoding in ("utf-8", "cp1252")
    )
    assert few[0] == whole[0]
    for one, other in zip(few[1:], whole[1:], strict=True):
        assert b"Traceback" not in one
        assert b"internal error" not in one
        assert one == other.decode().encode("cp1252", "backslashreplace")


def _bytes(*arguments: str, cwd: Path, **environment: str) -> tuple[int, bytes, bytes]:
    """Return the exit code of a command line, and the bytes that it writes."""
    done = subprocess.run(
        [sys.executable, "-m", "aigov", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


FORMATS = ("sarif", "junit", "markdown", "csv", "github")


@pytest.mark.parametrize(
    "arguments",
    [
        *(("check", *AS_OF, "-f", name) for name in FORMATS),
        ("forecast", *AS_OF, "-f", "ics"),
        ("schema", "manifest", "--lang", "nl"),
        ("rules", "--coverage", "-f", "markdown", "--lang", "nl"),
        ("config", "show", "-f", "json"),
        ("waiver", "list", "-f", "json"),
        ("completion", "bash"),
    ],
    ids=" ".join,
)
def test_what_programs_read_is_the_same_bytes_on_every_console(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    place = write(project(tmp_path), {"größe→許可.aigov.yaml": WIDE})
    whole, few = (_bytes(*arguments, cwd=place, PYTHONIOENCODING=encoding) for encoding in ("utf-8", "cp1252"))
    assert few[1] == whole[1]
    few[1].decode("utf-8")
    if "junit" in arguments:
        assert "größe→許可" in ET.tostring(ET.fromstring(few[1]), encoding="unicode")


@pytest.mark.parametrize(
    "arguments",
    [
        ("init", "con.aigov.yaml", "--yes"),
        ("new", "pack", "aux"),
        ("new", "rule", "tiny/nul", "--pack", "tiny", "--kind", "present", "--field", "kpis.owner", "--yes"),
        ("new", "plugin", "com1"),
    ],
    ids=lambda arguments: " ".join(arguments[:3]),
)
def test_no_file_is_made_that_windows_could_not_have(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    place = project(tmp_path)
    (place / "aigov.yaml").unlink()
    before = sorted(place.rglob("*"))
    done = aigov(*arguments, cwd=place)
    assert done.returncode == 2
    assert "Windows keeps this name for itself" in done.stderr
    assert sorted(place.rglob("*")) == before


@pytest.mark.parametrize("name", ["console.aigov.yaml", "auxiliary.aigov.yaml", "com.aigov.yaml"])
def test_a_name_that_only_begins_like_one_that_windows_keeps_is_free(tmp_path: Path, name: str) -> None:
    assert aigov("init", name, "--yes", cwd=tmp_path).returncode == 0


def test_nothing_forks() -> None:
    """Windows starts processes anew (`spawn`): what relied on a copy of this one would break there."""
    every = [path.read_text(encoding="utf-8") for path in (ROOT / "aigov").rglob("*.py")]
    assert not [text for text in every if "multiprocessing" in text or "os.fork" in text]
