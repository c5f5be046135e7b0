"""One sentence with everything that the readers of figures and events need to know of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.extract.attribution.relations import Attribution
from summarizer.extract.days import ArticleDay
from summarizer.extract.planned_days import read_ahead
from summarizer.language.dates.in_text import find_dates
from summarizer.language.dates.search import DateMention
from summarizer.language.names.proper_names import Name
from summarizer.language.profile import Profile, Property
from summarizer.language.quoting import fold_characters
from summarizer.schema.marked import MarkedArticle, Numeral, Sentence
from summarizer.schema.mentions import DateReading

_TOLLS = frozenset({"deaths"})  # whose verbs are others' verbs of speech


@dataclass(frozen=True, eq=False)
class SentenceContext:
    """One sentence with what the other readers found in it; offsets are the article's. Each is equal to itself alone.

    `carried_days` holds, by sentence number, the day that the sentences before it in its paragraph speak of;
    `polling_days` the days on which the article says that people voted, in its order.
    """

    marked: MarkedArticle
    sentence: Sentence
    profile: Profile
    attributions: list[Attribution]
    day: ArticleDay
    names: list[Name]
    carried_days: Mapping[int, DateReading] = field(default_factory=dict)
    polling_days: Sequence[DateReading] = ()

    @property
    def carried(self) -> DateReading | None:
        """The day that the sentences before it in its paragraph speak of, None where they name none."""
        return self.carried_days.get(self.sentence.number)

    @cached_property
    def text(self) -> str:
        """The article's text with its characters folded, offsets unchanged."""
        return fold_characters(self.marked.article.text)

    @property
    def own_text(self) -> str:
        """The sentence alone, as in `text`."""
        return self.text[self.sentence.start : self.sentence.end]

    def before(self, at: int, reach: int | None = None) -> str:
        """What of the sentence stands before the offset, of no more than so many characters."""
        start = self.sentence.start if reach is None else max(self.sentence.start, at - reach)
        return self.text[start:at]

    def behind(self, at: int) -> str:
        """What of the sentence stands behind the offset."""
        return self.text[at : self.sentence.end]

    def words_before(self, at: int) -> list[str]:
        """The sentence's words up to the offset, in small letters."""
        return self.before(at).lower().split()

    def word_before(self, at: int) -> str:
        """The sentence's last word before the offset, in small letters; "" at its beginning."""
        return "".join(self.before(at).lower().rsplit(None, 1)[-1:])

    @cached_property
    def likely_properties(self) -> frozenset[int]:
        """The places in the profile of the properties that may have a cue in the sentence."""
        return self.profile.first_words_of_cues.likely(self.own_text)

    def cues_of(self, measured: Property) -> list[re.Match[str]]:
        """Where the property's cues stand in the sentence; looked for once."""
        found = self._cues.get(id(measured))
        if found is None:
            told = measured.cues.finditer(self.text, self.sentence.start, self.sentence.end)
            found = [
                cue for cue in told if not (self._is_in_name(cue) or self._is_in_idiom(cue) or self._is_month(cue))
            ]
            if measured.name in _TOLLS:
                found = [cue for cue in found if not self._is_speech(cue)]
            self._cues[id(measured)] = found
        return found

    def _is_in_name(self, cue: re.Match[str]) -> bool:
        """ "the National Rally" is no rally: a capital inside a name of several words."""
        at = self.text[cue.start()]
        inside = (n for n in self.names if n.start < cue.start() and cue.end() <= n.end)
        return at.isupper() and not self.profile.tables["capital_nouns"] and any(inside)

    def _is_month(self, cue: re.Match[str]) -> bool:
        """ "polled in March" is no march."""
        named = cue.group().lower() in self.profile.months and self.text[cue.start()].isupper()
        return named and any(d.start <= cue.start() and cue.end() <= d.end for d in self.dates)

    def _is_speech(self, cue: re.Match[str]) -> bool:
        """ "The union claimed 900,000 protesters": a flood claims lives, whoever speaks claims none."""
        return any(a.cue_start == cue.start() for a in self.attributions)

    def _is_in_idiom(self, cue: re.Match[str]) -> bool:
        """ "à peine" is no sentence, "the euro zone" no currency: a set phrase holds the word and means another thing."""
        return any(start <= cue.start() and cue.end() <= end for start, end in self._idioms)

    @cached_property
    def _idioms(self) -> tuple[tuple[int, int], ...]:
        found = self.profile.phrase_pattern("scope", "idioms").finditer(
            self.text, self.sentence.start, self.sentence.end
        )
        return tuple((m.start(), m.end()) for m in found)

    @cached_property
    def _cues(self) -> dict[int, list[re.Match[str]]]:
        return {}

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """The sentence's numerals, in order."""
        return self.marked.numerals_in(self.sentence.number)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The sentence's date expressions, resolved against the article's day where they need one.

        None on which a vote is only supposed to be held, as pollsters put it: "if the election were on Sunday".
        """
        span = self.sentence
        found = find_dates(self.marked.article.text, self.profile, self.day.anchor, span.start, span.end)
        cues = [a.cue_start for a in self.attributions]
        supposed = self.profile.pattern("dates", "supposed", re.IGNORECASE).finditer(self.text, span.start, span.end)
        unreal = [m.span() for m in supposed] if found else []
        found = [m for m in found if not any(start <= m.start < end for start, end in unreal)]
        return [read_ahead(mention, self.text, (span.start, span.end), self.profile, cues) for mention in found]
