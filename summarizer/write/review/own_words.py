"""Whether a model's sentence speaks of what it refers to, and says no more than that.

A reference beside words of one's own proves nothing: "Nothing of the kind happened [e1]" has a citation, too. So half of a
sentence's words must stand in what it refers to, in any language that the tables know, and it denies only what that denies.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.language.content import content_words
from summarizer.language.names.proper_names import find_names
from summarizer.language.profile import Profile, load_profile
from summarizer.language.shared_meaning import shared_words
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Statement
from summarizer.schema.records import replace
from summarizer.support import Evidence, Passage
from summarizer.write.review.number_parts import POINTER, number_parts
from summarizer.write.review.slots import SlotFiller

_LEAST_HELD = 1 / 2
_LEAST_TRANSLATED = 2 / 5  # where no passage is in the sentence's language
_WORD = re.compile(r"[^\W\d_]{3,}")
_DENIAL = WordPattern(r"\b(?:<grammar.negations>|<modality.denied>)\b|n['’]t\b", re.IGNORECASE)
_DENIED = "denied"
_TABLES = "en"  # the language of properties' names


def stray(sentence: str, statement: Statement, filler: SlotFiller, evidence: Evidence) -> str:
    """What a sentence says beside what it refers to, fit to be sent back to the model; "" where it keeps to that.

    `sentence` is as the model wrote it, `statement` the same filled.
    """
    facts = [*evidence.passages, *_facts(statement, filler)]
    bare = POINTER.sub(" … ", sentence)
    return (
        _not_held(bare, statement, filler, evidence, facts)
        or next(filter(None, _of_parts(sentence, statement, filler, evidence)), "")
        or _denies(bare, statement, filler, facts)
    )


def _facts(statement: Statement, filler: SlotFiller) -> Iterator[Passage]:
    """The words that the model was shown of what it refers to."""
    code = filler.profile.code
    for event in (filler.events[i] for i in statement.events):
        yield Passage(event.summary, event.language or code)
    for ref in statement.figures:
        claim = filler.claims[ref]
        yield Passage(claim.text, code)
        yield Passage(filler.figures[ref.split(".")[0]].measured_property, _TABLES)
        yield Passage(claim.subject, filler.articles[claim.citations[0].article].language or code)


# --- its words ---


def _not_held(bare: str, statement: Statement, filler: SlotFiller, evidence: Evidence, facts: list[Passage]) -> str:
    profile = filler.profile
    told, names = _told(bare, statement, filler, evidence)
    held = shared_words(bare, profile.code, [(p.text, p.language) for p in facts])
    held = told & held.union(*(content_words(cue, profile.code) for cue in _cues(bare, statement, filler)))
    known = {load_profile(p.language).code for p in evidence.passages}
    least = _LEAST_HELD if profile.code in known else _LEAST_TRANSLATED
    if len(held) >= least * len(told) and (told or (names and statement.events)):
        return ""
    strange = [w for w in _WORD.findall(bare) if content_words(w, profile.code) & (told - held)]
    if not strange:
        return "it does not say what it refers to: say what is counted, or what happened"
    return f"what it refers to says nothing of {', '.join(map(repr, dict.fromkeys(strange)))}: keep to its words"


def _told(
    bare: str, statement: Statement, filler: SlotFiller, evidence: Evidence
) -> tuple[frozenset[str], list[frozenset[str]]]:
    """The words of a sentence that say something of what it refers to, and those of the names in it."""
    profile = filler.profile
    names = [content_words(n.text, profile.code) for n in find_names(bare, profile, 0, len(bare), evidence.vocabulary)]
    frame = _frame_words(profile.code, bool(statement.figures))
    idle = (frame - _counted(statement, filler)).union(*names)
    return content_words(bare, profile.code) - idle, names


def _of_parts(sentence: str, statement: Statement, filler: SlotFiller, evidence: Evidence) -> Iterator[str]:
    """The same of each part with a number, where several figures are told: by its own number or an event.

    What names only where goes on with what was said before ("31 died in Alba and 45 in Morland").
    """
    for part, refs in number_parts(sentence):
        bare = POINTER.sub(" … ", part)
        own = statement.model_copy(update={"figures": refs})
        cited = [c for e in own.events for c in filler.events[e].citations]
        cited += [c for ref in refs for c in filler.claims[ref].citations]
        passages = tuple(Passage(c.exact, filler.articles[c.article].language) for c in cited)
        facts = [*passages, *_facts(own, filler)]
        if _told(bare, own, filler, evidence)[0]:
            yield _not_held(bare, own, filler, replace(evidence, passages=passages), facts)


def _counted(statement: Statement, filler: SlotFiller) -> frozenset[str]:
    """The words for what its figures count: of "villages" as a place nothing is told, of "nine villages" all is."""
    named = (filler.named(ref) for ref in statement.figures)
    subjects = (content_words(filler.claims[ref].subject, filler.profile.code) for ref in statement.figures)
    return frozenset[str]().union(*(content_words(" ".join(n), _TABLES) for n in named), *subjects)


def _cues(bare: str, statement: Statement, filler: SlotFiller) -> Iterator[str]:
    """Words by which what its figures measure is told ("toll" of deaths)."""
    measured = {filler.figures[ref.split(".")[0]].measured_property for ref in statement.figures}
    for known in (p for p in filler.profile.properties if p.name in measured):
        yield from (m.group() for m in known.cues.finditer(bare))


@lru_cache(maxsize=16)
def _frame_words(language: str, of_numbers: bool) -> frozenset[str]:
    """Words that say who speaks, how numbers stand to each other, or what a place is, and nothing of what happened.

    Sales that collapsed are a number that changed; where no number is told, houses have.
    """
    profile = load_profile(language)
    verbs = (verb for verb in profile.attribution_verbs if " " not in verb)
    rows = ("links", "change", "counting") if of_numbers else ("links", "counting")
    links = [w for row in rows for w in profile.words("scope", row)]
    places = (noun for noun, kind in profile.unit_kinds.items() if kind == "settlements")
    words = [
        *verbs,
        *links,
        *places,
        *profile.tables["attribution"]["prepositions"],
        *profile.tables["templates"].values(),
    ]
    return frozenset[str]().union(*(content_words(w, language) for w in words if isinstance(w, str)))


# --- what it denies ---


def _denies(bare: str, statement: Statement, filler: SlotFiller, facts: list[Passage]) -> str:
    """Whether it denies what none of its facts denies, or tells as a fact what all of its events deny."""
    events = [filler.events[i] for i in statement.events]
    all_denied = bool(events) and not statement.figures and all(e.modality == _DENIED for e in events)
    denials = [m.group() for m in _DENIAL.finditer(bare)]
    if all_denied:
        return "" if denials else "what it refers to is denied: say who denies it"
    if not denials or any(_may_deny(p, filler.profile) for p in facts):
        return ""
    texts = [(p.text, p.language) for p in facts]  # "rejected the nominee": "rechazó" denies nothing
    denied = next((w for w in denials if not shared_words(w, filler.profile.code, texts)), "")
    return denied and f"what it refers to denies nothing: leave {denied!r} out"


def _may_deny(passage: Passage, profile: Profile) -> bool:
    """Whether a passage has a word that denies, or is in a language whose words for it are not known."""
    return bool(_DENIAL.search(passage.text)) or not load_profile(passage.language or profile.code).known
