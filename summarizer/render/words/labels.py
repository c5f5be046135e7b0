"""The words of a briefing's frame, its dates and its numbers, in the briefing's language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from summarizer.schema.brief import DatePrecision, Number

FALLBACK = "en"
UNKNOWN = "–"
ASSUMED_SIGN = "†"

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)[\d:.]*(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)


@dataclass(frozen=True)
class Labels:
    """One language's table. `code` is that of the table, which may be the fallback's."""

    code: str
    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    measures: Mapping[str, str]
    languages: Mapping[str, str]

    def word(self, key: str, **values: str) -> str:
        """A label, with its places filled."""
        return self.words[key].format(**values)

    def labelled(self, key: str, value: str) -> str:
        """A value behind its label and the language's colon: "other claims: 19"."""
        return self.words["pair"].format(name=self.words[key], value=value)

    def count(self, key: str, n: int) -> str:
        """A counted thing in singular or plural: "1 article", "5 articles"."""
        one, _, many = self.words[key].partition("|")
        return (one if n == 1 else many).format(n=self.number(n))

    def by_sources(self, numbers: tuple[int, ...]) -> str:
        """The sources that say a thing themselves: "source 3", "sources 3, 4"."""
        one, _, many = self.words["by_source"].partition("|")
        return (one if len(numbers) == 1 else many).format(n=", ".join(map(str, numbers)))

    def kind(self, kind: str) -> str:
        """A kind of actor in words; one that the table lacks stands as it came."""
        plain = kind.replace("_", " ")
        return self.kinds.get(plain, plain)

    def in_language(self, code: str) -> str:
        """What stands behind words quoted from another language: "in Spanish"."""
        return self.languages.get(code) or self.word("other_language", code=code)

    def number(self, value: Number) -> str:
        """A number with the language's separators. Four digits stand together, as years and small sums do in print."""
        text = f"{value:,}" if abs(value) >= 10_000 else str(value)
        return text.translate({ord(","): self.words["thousands"], ord("."): self.words["decimal"]})

    def long_date(self, iso: str | None) -> str:
        """A date written out ("30 November 2024"), with its time if it has one; what is no date stands as it came."""
        if not iso:
            return self.words["no_date"]
        found = _ISO.fullmatch(iso)
        day = calendar_day(iso)
        if found is None or (found["day"] and day is None):
            return iso
        if day is None:
            return self._month(found["year"], found["month"])
        zone = {"Z": " UTC", "+00:00": " UTC", None: ""}.get(found["zone"], f" {found['zone']}")
        return self._dated("long_date", day, "months") + (f", {found['time']}{zone}" if found["time"] else "")

    def short_date(self, iso: str | None, precision: DatePrecision = "day", near: str = "") -> str:
        """A date in few words ("Sat 30 Nov"), with its year where that is not the year of `near`."""
        day = calendar_day(iso or "")
        if iso is None or day is None:
            return self.long_date(iso) if iso else UNKNOWN
        if precision in ("month", "year"):
            return self._month(iso[:4], iso[5:7] if precision == "month" else None)
        form = "short_date" if iso[:4] == near[:4] else "year_date"
        shown = self._dated(form, day, "months_short")
        return self.word("week_of", date=shown) if precision == "week" else shown

    def _month(self, year: str, month: str | None) -> str:
        if month is None or not 1 <= int(month) <= 12:
            return year
        return self.word("month_date", month=self.lists["months"][int(month) - 1], year=year)

    def _dated(self, form: str, day: date, months: str) -> str:
        return self.word(
            form,
            weekday=self.lists["weekdays"][day.weekday()],
            day=self.words["first_day"] if day.day == 1 else str(day.day),
            month=self.lists[months][day.month - 1],
            year=f"{day.year:04}",
        )


def labels_for(language: str) -> Labels:
    """The labels of a language ("fr", "fr-CA"), English where there is no table."""
    code = language.lower().replace("_", "-").partition("-")[0]
    return _tables().get(code) or _tables()[FALLBACK]


def is_mere_subject(noun: str) -> bool:
    """Whether a noun, in any of the languages, only says that people are counted, or parts of a hundred."""
    return noun.casefold() in _mere_subjects()


@cache
def _mere_subjects() -> frozenset[str]:
    return frozenset(noun for labels in _tables().values() for noun in labels.lists["mere_subjects"])


@cache
def _tables() -> dict[str, Labels]:
    tables = tomllib.loads(files("summarizer.render.words").joinpath("labels.toml").read_text(encoding="utf-8"))
    return {
        code: Labels(
            code=code,
            words={key: value for key, value in table.items() if isinstance(value, str)},
            lists={key: tuple(value) for key, value in table.items() if isinstance(value, list)},
            kinds=table.get("kinds", {}),
            measures=table.get("measures", {}),
            languages=table.get("languages", {}),
        )
        for code, table in tables.items()
    }


def calendar_day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
