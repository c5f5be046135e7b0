"""Extract by model: the marked article and the rules' proposals go out, pointers come back and are settled.

The model says what each mark counts and what happened; the rules' readings of property, speaker and date stand unless
the model corrects them with words that the article holds.
"""

import re
from dataclasses import dataclass, replace

from summarizer.extract.asks import Proposals, build_ask, split_parts
from summarizer.extract.days import BriefingDay
from summarizer.extract.figures import build_figure
from summarizer.extract.lexical import Reading, read_clues
from summarizer.extract.pointed import Pointed
from summarizer.extract.properties import may_count, unit_kind
from summarizer.language.condense import condense
from summarizer.language.dates import find_dates
from summarizer.language.event_types import type_names
from summarizer.language.names import Vocabulary
from summarizer.language.numerals import find_numerals
from summarizer.language.profile import future_tense, load_profile, phrase_pattern
from summarizer.language.quoting import find_folded, fold_characters
from summarizer.schema.answers import ActorLabel, EventLabel, ExtractAnswer, NumberLabel
from summarizer.schema.asking import Answered, LanguageModel
from summarizer.schema.brief import Modality
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.mentions import ActorMention, DateReading, EventMention, FigureMention, Mentions
from summarizer.support import Evidence, Passage, unsupported

_BAD_SHARE = 1 / 3
_OTHER = "other"
_BARE_KINDS = ("person", "company")
_PLAIN_WORDS = re.compile(r"(?:(?![A-Z])[^\W\d_]+(?:[ -]|$)){1,4}")  # in small letters: no name
_MEASURED = frozenset(
    ["money", "length", "area", "speed", "temperature", "volume", "mass", "power", "duration", "basis points"]
)
_MAX_SPEAKER_WORDS = 8
_SPEAKER_REACH, _CAREFUL_REACH = 1, 3  # sentences between a number and who is named as its speaker
_CONTRADICTIONS = 1 / 3
_ACCOUNTED = 0.9


@dataclass(frozen=True, slots=True)
class ModelReading:
    """One article's mentions and the answers they rest on."""

    mentions: Mentions
    answers: tuple[Answered[ExtractAnswer], ...]


async def extract_by_model(
    model: LanguageModel, marked: MarkedArticle, briefing: BriefingDay, language: str
) -> ModelReading:
    """The mentions of one article as a model reads it, long articles in parts. Raises ModelError, TapeError."""
    reading = read_clues(marked, briefing)
    proposals = Proposals.by_rule(reading)
    answers = []
    for part in split_parts(marked):
        ask = build_ask(reading, part, proposals, language)
        answers.append(await model.ask(ask, ExtractAnswer, lambda a: review(a, marked)))
    values = [a.value for a in answers]
    settled = _Settler(reading, language, proposals, is_careful(values, marked))
    return ModelReading(settled.mentions(values), tuple(answers))


def is_careful(answers: list[ExtractAnswer], marked: MarkedArticle) -> bool:
    """Whether the answers account for the article's marks and do not contradict themselves.

    A model that calls a proposal right and corrects it in one breath does not know what it corrects. What such an answer
    corrects is held against the cues beside the number; a careful one is believed where the article bears its words out.
    """
    right = {n for a in answers for n in a.right}
    corrected = {label.n for a in answers for label in a.numbers}
    marks = {n.number for n in marked.numerals if not marked.sentence(n.sentence).furniture}
    contradicted = len(right & corrected) > _CONTRADICTIONS * min(len(right), len(corrected))
    return not contradicted and len(marks & (right | corrected)) >= _ACCOUNTED * len(marks)


def review(answer: ExtractAnswer, marked: MarkedArticle) -> list[str]:
    """What is wrong with an answer's pointers, as path and reason; [] while only few of them miss.

    A mark confirmed that does not exist, or a name in another sentence than the one named, does no harm.
    """
    marks = {n.number for n in marked.numerals}
    sentences = {s.number for s in marked.body}
    problems = [
        f"numbers[{i}].n: there is no mark n{label.n}; the article has n1 to n{len(marks)}"
        for i, label in enumerate(answer.numbers)
        if label.n not in marks
    ]
    problems += [
        f"events[{i}].s: there is no sentence [{label.s}]; the article has [1] to [{max(sentences, default=0)}]"
        for i, label in enumerate(answer.events)
        if label.s not in sentences
    ]
    problems += [
        f"actors[{i}].name: {label.name!r} stands nowhere in the article; copy the name as the article writes it"
        for i, label in enumerate(answer.actors)
        if not any(_stands(label.name, marked, s) for s in sentences)
    ]
    problems += [
        f"numbers[{i}].event: there is no sentence [{label.event}]; 0 is all of the happenings together"
        for i, label in enumerate(answer.numbers)
        if label.event and label.event not in sentences
    ]
    items = len(answer.numbers) + len(answer.actors) + len(answer.events)
    return problems if len(problems) > items * _BAD_SHARE else []


def _stands(name: str, marked: MarkedArticle, sentence: int) -> bool:
    span = marked.sentence(sentence)
    return find_folded(name, marked.article.text, span.start, span.end) is not None


def _each_once(events: list[EventLabel]) -> list[EventLabel]:
    """The events without those that repeat a sentence."""
    return list({e.s: e for e in reversed(events)}.values())[::-1]


class _Settler:
    """Brings the model's pointers and the rules' proposals together into mentions."""

    def __init__(self, reading: Reading, language: str, proposals: Proposals, careful: bool) -> None:
        self.reading = reading
        self.careful = careful
        self.marked = reading.marked
        self.language = language
        self.proposals = proposals
        self.pointed = Pointed(proposals.occasions, proposals.events, careful)
        self.vocabulary = Vocabulary.of(self.marked.article.text)
        self.bare: list[str] = []
        self.offered = {p.name for p in load_profile(language).properties}

    def mentions(self, answers: list[ExtractAnswer]) -> Mentions:
        """All mentions of the article; events fall back on the rules' where the model named none that stands."""
        self.bare = [a.name for answer in answers for a in answer.actors if a.kind in _BARE_KINDS]
        labels = {label.n: label for a in answers for label in a.numbers}
        confirmed = {n for a in answers for n in a.right}
        events = [e for a in answers for label in _each_once(a.events) if (e := self.event(label))]
        actors = [m for a in answers for label in a.actors for m in self.actors(label)]
        self.pointed = replace(self.pointed, events=self.pointed.events | {e.sentence: e for e in events})
        occasions, several = self.pointed.told(labels.values())
        return Mentions(
            article=self.marked,
            actors=tuple(actors + [p for p in self.proposals.actors if not self._is_cut(p, actors)]),
            events=tuple(events or self.proposals.events.values()),
            figures=tuple(
                self._by_bare_name(f)
                for n in self.marked.numerals
                if (f := self.figure(n.number, labels.get(n.number), n.number in confirmed))
            ),
            day=self.reading.day.reading,
            occasions=occasions,
            several=several,
            names=self.reading.written,
        )

    # --- figures ---

    def figure(self, mark: int, label: NumberLabel | None, confirmed: bool) -> FigureMention | None:
        """The mark's figure: the proposal, corrected where the model's words stand in the article."""
        proposal = self.proposals.figures.get(mark)
        if proposal and confirmed:
            return replace(proposal, read_by="model")  # what is confirmed and corrected at once stays as it is
        if label is None:
            return proposal
        numeral = self.marked.numerals[mark - 1]
        sentence = self.marked.sentence(numeral.sentence)
        kept = proposal if proposal and self._fits(label, proposal) else None
        numeral = kept.numeral if kept else numeral
        subject = self._subject(label, sentence) or (kept.subject if kept else numeral.unit_text)
        kind = unit_kind(numeral.unit_text or subject, self.reading.profile)
        name = self._property(label, proposal, kind, sentence, subject)
        if not name:
            return proposal
        built = build_figure(self.reading.context(sentence), numeral, name, kind)
        base = replace(proposal, numeral=numeral, measured_property=name) if proposal else built
        return self._corrected(replace(base, subject=subject, read_by="model"), label)

    def _fits(self, label: NumberLabel, proposal: FigureMention) -> bool:
        """Whether what the model says is counted can have the unit that the rules found, or carried over, for it."""
        kind = unit_kind(proposal.numeral.unit_text, self.reading.profile)
        same = label.property in (None, proposal.measured_property)
        return same or may_count(str(label.property), kind, load_profile(self.language))

    def _subject(self, label: NumberLabel, sentence: Sentence) -> str:
        """The model's words for what is counted, if each of them stands in the sentence and none is a number."""
        text = fold_characters(self.marked.text_of(sentence.number)).lower()
        counts = label.counts or ""
        words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", fold_characters(counts))
        held = [w for w in words if re.search(rf"(?<!\w){re.escape(w.lower())}(?!\w)", text)]
        if not words or len(held) < len(words) or self._is_name(counts, sentence):
            return ""
        if find_numerals(counts, self.reading.profile):
            return ""  # "two" counts nothing
        return " ".join(words)

    def _is_name(self, counts: str, sentence: Sentence) -> bool:
        """Whether the words begin with a name of the sentence: a number counts things, not the one who says it."""
        return any(counts.casefold().startswith(n.text.casefold()) for n in self.reading.names[sentence.number])

    def _property(
        self, label: NumberLabel, proposal: FigureMention | None, kind: str, sentence: Sentence, subject: str
    ) -> str:
        """The model's property where it may count this unit and a cue of it stands in the sentence, else the rules'.

        A careful model needs no cue, and may say that a number counts something else than the rules took it for.
        """
        ruled = proposal.measured_property if proposal else ""
        wanted = label.property or ""
        if wanted not in self.offered:
            return self._in_other_words(label, subject) or ruled or " ".join(subject.lower().split()[-2:])
        if self.careful:
            at_odds = kind in _MEASURED and not may_count(wanted, kind, load_profile(self.language))
            return ruled if at_odds else wanted
        text = fold_characters(self.marked.article.text)
        rows = [p for p in self.reading.profile.properties if p.name == wanted]
        cued = any(phrase_pattern(p.near).search(text, sentence.start, sentence.end) for p in rows)
        fits = kind == "other" or any(kind in p.units for p in rows)
        return wanted if fits and (cued or not ruled) else ruled

    def _in_other_words(self, label: NumberLabel, subject: str) -> str:
        """A careful model's own word for what is measured ("harvest lost"), or what it says is counted; "" otherwise."""
        if not self.careful or not label.property:
            return ""
        if label.property == _OTHER:
            return subject.lower() if label.counts else ""
        is_plain = _PLAIN_WORDS.fullmatch(label.property) and not find_numerals(
            label.property, load_profile(self.language)
        )
        return label.property if is_plain else ""

    def _corrected(self, figure: FigureMention, label: NumberLabel) -> FigureMention:
        figure = self.pointed.belonging(figure, label)
        if label.when == "":
            figure = replace(figure, as_of=self.reading.day.reading)  # no day of its own: the article's
        if label.when:
            reading = self._date(label.when, figure.numeral.sentence, figure.modality)
            known = reading and (reading.precision == "day" or self.careful)
            figure = replace(figure, as_of=reading) if known else figure
        return figure if label.speaker is None else self._spoken_by(figure, label.speaker)

    def _spoken_by(self, figure: FigureMention, speaker: str) -> FigureMention:
        """The figure with another speaker, or none: only one who is named beside it, and none only where none is cued.

        A weak model gives every number to the first name it saw.
        """
        sentence = figure.numeral.sentence
        if not speaker:
            cued = figure.speaker_sentence == sentence and not self.careful
            return figure if cued else replace(figure, speaker="", speaker_sentence=0)
        at = self._nearest(speaker, sentence)
        is_name = "," not in speaker and len(speaker.split()) <= _MAX_SPEAKER_WORDS
        reach = _CAREFUL_REACH if self.careful else _SPEAKER_REACH
        beside = is_name and at and abs(at - sentence) <= reach
        return replace(figure, speaker=speaker, speaker_sentence=at) if beside else figure

    def _by_bare_name(self, figure: FigureMention) -> FigureMention:
        """The figure with its speaker as the model names them, without the role that stands before the name."""
        bare = next((name for name in self.bare if figure.speaker.endswith(f" {name}")), figure.speaker)
        return replace(figure, speaker=bare)

    # --- actors ---

    def actors(self, label: ActorLabel) -> list[ActorMention]:
        """A mention for the name and for each other name, where the article holds them; grounding does the rest.

        That they are one actor's names is believed of a careful model.
        """
        at = (
            label.s
            if self._in_body(label.s) and _stands(label.name, self.marked, label.s)
            else self._nearest(label.name, label.s)
        )
        others = {o: where for o in label.also if o != label.name and (where := self._nearest(o, label.s))}
        also = tuple(others) if self.careful else ()
        named = ActorMention(label.name, at or label.s, label.kind, also_called=also)
        return [named] + [ActorMention(other, where, label.kind) for other, where in others.items()]

    def _is_cut(self, proposal: ActorMention, named: list[ActorMention]) -> bool:
        """Whether the rules' name stands in its sentence only within a longer one that the model knows ("Minas").

        Or is one that the model knows, with a role before it ("Hamburger Händler Arne Petersen").
        """
        if any(proposal.name.endswith(f" {name}") for name in self.bare):
            return True
        left = fold_characters(self.marked.text_of(proposal.sentence))
        for full in (fold_characters(m.name) for m in named if len(m.name) > len(proposal.name)):
            left = left.replace(full, "")
        return fold_characters(proposal.name) not in left

    # --- events ---

    def event(self, label: EventLabel) -> EventMention | None:
        """The event with a summary that its sentences bear out: the model's, else the sentence itself, condensed."""
        if not self._in_body(label.s):
            return None
        proposal = self.proposals.events.get(label.s)
        also = self._named_elsewhere(label)
        borne_out = also is not None
        modality = label.modality or (proposal.modality if proposal else self._tense(label.s))
        return EventMention(
            sentence=label.s,
            type=self._type(label, proposal),
            sub_type=proposal.sub_type if proposal and label.type in (None, proposal.type) else "",
            summary=label.summary
            if borne_out and label.summary
            else condense(self.marked.text_of(label.s), self.reading.profile),
            actors=tuple(a for a in label.actors if self._nearest(a, label.s)) or (proposal.actors if proposal else ()),
            place=self._place(label, proposal),
            date=self._event_date(label, proposal, modality),
            modality=modality,
            read_by="model",
            also=also or (),
            language=self.language if borne_out else (self.marked.article.language or ""),
        )

    def _type(self, label: EventLabel, proposal: EventMention | None) -> str:
        if label.type in type_names():
            return str(label.type)
        return proposal.type if proposal else "other"

    def _place(self, label: EventLabel, proposal: EventMention | None) -> str:
        if label.place and _stands(label.place, self.marked, label.s):
            return label.place
        return proposal.place if proposal else ""

    def _tense(self, sentence: int) -> Modality:
        """Of an event that no rule proposed: whether its sentence speaks of what will be."""
        span = self.marked.sentence(sentence)
        ahead = future_tense(self.reading.profile).search(self.marked.article.text, span.start, span.end)
        return "planned" if ahead else "actual"

    def _event_date(self, label: EventLabel, proposal: EventMention | None, modality: Modality) -> DateReading | None:
        if label.when == "":
            return None
        corrected = self._date(label.when, label.s, modality) if label.when else None
        return corrected or (proposal.date if proposal else None)

    def _named_elsewhere(self, label: EventLabel) -> tuple[int, ...] | None:
        """Sentences that hold names of a translated summary that its own lacks; None where it is not to be used.

        In the briefing's own language the source's sentence is copied instead: it cannot turn who did what to whom.
        """
        if not label.summary or self.language == self.marked.article.language or not self._names_are_checkable():
            return None
        own = Passage(self.marked.text_of(label.s), self.marked.article.language)
        evidence = Evidence(passages=(own,), vocabulary=self.vocabulary)
        also: list[int] = []
        for problem in unsupported(label.summary, self.language, evidence):
            at = self._nearest(problem.words, label.s) if problem.kind == "name" else 0
            if not at:
                return None
            also.append(at)
        return tuple(dict.fromkeys(also))

    def _names_are_checkable(self) -> bool:
        return not load_profile(self.language).tables["capital_nouns"]

    # --- the article ---

    def _in_body(self, sentence: int) -> bool:
        return 1 <= sentence <= len(self.marked.sentences) and not self.marked.sentence(sentence).furniture

    def _nearest(self, name: str, sentence: int) -> int:
        """The number of the nearest story sentence that holds the name, 0 where none does."""
        holding = [s.number for s in self.marked.body if name and _stands(name, self.marked, s.number)]
        return min(holding, key=lambda n: (abs(n - sentence), n), default=0)

    def _date(self, words: str, sentence: int, modality: Modality) -> DateReading | None:
        """What the words mean in this article, if the article holds them; a weekday of what is planned lies ahead."""
        if not self._nearest(words, sentence):
            return None
        found = next(iter(find_dates(words, self.reading.profile, self.reading.day.anchor)), None)
        if found is None:
            return None
        return (found.later if modality == "planned" else None) or found.reading
