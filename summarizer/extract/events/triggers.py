"""Which trigger of a sentence tells its event: the weightiest of what the sentence states, before what it only mentions."""

import re
from functools import lru_cache

from summarizer.extract.context import SentenceContext
from summarizer.language.clause_marks import PAUSE
from summarizer.language.events.event_types import background_of
from summarizer.language.events.triggers import Trigger, find_triggers
from summarizer.language.profile import phrase_pattern
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.schema.records import record

_TALK = 2  # the salience of what is said, not done
_GOVERNING = frozenset({"request", "accuse", "reject", "support", "threaten"})
_CALLED = frozenset({"labour_strike", "protest"})  # what is called for is planned, and is the event
_FALL, _VOTE = "coup", "vote"  # a government that a parliament votes out has lost a vote
_MENTIONED_WORDS = 5  # behind "after" or "because of"
_MENTIONED, _EFFECT, _LATER, _HINT = 3.0, 1.5, 0.4, 1.0  # what its place costs a trigger of its salience
_LACKING_REACH = 24  # characters: an article, an adjective and the beginning of the noun
_QUOTATION_MARK = re.compile(f"[{re.escape(QUOTATION_MARKS)}]")


_DISASTERS = frozenset(
    {"accident", "earthquake", "aftershock", "tsunami", "volcano", "flood", "storm", "wildfire", "landslide"}
)
CAUSES = _DISASTERS | {"battle", "explosion", "violence_against_civilians", "riot", "drought", "epidemic", "fire"}


@record
class Told:
    """The trigger that tells a sentence's event; `called` where it is what somebody calls for ("called a strike").

    `effect` is what the event brought about, where the sentence tells it for that: "the flood's dead rise to 21".
    """

    trigger: Trigger
    called: bool = False
    effect: Trigger | None = None


@lru_cache(maxsize=64)  # several rules ask of the same sentence or clause, one after the other
def best_trigger(context: SentenceContext) -> Told | None:
    """The trigger that tells the sentence's event, outside quotation marks and names, or None."""
    stated = stated_triggers(context)
    stated = [t for t in stated if not (t.kind.salience <= _TALK and _is_described(context, t.start))]
    open_ones = [t for t in stated if not is_mentioned(context, t.start)]
    governing = [t for t in open_ones if t.kind.type in _GOVERNING]
    told = [t for t in stated if not _is_governed(context, t, governing)]
    best = max(told, key=lambda t: (_weight(context, t, t in open_ones), -t.start), default=None)
    if best is None:
        return None
    if best.kind.type == _FALL:
        best = next((t for t in stated if t.kind.type == _VOTE and t.sure), best)
    cause = _cause_of(best, stated) if best.kind.effect else None
    if cause:
        return Told(cause, effect=best)
    return Told(best, _governor(context, best, governing) is not None and best.kind.type in _CALLED)


def stated_triggers(context: SentenceContext) -> list[Trigger]:
    """The sentence's triggers outside quotation marks and names."""
    start, end = context.sentence.start, context.sentence.end
    found = find_triggers(context.text, start, end, context.profile.code)
    if not found:
        return []
    hidden = [*quoted_spans(context.text, start, end), *_long_names(context), *_unreal_spans(context)]
    return [t for t in found if not any(s <= t.start and t.start < e for s, e in hidden)]


def _unreal_spans(context: SentenceContext) -> list[tuple[int, int]]:
    """ "If the dam broke", "without a deal", "in case of fire": nothing that happened, or that is known to be ahead.

    A clause with a day of its own is left: "if parliament votes it down on Tuesday" tells of a vote on Tuesday.
    """
    text, start, end = context.text, context.sentence.start, context.sentence.end
    words = background_of(context.profile.code)
    clauses = [(m.start(), _pause_behind(text, m.end(), end)) for m in words.condition.finditer(text, start, end)]
    undated = [(a, b) for a, b in clauses if not any(m.reading and a < m.start < b for m in context.dates)]
    return [*undated, *(_lacking(text, m.end(), end) for m in phrase_pattern(words.lacking).finditer(text, start, end))]


def _lacking(text: str, start: int, end: int) -> tuple[int, int]:
    """The few words in which what is lacking is named."""
    stop = min(start + _LACKING_REACH, _pause_behind(text, start, end))
    return start, stop


def _pause_behind(text: str, at: int, end: int) -> int:
    pause = PAUSE.search(text, at, end)
    return pause.start() if pause else end


def _cause_of(effect: Trigger, stated: list[Trigger]) -> Trigger | None:
    """The happening of the sentence that brought the effect about, the nearest one; None where it names none."""
    causes = [t for t in stated if t.kind.type in CAUSES and t.sure]
    return min(causes, key=lambda t: abs(t.start - effect.start), default=None)


def _weight(context: SentenceContext, trigger: Trigger, is_open: bool) -> float:
    """The salience of its type, less for what is mentioned, for what an event brought about, and for later clauses."""
    clauses = len(PAUSE.findall(context.text, context.sentence.start, trigger.start))
    lost = _LATER * min(clauses, 3) + (0.0 if is_open else _MENTIONED) + (0.0 if trigger.sure else _HINT)
    return trigger.kind.salience - lost - (_EFFECT if trigger.kind.effect else 0.0)


def _is_described(context: SentenceContext, at: int) -> bool:
    """ "a group that rejects the government": what somebody is, not what happened."""
    relatives = context.profile.phrase_pattern("attribution", "relatives")
    before = context.before(at, 16).rstrip()
    return any(m.end() == len(before) for m in relatives.finditer(before))


def is_mentioned(context: SentenceContext, at: int) -> bool:
    """Whether `at` stands in a relative clause, or right behind "after", "because of" and the like."""
    words = background_of(context.profile.code)
    relative, behind = words.relative, phrase_pattern(words.after + words.behind)
    start = context.sentence.start
    clause = max((m.start() for m in PAUSE.finditer(context.text, start, at)), default=start)
    if relative.search(context.text, clause, at):
        return True
    if context.profile.tables["capital_nouns"] and not context.text[at].isupper():
        return False  # "Nach dem Beben demonstrierten ...": the verb is the main clause's
    last = max((m.end() for m in behind.finditer(context.text, clause, at)), default=-1)
    return last >= 0 and len(context.text[last:at].split()) < _MENTIONED_WORDS


def is_in_relative(context: SentenceContext, trigger: Trigger) -> bool:
    """Whether a relative clause tells which thing is meant: "the plane that crashed", "a man who fled"."""
    relatives = context.profile.phrase_pattern("attribution", "relatives")
    return relatives.search(context.text, trigger.start, trigger.end) is not None or _is_described(
        context, trigger.start
    )


def _governor(context: SentenceContext, trigger: Trigger, governing: list[Trigger]) -> Trigger | None:
    """What calls for, rejects or condemns the trigger in its clause: "urged a ceasefire" tells of the urging."""
    for other in governing:
        between = context.text[min(other.end, trigger.start) : trigger.start]
        if other.start < trigger.start and not _content(context.profile.code).search(between):
            return other
    return None


def _is_governed(context: SentenceContext, trigger: Trigger, governing: list[Trigger]) -> bool:
    """Whether another trigger tells what is done about this one; a strike that is called for stays."""
    governor = _governor(context, trigger, governing)
    if governor is None:
        return False
    return not (governor.kind.type == "request" and trigger.kind.type in _CALLED)


@lru_cache(maxsize=32)
def _content(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,;:–—]\s|{background_of(language).content}", re.IGNORECASE)


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between quotation marks longer than a few words that open with a capital: speech, not report.

    Words quoted inside the reporter's own sentence ("they 'took control of the city'") report.
    """
    marks = [m.start() for m in _QUOTATION_MARK.finditer(text[start:end])]
    pairs = zip(marks[::2], [*marks[1::2], end - start][: len(marks[::2])], strict=True)
    spans = [(start + a, start + b) for a, b in pairs]
    return [(a, b) for a, b in spans if len(text[a:b].split()) > 4 and not text[a + 1 : b].lstrip()[:1].islower()]


def _long_names(context: SentenceContext) -> list[tuple[int, int]]:
    """The names of several words, where a capital shows them: an Election Commission is no election."""
    if context.profile.tables["capital_nouns"]:
        return []
    return [(n.start, n.end) for n in context.names if len(n.text.split()) > 1]
