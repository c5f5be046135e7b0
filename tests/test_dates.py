"""Dates in running text: which day they mean, and when they mean none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_news import article

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import read_clues
from summarizer.language.dates.feasts import easter_sunday
from summarizer.language.dates.in_text import date_spans, find_dates
from summarizer.language.dates.search import Anchor, DateMention
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.marking import mark

SATURDAY = date(2024, 11, 30)
LANGUAGES = ["en", "fr", "es", "de"]


def readings(code: str, text: str, anchor: date | None = SATURDAY) -> list[tuple[str, str | None]]:
    """Each mention's words with the first day it means."""
    by = Anchor(anchor, "the test") if anchor else None
    return [
        (text[m.start : m.end], m.reading.start if m.reading else None)
        for m in find_dates(text, load_profile(code), by)
    ]


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "on Friday", "2024-11-29"),
        ("en", "on Saturday", "2024-11-30"),
        ("en", "on Sunday", "2024-11-24"),
        ("en", "next Thursday", "2024-12-05"),
        ("en", "next Saturday", "2024-12-07"),
        ("en", "last Saturday", "2024-11-23"),
        ("en", "last Friday", "2024-11-29"),
        ("en", "yesterday", "2024-11-29"),
        ("en", "today", "2024-11-30"),
        ("en", "tomorrow", "2024-12-01"),
        ("en", "three days ago", "2024-11-27"),
        ("en", "one day ago", "2024-11-29"),
        ("en", "10 days ago", "2024-11-20"),
        ("en", "29 November 2024", "2024-11-29"),
        ("en", "November 29, 2024", "2024-11-29"),
        ("en", "the 3rd of March", "2024-03-03"),
        ("en", "Feb 28", "2025-02-28"),
        ("en", "March 3", "2024-03-03"),
        ("en", "2024-11-29", "2024-11-29"),
        ("en", "11/29/2024", "2024-11-29"),
        ("en", "29/11/2024", "2024-11-29"),
        ("fr", "vendredi", "2024-11-29"),
        ("fr", "jeudi prochain", "2024-12-05"),
        ("fr", "samedi dernier", "2024-11-23"),
        ("fr", "le 30 novembre", "2024-11-30"),
        ("fr", "1er décembre", "2024-12-01"),
        ("fr", "il y a trois jours", "2024-11-27"),
        ("fr", "hier", "2024-11-29"),
        ("es", "el viernes", "2024-11-29"),
        ("es", "el próximo jueves", "2024-12-05"),
        ("es", "el jueves que viene", "2024-12-05"),
        ("es", "30 de noviembre de 2024", "2024-11-30"),
        ("es", "hace tres días", "2024-11-27"),
        ("it", "10 giorni fa", "2024-11-20"),
        ("pt", "há 10 dias", "2024-11-20"),
        ("es", "04/05/2024", "2024-05-04"),
        ("de", "am Freitag", "2024-11-29"),
        ("de", "nächsten Donnerstag", "2024-12-05"),
        ("de", "30. November 2024", "2024-11-30"),
        ("de", "am 3. Oktober", "2024-10-03"),
        ("de", "vor drei Tagen", "2024-11-27"),
        ("de", "29.11.2024", "2024-11-29"),
    ],
)
def test_a_date_is_resolved_against_the_anchor(code: str, text: str, day: str) -> None:
    """A weekday is the latest on or before the anchor, a day without a year the latest not far behind it."""
    assert [start for _, start in readings(code, text)] == [day]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "31 February 2024"),
        ("en", "30 February"),
        ("en", "2024-13-01"),
        ("en", "4/5/2025"),
        ("en", "Monday, July 28"),
        ("en", "Friday, 30 November 2024"),
        ("fr", "lundi 30 novembre 2024"),
        ("es", "31 de abril de 2024"),
        ("de", "Montag, 30. November 2024"),
    ],
)
def test_an_impossible_or_doubtful_date_means_no_day(code: str, text: str) -> None:
    """Days that do not exist, day and month that may be swapped, and a weekday that contradicts its date."""
    assert [start for _, start in readings(code, text)] == [None]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Saturday, November 30"),
        ("en", "Saturday 30 November 2024"),
        ("fr", "samedi 30 novembre"),
        ("es", "sábado, 30 de noviembre"),
        ("de", "Samstag, den 30. November"),
    ],
)
def test_a_weekday_that_agrees_is_part_of_its_date(code: str, text: str) -> None:
    """One mention, one day."""
    assert readings(code, text) == [(text, "2024-11-30")]


def test_nothing_relative_is_resolved_without_an_anchor() -> None:
    """The words are found all the same, so that they are not taken for quantities."""
    text = "On Friday, yesterday, 3 March and three days ago"
    assert [day for _, day in readings("en", text, None)] == [None, None, None, None]


@pytest.mark.parametrize(
    ("code", "text"), [("en", "in 2016"), ("fr", "en 2016"), ("es", "en 2016"), ("de", "seit 2016")]
)
def test_a_year_is_read_as_the_whole_year(code: str, text: str) -> None:
    """With precision "year"."""
    (mention,) = find_dates(text, load_profile(code), None)
    assert mention.reading is not None
    assert (mention.reading.start, mention.reading.end) == ("2016-01-01", "2016-12-31")
    assert mention.reading.precision == "year"


def test_a_month_with_its_year_is_read_as_the_whole_month() -> None:
    """Also the last of the year."""
    (mention,) = find_dates("in December 2016", load_profile("en"), None)
    assert mention.reading is not None
    assert (mention.reading.start, mention.reading.end) == ("2016-12-01", "2016-12-31")


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "20 may have died"), ("en", "They march 20 kilometres."), ("en", "of 2000 people"), ("de", "20 mai")],
)
def test_a_small_letter_makes_no_month_and_a_count_no_year(code: str, text: str) -> None:
    """Where months have capitals."""
    assert date_spans(text, load_profile(code), 0, len(text)) == []


def test_the_29th_of_february_falls_in_a_leap_year() -> None:
    """The latest one, even if it is three years back."""
    assert readings("en", "29 February", date(2027, 6, 1)) == [("29 February", "2024-02-29")]


@given(anchor=st.dates(date(1990, 1, 1), date(2090, 1, 1)), offset=st.integers(-272, 92))
def test_a_day_without_a_year_is_never_more_than_92_days_ahead(anchor: date, offset: int) -> None:
    """And any day from 272 days before the anchor to 92 after it is found again."""
    day = anchor + timedelta(days=offset)
    if (day.month, day.day) != (2, 29):
        assert readings("en", f"{day:%B} {day.day}", anchor) == [(f"{day:%B} {day.day}", day.isoformat())]


@given(anchor=st.dates(date(1990, 1, 1), date(2090, 1, 1)), back=st.integers(0, 6))
def test_a_weekday_is_the_latest_on_or_before_the_anchor(anchor: date, back: int) -> None:
    """In every week of the calendar."""
    day = anchor - timedelta(days=back)
    assert readings("en", f"on {day:%A}", anchor) == [(f"{day:%A}", day.isoformat())]
    (ahead,) = find_dates(f"next {day:%A}", load_profile("en"), Anchor(anchor, "the test"))
    assert ahead.ahead
    assert ahead.reading is not None
    assert 1 <= (date.fromisoformat(ahead.reading.start) - anchor).days <= 7


@given(anchor=st.dates(date(1990, 1, 1), date(2090, 1, 1)), weekday=st.integers(0, 6))
def test_a_weekday_comes_round_again_within_the_week(anchor: date, weekday: int) -> None:
    """In every week of the calendar."""
    name = f"{date(2024, 11, 25) + timedelta(days=weekday):%A}"
    (mention,) = find_dates(f"on {name}", load_profile("en"), Anchor(anchor, "the test"))
    assert mention.later is not None
    later = date.fromisoformat(mention.later.start)
    assert later.weekday() == weekday
    assert 0 <= (later - anchor).days < 7


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "reached 7% in September", "2024-09-01"),
        ("en", "by the end of October", "2024-10-01"),
        ("fr", "a reculé en septembre", "2024-09-01"),
        ("es", "subió en septiembre", "2024-09-01"),
        ("de", "stieg im September", "2024-09-01"),
        ("en", "the trial opened in January", None),  # ten months ago, or in two?
    ],
)
def test_a_month_without_a_year_is_the_latest_unless_that_lies_long_ago(code: str, text: str, day: str | None) -> None:
    assert [start for _, start in readings(code, text)] == [day]


@pytest.mark.parametrize("text", ["40 may have died", "he may march in protest", "the March of the Penguins"])
def test_a_word_that_is_also_a_months_name_is_no_date(text: str) -> None:
    assert readings("en", text) == []


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "on Easter Monday", "2026-04-06"),
        ("fr", "le lundi de Pâques", "2026-04-06"),
        ("es", "el Viernes Santo", "2026-04-03"),
        ("de", "an Christi Himmelfahrt", "2026-05-14"),
    ],
)
def test_a_feast_is_found_by_the_calendar(code: str, text: str, day: str) -> None:
    assert [start for _, start in readings(code, text, date(2026, 5, 20))] == [day]


def test_a_feast_that_lies_far_behind_has_no_day_but_a_next_one() -> None:
    (mention,) = find_dates("am Pfingstmontag", load_profile("de"), Anchor(date(2026, 1, 20), "the test"))
    assert mention.reading is None
    assert mention.later is not None
    assert mention.later.start == "2026-05-25"


@given(year=st.integers(1583, 4099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    """In every year of the Gregorian calendar."""
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "called a strike for Monday"),
        ("fr", "un débrayage pour lundi"),
        ("es", "un paro para el lunes"),
        ("de", "eine Sitzung für Montag"),
    ],
)
def test_a_weekday_that_something_is_called_for_lies_ahead(code: str, text: str) -> None:
    (mention,) = find_dates(text, load_profile(code), Anchor(SATURDAY, "the test"))
    assert mention.ahead
    assert mention.reading is not None
    assert mention.reading.start == "2024-12-02"


def test_est_passe_is_no_last_week() -> None:
    assert readings("fr", "Le bilan est passé samedi à six") == [("samedi", "2024-11-30")]
    assert readings("fr", "la réunion de samedi passé") == [("samedi", "2024-11-23")]


_VOCABULARY = (
    "Monday next last lundi prochain May 31 30. 2024 9999 February 0 of , de März ago three days vor Tagen 1er ²"
)
_WORDS = st.sampled_from(_VOCABULARY.split(" "))
_TEXTS = st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=10).map(" ".join))


@pytest.mark.parametrize("code", LANGUAGES)
@given(text=_TEXTS, anchor=st.one_of(st.none(), st.dates()))
def test_spans_are_ordered_and_readings_are_days_whatever_the_text(code: str, text: str, anchor: date | None) -> None:
    """No text and no anchor, however early or late, raises."""
    by = Anchor(anchor, "the test") if anchor else None
    end = 0
    found: list[DateMention] = find_dates(text, load_profile(code), by)
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        if mention.reading:
            assert date.fromisoformat(mention.reading.start) <= date.fromisoformat(mention.reading.end)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Ballots from abroad are counted on Friday.", "2026-06-12"),
        ("en", "The swap, which had been due on Friday, has been moved to Sunday.", "2026-06-12,2026-06-14"),
        ("en", "The concert has been postponed to Saturday.", "2026-06-13"),
        ("en", "Parliament votes on Thursday.", "2026-06-11"),
        ("en", "The court rejected the appeal on Monday.", "2026-06-08"),
        ("en", "Rain is expected from Friday.", "2026-06-12"),
        ("en", "Trains were cancelled on Monday and service resumed on Tuesday.", "2026-06-08,2026-06-09"),
        ("en", "Voters went to the polls on Sunday.", "2026-06-07"),
        ("en", "The deadline expires on Friday.", "2026-06-12"),
        ("en", "Farmers marched on Tuesday against the plan to raise fuel taxes.", "2026-06-09"),
        ("en", "Nurses walked out on Monday over a proposal that plans to cut 300 posts.", "2026-06-08"),
        ("en", "Schools remain closed until Friday.", "2026-06-12"),
        ("en", "Firefighters say the blaze they have fought since Monday is under control.", "2026-06-08"),
        ("en", "The minister says the law passed on Monday is fair.", "2026-06-08"),
        ("en", "He is accused of killing two people on Friday.", "2026-06-05"),
        ("en", "The company is closed since Monday.", "2026-06-08"),
        ("fr", "L'échange de prisonniers, prévu vendredi, est repoussé à dimanche.", "2026-06-12,2026-06-14"),
        ("fr", "Les bulletins de l'étranger sont dépouillés vendredi.", "2026-06-12"),
        ("fr", "Le Parlement a voté jeudi le texte.", "2026-06-04"),
        ("fr", "La route rouvre vendredi.", "2026-06-12"),
        ("fr", "Les syndicats appellent à la grève vendredi.", "2026-06-12"),
        ("fr", "Les habitants doivent partir avant jeudi.", "2026-06-11"),
        ("fr", "Deux personnes sont mortes lundi dans l'incendie.", "2026-06-08"),
        ("fr", "Le feu parti dimanche est fixé.", "2026-06-07"),
        ("es", "El intercambio, fijado para el viernes, se pospone hasta el domingo.", "2026-06-12,2026-06-14"),
        ("es", "El Parlamento vota el jueves.", "2026-06-11"),
        ("es", "La carretera reabre el viernes.", "2026-06-12"),
        ("es", "La tregua entra en vigor el viernes.", "2026-06-12"),
        ("es", "La huelga empieza el jueves, dijo el martes el sindicato.", "2026-06-11,2026-06-09"),
        ("es", "El incendio declarado el domingo sigue activo.", "2026-06-07"),
        ("de", "Der für Freitag geplante Gefangenenaustausch ist auf Sonntag verschoben.", "2026-06-12,2026-06-14"),
        ("de", "Die Stimmen aus dem Ausland werden am Freitag ausgezählt.", "2026-06-12"),
        ("de", "Das Parlament stimmte am Donnerstag ab.", "2026-06-04"),
        ("de", "Die Waffenruhe tritt am Freitag in Kraft.", "2026-06-12"),
        ("de", "Bis Donnerstag müssen die Bewohner das Tal verlassen.", "2026-06-11"),
        ("de", "Am Freitag könnten es 45 Grad werden.", "2026-06-12"),
        ("de", "Das am Sonntag ausgebrochene Feuer ist unter Kontrolle.", "2026-06-07"),
        ("de", "Der Streik beginnt am Donnerstag, teilte die Gewerkschaft am Dienstag mit.", "2026-06-11,2026-06-09"),
        ("en", "We meet on Thursday.", "2026-06-11"),
        ("en", "She is travelling abroad and testifies on Thursday.", "2026-06-11"),
        ("en", "The firm said most homes would be connected by Thursday evening.", "2026-06-11"),
        ("en", "On Thursday, parliament votes on the bill.", "2026-06-11"),
        ("en", "The council announced new rules on Thursday.", "2026-06-04"),
        ("fr", "Nous rencontrons la direction jeudi.", "2026-06-11"),
        ("fr", "Jeudi, les deux parties négocient de nouveau.", "2026-06-11"),
        ("fr", "La police compte jeudi 12 morts.", "2026-06-04"),
        ("fr", "Le ministre compte recevoir jeudi les syndicats.", "2026-06-11"),
        ("es", "Nos vemos el jueves en el juzgado.", "2026-06-11"),
        ("es", "La exministra declara el jueves ante el juez.", "2026-06-11"),
        ("es", "Volvimos a casa el jueves.", "2026-06-04"),
        ("de", "Wir verhandeln am Donnerstag.", "2026-06-11"),
        ("de", "Am Donnerstag beraten beide Seiten weiter.", "2026-06-11"),
        ("de", "Beide Seiten setzen am Donnerstag ihr Treffen fort.", "2026-06-11"),
        ("de", "Beide Seiten setzten am Donnerstag ihr Treffen fort.", "2026-06-04"),
        ("es", "Las partes retoman el jueves el diálogo.", "2026-06-11"),
        ("de", "Wir verhandelten am Donnerstag.", "2026-06-04"),
        ("de", "Die Polizei spricht am Donnerstag von zwölf Toten.", "2026-06-04"),
    ],
)
def test_a_weekday_of_what_is_fixed_or_put_off_lies_ahead_and_of_what_was_done_behind(
    language: str, text: str, days: str
) -> None:
    told = article(1, text, published="2026-06-10", language=language)  # a Wednesday
    reading = read_clues(mark(told), BriefingDay(date(2026, 6, 10), explicit=True))
    found = [m.reading.start for s in reading.marked.body for m in reading.context(s).dates if m.reading]
    assert found == days.split(",")


@pytest.mark.parametrize(
    ("code", "text", "words", "day"),
    [
        ("es", "La sesión se aplaza al lunes 9.", "lunes 9", "2024-12-09"),
        ("es", "El viernes 22 hubo lluvias.", "viernes 22", "2024-11-22"),
        ("fr", "Le vote aura lieu lundi 16, selon le parquet.", "lundi 16", "2024-12-16"),
        ("de", "Der Rat tagt am Montag, dem 9., in Bonn.", "Montag, dem 9.", "2024-12-09"),
        ("en", "The hearing is put off to Monday the 9th.", "Monday the 9th", "2024-12-09"),
        ("en", "The hearing is put off to Monday 10.", "Monday 10", None),
    ],
)
def test_a_weekday_and_a_number_are_the_nearest_such_day_and_no_count(
    code: str, text: str, words: str, day: str | None
) -> None:
    assert readings(code, text) == [(words, day)]
    assert not find_numerals(text, load_profile(code))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "El lunes 22 personas murieron."),
        ("fr", "Lundi 22 mineurs sont morts."),
        ("en", "On Monday, 22 people died."),
        ("de", "Am Montag 22 Verletzte."),
    ],
)
def test_what_is_counted_behind_a_weekday_is_no_day_of_the_month(code: str, text: str) -> None:
    assert [n.quantity.value for n in find_numerals(text, load_profile(code))] == [22]


@pytest.mark.parametrize(
    ("code", "text", "month"),
    [
        ("en", "since the outbreak was declared in January", "2024-01-01"),
        ("en", "The outbreak was declared in January", None),
        ("fr", "depuis janvier", "2024-01-01"),
        ("en", "since the middle of May", "2024-05-01"),
    ],
)
def test_a_month_behind_since_is_past_however_long_ago(code: str, text: str, month: str | None) -> None:
    assert [day for _, day in readings(code, text)] == [month]
