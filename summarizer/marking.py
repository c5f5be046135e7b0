"""Mark: an article's sentences and numerals, with page furniture told apart from the story.

Nothing is cut: furniture keeps its place and is left out of what is read, so every offset stays true.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.dates.entry_times import EntryTime, entry_times
from summarizer.language.dates.in_text import find_dates
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.orders_to_programs import orders_a_program
from summarizer.language.profile import Profile, load_profile
from summarizer.language.quoting import fold_characters, normalize
from summarizer.language.sentences import split_paragraphs, split_sentences
from summarizer.language.word_patterns import words_of_all_languages
from summarizer.schema.brief import Article
from summarizer.schema.marked import MarkedArticle, Numeral, Sentence
from summarizer.schema.records import replace

_CAPTION_MIN_WORDS = 6
_CAPTION_START = re.compile(r"(?:\w[\w ]{1,20}:|[(\[]) *")
_LINE_LIMIT = 200
_DATE_LIMIT = 60
_BIOGRAPHY_WORDS = 60
_PUBLISHED_WORDS = 12
_CREDIT = re.compile(r"\([A-Z][A-Z/ ]{1,14}\)|(?:[A-Z]{2,6})(?:/[A-Z]{2,6})+")


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of a text with their sentences."""

    text: str
    profile: Profile
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    lines: re.Pattern[str]
    published: re.Pattern[str]
    biography: re.Pattern[str]


def mark(article: Article) -> MarkedArticle:
    """The article with its sentences numbered from 1 and its numerals from n1, in reading order."""
    profile = load_profile(article.language)
    paragraphs = tuple(split_paragraphs(article.text))
    pieces = tuple(tuple(split_sentences(article.text, s, e, profile.code)) for s, e in paragraphs)
    sentences = tuple(_sentences(_Page(article.text, profile, paragraphs, pieces)))
    return MarkedArticle(article, sentences, tuple(_numerals(article.text, sentences, profile)))


def _sentences(page: _Page) -> Iterator[Sentence]:
    captions = _captions(page)
    times = entry_times(page.text, page.paragraphs)
    number, told_at = 0, ""
    for i, pieces in enumerate(page.sentences):
        reason = _furniture(page, i)
        if i in times:
            number, told_at = number + 1, times[i].clock
            yield _time_of_entry(page, number, i, times[i])
        for piece in _behind(times[i].end, pieces) if i in times else pieces:
            number += 1
            yield Sentence(number, *piece, i + 1, reason or _own_reason(page, piece, captions), told_at)


def _time_of_entry(page: _Page, number: int, index: int, time: EntryTime) -> Sentence:
    start = page.paragraphs[index][0]
    end = start + len(page.text[start : time.end].rstrip())
    return Sentence(number, start, end, index + 1, "time of an entry", time.clock)


def _behind(end: int, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a paragraph without what ends before `end`."""
    return [(max(start, end), stop) for start, stop in pieces if stop > end]


def _own_reason(page: _Page, piece: tuple[int, int], captions: set[tuple[int, int]]) -> str:
    """Why a sentence of a paragraph that belongs to the story does not, or ""."""
    if piece in captions:
        return "caption"
    return "order to a program" if orders_a_program(page.text[slice(*piece)]) else ""


def _captions(page: _Page) -> set[tuple[int, int]]:
    """Sentences whose words another sentence says too: the one with a label before it, else the later one."""
    first: dict[str, tuple[int, int]] = {}
    repeated: set[tuple[int, int]] = set()
    for piece in (piece for pieces in page.sentences for piece in pieces):
        words = normalize(page.text[slice(*piece)]).lower()
        label = _CAPTION_START.match(words)
        bare = words[label.end() :].rstrip(")] ") if label else words
        if len(bare.split()) < _CAPTION_MIN_WORDS:
            continue
        if label and bare in first:
            repeated.add(piece)
        elif bare in first:
            earlier_has_label = _CAPTION_START.match(normalize(page.text[slice(*first[bare])]))
            repeated.add(first[bare] if earlier_has_label else piece)
        first.setdefault(bare, piece)
    return repeated


def _furniture(page: _Page, index: int) -> str:
    """Why a paragraph is page furniture, or ""."""
    start, end = page.paragraphs[index]
    if end - start > _LINE_LIMIT * 2:
        return ""
    line = fold_characters(page.text[start:end])
    patterns = _patterns(page.profile)
    words = len(line.split())
    if _is_furniture_line(page, index, patterns.lines):
        return "page furniture"
    if words <= _PUBLISHED_WORDS and _is_publication_line(line, page.profile):
        return "publication line"
    if _CREDIT.fullmatch(line):
        return "agency line"
    if _is_bare_date(line, page.profile):
        return "bare date"
    last_third = index >= len(page.paragraphs) * 2 // 3 and index > 0
    if last_third and words <= _BIOGRAPHY_WORDS and patterns.biography.search(line):
        return "author's biography"
    return ""


def _is_furniture_line(page: _Page, index: int, lines: re.Pattern[str]) -> bool:
    """Whether the whole line, or each of its sentences ("Follow us. Log in."), is known furniture."""
    whole = fold_characters(page.text[slice(*page.paragraphs[index])])
    if len(whole) <= _LINE_LIMIT and lines.fullmatch(whole):
        return True
    pieces = page.sentences[index]
    return len(pieces) > 1 and all(lines.fullmatch(fold_characters(page.text[slice(*piece)])) for piece in pieces)


def _is_publication_line(line: str, profile: Profile) -> bool:
    """ "Updated 3 March", "Posted by Ann at 6 a.m.", not "Published figures show ...": a date or a name must follow."""
    match = _patterns(profile).published.match(line)
    if not match or not match["date"].strip():
        return False
    first = match["date"].split()[0].strip(",.:").lower()
    relative = [word for key in ("today", "yesterday") for word in profile.tables["dates"][key]]
    dated = first in profile.weekdays or first in profile.months or first in relative
    return first[:1].isdigit() or dated or first in words_of_all_languages("grammar", "by")


@lru_cache(maxsize=32)
def _patterns(profile: Profile) -> _Patterns:
    tables = profile.tables["furniture"]
    return _Patterns(
        lines=re.compile("|".join(f"(?:{pattern})" for pattern in tables["lines"]), re.IGNORECASE),
        published=re.compile(tables["published"], re.IGNORECASE),
        biography=re.compile("|".join(f"(?:{pattern})" for pattern in tables["biography"]), re.IGNORECASE),
    )


def _is_bare_date(line: str, profile: Profile) -> bool:
    """A line with nothing but a date on it is the page's, not the story's: it dates nothing."""
    if len(line) > _DATE_LIMIT:
        return False
    mentions = find_dates(line, profile, None)
    if not mentions:
        return False
    rest = list(line)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    left = re.sub(r"[^\w]|\d", " ", "".join(rest)).split()
    return not [word for word in left if word.lower() not in profile.function_words and len(word) > 3]


def _numerals(text: str, sentences: tuple[Sentence, ...], profile: Profile) -> Iterator[Numeral]:
    number = 0
    for sentence in sentences:
        if sentence.furniture:
            continue
        for found in find_numerals(text, profile, sentence.start, sentence.end):
            number += 1
            yield replace(found, number=number, sentence=sentence.number)
