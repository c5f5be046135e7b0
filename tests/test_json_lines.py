"""JSON Lines to articles: the usual names, a map of one's own, and one line that fails alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran

from summarizer.articles.document import Document
from summarizer.articles.draft import Reading
from summarizer.articles.json_lines import field_map
from summarizer.articles.readers import read_document
from summarizer.errors import UsageError

BODY = "Rebels took two towns on Friday after a night of heavy fighting, the army said."


def read(*records: Any, fields: str = "", source: str = "day.jsonl") -> Reading:
    """What comes of these records, one a line."""
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    return read_document(Document("\n".join(lines).encode(), source, fields=field_map(fields)))


@pytest.mark.parametrize(
    "record",
    [
        {"text": BODY, "title": "A raid", "publisher": "Wire", "published": "2024-11-29", "url": "https://x.example/1"},
        {"body": BODY, "headline": "A raid", "source": "Wire", "date": "2024-11-29", "link": "https://x.example/1"},
        {"articleBody": BODY, "Name": "A raid", "site_name": "Wire", "datePublished": "2024-11-29", "uri": "https://x.example/1"},
        {"content": BODY, "title": "A raid", "publisher": {"name": "Wire"}, "pubdate": "2024-11-29", "permalink": "https://x.example/1"},
    ],
)  # fmt: skip
def test_fields_are_found_under_their_usual_names(record: dict[str, Any]) -> None:
    """Of schema.org, of feeds and of scrapers."""
    (draft,) = read(record).drafts
    assert draft.text == BODY
    values = draft.metadata.values
    assert (values["title"], values["publisher"], values["published"]) == ("A raid", "Wire", "2024-11-29")
    assert draft.metadata.provenance["title"] == "record"


def test_a_map_of_ones_own_goes_before_the_usual_names() -> None:
    """A dot looks inside."""
    record = {"text": "x", "story": {"main": BODY}, "title": "wrong", "head": "A raid"}
    (draft,) = read(record, fields="text=story.main, title=head").drafts
    assert (draft.text, draft.metadata.get("title")) == (BODY, "A raid")


@pytest.mark.parametrize("fields", ["headline", "nothing=x", "text=", "=x"])
def test_a_map_that_cannot_be_meant_is_wrong_usage(fields: str) -> None:
    """It says how to write one."""
    with pytest.raises(UsageError, match="write FIELD=NAME"):
        field_map(fields)


@pytest.mark.parametrize(
    ("given", "published"),
    [
        (1732914000, "2024-11-29T21:00:00+00:00"),
        (1732914000000, "2024-11-29T21:00:00+00:00"),
        ("Fri, 29 Nov 2024 22:00:00 +0100", "2024-11-29T22:00:00+01:00"),
        ("2024-11-29T21:00:00Z", "2024-11-29T21:00:00+00:00"),
        (7, None),
        (True, None),
        (1e300, None),
        ("soon, maybe", None),
    ],
)
def test_a_moment_is_read_as_records_have_it_or_unknown(given: Any, published: str | None) -> None:
    """Seconds or milliseconds since 1970, a mail's date, ISO 8601."""
    assert read({"text": BODY, "date": given}).drafts[0].metadata.get("published") == published


def test_one_bad_line_is_one_failure() -> None:
    """The others go on, each under its line's number."""
    reading = read(
        {"text": BODY}, "{broken", "", [1], {"title": "no text"}, {"text": "Too short."}, {"text": BODY + " "}
    )
    assert [d.source for d in reading.drafts] == ["day.jsonl#1", "day.jsonl#7"]
    assert [(f.source, f.reason.split(";")[0]) for f in reading.refusals] == [
        ("day.jsonl#2", "not JSON: expecting property name enclosed in double quotes"),
        ("day.jsonl#4", "no object of named fields"),
        ("day.jsonl#5", "no field 'text' with the text"),
        ("day.jsonl#6", "only 2 words: nothing to report"),
    ]


def test_standard_input_is_known_for_records_by_its_first_line() -> None:
    """A text in braces is none."""
    assert len(read({"text": BODY}, {"text": BODY}, source="-").drafts) == 2
    assert read("{" + BODY + "}", source="-").drafts[0].text.startswith("{")


def test_extract_takes_a_map_from_the_command_line(run: Any, tmp_path: Path) -> None:
    """From brief and extract alike."""
    path = tmp_path / "day.jsonl"
    path.write_text(json.dumps({"story": BODY}) + "\n")
    ran: Ran = run("extract", path, "--fields", "text=story")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["source"] == f"{path}#1"
    assert run("extract", path).code == 1
    assert run("extract", path, "--fields", "nonsense").code == 2
