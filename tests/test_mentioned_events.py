"""A sentence may speak of an event beside the one it tells; that is a further source of what another sentence tells."""

from small_news import read, story

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
