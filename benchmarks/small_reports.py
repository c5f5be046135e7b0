"""Articles of a few sentences, written for a benchmark, and what the rules read in them."""

import hashlib
from datetime import date

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.profile import load_profile
from summarizer.marking import mark
from summarizer.schema.brief import Article
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import GroundedMentions


def report(
    name: str,
    text: str,
    language: str,
    published: date | str | None = None,
    *,
    title: str | None = None,
    publisher: str | None = None,
) -> Article:
    """The article of that id; what is not given is unknown."""
    return Article(
        id=name, source=f"{name}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, origin=name,
        language=language, published=str(published) if published else None, title=title, publisher=publisher,
    )  # fmt: skip


def read_by_rules(article: Article, day: date) -> GroundedMentions:
    """What the article says, in a briefing of that day."""
    return ground(extract_by_rules(mark(article), BriefingDay(day, explicit=True)))


def names_in(marked: MarkedArticle) -> tuple[str, ...]:
    """All names, as the reader hands them on."""
    article, vocabulary = marked.article, Vocabulary.of(marked.article.text)
    profile = load_profile(article.language)
    found = (find_names(article.text, profile, s.start, s.end, vocabulary) for s in marked.sentences)
    return tuple(name.text for names in found for name in names)
