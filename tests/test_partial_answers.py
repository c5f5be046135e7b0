"""What is made of answers that are right but for their form, as small models and plain servers give them."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.schema.answers import ExtractAnswer, MergeAnswer


def read(**answer: Any) -> dict[str, Any]:
    return ExtractAnswer.model_validate_json(json.dumps(answer)).model_dump(exclude_unset=True)


@pytest.mark.parametrize("pointer", [7, "7", "n7", "<n7>", "[7]", "N7"])
def test_a_pointer_may_bear_the_sign_that_the_question_shows_it_with(pointer: Any) -> None:
    assert read(events=[pointer], numbers=[{"n": pointer}]) == {"events": [7], "numbers": [{"n": 7}]}


@pytest.mark.parametrize("word", ["seven", "n7 and n8", "7.5", "police", "", "7" * 5_000])
def test_a_word_is_no_pointer(word: str) -> None:
    label = {"n": 3, "property": "deaths"}
    assert read(events=[1, 2], numbers=[{**label, "speaker": word}]) == {"events": [1, 2], "numbers": [label]}


@pytest.mark.parametrize(
    "misfit",
    [
        {"modality": "uncertain"},
        {"unit": "people"},
        {"property": "the number of people who were killed by the flood"},
    ],
)
def test_a_field_that_does_not_fit_is_left_out_and_the_rest_stands(misfit: dict[str, str]) -> None:
    assert read(events=[4, 2], numbers=[{"n": 3, "speaker": 2, **misfit}])["numbers"] == [{"n": 3, "speaker": 2}]


def test_a_list_of_more_than_was_asked_for_is_cut() -> None:
    assert read(events=list(range(1, 12)))["events"] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_null_for_a_list_says_nothing() -> None:
    assert read(events=[1], actors=None) == {"events": [1]}


def test_an_item_that_points_nowhere_goes_whole() -> None:
    numbers = [{"property": "deaths"}, {"n": 2, "property": "injured"}, {"n": 4, "property": "missing"}]
    assert read(events=[1], numbers=numbers)["numbers"] == numbers[1:]


@pytest.mark.parametrize("answer", ['{"events": [{"s": 1}, {"s": 2}]}', '{"summary": "Six died."}', "[]", "{", "null"])
def test_an_answer_of_which_little_fits_is_none(answer: str) -> None:
    with pytest.raises(ValidationError):
        ExtractAnswer.model_validate_json(answer)


def test_pairs_may_bear_their_signs() -> None:
    told = MergeAnswer.model_validate_json('{"same": ["<1>", "2"], "different": ["[3]"]}')
    assert (told.same, told.different) == ([1, 2], [3])
