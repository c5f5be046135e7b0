"""A day of 100 articles in 15 stories, made of invented words: as long as a desk's day gets, and as full."""

import hashlib
import random
from collections.abc import Sequence

from summarizer.schema.brief import (
    Actor,
    Article,
    Briefing,
    Citation,
    Claim,
    Event,
    Figure,
    Generator,
    Statement,
    Story,
)

ARTICLES, STORIES = 100, 15
_SENTENCES, _WORDS = 24, 22
_SYLLABLES = ("ka", "lo", "mer", "tin", "sa", "ve", "dor", "ni", "pal", "eth", "ur", "gos", "lim", "bra", "qui")


def long_day() -> Briefing:
    """The same briefing each time: articles of 24 sentences; in each story 11 statements, 20 figures, 40 events and 20
    actors that cite them, early sentences more often."""
    chance = random.Random(15)
    articles = tuple(_article(number, chance) for number in range(1, ARTICLES + 1))
    stories = tuple(_story(number, articles[number - 1 :: STORIES], chance) for number in range(1, STORIES + 1))
    return Briefing(
        date="2025-10-16",
        language="en",
        summary=tuple(story.headline for story in stories),
        changes=tuple(story.statements[0] for story in stories[:6]),
        generator=Generator(extractor="llm", model="example-model-1", prompts={"extract": "3", "write": "2"}),
        articles=articles,
        stories=stories,
    )


def _sentence(chance: random.Random, words: int = _WORDS) -> str:
    made = ["".join(chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(words)]
    made[words // 2] = str(chance.randint(2, 90_000))
    return " ".join(made).capitalize() + "."


def _article(number: int, chance: random.Random) -> Article:
    sentences = [_sentence(chance) for _ in range(_SENTENCES)]
    text = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, _SENTENCES, 3)) + "\n"
    return Article(
        id=f"a{number}",
        source=f"https://news{number}.example/2025/10/16/{number}.html",
        title=_sentence(chance, 9),
        publisher=f"The Paper {number}",
        published="2025-10-16T08:30:00+00:00",
        language="en",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        origin=f"a{number}",
    )


def _cited(articles: Sequence[Article], chance: random.Random, at_most: int) -> tuple[Citation, ...]:
    """A whole sentence of each of a few articles: early ones more often, as news is written."""
    citations = []
    for article in chance.sample(articles, min(len(articles), chance.randint(1, at_most))):
        place = min(int(chance.expovariate(0.22)), _SENTENCES - 1)
        start = 0
        for _ in range(place):
            start = article.text.index(".", start) + 1
        start += len(article.text[start:]) - len(article.text[start:].lstrip())
        citations.append(Citation.of(article.id, article.text, start, article.text.index(".", start) + 1))
    return tuple(citations)


def _story(number: int, articles: Sequence[Article], chance: random.Random) -> Story:
    at = number * 100
    figures = tuple(_figure(at + place, articles, chance, claims=6 if place < 4 else 1) for place in range(20))
    return Story(
        id=f"s{number}",
        articles=tuple(article.id for article in articles),
        headline=Statement(text=_sentence(chance, 10), written_by="model", citations=_cited(articles, chance, 2)),
        statements=tuple(
            Statement(text=_sentence(chance), written_by="model", citations=_cited(articles, chance, 4))
            for _ in range(11)
        ),
        events=tuple(_event(at + place, articles, chance) for place in range(40)),
        actors=tuple(_actor(at + place, articles, chance) for place in range(20)),
        figures=figures,
    )


def _figure(number: int, articles: Sequence[Article], chance: random.Random, claims: int) -> Figure:
    return Figure(
        id=f"f{number}",
        measured_property="deaths",
        observation_about=_sentence(chance, 2),
        status="updated" if claims > 1 else "single",
        current=claims - 1,
        claims=tuple(
            Claim(
                bound="exact",
                value=(value := chance.randint(2, 9000)),
                text=f"{value:,}",
                unit_text="people",
                attributed_to=_sentence(chance, 3),
                observation_date=f"2025-10-{10 + place:02}",
                citations=_cited(articles, chance, 2),
            )
            for place in range(claims)
        ),
    )


def _event(number: int, articles: Sequence[Article], chance: random.Random) -> Event:
    return Event(
        id=f"e{number}",
        type="other",
        summary=_sentence(chance, 16),
        date=f"2025-10-{chance.randint(8, 18):02}",
        date_precision="day",
        citations=_cited(articles, chance, 3),
    )


def _actor(number: int, articles: Sequence[Article], chance: random.Random) -> Actor:
    citations = []
    for article in chance.sample(articles, chance.randint(1, len(articles))):
        end = article.text.index(" ", article.text.index(" ", chance.randrange(200)) + 1)
        start = article.text.rindex(" ", 0, end) + 1
        citations.append(Citation.of(article.id, article.text, start, end))
    return Actor(
        id=f"p{number}",
        name=_sentence(chance, 3),
        kind="organisation",
        aliases=(_sentence(chance, 2),),
        citations=tuple(citations),
    )
