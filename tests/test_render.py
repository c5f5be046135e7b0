"""The forms of a briefing: what a reader may rely on, and what a hostile article cannot do."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given as for_all
from long_day import long_day
from sample_briefing import ENTERED, FLED, TEXTS, article, cite, claim, figure, sample_briefing, statement, story

from summarizer.errors import SummarizerError
from summarizer.language.profile import load_profile
from summarizer.render import Format, render
from summarizer.render.json import BriefingUnreadable, from_json, to_json
from summarizer.render.mail.text import to_text
from summarizer.render.markdown import escaped, to_markdown
from summarizer.render.page.excerpts import excerpts
from summarizer.render.page.html import to_html
from summarizer.render.terminal import to_terminal
from summarizer.render.words.claims import before, earlier, now_and_otherwise, shown_status, standing
from summarizer.render.words.figure_names import counted, figure_name, number_text
from summarizer.render.words.figures import claim_at, disputes, key_figures, lead_and_further, lists_claims, status_in
from summarizer.render.words.labels import labels_for
from summarizer.render.words.lettering import one_line
from summarizer.render.words.reading import course, other_names
from summarizer.render.words.wording import Wording
from summarizer.schema.brief import (
    SCHEMA_VERSION,
    Briefing,
    Citation,
    Claim,
    Derived,
    Failure,
    Figure,
    Relation,
    Statement,
    Story,
)
from summarizer.write.words.wording import claim_number

FORMATS: tuple[Format, ...] = ("md", "html", "json")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = (
    'Peace <script>alert(1)</script> </style></script></title><img src="http://evil.example/x" onerror=alert(2)> '
    "[free](http://evil.example) ![x](http://evil.example/i.png) <http://evil.example> http://evil.example "
    "www.evil.example **bold** `code` | cell | \u202eesrever \x1b[31m\x07 & &lt; {{ 7 * 7 }} {% if %} "
    + "w" * 3000
    + " end."
)


class Page(HTMLParser):
    """What a test asks of a page: its ids, links, headings, loaded addresses, texts of marks and of elements."""

    VOID = frozenset({"meta", "br", "link", "img"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.marks: dict[str, str] = {}
        self.by_id: dict[str, str] = {}
        self.cited: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given)
            if self._open[-1][0] == "cite":
                self.cited.append(given["href"][1:])
        if tag not in self.VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        for tag, given in self._open:
            if tag == "mark":
                name = given.get("id") or given["data-of"]
                self.marks[name] = self.marks.get(name, "") + data
            if "id" in given:
                self.by_id[given["id"]] = self.by_id.get(given["id"], "") + data

    def named(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.tags if name == tag]


def citing(text: str, *spans: tuple[int, int]) -> Briefing:
    """A briefing of one article with that text, each span cited by a statement."""
    one = article("a1", text, language="en")
    lines = tuple(
        statement("Said.").model_copy(
            update={"citations": (Citation(article="a1", start=start, end=end, exact=text[start:end]),)}
        )
        for start, end in spans
    )
    empty: dict[str, object] = {"events": (), "actors": (), "figures": (), "relations": ()}
    told = story().model_copy(update={"articles": ("a1",), "headline": statement("H"), "statements": lines, **empty})
    return sample_briefing(articles=(one,), stories=(told,), changes=(), failures=())


def with_figures(*figures: Figure) -> Story:
    return story().model_copy(update={"figures": figures, "relations": ()})


def all_citations(briefing: Briefing) -> set[tuple[str, int, int, str]]:
    lists: list[tuple[Citation, ...]] = []
    for told in briefing.stories:
        lists.extend(line.citations for line in (told.headline, *told.statements))
        lists.extend(event.citations for event in told.events)
        lists.extend(one.citations for each in told.figures for one in each.claims)
    return {(c.article, c.start, c.end, c.exact) for citations in lists for c in citations}


# --- every form -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_briefing_gives_the_same_text(form: Format) -> None:
    assert render(sample_briefing(), form) == render(from_json(to_json(sample_briefing())), form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_briefing_with_nothing_in_it_is_still_a_page(form: Format) -> None:
    assert render(sample_briefing(articles=(), stories=(), changes=(), failures=()), form).endswith("\n")


def test_the_template_engine_is_imported_for_html_only() -> None:
    code = "import sys, summarizer.render; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def on_screen(briefing: Briefing) -> str:
    return to_terminal(briefing, 90, styled=False)


@pytest.mark.parametrize("form", ["md", "html", "terminal", "mail"])
def test_a_reader_is_told_what_language_a_quotation_is_in(form: str) -> None:
    said = "Les combattants du Front du Nord sont entrés vendredi dans Velnik"
    quoted = statement(f"“{said}”", ("a4", said))
    own = statement("“Armed groups have reached” it", ("a1", 'confirmed that "armed groups have reached'))
    to: dict[str, Callable[[Briefing], str]] = {
        "md": to_markdown,
        "html": to_html,
        "terminal": on_screen,
        "mail": to_text,
    }
    shown = [
        to[form](sample_briefing(stories=(story().model_copy(update={"statements": (s,)}),))) for s in (quoted, own)
    ]
    assert ["in French" in text for text in shown] == [True, False]


@pytest.mark.parametrize(("language", "code", "said"), [("de", "es", "auf Spanisch"), ("fr", "sw", "original")])
def test_a_language_without_a_name_in_the_table_is_given_by_its_code(language: str, code: str, said: str) -> None:
    assert said in labels_for(language).in_language(code)


@pytest.mark.parametrize("form", ["md", "html"])
def test_all_sides_of_a_dispute_are_shown_with_their_speakers(form: Format) -> None:
    text = render(sample_briefing(), form)
    row = text[text.index({"md": "| deaths: fighters of the Northern Front", "html": 'id="n1-f3"'}[form]) :][:2500]
    for part in ("144", "more than 200", "Velnik Monitor", "State television", "disputed"):
        assert part in row


@pytest.mark.parametrize("form", ["md", "html"])
def test_an_unknown_date_is_said_to_be_unknown(form: Format) -> None:
    dateless = sample_briefing(
        articles=tuple(a.model_copy(update={"published": None}) for a in sample_briefing().articles)
    )
    assert render(dateless, form).count("no date given") >= len(dateless.articles)
    assert "1970" not in render(dateless, form)


@pytest.mark.parametrize("form", ["md", "html"])
def test_what_is_planned_or_denied_is_not_told_as_done(form: Format) -> None:
    text = render(sample_briefing(), form)
    assert re.search(r"names a city council\.\D{0,40}\(planned\)", text)
    assert re.search(r"leaves the country\.\D{0,40}\(denied\)", text)


def test_an_event_of_the_course_cites_only_the_passages_that_say_its_line() -> None:
    brief = sample_briefing()
    told = cite("a1", "The airport closed at 6 a.m. and all flights were suspended.")
    elsewhere = cite("a2", "It showed no pictures of the western districts.")
    event = brief.stories[0].events[0].model_copy(update={"summary": told.exact, "citations": (told, elsewhere)})
    story = brief.stories[0].model_copy(update={"events": (event,)})
    line = next(x for x in render(brief.model_copy(update={"stories": (story,)}), "md").split("\n") if told.exact in x)
    assert line.endswith("[1]")


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize(("day", "is_shown"), [(None, False), ("2024-11-29", True)])
def test_a_number_that_has_become_another_is_told_in_the_course_with_its_day_alone(
    form: Format, day: str | None, is_shown: bool
) -> None:
    brief = sample_briefing()
    told = cite("a2", "Velnik Monitor had counted at least 231 dead combatants")
    event = brief.stories[0].events[0].model_copy(update={"summary": told.exact, "citations": (told,), "date": day})
    passage = next(f for f in brief.stories[0].figures if any("231" in c.text for c in f.claims))
    moved = passage.model_copy(
        update={"claims": tuple(c.model_copy(update={"citations": (told,)}) for c in passage.claims)}
    )
    story = brief.stories[0].model_copy(update={"events": (event,), "figures": (moved,), "statements": ()})
    text = render(brief.model_copy(update={"stories": (story,)}), form)
    course = text.partition("Timeline")[2].partition("Who is involved")[0]
    assert ("231 dead combatants" in course) == is_shown


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_date_that_was_only_assumed_is_marked_and_the_mark_explained(form: Format) -> None:
    text = render(sample_briefing(), form)
    assert "Wed 27 Nov†" in text
    assert "† " + labels_for("en").word("assumed").replace("'", "&#39;" if form == "html" else "'") in text


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_german_briefing_has_german_labels_and_dates(form: Format) -> None:
    text = render(sample_briefing(language="de"), form)
    for part in ("Briefing, 30. November 2024", "Quellen", "Die Zahlen und wer sie nennt", "ohne Datum",
                 "Sa 30. Nov.", "5 Artikel, 4 unabhängige Quellen", "Rebellengruppe"):  # fmt: skip
        assert part in text
    assert "Figures, and" not in text


def test_a_language_without_labels_falls_back_to_english() -> None:
    assert labels_for("pt-BR") is labels_for("en")


def test_every_language_has_every_label() -> None:
    english = labels_for("en")
    for other in map(labels_for, ("fr", "es", "de")):
        assert other.code != "en"
        assert set(other.words) == set(english.words)
        lengths = {key: len(value) for key, value in other.lists.items()}
        assert lengths.pop("mere_subjects")
        assert lengths == {"months": 12, "months_short": 12, "weekdays": 7}
        assert set(other.measures) == set(english.measures)
        for key, word in english.words.items():
            assert word.count("|") == other.words[key].count("|"), key
            assert set(re.findall(r"{\w+}", word)) == set(re.findall(r"{\w+}", other.words[key])) or "date" in key


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2024-11-30", "30 November 2024"),
        ("2024-11-30T14:05:00Z", "30 November 2024, 14:05 UTC"),
        ("2024-11-30T14:05:00+02:00", "30 November 2024, 14:05 +02:00"),
        ("2024-11", "November 2024"),
        ("2024", "2024"),
        ("last Friday", "last Friday"),
        ("2024-13-45", "2024-13-45"),
        (None, "no date given"),
    ],
)
def test_a_date_says_no_more_than_it_holds(iso: str | None, shown: str) -> None:
    assert labels_for("en").long_date(iso) == shown


def test_a_day_of_another_year_is_shown_with_its_year() -> None:
    assert labels_for("en").short_date("2016-12-22", near="2024-11-30") == "22 Dec 2016"
    assert labels_for("de").short_date("2016-12-22", near="2024-11-30") == "22. Dez. 2016"
    assert labels_for("fr").short_date("2024-12-01", near="2024-11-30") == "dim. 1er déc."


# --- reading --------------------------------------------------------------------------------------------------------


def test_a_claim_is_found_by_its_id_and_only_by_it() -> None:
    found = claim_at(story(), "f3.c1")
    assert found is not None
    assert (found[0].id, found[1]) == ("f3", 1)
    assert [claim_at(story(), wrong) for wrong in ("f3.c2", "f9.c0", "f3", "f3.c-1", "")] == [None] * 5


def test_a_statement_on_a_disputed_figure_is_known() -> None:
    assert [len(disputes(story(), line)) for line in story().statements] == [0, 0, 1, 0, 0, 0, 0, 0]


def test_in_a_dispute_only_the_claims_that_still_stand_are_sides() -> None:
    words: list[Claim] = [
        claim("5", attributed_to="A", observation_date="2024-11-28"),
        claim("9", attributed_to="A", observation_date="2024-11-29"),
        claim("20", attributed_to="B"),
    ]
    dispute = figure(1, "deaths", "people", *words, status="disputed", current=None)
    assert now_and_otherwise(dispute.model_copy(update={"standing": (1, 2)})) == (((1,), (2,)), ((0,),))
    assert now_and_otherwise(dispute) == (((0,), (1,), (2,)), ())


def test_the_current_claim_stands_and_the_rest_are_otherwise() -> None:
    updated = story().figures[3]
    assert now_and_otherwise(updated) == (((2,),), ((0,), (1,)))


def test_claims_that_say_the_same_of_the_same_day_are_one_voice() -> None:
    friday = {"value": 34, "observation_date": "2024-11-29"}
    words = (
        claim("78", value=78, observation_date="2024-11-30", attributed_to="A"),
        claim("34", attributed_to="A", **friday),
        claim("78", value=78, observation_date="2024-11-30", attributed_to="B"),
        claim("34", attributed_to="C", **friday),
        claim("about 34", attributed_to="D", bound="about", **friday),
    )
    toll = figure(1, "deaths", "people", *words, status="updated", current=0)
    assert now_and_otherwise(toll) == (((0, 2),), ((1, 3), (4,)))


def test_a_vague_word_is_a_side_of_its_own_in_a_dispute() -> None:
    words = (
        claim("more than 200", bound="more_than", min_value=200, attributed_to="A"),
        claim("hundreds", bound="plural", min_value=200, attributed_to="B"),
    )
    assert standing(figure(1, "deaths", "people", *words, status="disputed", current=None)) == (0, 1)


def test_a_sides_own_number_by_another_is_not_what_was_said_before_the_dispute() -> None:
    words = (
        claim("12", value=12, observation_date="2024-11-28", attributed_to="Avril"),
        claim("20", value=20, observation_date="2024-11-28", attributed_to="Avril"),
        claim("12", value=12, observation_date="2024-11-30", attributed_to="A"),
        claim("8", value=8, observation_date="2024-11-30", attributed_to="B"),
    )
    disputed = figure(1, "cost", "", *words, status="disputed", standing=(2, 3))
    assert earlier(disputed) == ((1,),)


def test_what_a_figure_was_before_is_the_latest_other_value_the_same_speakers_first() -> None:
    words = (
        claim("13", value=13, observation_date="2024-11-28", attributed_to="A"),
        claim("52", value=52, observation_date="2024-11-29", attributed_to="B", origin_count=3),
        claim("34", value=34, observation_date="2024-11-29", attributed_to="A"),
        claim("78", value=78, observation_date="2024-11-30", attributed_to="A"),
        claim("99", value=99, attributed_to="A"),
    )
    assert before(figure(1, "deaths", "people", *words, status="updated", current=3)) == words[2]
    assert before(figure(1, "deaths", "people", *words, status="agreed", current=3)) is None
    assert before(figure(1, "deaths", "people", words[1], words[3], status="updated")) == words[1]


def test_a_number_that_another_put_since_is_what_it_was_before_unless_it_was_a_side_of_a_dispute() -> None:
    """22 missing on Tuesday, 13 on Wednesday by the papers, six on Thursday: "six (before: 13)"."""
    words = (
        claim("22", value=22, observation_date="2024-11-28", attributed_to="A"),
        claim("13", value=13, observation_date="2024-11-29"),
        claim("6", value=6, observation_date="2024-11-30", attributed_to="A"),
    )
    moved = figure(1, "missing", "people", *words, status="updated", current=2)
    assert before(moved) == words[1]
    assert before(moved.model_copy(update={"contested": (0, 1)})) == words[0]


def test_what_a_passage_says_that_a_number_was_stood_before_without_a_day_too() -> None:
    """ "Now puts the damage at $45 million, up from $30 million"."""
    now = claim("45", FLED, value=45, observation_date="2024-11-30", attributed_to="A")
    was, other = claim("30", FLED, value=30, attributed_to="A"), claim("20", value=20, attributed_to="A")
    assert before(figure(1, "damage", "", now, other, was, status="updated", current=0)) == was
    assert before(figure(1, "damage", "", now, other, status="updated", current=0)) is None


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"label": "deaths", "measured_property": "deaths", "observation_about": "personas"}, "deaths"),
        ({"label": "deaths", "measured_property": "deaths", "observation_about": "fighters"}, "deaths: fighters"),
        ({"label": "deaths", "measured_property": "deaths", "observation_about": "confirmed dead"}, "confirmed dead"),
        ({"label": "deaths", "measured_property": "deaths", "observation_about": "dead"}, "deaths"),
        (
            {"label": "deaths", "measured_property": "deaths", "observation_about": "", "place": "Arles"},
            "deaths (Arles)",
        ),
        ({"measured_property": "duration", "observation_about": "days"}, "duration"),
        ({"measured_property": "people", "observation_about": "families"}, "families"),
        ({"measured_property": "people", "observation_about": "personnes"}, "people"),
        ({"measured_property": "vehicles", "observation_about": "tanks"}, "vehicles: tanks"),
        ({"label": "job cuts", "measured_property": "job cuts", "observation_about": "jobs"}, "job cuts"),
        (
            {"measured_property": "branches to be sold", "observation_about": "agences", "subject": "shops"},
            "branches to be sold",
        ),
        (
            {
                "label": "seats",
                "measured_property": "seats",
                "observation_about": "seat",
                "holder": "Green Left",
                "place": "Arles",
            },
            "seats (Green Left)",
        ),
        ({"measured_property": "strikers", "holder": "Velnik", "place": "Arles"}, "strikers (Velnik, Arles)"),
        ({"measured_property": "strikers", "holder": "Velnik", "place": "France"}, "strikers (Velnik)"),
    ],
)
def test_a_figure_is_named_without_saying_anything_twice(facts: dict[str, str], name: str) -> None:
    plain = figure(1, "", "", claim("7", value=7))  # about nothing, anywhere
    assert figure_name(plain.model_copy(update=facts), labels_for("en")) == name


@pytest.mark.parametrize(
    ("text", "shown"), [("32", "32%"), ("32%", "32%"), ("half", "half"), ("10 Prozent", "10 Prozent")]
)
def test_a_share_is_never_a_bare_number(text: str, shown: str) -> None:
    assert number_text(claim(text, unit_text="%")) == shown


@pytest.mark.parametrize(
    ("facts", "noun"),
    [
        ({"text": "6.1 billion", "phrase": "6.1 billion", "unit_text": "euros"}, "euros"),
        ({"text": "10", "phrase": "10", "unit_text": "days", "subject": "days"}, "days"),
        ({"text": "$1.2bn", "phrase": "$1.2bn", "unit_text": "$"}, ""),
        ({"text": "24%", "phrase": "24%", "unit_text": "%"}, ""),
        ({"text": "78", "phrase": "78 people", "unit_text": "people", "subject": "people"}, ""),
        ({"text": "144", "phrase": "144 rebels", "subject": "rebels"}, "rebels"),
    ],
)
def test_a_number_keeps_its_unit(facts: dict[str, str], noun: str) -> None:
    assert counted(claim("", value=1).model_copy(update=facts), "offer value") == noun


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("en", 40_000_000_000_000, "40 trillion"),
        ("de", 40_000_000_000_000, "40 Billionen"),
        ("es", 40_000_000_000_000, "40 billones"),
        ("es", 1_600_000_000, "1.600 millones"),
        ("fr", 40_000_000_000_000, "40 000 milliards"),
    ],
)
def test_a_large_number_is_told_as_its_language_counts(language: str, value: int, shown: str) -> None:
    told = claim("x", value=value).model_copy(update={"bound": "exact", "unit_text": "", "qualifier": ""})
    assert claim_number(told, load_profile(language), load_profile("it")).replace("\u202f", " ") == shown


def test_figures_of_several_claims_come_before_all_else_the_disputed_first() -> None:
    assert [f.status for f in key_figures(story(), 3)] == ["disputed", "updated", "updated"]
    withdrawn = story().model_copy(update={"relations": (Relation(kind="corrected", figures=("f2", "f3")),)})
    assert "f3" not in [f.id for f in key_figures(withdrawn, 3)]


def test_a_dispute_that_a_writer_tells_late_heads_nothing() -> None:
    """ "2,300 marched, police say, 4,000, says the union" at the end of what is told of a takeover."""
    written = [line.model_copy(update={"written_by": "model"}) for line in story().statements]
    (last,), others = (
        [line for line in written if "f3.c1" in line.figures],
        [w for w in written if "f3.c1" not in w.figures],
    )
    headed = story().model_copy(update={"headline": statement("Rebels hold most of Velnik", ENTERED)})
    late = headed.model_copy(update={"statements": (*others, last)})
    early = headed.model_copy(update={"statements": (last, *others)})
    assert key_figures(early, 3)[0].id == "f3"
    assert [f.status for f in key_figures(late, 3)] == ["updated", "updated", "disputed"]


def test_a_sum_that_its_only_paper_converts_is_agreed_by_nobody() -> None:
    (citation,) = story().figures[0].claims[0].citations[:1]
    sums = tuple(
        claim("", value=value).model_copy(update={"text": text, "phrase": text, "citations": (citation,)})
        for value, text in ((1_000_000, "1 million roubles"), (13_200, "$13,200"))
    )
    paid = story().figures[0].model_copy(update={"status": "agreed", "claims": sums, "current": 0, "told_as": ""})
    assert shown_status(paid) == "single"
    other = sums[1].model_copy(update={"citations": (citation.model_copy(update={"article": "a9"}),)})
    assert shown_status(paid.model_copy(update={"claims": (sums[0], other)})) == "agreed"


def test_a_paper_that_repeats_what_its_only_speaker_says_agrees_with_nobody() -> None:
    (citation,) = story().figures[0].claims[0].citations[:1]
    said = [(("a1",), ""), (("a1", "a2"), "health ministry"), (("a1",), "doctors"), (("a2",), "")]  # a2 reprints a1
    claims = [
        claim("352", value=352, attributed_to=speaker).model_copy(
            update={"citations": tuple(citation.model_copy(update={"article": i}) for i in papers)}
        )
        for papers, speaker in said
    ]
    cases = story().figures[0].model_copy(update={"status": "agreed", "current": 0, "told_as": ""})
    assert shown_status(cases.model_copy(update={"claims": tuple(claims[:2])})) == "single"
    assert shown_status(cases.model_copy(update={"claims": tuple(claims[:3])})) == "agreed"
    assert shown_status(cases.model_copy(update={"claims": (claims[0], claims[3])})) == "agreed"


def test_a_period_that_ends_on_the_claims_day_stands_alone() -> None:
    october = {"period_start": "2024-10-01", "period_end": "2024-11-29"}
    say = Wording(sample_briefing())
    assert say.as_of(claim("two", value=2, observation_date="2024-11-29", **october)) == "Tue 1 Oct – Fri 29 Nov"
    assert say.when(claim("two", value=2, observation_date="2024-11-29", **october)) == "Tue 1 Oct – Fri 29 Nov"
    assert say.when(claim("two", value=2, observation_date="2024-11-30", **october)).startswith("as of Sat 30 Nov, ")


@pytest.mark.parametrize("language", ["en", "fr", "es", "de"])
@pytest.mark.parametrize("form", ["md", "html"])
def test_news_of_another_year_says_of_which_day_it_is(form: Format, language: str) -> None:
    """ "31 drowned on Thursday" in an article of 2019 that lies among today's."""
    old = [a.model_copy(update={"published": "2019-05-02"}) for a in sample_briefing().articles]
    told = sample_briefing(language=language)
    mark = labels_for(language).word("newest_of", date=labels_for(language).short_date("2019-05-02", near="2024"))
    assert mark not in render(told, form)
    dated = told.model_copy(update={"articles": tuple(old)})
    assert mark in render(dated, form)
    undated = (*old[:-1], old[-1].model_copy(update={"published": None}))  # it may be today's
    assert mark not in render(told.model_copy(update={"articles": undated}), form)


def test_a_toll_stands_behind_no_count_that_is_not_shown() -> None:
    """Of 285 people in the mine 51 died: the 51 are the news, and no part of any other key figure."""
    first, second = key_figures(story(), 2)
    aboard = second.model_copy(update={"id": "f99", "claims": second.claims[:1], "status": "single", "current": None})
    parted = (Relation(kind="part_of", figures=("f99", first.id)),)
    with_whole = story().model_copy(update={"figures": (*story().figures, aboard), "relations": parted})
    assert key_figures(with_whole, 2)[0].id == first.id


def test_what_one_article_alone_has_heads_nothing_before_what_several_have_unless_a_line_tells_it() -> None:
    """A paper's "cash flow rose from 1.24 to 1.34 billion" beside the jobs of which all papers write."""
    moved = next(f for f in story().figures if f.id == "f2")
    claims = tuple(c.model_copy(update={"citations": (cite(*FLED),)}) for c in moved.claims)
    aside = moved.model_copy(update={"id": "f92", "claims": claims})
    agreed = next(f for f in story().figures if f.id == "f5").model_copy(update={"place": None})
    told = story().model_copy(update={"figures": (aside, agreed), "relations": (), "statements": ()})
    assert [f.id for f in key_figures(told, 2)] == ["f5", "f92"]
    line = statement("The dead are 311 now.", figures=("f92.c1",))
    assert [f.id for f in key_figures(told.model_copy(update={"statements": (line,)}), 2)] == ["f92", "f5"]


def test_of_two_days_that_a_passage_tells_the_later_one_is_the_key_figure() -> None:
    """ "Each side freed 303 on Sunday, after 307 on Saturday": the 307 head nothing."""
    known = next(f for f in story().figures if f.status == "updated")
    (citation,) = known.claims[0].citations[:1]

    def freed(name: str, value: int, day: str) -> Figure:
        cited = (citation, citation.model_copy(update={"article": "a9"}))
        own = {"value": value, "observation_date": day, "citations": cited, "origin_count": 2}
        told = {"id": name, "claims": (known.claims[0].model_copy(update=own),), "status": "agreed", "current": 0}
        return known.model_copy(update={**told, "measured_property": "freed", "label": "freed"})

    both = (freed("f91", 307, "2025-05-24"), freed("f92", 303, "2025-05-25"))
    apart = (Relation(kind="not_comparable", figures=("f91", "f92")),)
    told = story().model_copy(update={"figures": both, "relations": apart})
    assert [f.id for f in key_figures(told, 4)] == ["f92"]


def test_what_has_been_counted_for_decades_is_no_key_figure() -> None:
    """ "190 coups since 1825" is no number of the day's."""
    first = key_figures(story(), 1)[0]

    def kept(since: str) -> bool:
        claims = tuple(c.model_copy(update={"period_start": since}) for c in first.claims)
        figures = tuple(f.model_copy(update={"claims": claims}) if f.id == first.id else f for f in story().figures)
        return first.id in {f.id for f in key_figures(story().model_copy(update={"figures": figures}), 3)}

    assert kept("2025-10-01")
    assert not kept("1825-01-01")


def test_a_part_that_is_named_like_its_whole_is_no_key_figure() -> None:
    """ "Nine deaths, five deaths": the five are among the nine."""
    whole, part = (f for f in key_figures(story(), 2))
    parted = (Relation(kind="part_of", figures=(whole.id, part.id)),)

    def shown(name: str, subject: str = "people") -> list[str]:
        called = {"place": None, "observation_about": subject, "subject": subject}
        named = {
            whole.id: called | {"label": "deaths", "observation_about": "dead", "subject": "dead"},
            part.id: called | {"label": name},
        }
        figures = tuple(f.model_copy(update=named.get(f.id, {})) for f in story().figures)
        return [f.id for f in key_figures(story().model_copy(update={"figures": figures, "relations": parted}), 9)]

    assert part.id in shown("child deaths")
    assert part.id in shown("deaths", "rebel fighters")
    assert part.id not in shown("deaths")


def test_nobody_is_said_to_agree_on_a_number_that_was_withdrawn() -> None:
    agreed = next(f for f in story().figures if f.status == "agreed")
    others = [f.id for f in story().figures if f.id != agreed.id]
    withdrawn = story().model_copy(update={"relations": (Relation(kind="corrected", figures=(others[0], agreed.id)),)})
    assert status_in(story(), agreed) == "agreed"
    assert status_in(withdrawn, agreed) == "single"


def test_a_figure_is_not_named_twice_where_its_subject_says_what_is_counted() -> None:
    toll = next(f for f in story().figures if f.observation_about == "combatants, all sides")
    told = toll.model_copy(update={"label": "deaths", "subject": "civilian deaths"})
    assert figure_name(told, labels_for("en")) == "civilian deaths"


def test_the_german_dead_are_called_once_whatever_their_case() -> None:
    """ "Die Zahl der Toten": no "Tote: Toten"."""
    dead = figure(1, "deaths", "Toten", claim("sechs", value=6, phrase="sechs Toten", subject="Toten"), label="Tote")
    assert figure_name(dead, labels_for("de")) == "Tote"
    assert counted(dead.claims[0], "Tote") == ""


def test_one_voice_by_two_names_is_named_once() -> None:
    told = story()
    actor = told.actors[0].model_copy(update={"name": "Tide Board", "aliases": ("TB", "Board of Tides")})
    briefing = sample_briefing(stories=(told.model_copy(update={"actors": (actor,)}),))
    claims = [claim("7", attributed_to=name) for name in ("TB", "Board of Tides", "the TB", "Anna Sorn")]
    assert Wording(briefing).speakers(claims) == "TB, Anna Sorn"


def test_an_actor_is_also_called_only_what_is_not_its_name_with_an_article_or_another_case() -> None:
    actor = (
        story()
        .actors[0]
        .model_copy(update={"name": "The Tide Board", "aliases": ("the tide board", "Tide Board", "TB")})
    )
    assert other_names(actor) == ("TB",)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"text": "setenta y ocho", "value": 78}, "78"),
        ({"text": "al menos trece", "qualifier": "al menos", "bound": "at_least", "min_value": 13}, "al menos 13"),
        ({"text": "thirteen days", "unit_text": "days", "value": 13}, "13 days"),
        ({"text": "six", "value": 6}, "six"),
        ({"text": "two dozen", "value": 24}, "two dozen"),
        ({"text": "about thirteen", "qualifier": "about", "bound": "about", "value": 13}, "about thirteen"),
    ],
)
def test_a_number_spelled_out_stands_in_digits_beside_others_unless_it_is_small_or_round(
    facts: dict[str, object], shown: str
) -> None:
    assert number_text(claim("").model_copy(update=facts)) == shown


def test_an_events_line_in_another_language_says_which() -> None:
    foreign = story().events[1].model_copy(update={"summary": "Les avions frappent.", "language": "fr"})
    told = story().model_copy(update={"events": (foreign,)})
    briefing = sample_briefing(stories=(told,))
    forms = (to_markdown(briefing), to_text(briefing), to_terminal(briefing, 92, styled=False))
    assert all("Les avions frappent. (in French)" in " ".join(form.split()) for form in forms)


def test_french_sets_a_space_before_a_semicolon_and_a_colon() -> None:
    text = to_markdown(sample_briefing(language="fr"))
    assert not re.search(r"\w[;:] ", text.partition("## Sources")[0].partition("| ---")[2].replace("http", ""))


def test_spaces_that_hold_a_line_together_stay_in_every_form() -> None:
    """A mail's lines began with ";" and ended with "«"."""
    said = "37 selon «\u00a0police\u00a0»\u00a0; 5\u00a0900 ailleurs"
    assert escaped(said.replace(" ", "\n ")) == one_line(said.replace(" ", "\n ")) == said


def test_what_is_denied_is_no_key_figure_and_what_is_planned_says_so_and_whose_plan_it_is() -> None:
    told = story()
    first = next(f for f in key_figures(told, 4) if f.status == "updated")

    def with_modality(modality: str) -> Story:
        claims = tuple(c.model_copy(update={"modality": modality}) for c in first.claims)
        changed = first.model_copy(update={"claims": claims})
        return told.model_copy(update={"figures": tuple(changed if f.id == first.id else f for f in told.figures)})

    assert first.id not in [f.id for f in key_figures(with_modality("denied"), 4)]
    planned = Wording(sample_briefing()).key_figures(with_modality("planned"))
    assert [key.what for key in planned if key.figure == first.id] == [
        "deaths: combatants, all sides, Velnik Monitor, planned"
    ]


def test_what_was_feared_is_no_key_figure_beside_what_has_been_counted_since() -> None:
    told = story()
    counted = next(f for f in key_figures(told, 4) if f.status == "updated")
    dated = [c.model_copy(update={"observation_date": "2024-11-27", "modality": "possible"}) for c in counted.claims]
    feared = counted.model_copy(update={"id": "f97", "status": "agreed", "claims": tuple(dated)})
    both = told.model_copy(update={"figures": (*told.figures, feared)})
    assert "f97" not in [f.id for f in key_figures(both, 9)]
    alone = tuple(f for f in both.figures if f.measured_property != feared.measured_property or f.id == "f97")
    assert "f97" in [f.id for f in key_figures(told.model_copy(update={"figures": alone}), 9)]


def test_how_long_something_lasts_is_no_key_figure() -> None:
    first = key_figures(story(), 1)[0]
    lasting = first.model_copy(update={"measured_property": "duration"})
    told = story().model_copy(update={"figures": tuple(lasting if f.id == first.id else f for f in story().figures)})
    assert first.id not in [f.id for f in key_figures(told, 4)]


def test_a_quarrel_of_many_sides_shows_the_latest_of_them_first_of_all() -> None:
    first = next(f for f in story().figures if f.status == "disputed")
    said = [(50, "2024-11-28"), (34, "2024-11-29"), (78, "2024-11-29"), (87, "2024-11-30")]
    sides = tuple(
        first.claims[0].model_copy(
            update={"value": n, "min_value": None, "bound": "exact", "text": str(n), "observation_date": day}
        )
        for n, day in said
    )
    quarrel = first.model_copy(update={"claims": sides, "standing": (0, 1, 2, 3), "current": None})
    told = story().model_copy(update={"figures": (quarrel,)})
    (key,) = Wording(sample_briefing()).key_figures(told)
    assert re.findall(r"\d+", key.number) == ["34", "78", "87"]


def test_the_course_has_no_line_that_leans_on_one_it_does_not_tell() -> None:
    event = next(e for e in story().events if e.date)
    leaning = event.model_copy(update={"id": "e99", "summary": "Its ferry arm is shedding staff in Alba."})
    told = story().model_copy(update={"events": (*story().events, leaning)})
    assert leaning not in course(told, "en")
    assert event in course(told, "en")


def test_what_the_headline_has_stands_behind_the_disputes_though_one_source_alone_tells_it() -> None:
    told = story()
    single = next(f for f in told.figures if len(f.claims) == 1 and f.claims[0].origin_count == 1 and not f.told_as)
    assert single.id not in [f.id for f in key_figures(told, 9)]
    headline = told.headline.model_copy(update={"citations": single.claims[0].citations})
    shown = key_figures(told.model_copy(update={"headline": headline}), 9)
    assert [f.status == "disputed" for f in shown].index(False) == [f.id for f in shown].index(single.id)


@pytest.mark.parametrize(("name", "modality"), [("inflation forecast", "actual"), ("inflation", "planned")])
def test_a_rate_of_last_month_is_not_of_old_because_a_forecast_lies_ahead(name: str, modality: str) -> None:
    first = key_figures(story(), 1)[0]
    dated = tuple(c.model_copy(update={"observation_date": "2024-10"}) for c in first.claims)
    ahead = tuple(c.model_copy(update={"observation_date": "2025-12", "modality": modality}) for c in first.claims)
    monthly = first.model_copy(update={"claims": dated})
    forecast = first.model_copy(update={"id": "f99", "measured_property": name, "claims": ahead})
    told = story().model_copy(update={"figures": (monthly, forecast)})
    assert monthly.id in [f.id for f in key_figures(told, 4)]


def test_where_all_that_is_told_lies_ahead_it_is_what_a_story_puts_first() -> None:
    planned = key_figures(story(), 1)[0]
    claims = tuple(c.model_copy(update={"modality": "planned", "observation_date": "2025-02"}) for c in planned.claims)
    told = story().model_copy(update={"figures": (planned.model_copy(update={"claims": claims}),)})
    assert [f.id for f in key_figures(told, 4)] == [planned.id]


def test_of_two_earlier_numbers_of_one_day_the_one_nearest_to_what_stands_is_told() -> None:
    updated = next(f for f in story().figures if f.status == "updated" and f.current is not None)
    claim = updated.claims[updated.current or 0]

    def said(value: int, day: str, by: str) -> Claim:
        return claim.model_copy(
            update={"value": value, "min_value": None, "observation_date": day, "attributed_to": by, "text": str(value)}
        )

    claims = (said(62, "2024-11-27", "a"), said(63, "2024-11-27", "b"), said(64, "2024-11-28", "c"))
    told = before(updated.model_copy(update={"claims": claims, "current": 2}))
    assert told is not None
    assert told.value == 63


def two_of_one_name(*claims_of_the_first: int) -> Briefing:
    """The sample with a count of all civilians and one of four of them, that both go by "deaths: civilians (Velnik)"."""
    told = story()
    every, four = (f for f in told.figures if f.id in ("f5", "f6"))
    claims = tuple(every.claims[0] for _ in (0, *claims_of_the_first))
    every = every.model_copy(update={"claims": claims, "source_words": "counts at least 27 dead civilians in all"})
    words = "four students killed when a residence was shelled on Friday"
    four = four.model_copy(update={"observation_about": "civilians", "source_words": words})
    figures = (*(f for f in told.figures if f.id not in ("f5", "f6")), every, four)
    return sample_briefing(stories=(told.model_copy(update={"figures": figures}),))


@pytest.mark.parametrize("written", [to_markdown, to_html, to_text, lambda b: to_terminal(b, 92, False)])
def test_figures_of_one_name_are_told_apart_by_their_sources_words(written: Callable[[Briefing], str]) -> None:
    said = " ".join(written(two_of_one_name()).split())
    assert "“counts at least 27 dead civilians in all”" in said
    assert "“four students killed when a residence was shelled on Friday”" in said


def test_the_figure_that_most_claims_tell_keeps_the_bare_name_and_its_part_says_its_number() -> None:
    briefing = two_of_one_name(1)
    say, told = Wording(briefing), briefing.stories[0]
    every, four = told.figures[-2:]
    assert say.what(every) == say.what(four)
    assert say.relations(told, every) == ()
    assert say.relations(told, four) == (
        "“four students killed when a residence was shelled on Friday”",
        "part of “deaths: civilians (Velnik)” (at least 27)",
    )


def listing_story() -> Story:
    """The sample's story with a template's line that lists the claims of its second figure."""
    line = Statement(
        text="Deaths: 311 according to the Velnik Monitor (30 November); earlier at least 231.",
        written_by="template",
        citations=story().figures[1].claims[1].citations,
        figures=("f2.c1", "f2.c0"),
    )
    toll = story().figures[1].model_copy(update={"label": "deaths"})
    figures = (story().figures[0], toll, *story().figures[2:])
    return story().model_copy(update={"statements": (*story().statements, line), "figures": figures})


def test_a_line_that_lists_a_figures_claims_is_known_by_its_shape() -> None:
    told = listing_story()
    assert [lists_claims(told, line) for line in told.statements] == [False] * len(story().statements) + [True]
    line = told.statements[-1]
    for other in ({"written_by": "model"}, {"text": "Sources disagree on deaths: 311."}, {"events": ("e1",)}):
        assert not lists_claims(told, line.model_copy(update=other))


def test_such_a_line_stands_once_with_the_figures_and_not_among_the_statements() -> None:
    briefing = sample_briefing(stories=(listing_story(),))
    line = listing_story().statements[-1].text
    page = to_html(briefing)
    assert page.count(line) == 1
    assert page.index("These figures in sentences (1)") < page.index(line)
    bare = briefing.model_copy(update={"stories": (told_without_figures(),)})
    for form in (to_markdown, to_text):
        assert [line in " ".join(form(one).split()) for one in (briefing, bare)] == [False, True]


@pytest.mark.parametrize("form", ["md", "html"])
def test_of_many_lines_a_few_stand_before_the_figures_and_the_others_behind(form: Format) -> None:
    written = (statement(f"Line {number} was told.", ENTERED) for number in range(10))
    lines = tuple(line.model_copy(update={"written_by": "template"}) for line in written)
    told = story().model_copy(update={"statements": lines})
    assert lead_and_further(told, lines, with_figures=True) == (lines[:6], lines[6:])
    assert lead_and_further(told, lines[:8], with_figures=True) == (lines[:8], ())
    text = render(sample_briefing(stories=(told,)), form)
    places = [
        text.index(words) for words in ("Line 5", "Figures, and who says so", "Also reported", "Line 6", "Line 9")
    ]
    assert places == sorted(places)


def test_all_that_a_model_chose_to_tell_stands_before_the_figures_and_what_templates_add_behind() -> None:
    chosen = [statement(f"Line {number} was told.", ENTERED) for number in range(9)]
    added = [line.model_copy(update={"written_by": "template"}) for line in chosen[:3]]
    lead, further = lead_and_further(story(), [*chosen, *added], with_figures=True)
    assert (lead, further) == (tuple(chosen), tuple(added))
    lead, _ = lead_and_further(story(), [*chosen, *chosen], with_figures=True)
    assert len(lead) == 10


def test_of_the_first_lines_those_in_the_readers_language_come_before_quotations_of_others() -> None:
    briefing = sample_briefing()
    french = next(a for a in briefing.articles if a.language == "fr")
    words = french.text.split("\n\n")[1].split(".")[0]
    quoted = statement(f"“{words}”", (french.id, words)).model_copy(update={"written_by": "template"})
    lines = (quoted, statement("Something was told.", ENTERED))
    assert Wording(briefing).lead_and_further(story(), lines, True) == ((lines[1], quoted), ())


def test_a_dispute_is_never_left_to_the_lines_behind() -> None:
    disputed = next(f for f in story().figures if f.status == "disputed")
    line = statement("Sources disagree.", ENTERED, figures=(f"{disputed.id}.c0",))
    lead, further = lead_and_further(story(), [*[statement("Something.", ENTERED)] * 12, line], with_figures=True)
    assert lead[-1] == line
    assert line not in further


def test_a_source_without_a_title_is_named_by_how_its_first_cited_passage_begins() -> None:
    briefing = sample_briefing()
    nameless = briefing.model_copy(
        update={"articles": tuple(a.model_copy(update={"title": None}) for a in briefing.articles)}
    )
    first = min((c for s in briefing.stories for c in s.headline.citations), key=lambda c: c.start)
    assert f"“{first.exact[:20]}" in to_markdown(nameless)


def told_without_figures() -> Story:
    """The same with the figure gone from the list: then the line is all there is."""
    return listing_story().model_copy(update={"figures": (), "relations": ()})


@pytest.mark.parametrize("form", ["md", "html"])
def test_how_many_articles_were_read_is_said_once_at_the_head(form: Format) -> None:
    words = "5 articles were read, 4 of them no reprint of another."
    derived = Derived(start=0, end=1, value=5, op="count_articles", of=tuple(TEXTS))
    counts = Statement(text=words, written_by="template", derived=(derived,))
    text = render(sample_briefing(summary=(counts,)), form)
    assert text.count(words) == 1
    assert text.index(words) < text.index({"md": "\n## ", "html": 'id="n1"'}[form])
    assert "In short" not in text


def test_of_many_citations_a_few_are_in_sight_and_the_rest_folded() -> None:
    text = " ".join(f"Sentence number {n} ends." for n in range(9))
    spans = [(text.index(f"Sentence number {n}"), text.index(f"Sentence number {n}") + 22) for n in range(9)]
    one = article("a1", text, language="en")
    line = statement("Said.").model_copy(
        update={"citations": tuple(Citation(article="a1", start=a, end=b, exact=text[a:b]) for a, b in spans)}
    )
    told = citing(text).stories[0].model_copy(update={"statements": (line,)})
    html = to_html(sample_briefing(articles=(one,), stories=(told,), changes=(), failures=()))
    page = Page(html)
    assert len(page.cited) == 9
    assert html.count('<details class="rest">') == 1
    assert 'aria-label="8 more citations">+8</summary>' in html


# --- JSON -----------------------------------------------------------------------------------------------------------


def test_json_comes_back_as_it_went() -> None:
    briefing = sample_briefing()
    assert from_json(to_json(briefing)) == briefing
    assert to_json(from_json(to_json(briefing))) == to_json(briefing)


def test_json_keeps_unknown_as_null_and_whole_floats_as_floats() -> None:
    told = with_figures(figure(1, "price", "bread", claim("5.0", value=5.0), claim("5", value=5)))
    text = to_json(sample_briefing(stories=(told,)))
    assert '"published": null' in text
    assert '"value": 5.0,' in text
    assert '"value": 5,' in text
    assert "maîtres" in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a brief.json"),
        ("[]", "not a brief.json"),
        ("{}", "date: Field required (and 4 more)"),
        (
            to_json(sample_briefing()).replace('"status": "disputed"', '"status": "quarrel"'),
            "stories.0.figures.2.status",
        ),
    ],
)
def test_a_broken_json_is_refused_in_one_line_with_path_and_reason(text: str, says: str) -> None:
    with pytest.raises(BriefingUnreadable) as caught:
        from_json(text)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, SummarizerError)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def older(briefing: Briefing) -> str:
    """The briefing as the schema's first version had it: without any field that came later."""
    data = json.loads(to_json(briefing))
    data["schema_version"] = "1.0"
    for late in ("accounting", "decisions", "decisions_left_out"):
        del data[late]
    del data["usage"]["parts"]
    for each in data["articles"]:
        for late in ("byline", "modified", "extent", "provenance", "url", "carried"):
            del each[late]
    for told in data["stories"]:
        for event in told["events"]:
            del event["date_evidence"], event["language"]
        for shown in told["figures"]:
            del shown["label"]
            for one in shown["claims"]:
                del one["phrase"], one["subject"], one["date_evidence"]
    return json.dumps(data)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_an_older_minor_version_has_every_form(form: Format) -> None:
    text = render(from_json(older(sample_briefing())), form)
    assert "144" in text
    assert "Velnik Monitor" in text


@pytest.mark.parametrize(
    ("version", "says"),
    [("1.99", "update summarizer"), ("2.0", "update summarizer"), ("0.9", "make it anew"), ("new", "is none")],
)
def test_a_newer_or_an_unknown_version_is_refused_with_what_to_do(version: str, says: str) -> None:
    text = to_json(sample_briefing()).replace(f'"{SCHEMA_VERSION}"', f'"{version}"', 1)
    with pytest.raises(BriefingUnreadable, match=says):
        from_json(text)


# --- sources ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extent", "says"), [("teaser", "only a teaser was read"), ("paywalled", "behind a pay wall"), ("whole", "")]
)
def test_a_source_says_plainly_that_only_a_part_of_it_was_read(extent: str, says: str) -> None:
    part = sample_briefing().articles[0].model_copy(update={"extent": extent, "byline": "Jo Quill"})
    briefing = sample_briefing(articles=(part, *sample_briefing().articles[1:]))
    texts = (to_html(briefing), to_markdown(briefing), to_terminal(briefing, 92, styled=False), to_text(briefing))
    for text in texts:
        words = " ".join(text.split())
        assert "Jo Quill" in words
        assert (says in words) if says else "pay wall" not in words and "teaser" not in words


def test_several_outlets_with_one_source_are_told_so() -> None:
    articles = tuple(each.model_copy(update={"origin": "a1"}) for each in sample_briefing().articles)
    assert "5 articles, all from one source" in to_markdown(sample_briefing(articles=articles))
    assert "5 articles, 4 independent sources" in to_markdown(sample_briefing())


# --- Markdown -------------------------------------------------------------------------------------------------------


def test_markdown_cites_each_source_once_a_line_by_its_number() -> None:
    text = to_markdown(sample_briefing())
    assert "held most of the city by Saturday noon. [1][3][4]\n" in text
    assert "144 dead of the Northern Front. [2] *(disputed)*\n" in text


def test_markdown_puts_what_several_claims_speak_of_first() -> None:
    rows = [line for line in to_markdown(sample_briefing()).splitlines() if line.startswith("| ")][2:]
    assert "(*disputed*)" in rows[0]
    assert rows[1] == (
        "| deaths: combatants, all sides | **311** | Velnik Monitor [1][3] | Sat 30 Nov, since Wed 27 Nov "
        "| at least 231 (Velnik Monitor, Fri 29 Nov [2]) |"
    )
    assert [row.split(" |")[0] for row in rows[-2:]] == [
        "| displaced",
        "| deaths: students (Velnik) (*part of “deaths: civilians (Velnik)”*)",
    ]


def test_markdown_says_where_no_model_was_used() -> None:
    rules = sample_briefing().generator.model_copy(update={"extractor": "lexical", "model": None, "prompts": {}})
    text = to_markdown(sample_briefing(generator=rules))
    assert "\n\nWritten by rules, without a language model.\n\n" in text
    assert "Extractor: rules" in text


def test_markdown_names_few_failures_near_the_top_and_nowhere_else() -> None:
    text = to_markdown(sample_briefing())
    assert text.count("the server answered 404") == 1
    assert text.index("the server answered 404") < text.index("## What has changed")


def test_of_many_failures_the_head_names_the_sources_and_the_end_gives_the_reasons() -> None:
    failures = tuple(
        Failure(source=f"in/{n}.txt", stage="extract", reason=f"the server answered 50{n}") for n in range(5)
    )
    many = sample_briefing(failures=failures)
    page = to_html(many).partition("<body>")[2]
    texts = (to_markdown(many), page, to_terminal(many, 92, styled=False), " ".join(to_text(many).split()))
    for text in texts:
        assert "0.txt, 1.txt, 2.txt +2" in text.replace("\\", "")
        assert text.count("the server answered 504") == 1
        assert text.index("2.txt +2") < text.index("Rebels hold most") < text.index("the server answered 504")


def test_of_many_failures_of_one_cause_the_head_says_what_was_done_instead_and_the_cause_once() -> None:
    refused = "the server does not accept the key"
    read = [Failure(source=f"in/{n}.txt", stage="extract", reason=f"read by rules: {refused}") for n in range(2)]
    pairs = Failure(source="day", stage="merge", reason=f"pairs left alone: {refused}; check it")
    written = Failure(source="s1", stage="write", reason=f"written by templates: {refused}")
    head = Wording(sample_briefing(failures=(*read, pairs, written))).missing()
    assert head == (
        "extracting: 0.txt, 1.txt (read by rules); merging (pairs left alone); "
        "writing: “Rebels hold most of Velnik; the reported toll rises to 311” (written by templates) "
        "– the server does not accept the key"
    )


@pytest.mark.parametrize(
    "plain",
    [
        "It rose by 3.5 % - to 1,200 (from 900); why?",
        "It's a well-known fact: yes!",
        "Smith & Sons, 24/7",
        "2024-11-30",
    ],
)
def test_ordinary_text_is_left_as_it_is(plain: str) -> None:
    assert escaped(plain) == plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Title", r"\# Title"),
        ("1. FC Velnik", r"1\. FC Velnik"),
        ("- item", r"\- item"),
        ("--- ", r"\---"),
        ("> quote", r"\> quote"),
        ("[a](b)", r"\[a\](b)"),
        ("a\n\n# b", "a # b"),
        ("http://x.example www.x.example a@b.example", r"http\://x.example www\.x.example a\@b.example"),
        ("&lt;b&gt; & c", r"\&lt;b\&gt; & c"),
        ("\u202egnp.exe", "gnp.exe"),
    ],
)
def test_active_signs_are_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def hostile() -> Briefing:
    """A briefing in which every text that is not the program's own is hostile."""
    text = HOSTILE + "\n\n" + TEXTS["a1"] + "w" * 100_000 + "\x00\u202e\u2067" + HOSTILE
    bad = article("a1", text, title=HOSTILE, publisher=HOSTILE, language='en"><script>', source="javascript:alert(3)")
    whole = Citation(article="a1", start=0, end=len(HOSTILE), exact=HOSTILE)
    line = statement(HOSTILE).model_copy(update={"citations": (whole,)})
    told = story()
    odd = figure(
        1, HOSTILE, HOSTILE, claim(HOSTILE, attributed_to=HOSTILE, subject=HOSTILE), claim("5"), status="disputed"
    )
    actor = told.actors[0].model_copy(update={"name": HOSTILE, "aliases": ("x", HOSTILE), "kind": HOSTILE})
    event = told.events[0].model_copy(update={"summary": HOSTILE})
    changed = {"headline": line, "statements": (line,), "actors": (actor,), "events": (event,), "figures": (odd,)}
    return sample_briefing(
        articles=(bad, *sample_briefing().articles[1:]), stories=(told.model_copy(update=changed),), summary=(line,)
    )


def test_hostile_text_is_inert_in_markdown() -> None:
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parts = [part for token in parser.parse(to_markdown(hostile())) for part in (token, *(token.children or ()))]
    links = [part.attrs["href"] for part in parts if part.type == "link_open"]
    assert links == []
    assert {part.content for part in parts if part.type.startswith("html")} == {"<sub>", "</sub>"}
    assert not [part for part in parts if part.type == "image"]
    assert [part.content for part in parts if part.type == "code_inline"] == [
        "javascript:alert(3)",
        "articles/a2.txt",
        "articles/a3.txt",
        "articles/a4.txt",
        "articles/what_we_know*.txt",
        "summarizer verify brief.json",
    ]
    rows = [part for part in parts if part.type == "td_open"]
    assert len(rows) == 5


def test_markdown_links_a_source_only_if_it_is_on_the_web() -> None:
    text = to_markdown(sample_briefing())
    assert "<https://news.example/2024/velnik?page=1>" in text
    assert "`articles/what_we_know*.txt`" in text


# --- HTML -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("briefing", [sample_briefing(), hostile()], ids=["sample", "hostile"])
def test_every_link_inside_the_page_has_its_one_target(briefing: Briefing) -> None:
    page = Page(to_html(briefing))
    assert len(page.ids) == len(set(page.ids))
    inside = [link["href"][1:] for link in page.links if link["href"].startswith("#")]
    assert len(inside) > 20
    assert set(inside) <= set(page.ids)


def test_every_citation_is_a_mark_that_holds_its_exact_words() -> None:
    briefing = sample_briefing()
    page = Page(to_html(briefing))
    for article_id, _, _, exact in all_citations(briefing):
        assert exact in [words for name, words in page.marks.items() if name.startswith(f"{article_id}-")]
    assert set(page.cited) == set(page.marks)


def test_with_full_text_the_text_of_a_source_is_whole_in_the_page() -> None:
    page = Page(to_html(sample_briefing(), full_text=True))
    for number, text in enumerate(TEXTS.values(), 1):
        assert text in page.by_id[f"a{number}"]


def test_a_page_shows_the_sentences_around_a_passage_and_leaves_the_rest_out() -> None:
    text = "One is far. Two is near. Three is cited. Four is near. Five is far off, and says so at some length."
    start = text.index("Three")
    page = Page(to_html(citing(text, (start, start + 15))))
    assert "Two is near. Three is cited. Four is near." in page.by_id["a1"]
    assert "One is far" not in page.by_id["a1"]
    assert "Five" not in page.by_id["a1"]
    assert page.by_id["a1"].count("[…]") == 2


@for_all(data=st.data())
def test_an_excerpt_holds_its_passages_and_stays_within_reach_of_them(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab. \n\r界", min_size=1, max_size=400))
    edges = st.integers(0, len(text))
    spans = [(a, b) for a, b in data.draw(st.lists(st.tuples(edges, edges), max_size=5)) if a < b]
    shown = excerpts(text, "en", spans, 30)
    assert all(any(begin <= start and end <= stop for begin, stop in shown) for start, end in spans)
    assert all(first[1] < then[0] for first, then in pairwise(shown))
    assert sum(stop - begin for begin, stop in shown) <= sum(end - start + 60 + 40 for start, end in spans)


def test_a_day_of_100_articles_in_15_stories_is_a_page_of_less_than_500_kilobytes() -> None:
    """What has no room is counted beside what has; no statement and no passage of one is ever left out."""
    briefing = long_day()
    html = to_html(briefing)
    page = Page(html)
    assert len(html.encode()) < 500_000
    assert len([given for given in page.named("article") if given.get("class") == "story"]) == 15
    assert html.count("more in brief.json") == 3 * 15
    for told in briefing.stories:
        for line in (told.headline, *told.statements):
            assert line.text in html
            for citation in line.citations:
                assert citation.exact in [
                    w for name, w in page.marks.items() if name.startswith(f"{citation.article}-")
                ]


def test_passages_that_cross_nest_or_touch_are_each_marked_whole() -> None:
    text = "alpha βeta 🜁 gamma delta epsilon\nzeta & <eta>"
    spans = ((0, 10), (6, 18), (6, 10), (18, 24), (0, len(text)), (11, 12), (33, len(text)))
    page = Page(to_html(citing(text, *spans)))
    assert sorted(page.marks.values()) == sorted(text[start:end] for start, end in spans)
    assert text in page.by_id["a1"]


def test_a_citation_that_points_nowhere_gets_no_link() -> None:
    page = Page(to_html(citing("short", (0, 5), (3, 99), (2, 2))))
    assert page.marks == {"a1-1": "short"}
    assert page.cited == ["a1-1"]


def test_a_passage_leads_back_to_a_line_that_cites_it() -> None:
    html = to_html(sample_briefing())
    assert '><a href="#n1-s2">The Monitor, which counts casualties' in html
    for mark, line in re.findall(r'<mark id="([^"]+)"><a href="#([^"]+)">', html):
        assert re.search(rf'id="{line}".*?href="#{mark}"', html, re.DOTALL)


def test_hostile_text_is_inert_in_html() -> None:
    html = to_html(hostile())
    page = Page(html)
    assert html.lower().count("<script") == 1
    assert html.lower().count("</style") == 1
    assert "{{ 7 * 7 }}" in html
    assert not page.named("img")
    assert not [name for _, given in page.tags for name in given if name.startswith("on")]
    assert "javascript:alert(3)" in page.by_id["a1"]
    assert not [link for link in page.links if link["href"].startswith("javascript")]


def test_the_page_loads_nothing_and_links_out_only_to_its_sources() -> None:
    html = to_html(sample_briefing())
    page = Page(html)
    assert not [given for tag, given in page.tags if "src" in given or tag in ("link", "iframe", "object", "base")]
    out = [link for link in page.links if not link["href"].startswith("#")]
    assert [(link["href"], link["rel"]) for link in out] == [("https://news.example/2024/velnik?page=1", "noreferrer")]
    assert "url(" not in html
    assert "@import" not in html


def test_the_policy_allows_this_script_and_no_other() -> None:
    html = to_html(sample_briefing())
    script = html[html.index("<script>") + 8 : html.index("</script>")]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = next(given["content"] for given in Page(html).named("meta") if "http-equiv" in given)
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy


def test_headings_never_skip_a_level_and_languages_are_named() -> None:
    page = Page(to_html(sample_briefing(language="fr")))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))
    assert page.named("html") == [{"lang": "fr"}]
    assert [given.get("lang") for given in page.named("section")][-5:] == ["en", "en", "en", None, "en"]


def test_a_figure_with_several_claims_opens_to_all_of_them() -> None:
    html = to_html(sample_briefing())
    opened = html[html.index("All 3 claims") :]
    opened = opened[: opened.index("</details>")]
    for part in ("more than 50", "several dozen", "around 70", "Northern Front", "no date given", "(current)"):
        assert part in opened


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_in_a_browser_a_citation_lights_its_passage_and_the_passage_leads_back(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text(to_html(sample_briefing()), encoding="utf-8")
    (tmp_path / "driver.html").write_text(DRIVER, encoding="utf-8")
    command = [str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
               "--allow-file-access-from-files", f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1400,1000",
               "--virtual-time-budget=4000", "--dump-dom", (tmp_path / "driver.html").as_uri()]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r"<pre>(.*?)</pre>", done.stdout, re.DOTALL)
    assert found, done.stderr
    assert found[1].split() == ["hash:ok", "visible:ok", "lit:ok", "place:ok", "back:ok", "line:ok"]


DRIVER = """<!DOCTYPE html><iframe id="f" src="brief.html" width="1400" height="900"></iframe><pre></pre><script>
addEventListener("load", () => {
  const frame = document.getElementById("f").contentWindow, page = frame.document, said = [];
  const say = (name, holds) => said.push(name + ":" + (holds ? "ok" : "no"));
  const pane = page.getElementById("briefing");
  pane.scrollTop = 120;
  const cite = page.querySelector("#n1-s8 cite a[href^='#a5']");
  cite.click();
  setTimeout(() => {
    const mark = page.querySelector(cite.hash), at = mark.getBoundingClientRect();
    say("hash", frame.location.hash === cite.hash);
    say("visible", at.top > 0 && at.bottom < 900);
    say("lit", mark.classList.contains("lit") && cite.hasAttribute("aria-current"));
    say("place", pane.scrollTop === 120);
    mark.querySelector("a").click();
    say("back", page.activeElement === cite);
    say("line", page.getElementById("n1-s8").classList.contains("lit"));
    document.querySelector("pre").textContent = said.join(" ");
  }, 300);
});
</script>"""


def test_a_nameless_foreign_speaker_is_called_by_the_briefings_word_and_quoted_where_it_has_none() -> None:
    text = "Die Behörden zählten 231 Tote."
    said = Claim(bound="exact", text="231", value=231, attributed_to="die Behörden")
    told = said.model_copy(update={"citations": (cite("a9", text, {"a9": text}),)})
    foreign = article("a9", text, language="de")
    counted = figure(1, "deaths", "people", told)
    shown = sample_briefing()
    briefing = shown.model_copy(
        update={
            "articles": (*shown.articles, foreign),
            "stories": (
                shown.stories[0].model_copy(update={"figures": (counted,), "statements": (), "relations": ()}),
            ),
        }
    )
    assert "| authorities" in to_markdown(briefing)
    assert "| autorités [" in to_markdown(briefing.model_copy(update={"language": "fr"}))
    local = counted.model_copy(
        update={"claims": (told.model_copy(update={"attributed_to": "die österreichischen Behörden"}),)}
    )
    (only,) = briefing.stories
    of_local = briefing.model_copy(
        update={"language": "fr", "stories": (only.model_copy(update={"figures": (local,)}),)}
    )
    assert "| « die österreichischen Behörden » [" in to_markdown(of_local).replace("\u00a0", " ")
    assert "Behörden" not in to_markdown(briefing).split("### Figures")[1].split("\n###")[0]


@pytest.mark.parametrize("form", [to_markdown, to_html, lambda b: to_terminal(b, 80, styled=False)])
def test_a_story_that_is_new_is_told_once_at_the_head_and_marked_there(form: Callable[[Briefing], str]) -> None:
    """The list of what has changed keeps what goes on; the overview has a line for each story anyway."""
    told, heading = statement("Rebels hold most of Velnik", ENTERED), labels_for("en").word("changes")
    goes_on = statement("Deaths: 34, after 21 in the previous briefing.", ENTERED)
    announced = told.model_copy(update={"text": f"New: {told.text}"})
    both = form(sample_briefing(summary=(told,), changes=(announced, goes_on)))
    assert announced.text not in both
    assert "(new)" in both or "*(new" in both
    assert goes_on.text in both
    assert heading not in form(sample_briefing(summary=(told,), changes=(announced,)))


def test_a_toll_of_months_ago_is_no_key_figure_beside_todays() -> None:
    """ "More than 400 died" in January says nothing of the quake of today."""
    told = story()
    first = key_figures(told, 9)[0]
    claims = tuple(c.model_copy(update={"observation_date": "2024-01"}) for c in first.claims)
    figures = tuple(f.model_copy(update={"claims": claims}) if f.id == first.id else f for f in told.figures)
    kept = [f.id for f in key_figures(told.model_copy(update={"figures": figures}), 9)]
    assert kept == [f.id for f in key_figures(told, 9)][1:]


def test_a_part_stands_behind_its_whole_if_nobody_disputes_it_and_an_earlier_march_is_no_key_figure() -> None:
    told = story()
    first, second, *_ = key_figures(told, 9)
    assert (first.status, second.status) == ("disputed", "updated")
    for whole, part, place in ((first, second, -1), (second, first, 0)):
        parted = told.model_copy(update={"relations": (Relation(kind="part_of", figures=(whole.id, part.id)),)})
        assert key_figures(parted, 9)[place].id == part.id
    aboard = first.model_copy(update={"id": "f98", "measured_property": "people aboard", "status": "agreed"})
    among = told.model_copy(
        update={
            "figures": (*told.figures, aboard),
            "relations": (Relation(kind="part_of", figures=("f98", second.id)),),
        }
    )
    assert key_figures(among, 9)[1].id == second.id  # the dead are the news, if all who were aboard are told too
    claims = tuple(c.model_copy(update={"observation_date": "2024-10-20"}) for c in first.claims)
    march = first.model_copy(update={"measured_property": "protesters", "claims": claims})
    earlier = told.model_copy(update={"figures": tuple(march if f.id == first.id else f for f in told.figures)})
    assert first.id not in [f.id for f in key_figures(earlier, 9)]


@pytest.mark.parametrize(("measured", "then", "now"), [("missing", 8, 3), ("deaths", 12, 31)])
def test_a_number_that_a_later_one_of_its_kind_may_have_passed_heads_nothing(
    measured: str, then: int, now: int
) -> None:
    told = story()
    older = key_figures(told, 9)[-1]
    first = older.claims[0].model_copy(update={"value": then, "bound": "exact", "observation_date": "2024-11-28"})
    second = first.model_copy(update={"value": now, "observation_date": "2024-11-30"})
    changed = {"measured_property": measured, "status": "agreed", "current": 0, "standing": ()}
    passed = older.model_copy(update={**changed, "claims": (first, first)})
    later = passed.model_copy(update={"id": "f99", "claims": (second,)})
    figures = (*(passed if f.id == older.id else f for f in told.figures), later)

    def heads(*shown: Figure) -> bool:
        return older.id in [f.id for f in key_figures(told.model_copy(update={"figures": shown}), 9)]

    assert heads(*figures[:-1])
    assert not heads(*figures)
