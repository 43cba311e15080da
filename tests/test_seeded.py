"""On generated manifests every finding stands at its seeded key or value, and there is none elsewhere."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
COUNT = 300
PROSE = re.compile(
    r"(?:description|statement|purpose|task|open_to|stop|before|after|reward|concern|answer|reasons|condition|business"
    r"|employees|hypothesis|embedded_in|rationale|societal_effects|mitigations|changed): (?!docs/)([^,}\n]{20,})"
)


def generate(folder: Path, *options: str) -> None:
    """Write manifests to `folder` as the benchmark does."""
    subprocess.run(
        [sys.executable, ROOT / "bench" / "generate.py", folder, "--count", str(COUNT), *options], check=True
    )


def findings(folder: Path) -> Counter[tuple[str, str, int, int, int]]:
    """Return (file, rule, line, column, end column) of everything that a check of `folder` finds."""
    command = [sys.executable, "-m", "aigov", "check", "--as-of", TODAY, "-f", "json", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode in (0, 1), done.stderr
    found: Counter[tuple[str, str, int, int, int]] = Counter()
    for report in json.loads(done.stdout)["reports"]:
        for finding in report["findings"]:
            span = finding["at"]["span"]
            found[span["file"], finding["rule"], span["line"], span["column"], span["end_column"]] += 1
    return found


def test_every_finding_stands_where_an_error_was_seeded_and_none_elsewhere(tmp_path: Path) -> None:
    generate(tmp_path)
    seeded = Counter(
        (f"{number}/{place['file']}", place["rule"], place["line"], place["column"], place["end_column"])
        for number, places in json.loads((tmp_path / "seeded.json").read_text()).items()
        for place in places
    )
    assert len({rule for _, rule, *_ in seeded}) >= 40

    found = findings(tmp_path)

    assert {"missed": seeded - found, "elsewhere": found - seeded} == {"missed": Counter(), "elsewhere": Counter()}


def test_the_generated_manifests_vary_as_real_ones_do(tmp_path: Path) -> None:
    generate(tmp_path)
    texts = {path: path.read_bytes() for path in tmp_path.glob("*/**/*.yaml")}
    places = json.loads((tmp_path / "seeded.json").read_text())
    on_the_last_line = after_wide_characters = in_a_section_file = under_crlf = 0
    for number, seeded in places.items():
        for place in seeded:
            text = texts[tmp_path / number / place["file"]]
            lines = text.decode().rstrip("\n").split("\n")
            on_the_last_line += place["line"] == len(lines)
            after_wide_characters += any(ord(c) > 0x2000 for c in lines[place["line"] - 1][: place["column"]])
            in_a_section_file += place["file"] != "aigov.yaml"
            under_crlf += b"\r\n" in text
    lengths = [
        sum(text.count(b"\n") for path, text in texts.items() if path.is_relative_to(tmp_path / number))
        for number in places
    ]

    assert min(on_the_last_line, after_wide_characters, in_a_section_file, under_crlf) >= 10
    assert 160 <= sum(lengths) / COUNT <= 190
    assert min(lengths) >= 100
    assert max(lengths) <= 215
    assert len(set(lengths)) >= 50


def test_no_two_generated_manifests_share_an_id_a_person_or_a_sentence(tmp_path: Path) -> None:
    generate(tmp_path, "--clean")
    ids: Counter[str] = Counter()
    people: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    for folder in tmp_path.glob("*/"):
        text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("**/*.yaml"))
        ids.update(re.findall(r"^  id: (.*)$", text, re.MULTILINE))
        people.update(set(re.findall(r'\{name: "([^"]*)"', text)))
        sentences.update(set(re.findall(PROSE, text)))

    for counted in (ids, people, sentences):
        assert len(counted) >= COUNT
        assert {text: count for text, count in counted.items() if count > 1} == {}


def test_projects_of_each_stage_are_generated_of_both_weights(tmp_path: Path) -> None:
    generate(tmp_path, "--clean")
    kinds: Counter[tuple[str, bool]] = Counter()
    for path in tmp_path.glob("*/aigov.yaml"):
        text = path.read_text(encoding="utf-8")
        stage = re.search(r"^  stage: (\w+)$", text, re.MULTILINE)
        assert stage
        kinds[stage[1], "outside_organisation: true" in text] += 1

    assert len(kinds) == 6
    assert min(kinds.values()) >= COUNT // 20


def test_a_clean_generated_manifest_has_no_findings(tmp_path: Path) -> None:
    generate(tmp_path, "--clean")

    assert findings(tmp_path) == Counter()
