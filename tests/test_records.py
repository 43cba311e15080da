"""A named tuple and an enum of ours are what typing and enum would make: held against theirs, feature by feature."""

import copy
import enum
import inspect
import pickle
import re
import sys
import typing

import pytest

from aigov import records
from aigov.findings import Level
from aigov.span import Span

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 14), reason="from there on typing's and enum's own are used")


class Theirs(typing.NamedTuple):
    """A document."""

    name: str
    number: int = 3
    more: tuple[str, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.name} {self.number}"


class Ours(records.NamedTuple):
    """A document."""

    name: str
    number: int = 3
    more: tuple[str, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.name} {self.number}"


class TheirWord(enum.Enum):
    """A word."""

    YES = "yes"
    """It holds."""
    NO = "no"


class OurWord(records.Enum):
    """A word."""

    YES = "yes"
    """It holds."""
    NO = "no"


def test_it_has_what_typings_has() -> None:
    assert set(dir(Theirs)) - set(dir(Ours)) == {"__orig_bases__"}
    for name in ("_fields", "_field_defaults", "__match_args__", "__annotations__", "__doc__", "__mro__"):
        assert str(getattr(Ours, name)).replace("Ours", "Theirs") == str(getattr(Theirs, name))
    assert inspect.signature(Ours) == inspect.signature(Theirs)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert not hasattr(Ours("a"), "__dict__")


def test_it_is_made_compared_and_changed_as_typings_is() -> None:
    ours, theirs = Ours("a", more=("b",)), Theirs("a", more=("b",))
    assert ours == theirs == ("a", 3, ("b",))
    assert hash(ours) == hash(theirs)
    assert repr(ours).replace("Ours", "Theirs") == repr(theirs)
    assert (ours.name, ours.number, ours.more, ours.both) == ("a", 3, ("b",), "a 3")
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(number=4) == ("a", 4, ("b",))
    assert type(ours._replace(number=4)) is Ours
    assert Ours._make(["a", 1, ()]) == ("a", 1, ())
    assert copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours
    assert type(copy.copy(ours)) is type(pickle.loads(pickle.dumps(ours))) is Ours
    match ours:
        case Ours(name, number):
            assert (name, number) == ("a", 3)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda made: made(),
        lambda made: made("a", 1, (), 2),
        lambda made: made("a", nobody=1),
        lambda made: made("a")._replace(nobody=1),
        lambda made: made._make(["a"]),
        lambda made: setattr(made("a"), "name", "b"),
        lambda made: setattr(made("a"), "nobody", "b"),
    ],
)
def test_what_typings_refuses_it_refuses(wrong: typing.Callable[[type], object]) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)) as theirs:
        wrong(Theirs)
    with pytest.raises(theirs.type):
        wrong(Ours)


def test_a_field_without_a_default_after_one_with_one_is_refused() -> None:
    with pytest.raises(TypeError, match="a field without a default"):
        type(records.NamedTuple)("Wrong", (records.NamedTuple,), {"__annotations__": {"a": int, "b": int}, "a": 1})


@pytest.mark.parametrize("number", [1, 7, 14, 20, 21, 22])
def test_of_however_many_fields_each_has_its_value(number: int) -> None:
    names = [f"field_{at}" for at in range(number)]
    made = type(records.NamedTuple)("Made", (records.NamedTuple,), {"__annotations__": dict.fromkeys(names, int)})
    one = made(**{name: at for at, name in enumerate(names)})
    assert list(one) == [getattr(one, name) for name in names] == list(range(number))
    assert made(*range(number)) == one


def test_aigovs_own_values_are_made_so() -> None:
    assert Span.__mro__ == (Span, tuple, object)
    assert Span._make(range(7)).__getnewargs__() == tuple(range(7))


def test_a_word_is_found_listed_and_shown_as_enums_is() -> None:
    for words in (OurWord, TheirWord):
        yes = words.YES
        assert (yes.name, yes.value, str(yes)) == ("YES", "yes", f"{words.__name__}.YES")
        assert repr(yes) == f"<{words.__name__}.YES: 'yes'>"
        assert words("no") is words.NO
        assert list(words) == [words.YES, words.NO]
        assert len(words) == 2
        assert yes in words
        assert isinstance(yes, words)
        assert yes != words.NO
        assert {yes: 1}[words("yes")] == 1
        assert copy.copy(yes) is copy.deepcopy(yes) is pickle.loads(pickle.dumps(yes)) is yes
        for wrong in ("maybe", None, []):
            with pytest.raises(ValueError, match=f"{re.escape(repr(wrong))} is not a valid {words.__name__}"):
                words(wrong)
        with pytest.raises(AttributeError):
            _ = words.MAYBE


def test_aigovs_own_words_are_made_so() -> None:
    assert not isinstance(Level, enum.EnumType)
    assert [level.value for level in Level] == ["error", "warning", "note"]
