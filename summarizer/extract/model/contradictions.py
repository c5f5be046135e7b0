"""Where an article's own words speak for or against what a model says: beside the number, in the sentence of the event.

What has no word beside it is open to a reader's sense; a correction of what stands there in so many words needs words, too.
"""

import re
from dataclasses import dataclass

from summarizer.extract.figures.headlines import is_headline
from summarizer.extract.figures.properties import nearest_property
from summarizer.extract.figures.unit_kinds import may_count, unit_kind
from summarizer.extract.lexical import Reading
from summarizer.extract.model.answered import stands
from summarizer.extract.model.asks import quoted_words
from summarizer.extract.model.other_names import are_forms, folded_words
from summarizer.language.events.triggers import find_triggers
from summarizer.language.names.roles import role_of
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.answers import NumberLabel
from summarizer.schema.brief import Modality
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention

_BESIDE = 3  # words between a number and the cue that is surely its own
_STEM = 5
_ACCORDING_TO_HIM = WordPattern(
    r"\b(?:(?:<attribution.prepositions>) (?:<attribution.pronouns>)"
    r"|(?:<attribution.pronouns>) (?:<attribution.postpositions>))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Words:
    """The words of one article, held against an answer."""

    reading: Reading

    def against_property(self, name: str, proposal: FigureMention) -> bool:
        """Whether the proposed property's cue stands close beside the number, and no word of the other in its sentence.

        One that only says more of it ("feared deaths") is no other.
        """
        numeral = proposal.numeral
        if self.name(name, numeral.sentence) or folded_words(proposal.measured_property) <= folded_words(name):
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
        told = {w[:_STEM] for w in folded_words(name) if len(w) >= _STEM}
        return bool(told & {w[:_STEM] for w in folded_words(self.reading.marked.text_of(sentence))})

    def is_known(self, name: str) -> bool:
        """Whether the tables have cues of the property."""
        return any(p.name == name for p in self.reading.profile.properties)

    def against_unit(self, name: str, proposal: FigureMention) -> bool:
        """Whether a property of the tables that no word of the sentence names counts no such unit as the number has."""
        if self.has_cue(name, proposal.numeral.sentence):
            return False  # "a margin of error of three seats"
        kind = unit_kind(proposal.numeral.unit_text, self.reading.profile)
        return bool(kind) and self.is_known(name) and not may_count(name, kind, self.reading.profile)

    def against_speaker(self, speaker: str, proposal: FigureMention) -> bool:
        """Whether the proposed speaker stands in the number's sentence, and the other one does not.

        "Ivan Fedorov" is no other than "Fedorov", nor "the front" than "Front for the Renewal"; "the airline" is who was
        named beside it; and a headline's number is whose the story says that it is.
        """
        at, known = proposal.numeral.sentence, proposal.speaker
        if is_name_within(known, speaker) or are_forms(known, speaker) or is_headline(self.reading.marked, at):
            return False
        if is_common_noun(proposal.speaker) and self.told_beside(speaker, at):
            return False
        return bool(speaker and proposal.speaker_sentence == at) and not stands(speaker, self.reading.marked, at)

    def speaks(self, speaker: str, sentence: int, reach: int) -> bool:
        """Whether a sentence at most that far away has words of speech whose speaker bears the name, or a part of it."""
        told = folded_words(speaker)
        near = range(sentence - reach, sentence + reach + 1)
        return any(told & folded_words(a.speaker) for n in near for a in self.reading.attributions.get(n, ()))

    def told_beside(self, name: str, sentence: int) -> bool:
        """Whether the sentence before or behind has the name: "the union" and "he" are said of who was named there."""
        last = len(self.reading.marked.sentences)
        return any(stands(name, self.reading.marked, n) for n in (sentence - 1, sentence + 1) if 1 <= n <= last)

    def takes_up(self, name: str, sentence: int) -> bool:
        """Whether a noun of the name stands in the sentence: "the ministry" goes back to "Orlo's health ministry"."""
        small = self.reading.profile.function_words
        return bool((folded_words(name) - small) & folded_words(self.reading.marked.text_of(sentence)))

    def leans_on_a_pronoun(self, sentence: int) -> bool:
        """Whether the sentence says with a pronoun who speaks ("selon lui"), and so does not name him."""
        return _ACCORDING_TO_HIM.search(self.reading.marked.text_of(sentence)) is not None

    def against_day(self, when: str, proposal: FigureMention) -> bool:
        """Whether the proposed day's words stand in the number's sentence, and the other ones do not."""
        known, at = quoted_words(proposal.as_of), proposal.numeral.sentence
        is_here = bool(known) and stands(known, self.reading.marked, at)
        return bool(when) and is_here and not stands(when, self.reading.marked, at)

    def has_sentence(self, number: int) -> bool:
        """Whether the story has the sentence."""
        return any(s.number == number for s in self.reading.marked.body)

    def kinds_of_act(self, sentence: int) -> dict[str, bool]:
        """The event types that words of the sentence tell, and whether one tells it surely."""
        span, text = self.reading.marked.sentence(sentence), self.reading.marked.article.text
        found: dict[str, bool] = {}
        for trigger in find_triggers(text, span.start, span.end, self.reading.profile.code):
            found[trigger.kind.type] = found.get(trigger.kind.type, False) or trigger.sure
        return found

    def doubts(self, modality: Modality, sentence: int) -> bool:
        """Whether the sentence has a word by which what it tells is planned, possible or denied, as the modality says.

        What a bank foresees is neither done nor sure: "expects growth of 2%", "sagt eine Inflation von 3 Prozent voraus".
        """
        profile, text = self.reading.profile, self.reading.marked.text_of(sentence)
        if profile.phrase_pattern("modality", modality).search(text):
            return True
        if modality in ("planned", "possible") and profile.phrase_pattern("forecasts", "before").search(text):
            return True
        return modality == "denied" and any(w in profile.words("grammar", "negations") for w in text.lower().split())

    def bear_out(self, label: NumberLabel, numeral: Numeral) -> bool:
        """Whether the words around a number that no rule could read hold what the label says that it counts."""
        body = {s.number for s in self.reading.marked.body}
        if label.property and self.is_known(label.property):
            near = body & {numeral.sentence - 1, numeral.sentence, numeral.sentence + 1}
            return any(self.has_cue(label.property, sentence) for sentence in near)
        told = folded_words(label.counts or label.property or "")
        return bool(told) and told <= folded_words(self.reading.marked.text_of(numeral.sentence))


def is_common_noun(speaker: str) -> bool:
    """Whether a speaker is told by what he is alone: "the airline", "die Reederei"."""
    role = role_of(speaker)
    return speaker.islower() or (role != "" and " " not in role)


def is_name_within(short: str, name: str) -> bool:
    """Whether a name is another's last words, as a surname is, or the last part of its compound ("Ministerium")."""
    told, full = fold_characters(short), fold_characters(name)
    return bool(short) and (f" {full}".endswith(f" {told}") or full.endswith(told.lower()))
