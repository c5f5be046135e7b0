"""Facts of one story for the tests of writing: three articles, an event, an update, a dispute, two actors."""

import hashlib

from summarizer.schema.brief import Actor, Article, Citation, Claim, Event, Figure
from summarizer.schema.facts import StoryFacts
from summarizer.support.library import Library

TEXTS = {
    "a1": "Rebels of the Northern Front entered Velnik on Friday. At least 231 fighters died, the Monitor said.",
    "a2": "The Monitor counted 311 dead by Saturday. The airport of Velnik was closed.",
    "a3": "State television put the dead at 500 on Saturday.",
}


def article(article_id: str, language: str = "en", text: str | None = None) -> Article:
    """One of the three articles, or one with another text."""
    words = TEXTS[article_id] if text is None else text
    digest = hashlib.sha256(words.encode()).hexdigest()
    return Article(
        id=article_id, source=f"{article_id}.txt", language=language, sha256=digest, text=words, origin=article_id
    )


def cite(article_id: str, words: str, text: str | None = None) -> Citation:
    """The first place of an article that reads so."""
    whole = TEXTS[article_id] if text is None else text
    start = whole.index(words)
    return Citation.of(article_id, whole, start, start + len(words))


ENTERED = cite("a1", "Rebels of the Northern Front entered Velnik on Friday.")
FIGHTERS = cite("a1", "At least 231 fighters died, the Monitor said.")
COUNTED = cite("a2", "The Monitor counted 311 dead by Saturday.")
CLOSED = cite("a2", "The airport of Velnik was closed.")
TELEVISION = cite("a3", "State television put the dead at 500 on Saturday.")


def event(event_id: str = "e1", summary: str = ENTERED.exact, **changes: object) -> Event:
    """Rebels entered the city."""
    given = {"type": "battle", "date": "2024-11-29", "date_precision": "day", "place": "Velnik", "language": "en"}
    return Event.model_validate({"id": event_id, "summary": summary, "citations": (ENTERED,), **given, **changes})


def deaths(status: str = "updated", current: int | None = 1) -> Figure:
    """231, then 311 by the Monitor; in a dispute, 500 by state television too."""
    monitor = Claim(bound="exact", subject="dead", attributed_to="the Monitor")
    fighters = monitor.model_copy(
        update={"bound": "at_least", "min_value": 231, "text": "at least 231", "citations": (FIGHTERS,)}
    )
    dead = monitor.model_copy(
        update={"value": 311, "text": "311", "observation_date": "2024-11-30", "citations": (COUNTED,)}
    )
    other = Claim(
        bound="exact", value=500, text="500", attributed_to="State television", subject="dead", citations=(TELEVISION,)
    )
    claims = (fighters, dead, other) if status == "disputed" else (fighters, dead)
    return Figure.model_validate(
        {
            "id": "f1",
            "measured_property": "deaths",
            "observation_about": "dead",
            "label": "deaths",
            "status": status,
            "claims": claims,
            "current": None if status == "disputed" else current,
        }
    )


NORTHERN_FRONT = Actor(id="p1", name="Northern Front", kind="rebel group", citations=(ENTERED,))
MONITOR = Actor(id="p2", name="the Monitor", kind="organisation", citations=(FIGHTERS, COUNTED))


def facts(*figures: Figure, events: tuple[Event, ...] | None = None, actors: tuple[Actor, ...] = ()) -> StoryFacts:
    """A story; by default with its two events and the updated toll."""
    closed = event("e2", CLOSED.exact, type="transport", citations=(CLOSED,), date="2024-11-30")
    return StoryFacts(
        id="s1",
        articles=tuple(article(i) for i in TEXTS),
        events=(event(), closed) if events is None else events,
        actors=actors or (NORTHERN_FRONT, MONITOR),
        figures=figures or (deaths(),),
        relations=(),
    )


def library(story: StoryFacts) -> Library:
    """All that a briefing of this one story knows."""
    known = Library(story.articles)
    known.add(story.events, story.actors, story.figures)
    return known
