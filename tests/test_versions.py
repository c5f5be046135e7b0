"""What is known twice, and what is not whole: newer versions, copies, and texts that stop at a pay wall."""

import io
import json
from pathlib import Path

import pytest

from summarizer.articles.collected import ReadArticles
from summarizer.articles.files import read_articles

BODY = "A fire at a paint warehouse in Harwick injured 14 people on Tuesday, the fire brigade said. Some 230 residents"
MORE = " of Mill Street were taken to a school for the night, and the county council opened an inquiry into its cause."
URL = "https://post.example/fire"


def story(text: str = BODY + MORE, **fields: str) -> str:
    """A Markdown article with front matter."""
    front = "".join(f"{name}: {value}\n" for name, value in {"title": "Fire", "url": URL, **fields}.items())
    return f"---\n{front}---\n{text}\n"


def read(folder: Path, *stories: str) -> ReadArticles:
    """The stories as files 1.md, 2.md, ... of a folder."""
    for number, text in enumerate(stories, 1):
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return read_articles([str(folder)], io.BytesIO())


def names(read: ReadArticles) -> list[str]:
    """The files that were kept."""
    return [Path(a.source).name for a in read.articles]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"published": "2025-05-06T10:00:00+02:00"}, {"published": "2025-05-06T10:00:00+00:00"}),
        ({"published": "2025-05-06", "modified": "2025-05-06"}, {"published": "2025-05-06", "modified": "2025-05-07"}),
    ],
)
def test_of_two_versions_of_one_address_the_newer_is_kept_and_the_older_named(
    first: dict[str, str], second: dict[str, str], tmp_path: Path
) -> None:
    """It stands where the first one stood."""
    newer = story(BODY.replace("14", "17") + MORE, **second)
    found = read(
        tmp_path, story(**first), story("Another report altogether, of a ferry.", url="https://x.example/2"), newer
    )
    assert names(found) == ["3.md", "2.md"]
    assert [note.partition(": ")[2].split(" by ")[0] for note in found.notes] == ["superseded"]
    assert not found.failures


def test_the_same_text_under_the_same_address_is_read_once(tmp_path: Path) -> None:
    """And a note says where else it stands."""
    found = read(tmp_path, story(), story())
    assert names(found) == ["1.md"]
    assert "read once" in found.notes[0]


@pytest.mark.parametrize(
    "other",
    [
        story("The ferry service stopped on Monday, and nobody said a word about why it had.", published="2025-05-07"),
        story(BODY.replace("14", "17") + MORE, published="2025-05-07", publisher="Another Paper"),
        story(BODY.replace("14", "17") + MORE),
        story(BODY.replace("14", "17") + MORE, published="2025-05-06"),
        story(BODY + MORE, url="https://post.example/other", published="2025-05-07"),
    ],
    ids=["other words", "another publisher", "no date", "the same day", "another address"],
)
def test_nothing_else_silences_an_article(other: str, tmp_path: Path) -> None:
    """Whoever claims another's address with a later date must also have its words and its publisher."""
    assert names(read(tmp_path, story(published="2025-05-06", publisher="The Post"), other)) == ["1.md", "2.md"]


def test_a_page_that_claims_anothers_address_supersedes_nothing(tmp_path: Path) -> None:
    """A canonical link is the page's own word."""
    (tmp_path / "1.md").write_text(story(published="2025-05-06"), encoding="utf-8")
    head = f'<link rel="canonical" href="{URL}"><meta property="article:published_time" content="2025-05-09">'
    (tmp_path / "2.html").write_text(f"<html><head>{head}</head><body><p>{BODY}{MORE} Not so.</p></body></html>")
    assert len(read_articles([str(tmp_path)], io.BytesIO()).articles) == 2


def test_records_of_one_address_are_versions_too(tmp_path: Path) -> None:
    """As a crawler keeps them."""
    records = [
        {"url": URL, "text": (BODY + MORE).replace("14", str(n)), "date": f"2025-05-0{day}"}
        for n, day in ((14, 6), (17, 8), (15, 7))
    ]
    path = tmp_path / "day.jsonl"
    path.write_text("\n".join(map(json.dumps, records)))
    found = read_articles([str(path)], io.BytesIO())
    assert [Path(a.source).name for a in found.articles] == ["day.jsonl#2"]
    assert len(found.notes) == 2


@pytest.mark.parametrize(
    "tail",
    [
        "Subscribe to continue reading.",
        "To continue reading, log in or create an account.",
        "La suite est réservée aux abonnés.",
        "Suscríbete para seguir leyendo.",
        "Weiterlesen mit dem Digitalabo.",
        "Contenuto riservato agli abbonati.",
        "Conteúdo exclusivo para assinantes.",
    ],
)
def test_a_text_that_stops_at_a_pay_wall_is_marked_and_said(tail: str, tmp_path: Path) -> None:
    """In seven languages; what stands before it is read."""
    found = read(tmp_path, story(f"{BODY}.\n\n{tail}"))
    assert [a.extent for a in found.articles] == ["paywalled"]
    assert [f.reason.split(";")[0] for f in found.failures] == ["only what stands before the pay wall was read"]


def test_a_record_that_says_it_is_not_free_is_believed_where_it_is_short(tmp_path: Path) -> None:
    """schema.org isAccessibleForFree."""
    path = tmp_path / "day.jsonl"
    path.write_text(json.dumps({"text": BODY, "isAccessibleForFree": False}))
    assert [a.extent for a in read_articles([str(path)], io.BytesIO()).articles] == ["paywalled"]
