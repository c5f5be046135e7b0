"""What sort of thing a property measures, and how many times apart two numbers of one thing may be.

A name says much (deaths, a turnout) or little (a noun, a unit); some things each side has its own of.
"""

from summarizer.language.nouns import counted_names
from summarizer.merge.figures.voices import UNNAMED
from summarizer.schema.mentions import FigureMention

DISPUTE_RATIO = 2.0  # of two voices in two articles
CROWD_RATIO = 5.0  # of a crowd, or of two whom an article sets side by side
UPDATE_RATIO = 10.0  # of one count from day to day
MANY = 1000  # so many that two who count may differ by more than twice
PLAIN_MEASURES = frozenset({"duration", "distance", "area", "mass", "speed", "volume"})  # units, not properties
HELD = frozenset(
    {"staff", "revenue", "profit", "loss", "debt", "market value", "share price", "share price change", "vote share"}
    | {"votes", "seats", "support in polls", "sentence", "fine", "goals", "points"}
)
CROWDS = frozenset({"protesters", "strikers", "attendance"})  # police and organisers differ by more than twice


def is_property(mention: FigureMention) -> bool:
    """Whether the name says more than a unit does."""
    return mention.measured_property not in UNNAMED | PLAIN_MEASURES


def is_bare_noun(mention: FigureMention) -> bool:
    """Whether the name is no more than the noun that is counted."""
    name = mention.measured_property
    return name not in CROWDS and (name == mention.subject_class or name in counted_names())
