"""Documents in the style of real ones, mails to live blogs, against what was written by hand that they must be read as."""

import pytest
from reading import DOCUMENTS, judge_document, read_sample


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_a_sample_is_read_as_was_expected(name: str) -> None:
    assert judge_document(read_sample(name), DOCUMENTS[name]) == []


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith((".eml", ".jsonl", ".ndjson", ".html"))])
def test_standard_input_is_read_by_its_bytes_alone(name: str) -> None:
    assert judge_document(read_sample(name, "-"), DOCUMENTS[name]) == []
