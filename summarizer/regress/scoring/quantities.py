"""When a claim of a briefing tells a gold figure: the same number, the same kind of thing, bound and day."""

import math
import re

from summarizer.language.nouns import noun_name
from summarizer.regress.scoring.words import content_words, fold
from summarizer.schema.brief import Claim
from summarizer.schema.gold import GoldFigure

# The kinds of quantity for which the program and the gold use different words. What is in no row is compared by words.
_PROPERTIES = {
    "deaths": "dead death killed toll fatalities died",
    "injured": "injured wounded injuries hurt",
    "displaced": "displaced fled evacuated homeless displacement",
    "missing": "missing",
    "strikes": "airstrikes strikes raids",
    "attacks": "bombs bombings attacks explosions",
    "places": "taken towns settlements localities",
    "stake": "held acceptances acceptance shareholding stake",
    "vehicles": "vehicles tanks equipment",
    "distance": "distance advance depth altitude",
    "duration": "duration preparation period",
    "people": "employees staff workforce",
    "customers": "customers households",
    "jobs": "jobs job layoffs laid dismissed sacked redundancies",
    "price": "price valuation",
    "money": "value deal funds aid savings fees cost",
    "demanded": "demanded asked claimed requested sought",
    "killed animals": "killed shot culled slaughtered",
    "buildings": "houses buildings homes",
    "survivors": "survivors survivor survived rescued saved",
    "cases": "cases case infections infection infected",
    "ships": "ships ship vessels vessel boats",
    "losses": "loss losses damage damages",
    "hospital": "hospitalised hospitalized hospital",
    "fans": "fans supporters",
    "protesters": "protesters demonstrators marchers",
}
_PROPERTY_STEMS = {kind: content_words(words) for kind, words in _PROPERTIES.items()}

# Length-preserving, so that offsets found in the translated text hold in the text.
_LOOKALIKES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\n": " ", "’": "'", "‘": "'", "“": '"', "”": '"'})

Quantity = tuple[float | None, float | None, float | None]


def same_property(metric: str, measured_property: str) -> bool:
    """Whether two names of a quantity fall in one row of the table; else whether they share a word or name one noun.

    One noun are the English words of a row of the table of nouns: "trucks" and "lorries", "plants" and "factories".
    """
    ours, theirs = content_words(metric), content_words(measured_property)
    rows = [{kind for kind, stems in _PROPERTY_STEMS.items() if words & stems} for words in (ours, theirs)]
    return bool(rows[0] & rows[1]) if all(rows) else bool(ours & theirs or _nouns(metric) & _nouns(measured_property))


def _nouns(name: str) -> frozenset[str]:
    return frozenset(noun for word in fold(name).split() if (noun := noun_name(word, "en")))


def numbers(claim: Claim) -> tuple[float | None, float | None]:
    """The claim's number where its bound keeps it (contract, Claim); two of them for a range."""
    if claim.bound == "range":
        return claim.min_value, claim.max_value
    if claim.bound in ("at_least", "more_than"):
        return claim.min_value, None
    if claim.bound in ("at_most", "less_than"):
        return claim.max_value, None
    return claim.value, None


def same_number(gold: GoldFigure, claim: Claim) -> bool:
    """Whether the claim tells the gold number, whatever its bound; a plural ("dozens") needs a plural with a floor."""
    if "plural" in (gold.bound, claim.bound):
        return gold.bound == claim.bound and claim.min_value is not None
    wanted = (gold.min_value, gold.max_value) if gold.bound == "range" else (gold.value, None)
    pairs = list(zip(wanted, numbers(claim), strict=True))
    return pairs[0][0] is not None and all(
        a == b or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9)) for a, b in pairs
    )


def same_bound(gold: GoldFigure, claim: Claim) -> bool:
    """Whether the bound is the gold's; "almost" is the contract's `less_than`."""
    return claim.bound == ("less_than" if gold.bound == "almost" else gold.bound)


def as_of(claim: Claim) -> str | None:
    """The day the claim's number is of: its observation date, else the end of its period."""
    return claim.observation_date or claim.period_end


def same_day(gold: GoldFigure, claim: Claim) -> bool:
    """The same day, or both unknown; where the gold gives a month or a year, a day in it will do."""
    day = as_of(claim)
    return day == gold.as_of if day is None or gold.as_of is None else day.startswith(gold.as_of)


def compatible_dates(a: str | None, b: str | None) -> bool:
    """Whether two dates of any precision can be one; unknown contradicts nothing."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def spans(quote: str, text: str) -> list[tuple[int, int]]:
    """Every place of the quote in the text; kinds of space and of quotation mark count as one."""
    wanted, there = quote.translate(_LOOKALIKES), text.translate(_LOOKALIKES)
    return [(m.start(), m.end()) for m in re.finditer(re.escape(wanted), there)]


def quantity(figure: GoldFigure) -> Quantity:
    """The number that tells one side of a relation from another; all plurals are one."""
    return figure.value, figure.min_value, figure.max_value


def thing(figure: GoldFigure) -> tuple[str, str, Quantity]:
    """What a number counts: its duplicates in other articles have the same metric and first words of the subject."""
    return figure.metric, figure.subject.partition(",")[0], quantity(figure)
