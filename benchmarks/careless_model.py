"""What briefings lose to a model that answers validly but carelessly, whatever it is asked.

    python benchmarks/careless_model.py [--reader NAME ...] [--seed N] [GOLD.yaml ...]
    python benchmarks/careless_model.py --source FOLDER --date 2026-11-29 --reader vague

Unlike `noisy_readers.py`, whose readers spoil gold's answers, this model sees what a server would see, the question alone,
and answers with pointers that exist. A way of answering is careless in one stage and says nothing in the others;
`everything` is careless in all three. Rules are the floor: a measure below them is what the checks let through.
Without arguments: all ways over the fixture stories; with `--source` the briefing of any folder, to be read beside that
of the rules.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, TypeVar, get_args

from gold_stories import Row, brief_of, day_of, folder_of, print_readers, reader_options, row_of
from writers_question import told_events

from summarizer.language.events.event_types import type_names
from summarizer.language.profile import load_profile
from summarizer.regress.scoring.gold import load_gold
from summarizer.render.markdown import to_markdown
from summarizer.schema.answers import ActorKind, ExtractAnswer, MergeAnswer, ProofreadAnswer, WriteAnswer
from summarizer.schema.asking import Answer, Answered, Ask

A = TypeVar("A", bound=Answer)
Way = Callable[["Question"], dict[str, Any]]
SHOWN = {
    "figures.f1": "F1",
    "figures strict.f1": "strict",
    "figures.attribution right": "speaker",
    "reconciliation.macro f1": "reconciled",
    "conflicts.recall": "conflicts",
    "actors.conll f1": "actors",
    "actors.over-merge": "over-merged",
    "events.f1": "events",
    "events.conll f1": "CoNLL",
    "told.citation precision": "cited",
    "told.comprehensiveness": "told",
    "told.redundancy": "again",
}
_VAGUE = (
    "There was an incident",
    "The situation remains difficult",
    "Officials made a statement",
    "It is not over yet",
)
_MOST = 8


@dataclass(frozen=True)
class Question:
    """A question as a server gets it, and what in it can be pointed at."""

    asked: str
    random: Random

    def numbers(self, pattern: str) -> list[int]:
        """The numbers that the pattern's group finds, each once."""
        return list(dict.fromkeys(int(n) for n in re.findall(pattern, self.asked, re.MULTILINE)))

    @property
    def marks(self) -> list[int]:
        return self.numbers(r"<n(\d+)>")

    @property
    def actors(self) -> dict[int, str]:
        return {int(a): name for a, name in re.findall(r"^a(\d+) ([^|\n]+?)(?: \||$)", self.asked, re.MULTILINE)}

    @property
    def sentences(self) -> list[int]:
        return self.numbers(r"^\[(\d+)\] (?=.*[.!?…\"”»)]$)")

    @property
    def events(self) -> list[tuple[int, str]]:
        """The proposed events' sentences and types."""
        proposed = self.asked.split("\nevents:\n")[-1]
        return [(int(s), t) for s, t in re.findall(r"^\[(\d+)\] ([a-z -]+?)(?: \||$)", proposed, re.MULTILINE)]

    @property
    def told(self) -> list[tuple[str, str]]:
        """The facts' events and their words."""
        return [(e.event, e.words) for e in told_events(self.asked)]

    @property
    def claims(self) -> list[str]:
        return re.findall(r"^  (f\d+\.c\d+) ", self.asked, re.MULTILINE)

    @property
    def named(self) -> list[str]:
        return re.findall(r"^(p\d+) ", self.asked, re.MULTILINE)

    @property
    def counted(self) -> list[str]:
        """What the facts' figures count."""
        return re.findall(r"^f\d+ ([^(\n]+) \(", self.asked, re.MULTILINE)


# --- reading ---


def _at_random(q: Question) -> dict[str, Any]:
    """Every number, event and actor corrected to something else."""
    properties = [p.name for p in load_profile("en").properties]
    days = re.findall(r"\| ([^|\[\n]+)$", q.asked.split("\nactors:\n")[0], re.MULTILINE) or [""]
    sentences = q.random.sample(q.sentences, min(6, len(q.sentences)))
    return {
        "events": sentences,
        "numbers": [
            {"n": n}
            | q.random.choice(
                [
                    {"property": q.random.choice(properties)},
                    {"speaker": q.random.choice([0, *q.actors])},
                    {"of": q.random.choice([0, *q.actors])},
                    {"when": q.random.choice(days)[:40]},
                    {"event": q.random.choice([0, *q.sentences])},
                ]
            )
            for n in q.marks[:60]
        ],
        "details": [{"s": s, "type": q.random.choice(type_names()), "modality": "possible"} for s in sentences],
        "actors": [{"a": a, "kind": q.random.choice(get_args(ActorKind))} for a in list(q.actors)[:_MOST]],
    }


def _one_speaker(q: Question) -> dict[str, Any]:
    """Every number is said by the first actor, and is that one's own."""
    first = min(q.actors, default=0)
    return {"events": q.sentences[:3], "numbers": [{"n": n, "speaker": first, "of": first} for n in q.marks[:60]]}


def _confirming(q: Question) -> dict[str, Any]:
    """Every proposal said again, the open numbers named as the example names its own."""
    rows = re.findall(r"^n(\d+) (\?|[^|(\n]+?)(?: \(.*| of a.*| \|.*)?$", q.asked, re.MULTILINE)
    numbers = [{"n": int(n), "property": "missing" if name == "?" else name[:40]} for n, name in rows]
    events = q.events[:_MOST]
    return {
        "events": [s for s, _ in events],
        "numbers": numbers[:60],
        "details": [{"s": s, "type": kind} for s, kind in events],
    }


def _first_sentences(q: Question) -> dict[str, Any]:
    """The first sentences are the events, of a wrong kind, and denied."""
    first = q.sentences[:_MOST]
    return {"events": first, "details": [{"s": s, "type": "sport", "modality": "denied"} for s in first]}


def _one_actor(q: Question) -> dict[str, Any]:
    """The first actor is every other one, too."""
    first, *others = [*q.actors.items()] or [(1, "")]
    also = [name[:60] for _, name in others][:4]
    return {"events": q.sentences[:3], "actors": [{"a": first[0], "also": also, "kind": "person"}] if first[1] else []}


def _summing_up(q: Question) -> dict[str, Any]:
    """Every event in words that say nothing of it."""
    first = q.sentences[:_MOST]
    return {"events": first, "details": [{"s": s, "summary": f"{q.random.choice(_VAGUE)}."} for s in first]}


def _read_by_example(q: Question) -> dict[str, Any]:
    """The prompt's example."""
    return {
        "events": [5, 6],
        "actors": [{"a": 2, "name": "the fire service", "s": 6, "kind": "organisation"}],
        "numbers": [
            {"n": 5, "property": "staff"},
            {"n": 6, "property": "missing", "counts": "still below", "speaker": 2},
        ],
        "details": [{"s": 5, "type": "accident"}],
    }


# --- deciding ---


def _all_one(q: Question) -> dict[str, Any]:
    return {"same": q.numbers(r"^<(\d+)>"), "different": []}


def _decided_by_example(q: Question) -> dict[str, Any]:
    return {"same": [1], "different": [2]}


def _tossed(q: Question) -> dict[str, Any]:
    """A coin for each pair."""
    pairs = q.numbers(r"^<(\d+)>")
    same = [n for n in pairs if q.random.random() < 1 / 2]
    return {"same": same, "different": [n for n in pairs if n not in same]}


# --- proofreading ---


def _all_wrong(q: Question) -> dict[str, Any]:
    return {"wrong": q.numbers(r"^<(\d+)>")[:40]}


def _wrong_by_example(q: Question) -> dict[str, Any]:
    return {"wrong": [2, 4, 5]}


def _doubting(q: Question) -> dict[str, Any]:
    """A coin for each line."""
    return {"wrong": [n for n in q.numbers(r"^<(\d+)>") if q.random.random() < 1 / 2][:40]}


# --- writing ---


def _misplaced(q: Question) -> dict[str, Any]:
    """The facts' words, each beside another's reference, and each number with another's noun and speaker."""
    told, claims = q.told, q.claims
    shifted = list(zip(told, told[1:] + told[:1], strict=True))
    lines = [f"{words.rstrip('.')} [{other}]." for (_, words), (other, _) in shifted[:7]]
    nouns = (q.counted[1:] + q.counted[:1]) or [""]
    for i, claim in enumerate(claims[:7]):
        speaker = f", according to {{{q.named[i % len(q.named)]}}}" if q.named else ""
        lines.append(f"The {nouns[i % len(nouns)]} were {{{claim}}}{speaker}.")
    return _prose(lines)


def _vague(q: Question) -> dict[str, Any]:
    """Sentences that say nothing of what they refer to."""
    refs = [ref for ref, _ in q.told] or q.claims
    return _prose([f"{words} [{ref}]." for ref, words in zip(refs, _VAGUE * 3, strict=False)])


def _judging(q: Question) -> dict[str, Any]:
    """What no fact holds: causes, judgements, the opposite."""
    wild = ("Nothing of the kind happened", "It was a great success for all", "The government is to blame for it")
    return _prose([f"{words} [{ref}]." for (ref, _), words in zip(q.told, wild * 3, strict=False)])


def _repeating(q: Question) -> dict[str, Any]:
    """One number in ever other words."""
    claim = next(iter(q.claims), "f1.c0")
    ways = ("In all {%s} were counted", "There were {%s}", "The count was {%s}", "It came to {%s} so far")
    return _prose([f"{way % claim}." for way in ways])


def _written_by_example(q: Question) -> dict[str, Any]:
    """The prompt's example."""
    lines = ["{f1.c0} miners were rescued in Harlow on {e1.date}, according to {p1} [e1]."]
    return {"headline": "Miners rescued in Harlow [e1]", "statements": lines}


def _prose(lines: Sequence[str]) -> dict[str, Any]:
    return {"headline": next(iter(lines), "")[:300], "statements": list(lines)[:14]}


# --- the model ---


def _nothing(q: Question) -> dict[str, Any]:
    return {}


_READ: dict[str, Way] = {
    "random": _at_random,
    "one speaker": _one_speaker,
    "confirming": _confirming,
    "first sentences": _first_sentences,
    "one actor": _one_actor,
    "summing up": _summing_up,
    "example read": _read_by_example,
}
_DECIDE: dict[str, Way] = {"all one": _all_one, "example decided": _decided_by_example, "tossed": _tossed}
_PROOFREAD: dict[str, Way] = {"all wrong": _all_wrong, "example wrong": _wrong_by_example, "doubting": _doubting}
_WRITE: dict[str, Way] = {
    "misplaced": _misplaced,
    "vague": _vague,
    "judging": _judging,
    "repeating": _repeating,
    "example written": _written_by_example,
}
RULES, SILENT, EVERYTHING = "rules", "silent", "everything"
WAYS = (RULES, SILENT, *_READ, *_DECIDE, *_PROOFREAD, *_WRITE, EVERYTHING)


@dataclass(frozen=True)
class CarelessModel:
    """A model that answers in one of `WAYS`; the same question in the same way for one seed."""

    way: str
    seed: int = 1
    name: str = "careless"

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """The careless answer; problems that a review would find stay, as after the last re-asking."""
        question = Question(ask.user, Random(f"{self.seed} {ask.subject_digest}"))
        ways = {"extract": _READ, "merge": _DECIDE, "proofread": _PROOFREAD, "write": _WRITE}[ask.prompt]
        way = question.random.choice(list(ways.values())) if self.way == EVERYTHING else ways.get(self.way, _nothing)
        return Answered(answer.model_validate(_EMPTY[ask.prompt] | way(question)), 1, 0, 0)


_EMPTY: dict[str, dict[str, Any]] = {
    "extract": ExtractAnswer(events=[]).model_dump(exclude_none=True),
    "merge": MergeAnswer(same=[], different=[]).model_dump(),
    "proofread": ProofreadAnswer(wrong=[]).model_dump(),
    "write": WriteAnswer(headline="", statements=[]).model_dump(),
}


def scored(path: Path, way: str, seed: int) -> Row:
    """How the briefing of the story that a gold file is of scores."""
    gold = load_gold(path)
    model = None if way == RULES else CarelessModel(way, seed)
    return row_of(brief_of(folder_of(path, gold), day_of(gold), model, gold.language), gold, SHOWN)


def main() -> None:
    parser = reader_options(__doc__, WAYS)
    parser.add_argument("--source", type=Path, help="a folder of articles: print its briefing")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="of that briefing")
    asked = parser.parse_args()
    if asked.source:
        way = (asked.reader or [EVERYTHING])[0]
        model = None if way == RULES else CarelessModel(way, asked.seed)
        print(to_markdown(brief_of(asked.source, asked.date, model, "en")))
    else:
        print_readers(scored, WAYS, SHOWN, asked)


if __name__ == "__main__":
    main()
