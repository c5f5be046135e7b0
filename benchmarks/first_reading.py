"""What single news sentences say by rules, against readings by hand: property, speaker and day of each number.

    python benchmarks/first_reading.py [--fields] [--held-out] [--wrong]
    python benchmarks/first_reading.py --counted SET [--wrong]

The sentences of `fixtures/readings` were written in the style of agencies, over many subjects, before any rule was run on
them. A third of them are held out: nobody looks at what is wrong there. `--wrong` lists what is not as read by hand.
`--fields` scores the sentences of `fixtures/readings/fields`, of every section of a newspaper, in the same way;
`--counted` those of `fixtures/readings/counted` by what their numbers count alone.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from small_reports import report as small_report

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.marking import mark
from summarizer.regress.scoring.quantities import same_property
from summarizer.schema.mentions import FigureMention

READINGS = Path(__file__).resolve().parent.parent / "fixtures" / "readings"
COUNTED = READINGS / "counted"
FIELDS = READINGS / "fields"
PARTS = ("property", "speaker", "day")


@dataclass(frozen=True)
class Judged:
    """One number with what the rules make of it; `right` holds the parts that are as read by hand."""

    text: str
    wanted: dict[str, str]
    found: FigureMention | None
    right: frozenset[str]


def judge_language(path: Path, part: str) -> list[Judged]:
    """Every number of the sentences of one language; `part` is a set of them."""
    readings: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    published = readings["published"]
    return [one for item in readings[part] for one in _judge(_spelt_out(item, published), path.stem, published)]


def _spelt_out(item: dict[str, Any], published: date) -> dict[str, Any]:
    """An item whose numbers stand as `quote: property` or `quote: [property, speaker, day]`, with its parts named.

    What is left out is nobody's word, and of the day of the article.
    """
    if isinstance(item["numbers"], list):
        return item
    told = {quote: [parts] if isinstance(parts, str) else parts for quote, parts in item["numbers"].items()}
    defaults = ["", "", str(published)]
    named = [[quote, *parts, *defaults[len(parts) :]] for quote, parts in told.items()]
    return {"text": item["text"], "numbers": [dict(zip(("quote", *PARTS), row, strict=True)) for row in named]}


def _judge(item: dict[str, Any], language: str, published: date) -> list[Judged]:
    text = item["text"]
    article = small_report("a1", text, language, published)
    figures = extract_by_rules(mark(article), BriefingDay(published, explicit=True)).figures
    judged, at = [], 0
    for wanted in item["numbers"]:
        start = text.find(wanted["quote"], at)
        start = start if start >= 0 else text.index(wanted["quote"])
        at = end = start + len(wanted["quote"])
        found = next((f for f in figures if f.numeral.start < end and start < f.numeral.end), None)
        judged.append(Judged(text, wanted, found, _right(wanted, found)))
    return judged


def _right(wanted: dict[str, str], found: FigureMention | None) -> frozenset[str]:
    if found is None:
        return frozenset()
    held = {
        "property": same_property(wanted["property"], found.measured_property),
        "speaker": _same_speaker(wanted["speaker"], found.speaker),
        "day": _same_day(wanted["day"], _day(found)),
    }
    return frozenset(part for part, is_right in held.items() if is_right)


def _same_speaker(wanted: str, found: str) -> bool:
    if not wanted or not found:
        return wanted == found
    return wanted.split()[-1].casefold() in found.casefold()


def _day(found: FigureMention) -> str:
    """ISO, as exact as it is told."""
    if found.as_of is None:
        return ""
    return found.as_of.start[: {"day": 10, "month": 7, "year": 4}.get(found.as_of.precision, 10)]


def _same_day(wanted: str, found: str) -> bool:
    if not wanted or not found:
        return wanted == found
    return found.startswith(wanted)


def report(folder: Path, part: str, asked: Sequence[str], show_wrong: bool) -> None:
    """One row a language, and the whole: the share of numbers read, and of those with each part asked for as by hand."""
    judged = {path.stem: judge_language(path, part) for path in sorted(folder.glob("*.yaml"))}
    print(f"{part}\n| language | numbers | read | {' | '.join(asked)} | all |\n|{'---|' * (len(asked) + 4)}")
    everything = [one for judgements in judged.values() for one in judgements]
    for language, ones in [*judged.items(), ("all", everything)]:
        right = [sum(p in one.right for one in ones) for p in asked]
        counts = [sum(one.found is not None for one in ones), *right, sum(one.right >= {*asked} for one in ones)]
        print(f"| {language} | {len(ones)} | {' | '.join(f'{count / len(ones):.2f}' for count in counts)} |")
    for language, ones in judged.items() if show_wrong else ():
        for one in (one for one in ones if not one.right >= {*asked}):
            _show(language, one, asked)


def _show(language: str, one: Judged, asked: Sequence[str]) -> None:
    told = (one.found.measured_property, one.found.speaker, _day(one.found)) if one.found else None
    missed = ", ".join(part for part in asked if part not in one.right)
    print(f"{language} [{missed}] {one.wanted['quote']} of {one.text}\n    {list(one.wanted.values())[1:]} {told}")


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true", help="the sentences whose errors nobody looks at")
    parser.add_argument("--fields", action="store_true", help="the sentences of every section of a newspaper")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong; open sentences only")
    parser.add_argument(
        "--counted",
        choices=("first", "second", "verbs", "third", "third_unread", "fourth"),
        help="what numbers count, over many subjects",
    )
    asked = parser.parse_args()
    if asked.counted:
        report(COUNTED, asked.counted, PARTS[:1], asked.wrong and asked.counted != "third_unread")
    else:
        part = "held_out" if asked.held_out else "open"
        report(FIELDS if asked.fields else READINGS, part, PARTS, asked.wrong and not asked.held_out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
