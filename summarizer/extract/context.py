"""One sentence with everything that the readers of figures and events need to know of it."""

from dataclasses import dataclass
from functools import cached_property

from summarizer.extract.attribution import Attribution
from summarizer.extract.days import ArticleDay
from summarizer.language.dates import DateMention, find_dates
from summarizer.language.names import Name
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.schema.marked import MarkedArticle, Numeral, Sentence


@dataclass(frozen=True)
class SentenceContext:
    """One sentence with what the other readers found in it; offsets are the article's."""

    marked: MarkedArticle
    sentence: Sentence
    profile: Profile
    attributions: list[Attribution]
    day: ArticleDay
    names: list[Name]

    @cached_property
    def text(self) -> str:
        """The article's text with its characters folded, offsets unchanged."""
        return fold_characters(self.marked.article.text)

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """The sentence's numerals, in order."""
        return self.marked.numerals_in(self.sentence.number)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The sentence's date expressions, resolved against the article's day where they need one."""
        span = self.sentence
        return find_dates(self.marked.article.text, self.profile, self.day.anchor, span.start, span.end)
