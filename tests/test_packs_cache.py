"""A compiled pack is found again by content, and never trusted further than it can be verified."""

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made_packs import PACK, RULE, changed, written

from aigov import packs
from aigov.errors import PackError
from aigov.packs import cache
from aigov.packs.freeze import freeze, freeze_words

CHECK = """\
from typing import NamedTuple

class Options(NamedTuple):
    least: int = 1

def check(subject, options: Options):
    yield from ()
"""
EACH = """\
each: [kpis as kpi, kpi.targets as target]
let: {first: kpi.baseline.date}
limits: {lead: P3M}
assert: target.due_on > after(first, limits.lead)
at: target.due_on"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which compiled packs are kept; it does not exist yet."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("AIGOV_CACHE_DIR", str(folder))
    return folder / "packs"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a folder with a pack that uses most of what a rule can hold."""
    each = changed(("assert:", EACH), ("message:", 'message: "{kpi.name}: {target.due_on}, {first}."'))
    due = changed(("assert:", "when: has(mandate)\nrequire: [mandate.sponsor]\ndue: mandate.review_on\nahead: P2W"))
    rules = {"acme/sponsor.yaml": RULE, "acme/steps.yaml": each, "later/due.yaml": due}
    return written(tmp_path / "pack", rules)


def _plain(pack: packs.Pack) -> str:
    return json.dumps([freeze(pack), freeze_words(pack)], sort_keys=True)


def _only(kept: Path) -> Path:
    (file,) = (each for each in kept.glob("*.json") if not each.stem.endswith("-words"))
    return file


def _compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each pack that is compiled from its files."""
    from aigov.packs import compiling

    seen: list[str] = []
    real = compiling.compile_pack

    def counted(folder: str, *rest: object) -> packs.Pack:
        seen.append(folder)
        return real(folder, *rest)

    monkeypatch.setattr(compiling, "compile_pack", counted)
    return seen


def test_a_pack_from_the_cache_is_equal_to_a_fresh_one(pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = packs.load(pack, {}, cache=False)
    assert not kept.exists()
    first = packs.load(pack, {})
    compiled = _compiles(monkeypatch)
    again = packs.load(pack, {})
    assert compiled == []
    assert _plain(fresh) == _plain(first) == _plain(again)
    for one, other in zip(fresh.rules, again.rules, strict=True):
        assert type(one) is type(other)
        for field, value in one.fields().items():
            assert type(value) is type(getattr(other, field)), field


def test_a_pack_that_moved_is_found_again_and_knows_its_folder(pack: Path, kept: Path, tmp_path: Path) -> None:
    packs.load(pack, {})
    moved = shutil.copytree(pack, tmp_path / "elsewhere")
    assert packs.load(moved, {}).folder == str(moved)
    assert len(list(kept.glob("*.json"))) == 2
    assert _only(kept)


@pytest.mark.parametrize(
    "change",
    [
        lambda pack: (pack / "acme/sponsor.yaml").write_text(RULE + "# a word more\n"),
        lambda pack: (pack / "acme/sponsor.yaml").rename(pack / "acme/named.yaml"),
        lambda pack: (pack / "sources.yaml").write_text((pack / "sources.yaml").read_text() + "#\n"),
        lambda pack: (pack / "pack.yaml").write_text(PACK.replace('"1"', '"2"')),
        lambda pack: (pack / "acme/notes.json").write_text("{}"),
    ],
    ids=["a rule's bytes", "a rule's name", "sources.yaml", "pack.yaml", "a file more"],
)
def test_a_pack_that_changed_is_compiled_again(
    change: Callable[[Path], object], pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = packs.load(pack, {}).digest
    change(pack)
    compiled = _compiles(monkeypatch)
    assert packs.load(pack, {}).digest != before
    assert compiled == [str(pack)]


def test_the_same_size_and_time_do_not_hide_a_change(pack: Path, kept: Path) -> None:
    file = pack / "acme/sponsor.yaml"
    packs.load(pack, {})
    about = file.stat()
    file.write_text(RULE.replace("A sponsor is named", "A sponsor is famed"))
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert packs.load(pack, {}).rules[0].title == "A sponsor is famed"


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flip(content: bytes) -> bytes:
    return content.replace(b"A sponsor is named", b"A sponsor is famed")


def _sealed(body: bytes) -> Callable[[bytes], bytes]:
    """Return a damage that no digest shows: somebody wrote another content with a digest that fits."""

    def damage(content: bytes) -> bytes:
        words = content.partition(b"\n")[0].split(b" ")
        return b" ".join([*words[:-1], hashlib.blake2b(body).hexdigest().encode()]) + b"\n" + body

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        _cut,
        _flip,
        lambda content: content + b" ",
        lambda content: b"\xff\xfe" + content,
        lambda content: content.partition(b"\n")[2],
        lambda content: b"{}",
        lambda content: content.replace(b"compiled pack 2", b"compiled pack 1"),
        _sealed(b"[]"),
        _sealed(b"{}"),
        _sealed(b"{}\n{}\n[]\n[]"),
        _sealed(b'{}\n{"name": 1}\n[[1]]\n[]\n[]\n[]'),
        _sealed(b"[]\n[]\n[]\n[]"),
        _sealed(b"[" * 100_000),
        _sealed(b"\xff"),
    ],
    ids=[
        "emptied", "cut off", "another word", "a byte more", "bytes in front", "without its head", "foreign",
        "of another version", "a list", "an empty object", "without a pack", "of another shape", "of other types",
        "nested without end", "no text",
    ],
)  # fmt: skip
def test_a_damaged_file_is_built_again(damage: Callable[[bytes], bytes], pack: Path, kept: Path) -> None:
    fresh = packs.load(pack, {})
    file = _only(kept)
    sound = file.read_bytes()
    file.write_bytes(damage(sound))
    assert _plain(packs.load(pack, {})) == _plain(fresh)
    assert file.read_bytes() == sound


def test_each_byte_that_is_changed_is_noticed(pack: Path, kept: Path) -> None:
    packs.load(pack, {})
    file = _only(kept)
    sound = file.read_bytes()
    key = file.stem
    assert cache.read(key) is not None
    for place in range(0, len(sound), 97):
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        assert cache.read(key) is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_what_others_can_write_or_own_is_not_read(pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packs.load(pack, {})
    file = _only(kept)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    file.chmod(0o666)
    assert cache.read(file.stem) is None
    file.chmod(0o600)
    assert cache.read(file.stem) is not None
    monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
    assert cache.read(file.stem) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX's")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_file_of_another_kind_in_its_place_is_done_without(kind: str, pack: Path, kept: Path, tmp_path: Path) -> None:
    fresh = packs.load(pack, {})
    file = _only(kept)
    if kind == "link":
        file.rename(tmp_path / "real.json")
        file.symlink_to(tmp_path / "real.json")
    else:
        file.unlink()
        os.mkfifo(file) if kind == "pipe" else file.mkdir()
    assert cache.read(file.stem) is None
    assert _plain(packs.load(pack, {})) == _plain(fresh)


def test_a_folder_that_cannot_be_written_is_done_without(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    monkeypatch.setenv("AIGOV_CACHE_DIR", str(taken))
    assert packs.load(pack, {}).name == "acme"
    assert packs.load(pack, {}).name == "acme"
    assert taken.read_text() == "a file where the folder should be"
    monkeypatch.setenv("AIGOV_CACHE_DIR", "/proc/nowhere" if sys.platform == "linux" else str(taken / "below"))
    assert packs.load(pack, {}).name == "acme"


def test_a_disk_that_is_full_leaves_nothing_behind(pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert packs.load(pack, {}).name == "acme"
    assert list(kept.iterdir()) == []


def test_two_processes_at_once_both_get_the_pack(pack: Path, kept: Path) -> None:
    kept.mkdir(parents=True)
    code = (
        "import sys, time\n"
        "from aigov import packs\n"
        "while time.time() < float(sys.argv[2]): pass\n"
        "for _ in range(20):\n"
        "    assert len(packs.load(sys.argv[1], {}).rules) == 3\n"
        "    for file in __import__('pathlib').Path(sys.argv[3]).glob('*.json'): file.unlink(missing_ok=True)\n"
    )
    start = str(time.time() + 1.5)
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(pack), start, str(kept)], stderr=subprocess.PIPE)
        for _ in "ab"
    ]
    for one in both:
        _, wrong = one.communicate(timeout=120)
        assert (one.returncode, wrong) == (0, b"")
    assert [file.name for file in kept.iterdir() if file.name.startswith(".")] == []


def test_a_pack_with_problems_is_not_kept(tmp_path: Path, kept: Path) -> None:
    folder = written(tmp_path / "pack", {"acme/sponsor.yaml": changed(("remedy:", "remedy: Set it."))})
    with pytest.raises(PackError):
        packs.load(folder, {})
    assert not kept.exists()


def test_a_check_whose_file_changed_has_its_options_read_again(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "lib/changing_check.py"
    module.parent.mkdir()
    module.write_text(CHECK)
    monkeypatch.syspath_prepend(str(module.parent))
    rule = changed(("assert:", "check: least\nwith: {least: 2}"), ("message:", "message: There are too few."))
    folder = written(tmp_path / "pack", {"acme/least.yaml": rule})
    checks = {"least": "changing_check:check"}
    packs.load(folder, checks)
    compiled = _compiles(monkeypatch)
    packs.load(folder, checks)
    assert compiled == []
    module.write_text(CHECK.replace("int = 1", "str = ''"))
    os.utime(module, ns=(1, 1))
    monkeypatch.delitem(sys.modules, "changing_check")
    with pytest.raises(PackError, match='"least" should be text'):
        packs.load(folder, checks)


def test_only_the_newest_packs_are_kept(pack: Path, kept: Path) -> None:
    packs.load(pack, {})
    for number in range(200):
        file = kept / f"{number}.json"
        file.write_text("old")
        os.utime(file, ns=(number, number))
    (pack / "acme/sponsor.yaml").write_text(RULE + "#\n")
    packs.load(pack, {})
    names = {file.name for file in kept.glob("*.json")}
    assert len(names) == 192
    assert "0.json" not in names
    assert "199.json" in names


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"AIGOV_CACHE_DIR": "/own", "XDG_CACHE_HOME": "/xdg", "HOME": "/home/me"}, "/own/packs"),
        ("linux", {"XDG_CACHE_HOME": "/xdg", "HOME": "/home/me"}, "/xdg/aigov/packs"),
        ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/home/me"}, "/home/me/.cache/aigov/packs"),
        ("linux", {"HOME": "/home/me"}, "/home/me/.cache/aigov/packs"),
        ("darwin", {"HOME": "/home/me"}, "/home/me/Library/Caches/aigov/packs"),
        ("win32", {"LOCALAPPDATA": "/local", "HOME": "/home/me"}, "/local/aigov/packs"),
        ("linux", {"HOME": "not absolute"}, ""),
    ],
)
def test_the_folder_is_the_platforms_own(
    platform: str, variables: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AIGOV_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache.folder() == folder


def _aged(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock stand a minute on: what was written now has settled."""
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 60_000_000_000)


def _reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each folder whose files are read."""
    from aigov.packs import folder

    seen: list[str] = []
    real = folder.read

    def counted(place: str) -> folder.Folder:
        seen.append(place)
        return real(place)

    monkeypatch.setattr(folder, "read", counted)
    return seen


@pytest.mark.skipif(sys.platform == "win32", reason="the time of a change is POSIX's")
def test_a_pack_that_lies_still_is_known_without_reading_it(
    pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _aged(pack, monkeypatch)
    first = packs.load(pack, {})
    read = _reads(monkeypatch)
    assert _plain(packs.load(pack, {})) == _plain(first)
    assert read == []


@pytest.mark.skipif(sys.platform == "win32", reason="the time of a change is POSIX's")
@pytest.mark.parametrize("how", ["its bytes, size and times kept", "a file more", "a file less", "a file put in place"])
def test_whatever_moved_in_a_pack_has_it_read_again(
    how: str, pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _aged(pack, monkeypatch)
    packs.load(pack, {})
    read = _reads(monkeypatch)
    file = pack / "acme/sponsor.yaml"
    about = file.stat()
    if how == "its bytes, size and times kept":
        file.write_text(RULE.replace("A sponsor is named", "A sponsor is famed"))
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    elif how == "a file more":
        (pack / "acme/another.yaml").write_text(RULE)
    elif how == "a file less":
        (pack / "later/due.yaml").unlink()
    else:
        beside = pack / "acme/.beside"
        beside.write_text(RULE.replace("A sponsor is named", "A sponsor is famed"))
        os.utime(beside, ns=(about.st_atime_ns, about.st_mtime_ns))
        beside.replace(file)
    loaded = packs.load(pack, {})
    assert read == [str(pack)]
    assert loaded.digest == packs.load(pack, {}, cache=False).digest


def test_what_was_just_written_is_read_until_it_has_settled(
    pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs.load(pack, {})
    read = _reads(monkeypatch)
    packs.load(pack, {})
    assert read == [str(pack)]


def test_a_pack_with_a_link_is_always_read(pack: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack / "acme/same.json").symlink_to(pack / "pack.yaml")
    _aged(pack, monkeypatch)
    packs.load(pack, {})
    read = _reads(monkeypatch)
    packs.load(pack, {})
    assert read == [str(pack)]


def test_a_compiled_rule_of_another_shape_is_compiled_anew_when_it_is_asked(pack: Path, kept: Path) -> None:
    fresh = packs.load(pack, {})
    file = _only(kept)
    head, *lines = file.read_bytes().split(b"\n")
    body = b"\n".join([*lines[:3], *[b"[1]"] * len(lines[3:])])
    words = head.split(b" ")
    file.write_bytes(b" ".join([*words[:-1], hashlib.blake2b(body).hexdigest().encode()]) + b"\n" + body)
    again = packs.load(pack, {})
    assert [rule.id for rule in again.rules] == [rule.id for rule in fresh.rules]
    assert _plain(again) == _plain(fresh)


@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(b"x")], ids=["gone", "x"])
def test_words_that_are_lost_are_compiled_anew(damage: Callable[[Path], object], pack: Path, kept: Path) -> None:
    fresh = packs.load(pack, {})
    (words,) = kept.glob("*-words.json")
    damage(words)
    again = packs.load(pack, {})
    assert again.rules[0].title == fresh.rules[0].title == "A sponsor is named"
    assert dict(again.sources) == dict(fresh.sources)
