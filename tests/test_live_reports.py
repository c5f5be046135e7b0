"""Live reports: each entry's own time of day puts the counts of one day in order, whichever way the page runs."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_news import article, stories

from summarizer.articles.files import read_articles
from summarizer.language.dates.entry_times import entry_times, is_time_line
from summarizer.language.sentences import split_paragraphs
from summarizer.marking import mark
from summarizer.schema.brief import Figure

COUNTS = {
    "en": "The fire service said {} people had been killed.",
    "fr": "Les pompiers ont annoncé que {} personnes avaient été tuées.",
    "es": "Los bomberos dijeron que {} personas habían muerto.",
    "de": "Die Feuerwehr teilte mit, {} Menschen seien getötet worden.",
}
HOURS = {"en": "{h}.{m} BST", "fr": "{h}h{m}", "es": "{h}:{m} h", "de": "{h}.{m} Uhr:"}
TOLD = (("09", "12", 9), ("15", "05", 14), ("18", "40", 17))


def report(language: str, *, newest_first: bool, told: tuple[tuple[str, str, int], ...] = TOLD) -> str:
    """The text of a live report with a count an entry."""
    entries = [f"{HOURS[language].format(h=h, m=m)} {COUNTS[language].format(n)}" for h, m, n in told]
    return "\n\n".join(reversed(entries) if newest_first else entries)


def deaths_in(*texts: str, language: str = "en") -> list[Figure]:
    """The figures of deaths that some articles of one day give."""
    told = stories(*(article(i, t, "2025-05-06", language) for i, t in enumerate(texts, start=1)), language=language)
    return [f for facts in told for f in facts.figures if f.measured_property == "deaths"]


@pytest.mark.parametrize("newest_first", [True, False], ids=["newest first", "oldest first"])
@pytest.mark.parametrize("language", list(COUNTS))
def test_the_newest_count_of_a_live_report_stands(language: str, newest_first: bool) -> None:
    (deaths,) = deaths_in(report(language, newest_first=newest_first), language=language)
    assert deaths.status == "updated"
    assert deaths.current is not None
    assert deaths.claims[deaths.current].value == 17
    assert [c.value for c in deaths.claims] == [9, 14, 17]
    assert [c.observation_time for c in deaths.claims] == ["09:12", "15:05", "18:40"]
    assert {c.observation_date for c in deaths.claims} == {"2025-05-06"}


def test_what_an_entry_tells_of_a_day_before_has_no_hour() -> None:
    entries = (
        "12:00 Some 180,000 homes are without power, Enard said. On Monday evening 410,000 homes were without power."
    )
    text = f"{entries}\n\n10:15 Roads are closed.\n\n09:30 The rain has stopped."
    told = [c for facts in stories(article(1, text, "2025-05-06")) for f in facts.figures for c in f.claims]
    assert {(c.value, c.observation_date, c.observation_time) for c in told} == {
        (180_000, "2025-05-06", "12:00"),
        (410_000, "2025-05-05", None),
    }


def test_a_count_that_is_told_again_in_a_later_entry_is_of_the_hour_it_first_came() -> None:
    told = (("09", "12", 14), ("15", "05", 14), ("18", "40", 17))
    (deaths,) = deaths_in(report("en", newest_first=True, told=told))
    assert [(c.value, c.observation_time) for c in deaths.claims] == [(14, "09:12"), (17, "18:40")]


def test_a_later_entry_of_another_named_voice_updates_a_count_that_grows() -> None:
    text = (
        "18:40 Police said 17 people had been killed.\n\n15:05 The fire service said 14 people had been killed.\n\n"
        "09:12 An explosion hit the grain terminal, police said."
    )
    (deaths,) = deaths_in(text)
    assert (deaths.status, deaths.claims[deaths.current or 0].value) == ("updated", 17)


def test_a_later_lower_count_of_another_named_voice_is_a_dispute() -> None:
    text = (
        "18:40 Police said 12 people had been killed.\n\n15:05 The fire service said 14 people had been killed.\n\n"
        "09:12 An explosion hit the grain terminal, police said."
    )
    assert [f.status for f in deaths_in(text)] == ["disputed"]


def test_the_hours_of_two_papers_are_not_compared() -> None:
    """Their clocks may stand in two time zones."""
    one = "09:00 A blast hit the port.\n\n10:00 Rescuers arrived.\n\n11:00 The fire service said 17 people had died."
    two = "12:00 A blast hit the port.\n\n13:00 Rescuers arrived.\n\n14:00 The fire service said 14 people had died."
    both = deaths_in(one, two)
    assert {c.value for f in both for c in f.claims} == {14, 17}
    assert all(f.status != "updated" for f in both)


def test_a_time_is_no_part_of_the_sentence_behind_it() -> None:
    found = deaths_in(report("en", newest_first=True))
    passages = [c.exact for f in found for claim in f.claims for c in claim.citations]
    assert all(passage.startswith("The fire service said") for passage in passages)


@pytest.mark.parametrize(
    "text",
    [
        "01:10 Four more.\n\n23:50 Two dead.\n\n22:40 A blast.",
        "22:40 A blast.\n\n23:50 Two dead.\n\n01:10 Four more.",
        "18:40 on Tuesday it began.\n\n19:00 was too late for that.\n\n20:00 to 22:00 was quiet.",
        "12.50 Euro kostet ein Platz.\n\n13.10 Euro kostet er am Abend.\n\n14.20 Euro am Sonntag.",
        "18:40 Two people died.\n\nLater it rained.",
        "2:1 It ended.\n\n3:2 So did this.\n\n4:3 And this.",
    ],
    ids=["past midnight, newest first", "past midnight, oldest first", "within sentences", "prices", "one", "scores"],
)
def test_what_is_no_order_of_hours_is_not_read_as_one(text: str) -> None:
    assert entry_times(text, split_paragraphs(text)) == {}


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("6.40pm", "18:40"), ("12:05 a.m.", "00:05"), ("Tue 6 May 2025 18.40 BST", "18:40"), ("18 Uhr", "18:00"),
        ("6. Mai 2025, 18:40 Uhr", "18:40"), ("Mis à jour à 18 h 40", "18:40"), ("6 de mayo de 2025, 18:40", "18:40"),
    ],
)  # fmt: skip
def test_a_line_that_says_a_time_and_its_date_is_known_in_each_language(line: str, clock: str) -> None:
    later = "\n\n".join(f"{clock[:3]}{int(clock[3:]) + n} Two people died." for n in (11, 12, 13))
    text = f"{line}\n\nA blast.\n\n{later}"
    assert is_time_line(line)
    assert entry_times(text, split_paragraphs(text))[0].clock == clock


@given(st.text(alphabet="0123456789:.hHapm BSTUr[](*)–-\nAé,", max_size=200))
def test_any_text_is_read_and_its_offsets_stay_true(text: str) -> None:
    paragraphs = split_paragraphs(text)
    for index, time in entry_times(text, paragraphs).items():
        start, end = paragraphs[index]
        assert start < time.end <= end
        assert 0 <= time.minutes < 24 * 60
    marked = mark(article(1, text))
    spans = [(s.start, s.end) for s in marked.sentences]
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


LIVE_PAGE = """<html lang="en"><head><title>Harwick terminal fire live</title></head><body><nav><a href="/">Home</a></nav>
<main><h1>Harwick terminal fire live</h1><p>Crews search the wreckage of the grain terminal after a blast on Tuesday.</p>
<div>{entries}</div></main><section class="comments"><h2>Comments</h2>{comments}</section></body></html>"""


def a_page(path: Path, entries: list[str], comments: str = "") -> Path:
    path.write_text(LIVE_PAGE.format(entries="".join(entries), comments=comments), encoding="utf-8")
    return path


def entry(hour: str, text: str) -> str:
    return f"<article><header><time>{hour} BST</time></header><p>{text}</p><div><a href='#'>Share</a></div></article>"


def test_a_live_page_keeps_the_times_and_the_order_of_its_entries(tmp_path: Path) -> None:
    told = [entry(f"{h}.{m}", COUNTS["en"].format(n) + " Crews were still at work.") for h, m, n in reversed(TOLD)]
    (read,) = read_articles([str(a_page(tmp_path / "live.html", told))], io.BytesIO()).articles
    lines = read.text.splitlines()
    assert [line for line in lines if is_time_line(line)] == ["18.40 BST", "15.05 BST", "09.12 BST"]
    assert lines[1:3] == ["18.40 BST", "The fire service said 17 people had been killed. Crews were still at work."]
    assert "Share" not in read.text


def test_comments_with_times_under_an_article_are_not_its_entries(tmp_path: Path) -> None:
    paragraphs = [
        f"<p>Paragraph {n} tells what the council of Harwick decided about the terminal.</p>" for n in range(9)
    ]
    comments = "".join(entry(f"1{n}.00", f"Reader {n} thinks that the council was wrong about it.") for n in range(5))
    (read,) = read_articles([str(a_page(tmp_path / "page.html", paragraphs, comments))], io.BytesIO()).articles
    assert "Paragraph 8" in read.text
    assert "thinks that the council" not in read.text
