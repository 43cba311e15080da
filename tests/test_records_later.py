"""Where Python makes annotations later, aigov says the same with typing's named tuples and enum's own enums."""

import subprocess
import sys

import pytest
from running import ROOT

LATER = """
import sys
now = sys.version_info
sys.version_info = (3, 14, 0, "final", 0)
from aigov import records
sys.version_info = now
import enum, typing
assert (records.NamedTuple, records.Enum) == (typing.NamedTuple, enum.Enum)
from aigov.__main__ import main
main()
"""


@pytest.mark.parametrize("arguments", [["check", "-f", "json"], ["explain", "dpia/approved"], ["forecast"]], ids=str)
def test_where_annotations_are_made_later_typings_own_do(arguments: list[str]) -> None:
    place = ROOT / "examples" / "permits"
    arguments = [*arguments, "--as-of", "2026-11-22"] if arguments[0] != "explain" else arguments
    told = [
        subprocess.run([sys.executable, *how, *arguments], cwd=place, capture_output=True, timeout=60, check=False)
        for how in (["-m", "aigov"], ["-c", LATER])
    ]

    assert told[0].stdout
    assert (told[1].returncode, told[1].stdout, told[1].stderr) == (told[0].returncode, told[0].stdout, told[0].stderr)
