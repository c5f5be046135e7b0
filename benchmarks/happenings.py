"""What short reports say happened, by rules, against readings by hand: which sentences tell one event, its type and day.

    python benchmarks/happenings.py [first|second|third|fourth|fifth|sixth ...] [--wrong]

Each case of `fixtures/happenings` is a story of one or two short articles. `found`: events of the reading that are told,
one to one, by the sentences they share; `precision`: told events that the reading has; `type`, `day`, `modality`:
of the events found, those that have what the reading has (a day only where the sentences tell one); `links`: pairs of
sentences that tell one event, found and rightly joined. `--wrong` lists what is not as read by hand.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from small_reports import read_by_rules, report

from summarizer.merge import merge
from summarizer.regress.scoring.assignment import best_assignment
from summarizer.schema.brief import Event

HAPPENINGS = Path(__file__).resolve().parent.parent / "fixtures" / "happenings"
SETS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
Places = frozenset[tuple[str, int]]  # an article's id and where a sentence of it starts


@dataclass(frozen=True)
class Wanted:
    """An event as read by hand."""

    told_in: Places
    types: frozenset[str]
    day: str
    modality: str


@dataclass(frozen=True)
class Judged:
    """A case as read by hand and as told: `pairs` are the indexes of the events that are one."""

    sentences: dict[tuple[str, int], str]
    wanted: list[Wanted]
    told: list[Event]
    pairs: list[tuple[int, int]]

    def counts(self) -> Counter[str]:
        """What is right and how many there are, by name: "found" and "found of", and so on."""
        both = [(self.wanted[i], self.told[j]) for i, j in self.pairs]
        dated = [(w, t) for w, t in both if w.day]
        wanted, told = _links(w.told_in for w in self.wanted), _links(self.places(t) for t in self.told)
        return Counter(
            {
                "found": len(both), "found of": len(self.wanted),
                "precision": len(both), "precision of": len(self.told),
                "type": sum(t.type in w.types for w, t in both), "type of": len(both),
                "day": sum(t.date == w.day for w, t in dated), "day of": len(dated),
                "modality": sum(t.modality == w.modality for w, t in both), "modality of": len(both),
                "links found": len(wanted & told), "links found of": len(wanted),
                "links right": len(wanted & told), "links right of": len(told),
            }
        )  # fmt: skip

    def places(self, event: Event) -> Places:
        """The sentences that a told event is cited from."""
        return _places_of(event, self.sentences)


def _places_of(event: Event, sentences: Iterable[tuple[str, int]]) -> Places:
    found = {max((s for s in sentences if s[0] == c.article and s[1] <= c.start), key=lambda s: s[1])
             for c in event.citations}  # fmt: skip
    return frozenset(found)


def judge(path: Path) -> Iterator[Judged]:
    """Every case of a set."""
    cases: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for case in cases["cases"]:
        yield _judge(case, cases["published"])


def _judge(case: dict[str, Any], published: date) -> Judged:
    articles = [
        report(f"a{n}", " ".join(item["sentences"]), item["language"], published)
        for n, item in enumerate(case["articles"], 1)
    ]
    starts = {a.id: _starts(item["sentences"]) for a, item in zip(articles, case["articles"], strict=True)}
    sentences = {(i, at): a["sentences"][n] for (i, found), a in zip(starts.items(), case["articles"], strict=True)
                 for n, at in enumerate(found)}  # fmt: skip
    wanted = [_wanted(event, starts) for event in case["events"]]
    stories = merge([read_by_rules(a, published) for a in articles], "en")
    told = [event for story in stories for event in story.events]
    likeness = [[_likeness(w, t, sentences) for t in told] for w in wanted]
    return Judged(sentences, wanted, told, best_assignment(likeness))


def _starts(sentences: list[str]) -> list[int]:
    return [sum(len(s) + 1 for s in sentences[:n]) for n in range(len(sentences))]


def _wanted(event: dict[str, Any], starts: dict[str, list[int]]) -> Wanted:
    named = [place.split(".") for place in event["told_in"]]
    places = frozenset((f"a{article}", starts[f"a{article}"][int(number) - 1]) for article, number in named)
    return Wanted(places, frozenset(event["type"]), event["day"], event.get("modality", "actual"))


def _likeness(wanted: Wanted, event: Event, sentences: Iterable[tuple[str, int]]) -> float:
    """The share of sentences that both have; the type decides between two events of one sentence."""
    told = _places_of(event, sentences)
    shared = len(wanted.told_in & told) / len(wanted.told_in | told)
    return shared + 0.01 * (shared > 0 and event.type in wanted.types)


def _links(events: Iterable[Places]) -> set[tuple[tuple[str, int], ...]]:
    return {pair for places in events for pair in combinations(sorted(places), 2)}


def _wrong(one: Judged) -> Iterator[str]:
    told = dict(one.pairs)
    for i, wanted in enumerate(one.wanted):
        words = " / ".join(one.sentences[place][:70] for place in sorted(wanted.told_in))
        event = one.told[told[i]] if i in told else None
        if event is None:
            yield f"not told: {words}"
            continue
        got = f"{event.type} {event.date} {event.modality}, from {len(one.places(event) & wanted.told_in)} of its sentences"
        right = event.type in wanted.types and event.modality == wanted.modality and event.date == (wanted.day or None)
        if not right or one.places(event) != wanted.told_in:
            yield f"{'|'.join(wanted.types)} {wanted.day} {wanted.modality}: {words}\n    told as {got}"
    for j in set(range(len(one.told))) - {j for _, j in one.pairs}:
        yield f"told besides: {one.told[j].type} {one.told[j].date} {one.told[j].summary[:110]}"


def main() -> int:
    """Prints the shares right of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="only these")
    parser.add_argument("--wrong", action="store_true", help="list what is not as read by hand")
    asked = parser.parse_args()
    for name in asked.sets or [s for s in SETS if (HAPPENINGS / f"{s}.yaml").exists()]:
        judged = list(judge(HAPPENINGS / f"{name}.yaml"))
        counts = sum((one.counts() for one in judged), Counter())
        print(f"{name}: {len(judged)} cases")
        for key in ("found", "precision", "type", "day", "modality", "links found", "links right"):
            part, whole = counts[key], counts[f"{key} of"]
            print(f"  {key:12} {part / whole if whole else 1:.3f} ({part} of {whole})")
        if asked.wrong:
            print("\n".join(line for one in judged for line in _wrong(one)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
