"""What one article says: mentions of actors, events and figures, before and after grounding."""

from dataclasses import field
from typing import Literal

from summarizer.schema.brief import Citation, DatePrecision, Modality
from summarizer.schema.evidence import PropertyEvidence, SpeakerEvidence
from summarizer.schema.marked import MarkedArticle, Numeral
from summarizer.schema.records import record

ReadBy = Literal["model", "rule"]


@record
class DateReading:
    """A day or longer period with the words it was read from. `start` and `end` are ISO days, both inclusive."""

    start: str
    end: str
    precision: DatePrecision
    evidence: str


@record
class Occasion:
    """A happening by its day; `named` where the day stands beside the word for it ("Sunday's avalanche").

    `sentence` is the first that dates it, `places` are the names behind "in" or "near" beside its days.
    """

    day: DateReading
    named: bool
    sentence: int
    places: tuple[str, ...] = ()


@record
class ActorMention:
    """A name as one sentence of the article has it, with the short form that stands in brackets behind it.

    `also_called` are further names of the same actor in the article, as its reader understands it.
    """

    name: str
    sentence: int
    kind: str = ""
    acronym: str = ""
    also_called: tuple[str, ...] = ()


@record
class EventMention:
    """What one article says happened, pointed at by its sentence.

    `also` are further sentences that hold names of the summary; `language` is the summary's, "" for the article's. `head`
    is the word or phrase that names the act, as the sentence has it; "" where none was found. `takes_up` is the sentence of
    the same article that told the event first, where this one goes on with it ("The blast shattered windows"); else 0.
    `spans` are the offsets of the main clause that tells it and of what both share, where another clause of the sentence
    tells another event. `is_state` where it tells how things are, or a count: such a report may go on with an event and
    founds none.
    """

    sentence: int
    type: str
    sub_type: str
    summary: str
    actors: tuple[str, ...]
    place: str
    date: DateReading | None
    modality: Modality
    read_by: ReadBy
    also: tuple[int, ...] = ()
    language: str = ""
    head: str = ""
    takes_up: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    is_state: bool = False


@record
class FigureMention:
    """What one numeral of the article counts, who says it, and as of when.

    `subject_class` is the comparable kind of what is counted ("people", "civilians", "settlements", a noun).
    `numeral_text` is the number with its bound, letter for letter, `phrase` the same with what is counted. `speaker`
    is "" when the article says it itself; `speaker_sentence` is where the speaker's name stands (0: nowhere).
    `withdrawn` is true where the sentence takes the figure back ("an earlier version said 87"). `holder` is whose
    number it is (the company of a profit, the party of a vote share), as written; "" where nothing says. `told_at` is
    the time of day, HH:MM, of the live report's entry that tells it; "" elsewhere. `occasion` is the day of the happening
    that the number belongs to, where the article tells several alike and one of them is meant; `counts_all` where it
    counts them all together. `nth`: 1 for the first of them, -1 for the last, where only that is told.
    `property_evidence` and `speaker_evidence` name the rules that read property and speaker.
    """

    numeral: Numeral
    numeral_text: str
    phrase: str
    measured_property: str
    subject: str
    subject_class: str
    place: str
    speaker: str
    speaker_sentence: int
    as_of: DateReading | None
    period: DateReading | None
    modality: Modality
    read_by: ReadBy
    withdrawn: bool = False
    background: bool = False
    holder: str = ""
    told_at: str = ""
    occasion: DateReading | None = None
    counts_all: bool = False
    nth: int = 0
    property_evidence: PropertyEvidence = ""
    speaker_evidence: SpeakerEvidence = ""


@record
class Mentions:
    """Everything read from one article, not yet checked against it. `day` is the day it reports from, if known.

    `occasions` are the happenings that it dates, `several` whether it says that there was more than one of a kind. `names`
    are all proper names of its sentences as written, those of places too. `mentioned`
    are the events that a sentence speaks of beside the one that it tells ("a day after the strike"): they may only be
    further reports of what another sentence tells.
    """

    article: MarkedArticle
    actors: tuple[ActorMention, ...]
    events: tuple[EventMention, ...]
    figures: tuple[FigureMention, ...]
    day: DateReading | None
    failure: str = ""
    occasions: tuple[Occasion, ...] = ()
    several: bool = False
    names: tuple[str, ...] = ()
    mentioned: tuple[EventMention, ...] = ()


@record
class Refusal:
    """A mention that the source does not bear out, with the reason."""

    article: str
    what: str
    reason: str


@record
class GroundedActor:
    """An actor mention with the passage that holds its name, letter for letter."""

    name: str
    kind: str
    acronym: str
    citation: Citation
    also_called: tuple[str, ...] = ()


@record
class GroundedEvent:
    """An event mention with the passage that tells it, and those that hold further names of its summary."""

    mention: EventMention
    citation: Citation
    also: tuple[Citation, ...] = ()


@record
class GroundedFigure:
    """A figure mention with the passages that hold its number and, if elsewhere, its speaker."""

    mention: FigureMention
    citations: tuple[Citation, ...]


@record
class GroundedMentions:
    """What one article says and the source bears out; the rest is in `refusals`."""

    article: MarkedArticle
    actors: tuple[GroundedActor, ...]
    events: tuple[GroundedEvent, ...]
    figures: tuple[GroundedFigure, ...]
    day: DateReading | None
    refusals: tuple[Refusal, ...] = ()
    exact: int = 0
    normalized: int = 0
    unlabelled: tuple[Numeral, ...] = field(default=())
    occasions: tuple[Occasion, ...] = ()
    several: bool = False
    names: tuple[str, ...] = ()
    mentioned: tuple[GroundedEvent, ...] = ()
