"""Whose seats and votes: the party, camp or candidate that a share of a vote belongs to."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from anyascii import anyascii

from summarizer.extract.context import SentenceContext
from summarizer.language.clause_marks import BARRIER, STOP
from summarizer.language.names.parties import (
    compound_pattern,
    family_pattern,
    houses,
    names_a_party,
    no_parties,
    words_of,
)
from summarizer.language.names.words import concepts
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.marked import Numeral

CONTESTED = frozenset({"seats", "votes", "vote share", "support in polls"})
_SHARES = frozenset({"", "percentage", "share", "change", "vote share", "support in polls", "points"})
_UNTOLD = frozenset({"", "percentage", "share"})  # what a person has in an article on a vote is of the vote
_SIGN = r"\s?(?:%|<votes.percent>)?,?\s"
_FOR = WordPattern(rf"{_SIGN}(?:<votes.for_whom>)\s")
_RIVAL_BEHIND = WordPattern(rf"{_SIGN}(?:[\w']+\s){{0,3}}?(?:<votes.rivals>)\s")
_AGAINST = WordPattern(rf"{_SIGN}(?:<votes.against>)\s")
_ANSWER = WordPattern(r"<votes.answers>")
_OF_THINGS = WordPattern(rf"{_SIGN}(?:<scope.of_share>)(?:(?<=')|\s)(?!(?:\w+\s)?(?:<votes.of_votes>)\b)[a-zß-ÿ]")
_TURNOUT = WordPattern(r"(?:<votes.turnout>)", re.IGNORECASE)
_JOINED = WordPattern(r"\s?(?:/|-|–|\b(?:<grammar.and>)\b|&)\s?")
_OF_SOMEBODY = WordPattern(r"\)?\s(?:<votes.led_by>)\s(?:(?:<votes.leader_articles>)\s?)?(?:[a-zß-ÿ]+\s){0,2}")
_BODIES = frozenset({"parliament", "senate", "assembly", "court", "ministry", "commission", "police", "media", "bank"})
_ACRONYM = re.compile(r"(?<![\w-])[A-ZÄÖÜ]\w{0,3}[A-ZÄÖÜ](?![\w-])")


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    sure: bool  # a party or a camp, and not only a name


@lru_cache(maxsize=256)
def tells_of_a_vote(text: str) -> bool:
    """Whether an article tells of an election."""
    return words_of("vote").search(text) is not None


def share_of_vote(context: SentenceContext, numeral: Numeral, measured_property: str) -> str:
    """ "The AfD came second with 20.8%": what a party's percentage is in an article on an election; "" elsewhere."""
    if measured_property not in _SHARES:
        return ""
    start, end = context.sentence.start, context.sentence.end
    if measured_property == "support in polls":
        start = context.text.rfind("\n", 0, start) + 1  # its paragraph may have said so
    polled = words_of("poll").search(context.text, start, end) is not None
    voted = tells_of_a_vote(context.text)
    party = _nearest(context, numeral) if voted or polled else None
    if party is None or not (party.sure or (voted and measured_property in _UNTOLD)):
        return ""
    if _is_of_another(context, numeral, party):
        return ""
    return "support in polls" if polled else "vote share"


def _is_of_another(context: SentenceContext, numeral: Numeral, party: _Span) -> bool:
    """Whether the number is a share of what is told behind it, or one more turnout by another voice.

    "Observers saw irregularities in 6% of the stations"; "the court says turnout was 43.7 percent, the senator 39.2".
    """
    known_by_capitals = context.profile.tables["capital_nouns"]
    if not known_by_capitals and _OF_THINGS.match(context.text, numeral.end, context.sentence.end):
        return True
    told = _TURNOUT.search(context.text, context.sentence.start, numeral.start)
    return told is not None and not party.sure and told.end() < party.start


def seats_of_party(context: SentenceContext, numeral: Numeral, measured_property: str) -> str:
    """ "152 diputados": members of a parliament are seats where an election tells how many a party gets; "" elsewhere."""
    if measured_property != "members" or not tells_of_a_vote(context.text):
        return ""
    party = _nearest(context, numeral)
    return "seats" if party is not None and party.sure else ""


def contender(context: SentenceContext, numeral: Numeral) -> str:
    """Whose seats, votes or share it is, as written: the nearest party, camp or person before the number in its sentence,
    else behind it in its clause; "" where none is told."""
    found = _nearest(context, numeral)
    return context.marked.article.text[found.start : found.end] if found else ""


def _nearest(context: SentenceContext, numeral: Numeral) -> _Span | None:
    spans = _contenders(context)
    behind = _behind(context, numeral, spans)
    if behind and _FOR.match(context.text, numeral.end):
        return behind
    if _RIVAL_BEHIND.match(context.text, numeral.end):
        behind = None  # "won with 51% against the mayor"
    previous = max((n.end for n in context.numerals if n.end <= numeral.start), default=0)
    if previous and _AGAINST.fullmatch(context.text, previous, numeral.qualifier_start):
        return None  # "ahead with 50.3% to 49.7%"
    stops = [m.end() for m in STOP.finditer(context.text, context.sentence.start, numeral.qualifier_start)]
    opened = max(stops, default=context.sentence.start)
    before = [s for s in spans if opened <= s.start and s.end <= numeral.qualifier_start]
    placed = len(before) > 1 and before[-2].sure and _says_where(context, before[-1])
    return before[-2 if placed else -1] if before else behind


def _says_where(context: SentenceContext, span: _Span) -> bool:
    """ "The Front won the town election of Almora with 44%": a name of one word behind "of" or "in" is where."""
    name = context.text[span.start : span.end]
    led = context.word_before(span.start) in context.profile.tables["names"]["locative"]
    return led and not span.sure and " " not in name


def _behind(context: SentenceContext, numeral: Numeral, spans: list[_Span]) -> _Span | None:
    """The contender behind the number in its clause, or the name of whom the clause describes behind its comma."""
    later = [n.qualifier_start for n in context.numerals if n.start > numeral.start]
    stop = BARRIER.search(context.text, numeral.end, context.sentence.end)
    limit = min([stop.start() if stop else context.sentence.end, *later])
    apposed = stop.end() if stop and stop.start() == limit and stop.group() == ", " else -1
    return next((s for s in spans if numeral.end <= s.start and (s.end <= limit or s.start == apposed)), None)


def _contenders(context: SentenceContext) -> list[_Span]:
    """The parties, camps and candidates of a sentence, in order; "CDU/CSU" and "the conservatives of X" are one.

    Where it tells of the sides of a referendum ("Yes", "das Nein"), these alone.
    """
    answers = _ANSWER.finditer(context.marked.article.text, context.sentence.start, context.sentence.end)
    if sides := [_Span(*m.span(), True) for m in answers]:
        return sides
    names = [_Span(n.start, n.end, names_a_party(n.text)) for n in context.names if _may_run(n.text, n.kind)]
    start, end = context.sentence.start, context.sentence.end
    patterns = (_ACRONYM, compound_pattern()) if context.profile.tables["capital_nouns"] else (_ACRONYM,)
    written = chain.from_iterable(p.finditer(context.marked.article.text, start, end) for p in patterns)
    names += [_Span(*m.span(), True) for m in written if not _overlaps(m, names) and _may_run(m[0])]
    plain = anyascii(context.marked.article.text[start:end]).lower()
    camps = [] if len(plain) != end - start else family_pattern().finditer(plain)
    found = names + [_Span(start + m.start(), start + m.end(), True) for m in camps if not _overlaps(m, names, start)]
    return _joined(context, sorted(found, key=lambda s: s.start))


def _overlaps(match: re.Match[str], spans: list[_Span], offset: int = 0) -> bool:
    return any(s.start < offset + match.end() and offset + match.start() < s.end for s in spans)


def _joined(context: SentenceContext, found: list[_Span]) -> list[_Span]:
    joined: list[_Span] = []
    for span in found:
        last = joined[-1] if joined else None
        between = context.text[last.end : span.start] if last else ""
        if last and last.sure and span.sure and _JOINED.fullmatch(between):
            joined[-1] = _Span(last.start, span.end, True)
        elif last and last.sure and not span.sure and _OF_SOMEBODY.fullmatch(between):
            continue  # "los conservadores de Friedrich Merz"
        elif last and between == " " and not span.sure:
            joined[-1] = span  # "el conservador Karol Wilk"
        else:
            joined.append(span)
    return joined


def _may_run(name: str, kind: str = "") -> bool:
    """Whether who bears the name can stand for election: no place, no parliament, no broadcaster."""
    entry = gazetteer().lookup(name)
    if (
        fold_name(name) in no_parties()
        or kind in ("media", "place")
        or (entry is not None and entry.kind != "organisation")
    ):
        return False
    words = fold_name(name).split()
    return houses().isdisjoint(words) and concepts(fold_name(name)).isdisjoint(_BODIES)
