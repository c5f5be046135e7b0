"""Spoilt documents through every reader: an article or a reason, never an exception.

benchmarks/fuzz_readers.py does the same with as many documents as one likes.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutated_documents import KINDS, check, documents


@pytest.mark.parametrize("kind", KINDS)
def test_a_spoilt_document_gives_articles_or_one_line_of_reason(kind: str) -> None:
    """Of every kind."""

    @settings(max_examples=60)
    @given(st.data())
    def read(data: st.DataObject) -> None:
        check(data.draw(documents(kind)))

    read()
