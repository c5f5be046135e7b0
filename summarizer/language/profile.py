"""One language's words, read from its data file in `data/`.

A language without one may have a file in `data/numbers/`: how it writes numbers, what they count and what bounds them.
That much is enough to read figures, not to tell names, speakers and events. The file may hold any further table (who
says a number, when, number words); what it leaves out is read as in English.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from typing import Any

from summarizer.language import tables
from summarizer.language.alternatives import one_of
from summarizer.language.phrases import FirstWords, Phrases
from summarizer.language.scripts import is_unspaced

FORECAST = " forecast"
_REACH = 16
_OWN_WORDS = ("beside", "topic")  # of a row: words of the language that the table is written in


@dataclass(frozen=True)
class Property:
    """A measured property: its cue words and the kinds of unit it may count ("" is: no noun).

    `reach` is how far from the number a cue may stand, in words (more across punctuation and conjunctions).
    `change` is true for one that needs a verb of rising or falling in the sentence ("shares fell 5%"). `beside` are
    words of which one must stand in the sentence, `topic` words of which one must stand in the article. `over` names
    the properties that it is a kind of: "3 suspected cases" are no infections. `never_whole` is true where a cue behind
    "of" is what the number is a share of ("a deficit of 4.4% of GDP" is no growth). `nouns` are words of which one must
    stand in the number's own noun, where it tells a state and the verb what became of them ("300 injured were treated").
    `counts` is the kind of noun that it counts alone, by the table of nouns: farms are not culled. `never` are nouns of
    which its cue tells something else: suspects who fled are not displaced. `offered` is false where no model is offered
    it by name: rules alone need it, to keep it from another.
    """

    name: str
    label: str
    units: frozenset[str]
    near: tuple[str, ...]
    cumulative: bool
    reach: int
    change: bool
    beside: tuple[str, ...] = ()
    topic: frozenset[str] = frozenset()
    over: tuple[str, ...] = ()
    never_whole: bool = False
    nouns: tuple[str, ...] = ()
    counts: str = ""
    never: tuple[str, ...] = ()
    offered: bool = True

    @cached_property
    def cues(self) -> Phrases:
        """A pattern that finds its cue words."""
        return phrase_pattern(self.near)

    @cached_property
    def words_beside(self) -> Phrases:
        """A pattern that finds `beside`."""
        return phrase_pattern(self.beside)

    @cached_property
    def own_nouns(self) -> Phrases:
        """A pattern that finds `nouns`."""
        return phrase_pattern(self.nouns)

    @cached_property
    def nouns_of_else(self) -> Phrases:
        """A pattern that finds `never`."""
        return phrase_pattern(self.never)


class Profile:
    """The tables of one language. `code` is its ISO 639-1 code; `known` is false for a language without a file.

    `numbers_known` is true where at least the tables of numbers, units and bounds are the language's own, and
    `number_words_known` where its words for numbers are among them.
    """

    def __init__(
        self,
        code: str,
        tables: dict[str, Any],
        known: bool = True,
        numbers_known: bool = True,
        number_words_known: bool = True,
    ) -> None:
        self.code = code
        self.known = known
        self.numbers_known = known or numbers_known
        self.number_words_known = known or number_words_known
        self.tables = tables

    @property
    def unspaced(self) -> bool:
        """Whether words stand together, as in Chinese."""
        return bool(self.tables.get("unspaced"))

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
        measured = tuple(
            Property(
                row["name"],
                row["label"],
                frozenset(row["units"]),
                tuple(row["near"]),
                row.get("cumulative", False),
                row.get("reach", _REACH),
                row.get("change", False),
                tuple(row.get("beside", ())),
                frozenset(row.get("topic", ())),
                tuple(row.get("over", ())),
                row.get("never_whole", row.get("change", False)),
                tuple(row.get("nouns", ())),
                row.get("counts", ""),
                tuple(row.get("never", ())),
                row.get("offered", True),
            )
            for row in self.tables["property"]
        )
        return (*measured, *self._forecasts({p.name: p for p in measured}))

    def _forecasts(self, measured: dict[str, Property]) -> Iterator[Property]:
        """What is expected of some of them, without cues of its own: told apart by extract/figures/forecasts.py."""
        told = self.tables["forecasts"]
        for known in (measured[name] for name in told["of"] if name in measured):
            label = told["label"].format(x=known.label)
            yield replace(known, name=f"{known.name}{FORECAST}", label=label, near=(), over=())

    @cached_property
    def property_names(self) -> frozenset[str]:
        """The names of `properties`."""
        return frozenset(p.name for p in self.properties)

    @cached_property
    def offered_properties(self) -> tuple[str, ...]:
        """The names of those that a model may choose among, in their order."""
        return tuple(dict.fromkeys(p.name for p in self.properties if p.offered))

    @cached_property
    def first_words_of_cues(self) -> FirstWords:
        """Tells which of `properties` may have a cue in a sentence."""
        return FirstWords([p.cues for p in self.properties])

    def properties_of(self, kind: str) -> tuple[tuple[int, Property], ...]:
        """The properties that may count a kind of unit, each with its place in the data file."""
        return _counting(self, kind)

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

    @lru_cache(maxsize=4096)  # noqa: B019 - profiles are kept as long as the program runs
    def words(self, table: str, *keys: str) -> frozenset[str]:
        """A table's words as a set, those of several keys together."""
        return frozenset(word for key in keys for word in self.tables[table][key])

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def pattern(self, table: str, key: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
        """A table's regular expression, compiled once."""
        return re.compile(self.tables[table][key], flags)

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def phrase_pattern(self, table: str, key: str) -> Phrases:
        """A pattern that finds any of a table's phrases as whole words, longest first, case ignored."""
        return phrase_pattern(tuple(self.tables[table][key]))


@lru_cache(maxsize=4096)
def _counting(profile: Profile, kind: str) -> tuple[tuple[int, Property], ...]:
    return tuple((rank, p) for rank, p in enumerate(profile.properties) if kind in p.units)


@lru_cache(maxsize=4096)
def phrase_pattern(phrases: tuple[str, ...]) -> Phrases:
    """What finds any of the phrases as whole words, longest first, case ignored.

    In a script without spaces between words, wherever the phrase stands.
    """
    return Phrases(phrases, _whole_words)


@lru_cache(maxsize=20_000)  # "The" and "the" open the same phrases
def _whole_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    spaced = one_of(p for p in phrases if not is_unspaced(p[:1])).replace(r"\ ", r"\s+")
    unspaced = one_of(p for p in phrases if is_unspaced(p[:1]))
    whole = [rf"(?<!\w)(?:{spaced})(?!\w)"] if spaced else []
    return re.compile("|".join([*whole, unspaced] if unspaced else whole) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=32)
def future_tense(profile: Profile) -> re.Pattern[str]:
    """A pattern for verbs that lie ahead: "will meet", "se reunirá", "aura lieu", "wird ... eröffnen"."""
    return re.compile(profile.tables["modality"]["future"], re.IGNORECASE)


@lru_cache(maxsize=32)
def reported_future(profile: Profile) -> re.Pattern[str]:
    """A pattern for verbs that lie ahead of a saying that reports them: "said it would meet", "werde ... eröffnen"."""
    return re.compile(profile.tables["modality"]["reported"], re.IGNORECASE)


@lru_cache(maxsize=16)
def load_profile(code: str | None) -> Profile:
    """The profile of a language; one without a data file reads with English tables and `known` false."""
    wanted = (code or "").split("-")[0].lower()
    known = wanted in available_languages()
    words = _own_tables(wanted if known else "en")
    numbers_known = not known and wanted in _languages_with_numbers()
    own = _own_tables(wanted) if numbers_known else {}
    if numbers_known:
        words = _with_numbers(words, own)
    in_words = "words" in own.get("numerals", {})
    return Profile(wanted if known else (wanted or "en"), words, known, numbers_known, in_words)


def _with_numbers(tables: dict[str, Any], numbers: dict[str, Any]) -> dict[str, Any]:
    """The tables with those of a file of numbers in their place, and only the properties whose cues it has."""
    merged = {
        key: {**value, **numbers.get(key, {})} if isinstance(value, dict) else numbers.get(key, value)
        for key, value in tables.items()
    }
    signs = {kind: [word for word in words if not word.isalpha()] for kind, words in tables["units"].items()}
    kinds = signs.keys() | numbers["units"].keys()
    merged["units"] = {kind: [*signs.get(kind, []), *numbers["units"].get(kind, [])] for kind in sorted(kinds)}
    merged["property"] = [
        {**{k: v for k, v in row.items() if k not in _OWN_WORDS}, "near": numbers["cues"][row["name"]]}
        for row in tables["property"]
        if row["name"] in numbers["cues"] and "nouns" not in row
    ]
    return {**merged, "unspaced": numbers.get("unspaced", False)}


def tables_of_all_languages() -> tuple[dict[str, Any], ...]:
    """What every language's own file has, files of numbers included."""
    return tuple(map(_own_tables, dict.fromkeys((*available_languages(), *_languages_with_numbers()))))


@lru_cache(maxsize=32)
def _own_tables(code: str) -> dict[str, Any]:
    """A language's whole file, or its file of numbers."""
    file = (f"{code}.toml",) if code in available_languages() else ("numbers", f"{code}.toml")
    return tables.load_table(*file)


@lru_cache(maxsize=1)
def available_languages() -> tuple[str, ...]:
    """Codes of the languages that have a data file."""
    return _codes(tables.data_file())


@lru_cache(maxsize=1)
def _languages_with_numbers() -> tuple[str, ...]:
    return _codes(tables.data_file("numbers"))


def _codes(folder: Traversable) -> tuple[str, ...]:
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name[:-5] for name in names if len(name) == 7 and name.endswith(".toml")))
