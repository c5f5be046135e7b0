"""Mark: an article's sentences and numerals, with page furniture told apart from the story.

Nothing is cut: furniture keeps its place and is left out of what is read, so every offset stays true.
"""

import re

from summarizer.language.dates import find_dates
from summarizer.language.numerals import find_numerals
from summarizer.language.profile import Profile, load_profile
from summarizer.language.quoting import fold_characters, normalize
from summarizer.language.sentences import split_paragraphs, split_sentences
from summarizer.schema.brief import Article
from summarizer.schema.marked import MarkedArticle, Numeral, Sentence

_CAPTION_MIN_WORDS = 6


def mark(article: Article) -> MarkedArticle:
    """The article with its sentences numbered from 1 and its numerals from n1, in reading order."""
    profile = load_profile(article.language)
    sentences = _sentences(article.text, profile)
    return MarkedArticle(article, tuple(sentences), tuple(_numerals(article.text, sentences, profile)))


def _sentences(text: str, profile: Profile) -> list[Sentence]:
    paragraphs = split_paragraphs(text)
    sentences: list[Sentence] = []
    seen: set[str] = set()
    for i, (start, end) in enumerate(paragraphs):
        reason = _furniture(text, i, paragraphs, profile)
        for s, e in split_sentences(text, start, end, profile.code):
            words = normalize(text[s:e]).lower()
            repeated = "caption" if words in seen and len(words.split()) >= _CAPTION_MIN_WORDS else ""
            sentences.append(Sentence(len(sentences) + 1, s, e, i + 1, reason or repeated))
            seen.add(words)
    return sentences


def _furniture(text: str, index: int, paragraphs: list[tuple[int, int]], profile: Profile) -> str:
    """Why a paragraph is page furniture, or ""."""
    start, end = paragraphs[index]
    line = fold_characters(text[start:end]).strip()
    tables = profile.tables["furniture"]
    if any(re.fullmatch(pattern, line, re.IGNORECASE) for pattern in tables["lines"]):
        return "page furniture"
    if re.match(tables["published"], line, re.IGNORECASE) and len(line.split()) <= 12:
        return "publication line"
    if _is_bare_date(line, profile):
        return "bare date"
    last_third = index >= len(paragraphs) * 2 // 3 and index > 0
    if last_third and any(re.search(p, line, re.IGNORECASE) for p in tables["biography"]) and len(line.split()) <= 60:
        return "author's biography"
    return ""


def _is_bare_date(line: str, profile: Profile) -> bool:
    """A line with nothing but a date on it is the page's, not the story's: it dates nothing."""
    mentions = find_dates(line, profile, None)
    if not mentions or len(line) > 60:
        return False
    rest = list(line)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    left = re.sub(r"[^\w]|\d", " ", "".join(rest)).split()
    return not [word for word in left if word.lower() not in profile.function_words and len(word) > 3]


def _numerals(text: str, sentences: list[Sentence], profile: Profile) -> list[Numeral]:
    marked: list[Numeral] = []
    for sentence in sentences:
        if sentence.furniture:
            continue
        for found in find_numerals(text, profile, sentence.start, sentence.end):
            marked.append(_numbered(found, len(marked) + 1, sentence.number))
    return marked


def _numbered(numeral: Numeral, number: int, sentence: int) -> Numeral:
    return Numeral(
        start=numeral.start,
        end=numeral.end,
        quantity=numeral.quantity,
        unit_text=numeral.unit_text,
        qualifier=numeral.qualifier,
        qualifier_start=numeral.qualifier_start,
        number=number,
        sentence=sentence,
    )
