"""The source's own words around a number: what a briefing shows where nobody can say surely what the number counts."""

import re

from summarizer.language.profile import load_profile
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.schema.brief import Article, Claim, Figure, Number
from summarizer.write.words.foreign_words import without_opening

_MOST = 110  # characters, in a table
_WHOLE = 40  # more for a clause that ends there
_FEWEST_WORDS = 4
_MARKS = re.escape("".join(QUOTATION_MARKS))
_HARD = re.compile(rf"[{_MARKS}]|[;!?]\s|\.\s(?=[^\W\d_])|\s[–—-]\s|:\s")
_SOFT = re.compile(r",\s|\s(?=\()|(?<=\))\s")
_EDGES = " ,;:.–—-"


def told_as(figure: Figure, articles: dict[str, Article], language: str) -> str:
    """The words of the claim that stands, of a source in the briefing's language where one has it; "" if unneeded.

    They are needed where what the figure counts is a guess, but for what two articles call by one noun.
    """
    return "" if not figure.is_guessed or _is_called_alike(figure) else source_words(figure, articles, language)


def source_words(figure: Figure, articles: dict[str, Article], language: str) -> str:
    """The clause around the number that stands, of a source in the briefing's language where one has it.

    Of a dispute any side's number stands, and what was said before it does not.
    """
    at = (figure.current,) if figure.current is not None else figure.standing or (0,)
    main = figure.claims[at[0]]
    values = {_value(figure.claims[i]) for i in at}
    own = [c for c in figure.claims if _value(c) in values and articles[c.citations[0].article].language == language]
    claim = (own or [main])[0]
    source = load_profile(articles[claim.citations[0].article].language)
    return words_around(claim.text, without_opening(claim.citations[0], source))


def _value(claim: Claim) -> tuple[Number | None, ...]:
    return claim.value, claim.min_value, claim.max_value


def _is_called_alike(figure: Figure) -> bool:
    nouns = {c.subject.lower() for c in figure.claims}
    papers = {c.article for claim in figure.claims for c in claim.citations}
    return len(papers) > 1 and len(nouns) == 1 and any(map(str.isalpha, nouns.pop()))


def words_around(words: str, passage: str, most: int = _MOST) -> str:
    """The clauses around a number, or words that hold it, up to so many characters; "" where they do not stand there.

    Letter for letter, and without quotation marks.

    >>> words_around("2,800", "The runway, which is 2,800 metres long, was closed until Tuesday.")
    'The runway, which is 2,800 metres long, was closed until Tuesday'
    """
    at = passage.find(" ".join(words.split()))
    return clause_around((at, at + len(words)), passage, most) if words and at >= 0 else ""


def clause_around(span: tuple[int, int], passage: str, most: int = _MOST) -> str:
    """The clauses around a span of the passage, as `words_around`."""
    low = max((m.end() for m in _HARD.finditer(passage) if m.end() <= span[0]), default=0)
    high = min((m.start() for m in _HARD.finditer(passage) if m.start() >= span[1]), default=len(passage))
    start, end = _grown(passage, span, (low, high), most)
    return passage[start:end].strip(_EDGES)


def _grown(passage: str, span: tuple[int, int], limits: tuple[int, int], most: int) -> tuple[int, int]:
    """The clause of the span with as many of its neighbours as there is room for, those behind it first."""
    low, high = limits
    lefts = [low, *(m.end() for m in _SOFT.finditer(passage, low, span[0]))]
    rights = [*(m.start() for m in _SOFT.finditer(passage, span[1], high)), high]
    start, end = lefts.pop(), rights.pop(0)
    while rights and (rights[0] - start <= most or _is_short(passage[start:end])):
        end = rights.pop(0)
    while lefts and (end - lefts[-1] <= most or _is_short(passage[start:end])):
        start = lefts.pop()
    return _cut(passage, (start, end), span, most)


def _is_short(words: str) -> bool:
    return len(words.split()) < _FEWEST_WORDS


def _cut(passage: str, clause: tuple[int, int], span: tuple[int, int], most: int) -> tuple[int, int]:
    """A clause longer than there is room for, cut between words: what leads up to the number stays, if it can."""
    start, end = clause
    if end - start <= most + _WHOLE:
        return clause
    if span[1] - start > most:
        start = passage.find(" ", span[1] - most, span[0]) + 1 or span[0]
    stop = passage.rfind(" ", span[1], start + most)
    return start, stop if stop > 0 else span[1]
