"""The briefing as data: the types of `brief.json`.

Offsets are zero-based, end-exclusive and counted in Unicode code points of an article's `text`
(W3C Web Annotation, TextPositionSelector; `exact`, `prefix`, `suffix` are its TextQuoteSelector).
Dates are ISO 8601. Unknown is `None`, never a guess and never zero.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schema.evidence import Doubt, PropertyEvidence, SpeakerEvidence, doubts

SCHEMA_VERSION = "1.1"
CONTEXT = 32
_DIGEST_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "plural"]
Modality = Literal["actual", "planned", "possible", "denied"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
Status = Literal["single", "agreed", "updated", "disputed"]
Extent = Literal["whole", "teaser", "paywalled"]
Number = int | float

_put = object.__setattr__  # pydantic's own way to fill what is frozen


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    def __getstate__(self) -> dict[str, Any]:
        """Its fields alone: with pydantic's own notes it is as much again, and takes twice as long to make anew."""
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        _put(self, "__dict__", state)
        _put(self, "__pydantic_fields_set__", set(state))
        _put(self, "__pydantic_extra__", None)
        _put(self, "__pydantic_private__", None)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's, in half the time: every field counts as set, as it does in a record that comes from a pickle."""
        if deep:
            return super().model_copy(update=update, deep=True)
        copied = type(self).__new__(type(self))
        copied.__setstate__({**self.__dict__, **(update or {})})
        return copied


class Citation(_Record):
    """A passage of one article: `text[start:end] == exact`, always."""

    article: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, article: str, text: str, start: int, end: int) -> "Citation":
        """The citation of `text[start:end]` with up to 32 characters of context on either side."""
        around = (text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
        return cls(article=article, start=start, end=end, exact=text[start:end], prefix=around[0], suffix=around[1])


DerivedOp = Literal["count_articles", "count_origins", "difference"]


class Derived(_Record):
    """A number of a statement that no source says: the program counted or subtracted it.

    `start` and `end` are offsets in the statement's own text; `of` holds ids of articles
    (count_articles, count_origins) or of two claims (difference).
    """

    start: int
    end: int
    value: Number
    op: DerivedOp
    of: tuple[str, ...]


class Statement(_Record):
    """One sentence of the briefing with all that it rests on; `figures` holds ids of claims (`f3.c1`)."""

    text: str
    written_by: Literal["model", "template"]
    citations: tuple[Citation, ...] = ()
    figures: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()


class Event(_Record):
    """What happened, once, whoever reports it. `actors` holds ids."""

    id: str
    type: str
    sub_type: str = ""
    summary: str
    date: str | None = None
    date_precision: DatePrecision = "unknown"
    place: str | None = None
    actors: tuple[str, ...] = ()
    modality: Modality = "actual"
    citations: tuple[Citation, ...] = ()
    date_evidence: str = Field(default="", description="how the date was read; 'assumed' when it hangs on --date alone")
    language: str = Field(default="", description="the language of the summary")


class Actor(_Record):
    """Who or what acts or speaks, under one id with every name the sources use for it."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[.,'\u2019\u00a0\u202f ]\d{3})+(?!\d)")
_NO_DIGIT = re.compile(r"\D")


def _plain(text: str) -> str:
    """The text, its numbers without what sets off their thousands."""
    return _THOUSANDS.sub(lambda number: _NO_DIGIT.sub("", number[0]), text)


class Claim(_Record):
    """One value, one bound, one speaker, one as-of, and every article that has it.

    exact and about fill `value`; at_least and more_than `min_value`; at_most and less_than `max_value`; range both;
    plural ("dozens") a floor in `min_value`. Bounds as the UCDP code book keeps them (best, low, high).
    """

    bound: Bound
    value: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None
    unit_text: str = ""
    qualifier: str = ""
    modality: Modality = "actual"
    observation_date: str | None = None
    observation_time: str | None = Field(default=None, description="HH:MM of a live report's entry, by its own clock")
    period_start: str | None = None
    period_end: str | None = None
    attributed_to: str = ""
    origin_count: int = 1
    citations: tuple[Citation, ...] = ()
    text: str = Field(default="", description="the number with its bound, in the briefing's language")
    subject: str = Field(default="", description="what is counted, in the source's words")
    phrase: str = Field(default="", description="number and what is counted, as the first source writes it")
    date_evidence: str = ""
    property_evidence: PropertyEvidence = Field(default="", description="what says what the number counts")
    speaker_evidence: SpeakerEvidence = Field(default="", description="what says who says it")

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What of it is a guess, which a briefing does not state."""
        return doubts(self.property_evidence, self.speaker_evidence, self.date_evidence)

    @property
    def told_speaker(self) -> str:
        """Who says it, "" where that is a guess: then it is the article's."""
        return "" if "speaker" in self.doubts else self.attributed_to

    @property
    def told_day(self) -> str | None:
        """As of when it holds, None where that is a guess."""
        return None if "day" in self.doubts else self.observation_date

    def numeral_in(self, text: str) -> bool:
        """Whether the number stands in the text, spelt as its first source spells it, whatever its bound's words and however
        its thousands are set off ("3500", "3,500").
        """
        text = _plain(text)
        words = self.text.split()
        spelt = self.text.removesuffix(self.unit_text).removeprefix(self.qualifier).split() or words[-1:]
        figures = [word for word in words if any(c.isdigit() for c in word)] or spelt
        plain = [re.escape(_plain(w)) for w in figures]
        return bool(plain) and all(re.search(rf"(?<!\w){w}(?!\w)", text, re.IGNORECASE) for w in plain)


class Figure(_Record):
    """One quantity of the world and everything that is claimed of it; `current` is an index into `claims`.

    `standing` are the claims that hold now: the current one, or in a dispute the latest of each side. `contested` are the
    sides of a dispute that is over, since a later number has settled or overtaken it. `occasions` are the days of the
    happenings that it counts, where the story has several alike: one raid's dead, or those of both.
    """

    id: str
    measured_property: str
    observation_about: str
    place: str | None = None
    status: Status
    claims: tuple[Claim, ...]
    current: int | None = None
    standing: tuple[int, ...] = Field(default=(), description="indexes of the claims that hold now; empty: not said")
    contested: tuple[int, ...] = Field(default=(), description="indexes of the claims of a dispute that is over")
    occasions: tuple[str, ...] = Field(default=(), description="ISO days of the like happenings that it counts")
    label: str = Field(default="", description="the property's name in the briefing's language, if it has one")
    holder: str = Field(default="", description="whose number it is (a party's seats), by the actor's name")
    subject: str = Field(
        default="", description="what is observed, for the briefing's reader: foreign words stand quoted"
    )
    told_as: str = Field(
        default="",
        description="its source's words, letter for letter, where what it counts is a guess: shown in its stead",
    )
    source_words: str = Field(
        default="",
        description="the clause around the number that stands, letter for letter: tells figures of one name apart",
    )
    vouched: bool = Field(
        default=True,
        description="whether a passage or a model shows how its different numbers stand to each other; else no line says so",
    )

    @property
    def told_status(self) -> Status:
        """Its status as lines tell it: single where nobody can say surely what it counts, or that it is one count."""
        unsure = self.status in ("disputed", "updated") and not self.vouched
        return "single" if self.told_as or unsure else self.status

    @property
    def is_guessed(self) -> bool:
        """Whether what it counts is a guess, whoever tells it."""
        return all("property" in claim.doubts for claim in self.claims)


class Relation(_Record):
    """How two or more figures of a story stand to each other. `figures` holds ids of figures, a whole first."""

    kind: Literal["part_of", "not_comparable", "corrected", "background"]
    figures: tuple[str, ...]


def true_parts(relations: Iterable[Relation]) -> frozenset[tuple[str, str]]:
    """Each whole with each of its parts, by id.

    What corrects a whole is no part of it, though both and their difference are told as a sum ("61, not 63: two were counted
    twice").
    """
    told = tuple(relations)
    corrected = {(wrong, r.figures[0]) for r in told if r.kind == "corrected" for wrong in r.figures[1:]}
    return frozenset((r.figures[0], i) for r in told if r.kind == "part_of" for i in r.figures[1:]) - corrected


class Story(_Record):
    """What a set of articles tells together."""

    id: str
    articles: tuple[str, ...]
    headline: Statement
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...] = ()


class Article(_Record):
    """A source as it was read. `text` is whole and untouched; `origin` is the article it copies, else its own id.

    A briefing that is passed on without its sources' texts has "" for each and keeps `sha256`, the digest of the text.
    `extent` says whether the text is the whole article, what a feed or newsletter tells of it, or what stands before a
    pay wall. `provenance` says where each known field came from ("front matter", "json-ld", "feed"). `modified` is when
    the publisher last changed it, and `byline` names its authors as the source does. `dated_ahead` is when it says that it
    was published where that lies after the briefing's day: then `published` is unknown.
    """

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    sha256: str
    text: str
    origin: str
    url: str | None = None
    carried: bool = False
    byline: str | None = None
    modified: str | None = None
    dated_ahead: str | None = None
    extent: Extent = "whole"
    provenance: dict[str, str] = Field(default_factory=dict, description="field -> the place it was read from")

    @property
    def text_left_out(self) -> bool:
        """Whether the text was left out on passing on: it is empty, and the digest is not that of an empty text."""
        return not self.text and self.sha256 != _DIGEST_OF_NOTHING


class Failure(_Record):
    """What is missing from the briefing or was degraded, and why, in one line."""

    source: str
    stage: Literal["read", "extract", "merge", "write", "deliver"]
    reason: str


class Decision(_Record):
    """Why two things are one, or are kept apart, in words a reader can check.

    `left` and `right` are what was compared as the sources write it (names, titles, sentences); `ids` are the articles,
    actors, events or figures of this file that it concerns. `doubtful`: the evidence would bear either answer.
    """

    about: Literal["origin", "story", "actor", "event", "figure"]
    verdict: Literal["same", "apart"]
    rule: str
    left: str
    right: str
    evidence: str
    decided_by: Literal["rule", "model", "desk"] = "rule"
    doubtful: bool = False
    ids: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Generator(_Record):
    """What made the briefing. `model` is None where no model was asked."""

    extractor: Literal["llm", "lexical"]
    model: str | None
    prompts: dict[str, str]


class UsagePart(_Record):
    """The answers about one article (stage extract) or one story (proofread, write), whose id is `of`, or the day's doubtful
    pairs (stage merge)."""

    stage: Literal["extract", "merge", "proofread", "write"]
    of: str
    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None


class Usage(_Record):
    """The model answers that the briefing rests on, as first paid; `cost` in US dollars, None where it is unknown.

    `parts` say it for each article and story that a model was asked of.
    """

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None
    parts: tuple[UsagePart, ...] = ()


class Accounting(_Record):
    """What became of the marks and mentions of all articles: nothing is dropped without being counted."""

    numerals: int = 0
    labelled: int = 0
    unlabelled: int = 0
    exact: int = 0
    normalized: int = 0
    refused: int = 0
    statements_replaced: int = 0
    lines_refused: int = 0


class Briefing(_Record):
    """The whole of `brief.json`."""

    schema_version: str = SCHEMA_VERSION
    date: str
    language: str
    summary: tuple[Statement, ...] = ()
    changes: tuple[Statement, ...] = ()
    generator: Generator
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()
    accounting: Accounting = Accounting()
    decisions: tuple[Decision, ...] = Field(default=(), description="the weightiest merges and refusals to merge")
    decisions_left_out: int = Field(default=0, description="how many further decisions were made and are not listed")
    stories_left_out: int = Field(default=0, description="how many further stories the day had, of less weight")
