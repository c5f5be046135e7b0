"""Sources to articles: what is read, in what order, and the one clear reason when it is not."""

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.articles.decoding import as_displayed, mended
from summarizer.articles.files import ReadArticles, read_articles
from summarizer.articles.language_detection import detect_language
from summarizer.articles.readers import READABLE_SUFFIXES
from summarizer.errors import UsageError
from summarizer.schema.brief import Article

BODY = "Rebels took two towns on Friday after a night of heavy fighting, the army said."


def read(*sources: Path | str, stdin: bytes = b"") -> ReadArticles:
    """What comes of these sources."""
    return read_articles([str(source) for source in sources], io.BytesIO(stdin))


def one(document: str | bytes) -> Article:
    """The article that a document on standard input is read as."""
    raw = document.encode() if isinstance(document, str) else document
    result = read("-", stdin=raw)
    assert result.failures == ()
    return result.articles[0]


def refused(document: bytes) -> str:
    """The reason why a document on standard input is not read."""
    result = read("-", stdin=document)
    assert result.articles == ()
    return result.failures[0].reason


def test_front_matter_fills_the_fields_and_is_no_text() -> None:
    """The text starts behind the fence, its own line breaks kept."""
    fields = "title: A  raid\npublisher: Wire\npublished: 2024-11-29T21:40:00+01:00\nretrieved: 2024-11-30\n"
    fields += "language: en\nurl: https://x.example/1\n"
    found = one(f"---\n{fields}---\n\n{BODY}\nNext line here.\n")
    assert found.text == f"{BODY}\nNext line here.\n"
    assert (found.title, found.publisher, found.language) == ("A raid", "Wire", "en")
    assert (found.published, found.retrieved) == ("2024-11-29T21:40:00+01:00", "2024-11-30")
    assert found.url == "https://x.example/1"
    assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()


@pytest.mark.parametrize(
    "document",
    [
        f"---\n- a list\n---\n{BODY}",
        f"---\njust words\n---\n{BODY}",
        f"---\n: : {{ broken\n---\n{BODY}",
        f"---\n---\n{BODY}",
        f"---\ntitle: never closed\n{BODY}",
        f"{BODY}\n---\ntitle: too late\n---\n",
        f"---- a rule\n{BODY}",
    ],
)
def test_front_matter_that_is_no_mapping_is_body(document: str) -> None:
    """Nothing of the document is lost."""
    found = one(document)
    assert found.text == document
    assert found.title is None


@pytest.mark.parametrize("title", ["Storm Ada: it's wet: homes flooded", '"Too little": mayor on dam', "@mayor quits"])
def test_a_title_that_yaml_would_have_in_quotation_marks_costs_no_field(title: str) -> None:
    """A colon in a title is no fault of the other fields: the article keeps its day and its publisher."""
    found = one(f"---\ntitle: {title}\npublisher: Wire\npublished: 2024-11-29\n---\n{BODY}")
    assert (found.title, found.publisher, found.published) == (title, "Wire", "2024-11-29")
    assert found.text == BODY


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024-11-29", "2024-11-29"),
        ("'2024-11-29'", "2024-11-29"),
        ("2024-11-29T21:40:00Z", "2024-11-29T21:40:00+00:00"),
        ("'2024-11-29T21:40:00+01:00'", "2024-11-29T21:40:00+01:00"),
        ("'2024-11-29 21:40'", "2024-11-29T21:40:00"),
        ("last Friday", None),
        ("[2024, 11]", None),
        ("2024-02-31", None),
        ("1970-01-01T00:00:00Z", None),
        ("1969-12-31T19:00:00-05:00", None),
        ("0001-01-01", None),
        ("''", None),
    ],
)
def test_a_date_field_is_iso_or_nothing(written: str, published: str | None) -> None:
    """A zone is kept; what is no date is not guessed."""
    assert one(f"---\ntitle: x\npublished: {written}\n---\n{BODY}").published == published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Published on 30 November 2024\n\n{BODY}", "2024-11-30"),
        (f"Monday, 30 November 2020\n\n{BODY}", None),
        (f"Published on 30 November\n\n{BODY}", None),
        (f"{BODY}\n" * 9 + "Published on 30 November 2024", None),
    ],
)
def test_only_a_publication_line_on_top_dates_an_article(text: str, published: str | None) -> None:
    """A bare date is the page's; a day without a year is none."""
    assert one(text).published == published


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Rebels take two towns after heavy fighting", "Rebels take two towns after heavy fighting"),
        ("# Rebels take two towns", "Rebels take two towns"),
        ("The Harlow Foundry Gazette", None),  # a masthead: the text has none of its words
        ("Rebels took a third town on Sunday.", None),
        ("Heavy fighting, two towns taken, 29 November 2024", None),
        ("By Rebel Towns of Heavy Fighting", None),
    ],
)
def test_a_line_over_the_text_that_the_text_bears_out_is_its_title(opening: str, title: str | None) -> None:
    assert one(f"{opening}\n\n{BODY}").title == title


def test_offsets_count_the_text_behind_the_byte_order_mark() -> None:
    """The mark is dropped, CRLF is kept as it came."""
    found = one(b"\xef\xbb\xbf" + f"{BODY}\r\n\r\nIt ended.\r\n".encode())
    assert found.text == f"{BODY}\r\n\r\nIt ended.\r\n"


def test_front_matter_with_crlf_is_read() -> None:
    """As from a Windows editor."""
    found = one(f"---\r\ntitle: A raid\r\n---\r\n\r\n{BODY}\r\n")
    assert (found.title, found.text) == ("A raid", f"{BODY}\r\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    """The same words whatever the bytes."""
    words = "Les « rebelles » ont pris deux villes à l’aube, après une nuit de combats."
    assert one(words.encode(encoding)).text == words


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n", "empty"),
        (b"Too short.", "only 2 words: nothing to report"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20, "a binary file, not text; save the text of it and name that"),
        (b"\x01\x02\x03 word word word word word word", "a binary file, not text; save the text of it and name that"),
        (b"word " * 1_000_001, "larger than 5,000,000 bytes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_reason(document: bytes, reason: str) -> None:
    """A failure at the stage "read", and no article."""
    assert refused(document) == reason


def test_a_folder_is_read_recursively_in_name_order(tmp_path: Path) -> None:
    """Other kinds of file and hidden ones are passed over without a word."""
    for name in ("b.txt", "a/z.md", "a/c.TXT", "c.json", ".hidden.txt", ".git/x.txt", "a/notes.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY)
    result = read(tmp_path)
    assert [str(Path(a.source).relative_to(tmp_path)) for a in result.articles] == ["a/c.TXT", "a/z.md", "b.txt"]
    assert [a.id for a in result.articles] == ["a1", "a2", "a3"]
    assert result.failures == ()


def test_a_file_named_directly_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    """The user knows what it is."""
    path = tmp_path / "story.dat"
    path.write_text(BODY)
    assert [a.text for a in read(path).articles] == [BODY]


def test_a_source_named_twice_is_read_once(tmp_path: Path) -> None:
    """Also when it is named and lies in a folder that is named too."""
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    result = read(tmp_path / "b.txt", tmp_path, tmp_path / "a.txt", "-", "-", stdin=BODY.encode())
    assert [Path(a.source).name for a in result.articles] == ["b.txt", "a.txt", "-"]


def test_each_source_fails_alone(tmp_path: Path) -> None:
    """One that cannot be read costs the others nothing."""
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "picture.png").write_bytes(b"x")
    result = read(tmp_path / "missing.txt", tmp_path / "empty.txt", tmp_path / "none", tmp_path / "good.txt", "a\x00b")
    assert [a.id for a in result.articles] == ["a1"]
    assert [(f.stage, f.reason) for f in result.failures] == [
        ("read", "no such file or folder"),
        ("read", "empty"),
        ("read", f"the folder holds no articles ({', '.join(sorted(READABLE_SUFFIXES))})"),
        ("read", "no such file or folder"),
    ]


def test_a_folder_in_which_nobody_has_saved_anything_is_told_of_and_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / ".gitkeep").write_text("")
    (tmp_path / "good.txt").write_text(BODY)
    result = read(tmp_path / "saved", tmp_path / "good.txt")
    assert (len(result.articles), result.failures) == (1, ())
    assert [note.rpartition("/")[2] for note in result.notes] == ["saved: the folder is empty"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_in_a_folder_that_leads_nowhere_is_told_of(tmp_path: Path) -> None:
    """An article on a drive that is not there today is missing from the day."""
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "drive" / "gone.txt")
    (failure,) = read(tmp_path).failures
    assert (Path(failure.source).name, failure.reason) == ("gone.txt", "no such file or directory")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not stop this user")
def test_what_may_not_be_opened_is_refused(tmp_path: Path) -> None:
    """Also a folder inside a folder."""
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "good.txt").write_text(BODY)
    closed.chmod(0)
    result = read(tmp_path)
    closed.chmod(0o700)
    assert [f.reason for f in result.failures] == ["permission denied"]
    assert len(result.articles) == 1


def test_a_file_that_cannot_be_opened_gives_the_systems_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its words, in lower case."""
    path = tmp_path / "story.txt"
    path.write_text(BODY)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    assert [f.reason for f in read(path).failures] == ["permission denied"]


@pytest.mark.skipif(not hasattr(os, "fsencode") or os.name == "nt", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_utf8_is_printable(tmp_path: Path) -> None:
    """Its odd bytes are escaped, so that the briefing can be written."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(BODY)
    (found,) = read(os.fsdecode(path)).articles
    assert found.source.encode("utf-8").decode().endswith(".txt")


def test_an_address_is_wrong_usage() -> None:
    """It is said before anything is read."""
    with pytest.raises(UsageError, match="not fetched here"):
        read("ftp://x.example/story")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Les rebelles ont pris deux villes vendredi après une nuit de combats.", "fr"),
        ("Los rebeldes tomaron dos pueblos el viernes tras una noche de combates.", "es"),
        ("Die Rebellen haben am Freitag nach einer Nacht voller Kämpfe zwei Orte eingenommen.", "de"),
        ("3400 Stellen fallen weg.", "de"),  # no Dutch
        ("Els bombers han rescatat nou persones a la costa.", "ca"),
        ("5", None),
    ],
)
def test_the_language_is_told_by_the_words(text: str, language: str | None) -> None:
    """None where there is too little to tell."""
    assert detect_language(text) == language


@pytest.mark.parametrize("tag", ["English please", "12", "''", "[en]"])
def test_a_language_that_is_no_tag_is_detected(tag: str) -> None:
    """The field is what a person typed."""
    assert one(f"---\ntitle: x\nlanguage: {tag}\n---\n{BODY}").language == "en"


_FRONT = st.sampled_from(
    [b"", b"---\n", b"---\ntitle: x\n", b"---\n\xff: y\n---\n", b"---\npublished: 9999-99-99\n---\n"]
)


@given(front=_FRONT, raw=st.binary(max_size=300))
def test_no_bytes_raise(front: bytes, raw: bytes) -> None:
    """One article or one reason; the text can be written as UTF-8 and its hash is its own."""
    result = read("-", stdin=front + raw)
    assert len(result.articles) + len(result.failures) == 1
    for found in result.articles:
        assert hashlib.sha256(found.text.encode("utf-8")).hexdigest() == found.sha256


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=30, max_size=200))
def test_valid_text_is_kept_letter_for_letter(text: str) -> None:
    """Apart from what shows nothing, and from text that was spoilt by another program."""
    for found in read("-", stdin=text.encode()).articles:
        assert found.text == as_displayed(mended(text.removeprefix("\ufeff"))) or text.startswith("---")


def test_a_briefing_written_into_the_folder_is_no_source_of_the_next(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for path in (tmp_path / "a.md", *(tmp_path / "out" / f"brief.{form}" for form in ("json", "md", "html"))):
        path.write_text("The ferry sank off the northern coast on Friday night.", encoding="utf-8")
    read = read_articles([str(tmp_path)], io.BytesIO())
    assert [article.source for article in read.articles] == [str(tmp_path / "a.md")]
    assert read.notes == ()
    (tmp_path / "out" / "brief.json").unlink()
    assert len(read_articles([str(tmp_path)], io.BytesIO()).articles) == 3


def test_documents_that_a_folder_is_not_searched_for_are_told_by_name(tmp_path: Path) -> None:
    for name in ("a.txt", "scan.pdf", "feed.xml", "logo.png", ".hidden.pdf"):
        (tmp_path / name).write_text("The ferry sank off the northern coast on Friday night.", encoding="utf-8")
    read = read_articles([str(tmp_path)], io.BytesIO())
    assert (len(read.articles), read.failures) == (1, ())
    (note,) = read.notes
    assert ": not picked up in a folder: feed.xml, scan.pdf (" in note
