"""An article as the program sees it before anyone interprets it: sentences and numerals, with offsets."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter

from summarizer.schema.brief import Article, Bound, Number
from summarizer.schema.records import caching_record, record

_IN_SENTENCE = attrgetter("sentence")
_AT = attrgetter("start")


@record
class Quantity:
    """The value of a numeral as written, with its bound (UCDP: best, low, high)."""

    bound: Bound
    value: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None

    @property
    def low(self) -> float:
        """The least value the claim allows."""
        known = self.value if self.value is not None else self.min_value
        return float(known) if known is not None else float("-inf")

    @property
    def high(self) -> float:
        """The greatest value the claim allows."""
        known = self.value if self.value is not None else self.max_value
        return float(known) if known is not None else float("inf")


@record
class Numeral:
    """One number of a text. `start:end` spans figure, currency and scale; `qualifier` is its bound as written.

    `number` is the mark shown to the model (n1, n2, ...), zero until an article is marked. `unit_text` are the words
    that follow and say what is counted ("combatants", "Russian tanks"), or the currency or percent sign.
    """

    start: int
    end: int
    quantity: Quantity
    unit_text: str
    qualifier: str
    qualifier_start: int
    number: int = 0
    sentence: int = 0


@record
class Sentence:
    """One sentence. `number` counts from 1; `furniture` says why it is no part of the story, or is empty.

    `told_at` is the time of day, HH:MM, of the live report's entry that holds it, by the page's own clock; or empty.
    """

    number: int
    start: int
    end: int
    paragraph: int
    furniture: str = ""
    told_at: str = ""


@caching_record
class MarkedArticle:
    """An article with its sentences and numerals, both in reading order.

    Every numeral lies inside one sentence that is not furniture.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    numerals: tuple[Numeral, ...]

    def sentence(self, number: int) -> Sentence:
        """The sentence with that number. Raises IndexError when there is none."""
        if not 1 <= number <= len(self.sentences):
            raise IndexError(f"no sentence {number} in {self.article.source}")
        return self.sentences[number - 1]

    def text_of(self, number: int) -> str:
        """The words of the sentence with that number."""
        sentence = self.sentence(number)
        return self.article.text[sentence.start : sentence.end]

    def is_in_body(self, number: int) -> bool:
        """Whether there is a sentence with that number, and it belongs to the story."""
        return 1 <= number <= len(self.sentences) and not self.sentence(number).furniture

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that belong to the story."""
        return tuple(s for s in self.sentences if not s.furniture)

    def numerals_in(self, number: int) -> tuple[Numeral, ...]:
        """The numerals of the sentence with that number, in order."""
        first = bisect_left(self.numerals, number, key=_IN_SENTENCE)
        return self.numerals[first : bisect_right(self.numerals, number, lo=first, key=_IN_SENTENCE)]

    def has_numeral_between(self, first: Numeral, last: Numeral) -> bool:
        """Whether another numeral stands between the two."""
        behind = bisect_right(self.numerals, first.start, key=_AT)
        return behind < len(self.numerals) and self.numerals[behind].start < last.start
