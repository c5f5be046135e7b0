"""A story's facts without the lines that were refused."""

from collections.abc import Iterator, Mapping, Sequence

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Citation, Claim, Event, Figure, Relation
from summarizer.schema.facts import StoryFacts
from summarizer.schema.records import replace
from summarizer.support import values_of
from summarizer.write.proofreading.lines import EVENT, FIGURE, RELATIONS, groups_of
from summarizer.write.told_claims import claims_by_value
from summarizer.write.words.foreign_words import without_opening
from summarizer.write.words.source_words import clause_around

Refused = frozenset[tuple[str, ...]]
"""The keys of the lines that are refused."""

_FEWEST = 2  # figures of a relation


def without(facts: StoryFacts, refused: Refused, language: str) -> StoryFacts:
    """The facts as a reader may have them who refuses these lines.

    A figure whose line is refused stands in its source's words, and so does a number that is refused beside what stands: it
    is a figure of its own then. These come last, numbered on from the story's own. A refused relation is
    none, and an event whose day is refused has none.
    """
    if not refused:
        return facts
    articles = {a.id: a for a in facts.articles}
    parted = [_parted(f, refused) if any(f.id in key for key in refused) else [f] for f in facts.figures]
    first = 1 + max(int(f.id[1:]) for f in facts.figures) if facts.figures else 1
    split_off = (f for _, *others in parted for f in others)
    numbered = [f.model_copy(update={"id": f"f{n}"}) for n, f in enumerate(split_off, start=first)]
    figures = [*(kept for kept, *_ in parted), *numbered]
    unsaid = {f.id for f in numbered} | {of[0] for kind, *of in refused if kind == FIGURE}
    return replace(
        facts,
        events=tuple(_undated(e) if (EVENT, e.id) in refused else e for e in facts.events),
        figures=tuple(_in_source_words(f, articles, language) if f.id in unsaid else f for f in figures),
        relations=tuple(r for r in _relations(facts.relations, refused) if len(r.figures) >= _FEWEST),
    )


def _undated(event: Event) -> Event:
    return event.model_copy(update={"date": None, "date_precision": "unknown", "date_evidence": ""})


def _in_source_words(figure: Figure, articles: Mapping[str, Article], language: str) -> Figure:
    """The figure told in the words of the claim that stands, by a source in the briefing's language where one has it."""
    claim = figure.claims[figure.current or 0]
    cited = sorted(claim.citations, key=lambda c: articles[c.article].language != language)
    words = next(filter(None, (_words_around(claim, c, articles[c.article]) for c in cited)), figure.source_words)
    return figure.model_copy(update={"source_words": words, "told_as": words, "vouched": False})


def _words_around(claim: Claim, citation: Citation, article: Article) -> str:
    """The clause around the claim's number in the passage."""
    source = load_profile(article.language)
    passage = without_opening(citation, source)
    wanted = {claim.value, claim.min_value, claim.max_value} - {None}
    found = (n for n in find_numerals(passage, source) if wanted & {*values_of(n)})
    return next((clause_around((n.start, n.end), passage) for n in found), "")


def _parted(figure: Figure, refused: Refused) -> list[Figure]:
    """The figure with the claims that stay together, and each group of those that do not by itself."""
    beside = [(kind, group) for kind, groups in groups_of(figure)[1].items() for group in groups]
    apart = [group for kind, group in beside if (kind, figure.id, str(group[0])) in refused]
    gone = {i for group in apart for i in group}
    kept = [i for i in range(len(figure.claims)) if i not in gone]
    return [_part(figure, group) for group in (kept, *apart)]


def _part(figure: Figure, kept: Sequence[int]) -> Figure:
    """The figure with these of its claims alone."""
    place = {i: n for n, i in enumerate(kept)}
    standing = tuple(place[i] for i in figure.standing if i in place)
    contested = tuple(place[i] for i in figure.contested if i in place)
    current = place.get(-1 if figure.current is None else figure.current)
    at_odds = figure.status == "disputed" and len(standing) >= _FEWEST
    if not at_odds and current is None:
        current = next(iter(standing), 0)
    part = figure.model_copy(
        update={
            "claims": tuple(figure.claims[i] for i in kept),
            "current": current,
            "standing": standing if at_odds or current is None else (current,),
            "contested": contested if len(contested) >= _FEWEST else (),
        }
    )
    several = len(claims_by_value(part)) > 1
    sources = {c.article for claim in part.claims for c in claim.citations}
    alike = "agreed" if len(sources) > 1 else "single"
    return part if at_odds else part.model_copy(update={"status": "updated" if several else alike})


def _relations(relations: Sequence[Relation], refused: Refused) -> Iterator[Relation]:
    """The relations without the figures of which they are refused, or of which nobody can say any more what they count."""
    for relation in relations:
        first, *others = relation.figures
        kept = [i for i in others if (FIGURE, i) not in refused and (relation.kind, first, i) not in refused]
        if relation.kind not in RELATIONS:
            yield relation
        elif (FIGURE, first) not in refused:
            yield Relation(kind=relation.kind, figures=(first, *kept))
