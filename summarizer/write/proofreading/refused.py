"""A story's facts without what was refused of its lines."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import count
from typing import Any

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Citation, Claim, Event, Figure, Relation
from summarizer.schema.facts import StoryFacts
from summarizer.schema.records import replace
from summarizer.support import folded_passages, is_named, values_of
from summarizer.write.proofreading.lines import EVENT, FIGURE, RELATIONS, groups_of
from summarizer.write.proofreading.older import joined
from summarizer.write.told_claims import claims_by_value
from summarizer.write.words.foreign_words import without_opening
from summarizer.write.words.source_words import clause_around

Refused = frozenset[tuple[str, ...]]
"""What is wrong with a line (WRONG: all of it, or one thing alone), and the line's key.

OLDER has two figures' ids instead: the second has a newer count of what the first counts.
"""

WRONG, WHOSE, PLACE, SPEAKER, DAY, OLDER = "wrong", "whose", "place", "speaker", "day", "older"
_Keys = frozenset[tuple[str, ...]]
_FEWEST = 2  # figures of a relation
_NO_SPEAKER = {"attributed_to": "", "speaker_evidence": ""}
_NO_DAY = {
    "observation_date": None,
    "observation_time": None,
    "period_start": None,
    "period_end": None,
    "date_evidence": "",
}


def without(facts: StoryFacts, refused: Refused, language: str) -> StoryFacts:
    """The facts as a reader may have them who refuses these lines.

    A figure whose line is refused stands in its sources' words, a second speaker's by themselves, and so does a number that
    is refused beside what stands: it is a figure of its own then, behind the one it was of and numbered on from the story's
    own. Of what is refused in one thing alone that thing is unknown. A refused relation is none, and an event whose day is
    refused has none. An older count is told with the newer one; one that its source took back for it stays withdrawn.
    """
    if not refused:
        return facts
    articles = {a.id: a for a in facts.articles}
    wrong = frozenset(tuple(key) for fault, *key in refused if fault == WRONG or key[0] == EVENT)
    parted = _numbered([_parted(f, refused, wrong) for f in facts.figures])
    figures = [_with_source_words(f, articles, language) for parts in parted for f in parts]
    unsaid = {f.id for _, *others in parted for f in others} | {of[0] for kind, *of in wrong if kind == FIGURE}
    withdrawn = {frozenset(r.figures) for r in _relations(facts.relations, wrong, frozenset()) if r.kind == "corrected"}
    overtaken = (of for fault, *of in sorted(refused) if fault == OLDER and unsaid.isdisjoint(of))
    newer = {older: new for older, new in overtaken if frozenset((older, new)) not in withdrawn}
    figures, gone = joined(figures, newer)
    return replace(
        facts,
        events=tuple(_undated(e) if (EVENT, e.id) in wrong else e for e in facts.events),
        figures=tuple(_told_in_them(f) if f.id in unsaid else f for f in figures),
        relations=tuple(r for r in _relations(facts.relations, wrong, gone) if len(r.figures) >= _FEWEST),
    )


def _numbered(parted: Sequence[Sequence[Figure]]) -> list[list[Figure]]:
    """The figures, those that were parted off numbered on from all ids."""
    ids = count(1 + max((int(kept.id[1:]) for kept, *_ in parted), default=0))
    return [[kept, *(f.model_copy(update={"id": f"f{next(ids)}"}) for f in others)] for kept, *others in parted]


def _undated(event: Event) -> Event:
    return event.model_copy(update={"date": None, "date_precision": "unknown", "date_evidence": ""})


def _with_source_words(figure: Figure, articles: Mapping[str, Article], language: str) -> Figure:
    """The figure with the words of the claim that stands, by a source in the briefing's language where one has it."""
    passages = {" ".join(c.exact.split()) for claim in figure.claims for c in claim.citations}
    if any(figure.source_words in passage for passage in passages) and figure.source_words:
        return figure
    claim = figure.claims[figure.current or 0]
    cited = sorted(claim.citations, key=lambda c: articles[c.article].language != language)
    words = next(filter(None, (_words_around(claim, c, articles[c.article]) for c in cited)), "")
    return figure.model_copy(update={"source_words": words})


def _told_in_them(figure: Figure) -> Figure:
    return figure.model_copy(update={"told_as": figure.source_words, "vouched": False})


def _words_around(claim: Claim, citation: Citation, article: Article) -> str:
    """The clause around the claim's number in the passage."""
    source = load_profile(article.language)
    passage = without_opening(citation, source)
    wanted = {claim.value, claim.min_value, claim.max_value} - {None}
    found = (n for n in find_numerals(passage, source) if wanted & {*values_of(n)})
    return next((clause_around((n.start, n.end), passage) for n in found), "")


def _parted(figure: Figure, refused: Refused, wrong: _Keys) -> list[Figure]:
    """The figure with the claims that stay together, and each group of those that do not by itself."""
    if not any(figure.id in key for key in refused):
        return [figure]
    first, beside = groups_of(figure)
    groups: dict[tuple[str, ...], list[int]] = {(FIGURE, figure.id): first}
    groups |= {(kind, figure.id, str(group[0])): group for kind, groups in beside.items() for group in groups}
    apart = [group for key, group in groups.items() if key in wrong and key[0] != FIGURE]
    if (FIGURE, figure.id) in wrong:
        apart += _by_speaker(figure, first)[1:2]  # a line shows two voices, and each line parts off one figure at most
    gone = {i for group in apart for i in group}
    kept = [i for i in range(len(figure.claims)) if i not in gone]
    mended = _mended(figure, [(fault, groups[key]) for fault, *of in refused if (key := tuple(of)) in groups])
    return [_part(mended, group) for group in (kept, *apart)]


def _by_speaker(figure: Figure, claims: Sequence[int]) -> list[list[int]]:
    """Indexes of the claims, those of one speaker together, in their order."""
    said: dict[str, list[int]] = {}
    for i in claims:
        said.setdefault(figure.claims[i].attributed_to, []).append(i)
    return [*said.values()]


def _mended(figure: Figure, faults: Sequence[tuple[str, list[int]]]) -> Figure:
    """The figure without each thing that is refused of it, or of a group of its claims."""
    found = {fault for fault, _ in faults}
    unsaid: dict[str, Any] = {"holder": ""} if WHOSE in found else {}
    unsaid |= {"place": None} if PLACE in found else {}
    unsaid |= {"occasions": ()} if DAY in found else {}
    speaker, day = ({i for fault, group in faults if fault == name for i in group} for name in (SPEAKER, DAY))
    claims = (
        claim.model_copy(update={**(_NO_SPEAKER if i in speaker else {}), **(_NO_DAY if i in day else {})})
        for i, claim in enumerate(figure.claims)
    )
    return figure.model_copy(update={**unsaid, "claims": tuple(claims)})


def _part(figure: Figure, kept: Sequence[int]) -> Figure:
    """The figure with these of its claims alone."""
    place = {i: n for n, i in enumerate(kept)}
    standing = tuple(place[i] for i in figure.standing if i in place)
    contested = tuple(place[i] for i in figure.contested if i in place)
    current = place.get(-1 if figure.current is None else figure.current)
    at_odds = figure.status == "disputed" and len(standing) >= _FEWEST
    if not at_odds and current is None:
        current = next(iter(standing), 0)
    claims = tuple(figure.claims[i] for i in kept)
    cited = folded_passages([c.exact for claim in claims for c in claim.citations])
    part = figure.model_copy(
        update={
            "claims": claims,
            "place": figure.place if figure.place and is_named(figure.place, cited) else None,
            "current": current,
            "standing": standing if at_odds or current is None else (current,),
            "contested": () if at_odds or current in contested or len(contested) < _FEWEST else contested,
        }
    )
    if at_odds:
        return part
    moved = figure.status != "agreed" and len(claims_by_value(part)) > 1
    return part.model_copy(update={"status": "updated" if moved else "agreed" if len(claims) > 1 else "single"})


def _relations(relations: Sequence[Relation], wrong: _Keys, gone: Set[str]) -> Iterator[Relation]:
    """The relations without the figures of which they are refused, or of which nobody can say any more what they count."""
    for relation in relations:
        first, *others = (i for i in relation.figures if i not in gone)
        kept = [i for i in others if (FIGURE, i) not in wrong and (relation.kind, first, i) not in wrong]
        if relation.figures[0] in gone:
            continue
        if relation.kind not in RELATIONS:
            yield Relation(kind=relation.kind, figures=(first, *others))
        elif (FIGURE, first) not in wrong:
            yield Relation(kind=relation.kind, figures=(first, *kept))
