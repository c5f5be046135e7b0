"""The JSON Schemas in schemas/ are those of the code, and promise what the contract promises."""

import json
import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.schema.answers import ExtractAnswer, WriteAnswer
from summarizer.schema.brief import Briefing, Citation
from summarizer.schema.export import FOLDER, schema_files

CONTRACT = {
    "Statement": "text written_by citations figures events actors derived",
    "Derived": "start end value op of",
    "Citation": "article start end exact prefix suffix",
    "Event": "id type sub_type summary date date_precision place actors modality citations",
    "Actor": "id name kind aliases citations",
    "Figure": "id measured_property observation_about place status claims current",
    "Claim": "bound value min_value max_value unit_text qualifier modality observation_date period_start period_end"
    " attributed_to origin_count citations",
    "Article": "id source title publisher published retrieved language sha256 text origin",
    "Story": "id articles headline statements events actors figures relations",
    "Usage": "requests prompt_tokens completion_tokens cost",
    "Failure": "source stage reason",
}


@pytest.mark.parametrize("name", schema_files())
def test_a_schema_file_is_what_the_code_says(name: str) -> None:
    """When this fails: python -m summarizer.schema.export."""
    assert (FOLDER / name).read_text(encoding="utf-8") == schema_files()[name]


def test_the_folder_holds_no_schema_of_something_gone() -> None:
    assert {p.name for p in FOLDER.glob("*.json")} == set(schema_files())


@pytest.mark.parametrize("record", CONTRACT)
def test_brief_json_has_the_fields_of_the_contract(record: str) -> None:
    schema = json.loads(schema_files()["brief.schema.json"])
    definition = schema["$defs"][record]
    assert set(CONTRACT[record].split()) <= set(definition["properties"])
    assert set(CONTRACT[record].split()) <= set(definition["required"])


def test_a_model_may_not_answer_with_fields_of_its_own() -> None:
    answer: dict[str, Any] = {"headline": "Quake [e1]", "statements": []}
    assert WriteAnswer.model_validate(answer).headline == "Quake [e1]"
    with pytest.raises(ValidationError):
        WriteAnswer.model_validate({**answer, "toll": 78})


def test_a_model_can_only_point_at_marks_by_number() -> None:
    answer = {"events": [1], "numbers": [{"n": "<n7>231</n7>"}]}
    with pytest.raises(ValidationError, match="valid integer"):
        ExtractAnswer.model_validate(answer)


def test_a_file_of_a_newer_version_with_more_fields_can_still_be_read() -> None:
    citation = {"article": "a1", "start": 0, "end": 2, "exact": "Hi", "confidence": 0.9}
    assert Citation.model_validate(citation) == Citation(article="a1", start=0, end=2, exact="Hi")


def test_a_citation_counts_in_code_points_with_up_to_32_characters_around_it() -> None:
    text = "🏚️" + "a" * 40 + "Peru" + "b" * 40
    start = text.index("Peru")
    citation = Citation.of("a1", text, start, start + 4)
    assert (citation.start, citation.exact) == (42, "Peru")
    assert (citation.prefix, citation.suffix) == ("a" * 32, "b" * 32)


def test_a_briefing_survives_being_written_and_read() -> None:
    briefing = Briefing.model_validate(
        {
            "date": "2025-10-16",
            "language": "en",
            "generator": {"extractor": "lexical", "model": None, "prompts": {}},
            "articles": [],
            "stories": [],
        }
    )
    assert Briefing.model_validate_json(briefing.model_dump_json()) == briefing


def test_a_record_that_has_been_on_disk_is_the_same_and_can_be_copied_with_a_change() -> None:
    told = Citation.of("a1", "Three bridges are closed.", 0, 5)
    again = pickle.loads(pickle.dumps(told))
    assert again == told
    assert again.model_dump_json() == told.model_dump_json()
    assert again.model_copy(update={"start": 1}) == told.model_copy(update={"start": 1}) != again
    assert hash(again) == hash(told)


def test_a_copy_with_a_change_leaves_what_it_was_made_of_as_it_was() -> None:
    told = Citation.of("a1", "Three bridges are closed.", 0, 5)
    changed = told.model_copy(update={"exact": "Four"})
    assert (told.exact, changed.exact) == ("Three", "Four")
    assert changed.model_dump() == {**told.model_dump(), "exact": "Four"}
