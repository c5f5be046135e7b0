"""What sort of thing a property measures and a number counts, and how many times apart two numbers of one thing may be.

A name says much (deaths, a turnout) or little (a noun, a unit); some things each side has its own of.
"""

from functools import lru_cache

from summarizer.language.nouns import counted_names
from summarizer.language.numbers.measures import MERE_MEASURES
from summarizer.language.numbers.quantity_names import kinds_counted, unit_kinds
from summarizer.schema.mentions import FigureMention

DISPUTE_RATIO = 2.0  # of two voices in two articles
CROWD_RATIO = 5.0  # of a crowd, or of two whom an article sets side by side
UPDATE_RATIO = 10.0  # of one count from day to day
MANY = 1000  # so many that two who count may differ by more than twice
PLAIN_MEASURES = MERE_MEASURES | {"speed", "volume"}
HELD = frozenset(
    {"staff", "revenue", "profit", "loss", "debt", "market value", "share price", "share price change", "vote share"}
    | {"votes", "seats", "support in polls", "sentence", "fine", "goals", "points"}
)
CROWDS = frozenset({"protesters", "strikers", "attendance"})  # police and organisers differ by more than twice
_TOTAL_CLASSES = frozenset({"people", "combatants", "workers", ""})  # a mine's dead are its workers
PLAIN_COUNT = "total"  # comparable_class of a number with no kind that keeps it apart
CUMULATIVE = frozenset(
    {"deaths", "injured", "rescued", "places taken", "buildings destroyed", "buildings damaged", "arrests"}
    | {"infections", "area burned", "shot down", "identified", "questioned"}
)
STATES = frozenset(  # a later count may be lower
    {
        "missing",
        "trapped",
        "displaced",
        "hospitalised",
        "share held",
        "staff",
        "without power",
        "turnout",
        "votes counted",
    }
    | {"without water", "stranded", "quarantined", "ships waiting", "deployed", "fire contained"}
)
RECKONED = frozenset(  # what each side has its own estimate of, and keeps
    {"damage", "loss", "cost", "debt", "budget deficit", "economic growth", "compensation", "aid", "job cuts"}
    | {"jobs at risk"}
)
PLANS = frozenset({"job cuts", "jobs at risk", "offer value", "price per share"})  # told of what is to come
COMMON = frozenset(  # one for a whole country, market or vote, so that nobody need say whose it is
    {"interest rate", "inflation", "unemployment", "turnout", "votes counted", "exchange rate", "oil price"}
    | {"bond yield", "fatality rate", "economic growth", "budget deficit", "fire contained", "occupancy"}
    | {"lead", "fine"}
)
WHOLE_VOTE = frozenset({"turnout", "votes counted"})  # one for all, of which either side may give its own
ONE_DAY = frozenset({"protesters", "attendance"})  # of one day: the next march has its own
GAUGED = frozenset({"water level"})  # read from hour to hour
POLLED = frozenset({"support in polls"})  # each institute's own
MEASURED = frozenset({"duration", "length", "area", "mass"})  # units: many things last; only equal ones may be one
UNNAMED = frozenset(  # a unit, not a property
    {"percentage", "share", "change", "amount", "people", "workers", "soldiers", "police", "points", "buildings"}
)
_TELLING_KINDS = frozenset(  # kinds that keep two counts of one property apart
    {"civilians", "children", "women", "men", "soldiers", "police", "rebels", "rescuers", "fans", "protesters"}
    | {"members", "part", "money", "percent", "percentage", "points", "basis points", "duration"}
)
_CROWD_KINDS = frozenset({"protesters", "fans", "members"})  # whoever is arrested at a march marched
_MEMBERS = frozenset({"members", "seats", "votes"})  # eleven seats or votes are eleven deputies; a crew has members
_SUPPLIED = frozenset({"households", "buildings", "customers"})  # one connection each
CONTESTED = frozenset({"seats", "votes", "vote share", "support in polls", "goals", "points"})  # each side has its own
_SORTS = dict.fromkeys(("settlements", "buildings", "polling stations"), "places") | dict.fromkeys(
    ("airstrikes", "attacks", "missiles", "vehicles", "ships"), "arms"
)
PRECISE = frozenset({"money", "percent", "percentage", "amount"})  # 27 and 24.50 euros are two prices, however close


def is_property(mention: FigureMention) -> bool:
    """Whether the name says more than a unit does."""
    return mention.measured_property not in UNNAMED and mention.measured_property not in PLAIN_MEASURES


def is_bare_noun(mention: FigureMention) -> bool:
    """Whether the name is no more than the noun that is counted."""
    name = mention.measured_property
    return name not in CROWDS and (name == mention.subject_class or name in counted_names())


def comparable_class(mention: FigureMention) -> str:
    """What is counted, as far as it keeps figures apart. Who is displaced or missing counts as a civilian."""
    return _comparable(mention.measured_property, mention.subject_class)


def sort_counted(mention: FigureMention) -> str:
    """Whether people, places, arms and vehicles or what a measure's unit tells are counted; "" where kinds do not say.

    Where a number leaves its noun out ("arrested 64"), the property says it if all that it may count is of one sort.
    """
    return _sort_of(mention.subject_class) or _sort_of_all(mention.measured_property)


@lru_cache(maxsize=5_000)
def _sort_of_all(name: str) -> str:
    sorts = {_sort_of(kind) for kind in kinds_counted(name) - {"", "other"}}
    return next(iter(sorts)) if len(sorts) == 1 else ""


def _sort_of(kind: str) -> str:
    if kind in kinds_counted("deaths") - {""}:
        return "people"
    return kind if kind in MEASURED else _SORTS.get(kind, "")


@lru_cache(maxsize=5_000)
def _comparable(name: str, kind: str) -> str:
    whole = _TOTAL_CLASSES
    if name in ("displaced", "missing", "trapped", "rescued"):
        whole = whole | {"civilians"}
    if name == "arrests":
        whole = whole | _CROWD_KINDS
    if name in ("without power", "affected"):
        whole = whole | _SUPPLIED
    if name not in CUMULATIVE | STATES:
        whole = whole | _MEMBERS
    named = kind == name
    if named or kind in whole or (kind not in _TELLING_KINDS and _says_what(name, kind)):
        return PLAIN_COUNT
    return kind


def _says_what(name: str, kind: str) -> bool:
    """Whether the property says what is counted, whatever noun a rule took for it: in own words, of people, of one kind."""
    if name in UNNAMED:
        return False
    counted = kinds_counted(name)
    if not counted:
        return True
    nouns = counted - _TELLING_KINDS - {"", "people"}
    known = kind in unit_kinds()
    return kind in nouns or not known if len(nouns) == 1 else "people" in counted and not known
