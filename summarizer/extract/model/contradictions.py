"""Where an article's own words speak against what a model says of a number: beside the number, in its sentence.

What has no word beside it is open to a reader's sense; a correction of what stands there in so many words needs words, too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.extract.figures.headlines import is_headline
from summarizer.extract.figures.properties import nearest_property
from summarizer.extract.figures.unit_kinds import may_count, unit_kind
from summarizer.extract.lexical import Reading
from summarizer.extract.model.answered import Corrections, NumberChange, stands
from summarizer.extract.model.asks import Proposals, quoted_words
from summarizer.language.quoting import fold_characters
from summarizer.schema.answers import NumberLabel
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention

_BESIDE = 3  # words between a number and the cue that is surely its own
_MOST_SLIPS = 1
_STEM = 5
AGAINST, OPEN, FOR = -1, 0, 1
_SHARES = frozenset({"percent", "percentage", "points"})
_KINDRED = (  # one cue stands for any of these, and a reader tells them apart by sense
    frozenset({"protesters", "attendance", "people"}),
    frozenset({"votes", "in favour", "opposed", "support in polls", "vote share"}),
    frozenset({"debt", "loan", "bonds", "investment"}),
    frozenset({"offer value", "price", "market value", "contract value"}),
    frozenset({"infections", "suspected cases", "confirmed cases", "hospitalised", "ill"}),
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Words:
    """The words of one article, held against an answer."""

    reading: Reading

    def against_property(self, name: str, proposal: FigureMention) -> bool:
        """Whether the proposed property's cue stands close beside the number, and no word of the other in its sentence.

        One that only says more of it ("feared deaths") is no other.
        """
        numeral = proposal.numeral
        if self.name(name, numeral.sentence) or _words(proposal.measured_property) <= _words(name):
            return False
        context = self.reading.context(self.reading.marked.sentence(numeral.sentence))
        kind = unit_kind(numeral.unit_text, self.reading.profile)
        sure = nearest_property(context, numeral, kind, most=_BESIDE)
        return sure is not None and sure.name == proposal.measured_property

    def has_cue(self, name: str, sentence: int) -> bool:
        """Whether a cue word of the property stands in the sentence; never of one that no table has."""
        span, text = self.reading.marked.sentence(sentence), self.reading.marked.article.text
        return any(p.cues.search(text, span.start, span.end) for p in self.reading.profile.properties if p.name == name)

    def name(self, name: str, sentence: int) -> bool:
        """Whether the sentence has a cue of the property, or a word of one that no table has, in any ending."""
        if self.is_known(name):
            return self.has_cue(name, sentence)
        told = {w[:_STEM] for w in _words(name) if len(w) >= _STEM}
        return bool(told & {w[:_STEM] for w in _words(self.reading.marked.text_of(sentence))})

    def is_known(self, name: str) -> bool:
        """Whether the tables have cues of the property."""
        return any(p.name == name for p in self.reading.profile.properties)

    def against_unit(self, name: str, proposal: FigureMention) -> bool:
        """Whether a property of the tables that no word of the sentence names counts no such unit as the number has."""
        if self.has_cue(name, proposal.numeral.sentence):
            return False  # "a margin of error of three seats"
        kind = unit_kind(proposal.numeral.unit_text, self.reading.profile)
        if kind in _SHARES and self.has_cue(name, proposal.numeral.sentence):
            return False  # "20% of the flights were cancelled": what is counted may be told as a share
        return bool(kind) and self.is_known(name) and not may_count(name, kind, self.reading.profile)

    def against_speaker(self, speaker: str, proposal: FigureMention) -> bool:
        """Whether the proposed speaker stands in the number's sentence, and the other one does not.

        "Ivan Fedorov" is no other than "Fedorov"; and a headline's number is whose the story says that it is.
        """
        at = proposal.numeral.sentence
        if is_name_within(proposal.speaker, speaker) or is_headline(self.reading.marked, at):
            return False
        return bool(speaker and proposal.speaker_sentence == at) and not stands(speaker, self.reading.marked, at)

    def against_day(self, when: str, proposal: FigureMention) -> bool:
        """Whether the proposed day's words stand in the number's sentence, and the other ones do not."""
        known, at = quoted_words(proposal.as_of), proposal.numeral.sentence
        is_here = bool(known) and stands(known, self.reading.marked, at)
        return bool(when) and is_here and not stands(when, self.reading.marked, at)

    def bear_out(self, label: NumberLabel, numeral: Numeral) -> bool:
        """Whether the words around a number that no rule could read hold what the label says that it counts."""
        body = {s.number for s in self.reading.marked.body}
        if label.property and self.is_known(label.property):
            near = body & {numeral.sentence - 1, numeral.sentence, numeral.sentence + 1}
            return any(self.has_cue(label.property, sentence) for sentence in near)
        told = _words(label.counts or label.property or "")
        return bool(told) and told <= _words(self.reading.marked.text_of(numeral.sentence))


def is_name_within(short: str, name: str) -> bool:
    """Whether a name is another's last words, as a surname is."""
    return bool(short) and f" {fold_characters(name)}".endswith(f" {fold_characters(short)}")


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold_characters(text).lower()))


def is_believable(answers: Iterable[Corrections], proposals: Proposals, reading: Reading) -> bool:
    """Whether the words beside the numbers speak for as many of the answers' corrections as they speak against.

    One slip is forgiven.
    """
    words = Words(reading)
    found = [
        verdict
        for told in answers
        for change in told.numbers
        if (proposal := proposals.figures.get(change.label.n))
        for verdict in _verdicts(change, proposal, words)
    ]
    return found.count(AGAINST) <= max(_MOST_SLIPS, found.count(FOR))


def _verdicts(change: NumberChange, proposal: FigureMention, words: Words) -> Iterator[int]:
    """For each field that says something else than the proposal, what the article's words say of it."""
    name, when, at = change.label.property, change.label.when, proposal.numeral.sentence
    if name is not None and name != proposal.measured_property:
        against = words.against_property(name, proposal) or words.against_unit(name, proposal)
        kindred = any({name, proposal.measured_property} <= names for names in _KINDRED)
        yield AGAINST if against and not kindred else FOR if words.name(name, at) else OPEN
    if change.speaker is not None and change.speaker != proposal.speaker:
        is_here = bool(change.speaker) and stands(change.speaker, words.reading.marked, at)
        yield AGAINST if words.against_speaker(change.speaker, proposal) else FOR if is_here else OPEN
    if when is not None and when != quoted_words(proposal.as_of):
        is_here = bool(when) and stands(when, words.reading.marked, at)
        yield AGAINST if words.against_day(when, proposal) else FOR if is_here else OPEN
