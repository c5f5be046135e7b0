"""Which claim of a briefing tells which gold figure: one to one, by value, passage, property and subject."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.regress.scoring.assignment import best_assignment
from summarizer.regress.scoring.names import Names
from summarizer.regress.scoring.quantities import same_bound, same_day, same_number, same_property, spans
from summarizer.regress.scoring.words import content_words
from summarizer.schema.brief import Article, Briefing, Citation, Claim, Figure
from summarizer.schema.gold import Gold, GoldFigure
from summarizer.schema.marked import Quantity

Span = tuple[int, int]


class Articles:
    """The briefing's articles under the gold's names, which are file names without suffix."""

    def __init__(self, brief: Briefing) -> None:
        # An article carried over from the day before gives way to today's of that name.
        ranked = sorted(brief.articles, key=lambda a: not a.carried)
        self._by_name = {PurePosixPath(a.source.replace("\\", "/")).stem: a for a in ranked}
        self._names = {a.id: name for name, a in self._by_name.items()}
        self.fresh = [a for a in brief.articles if not a.carried]

    def named(self, name: str) -> Article | None:
        """The article of that gold name, if it was read."""
        return self._by_name.get(name)

    def name_of(self, article: str) -> str:
        """The gold name of the article with that id; the id itself where there is none."""
        return self._names.get(article, article)

    def touches(self, citation: Citation, name: str, quote: str) -> bool:
        """Whether the citation and the quote share a character of that article."""
        article = self._by_name.get(name)
        if article is None or citation.article != article.id:
            return False
        return any(citation.start < end and start < citation.end for start, end in spans(quote, article.text))


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as one passage tells it: the program's side of a match."""

    figure: Figure
    index: int
    citation: Citation

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.figure.claims[self.index]

    @property
    def ref(self) -> str:
        """The claim's id in the briefing."""
        return f"{self.figure.id}.c{self.index}"


@dataclass(frozen=True, slots=True)
class Match:
    """A gold figure and the claim that tells its number from its passage; what else is right of it."""

    gold: GoldFigure
    told: Told
    right_property: bool
    right_subject: bool
    right_bound: bool
    right_attribution: bool
    right_as_of: bool

    @property
    def lenient(self) -> bool:
        """The number, the passage, the property and the subject."""
        return self.right_property and self.right_subject

    @property
    def strict(self) -> bool:
        """Bound, speaker and day too."""
        return self.lenient and self.right_bound and self.right_attribution and self.right_as_of

    @property
    def weight(self) -> float:
        """How good a match it is, for the assignment: lenient before its strict parts before shared words."""
        strict = self.right_bound + self.right_attribution + self.right_as_of
        return 1 + 1000 * self.lenient + 100 * self.right_property + 10 * strict + min(9, _shared(self.gold, self.told))


def match_figures(brief: Briefing, gold: Gold) -> dict[str, Match]:
    """For each gold figure whose number the briefing tells from its passage, the claim for it; each told once."""
    articles, names = Articles(brief), Names(gold.actors)
    told, wanted = defaultdict(list), defaultdict(list)
    for one in claims_told(brief):
        told[articles.name_of(one.citation.article)].append(one)
    for figure in gold.figures:
        wanted[figure.article].append(figure)
    matches: dict[str, Match] = {}
    for name, figures in wanted.items():
        pairs = [[_match(f, t, articles, names) for t in told[name]] for f in figures]
        weights = [[m.weight if m else 0.0 for m in row] for row in pairs]
        chosen = [m for i, j in best_assignment(weights) if (m := pairs[i][j])]
        matches |= {m.gold.id: m for m in chosen}
    return matches


def claims_told(brief: Briefing) -> Iterator[Told]:
    """Every claim once for each passage that holds its number; passages that only name its speaker are left out."""
    texts = {a.id: a for a in brief.articles}
    for figure in (f for story in brief.stories for f in story.figures):
        for i, claim in enumerate(figure.claims):
            quantity = Quantity(claim.bound, claim.value, claim.min_value, claim.max_value)
            for citation in claim.citations:
                if quantity in _quantities(texts.get(citation.article), citation):
                    yield Told(figure, i, citation)


def _quantities(article: Article | None, citation: Citation) -> list[Quantity]:
    if article is None:
        return []
    found = find_numerals(article.text, load_profile(article.language), citation.start, citation.end)
    return [n.quantity for n in found]


def _match(wanted: GoldFigure, told: Told, articles: Articles, names: Names) -> Match | None:
    claim = told.claim
    if not same_number(wanted, claim) or not articles.touches(told.citation, wanted.article, wanted.quote):
        return None
    return Match(
        gold=wanted,
        told=told,
        right_property=same_property(wanted.metric, told.figure.measured_property),
        right_subject=_shared(wanted, told) > 0,
        right_bound=same_bound(wanted, claim),
        right_attribution=names.same_speaker(wanted.attributed_to, claim.attributed_to),
        right_as_of=same_day(wanted, claim),
    )


def _shared(wanted: GoldFigure, told: Told) -> int:
    """How many words the two have in common of what is counted, in the article's words or the gold's.

    One sentence may hold a number twice ("13 dead ... 13 missing"): the words tell which is which.
    """
    claim, figure = told.claim, told.figure
    ours = f"{claim.phrase} {claim.subject} {claim.unit_text} {figure.observation_about} {figure.measured_property}"
    theirs = f"{wanted.quote} {wanted.subject} {wanted.unit} {wanted.metric}"
    return len(content_words(ours) & content_words(theirs))
