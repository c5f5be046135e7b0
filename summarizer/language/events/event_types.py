"""The table of event types: ACLED's for what happens on the ground, PLOVER's for what is said, topics for the rest."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.profile import available_languages
from summarizer.language.tables import load_table


@dataclass(frozen=True, slots=True)
class EventType:
    """One row of the event table. `salience` 1 to 5 ranks types against each other.

    `ground` is true for what happens at a place, `effect` for what another event brought about, which tells more.
    `triggers` are phrases that report it in each language, `hints` words that are less sure to.
    """

    type: str
    sub_type: str
    salience: int
    ground: bool
    effect: bool
    triggers: dict[str, tuple[str, ...]]
    hints: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Background:
    """A language's words for what a sentence only mentions, and for telling its clauses apart.

    `relative` is a pattern of what opens a relative clause, `after` and `behind` words such as "after" and "because of",
    and `content` a pattern of what opens reported content. Before a place, `where` says that it happened there, `whither`
    less surely so; `facilities` are named by their place. What stands behind words of what is `remembered` is of another
    day than the remembering. `until` stands before a day that only ends a period. What is `put_off` is of the day behind
    one of `put_off_to`, and what is `extended` ends on the day behind one of these or of `until`; nothing happens in the
    `day_parts` behind "before".

    `joins` stand between two main clauses (a comma: those of two days alone), `subordinate` words open a clause that
    is none. `verbs` are finite forms of news that no pattern of the past has. Behind one of the `auxiliaries` two
    clauses may share it and end with a `participle` (a pattern) each. `others` are no subject of their own.
    `happened` is a pattern of forms that tell of something done, `none` before the word for a toll says that there is
    none, `own_correction` is a pattern of a paper's words on itself. `condition` is a pattern of what opens a clause that
    tells of no happening ("if"), `lacking` stands before what there is not, or not yet ("without", "in case of").
    One of the `articles` that opens a phrase has one word behind it at most before the phrase goes on.
    """

    relative: re.Pattern[str]
    after: tuple[str, ...]
    behind: tuple[str, ...]
    content: str
    where: tuple[str, ...]
    whither: tuple[str, ...]
    facilities: tuple[str, ...]
    remembered: tuple[str, ...]
    until: tuple[str, ...]
    put_off: tuple[str, ...]
    put_off_to: tuple[str, ...]
    extended: tuple[str, ...]
    day_parts: tuple[str, ...]
    joins: tuple[str, ...]
    subordinate: tuple[str, ...]
    verbs: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    participle: str
    others: tuple[str, ...]
    happened: re.Pattern[str]
    none: tuple[str, ...]
    own_correction: re.Pattern[str]
    condition: re.Pattern[str]
    lacking: tuple[str, ...]
    articles: tuple[str, ...]


@lru_cache(maxsize=1)
def event_types() -> tuple[EventType, ...]:
    """The shipped event table, in its own order."""
    return tuple(
        EventType(
            row["type"],
            row["sub_type"],
            row["salience"],
            row["ground"],
            row.get("effect", False),
            {k: tuple(row.get(k, ())) for k in available_languages()},
            {k: tuple(row.get("hints", {}).get(k, ())) for k in available_languages()},
        )
        for row in load_table("event_types.toml")["event"]
    )


@lru_cache(maxsize=32)
def background_of(language: str) -> Background:
    """The words of a language, English ones for a language that the table lacks."""
    rows = load_table("event_types.toml")["background"]
    row = rows.get(language) or rows["en"]
    words = {key: tuple(words) for key, words in row.items() if not isinstance(words, str)}
    return Background(
        relative=re.compile(row["relative"], re.IGNORECASE),
        content=row["content"],
        participle=row["participle"],
        happened=re.compile(row["happened"], re.IGNORECASE),
        own_correction=re.compile(row["own_correction"], re.IGNORECASE),
        condition=re.compile(row["condition"], re.IGNORECASE),
        **words,
    )


@lru_cache(maxsize=1)
def type_names() -> tuple[str, ...]:
    """The distinct event types, in the table's order."""
    return tuple(dict.fromkeys(row.type for row in event_types()))


@lru_cache(maxsize=256)
def salience(type_name: str, sub_type: str = "") -> int:
    """How much an event of that type weighs, 1 to 5; 1 for a type that is not in the table."""
    rows = [r for r in event_types() if r.type == type_name]
    exact = [r.salience for r in rows if r.sub_type == sub_type]
    return max(exact or [r.salience for r in rows], default=1)


@lru_cache(maxsize=256)
def is_on_ground(type_name: str) -> bool:
    """Whether events of that type happen at a place, as opposed to what is said, agreed or decided."""
    return any(row.ground for row in event_types() if row.type == type_name)
