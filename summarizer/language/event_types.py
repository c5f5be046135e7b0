"""The table of event types: ACLED's for what happens on the ground, PLOVER's for what is said, topics for the rest."""

from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.tables import load_table


@dataclass(frozen=True, slots=True)
class EventType:
    """One row of the event table. `salience` 1 to 5 ranks types against each other."""

    type: str
    sub_type: str
    salience: int
    triggers: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def event_types() -> tuple[EventType, ...]:
    """The shipped event table, in its own order."""
    rows = load_table("event_types.toml")["event"]
    languages = ("en", "fr", "es", "de")
    return tuple(
        EventType(row["type"], row["sub_type"], row["salience"], {k: tuple(row.get(k, ())) for k in languages})
        for row in rows
    )


def type_names() -> tuple[str, ...]:
    """The distinct event types, in the table's order."""
    return tuple(dict.fromkeys(row.type for row in event_types()))


def salience(type_name: str, sub_type: str = "") -> int:
    """How much an event of that type weighs, 1 to 5; 1 for a type that is not in the table."""
    rows = [r for r in event_types() if r.type == type_name]
    exact = [r.salience for r in rows if r.sub_type == sub_type]
    return max(exact or [r.salience for r in rows], default=1)
