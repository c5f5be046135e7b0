"""The days that a model points at by the article's words: what they mean, and whether they are an event's own."""

import re
from dataclasses import dataclass

from summarizer.extract.events.days import day_of_saying
from summarizer.extract.figures.day_roles import is_genitive
from summarizer.extract.lexical import Reading
from summarizer.extract.model.answered import nearest
from summarizer.extract.model.asks import quoted_words
from summarizer.language.clause_marks import BARRIER
from summarizer.language.dates.in_text import find_dates, month_named
from summarizer.language.dates.nights import days_and_nights
from summarizer.language.profile import future_tense
from summarizer.language.quoting import fold_characters
from summarizer.schema.answers import EventLabel
from summarizer.schema.brief import Modality
from summarizer.schema.mentions import DateReading, EventMention, FigureMention

_YEAR = re.compile(r"(?:19|20)\d\d")
_RUNNING = frozenset({"deaths", "injured", "missing", "hospitalised", "displaced", "rescued"})


@dataclass(frozen=True, slots=True)
class PointedDays:
    """The days of one article's answer."""

    reading: Reading

    def of_event(self, label: EventLabel, proposal: EventMention | None, modality: Modality) -> DateReading | None:
        """The day that the answer names, else the proposed one; where it is planned after all, or done, as that reads.

        "Will be extended, the government said on Monday": the day of a saying is none of what lies ahead. Nor is a plan's
        one of what is done: "12,700 are home; the last will land on Saturday".
        """
        if label.when == "":
            return None
        told = proposal.date if proposal else None
        if label.when is None and modality == "actual" and proposal and self._is_of_plan(proposal):
            return None
        words = label.when or self._read_otherwise(proposal, modality)
        if not words:
            return None if modality == "actual" and self._is_far_ahead(told) else told
        if modality == "planned" and self._is_of_saying(words, label.s):
            return None
        return self.meant(words, label.s, modality) or told

    def meant(self, words: str, sentence: int, modality: Modality) -> DateReading | None:
        """What the words mean in this article, if it holds them; a weekday of what is planned lies ahead, and one of what is
        possible where the rules read it so in its sentence ("forecasts gusts for Wednesday").
        """
        marked, profile, anchor = self.reading.marked, self.reading.profile, self.reading.day.anchor
        if not nearest(words, marked, sentence):
            return None
        if _YEAR.fullmatch(words):  # alone, in brackets or before a colon, it is none for the rules
            return DateReading(f"{words}-01-01", f"{words}-12-31", "year", f'"{words}"')
        dates = find_dates(words, profile, anchor) or month_named(words, profile, anchor)
        nights = days_and_nights(words, dates, profile)
        found = [d for d in nights if d.reading or d.later]
        if found and (modality == "planned" or (modality == "possible" and self._lies_ahead(words, sentence))):
            return found[0].later or found[0].reading
        # "on Tuesday and Wednesday": all of it on Wednesday
        return max((d.reading for d in found if d.reading), key=lambda day: day.end, default=None)

    def _lies_ahead(self, words: str, sentence: int) -> bool:
        context = self.reading.context(self.reading.marked.sentence(sentence))
        told = [m for m in context.dates if fold_characters(context.text[m.start : m.end]) in fold_characters(words)]
        return bool(told) and all(m.ahead for m in told)

    def is_of_event_named(self, words: str, figure: FigureMention) -> bool:
        """ "The toll of Thursday's attack rises to seven": the attack's day is not the one on which seven were counted.

        Not of two numbers, of which one may be the first day's: "78 died in Tuesday's quake, said who had first said 13".
        """
        context = self.reading.context(self.reading.marked.sentence(figure.numeral.sentence))
        if figure.measured_property not in _RUNNING or len(context.numerals) > 1:
            return False
        told = [m for m in context.dates if _is_in(context.text[m.start : m.end], words)]
        return bool(told) and all(is_genitive(context, m) for m in told)

    def _read_otherwise(self, proposal: EventMention | None, modality: Modality) -> str:
        """The words of a proposed day that lies ahead, where the event does not, or the other way round.

        "Called a walkout for Thursday": the call is done, and yet Thursday is the next one.
        """
        if proposal is None or proposal.date is None or (proposal.modality == "planned") == (modality == "planned"):
            return ""
        words = quoted_words(proposal.date) if proposal.date.precision == "day" else ""
        text = self.reading.marked.text_of(proposal.sentence)
        told = find_dates(text, self.reading.profile, self.reading.day.anchor)
        return "" if any(m.ahead and _is_in(text[m.start : m.end], words) for m in told) else words

    def _is_far_ahead(self, day: DateReading | None) -> bool:
        """ "Has promised to keep the yard until the end of 2029": no year to come is the day of what is done."""
        today = (self.reading.marked.article.published or "")[:10]
        return day is not None and day.precision != "day" and bool(today) and day.start > today

    def _is_of_plan(self, proposal: EventMention) -> bool:
        """Whether a planned event's day stands in a part of its sentence that tells what is to be done."""
        profile, text = self.reading.profile, self.reading.marked.text_of(proposal.sentence)
        if proposal.modality != "planned" or proposal.date is None or not BARRIER.search(text):
            return False
        plans, words = profile.phrase_pattern("modality", "planned"), quoted_words(proposal.date)
        parts = [part for part in BARRIER.split(text) if words and _is_in(words, part)]
        return any(plans.search(part) or future_tense(profile).search(part) for part in parts)

    def _is_of_saying(self, words: str, sentence: int) -> bool:
        said = day_of_saying(self.reading.context(self.reading.marked.sentence(sentence)))
        past = self.meant(words, sentence, "actual")
        return said is not None and past is not None and (past.start, past.end) == (said.start, said.end)


def _is_in(day: str, words: str) -> bool:
    return fold_characters(day).lower() in fold_characters(words).lower()
