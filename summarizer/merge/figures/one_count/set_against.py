"""Two voices that an article sets against each other: in one sentence, or in two that follow each other.

They speak of one thing though no table has a name for it, and however far apart their numbers are: that is what the article
tells.
"""

import re

from summarizer.language.profile import load_profile
from summarizer.language.word_patterns import WordPattern
from summarizer.merge.figures.comparing import are_two_speakers, ratio
from summarizer.merge.figures.one_count.nations import HOME
from summarizer.merge.figures.quantity_kinds import (
    CROWD_RATIO,
    CROWDS,
    DISPUTE_RATIO,
    HELD,
    MANY,
    PLAIN_MEASURES,
    RECKONED,
    UNNAMED,
    UPDATE_RATIO,
    is_bare_noun,
    is_property,
)
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.mentions import FigureMention

_ONLY = WordPattern(r"(?:^|\s)(?:<comparison.only>)(?:\s[^\W\d_]+)?$", re.IGNORECASE)
_LEAD = 32  # characters before a number in which the words stand that take up the one before
_OPPONENTS_RATIO = 20.0  # of one side's losses by both, of a crowd by those who called it and by the police
_COUNTED_BY_TWO = frozenset(
    {"people", "workers", "area", "mass"}
)  # units, not properties, of which two may have their own


def are_set_against(one: Voice, other: Voice) -> bool:
    """ "60,000 people came, according to the town; the police counted 35,000": an article that sets two voices side by side
    counts one thing, though no table has a name for it, or though it is a share that others have, too.
    """
    named = are_two_speakers(one, other)
    if not named or not _are_side_by_side(one, other) or "plural" in (one.quantity.bound, other.quantity.bound):
        return False
    name = one.mention.measured_property
    if name in (UNNAMED | PLAIN_MEASURES | (HELD - RECKONED)) - _COUNTED_BY_TWO:
        return False
    if _are_losses(one, other) or _are_of_one_crowd(one, other) or _is_left_out(one, other):
        return ratio(one.quantity, other.quantity) <= _OPPONENTS_RATIO
    if _says_only(min((one, other), key=lambda v: nominal(v.quantity))):
        return ratio(one.quantity, other.quantity) <= UPDATE_RATIO
    many = min(nominal(v.quantity) for v in (one, other)) >= MANY and one.sentence == other.sentence
    return ratio(one.quantity, other.quantity) <= (CROWD_RATIO if many or is_property(one.mention) else DISPUTE_RATIO)


def is_denied_by(one: Voice, other: Voice) -> bool:
    """ "Thirty-one people died, and not nine", of which another voice speaks: of one thing, however far apart they are."""
    if one.mention.measured_property in UNNAMED or not are_two_speakers(one, other):
        return False
    return nominal(one.quantity) == other.denies or nominal(other.quantity) == one.denies


def _says_only(lower: Voice) -> bool:
    """ "They fired 40 drones. It used only 12, says the other side.": the word answers a higher number."""
    return _ONLY.search(_words_before(lower)) is not None


def is_taken_up(one: Voice, other: Voice) -> bool:
    """ "The prefecture puts it at 5,400 hectares; the firefighters speak of 6,100": the words before the second number say
    that it is of what the first is of, whatever that is.
    """
    first, second = sorted((one, other), key=lambda v: v.mention.numeral.start)
    near = first.article == second.article and (second.mention.numeral.sentence - first.mention.numeral.sentence <= 1)
    if not near or first.day != second.day or second.speaker_id in ("", first.speaker_id):
        return False
    if "plural" in (one.quantity.bound, other.quantity.bound) or ratio(one.quantity, other.quantity) > CROWD_RATIO:
        return False
    before = _words_before(second)
    profile = load_profile(second.language)
    cues, leads = profile.phrase_pattern("scope", "rival").finditer(before), profile.words("comparison", "put_at")
    parallel = first.sentence == second.sentence and _last_word(before) == _last_word(_words_before(first)) in leads
    return parallel or any(cue.end() == len(before) for cue in cues)


def _words_before(voice: Voice) -> str:
    """The last words before a number and its "about" or "at least", in lower case."""
    return voice.before[-_LEAD:].rstrip().lower()


def _last_word(words: str) -> str:
    return words.rpartition(" ")[2]


def _are_side_by_side(one: Voice, other: Voice) -> bool:
    """In one sentence; where the property has a name, in two that follow each other on one day."""
    if one.sentence == other.sentence:
        return True
    if is_bare_noun(one.mention) and _names_its_noun(one.mention) and _names_its_noun(other.mention):
        return False
    near = abs(one.mention.numeral.sentence - other.mention.numeral.sentence) == 1
    return near and one.article == other.article and one.day == other.day and is_property(one.mention)


def _names_its_noun(mention: FigureMention) -> bool:
    """Whether the noun stands behind the number; "we have 62 crews", "only 45 are working" are of one thing."""
    return mention.numeral.unit_text != "" and mention.numeral.unit_text in mention.phrase


def _are_of_one_crowd(one: Voice, other: Voice) -> bool:
    """In one sentence that sets no two places beside each other: "police counted 15,000 marchers, the unions 120,000"."""
    return one.sentence == other.sentence and one.mention.measured_property in CROWDS and one.place == other.place


def _is_left_out(one: Voice, other: Voice) -> bool:
    """ "The union counted 240 closed stores, the firm 12": a sentence that does not say again what the second counts."""
    second = max((one, other), key=lambda v: v.mention.numeral.start).mention
    return one.sentence == other.sentence and is_property(second) and not _names_its_noun(second)


def _are_losses(one: Voice, other: Voice) -> bool:
    """Of one side's dead, not of those in one country: it owns to ten, the enemy says a hundred."""
    dead = one.mention.measured_property == "deaths" and one.day == other.day
    return dead and one.nation == other.nation and one.nation not in ("", HOME)
