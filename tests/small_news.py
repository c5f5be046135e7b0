"""Small articles for the tests of the merge: read by rules and grounded, as the pipeline does."""

import hashlib
from datetime import date

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.marking import mark
from summarizer.merge import merge
from summarizer.merge.decisions import DecisionLog
from summarizer.schema.brief import Actor, Article, Figure
from summarizer.schema.facts import StoryFacts
from summarizer.schema.mentions import FigureMention, GroundedMentions, Mentions

DAY = BriefingDay(date(2024, 11, 30), True)


def article(number: int, text: str, published: str | None = "2024-11-29", language: str = "en") -> Article:
    """Article "a1" for number 1."""
    return Article(
        id=f"a{number}",
        source=f"{number}.txt",
        published=published,
        language=language,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        origin=f"a{number}",
    )


def read(text: str, language: str = "en", published: str | None = "2024-11-29", day: BriefingDay = DAY) -> Mentions:
    """What the rules read in an article of that text."""
    return extract_by_rules(mark(article(1, text, published, language)), day)


def mention_of(text: str, language: str, value: float) -> FigureMention:
    """The only number of that value, or of no less, that the rules read in a text."""
    (found,) = [f for f in read(text, language).figures if f.numeral.quantity.low == value]
    return found


def grounded(*articles: Article) -> list[GroundedMentions]:
    """What each article says, by rules."""
    return [ground(extract_by_rules(mark(a), DAY)) for a in articles]


def stories(*articles: Article, language: str = "en") -> list[StoryFacts]:
    """The merged stories of the articles."""
    return merge(grounded(*articles), language)


def story(*texts: str, days: tuple[str, ...] = ()) -> StoryFacts:
    """The one story of some texts, published on the given days of November 2024 or all on the 29th."""
    published = [f"2024-11-{d}" for d in days] or ["2024-11-29"] * len(texts)
    found = stories(*(article(i, t, p) for i, (t, p) in enumerate(zip(texts, published, strict=True), start=1)))
    assert len(found) == 1, f"{len(found)} stories"
    return found[0]


def actor(facts: StoryFacts, name: str) -> Actor:
    """The actor that bears a name."""
    (found,) = [a for a in facts.actors if name in (a.name, *a.aliases)]
    return found


def figure(facts: StoryFacts, value: float) -> Figure:
    """The only figure with a claim of that value."""
    (found,) = [f for f in facts.figures if any(value in (c.value, c.min_value, c.max_value) for c in f.claims)]
    return found


def figures_of(log: DecisionLog, *texts: str) -> StoryFacts:
    """The one story of the texts, each an article of one day, with every decision in `log`."""
    (facts,) = merge(grounded(*(article(i, text) for i, text in enumerate(texts, start=1))), "en", log=log)
    return facts
