"""Of which country a count is where its own words leave that to the reader: a storm that hits three has three tolls.

"Deaths in Alba rose to 31, up from 22, with 45 injured": all of them are Alba's. Only where a story counts one property in
several countries; else what names no place is of the one that all speak of. What an article that counts for a whole region
leaves open is of that region: "541 people have died" is no rival of one country's 548.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.places import gazetteer
from summarizer.merge.figures.one_count.nations import are_counted_by_nation
from summarizer.merge.figures.one_count.scopes import is_of_several_countries, names_several_countries
from summarizer.merge.figures.one_count.sides_at_war import losses_at_war
from summarizer.merge.figures.quantity_kinds import PRECISE
from summarizer.merge.figures.voices import Voice, place_key
from summarizer.schema.brief import Article, Citation
from summarizer.schema.records import replace

_TOLLS = frozenset(
    {"deaths", "injured", "missing", "trapped", "displaced", "rescued", "evacuated", "hospitalised"}
    | {"buildings destroyed", "buildings damaged", "without power", "affected", "people in need"}
    | {"infections", "confirmed cases", "suspected cases"}
)
_OF_WAR = "shot down"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNED = re.compile(r"['’]s\b|s['’](?!\w)")
_LONGEST_NAME = 3  # words


@dataclass(frozen=True, slots=True)
class _Story:
    """What a story says of countries: those that it counts in, by id, as they are first written; of which alone each speaker
    counts; the passages of each article that name one; the sentences that count in a town or a region; and the region of
    several countries that it counts in, with the articles and speakers that count for such a region or for many countries.
    """

    articles: dict[str, Article]
    counted: dict[str, str]
    of_speakers: dict[str, str]
    passages: dict[tuple[str, str], Citation]
    local: frozenset[tuple[str, int]]
    region: str
    wide_sentences: frozenset[tuple[str, int]]
    wide_speakers: frozenset[str]


def with_told_countries(voices: list[Voice], articles: dict[str, Article]) -> list[Voice]:
    """The voices, those of a toll that name no place with the one country that the words before them tell.

    That of their sentence, else the last of the paragraph before it, else of all else that their speaker counts, else of
    their article's title, else of its opening.
    """
    counted = _countries_counted(voices)
    tolls = [v for v in voices if _is_toll(v)]
    at_war = any(v.mention.measured_property == _OF_WAR for v in voices) or losses_at_war(tolls, {})
    if not counted or are_counted_by_nation(tolls) or at_war:
        return voices  # in a war each side's losses are told, wherever they fell, and who is named may have struck
    story = _story_of(voices, tolls, counted, articles)
    return [_placed(v, country, story) if (country := _country_of(v, story)) else v for v in voices]


def _story_of(voices: list[Voice], tolls: list[Voice], counted: dict[str, str], articles: dict[str, Article]) -> _Story:
    passages: dict[tuple[str, str], Citation] = {}
    for voice in sorted(voices, key=lambda v: v.sentence):
        citation = voice.citations[0]
        for country in _named_in(citation.exact):
            passages.setdefault((citation.article, country), citation)
    regions = {v.place for v in tolls if gazetteer().spans_countries(v.place)}
    local = frozenset(v.sentence for v in voices if v.place and not (v.place in regions or _country_named(v.place)))
    wide = [v for v in tolls if is_of_several_countries(v)]
    return _Story(
        articles,
        counted,
        _countries_of_speakers(voices),
        passages,
        local,
        region=min(regions) if len(regions) == 1 else "",
        wide_sentences=frozenset(
            v.sentence for v in tolls if v in wide or names_several_countries(v.citations[0].exact)
        ),
        wide_speakers=frozenset(v.speaker_id for v in wide) - {""},
    )


def _countries_counted(voices: list[Voice]) -> dict[str, str]:
    """The countries of which one property is counted where several are, or a region of several is."""
    wide = any(_is_toll(voice) and is_of_several_countries(voice) for voice in voices)
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for voice in voices:
        if _is_toll(voice) and (own := _own_country(voice)):
            told[voice.mention.measured_property].setdefault(*own)
    return {country: name for named in told.values() if len(named) > 1 or wide for country, name in named.items()}


def _countries_of_speakers(voices: list[Voice]) -> dict[str, str]:
    told: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        if voice.speaker_id and _is_toll(voice) and (country := _country_named(voice.place)):
            told[voice.speaker_id].add(country)
    return {speaker: countries.pop() for speaker, countries in told.items() if len(countries) == 1}


def _is_toll(voice: Voice) -> bool:
    mention = voice.mention
    return mention.measured_property in _TOLLS and mention.subject_class not in PRECISE and not mention.background


def _country_named(place: str) -> str:
    entry = gazetteer().by_id.get(place)
    return entry.id if entry and entry.kind in ("country", "territory") else ""


def _own_country(voice: Voice) -> tuple[str, str] | None:
    """The country that it is counted in, that it is said to be of, or that itself tells it, by id and as written."""
    written = (voice.mention.place, voice.mention.holder, voice.mention.speaker)
    return next(((country, name) for name in written if (country := _country_named(place_key(name)))), None)


def _country_of(voice: Voice, story: _Story) -> str:
    """ "" where it or another of its sentence has a place, it counts no toll, or the sentence names several."""
    if voice.place or voice.sentence in story.local or voice.mention.counts_all or not _is_toll(voice):
        return ""
    if told := _own_country(voice):
        return told[0]
    article, citation = story.articles[voice.article], voice.citations[0]
    named = set(_counted_in(citation.exact, story))
    if voice.sentence in story.wide_sentences or (not named and voice.speaker_id in story.wide_speakers):
        return story.region
    if len(named) > 1:
        return ""
    before = _named_in(article.text[article.text.rfind("\n", 0, citation.start) + 1 : citation.start])
    own = [*named, *before[-1:], story.of_speakers.get(voice.speaker_id, "")]
    wide = any(article.id == told for told, _ in story.wide_sentences)
    of_article = story.region if wide else _country_of_article(article, citation.start)
    meant = next(filter(None, own), "") or of_article
    return meant if meant in story.counted or meant == story.region else ""


def _country_of_article(article: Article, before: int) -> str:
    """The only one that the title names, else the first one of the text before that place.

    One that the story does not count in, too: what such an article counts is none of another's.
    """
    titled = set(_named_in(article.title or ""))
    return titled.pop() if len(titled) == 1 else next((c for at, c in _named_at(article.text) if at < before), "")


def _counted_in(text: str, story: _Story) -> list[str]:
    return [country for country in _named_in(text) if country in story.counted]


def _named_in(text: str) -> list[str]:
    """The countries that a text names, in its order; not whose a body is ("Alba's army")."""
    return [country for _, country in _named_at(text)]


@lru_cache(maxsize=5_000)
def _named_at(text: str) -> tuple[tuple[int, str], ...]:
    words = list(_WORD.finditer(text))
    found: list[tuple[int, str]] = []
    for at, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        spans = (text[word.start() : last.end()] for last in reversed(words[at : at + _LONGEST_NAME]))
        country = next(
            (c for name in spans if (entry := gazetteer().place(name)) and (c := _country_named(entry.id))), ""
        )
        if country and not _OWNED.match(text, word.end()) and not _OWNED.search(word[0]):
            found.append((word.start(), country))
    return tuple(found)


def _placed(voice: Voice, country: str, story: _Story) -> Voice:
    """The voice with the country, and with a passage of its article that names it, which the reader can look up."""
    passage = story.passages.get((voice.article, country))
    inferred = country not in _named_in(voice.text)
    if passage is None:
        return replace(voice, place=country, place_inferred=inferred)
    citations = tuple(dict.fromkeys((*voice.citations, passage)))
    mention = replace(voice.mention, place=story.counted[country])
    return replace(voice, place=country, place_inferred=inferred, mention=mention, citations=citations)
