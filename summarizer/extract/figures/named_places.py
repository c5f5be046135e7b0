"""What a name of a sentence is said to be: a place by its noun or by what governs it, who speaks, or somebody."""

import re

from summarizer.extract.context import SentenceContext
from summarizer.language.clause_marks import CONJUNCTION
from summarizer.language.names.proper_names import Name
from summarizer.language.names.words import names_a_body
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.word_patterns import OwnWords, WordPattern

_FRAME_REACH = 24
LEAD_IN = 60
"""Characters before a name in which what governs it stands."""
_BETWEEN_OWNER_AND_AREA = 4  # "Brazil's southernmost state of"
_BRAND = re.compile(r"[^\W\d_A-Z]{2}[A-Z]")  # "UniCredit": no town is written so
_AND_IN = WordPattern(rf"{CONJUNCTION.grammar}(?:\s(?:<scope.within>))?", re.IGNORECASE)
# not ", in a fire at Alba" nor ", and four died in Alba"
_APPOSED = OwnWords(r",\s(?!(?i:<scope.within>|<grammar.and>|<grammar.but>|<dates.relatives>)\b)")
_GOVERNED = OwnWords(r"(?<!\w)(?i:<scope.within>) <scope.settlement>$")


def is_area(context: SentenceContext, name: Name) -> bool:
    """ "the province of Alba", "Alba province": a place by its noun, where it is not who speaks."""
    if name.title or name.acronym or is_who_speaks(context, name):
        return False
    lead = context.before(name.start, LEAD_IN)
    behind = context.text[name.end : name.end + _FRAME_REACH]
    return context.profile.pattern("scope", "area_named").search(f"{lead}_{behind}") is not None


def owner_of(context: SentenceContext, area: Name) -> Name | None:
    """The wider place that an area is said to be of: "Pakistan's Balochistan province"."""
    before = (n for n in context.names if n.end < area.start and context.text.startswith("'s ", n.end))
    near = (n for n in before if len(context.text[n.end + 2 : area.start].split()) <= _BETWEEN_OWNER_AND_AREA)
    owner = next(near, None)
    return owner if owner is not None and is_area(context, area) else None


def is_who_speaks(context: SentenceContext, name: Name) -> bool:
    """Whether the name is of somebody whose words the sentence gives."""
    return any(name.text in a.speaker for a in context.attributions)


def is_known_place(name: Name) -> bool:
    """Whether the table of the world has it for a place."""
    return gazetteer().place(name.text) is not None


def is_where(context: SentenceContext, name: Name) -> bool:
    """Whether "in" or the like governs the name, or the one that "and" joins it to: "plants in Alba and Berea"."""
    joined = (
        n for n in context.names if n.end < name.start and _AND_IN.fullmatch(context.text[n.end : name.start].strip())
    )
    return stands_within(context, name) or any(stands_within(context, n) for n in joined)


def stands_within(context: SentenceContext, name: Name) -> bool:
    """Whether "in", "near" or the like governs the name, and nothing says that it is a person or a body."""
    entry = gazetteer().lookup(name.text)
    is_other = entry is not None and gazetteer().place(name.text) is None
    if name.title or name.acronym or is_other or _BRAND.search(name.text):
        return False
    lead = context.before(name.start, LEAD_IN)
    if (entry is None and is_where_it_was_said(context, name)) or not _GOVERNED.of(context.profile).search(lead):
        return False
    *_, whom, governs = ["", "", *lead.lower().split()]  # "workers at Velnik": an employer, if no known place
    employed = context.profile.unit_kinds.get(whom) == "workers"
    return is_known_place(name) or not (employed and governs in context.profile.words("scope", "employed_at"))


def tells_who_somebody_is(context: SentenceContext, name: Name) -> bool:
    """Whether a place only tells where somebody is at home: "a firm based in Alba", "said Ada Munk, an expert in Alba"."""
    *_, verb, seat, _ = ["", "", "", *context.words_before(name.start)]  # "troops are based in Alba" are there
    if seat in context.profile.words("scope", "seated") and verb not in context.profile.words(
        "modality", "beside_verbs"
    ):
        return True
    return any(_stands_behind_speaker(context, name, a.speaker) for a in context.attributions if a.speaker)


def _stands_behind_speaker(context: SentenceContext, name: Name, speaker: str) -> bool:
    """Whether it is in what a comma sets behind the speaker, where that goes on to no place, second clause or number."""
    at = context.text.find(speaker, context.sentence.start, name.start)
    apposed = context.text[at + len(speaker) : name.start] if at >= 0 else ""
    opening = _APPOSED.of(context.profile).match(apposed)
    said_before = any(a.cue_start < at for a in context.attributions)
    return opening is not None and said_before and not any(c.isdigit() or c in ",;:" for c in apposed[1:])


def is_where_it_was_said(context: SentenceContext, name: Name) -> bool:
    """ "escribió en Twitter que más de 20 murieron": right behind a verb of saying stands where it was said."""
    words = context.words_before(name.start)[-2:]
    return len(words) > 1 and words[0] in context.profile.attribution_verbs


def is_somebody(name: Name) -> bool:
    """Whether anything says that a name is a person's or a body's."""
    said = name.title or name.acronym or name.kind not in ("", "place") or gazetteer().lookup(name.text)
    return bool(said) or names_a_body(fold_name(name.text)) or _BRAND.search(name.text) is not None
