"""Whose number it is: the company of a profit, the party of a share of the vote, the defendant of a sentence."""

from summarizer.extract.attribution.relations import Attribution, speaker_at
from summarizer.extract.attribution.speaker_patterns import is_person
from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.clauses import is_in_remark
from summarizer.extract.figures.contenders import CONTESTED, contender, tells_of_a_vote
from summarizer.extract.figures.named_places import is_where
from summarizer.language.clause_marks import CONJUNCTION
from summarizer.language.names.proper_names import Name
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords, WordPattern
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


_OWN_RESULTS = HELD | {"profit change", "revenue change", "cost", "dividend", "synergies", "investment"}
_FORECAST = " forecast"
_OF_COUNTRIES = frozenset({"interest rate"})  # "Canada's central bank cut its key rate"
_MAKER_BEFORE = WordPattern(r"(?<!\w)(?i:<names.makers>)\s(?:<grammar.of>|<grammar.genitive>)\s$")
_FACED = WordPattern(r"(?<!\w)(?i:<names.faced>)\s(?:\w{1,3}[\s'])?$")
_IMPOSED = frozenset({"fine", "sentence"})
_IMPOSES = OwnWords(r"(?<!\w)(?i:<names.imposes>)(?!\w)")
_IMPOSED_ON = OwnWords(r"(?<!\w)(?i:<names.imposed_on>)\s$")
_MAKER_REACH = 40
_OF_PLANTS = frozenset({"staff", "job cuts"})  # towns have them, too, of which no gazetteer knows all
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
    if own := _speakers_own(context, numeral, measured_property):
        return own
    if measured_property not in HELD:
        return ""
    if measured_property in CONTESTED and (measured_property == "support in polls" or tells_of_a_vote(context.text)):
        return contender(context, numeral)
    speakers = {a.speaker for a in context.attributions if not _has_it(context, a, measured_property)}
    named = [n for n in context.names if n.end <= numeral.start and _may_hold(n, speakers, context.profile)]
    named = [n for n in named if not (is_in_remark(context, n, numeral.start) or _is_made(context, n))]
    if measured_property in _OF_PLANTS:
        named = [n for n in named if not (is_where(context, n) or _is_faced(context, n))]
    if measured_property in _IMPOSED:
        named = [n for n in named if not _imposes(context, n, numeral)]
    if not named and measured_property in _OF_COUNTRIES:
        named = [n for n in context.names if n.end < numeral.start and context.text.startswith("'s ", n.end)]
    return "" if not named or _is_second_of_two(context, named) else named[-1].text


def _is_second_of_two(context: SentenceContext, named: list[Name]) -> bool:
    """ "A merger of Velnik and Orlo would have sales of 16 billion": neither has them alone."""
    if len(named) == 1:
        return False
    between = context.text[named[-2].end : named[-1].start]
    return CONJUNCTION.fullmatch(between.strip()) is not None


def _speakers_own(context: SentenceContext, numeral: Numeral, measured_property: str) -> str:
    """ "Velnik said its profit would fall 40 percent to 300 million": what a body with a name tells of its own result."""
    said = speaker_at(context.attributions, numeral.start)
    if said is None or measured_property.removesuffix(_FORECAST) not in _OWN_RESULTS or said.cue_start > numeral.start:
        return ""
    is_named = any(name.text == said.speaker for name in context.names)
    own = context.profile.phrase_pattern("grammar", "own").search(context.text, said.cue_start, numeral.start)
    if own is None or not is_named or is_person(said.speaker, context.profile):
        return ""
    others = (n for n in context.names if said.cue_start <= n.start < own.start() and n.text != said.speaker)
    return "" if any(others) else said.speaker  # "the observatory said the rebels had doubled their share"


def _imposes(context: SentenceContext, name: Name, numeral: Numeral) -> bool:
    """ "La Comisión impuso una multa de 30 millones": who decides pays nothing. "Al Velnik le impuso 20.000" does.

    A German verb ends the clause: "Das Amt Velnik hat ein Bußgeld von 30 Millionen Euro verhängt".
    """
    if _IMPOSED_ON.of(context.profile).search(context.before(name.start, _MAKER_REACH)):
        return False
    end = context.sentence.end if context.profile.tables["capital_nouns"] else numeral.start
    return _IMPOSES.of(context.profile).search(context.text, name.end, end) is not None


def _is_made(context: SentenceContext, name: Name) -> bool:
    """ "The maker of Velnik employs 900": not whose they are, but what the unnamed company makes or owns."""
    before = context.before(name.start, _MAKER_REACH)
    return _MAKER_BEFORE.search(before) is not None


def _is_faced(context: SentenceContext, name: Name) -> bool:
    """ "He said before the National Assembly that 300 jobs would go": whom he told has none of them."""
    before = context.before(name.start, _MAKER_REACH)
    return _FACED.search(before) is not None


def _may_hold(name: Name, speakers: set[str], profile: Profile) -> bool:
    is_unit = any(word.lower() in profile.unit_kinds for word in name.text.split())  # German nouns have capitals
    return name.text not in speakers and not is_unit and gazetteer().place(name.text) is None
