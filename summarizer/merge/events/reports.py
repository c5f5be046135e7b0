"""What one sentence of an article says happened, and how alike two such reports are, in one language or in two."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from math import fsum, log

from summarizer.language.anchors import acts, anchors, concepts, is_general
from summarizer.language.content import content_words
from summarizer.language.events.acts import Act, act_of
from summarizer.language.events.event_types import is_on_ground
from summarizer.language.news_words import news_words
from summarizer.language.profile import load_profile
from summarizer.merge.events.look_alikes import happenings
from summarizer.schema.brief import Modality
from summarizer.schema.mentions import DateReading
from summarizer.schema.records import caching_record

_CLAUSE = re.compile(r"[^.,;:!?()]*")
_OVERLAP_DATED = 0.1
_OVERLAP_UNDATED = 0.25
_SAME_WORD, _KIN = 0.3, 0.2  # between reports of known kinds: two raids of a week share the word of the act
_SAME_WORD_ALONE, _KIN_ALONE = 0.5, 0.4  # where nothing but the word says what kind of act it is
_SHARED_PARTICIPANT = 0.1
_ACROSS = 0.6
_WORDS_ACROSS = 0.1
_LEAST_COMMON = 2  # kinds of acts and common words that two reports of one day share where they share no name
_NO_KIND = 0.1
_ANSWERS = frozenset(
    ["arrest", "charge", "trial", "verdict", "aid", "request", "accuse", "reject", "support", "threaten"]
)
_LEAD = 2  # sentences, a title among them, in which an article says what it is about
_LEAST_SAID = 2  # words that two reports have: so much a sentence weighs at least, however short
_OTHER_KIND = 0.3
_APART = 2.0  # more than any likeness
_LEAST_TELLING = 1  # names, places and numbers that reports in two languages share


@caching_record
class EventReport:
    """What one sentence of an article says happened, read by rules, by a model or by hand.

    `participants` maps ids of actors to their kinds ("" where unknown); `language` is the sentence's. `type` "" is unknown.
    `head` is the word that names the act, where it is known; a sentence may then report several. `numbers` are the values
    of the sentence's numbers, None where they are still to be read from it. `position` is the sentence's number in its
    article, and `takes_up` that of the sentence whose event it goes on with; 0 where they are not known. `is_chosen`: a
    model has named it as one of its article's main events. `published` is the day of its article.
    """

    article: str
    sentence: str
    language: str | None
    type: str
    date: DateReading | None = None
    place: str = ""
    participants: frozenset[tuple[str, str]] = frozenset()
    modality: Modality = "actual"
    head: str = ""
    numbers: frozenset[str] | None = None
    position: int = 0
    takes_up: int = 0
    is_chosen: bool = False
    at: int = -1
    published: str = ""

    @cached_property
    def tells_whole_war(self) -> bool:
        """Whether it sums up what has been since a year or since a war began."""
        profile = load_profile(self.language)
        since = profile.pattern("scope", "summed_since", re.IGNORECASE).search(self.sentence)
        return since is not None or profile.phrase_pattern("scope", "since_start").search(self.sentence) is not None

    @cached_property
    def act(self) -> Act | None:
        """The act that the head names, or None."""
        if not self.head:
            return None
        behind = None if self.type else _CLAUSE.match(self.sentence, self.head_at + len(self.head))
        return act_of(self.head, self.language, behind.group() if behind else "")

    @property
    def head_at(self) -> int:
        """Where the head begins in the sentence."""
        return self.at if self.at >= 0 else max(0, self.sentence.find(self.head))

    @property
    def actors(self) -> frozenset[str]:
        """The ids of the participants."""
        return frozenset(i for i, _ in self.participants)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of the sentence's content words; where a kind is known without the act's own, compared by itself."""
        words = content_words(self.sentence, self.language)
        return words - content_words(self.head, self.language) if self.type else words

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What translation leaves alone: names by their consonants, places by their table row, and numbers."""
        return anchors(self.sentence, self.language, self.numbers)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The anchors with what the tables know in every language: peoples, kinds of bodies, kinds of acts."""
        return self.anchors | concepts(self.sentence, self.language)

    @cached_property
    def kinds_of_acts(self) -> frozenset[str]:
        """The kinds of acts that words of the sentence name, its own type among them or not."""
        return acts(self.sentence, self.language)

    @cached_property
    def news_words(self) -> frozenset[str]:
        """The sentence's common words of the news ("w:helicopter"), the same in every language."""
        return frozenset(f"w:{w}" for w in news_words(self.sentence, self.language))

    @property
    def is_past(self) -> bool:
        """Dated by year or month alone: background, which must not join what happened today."""
        return self.date is not None and self.date.precision in ("year", "month")


class Likeness:
    """How alike two of some reports are, up to about 1.5; at or below 0 they cannot be one.

    What few of them have counts more than what all have.
    """

    def __init__(self, reports: Sequence[EventReport]) -> None:
        self._total = len(reports)
        self._least = _LEAST_SAID * log(1 + self._total / 2)
        self._several = len({r.language for r in reports}) > 1
        having: Counter[str] = Counter(chain.from_iterable(r.words for r in reports))
        if self._several:
            having.update(chain.from_iterable(r.concepts for r in reports))
            having.update(chain.from_iterable(r.news_words for r in reports))
        self._weights = {word: log(1 + self._total / n) for word, n in having.items()}
        self._happening = happenings(reports) if all(r.head and not r.type for r in reports) else {}
        self._weight_of: dict[frozenset[str], float] = {}  # each report's own words are weighed once

    def __call__(self, one: EventReport, other: EventReport) -> float:
        """Shared words of one language, or what is shared across two; more for a shared participant and for one act.

        Less where no kind of act is common to both sentences; rules misread one in three.
        """
        return self._of_one_kind(one, other) - _distance_of_kinds(one, other)

    def block_of(self, report: EventReport) -> str:
        """Beyond what the report can join nothing: its group of articles, "" where there are none."""
        return f"{self._happening[report.article]} " if self._happening else ""

    def _of_one_kind(self, one: EventReport, other: EventReport) -> float:
        people = _SHARED_PARTICIPANT if one.participants & other.participants else 0.0
        if self._happening and self._happening[one.article] != self._happening[other.article]:
            return 0.0
        if one.language == other.language:
            return self._overlap(one.words, other.words) * 0.7 + people + _likeness_of_acts(one, other)
        return self._across(one, other) + people + _likeness_of_acts(one, other)

    def _across(self, one: EventReport, other: EventReport) -> float:
        if not _may_be_told_across(one, other):
            return 0.0
        words = self._overlap(one.news_words, other.news_words)
        return self._overlap(one.concepts, other.concepts) * _ACROSS + words * _WORDS_ACROSS

    def _overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Overlap coefficient (Szymkiewicz-Simpson), each word weighted by how few reports have it."""
        smaller = min(self._weight_of_all(one), self._weight_of_all(other))
        return self._weight(one & other) / max(smaller, self._least) if smaller else 0.0

    def _weight_of_all(self, words: frozenset[str]) -> float:
        found = self._weight_of.get(words)
        if found is None:
            found = self._weight_of[words] = self._weight(words)
        return found

    def _weight(self, words: frozenset[str]) -> float:
        return fsum(map(self._weights.__getitem__, words))


def _may_be_told_across(one: EventReport, other: EventReport) -> bool:
    """Whether reports in two languages share a name, a place or a number, or the day and what is common to many."""
    if sum(not is_general(c) for c in one.concepts & other.concepts) >= _LEAST_TELLING:
        return True
    common = len(one.news_words & other.news_words) + len(one.kinds_of_acts & other.kinds_of_acts)
    return common >= _LEAST_COMMON and is_one_day(one, other)


def is_one_day(one: EventReport, other: EventReport) -> bool:
    """Whether both are of one known day."""
    days = {(r.date.start, r.date.end) for r in (one, other) if r.date}
    return one.date is not None and other.date is not None and len(days) == 1 and one.date.start == one.date.end


def _distance_of_kinds(one: EventReport, other: EventReport) -> float:
    """0 where both are of one kind, or their sentences tell of a common one: a toll is told with its flood or without.

    What happens on the ground is no decision or deal, however alike the words: "the mill burned", "the mill was sold".
    """
    if one.type == other.type or (one.kinds_of_acts & other.kinds_of_acts and not _are_read_as_two_acts(one, other)):
        return 0.0
    if "other" in (one.type, other.type) or _are_leads_of_one_day(one, other):
        return _NO_KIND
    return _OTHER_KIND if is_on_ground(one.type) == is_on_ground(other.type) else _APART


def _are_read_as_two_acts(one: EventReport, other: EventReport) -> bool:
    """Whether a reader named both as main events, and one alone as what answers another.

    All reports of an election speak of the election, also who calls for its recount: the kinds that their words name tell
    nothing apart.
    """
    answers = {report.type in _ANSWERS for report in (one, other)}
    return one.is_chosen and other.is_chosen and len(answers) > 1


def _are_leads_of_one_day(one: EventReport, other: EventReport) -> bool:
    """Two articles open with what happened on one day: rules may have read its kind from different words.

    Not where one opens with what was done about it, such as an arrest.
    """
    if not _ANSWERS.isdisjoint((one.type, other.type)):
        return False
    both_lead = 0 < one.position <= _LEAD and 0 < other.position <= _LEAD and one.article != other.article
    return both_lead and is_one_day(one, other)


def _likeness_of_acts(one: EventReport, other: EventReport) -> float:
    """What the words for the act add: most where both are one word, nothing for verbs that say little."""
    first, second = one.act, other.act
    if first is None or second is None or first.is_light or second.is_light:
        return 0.0
    same, kin = (_SAME_WORD, _KIN) if one.type else (_SAME_WORD_ALONE, _KIN_ALONE)
    if first.is_same_as(second):
        return same
    return kin if first.is_kin_of(second) else 0.0


def asked_likeness(report: EventReport) -> float:
    """How alike a report must be to join: more where no date helps."""
    return _OVERLAP_DATED if report.date else _OVERLAP_UNDATED
