"""Whose number it is: the company of a profit, the party of a share of the vote, the defendant of a sentence."""

from summarizer.extract.attribution.relations import Attribution, speaker_at
from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import is_in_remark
from summarizer.extract.figures.contenders import CONTESTED, contender, tells_of_a_vote
from summarizer.language.names.proper_names import Name
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.schema.marked import Numeral

HELD = frozenset(
    {
        "staff",
        "job cuts",
        "revenue",
        "profit",
        "loss",
        "debt",
        "market value",
        "share price",
        "share price change",
        "savings",
        "share held",
        "vote share",
        "votes",
        "seats",
        "support in polls",
        "sentence",
        "fine",
        "goals",
        "interest rate",
        "points",
    }
)


_OF_COUNTRIES = frozenset({"interest rate"})  # "Canada's central bank cut its key rate"
_HAD = frozenset({"staff", "members", "population", "customers", "subscribers", "users", "shops", "factories", "beds"})


def figure_speaker(context: SentenceContext, numeral: Numeral, measured_property: str) -> Attribution | None:
    """Who vouches for a number; nobody where a body "counts" (has) its own staff, or a candidate "kam auf" his votes."""
    attribution = speaker_at(context.attributions, numeral.start)
    return None if attribution and _has_it(context, attribution, measured_property) else attribution


def _has_it(context: SentenceContext, attribution: Attribution, measured_property: str) -> bool:
    words = "reaching" if measured_property in CONTESTED else "having" if measured_property in _HAD else ""
    if not words:
        return False
    return bool(context.profile.phrase_pattern("attribution", words).match(context.text, attribution.cue_start))


def figure_holder(context: SentenceContext, numeral: Numeral, measured_property: str) -> str:
    """The nearest name before the number that is neither a place nor the speaker, for what somebody holds; else ""."""
    if measured_property not in HELD:
        return ""
    if measured_property in CONTESTED and tells_of_a_vote(context.text):
        return contender(context, numeral)
    speakers = {a.speaker for a in context.attributions if not _has_it(context, a, measured_property)}
    named = [n for n in context.names if n.end <= numeral.start and _may_hold(n, speakers, context.profile)]
    named = [n for n in named if not is_in_remark(context, n, numeral.start)]
    if not named and measured_property in _OF_COUNTRIES:
        named = [n for n in context.names if n.end < numeral.start and context.text.startswith("'s ", n.end)]
    return named[-1].text if named else ""


def _may_hold(name: Name, speakers: set[str], profile: Profile) -> bool:
    is_unit = any(word.lower() in profile.unit_kinds for word in name.text.split())  # German nouns have capitals
    return name.text not in speakers and not is_unit and gazetteer().place(name.text) is None
