"""A day beside the verb of its clause dates whatever the verb counts, however far behind it the number stands."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.day_roles import is_in_relative, participle_before
from summarizer.language.clause_marks import STOP
from summarizer.language.dates.search import DateMention
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.schema.marked import Numeral

_VERB_REACH = 40
_WORDS_BETWEEN = 4  # "haben in der Nacht auf Sonntag"


def dates_its_verb(context: SentenceContext, numeral: Numeral, mention: DateMention) -> bool:
    """ "firmaron ayer, tras 19 horas de reunión, una subida del 4,2 %": the day stands right behind the verb.

    No other verb follows up to the number, no clause opens and no semicolon or colon parts the two.
    """
    if mention.end > numeral.start or is_in_relative(context, mention) or participle_before(context, mention):
        return False
    between = context.text[mention.end : numeral.qualifier_start]
    if STOP.search(between) or _opens_clause(between, context.profile):
        return False
    return not context.profile.pattern("dates", "past").search(between) and _stands_behind_verb(context, mention)


def _stands_behind_verb(context: SentenceContext, mention: DateMention) -> bool:
    """Whether a verb in the past, or an auxiliary, stands before the day, with small words at the most between them."""
    profile = context.profile
    start = max(context.sentence.start, mention.start - _VERB_REACH)
    words = list(re.finditer(r"[^\s]+", context.text[start : mention.start]))
    small = profile.function_words | profile.words("attribution", "day_parts")
    for word in list(reversed(words))[: _WORDS_BETWEEN + 1]:
        end = start + word.end()
        is_past = any(
            m.end() == end for m in profile.pattern("dates", "past").finditer(context.text, start, mention.start)
        )
        if is_past or word.group().lower() in profile.words("dates", "finite"):
            return True
        if word.group().lower() not in small:
            return False
    return False


def _opens_clause(between: str, profile: Profile) -> bool:
    dates, behind_comma = profile.tables["dates"], profile.tables["dates"]["relatives_behind_comma"]
    relatives = () if behind_comma else profile.tables["attribution"]["relatives"]  # German ones are articles, too
    if phrase_pattern((*relatives, *dates["finite"])).search(between):
        return True
    return bool(behind_comma) and any(
        phrase_pattern(tuple(behind_comma)).match(between, comma.end()) for comma in re.finditer(r", ", between)
    )
