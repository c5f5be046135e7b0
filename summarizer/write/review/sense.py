"""What a model's sentence makes of its facts, where numbers and names hold and the sense may not.

Eight readings can be told false by program: a number given to a speaker who does not say it, or to things of a kind that no
passage names; two numbers exchanged, or their places; the date of something else; a plan told as done; people said to have
met a fate that none speaks of; and who did it to whom turned round. Whatever else the verbs say is the model's own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizer.language.content import content_words
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.places import fold_name
from summarizer.language.profile import Profile, Property, load_profile
from summarizer.language.shared_meaning import shared_words
from summarizer.language.word_patterns import OwnWords, WordPattern, words_of_all_languages
from summarizer.schema.brief import Actor, Claim, Statement
from summarizer.support import Evidence, Passage, folded_passages, is_named
from summarizer.write.review.number_parts import exchanged, misplaced
from summarizer.write.review.open_facts import told_as_done
from summarizer.write.review.slots import SlotFiller
from summarizer.write.review.told_dates import misdated

FATES = ("deaths", "injured", "missing", "displaced", "arrests", "rescued", "trapped", "hospitalised")
_SLOT = re.compile(r"\{([a-z]\d+(?:\.c\d+)?)\}")
_ARTICLE = WordPattern(r"\s*\b(?:<grammar.articles>|<grammar.indefinite>|<grammar.elided_article>)\s*$", re.IGNORECASE)
_OWN_BY = WordPattern(r"\b(?:<grammar.articles>|<grammar.more_articles>) [^\W\d_]+ (?:<grammar.by>)\b", re.IGNORECASE)
_NO_SUBJECT = OwnWords(r"(?<!\w)(?i:<scope.within>|<grammar.by>)$")
_DEMANDS = WordPattern(r"<comparison.demanded>")
ANY_KIND = "people"
_SHOWN = frozenset({ANY_KIND, "money", "percent", "points", "duration"})  # in the slot itself, or of all kinds
_BEHIND = re.compile(r"(?:\s+[^\W\d_]+){1,2}")
_INVERTED = re.compile(r",\s((?:[^\W\d_]+\s){1,2})(?=[\w{])")
_VERB_REACH = 3  # words between a speaker and the verb


@dataclass(frozen=True, slots=True)
class _Slot:
    ref: str
    start: int
    end: int


def misread(sentence: str, statement: Statement, filler: SlotFiller, evidence: Evidence) -> str:
    """What is wrong with the sense of a sentence, fit to be sent back to the model; "" where nothing shows it.

    `sentence` is as the model wrote it, `statement` the same filled.
    """
    return (
        _misattributed(sentence, statement, filler)
        or _counted_of_its_own(sentence, filler, evidence)
        or _fate_of_its_own(statement, filler, evidence)
        or exchanged(sentence, filler)
        or misplaced(sentence, filler)
        or misdated(sentence, filler)
        or told_as_done(sentence, statement, filler, evidence)
        or _turned_round(statement, filler.profile, evidence)
    )


# --- who says it ---


def _misattributed(sentence: str, statement: Statement, filler: SlotFiller) -> str:
    slots = [_Slot(m[1], m.start(), m.end()) for m in _SLOT.finditer(sentence)]
    speakers = [s.ref for s in slots if s.ref in filler.actors and _speaks(sentence, s, filler.profile)]
    claims = [filler.claims[s.ref] for s in slots if s.ref in filler.claims]
    told = claims or [filler.claims[ref] for ref in statement.figures]
    if not told:
        return ""
    for ref in speakers:
        if not any(_may_say(filler.actors[ref], claim) for claim in told) and not _demands(ref, sentence, filler):
            return f"{{{ref}}} does not say it: {_said_by(told)}"
    pairs = list(zip(claims, speakers, strict=True)) if len(claims) == len(speakers) else []
    for claim, ref in pairs:
        others = [r for r in speakers if r != ref]
        if not _says(filler.actors[ref], claim) and any(_says(filler.actors[o], claim) for o in others):
            return f"{{{ref}}} is given another's number: {_said_by([claim])}"
    return ""


def _speaks(sentence: str, slot: _Slot, profile: Profile) -> bool:
    """Whether a preposition or verb of attribution stands beside the name's slot."""
    before = _ARTICLE.pattern.sub("", sentence[: slot.start]).rstrip().lower()
    if before.endswith(tuple(profile.tables["attribution"]["prepositions"])):
        return True
    if _NO_SUBJECT.of(profile).search(before):
        return False  # "los muertos en {p1} se elevan a {f1.c0}", "gegen den Kauf durch {p1} protestierten {f1.c0}"
    verbs = profile.attribution_verbs
    behind = re.findall(r"[^\W\d_]+", sentence[slot.end :].split("{")[0])[:_VERB_REACH]
    if _goes_to_another(sentence[slot.end :], verbs):
        behind = []
    return bool(verbs & {w.lower() for w in [*behind, *re.findall(r"[^\W\d_]+", before)[-1:]]})


def _goes_to_another(behind: str, verbs: frozenset[str]) -> bool:
    """ "six months for {p1}, a annoncé le procureur": a verb right behind a comma has its speaker behind it."""
    told = _INVERTED.match(behind)
    return told is not None and not verbs.isdisjoint(w.lower() for w in told[1].split())


def _demands(ref: str, sentence: str, filler: SlotFiller) -> bool:
    """Whether the sentence tells what the actor wants, of whom a figure is ("{p5} demands a {f2.c0} pay cut").

    Its negotiator may be the one who says it.
    """
    figures = [filler.figures[m[1].split(".")[0]] for m in _SLOT.finditer(sentence) if "." in m[1]]
    names = {fold_name(name) for name in (filler.actors[ref].name, *filler.actors[ref].aliases)}
    own = any(figure.holder and fold_name(figure.holder) in names for figure in figures)
    return own and re.search(rf"\{{{ref}\}}\s(?:{_DEMANDS.expression})\b", sentence) is not None


def _may_say(actor: Actor, claim: Claim) -> bool:
    """Whether the actor is the claim's speaker, or stands in the passage of one that nobody is said to say."""
    if claim.attributed_to:
        return _says(actor, claim)
    passages = folded_passages([c.exact for c in claim.citations])
    return any(is_named(name, passages) for name in (actor.name, *actor.aliases))


def _says(actor: Actor, claim: Claim) -> bool:
    speaker = fold_name(claim.attributed_to)
    return bool(speaker) and speaker in {fold_name(name) for name in (actor.name, *actor.aliases)}


def _said_by(claims: Iterable[Claim]) -> str:
    names = ", ".join(dict.fromkeys(c.attributed_to for c in claims if c.attributed_to))
    return f"its speaker is {names}" if names else "no speaker is known"


# --- what is counted ---


def _counted_of_its_own(sentence: str, filler: SlotFiller, evidence: Evidence) -> str:
    """A noun of some kind ("soldiers", "houses") behind a number, where no passage has one of that kind."""
    for slot in _SLOT.finditer(sentence):
        noun = _noun_behind(sentence, slot.end(), filler.profile)
        kind = filler.profile.unit_kinds.get(noun.lower(), ANY_KIND)
        named = noun.lower() in filler.named(slot[1])  # of seats a paper may give the number alone
        if "." in slot[1] and kind not in _SHOWN and not named and not any(_counts(kind, p) for p in evidence.passages):
            return f"what it refers to counts no {noun!r}: use the word of the facts"
    return ""


def _noun_behind(sentence: str, end: int, profile: Profile) -> str:
    """The noun that is counted there; none behind a small word: "kills {f1.c0} after an attack"."""
    joins = profile.words("comparison", "further_behind").union(profile.tables["grammar"].get("of", ()))
    behind = _BEHIND.match(sentence, end)
    for word in behind[0].split() if behind else ():
        if word.lower() in profile.unit_kinds:
            return word
        if word.lower() in profile.function_words - joins:
            return ""
    return ""


def _counts(kind: str, passage: Passage) -> bool:
    """Whether a passage has a noun of the kind, or is in a language whose nouns are not known."""
    profile = load_profile(passage.language)
    words = (w.lower() for w in re.findall(r"[^\W\d_]+", passage.text))
    return not profile.known or any(profile.unit_kinds.get(w) == kind for w in words)


# --- what became of people ---


def _fate_of_its_own(statement: Statement, filler: SlotFiller, evidence: Evidence) -> str:
    """A fate that the sentence tells and neither its passages nor its figures do, or tells instead of its figures'."""
    referred = {ref.split(".")[0] for ref in statement.figures}
    known = {filler.figures[i].measured_property for i in referred}
    text = _without_names(statement, filler)
    told = {fate: cue for fate in FATES if (cue := _cue(fate, text, filler.profile))}
    own = {word for ref in referred for word in filler.named(ref)}  # "killed or wounded", as the facts call them
    for fate in sorted(fate for fate in told.keys() - known if told[fate].lower() not in own):
        if not any(_tells(fate, told[fate], p, filler.profile) for p in evidence.passages):
            return f"what it refers to says nothing of {told[fate]!r}: say what it says"
    if told and known and known <= set(FATES) and not told.keys() & known and not statement.events:
        return f"its numbers count {', '.join(sorted(known))}, not {', '.join(sorted(told))}"
    return ""


def _without_names(statement: Statement, filler: SlotFiller) -> str:
    """The sentence without its actors' names: "Die Bahn" and the Rescue Service meet no fate."""
    text = statement.text
    for name in (filler.actors[i].name for i in statement.actors):
        text = text.replace(name, "…")
    return text


def _cue(fate: str, text: str, profile: Profile) -> str:
    """The first word for the fate that is no verb of speech: who "claimed the capture" killed nobody."""
    found = (m.group() for p in _rows_of(fate, profile) for m in p.cues.finditer(text))
    return next((words for words in found if words.lower() not in profile.attribution_verbs), "")


@lru_cache(maxsize=256)
def _rows_of(fate: str, profile: Profile) -> tuple[Property, ...]:
    return tuple(p for p in profile.properties if p.name == fate)


def _tells(fate: str, cue: str, passage: Passage, own: Profile) -> bool:
    """Whether a passage tells the fate, means the same by another language's word, or has words that are not known."""
    profile = load_profile(passage.language)
    if profile.code != own.code and shared_words(cue, own.code, [(passage.text, passage.language)]):
        return True  # "fuite" of a leak is no flight
    rows = _rows_of(fate, profile)
    return not profile.known or not rows or any(p.cues.search(passage.text) for p in rows)


# --- who did it to whom ---


def _turned_round(statement: Statement, profile: Profile, evidence: Evidence) -> str:
    """Two names with a word between them that all passages have between the same two in the other order."""
    own = [p for p in evidence.passages if load_profile(p.language).code == profile.code]
    for left, right, between in _relations(statement.text, profile, evidence.vocabulary):
        orders = [order for p in own for order in _orders(left, right, between, p, profile, evidence.vocabulary)]
        if orders and not any(orders):
            return f"the passages tell it the other way round: {right} … {left}"
    return ""


def _orders(
    left: str, right: str, between: frozenset[str], passage: Passage, profile: Profile, vocabulary: Vocabulary
) -> Iterator[bool]:
    """For each place where a passage relates the two by one of the words: whether in this order."""
    by = words_of_all_languages("grammar", "by")
    for first, second, words in _relations(passage.text, profile, vocabulary):
        shared = (between & words) - by
        if shared and {first, second} == {left, right}:
            same_voice = by.isdisjoint(between) == by.isdisjoint(words)
            yield ((first, second) == (left, right)) == same_voice


def _relations(text: str, profile: Profile, vocabulary: Vocabulary) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Neighbouring names, folded, with the stems of the words between them and whether these are passive.

    Behind a noun the word for who does it makes no passive: "died, correcting a statement by Ada Munk". A name that only
    vouches ("according to Ada Munk") does nothing to the other.
    """
    names = find_names(text, profile, 0, len(text), vocabulary)
    vouching = profile.phrase_pattern("attribution", "prepositions")
    for one, other in pairwise(names):
        between = text[one.end : other.start]
        if not re.search(r"[.!?;:]\s", between) and not _OWN_BY.search(between) and not vouching.search(between):
            passive = _doer_behind(between, text, profile)
            yield fold_name(one.text), fold_name(other.text), content_words(between, profile.code) | passive


def _doer_behind(between: str, sentence: str, profile: Profile) -> frozenset[str]:
    """The word for who does it; German "von" is one only beside the verb of a passive."""
    words = {w.lower() for w in re.findall(r"[^\W\d_]+", between)}
    verbs = profile.tables["grammar"].get("passive_verbs")
    if verbs and not any(re.search(rf"\b{verb}\b", sentence) for verb in verbs):
        return frozenset()
    return words_of_all_languages("grammar", "by").intersection(words)
