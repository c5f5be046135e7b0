"""Figures: precision, recall and F1 of a briefing's claims against gold, lenient and strict.

A gold figure (one number as one article has it) is matched one to one with a claim as one passage tells it. Lenient:
the same value or interval, told from a passage that touches the gold quote, of the same property and subject. Strict:
bound, speaker and as-of day, too. A second passage of a claim that is already matched in that article is a repeat, no
error.
"""

from collections import Counter
from collections.abc import Iterable

from summarizer.regress.scoring.matching import Articles, Match, Told, claims_told
from summarizer.regress.scoring.measures import Check, CheckKind, Ratio, Scored, hits
from summarizer.regress.scoring.quantities import as_of, same_number
from summarizer.schema.brief import Article, Briefing
from summarizer.schema.gold import Gold, GoldFigure

_AROUND = 80  # characters of an article shown on either side of a quote


def score_figures(brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Scored:
    """Per article: `figures.*`, `figures strict.*`, and of the numbers found the share with each part right."""
    articles = Articles(brief)
    told = list(claims_told(brief))
    found = Counter(articles.name_of(t.citation.article) for t in _without_repeats(told, matches.values()))
    measures = {}
    for name in sorted({articles.name_of(a.id) for a in articles.fresh}):
        wanted = [f for f in gold.figures if f.article == name]
        here = [matches[f.id] for f in wanted if f.id in matches]
        measures[f"{gold.cluster}/{name}"] = _measures(here, found[name], len(wanted))
    checks = [c for f in gold.figures for c in _checks(f, matches.get(f.id), articles, told)]
    return Scored(measures, tuple(checks))


def _without_repeats(told: list[Told], matches: Iterable[Match]) -> list[Told]:
    matched = {(m.told.ref, m.told.citation.article) for m in matches}
    itself = {id(m.told) for m in matches} | {(m.told.ref, m.told.citation) for m in matches}
    return [t for t in told if (t.ref, t.citation) in itself or (t.ref, t.citation.article) not in matched]


def _measures(here: list[Match], found: int, wanted: int) -> dict[str, Ratio]:
    return {
        **hits("figures", sum(m.lenient for m in here), found, wanted),
        **hits("figures strict", sum(m.strict for m in here), found, wanted),
        "figures.located": Ratio(len(here), wanted),
        "figures.property right": Ratio(sum(m.right_property for m in here), len(here)),
        "figures.bound right": Ratio(sum(m.right_bound for m in here), len(here)),
        "figures.attribution right": Ratio(sum(m.right_attribution for m in here), len(here)),
        "figures.as_of right": Ratio(sum(m.right_as_of for m in here), len(here)),
    }


def _checks(wanted: GoldFigure, match: Match | None, articles: Articles, told: list[Told]) -> list[Check]:
    passage = passage_of(articles.named(wanted.article), wanted.quote)
    got, expected = _shown(match.told) if match else _lost(wanted, told), _expected(wanted)
    rows: list[tuple[CheckKind, bool]] = [
        ("figure", match is not None and match.lenient),
        ("figure, strict", match is not None and match.strict),
    ]
    return [Check(wanted.id, kind, passed, wanted.article, passage, expected, got) for kind, passed in rows]


def passage_of(article: Article | None, quote: str) -> str:
    """The quote with what stands around it, on one line; the quote alone where the article does not hold it."""
    at = article.text.find(quote) if article else -1
    if article is None or at < 0:
        return quote
    start, end = max(0, at - _AROUND), at + len(quote) + _AROUND
    shown = " ".join(article.text[start:end].split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(article.text) else ''}"


def _expected(wanted: GoldFigure) -> str:
    value = f"{wanted.min_value:g} to {wanted.max_value:g}" if wanted.bound == "range" else _plain(wanted.value)
    counted = f"{wanted.metric} ({wanted.subject})" if wanted.subject else wanted.metric
    return f"{wanted.bound} {value} {counted}, says {wanted.attributed_to or 'the article'}, as of {wanted.as_of}"


def _shown(told: Told) -> str:
    claim = told.claim
    kept = (claim.value, claim.min_value, claim.max_value)
    value = " to ".join(_plain(v) for v in kept if v is not None)
    counted = f"{told.figure.measured_property} ({claim.subject})" if claim.subject else told.figure.measured_property
    speaker = claim.attributed_to or "the article"
    return f"{claim.bound} {value} {counted}, says {speaker}, as of {as_of(claim)} [{told.ref}]"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _lost(wanted: GoldFigure, told: list[Told]) -> str:
    """Where a missed number went."""
    return "told, but not from here" if any(same_number(wanted, t.claim) for t in told) else "told nowhere"
