"""A sentence may speak of an event beside the one it tells; that is a further source of what another sentence tells."""

import pytest
from small_news import article, grounded, read, stories, story

ROBBERY = "Thieves stole 14 paintings and a crown from the Ravello Museum in Basel on Tuesday, police said."
ARREST = "Police arrested two men on Thursday over the theft of 14 paintings from the Ravello Museum in Basel."


def test_what_an_arrest_is_made_for_is_mentioned_beside_it() -> None:
    mentions = read(ARREST)
    assert [e.type for e in mentions.events] == ["arrest"]
    assert [(e.type, e.head) for e in mentions.mentioned] == [("crime", "theft")]


def test_a_mention_is_cited_with_the_event_that_another_article_tells_and_changes_nothing_else_of_it() -> None:
    (alone,) = [e for e in story(ROBBERY).events if e.type == "crime"]
    facts = story(ROBBERY, ARREST)
    (robbery,) = [e for e in facts.events if e.type == "crime"]
    assert {c.article for c in robbery.citations} == {"a1", "a2"}
    assert (robbery.summary, robbery.date) == (alone.summary, alone.date)


def test_a_mention_founds_no_event_and_joins_none_that_shares_nothing_with_it() -> None:
    assert {e.type for e in story(ARREST).events} == {"arrest"}
    elsewhere = "Burglars stole a truck full of cheese from a dairy near Trondheim, its owner said."
    (burglary,) = [e for e in story(f"{elsewhere} {ARREST}").events if e.type == "crime"]
    assert [c.exact.split()[0] for c in burglary.citations] == ["Burglars"]


def test_only_the_words_that_mention_an_event_are_cited_with_it() -> None:
    (robbery,) = [e for e in story(ROBBERY, ARREST).events if e.type == "crime"]
    (told,) = [c.exact for c in robbery.citations if c.article == "a2"]
    assert told == "the theft of 14 paintings from the Ravello Museum in Basel."


@pytest.mark.parametrize(
    ("language", "sentence", "day"),
    [
        ("en", "After the election in Norland thousands marched through the capital on Monday.", None),
        ("de", "Nach der Parlamentswahl in Nordland sind am Montag Tausende auf die Straße gegangen.", None),
        ("de", "Nach dem Generalstreik vom Donnerstag hat die Regierung ihr Gesetz entschärft.", "2026-05-21"),
        ("es", "El comité sancionó este viernes al club por los disturbios del martes.", "2026-05-19"),
    ],
)
def test_the_day_of_what_is_mentioned_stands_in_its_own_part_of_the_sentence(
    language: str, sentence: str, day: str | None
) -> None:
    (mention,) = read(sentence, language=language, published="2026-05-22").mentioned
    assert (mention.date and mention.date.start) == day


def test_what_is_mentioned_in_another_language_is_cited_with_the_event() -> None:
    heist = "Unbekannte haben am Dienstag in Basel aus dem Museum Ravello 14 Gemälde gestohlen."
    (facts,) = stories(article(1, heist, language="de"), article(2, ARREST))
    (theft,) = [e for e in facts.events if e.type == "crime"]
    assert {c.article for c in theft.citations} == {"a1", "a2"}


def test_a_place_of_another_clause_is_not_asked_of_what_is_mentioned() -> None:
    (grounded_article,) = grounded(article(1, "In Marseille police arrested a man over the theft of a crown in Basel."))
    (theft,) = grounded_article.mentioned
    assert theft.mention.place == "Basel"
    assert not grounded_article.refusals


def test_a_noun_with_a_day_of_its_own_is_cited_with_the_event_of_that_day() -> None:
    first = "Tarnwick offered on Monday to buy the toolmaker Ferrolana for 60 euros a share."
    higher = (
        "Nordwerk offered on Thursday to buy Ferrolana for 66 euros a share, beating a bid of 60 euros made on Monday."
    )
    facts = story(first, higher, days=("26", "29"))
    (bid,) = [e for e in facts.events if e.date == "2024-11-25"]
    assert "beating a bid of 60 euros made on Monday." in [c.exact for c in bid.citations]


def test_the_day_on_which_somebody_spoke_is_none_of_what_his_name_mentions() -> None:
    text = "The flood killed nine people, the national disaster office said on Wednesday."
    assert all(e.date is None for e in read(text).mentioned)
