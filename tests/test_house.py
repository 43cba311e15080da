"""What every module owes its reader."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "aigov").rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_opens_with_what_it_is_for_and_stays_below_300_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 300


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_every_public_function_and_class_says_what_comes_out(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert [node.name for node in public if not ast.get_docstring(node)] == []


def test_only_the_run_reads_the_clock() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(word in path.read_text(encoding="utf-8") for word in ("date.today(", "utcnow(", ".now(", "time.time("))
    ]

    assert readers == ["aigov/run/__init__.py"]
