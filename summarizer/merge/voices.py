"""A figure mention with who says it, in which origin and as of when, and how two quantities compare.

Bounds as in the UCDP code book (best, low, high).
"""

from dataclasses import dataclass, replace

from summarizer.language.content import content_words
from summarizer.merge.actors import Actors
from summarizer.schema.brief import Article
from summarizer.schema.marked import Quantity
from summarizer.schema.mentions import FigureMention, GroundedFigure

_TOTAL_CLASSES = frozenset({"people", "combatants", ""})
CUMULATIVE = frozenset(
    {"deaths", "injured", "rescued", "places taken", "buildings destroyed", "buildings damaged", "arrests"}
)
STATES = frozenset({"missing", "displaced", "share held", "staff"})  # a later count may be lower
MEASURES = frozenset({"duration", "length", "area", "mass"})  # many things last or stretch; only equal ones may be one
_ABOUT = 0.12
PRECISE = frozenset({"money", "percent", "percentage", "amount"})  # 27 and 24.50 euros are two prices, however close
_PLURAL_REACH = 10  # "thousands" may be 14,000; it is not tens of thousands


@dataclass(frozen=True, slots=True)
class Voice:
    """A grounded mention with its resolved speaker and the origin of its article."""

    grounded: GroundedFigure
    speaker: str
    speaker_id: str
    origin: str
    language: str | None
    day: str

    @property
    def mention(self) -> FigureMention:
        return self.grounded.mention

    @property
    def quantity(self) -> Quantity:
        return self.grounded.mention.numeral.quantity


def voice_of(grounded: GroundedFigure, articles: dict[str, Article], actors: Actors) -> Voice:
    spoken = grounded.mention.speaker
    article = articles[grounded.citations[0].article]
    return Voice(
        grounded=grounded,
        speaker=actors.name_of(spoken) if spoken else "",
        speaker_id=(actors.id_of(spoken) or spoken.lower()) if spoken else "",
        origin=article.origin,
        language=article.language,
        day=_as_of(grounded.mention, article, articles),
    )


def _as_of(mention: FigureMention, article: Article, articles: dict[str, Article]) -> str:
    """The claim's day; a reprint speaks as of the day of what it reprints."""
    if mention.as_of is None or mention.background:
        return ""  # the article's day is not the day of what it recalls
    source = articles[article.origin].published
    reprinted = article.origin != article.id and mention.as_of.evidence == "publication date"
    return source[:10] if reprinted and source else mention.as_of.start


def with_withdrawn(voices: list[Voice]) -> list[Voice]:
    """A number that one article takes back is withdrawn wherever it stands: stale copies do not revive it."""
    taken_back = {
        (v.mention.measured_property, nominal(v.quantity))
        for v in voices
        if v.mention.withdrawn and v.mention.modality == "actual"
    }
    return [
        replace(v, grounded=replace(v.grounded, mention=replace(v.mention, withdrawn=True)))
        if (v.mention.measured_property, nominal(v.quantity)) in taken_back
        else v
        for v in voices
    ]


def nominal(quantity: Quantity) -> float:
    """The number that stands in the text, whatever its bound; the middle of a range."""
    known = [float(v) for v in (quantity.value, quantity.min_value, quantity.max_value) if v is not None]
    return sum(known) / len(known)


def ratio(one: Quantity, other: Quantity) -> float:
    low, high = sorted((nominal(one), nominal(other)))
    return high / low if low > 0 else float("inf")


def compatible(one: Quantity, other: Quantity) -> bool:
    (a, b), (c, d) = _interval(one), _interval(other)
    return a <= d and c <= b


def _interval(quantity: Quantity) -> tuple[float, float]:
    if quantity.bound == "about":
        return quantity.low * (1 - _ABOUT), quantity.high * (1 + _ABOUT)
    if quantity.bound == "plural":
        return quantity.low, quantity.low * _PLURAL_REACH
    return quantity.low, quantity.high


def vagueness(quantity: Quantity) -> int:
    return {"exact": 0, "about": 1, "range": 1, "plural": 3}.get(quantity.bound, 2)


def same_value(one: Quantity, other: Quantity) -> bool:
    return "plural" not in (one.bound, other.bound) and nominal(one) == nominal(other)


def vaguely_agrees(one: Quantity, other: Quantity) -> bool:
    if "plural" not in (one.bound, other.bound):
        return False
    if one.bound == other.bound:
        return nominal(one) == nominal(other)
    vague, firm = (one, other) if one.bound == "plural" else (other, one)
    return nominal(vague) <= nominal(firm) <= nominal(vague) * _PLURAL_REACH


def comparable_class(mention: FigureMention) -> str:
    """What is counted, as far as it keeps figures apart. Who is displaced or missing counts as a civilian."""
    whole = (
        _TOTAL_CLASSES | {"civilians"}
        if mention.measured_property in ("displaced", "missing", "rescued")
        else _TOTAL_CLASSES
    )
    return "total" if mention.subject_class in whole else mention.subject_class


def sentence_words(voice: Voice) -> frozenset[str]:
    citation = voice.grounded.citations[0]
    return content_words(citation.exact, voice.language)
