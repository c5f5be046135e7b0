"""Only such citations stand beside a sentence as it needs, or as bear it out by themselves.

Citation precision as in ALCE (Gao et al. 2023): a citation is irrelevant where it does not support the sentence alone and
the others do so without it.
"""

from summarizer.schema.brief import Citation, Claim, Statement
from summarizer.support import is_borne_out
from summarizer.support.library import Library


def with_needed_citations(statement: Statement, library: Library, language: str) -> Statement:
    """The statement without its irrelevant citations; the first stays, and one for each value of a figure that it tells."""
    kept = statement.citations
    for citation in reversed(kept[1:]):
        rest = tuple(c for c in kept if c != citation)
        if _is_irrelevant(citation, rest, statement, library, language):
            kept = rest
    return statement.model_copy(update={"citations": kept}) if kept != statement.citations else statement


def _is_irrelevant(
    citation: Citation, rest: tuple[Citation, ...], statement: Statement, library: Library, language: str
) -> bool:
    if _is_only_source(citation, rest, statement, library) or _bears_out((citation,), statement, library, language):
        return False
    return _bears_out(rest, statement, library, language)


def _is_only_source(citation: Citation, rest: tuple[Citation, ...], statement: Statement, library: Library) -> bool:
    """Whether a value that the statement tells by reference would be left without a passage that was read for it."""
    sources: dict[tuple[object, ...], set[Citation]] = {}
    for claim in (claim for ref in statement.figures for claim in library.claims_of(ref)):
        sources.setdefault(_told(claim), set()).update(claim.citations)
    return any(citation in cited and cited.isdisjoint(rest) for cited in sources.values())


def _told(claim: Claim) -> tuple[object, ...]:
    return claim.bound, claim.value, claim.min_value, claim.max_value


def _bears_out(citations: tuple[Citation, ...], statement: Statement, library: Library, language: str) -> bool:
    evidence = library.evidence(statement.model_copy(update={"citations": citations}))
    return is_borne_out(statement.text, language, evidence)
