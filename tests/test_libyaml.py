"""PyYAML's events in brief: nobody else sees them, and a text is read as well where they do not come."""

import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml

from aigov import source
from aigov.paths import UNREADABLE
from aigov.source import events, libyaml, quick

EXAMPLE = (Path(__file__).parent.parent / "examples/stages/idea/aigov.yaml").read_text(encoding="utf-8")


def loaded(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


@pytest.mark.parametrize(
    "text", ["a: [1, {b: c}]", "a: [1", "a: &x 1", "- *x", "<<: 1", "a: 1\na: 2", "a: \N{ZERO WIDTH NO-BREAK SPACE}"]
)
def test_whoever_reads_yaml_afterwards_gets_whole_events(text: str) -> None:
    quick.data(text)

    assert loaded("a: [1, {b: 'c'}]") == {"a": [1, {"b": "c"}]}


def test_whole_events_come_again_after_a_reader_that_raises() -> None:
    def reader(following: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        libyaml.in_brief("a: 1", reader)

    assert loaded("a: 1") == {"a": 1}
    assert not libyaml.ALONE.locked()


def test_a_text_is_read_all_the_same_where_events_come_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = quick.data(EXAMPLE)
    monkeypatch.setattr(libyaml, "_BRIEF", {})

    assert expected is not UNREADABLE
    assert quick.data(EXAMPLE) is UNREADABLE
    assert source.load([("aigov.yaml", EXAMPLE.encode())]).data == expected


def test_threads_do_not_read_each_others_events() -> None:
    expected, raised = quick.data(EXAMPLE), []

    def read() -> None:
        try:
            for _ in range(40):
                assert quick.data(EXAMPLE) == expected
                assert events.read(EXAMPLE).data == expected
        except BaseException as error:  # noqa: BLE001  (raised again by what is asserted below)
            raised.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
    finally:
        sys.setswitchinterval(interval)

    assert raised == []
