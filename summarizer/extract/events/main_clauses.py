"""The main clauses of a sentence that tells two acts: "police fired tear gas and protesters burned two cars".

Two are told apart where a conjunction joins them and each has a sure word for its act. The second has a subject and a finite
verb of its own, or opens with a finite verb and has the first one's subject ("cut its key rate and halved its forecast").
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from summarizer.extract.context import SentenceContext
from summarizer.extract.events.days import TALK
from summarizer.extract.events.triggers import best_trigger, is_mentioned
from summarizer.extract.figures.day_roles import is_dateline
from summarizer.language.condense import without_lead_in
from summarizer.language.events.deeds import prepositions
from summarizer.language.events.event_types import background_of
from summarizer.language.events.triggers import find_triggers
from summarizer.language.names.proper_names import Name
from summarizer.language.profile import phrase_pattern
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.schema.records import caching_record, replace

_MOST_WORDS_OF_SUBJECT = 7
_MOST_WORDS_BEFORE_VERB = 14
_LEAST_WORDS = 3
_INSIDE = re.compile(r"[,;:()–—]\s|[()]")  # nothing of the kind stands between a subject and its verb
_COMMA = ","
_PAUSE = re.compile(r"[,;]\s")

Span = tuple[int, int]


@caching_record
class Clause:
    """A main clause that tells an act, as a sentence by its `words`, letter for letter from the article's `spans`.

    `context` is what stands in the clause alone, `names` are its own and its subject's. `shares_subject` where that is
    the subject of the clause before. A sentence that tells one act is one clause without spans.
    """

    context: SentenceContext
    words: str
    names: list[Name]
    spans: tuple[Span, ...] = ()
    shares_subject: bool = False


def main_clauses(context: SentenceContext) -> list[Clause]:
    """The sentence, or its two main clauses that tell an act each.

    A sentence with a quotation, a speaker before its second clause, or a subordinate clause before it stays whole: what is
    said or meant goes for both.
    """
    span = context.sentence
    words = context.text[span.start : span.end]
    if not any(mark in words for mark in QUOTATION_MARKS if mark not in "'’"):
        for joint in filter(partial(_may_part_two, context), _joints(context)):
            if _opens_subordinate(context, span.start, joint.start()):
                break
            left = within(context, span.start, joint.start())
            if _is_spoken(context, left):
                break
            two = _two_clauses(context, joint, left)
            if two:
                return two
    return [Clause(context, context.marked.article.text[span.start : span.end], context.names)]


def _may_part_two(context: SentenceContext, joint: re.Match[str]) -> bool:
    """Whether each side has a word that may tell an act, or somebody is said to speak before: few conjunctions do."""
    if _joins_names(context, joint):
        return False
    if any(a.cue_start < joint.start() for a in context.attributions):
        return True
    text, span, language = context.text, context.sentence, context.profile.code
    behind = find_triggers(text, joint.end(), span.end, language)
    return bool(behind and find_triggers(text, span.start, joint.start(), language))


def _joins_names(context: SentenceContext, joint: re.Match[str]) -> bool:
    """Whether it stands between two names of a list, and no verb can follow: "charged Ada Holm and Ole Holm with fraud"."""
    before = any(n.end == joint.start() for n in context.names)
    behind = next((n.end for n in context.names if n.start == joint.end()), -1)
    words = context.text[behind : context.sentence.end].split(maxsplit=1) if before and behind >= 0 else []
    return bool(words) and words[0].lower() in prepositions(context.profile.code)


def _two_clauses(context: SentenceContext, joint: re.Match[str], left: SentenceContext) -> list[Clause]:
    """The clauses before (`left`) and behind the conjunction; none where they do not tell an act each."""
    span, tail = context.sentence, _speaker_behind(context, joint.end())
    if tail is None or not _tells_an_act(left) or _first_verb(left) < 0:
        return []  # "the toll from the storm and the floods rose": of a clause without a verb both nouns are one subject's
    right = within(context, joint.end(), tail[0])
    if not (_tells_an_act(right) and _are_two(left, right)):
        return []
    if joint.group().strip() == _COMMA and not (_are_of_two_days(left, right) and _has_own_subject(right)):
        return []  # nothing but a comma: clauses of two days alone
    subject = (span.start, span.start) if _has_own_subject(right) else _shared_subject(left, right)
    if subject is None:
        return []
    shared = subject[0] < subject[1]
    before = [n for n in left.names if shared and n.end <= subject[1]]
    whole = within(context, joint.end(), span.end)
    first = [(span.start, joint.start()), *([tail] if tail[0] < tail[1] else [])]
    second = [(joint.end(), span.end), *([subject] if shared else [])]
    return [
        Clause(left, _worded(context, first), left.names, tuple(first)),
        Clause(whole, _worded(context, sorted(second)), before + whole.names, tuple(second), shared),
    ]


def _worded(context: SentenceContext, spans: list[Span]) -> str:
    """The words of the spans as one sentence: with a capital and a full stop."""
    words = " ".join(context.marked.article.text[start:end].strip(" ;") for start, end in spans).strip(" ,")
    words = words.replace(" ,", ",")
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "…")) else ".")


def _joints(context: SentenceContext) -> Iterator[re.Match[str]]:
    """Where a conjunction stands between two clauses, outside names."""
    hidden = [(n.start, n.end) for n in context.names]
    found = _joint_pattern(context.profile.code).finditer(context.text, context.sentence.start, context.sentence.end)
    return (m for m in found if not any(start <= m.start() < end for start, end in hidden))


@lru_cache(maxsize=32)
def _joint_pattern(language: str) -> re.Pattern[str]:
    joins = background_of(language).joins
    words = "|".join(re.escape(word) for word in joins if word != _COMMA)
    bare = f"|{_COMMA} " if _COMMA in joins else ""
    return re.compile(rf"(?:,?\s(?:{words})|;)\s{bare}", re.IGNORECASE)


def within(context: SentenceContext, start: int, end: int) -> SentenceContext:
    """A part of the sentence with its names, as a sentence."""
    return replace(
        context,
        sentence=replace(context.sentence, start=start, end=end),
        names=[n for n in context.names if start <= n.start and n.end <= end],
    )


def _is_spoken(context: SentenceContext, left: SentenceContext) -> bool:
    """Whether somebody is said to say what follows: a speaker stands in the first clause, whose act is not that saying.

    "The union demanded his resignation and the government declared ..." says nothing for both.
    """
    if all(a.cue_start >= left.sentence.end for a in context.attributions):
        return False
    told = best_trigger(left)
    if told is None:
        return True
    return (
        context.text[told.trigger.start : told.trigger.end].split()[0].lower() not in context.profile.attribution_verbs
    )


def _speaker_behind(context: SentenceContext, at: int) -> Span | None:
    """Where the sentence ends with who says both clauses (", it said on Tuesday"), empty where nobody does; else None."""
    end = context.sentence.end
    cues = [a.cue_start for a in context.attributions if a.cue_start >= at]
    if not cues:
        return end, end
    pause = max((m.start() for m in _PAUSE.finditer(context.text, at, min(cues))), default=-1)
    return None if pause < 0 or _PAUSE.search(context.text, max(cues), end) else (pause, end)


def _opens_subordinate(context: SentenceContext, start: int, end: int) -> bool:
    """Whether a subordinate clause begins between the two ("after rates fell and growth slowed")."""
    words, known = context.text[start:end], background_of(context.profile.code)
    return phrase_pattern(known.subordinate).search(words) is not None or known.relative.search(words) is not None


def _first_verb(part: SentenceContext) -> int:
    """Where the first finite verb begins; -1 where none shows."""
    span, profile = part.sentence, part.profile
    verbs = profile.phrase_pattern("dates", "finite"), phrase_pattern(background_of(profile.code).verbs)
    patterns = profile.pattern("dates", "past"), *verbs
    found = [p.search(part.text, span.start, span.end) for p in patterns]
    return min((m.start() for m in found if m), default=-1)


def _tells_an_act(part: SentenceContext) -> bool:
    """Whether a word tells it, in no subordinate clause and not as something only mentioned."""
    span, told = part.sentence, best_trigger(part)
    if told is None or len(part.text[span.start : span.end].split()) < _LEAST_WORDS:
        return False
    at = told.trigger.start
    return not _opens_subordinate(part, span.start, at) and not is_mentioned(part, at)


def _has_own_subject(right: SentenceContext) -> bool:
    """Whether a noun phrase stands before the clause's first verb; not the end of a list ("in 1964 and 2012, won ...")."""
    verb = _first_verb(right)
    subject = right.text[right.sentence.start : max(verb, right.sentence.start)]
    words = subject.split()
    if not 0 < len(words) <= _MOST_WORDS_OF_SUBJECT or _INSIDE.search(subject):
        return False
    profile, joins = right.profile, background_of(right.profile.code).joins
    if words[-1].lower() in joins:  # "in Ombria and Brodel and offered": the list's end is no subject of the verb
        return False
    small = profile.function_words | profile.words("attribution", "day_parts") | set(background_of(profile.code).others)
    numbers = {word for n in right.numerals for word in right.text[n.qualifier_start : n.end].split()}
    nouns = [word for word in words if word.lower() not in small and word not in numbers]
    return bool(nouns) and not any(word.lower() in profile.attribution_verbs for word in words)


def _shared_subject(left: SentenceContext, right: SentenceContext) -> Span | None:
    """The stretch before the first clause's verb, where the second opens with a finite verb that can follow it; else None.

    Not where an auxiliary would be missing ("was arrested and charged"), nor a day or a preposition opens the sentence: the
    subject may then stand behind its verb.
    """
    start, verb = _behind_dateline(left), _first_verb(left)
    if _shares_auxiliary(left, right):
        verb = left.text.find(" ", verb)
    elif _first_verb(right) != right.sentence.start or not _is_plain_past(left, right):
        return None
    words = left.text[start : max(start, verb)].split()
    if not 0 < len(words) <= _MOST_WORDS_BEFORE_VERB or words[0].lower() in prepositions(left.profile.code):
        return None
    end = start + len(left.text[start:verb].rstrip())
    return None if any(start <= m.start < verb for m in left.dates) else (start, end)


def _behind_dateline(part: SentenceContext) -> int:
    words = part.text[part.sentence.start : part.sentence.end]
    return part.sentence.end - len(without_lead_in(words, part.profile))


def _shares_auxiliary(left: SentenceContext, right: SentenceContext) -> bool:
    """ "hat den Zins gesenkt und die Prognose halbiert": both clauses end with a participle, the word for the act."""
    words = background_of(left.profile.code)
    if not words.participle or _first_verb(right) >= 0:
        return False
    auxiliary = phrase_pattern(words.auxiliaries).match(left.text, max(0, _first_verb(left)))
    first, second = (part.text[part.sentence.start : part.sentence.end].rstrip(" .!") for part in (left, right))
    told = best_trigger(right)
    closes = told is not None and told.trigger.end == right.sentence.start + len(second)
    return bool(auxiliary) and closes and re.search(words.participle, first) is not None


def _is_plain_past(left: SentenceContext, right: SentenceContext) -> bool:
    """Whether both verbs are of one make: an auxiliary each, or none."""
    auxiliary = left.profile.phrase_pattern("dates", "finite")
    return bool(auxiliary.match(left.text, _first_verb(left))) == bool(
        auxiliary.match(right.text, right.sentence.start)
    )


def _are_two(left: SentenceContext, right: SentenceContext) -> bool:
    """Whether the second clause tells more than what the first one's act brought about ("derailed and nine people died").

    Two days tell two. What is said of one matter in two verbs is one reaction: "condemned the raid and urged restraint".
    """
    first, second = best_trigger(left), best_trigger(right)
    if first is None or second is None:
        return False
    one, other = first.trigger.kind, second.trigger.kind
    if {one.type, other.type} <= TALK:
        return False
    if _are_of_two_days(left, right):
        return True
    return not other.effect and second.effect is None and (one.type != other.type or one.ground)


def _are_of_two_days(left: SentenceContext, right: SentenceContext) -> bool:
    """Whether each names a day of its own: "three bodies were found on Tuesday, two of the hurt died on Wednesday"."""
    one, other = (
        {m.reading.start for m in part.dates if m.reading and m.reading.precision == "day" and not is_dateline(part, m)}
        for part in (left, right)
    )
    return bool(one and other) and one.isdisjoint(other)
