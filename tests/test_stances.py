"""Every way of telling a number or an event that docs/reading.md lists is a row of the program's tables, and decides."""

import re
from pathlib import Path

import pytest
import small_news

from summarizer.extract.events import stances as of_events
from summarizer.extract.figures.stances import table, taken_back
from summarizer.extract.figures.stances.rows import stance_of

_DOCS = Path(__file__).parents[1] / "docs" / "reading.md"
_ROW = re.compile(r"^\| (number|taken back|event) \| ([^|]+) \| (\w+) \| (\w\w): ([^|]+) \|$", re.MULTILINE)
_LISTED = _ROW.findall(_DOCS.read_text(encoding="utf-8"))
_MODULES = {"number": table, "taken back": taken_back, "event": of_events}


def test_the_page_lists_every_row_in_the_order_in_which_they_are_asked() -> None:
    rows: list[tuple[str, str, str]] = [("number", row.name, row.makes) for row in table.STANCES]
    rows += [("taken back", row.name, row.makes) for row in taken_back.TAKEN_BACK]
    rows += [("event", row.name, row.makes) for row in of_events.STANCES]
    assert [(of, name, makes) for of, name, makes, _, _ in _LISTED] == rows


@pytest.mark.parametrize(("of", "name", "makes", "language", "example"), _LISTED)
def test_each_example_is_decided_by_its_row(
    of: str, name: str, makes: str, language: str, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = []

    def noted(told, stances):  # type: ignore[no-untyped-def]
        found = stance_of(told, stances)
        if of == "event" or told.numeral.quantity.low == 41:
            decided.append((found.name, found.makes) if found else None)
        return found

    monkeypatch.setattr(_MODULES[of], "stance_of", noted)
    small_news.read(example, language)
    assert (name, makes) in decided
