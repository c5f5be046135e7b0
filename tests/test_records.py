"""Records behave as frozen dataclasses of the standard library would, but that they are made in less time."""

import dataclasses
import pickle
from functools import cached_property

import pytest

import summarizer.pipeline  # noqa: F401 - with it every record there is
from summarizer.schema import records
from summarizer.schema.records import caching_record, record, replace


@record
class Count:
    """A number of something."""

    what: str
    number: int = 0
    places: tuple[str, ...] = ()


@record
class Name:
    """One field alone."""

    text: str


@caching_record
class Line:
    """What works something out once."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        """Its words."""
        return self.text.split()


@dataclasses.dataclass(frozen=True)
class Other:
    """No record."""

    number: int


def test_a_record_with_a_field_changed_is_the_one_made_so_and_leaves_the_first_as_it_was() -> None:
    first = Count("boats", 14)
    assert replace(first, number=9, places=("Dravo",)) == Count("boats", 9, ("Dravo",))
    assert (first, hash(first)) == (Count("boats", 14), hash(Count("boats", 14)))
    assert replace(Name("Dravo"), text="Klemtu") == Name("Klemtu")
    assert replace(Other(1), number=2) == Other(2)


def test_a_record_comes_back_from_another_process_the_same() -> None:
    for one in (Count("boats", 14, ("Dravo",)), Name("Dravo"), Line("two words")):
        assert pickle.loads(pickle.dumps(one)) == one


def test_what_a_line_has_worked_out_does_not_go_over_to_the_changed_one() -> None:
    line = Line("two words")
    assert line.words == ["two", "words"]
    assert replace(line, text="now three words").words == ["now", "three", "words"]


def test_a_field_that_a_record_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        replace(Count("boats"), nobody=1)  # type: ignore[call-arg]


def test_every_record_is_made_of_all_its_fields_in_their_order() -> None:
    for kind, (_, places) in records._known.items():
        assert list(places) == [field.name for field in dataclasses.fields(kind)]
