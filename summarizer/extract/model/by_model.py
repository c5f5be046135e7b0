"""Extract by model: the marked article and the rules' proposals go out, pointers come back and are settled.

What the model does not mention stands as the rules read it; what it corrects needs words that the article holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from summarizer.extract.days import BriefingDay
from summarizer.extract.events.days import TALK
from summarizer.extract.figures.background import is_long_gone
from summarizer.extract.figures.carried_units import with_percent_told
from summarizer.extract.figures.locations import place_pointed_at
from summarizer.extract.figures.proposals import build_figure
from summarizer.extract.figures.rival_shares import with_rivals_days
from summarizer.extract.figures.unit_kinds import unit_kind
from summarizer.extract.lexical import Reading, read_clues
from summarizer.extract.model.answered import (
    Corrections,
    EventChange,
    NamedActor,
    NumberChange,
    follow,
    goes_along,
    is_described,
    is_in_reading_order,
    nearest,
    renamed,
    review,
    stands,
)
from summarizer.extract.model.asks import Proposals, build_ask, quoted_words, split_parts
from summarizer.extract.model.contradictions import Words
from summarizer.extract.model.credibility import SPEAKER_REACH, is_believable, without_denied
from summarizer.extract.model.other_names import are_forms, are_two
from summarizer.extract.model.pointed_days import PointedDays
from summarizer.extract.model.translated_sentences import translated_sentences
from summarizer.extract.model.typed_words import TypedWords
from summarizer.extract.occasions.pointed import Pointed
from summarizer.language.condense import condense
from summarizer.language.events.event_types import type_names
from summarizer.language.numbers.quantity_names import are_one_quantity
from summarizer.language.profile import future_tense
from summarizer.language.quoting import fold_characters
from summarizer.schema.answers import EventLabel, ExtractAnswer, NumberLabel
from summarizer.schema.asking import Answered, Ask, LanguageModel
from summarizer.schema.brief import Modality
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import ActorMention, EventMention, FigureMention, Mentions
from summarizer.schema.records import replace

_BARE_KINDS = ("person", "company")
_TOLL = "casualties"
_MAX_SPEAKER_WORDS = 8


@dataclass(frozen=True, slots=True)
class Questions:
    """What a model is to be asked of an article, one question for each of its parts, and what its answers may point at.

    `numbered` are the names of actors by the number that stands for them.
    """

    marked: MarkedArticle
    numbered: Mapping[int, str]
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with what the rules read in it and what a model is to be asked; `language` is the briefing's."""

    reading: Reading
    proposals: Proposals
    questions: Questions
    language: str

    def settled(self, answers: Iterable[ExtractAnswer]) -> Mentions:
        """The article's mentions by the answers to its questions."""
        told = [follow(answer, self.proposals.numbered) for answer in answers]
        words, known = Words(self.reading), self.proposals
        careful = is_believable(told, known, words)
        told = without_denied(told, known, words)
        return _Settler(words, self.language, self.proposals, careful).mentions(told)


def prepare(marked: MarkedArticle, briefing: BriefingDay, language: str) -> Prepared:
    """The article, ready to be asked about, a long one in parts."""
    reading = read_clues(marked, briefing)
    proposals = Proposals.by_rule(reading)
    asks = tuple(build_ask(reading, part, proposals, language) for part in split_parts(marked))
    return Prepared(reading, proposals, Questions(marked, proposals.numbered, asks), language)


async def answers_to(questions: Questions, model: LanguageModel) -> tuple[Answered[ExtractAnswer], ...]:
    """The model's answers, asked for one after the other. Raises ModelError, TapeError."""
    marked, numbered = questions.marked, questions.numbered
    return tuple([await model.ask(ask, ExtractAnswer, lambda a: review(a, marked, numbered)) for ask in questions.asks])


class _Settler:
    """Brings the model's pointers and the rules' proposals together into mentions.

    A careful model corrects what the rules read; any other only fills what they left open.
    """

    def __init__(self, words: Words, language: str, proposals: Proposals, careful: bool) -> None:
        self.words = words
        self.reading, self.marked = words.reading, words.reading.marked
        self.careful = careful
        self.language = language
        self.proposals = proposals
        self.pointed = Pointed(proposals.occasions, proposals.events, careful)
        self.typed = TypedWords(words.reading, language, careful)
        self.days = PointedDays(words.reading)
        self.bare: list[str] = []
        self.bodies: set[str] = set()
        self.renamed: dict[str, str] = {}
        self.heard: set[str] = set()

    def mentions(self, answers: list[Corrections]) -> Mentions:
        """All mentions of the article: what the model says, and of actors and events also what only the rules read."""
        named = [a for told in answers for a in told.actors if self.careful and a.label.kind in _BARE_KINDS]
        self.bare = [
            a.name for a in named if a.label.kind != "person" or " " in a.name
        ]  # a surname cuts off no first name
        self.bodies = {a.name for a in named}
        self.renamed = renamed(answers, self.proposals.numbered, self.marked) if self.careful else {}
        changes = {change.label.n: change for told in answers for change in told.numbers}
        self.heard = set(self._heard(changes))
        self.chosen = not all(map(is_in_reading_order, answers))
        self.weighed = not all(map(goes_along, answers))
        self.translated = translated_sentences([e for t in answers for e in t.events], self.marked, self.language)
        events = [e for told in answers for change in told.events if (e := self.event(change))]
        events = list(self._going_on(events))
        told_first = {e.sentence for e in events}
        aside = list(self._aside(answers, told_first))
        actors = [m for told in answers for named in told.actors for m in self.actors(named)]
        self.pointed = replace(self.pointed, events=self.pointed.events | {e.sentence: e for e in events})
        occasions, several = self.pointed.told(change.label for change in changes.values())
        return Mentions(
            article=self.marked,
            actors=tuple(actors + [p for p in self.proposals.actors if not self._is_cut(p, actors)]),
            events=(*events, *aside, *self.proposals.left(told_first | {e.sentence for e in aside})),
            figures=with_rivals_days(
                self._by_right_name(self._vouched(f) if changes else f)
                for n in self.marked.numerals
                if (f := self.figure(n.number, changes.get(n.number)))
            ),
            day=self.reading.day.reading,
            occasions=occasions,
            several=several,
            names=self.reading.written,
            mentioned=tuple(self.proposals.mentioned),
        )

    # --- figures ---

    def figure(self, mark: int, change: NumberChange | None) -> FigureMention | None:
        """The mark's figure: the proposal, corrected where the model's words stand in the article."""
        proposal = self.proposals.figures.get(mark)
        if change is None or (proposal and not self.careful):
            return proposal
        label, numeral = change.label, self.marked.numerals[mark - 1]
        if not self.careful and not self.words.bear_out(label, numeral):
            return None
        sentence = self.marked.sentence(numeral.sentence)
        kept = self._with_own_noun(proposal, label) if proposal and self.typed.fits(label, proposal) else None
        numeral = kept.numeral if kept else numeral
        context = self.reading.context(sentence)
        place, counts = place_pointed_at(context, label.counts or "")
        subject = self.typed.subject(counts, sentence) or (kept.subject if kept else numeral.unit_text)
        kind = unit_kind(numeral.unit_text or subject, self.reading.profile)
        ruled = proposal.measured_property if proposal else ""
        name = self.typed.property_name(label.property or "", ruled, kind, subject, sentence)
        if not name:
            return proposal
        if not (proposal and proposal.numeral.unit_text):
            numeral = with_percent_told(context, numeral, name)  # "two of the nine members": no percent
        kind = unit_kind(numeral.unit_text or subject, self.reading.profile)
        built = build_figure(context, numeral, name, kind, "model")
        base = replace(proposal, numeral=numeral, measured_property=name) if proposal else built
        told = replace(base, subject=subject, place=(self.careful and place) or base.place, read_by="model")
        return self._corrected(told, change)

    def _with_own_noun(self, proposal: FigureMention, label: NumberLabel) -> FigureMention:
        """The proposal, without a noun that it has from another sentence where what it counts is put right."""
        is_same = label.property is None or are_one_quantity(label.property, proposal.measured_property)
        noun, sentence = proposal.subject, self.marked.text_of(proposal.numeral.sentence)
        if is_same or fold_characters(noun).lower() in fold_characters(sentence).lower():
            return proposal
        numeral = proposal.numeral
        unit = "" if numeral.unit_text == noun else numeral.unit_text
        return replace(proposal, subject="", numeral=replace(numeral, unit_text=unit))

    def _corrected(self, figure: FigureMention, change: NumberChange) -> FigureMention:
        label = change.label
        if not self.careful:
            return figure
        figure = self.pointed.belonging(figure, label)
        figure = replace(figure, modality=label.modality or figure.modality)
        if label.when == "":
            figure = replace(figure, as_of=self.reading.day.reading)  # no day of its own: the article's
        if label.when:
            figure = self._dated(figure, label.when)
        if change.holder is not None:
            figure = replace(figure, holder=change.holder)
        is_open = change.speaker is not None and not self.words.against_speaker(change.speaker, figure)
        return self._spoken_by(figure, change.speaker or "") if is_open else figure

    def _dated(self, figure: FigureMention, words: str) -> FigureMention:
        """The figure with the day that the words name; what stands behind "since" is when its count begins, not its day."""
        if self.days.is_of_event_named(words, figure):
            return figure
        reading = self.days.meant(words, figure.numeral.sentence, figure.modality)
        if reading is None:
            return replace(figure, as_of=None) if self._has_anothers_day(figure, words) else figure
        since = tuple(f"{word.strip()} " for word in self.reading.profile.tables["dates"]["since"])
        if fold_characters(words).lower().startswith(since):
            return replace(figure, period=reading)
        if reading == figure.period:
            return figure
        own, unit = self.reading.day.reading, figure.numeral.unit_text
        is_old = figure.background if own is None else is_long_gone(reading, own, unit, self.reading.profile)
        return replace(figure, as_of=reading, background=is_old)

    def _has_anothers_day(self, figure: FigureMention, words: str) -> bool:
        """Whether its day is another number's, and its own has words that no rule reads: "12 this month, 31 in October"."""
        told = quoted_words(figure.as_of)
        return bool(told) and told not in words and stands(words, self.marked, figure.numeral.sentence)

    def _spoken_by(self, figure: FigureMention, speaker: str) -> FigureMention:
        """The figure with another speaker who is named near it, or with none."""
        if not speaker:
            return replace(figure, speaker="", speaker_sentence=0)
        sentence = figure.numeral.sentence
        at = nearest(speaker, self.marked, sentence)
        known = speaker in self.proposals.numbered.values()
        is_name = known or ("," not in speaker and len(speaker.split()) <= _MAX_SPEAKER_WORDS)
        is_carried = not figure.speaker and speaker in self.heard and at < sentence
        is_told = is_carried or are_forms(figure.speaker, speaker) or self.words.takes_up(speaker, sentence)
        near = abs(at - sentence) <= SPEAKER_REACH or is_told
        return replace(figure, speaker=speaker, speaker_sentence=at) if is_name and at and near else figure

    def _heard(self, changes: Mapping[int, NumberChange]) -> Iterator[str]:
        """The speakers of numbers in whose own sentences they stand: what is told further on may be theirs, too."""
        for numeral in self.marked.numerals:
            change = changes.get(numeral.number)
            if change and change.speaker and stands(change.speaker, self.marked, numeral.sentence):
                yield change.speaker

    def _vouched(self, figure: FigureMention) -> FigureMention:
        """The figure as a model's reading, where a careful one has corrected some and so let the others stand."""
        if not self.careful:
            return figure
        return replace(figure, property_evidence="model", speaker_evidence="model" if figure.speaker else "")

    def _by_right_name(self, figure: FigureMention) -> FigureMention:
        """The figure with its speaker and holder as the model names them, without a role that stands before the name.

        Who a model says is a body or a person is no place: "researchers at Orlo".
        """
        speaker, holder = (self.renamed.get(name, name) for name in (figure.speaker, figure.holder))
        bare = next((name for name in self.bare if speaker.endswith(f" {name}")), speaker)
        place = "" if figure.place in self.bodies else figure.place
        is_right = (bare, holder, place) == (figure.speaker, figure.holder, figure.place)
        return figure if is_right else replace(figure, speaker=bare, holder=holder, place=place)

    # --- actors ---

    def actors(self, named: NamedActor) -> list[ActorMention]:
        """A mention for the name and for each other name, where the article holds them; grounding does the rest.

        What is said of an actor that the rules know, and that several names are one's, is believed of a careful model.
        """
        label = named.label
        if not self.careful and named.name in self.proposals.numbered.values():
            return []
        at = nearest(named.name, self.marked, named.sentence)
        also = [o for o in label.also if o != named.name and not are_two(named.name, o, self.marked)]
        others = {o: where for o in also if (where := nearest(o, self.marked, named.sentence))}
        known = {p.name: p.kind for p in reversed(self.proposals.actors)}
        kind = str(label.kind or known.get(named.name, ""))
        mention = ActorMention(
            named.name, at or named.sentence, kind, also_called=tuple(others) if self.careful else ()
        )
        return [mention] + [ActorMention(other, where, kind) for other, where in others.items()]

    def _is_cut(self, proposal: ActorMention, named: list[ActorMention]) -> bool:
        """Whether the rules' name stands in its sentence only within a longer one that the model knows ("Minas").

        Or is one that the model knows, with a role before it ("Hamburger Händler Arne Petersen").
        """
        if proposal.name in self.renamed or any(proposal.name.endswith(f" {name}") for name in self.bare):
            return True
        left = fold_characters(self.marked.text_of(proposal.sentence))
        for full in (fold_characters(m.name) for m in named if len(m.name) > len(proposal.name)):
            left = left.replace(full, "")
        return fold_characters(proposal.name) not in left

    # --- events ---

    def event(self, change: EventChange) -> EventMention | None:
        """The event with a summary that its sentences bear out: the model's, else the sentence itself, condensed."""
        label = change.label
        proposal = self.proposals.events.get(label.s)
        is_meant = self.careful and (self.chosen or is_described(label, self.translated))
        if not self.marked.is_in_body(label.s) or (proposal is None and not is_meant):
            return None
        if not self.careful:
            label = EventLabel(s=label.s, summary=label.summary)
        worded, also = self.typed.summary(label) if label.s in self.translated else ("", ())
        modality = self._modality(label, proposal)
        actors = tuple(a for a in change.actors if nearest(a, self.marked, label.s)) if label.actors else ()
        return EventMention(
            sentence=label.s,
            type=self._type(label, proposal),
            sub_type=proposal.sub_type if proposal and label.type in (None, proposal.type) else "",
            summary=worded
            or (proposal.summary if proposal else condense(self.marked.text_of(label.s), self.reading.profile)),
            actors=actors or tuple(self.renamed.get(a, a) for a in (proposal.actors if proposal else ())),
            place=self._place(label, proposal),
            date=self.days.of_event(label, proposal, modality),
            modality=modality,
            read_by="model" if proposal is None or self._is_own_choice(label) else proposal.read_by,
            also=also,
            language=self.language if worded else (self.marked.article.language or ""),
            head=proposal.head if proposal and label.type in (None, proposal.type) else "",
            takes_up=proposal.takes_up if proposal else 0,
            spans=proposal.spans if proposal and not worded else (),
            is_state=proposal is not None and proposal.is_state and not is_meant,
        )

    def _aside(self, answers: list[Corrections], told: set[int]) -> Iterator[EventMention]:
        """The rules' events that a careful answer puts right without naming them among the main ones: still the rules'."""
        changes = {change.label.s: change for answer in answers for change in answer.aside}
        for at, change in changes.items() if self.careful else ():
            event = self.event(change) if at in self.proposals.events and at not in told else None
            if event is not None:
                yield replace(event, read_by=self.proposals.events[at].read_by)

    def _going_on(self, events: list[EventMention]) -> Iterator[EventMention]:
        """Each event, apart from the one that the rules took it to go on with where the model calls it another kind.

        What came of it is still its own ("The blast killed three").
        """
        kinds = {at: e.type for at, e in self.proposals.events.items()} | {e.sentence: e.type for e in events}
        for event in events:
            proposal = self.proposals.events.get(event.sentence)
            is_other = proposal is not None and event.type not in (proposal.type, kinds.get(event.takes_up), _TOLL)
            yield replace(event, takes_up=0) if event.takes_up and is_other else event

    def _is_own_choice(self, label: EventLabel) -> bool:
        """Whether naming a sentence of the rules' events says that it matters."""
        return self.weighed or is_described(label, self.translated)

    def _modality(self, label: EventLabel, proposal: EventMention | None) -> Modality:
        """What the model says, but that nothing is denied where no word of the sentence denies."""
        if label.modality and (label.modality != "denied" or self.words.doubts(label.modality, label.s)):
            return label.modality
        if label.type in TALK and (proposal is None or proposal.type not in TALK):
            return "actual"  # who denounces what will be has done so
        return proposal.modality if proposal else self._tense(label.s)

    def _type(self, label: EventLabel, proposal: EventMention | None) -> str:
        if label.type in type_names():
            return str(label.type)
        return proposal.type if proposal else "other"

    def _place(self, label: EventLabel, proposal: EventMention | None) -> str:
        if label.place == "":
            return ""
        if label.place and stands(label.place, self.marked, label.s):
            return label.place
        return proposal.place if proposal else ""

    def _tense(self, sentence: int) -> Modality:
        """Of an event that no rule proposed: whether its sentence speaks of what will be."""
        span = self.marked.sentence(sentence)
        ahead = future_tense(self.reading.profile).search(self.marked.article.text, span.start, span.end)
        return "planned" if ahead else "actual"
