"""The briefing as a reader gets it: what its statements rest on, what they leave out, what they say twice.

Citation recall and precision are ALCE's (Gao et al. 2023) with support decided by program on the cited spans instead of
by an entailment model: a statement is supported where its citations hold all of its numbers, dates, names and
quotations. Recall is the share of statements that all their citations together support. A citation is irrelevant where
it does not support the statement alone and the others do so without it; precision is the share of citations that are
not irrelevant and stand beside a supported statement.
"""

from dataclasses import dataclass

from summarizer.language.content import content_words
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.regress.scoring.events import EventMatch
from summarizer.regress.scoring.matching import Articles, Match
from summarizer.regress.scoring.measures import Ratio, Scored
from summarizer.regress.scoring.quantities import thing
from summarizer.regress.scoring.words import content_words as gold_words
from summarizer.regress.scoring.words import overlap_coefficient
from summarizer.schema.brief import Briefing, Statement
from summarizer.schema.gold import Gold, GoldEvent, GoldFigure
from summarizer.support import is_borne_out, unsupported, values_of
from summarizer.support.library import Library

_SAYS_AN_EVENT = 0.5
_SAME_WORDS = 0.8


def score_told(brief: Briefing, gold: Gold, figures: dict[str, Match], events: dict[str, EventMatch]) -> Scored:
    """Per story: `told.citation recall`, `.citation precision`, `.unsupported`, `.numbers invented`,
    `.comprehensiveness`, `.redundancy`."""
    reader = _Reader(brief)
    told = [
        *brief.summary,
        *brief.changes,
        *(s for story in brief.stories for s in (story.headline, *story.statements)),
    ]
    cited = [s for s in told if s.citations]
    supported = [reader.is_supported(s) for s in cited]
    relevant = [reader.relevant(s) if fits else 0 for s, fits in zip(cited, supported, strict=True)]
    numbers, invented = zip(*(reader.numbers(s) for s in told), strict=True) if told else ((), ())
    facts = _facts(gold)
    known = _Told(brief.language, Articles(brief), told, figures, events)
    measures = {
        "told.citation recall": Ratio(sum(supported), len(cited)),
        "told.citation precision": Ratio(sum(relevant), sum(len(s.citations) for s in cited)),
        "told.unsupported": Ratio(sum(not reader.is_supported(s) for s in told), len(told)),
        "told.numbers invented": Ratio(sum(invented), sum(numbers)),
        "told.comprehensiveness": Ratio(sum(map(known.tells, facts)), len(facts)),
        "told.redundancy": _redundancy(brief),
    }
    return Scored({gold.cluster: measures})


class _Reader:
    """Holds the statements of a briefing against what they cite."""

    def __init__(self, brief: Briefing) -> None:
        self.language = brief.language
        self.library = Library(brief.articles)
        for story in brief.stories:
            self.library.add(story.events, story.actors, story.figures)

    def is_supported(self, statement: Statement) -> bool:
        """Whether its citations hold every number, date, name and quotation of it."""
        return is_borne_out(statement.text, self.language, self.library.evidence(statement))

    def relevant(self, statement: Statement) -> int:
        """How many citations of a supported statement are not irrelevant."""
        cited = statement.citations
        if len(cited) == 1:
            return 1
        alone = [self.is_supported(statement.model_copy(update={"citations": (c,)})) for c in cited]
        rest = [cited[:i] + cited[i + 1 :] for i in range(len(cited))]
        needless = [self.is_supported(statement.model_copy(update={"citations": others})) for others in rest]
        return sum(a or not n for a, n in zip(alone, needless, strict=True))

    def numbers(self, statement: Statement) -> tuple[int, int]:
        """How many numbers it has, and how many of them no citation holds and nothing derives."""
        found = unsupported(statement.text, self.language, self.library.evidence(statement))
        invented = sum(u.kind == "number" for u in found)
        return max(len(find_numerals(statement.text, load_profile(self.language))), invented), invented


@dataclass(frozen=True, slots=True)
class _Told:
    """Which gold facts the statements tell."""

    language: str
    articles: Articles
    statements: list[Statement]
    figures: dict[str, Match]
    events: dict[str, EventMatch]

    def tells(self, fact: tuple[GoldFigure, ...] | GoldEvent) -> bool:
        """Whether some statement tells the fact; a figure's reports in several articles are one fact."""
        if isinstance(fact, GoldEvent):
            return any(self._says_event(s, fact) for s in self.statements)
        return any(self._says_figure(s, f) for f in fact for s in self.statements)

    def _says_figure(self, statement: Statement, wanted: GoldFigure) -> bool:
        """By reference to the claim, or with the number in its text and the gold passage among its citations."""
        match = self.figures.get(wanted.id)
        if match and match.lenient and match.told.ref in statement.figures:
            return True
        if not any(self.articles.touches(c, wanted.article, wanted.quote) for c in statement.citations):
            return False
        read = find_numerals(statement.text, load_profile(self.language))
        values = {float(v) for n in read for v in values_of(n)}
        return bool({wanted.value, wanted.min_value} & values)

    def _says_event(self, statement: Statement, wanted: GoldEvent) -> bool:
        """By reference to the matched Event, or in most of gold's words with one of its articles cited."""
        match = self.events.get(wanted.id)
        if match and match.event.id in statement.events:
            return True
        if not {self.articles.name_of(c.article) for c in statement.citations} & set(wanted.articles):
            return False
        return overlap_coefficient(gold_words(wanted.plain), gold_words(statement.text)) >= _SAYS_AN_EVENT


def _facts(gold: Gold) -> list[tuple[GoldFigure, ...] | GoldEvent]:
    """Gold's distinct facts: its events, and its figures without their duplicates in other articles."""
    groups: dict[object, list[GoldFigure]] = {}
    for figure in gold.figures:
        groups.setdefault(thing(figure), []).append(figure)
    return [*(tuple(group) for group in groups.values()), *gold.events]


def _redundancy(brief: Briefing) -> Ratio:
    """Statements of a story that tell nothing new: no claim or event that an earlier one did not refer to, or four
    fifths of the words of one earlier one (Szymkiewicz-Simpson)."""
    repeated, whole = 0, 0
    for story in brief.stories:
        refs: set[str] = set()
        before: list[frozenset[str]] = []
        for statement in story.statements:
            own = {*statement.figures, *statement.events}
            words = frozenset(content_words(statement.text, brief.language))
            same = any(overlap_coefficient(words, other) >= _SAME_WORDS for other in before)
            repeated += (bool(own) and own <= refs) or same
            refs |= own
            before.append(words)
            whole += 1
    return Ratio(repeated, whole)
