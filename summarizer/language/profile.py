"""One language's words, read from its data file in `data/`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Property:
    """A measured property: its cue words and the kinds of unit it may count ("" is: no noun).

    `reach` is how far from the number a cue may stand, in words (more across punctuation and conjunctions).
    `change` is true for one that needs a verb of rising or falling in the sentence ("shares fell 5%").
    """

    name: str
    label: str
    units: frozenset[str]
    near: tuple[str, ...]
    cumulative: bool
    reach: int
    change: bool


class Profile:
    """The tables of one language. `code` is its ISO 639-1 code; `known` is false for a language without a file."""

    def __init__(self, code: str, tables: dict[str, Any], known: bool = True) -> None:
        self.code = code
        self.known = known
        self.tables = tables

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that never are a name or a counted thing, in lower case."""
        return frozenset(self.tables["function_words"].split())

    @cached_property
    def phrase_stops(self) -> frozenset[str]:
        """Words before which the noun phrase behind a number ends."""
        return frozenset(self.tables["phrase_stops"].split()) | {"the", "a", "an"}

    @cached_property
    def properties(self) -> tuple[Property, ...]:
        """What can be measured, in the order of the data file: an earlier one wins a tie."""
        return tuple(
            Property(
                row["name"],
                row["label"],
                frozenset(row["units"]),
                tuple(row["near"]),
                row.get("cumulative", False),
                row.get("reach", 60),
                row.get("change", False),
            )
            for row in self.tables["property"]
        )

    @cached_property
    def unit_kinds(self) -> dict[str, str]:
        """Unit word or phrase in lower case -> kind of unit."""
        return {word.lower(): kind for kind, words in self.tables["units"].items() for word in words}

    @cached_property
    def attribution_verbs(self) -> frozenset[str]:
        """Cue verbs of speech, in lower case."""
        return frozenset(self.tables["attribution"]["verbs"])

    @cached_property
    def months(self) -> dict[str, int]:
        """Month name, long or short, in lower case -> 1 to 12."""
        dates = self.tables["dates"]
        pairs = [(name, i % 12 + 1) for i, name in enumerate(dates["months"])]
        return dict(pairs + [(name, i % 12 + 1) for i, name in enumerate(dates["month_short"])])

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Weekday name in lower case -> 0 (Monday) to 6."""
        names = self.tables["dates"]["weekdays"]
        return {form: i for i, forms in enumerate(names) for form in forms.split("|")}

    def words(self, table: str, key: str) -> frozenset[str]:
        """A table's words as a set."""
        return _word_set(tuple(self.tables[table][key]))

    def phrase_pattern(self, table: str, key: str) -> re.Pattern[str]:
        """A pattern that finds any of a table's phrases as whole words, longest first, case ignored."""
        return phrase_pattern(tuple(self.tables[table][key]))


@lru_cache(maxsize=512)
def _word_set(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=4096)
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, longest first, case ignored."""
    longest_first = sorted(phrases, key=len, reverse=True)
    inner = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest_first)
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)" if inner else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=32)
def future_tense(profile: Profile) -> re.Pattern[str]:
    """A pattern for verbs that lie ahead: "will meet", "se reunirá", "aura lieu", "wird ... eröffnen"."""
    return re.compile(profile.tables["modality"]["future"], re.IGNORECASE)


@lru_cache(maxsize=512)
def loose_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """As `phrase_pattern`, but up to two words may stand between the words of a phrase ("offered on Monday to buy")."""
    gap = r"(?:\s+[\w’'-]+){0,2}?\s+"
    longest_first = sorted(phrases, key=len, reverse=True)
    inner = "|".join(gap.join(re.escape(word) for word in p.split()) for p in longest_first)
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)" if inner else r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=16)
def load_profile(code: str | None) -> Profile:
    """The profile of a language; one without a data file reads with English tables and `known` false."""
    wanted = (code or "").split("-")[0].lower()
    known = wanted in available_languages()
    data = files(__package__) / "data" / f"{wanted if known else 'en'}.toml"
    return Profile(wanted if known else (wanted or "en"), tomllib.loads(data.read_text(encoding="utf-8")), known)


@lru_cache(maxsize=1)
def available_languages() -> tuple[str, ...]:
    """Codes of the languages that have a data file."""
    found = (entry.name for entry in (files(__package__) / "data").iterdir())
    return tuple(sorted(name[:-5] for name in found if len(name) == 7 and name.endswith(".toml")))
