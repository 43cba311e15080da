import inspect
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from aigov import hooks, managing


class Options(NamedTuple):
    """What the check below is asked."""

    of: hooks.FieldPath


@hooks.says("person", "place")
def check(subject: hooks.Subject, options: Options) -> Iterator[hooks.Judgement]:
    yield hooks.Judgement(hooks.Outcome.PASS, ())


def test_a_check_says_which_words_it_brings() -> None:
    assert check.says == ("person", "place")


@pytest.mark.parametrize("name", ["aigov_packs", "aigov_checks", "aigov_reporters"])
def test_each_hook_is_typed_and_says_who_calls_it_and_what_it_returns(name: str) -> None:
    hook = getattr(hooks, name)
    assert "return" in hook.__annotations__
    document = inspect.getdoc(hook) or ""
    assert document.startswith("Return ")
    assert "Called once for each" in document


def test_the_specifications_hold_for_pluggy() -> None:
    manager = managing.manager("aigov", {})

    class Plugin:
        @hooks.hookimpl
        def aigov_checks(self) -> dict[str, str]:
            return {"tried": "somewhere:check"}

    manager.register(Plugin())
    manager.check_pending()
    assert manager.hook.aigov_checks() == [{"tried": "somewhere:check"}]
