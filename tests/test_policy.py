"""What an organisation holds its projects to: nothing that one writes makes it laxer, and every report says so."""

from pathlib import Path

import pytest
from running import project

from aigov.config.reading import load
from aigov.errors import ConfigError
from aigov.run.workplace import Asked, Workplace

DAY = "2026-06-01"


def _place(folder: Path, text: str = "", **asked: str) -> Workplace:
    """Return what holds in `folder`, which gets a configuration with `text`."""
    project(folder, 'packs = ["core", "./tiny"]\n' + text)
    return Workplace(load(folder / "aigov.toml", "aigov.toml"), Asked(DAY, **asked))


def test_an_area_that_is_mandatory_stands_for_its_rules(tmp_path: Path) -> None:
    assert _place(tmp_path, 'mandatory = ["tiny"]\n').mandatory == {"tiny/described", "tiny/long"}


def test_without_a_word_of_it_nothing_is_mandatory(tmp_path: Path) -> None:
    assert _place(tmp_path).mandatory == frozenset()


def test_what_is_mandatory_and_no_rule_is_named_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r'aigov\.toml:2: "tiny/descrbed" is neither .* mean "tiny/described"'):
        _ = _place(tmp_path, 'mandatory = ["tiny/descrbed"]\n').mandatory
