"""Who tells a vote's numbers: the one body that counts it, under all its names, and what only estimates it.

While ballots are counted its shares go on from hour to hour: what the body said at 78 percent is no rival of what it says
at 95. A quick count, an exit poll or a projection is no count, whichever sentence calls it so.
"""

import re
from collections.abc import Mapping

from summarizer.language.names.roles import role_of
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.figures.counted.called_wrong import is_negated
from summarizer.merge.figures.quantity_kinds import CONTESTED, POLLED
from summarizer.merge.figures.voices import Voice
from summarizer.schema.brief import Article
from summarizer.schema.records import replace

VOTES = CONTESTED | {"turnout", "lead"}
_OF_A_COUNT = frozenset({"vote share", "votes"})
_COUNTS = "vote_counters"  # a role of data/speaker_words.toml
_ESTIMATE = WordPattern(r"\b(?:<votes.exit_poll>)\b", re.IGNORECASE)
_EXPECTED = WordPattern(r"\b(?:<votes.expected>)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_DIGIT = re.compile(r"\d")
_REACH = 300  # characters before a sentence in which the one before it is looked for


def with_estimates(voices: list[Voice], articles: Mapping[str, Article], actors: Actors) -> list[Voice]:
    """The voices, numbers of a vote marked that are an estimate of it: by their sentence's words.

    What is told right behind a sentence of quick counts is one, too: by a body that does not count the votes, or by nobody
    where that sentence has no number of its own, or this one tells what is expected. A broadcaster counts no votes, and
    who tells an estimate in an article tells no count there. "82.5 percent, and not 84 as first estimates had it": the
    second alone is one.
    """
    estimates = [v for v in voices if _is_estimate(v, articles)]
    wrong = {(v.sentence, v.mention.measured_property) for v in voices if is_negated(v)} if estimates else set()
    found = {id(v) for v in estimates if is_negated(v) or (v.sentence, v.mention.measured_property) not in wrong}
    tellers = {(v.article, v.speaker_id) for v in voices if id(v) in found and v.speaker_id and not counts_votes(v)}

    def is_one(voice: Voice) -> bool:
        of_now = voice.mention.measured_property in VOTES - POLLED and not voice.mention.background
        if id(voice) in found or not of_now:
            return id(voice) in found
        return (voice.article, voice.speaker_id) in tellers or actors.kind_of(voice.speaker_id) == "media"

    return [replace(v, estimate=True) if is_one(v) else v for v in voices]


def counts_votes(voice: Voice) -> bool:
    """Whether its speaker is the body that counts the votes, or is named behind the office of who heads it."""
    title = voice.text.partition(voice.mention.speaker)[0].split()[-1:] if voice.speaker_id else []
    return any(told.startswith(_COUNTS) for told in (voice.speaker_id, role_of(voice.speaker), *map(role_of, title)))


def is_counted_on(one: Voice, other: Voice) -> bool:
    """A candidate's votes as the body that counts them has them, and as a paper does: the count goes on within a day."""
    if one.mention.measured_property not in _OF_A_COUNT or not one.holder == other.holder != "":
        return False
    return "" in (one.speaker_id, other.speaker_id) and (counts_votes(one) or counts_votes(other))


def _is_estimate(voice: Voice, articles: Mapping[str, Article]) -> bool:
    if voice.mention.measured_property not in VOTES - POLLED:
        return False
    citation = voice.citations[0]
    if _ESTIMATE.search(voice.text):
        return True
    if counts_votes(voice):
        return False
    before = _last_sentence(articles[citation.article].text[max(0, citation.start - _REACH) : citation.start])
    goes_on = bool(voice.speaker_id) or not _DIGIT.search(before) or _EXPECTED.search(voice.text) is not None
    return _ESTIMATE.search(before) is not None and goes_on


def _last_sentence(before: str) -> str:
    """The sentence that ends here; none where a paragraph does."""
    return "" if before.endswith("\n") else _SENTENCE.split(before.rstrip())[-1]
