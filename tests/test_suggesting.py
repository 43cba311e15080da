"""Safe fixes as suggestions on a pull request: where they are is right for bytes, and what they leave is mended."""

import json
from pathlib import Path

from running import MANIFEST, aigov, write

DAY = ("--as-of", "2026-11-22")


def suggestions(folder: Path, *more: str) -> list[dict[str, object]]:
    done = aigov("check", *more, *DAY, "-f", "rdjson", cwd=folder)
    return [each for found in json.loads(done.stdout)["diagnostics"] for each in found.get("suggestions", ())]


def test_a_slip_of_the_pen_comes_with_what_to_write(tmp_path: Path) -> None:
    text = MANIFEST.replace("  name: Permits\n", "  nmae: 待ち時間 é\n")
    write(tmp_path, {"aigov.yaml": text})
    found = suggestions(tmp_path)
    assert [each["text"] for each in found] == ["name"]
    mended = text.encode().split(b"\n")
    place = found[0]["range"]
    line, start, end = place["start"]["line"], place["start"]["column"] - 1, place["end"]["column"] - 1
    before = mended[line - 1]
    mended[line - 1] = before[:start] + b"name" + before[end:]
    write(tmp_path, {"aigov.yaml": b"\n".join(mended)})
    assert suggestions(tmp_path) == []
    assert "manifest/unknown-key" not in aigov("check", *DAY, "-f", "concise", cwd=tmp_path).stdout


def test_columns_after_wide_letters_are_bytes(tmp_path: Path) -> None:
    text = MANIFEST + "kpis:\n- {id: 待ち, nmae: K}\n"
    write(tmp_path, {"aigov.yaml": text})
    found = [each for each in suggestions(tmp_path) if each["text"] == "name"]
    line = text.split("\n")[found[0]["range"]["start"]["line"] - 1].encode()
    place = found[0]["range"]
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"nmae"


def test_what_only_people_can_answer_is_not_suggested(tmp_path: Path) -> None:
    write(tmp_path, {"aigov.yaml": MANIFEST.replace("name: Permits", "name:")})
    assert suggestions(tmp_path) == []


def test_other_formats_are_not_made_to_wait_for_fixes(tmp_path: Path) -> None:
    write(tmp_path, {"aigov.yaml": MANIFEST.replace("name:", "nmae:")})
    assert "suggestion" not in aigov("check", *DAY, "-f", "json", cwd=tmp_path).stdout
