"""An agency that a paper credits with a number is no second voice beside the dispatch that tells it."""

from collections.abc import Iterable
from itertools import pairwise

from summarizer.language.places import fold_name
from summarizer.merge.figures.voices import Voice
from summarizer.merge.stories.traces import signs_of
from summarizer.schema.brief import Article
from summarizer.schema.records import replace


def with_agencies(voices: list[Voice], articles: dict[str, Article]) -> list[Voice]:
    """The voices, what "Norwire reported" told in the words of Norwire's own report, where the story has that."""
    dispatches = _dispatches({voice.article for voice in voices}, articles)
    if not dispatches:
        return voices
    told = [_told_by(voice, dispatches) for voice in voices]
    return [
        v if origin is None else replace(v, speaker="", speaker_id="", origin=origin)
        for v, origin in zip(voices, told, strict=True)
    ]


def _dispatches(ids: Iterable[str], articles: dict[str, Article]) -> dict[str, str]:
    """Sign of an agency -> the only one of its reports; of two nobody says which was taken up."""
    found: dict[str, set[str]] = {}
    for article in (articles[i] for i in ids if articles[i].origin == i):
        for sign in signs_of(article.text):
            found.setdefault(sign, set()).add(article.id)
    return {sign: ids.pop() for sign, ids in found.items() if len(ids) == 1}


def _told_by(voice: Voice, dispatches: dict[str, str]) -> str | None:
    """The dispatch of the agency that it names as its speaker; not of the dispatch's own article."""
    words = fold_name(voice.mention.speaker).split() if voice.mention.speaker else []
    runs = {*words, *map(" ".join, pairwise(words))}
    named = {dispatches[sign] for sign in runs & dispatches.keys()}
    return named.pop() if len(named) == 1 and voice.article not in named else None
