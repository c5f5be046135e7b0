"""How many false sentences a writer gets into a briefing whose numbers and names all hold, and how many true ones are lost.

    python benchmarks/false_sentences.py [GOLD.yaml ...]

Of each fixture story's facts, as the real question puts them, sentences are written: true ones (a claim with its speaker, a
fate with its number, the noun behind a number, an event's words between two of its actors, two numbers with what they
count, a plan, an event with its day), and the same made false in one place: another actor as the speaker, another fate,
another noun, the two actors, numbers or places of numbers in each other's place, a plan told as done, another day. "Kept"
are those that the program's review lets pass.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from gold_stories import articles_of, brief_of, day_of, folder_of, gold_files
from perfect_reading import PerfectReader
from writers_question import told_events

from summarizer.extract.days import BriefingDay
from summarizer.regress.scoring.gold import load_gold
from summarizer.schema.answers import WriteAnswer
from summarizer.schema.asking import Answer, Answered, Ask
from summarizer.write.review.sense import FATES

A = TypeVar("A", bound=Answer)
KINDS = (
    "speaker", "another speaker", "fate", "another fate", "counted", "counted otherwise", "actors", "actors exchanged",
    "two numbers", "two numbers exchanged", "planned", "planned told as done", "dated", "dated otherwise",
    "two places", "two places exchanged",
)  # fmt: skip
_NOUNS = ("soldiers", "children", "houses", "vehicles")
_OPEN_CLAIM = re.compile(r"^  (f\d+\.c\d+) .*, (?:planned|possible)$", re.MULTILINE)
_OPENING = re.compile(r"^[^\d,;:(]*")
_PLACED = re.compile(r"^f\d+ (\w[\w ]*?)(?: of [^\n(]+)? in ([^\n(]+) \([^\n]*\n  (f\d+\.c0) ", re.MULTILINE)
_FEWEST_WORDS = 4
_SHORT = 60  # characters between two actors of an event
_TOLD = {
    "deaths": "{%s} people have died.",
    "injured": "{%s} people were injured.",
    "missing": "{%s} people are missing.",
    "displaced": "{%s} people were displaced.",
    "arrests": "{%s} people were arrested.",
    "rescued": "{%s} people were rescued.",
}


@dataclass
class Writer(PerfectReader):
    """A perfect reader that writes each sentence of its facts, true and false, and notes which ones the review refuses."""

    written: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    passed: list[tuple[str, str]] = field(default_factory=list)

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """Gold's answer to the question; of a story, no sentence, once all have been tried."""
        if answer is not WriteAnswer or review is None:
            return await super().ask(ask, answer, review)
        reviewed: Any = review
        for kind, sentence in sentences(ask.user):
            problems = reviewed(WriteAnswer(headline="", statements=[sentence]))
            self.written[kind] += 1
            if not any(p.startswith("statements") for p in problems):
                self.kept[kind] += 1
                self.passed.append((kind, sentence))
        value: Any = WriteAnswer(headline="", statements=[])
        return Answered(value, 1, 0, 0)


def sentences(facts: str) -> Iterator[tuple[str, str]]:
    """Sentences of a story's facts by kind."""
    actors = dict(re.findall(r"^(p\d+) (.+) \([^()]*\)$", facts, re.MULTILINE))
    for block in re.findall(r"^f\d+ .*(?:\n  .*)*", facts, re.MULTILINE):
        name = re.sub(r"^f\d+ | \(.*", "", block.splitlines()[0])
        yield from _of_open(name, _OPEN_CLAIM.findall(block))
        settled = _OPEN_CLAIM.sub("", block)
        yield from _of_speakers(name, settled, actors)
        yield from _of_what_is_counted(name, settled)
    yield from _of_two_numbers(
        re.findall(r"^f\d+ (\w[\w ]*?)(?: of | in | \()[^\n]*\n  (f\d+\.c0) ", _OPEN_CLAIM.sub("", facts), re.MULTILINE)
    )
    yield from _of_places(_PLACED.findall(_OPEN_CLAIM.sub("", facts)))
    events = told_events(facts)
    yield from _of_days([(e.event, e.day, _OPENING.findall(e.words)[0]) for e in events if e.day])
    for event in events:
        yield from _of_actors(event.event, event.words, actors)


def _of_open(name: str, refs: Sequence[str]) -> Iterator[tuple[str, str]]:
    for ref in refs:
        yield "planned", f"The figure for {name} may be {{{ref}}}."
        yield "planned told as done", f"The figure for {name} was {{{ref}}}."


def _of_speakers(name: str, block: str, actors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for ref, speaker in re.findall(r"^  (f\d+\.c\d+) .*, says (p\d+) ", block, re.MULTILINE):
        yield "speaker", f"The figure for {name} is {{{ref}}}, according to {{{speaker}}}."
        for other in [p for p in actors if p != speaker][:3]:
            yield "another speaker", f"The figure for {name} is {{{ref}}}, according to {{{other}}}."


def _of_what_is_counted(name: str, block: str) -> Iterator[tuple[str, str]]:
    for ref, noun in re.findall(r'^  (f\d+\.c\d+) "[^"]*" ([^\W\d_]+)(?:,|$)', block, re.MULTILINE):
        yield "counted", f"{{{ref}}} {noun} were told of."
        for other in [n for n in _NOUNS if n != noun]:
            yield "counted otherwise", f"{{{ref}}} {other} were told of."
    first = re.search(r"f\d+\.c\d+", block)
    if name in _TOLD and first:
        yield "fate", _TOLD[name] % first[0]
        for fate in [f for f in FATES if f in _TOLD and f != name]:
            yield "another fate", _TOLD[fate] % first[0]


def _of_two_numbers(figures: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for (one, first), (other, second) in pairwise(figures):
        if one != other:
            yield "two numbers", f"The number of {one} is {{{first}}}, that of {other} {{{second}}}."
            yield "two numbers exchanged", f"The number of {one} is {{{second}}}, that of {other} {{{first}}}."


def _of_places(figures: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    for (one, here, first), (other, there, second) in pairwise(figures):
        if here != there:
            told = f"The number of {one} in %s is {{{first}}}, that of {other} in %s {{{second}}}."
            yield "two places", told % (here, there)
            yield "two places exchanged", told % (there, here)


def _of_days(events: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    for (event, day, opening), (other, another, _) in pairwise(events):
        if day != another and len(opening.split()) >= _FEWEST_WORDS:
            yield "dated", f"{opening.strip()} on {{{event}.date}} [{event}]."
            yield "dated otherwise", f"{opening.strip()} on {{{other}.date}} [{event}]."


def _of_actors(event: str, summary: str, actors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    found = [(m, p) for p, n in actors.items() for m in re.finditer(rf"(?<!\w){re.escape(n)}(?!\w)", summary)]
    for (left, one), (right, other) in pairwise(sorted(found, key=lambda f: f[0].start())):
        between = summary[left.end() : right.start()].strip()
        if one != other and 0 < len(between) < _SHORT:
            yield "actors", f"{{{one}}} {between} {{{other}}} [{event}]"
            yield "actors exchanged", f"{{{other}}} {between} {{{one}}} [{event}]"


def write_of(path: Path) -> Writer:
    """The writer after it has tried all sentences of the story that a gold file is of."""
    gold = load_gold(path)
    writer = Writer(gold, articles_of(path, gold), BriefingDay(day_of(gold), explicit=True), "en")
    brief_of(folder_of(path, gold), day_of(gold), writer, "en")
    return writer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="also print the false sentences that pass")
    parser.add_argument("gold", nargs="*", type=Path)
    told = parser.parse_args()
    writers = [write_of(path) for path in told.gold or gold_files()]
    print("| sentences | written | kept |\n| --- | --- | --- |")
    for kind in KINDS:
        written, kept = (
            sum(c[kind] for c in counts) for counts in ([w.written for w in writers], [w.kept for w in writers])
        )
        print(f"| {kind} | {written} | {kept} |")
    for kind, sentence in [p for w in writers for p in w.passed if told.show and p[0] in KINDS[1::2]]:
        print(f"{kind}: {sentence}")


if __name__ == "__main__":
    main()
