"""What briefings lose to readers that err: gold's answers spoilt in known ways, scored beside rules and gold.

    python benchmarks/noisy_readers.py [--reader NAME ...] [--seed N] [GOLD.yaml ...]

Each reader answers the real questions as `perfect_reading.py` does, and then errs as models do: it says nothing, labels all
marks alike, points one place too far, gives each speaker's words to another, says the proposals again, corrects at random
whatever is proposed, types words at random wherever words may be typed, refuses every second article, or is right but for a
share of its fields. A row ends with whether every briefing verifies. Rules are the floor that no reader may pull a briefing
under by more than what it has wrong, gold the ceiling. Without arguments: all readers over the fixture stories.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any, TypeVar

from gold_stories import Row, articles_of, brief_of, day_of, folder_of, print_readers, reader_options, row_of
from perfect_reading import ArticleAnswer, PerfectReader
from pydantic import BaseModel

from summarizer.errors import Refused
from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import read_clues
from summarizer.language.dates.in_text import find_dates
from summarizer.language.events.event_types import type_names
from summarizer.language.profile import load_profile
from summarizer.marking import mark
from summarizer.regress.scoring.gold import load_gold
from summarizer.schema.answers import ActorLabel, EventLabel, ExtractAnswer, MergeAnswer, NumberLabel
from summarizer.schema.asking import Answer, Answered, Ask

A = TypeVar("A", bound=Answer)
L = TypeVar("L", bound=BaseModel)
Spoil = Callable[[ExtractAnswer, ArticleAnswer, Random], ExtractAnswer]
_NUMBER_WORDS = (
    "double", "both", "half", "XIV", "ten-year", "½", "٣", "二", "’s", "—", "deux", "moitié", "drei", "Hälfte", "Dutzend",
    "uno", "doble",
)  # fmt: skip
# of each field that a model may type: how often its words are changed, and how many characters it holds
_TYPED = {
    NumberLabel: {"property": (0.5, 40), "counts": (0.4, 80), "when": (0.3, 40)},
    ActorLabel: {"name": (0.2, 100)},
    EventLabel: {"place": (0.4, 60), "when": (0.3, 40), "summary": (0.3, 200)},
}
_OTHER_WORDS = {
    "deaths": ("people who were killed", "loss of life"),
    "injured": ("injured persons", "people who were hurt"),
    "missing": ("missing individuals",),
    "evacuated": ("people who were evacuated",),
    "displaced": ("displaced persons",),
    "rescued": ("people who were rescued",),
    "arrests": ("arrested persons", "people under arrest"),
    "hospitalised": ("people taken to hospital",),
    "buildings damaged": ("number of damaged homes",),
    "buildings destroyed": ("houses that were destroyed",),
    "without power": ("people without electricity",),
    "protesters": ("protest participants",),
    "strikers": ("employees taking part in the strike", "workers striking"),
    "job cuts": ("number of jobs cut", "jobs eliminated"),
    "jobs at risk": ("jobs that are at risk",),
    "offer value": ("total offer", "value of takeover bid"),
    "price per share": ("price offered for a share",),
    "premium": ("bid premium",),
    "share price": ("stock closing price",),
    "share held": ("capital stake", "percentage of shares held"),
    "attendance": ("number of spectators",),
    "aid": ("government aid",),
    "damage": ("total damage",),
    "affected": ("number of people affected",),
    "staff": ("number of workers",),
    "turnout": ("rate of participation",),
    "vote share": ("percentage of the vote",),
    "infections": ("number of infected people",),
    "sentence": ("length of sentence",),
    "area burned": ("burnt land",),
    "revenue": ("annual sales",),
    "profit": ("earnings",),
}
SHOWN = {
    "figures.f1": "F1",
    "figures strict.f1": "strict",
    "figures.property right": "property",
    "figures.attribution right": "speaker",
    "figures.as_of right": "as of",
    "conflicts.recall": "conflicts",
    "actors.conll f1": "actors",
    "events.recall": "events",
    "events.conll f1": "CoNLL",
    "events.date right": "day",
    "told.citation precision": "cited",
    "told.comprehensiveness": "told",
    "told.redundancy": "again",
}


def _silent(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    return _answer()


def _alike(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Every mark a death that the first actor tells, every event an attack."""
    sentences = sorted(about.sentences)[:8]
    return _answer(
        events=sentences,
        numbers=[NumberLabel(n=n, property="deaths", speaker=min(1, len(about.numbers))) for n in sorted(about.marks)],
        details=[EventLabel(s=s, type="attack", modality="actual") for s in sentences],
    )


def _shifted(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Each mark, sentence and actor is the next one."""
    return _answer(
        events=[s + 1 for s in told.events],
        numbers=[
            label.model_copy(update={"n": label.n + 1} | ({"speaker": label.speaker + 1} if label.speaker else {}))
            for label in told.numbers
        ],
        actors=told.actors,
        details=[label.model_copy(update={"s": label.s + 1}) for label in told.details],
    )


def _swapped(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Whoever speaks is somebody else: each number with a speaker is given to the next speaker of the article."""
    said = {n: f.speaker for n, f in about.proposals.figures.items() if f.speaker and n in about.marks}
    spoken = {label.n: label.speaker for label in told.numbers if label.speaker}
    numbered = {n: about.numbers[name] for n, name in said.items() if name in about.numbers} | spoken
    order = list(dict.fromkeys(numbered.values()))
    after = dict(zip(order, order[1:] + order[:1], strict=True))
    labels = {label.n: label for label in told.numbers}
    changed = [
        labels.get(n, NumberLabel(n=n)).model_copy(update={"speaker": after[a]}) for n, a in sorted(numbered.items())
    ]
    return told.model_copy(update={"numbers": changed + [label for n, label in labels.items() if n not in numbered]})


def _repeating(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """All proposals once more, the open marks as the prompt's examples have them."""
    labels = []
    for n in sorted(about.marks):
        known = about.proposals.figures.get(n)
        name = known.measured_property[:40] if known else "missing"
        labels.append(NumberLabel(n=n, property=name, counts=None if known else "still below"))
    events = [e for e in about.proposals.events.values() if e.sentence in about.sentences][:8]
    return _answer(
        events=[e.sentence for e in events],
        numbers=labels,
        details=[EventLabel(s=e.sentence, type=e.type) for e in events],
    )


def _complete(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Gold's answer, and all that the proposals have right once more, as models like to fill in every field."""
    numbers = {label.n: label for label in told.numbers}
    for n in sorted(about.marks & about.proposals.figures.keys()):
        label = numbers.get(n) or NumberLabel(n=n)
        name = about.proposals.figures[n].measured_property[:40]
        numbers[n] = label if label.property is not None else label.model_copy(update={"property": name})
    details = {label.s: label for label in told.details}
    for event in (about.proposals.events[s] for s in told.events if s in about.proposals.events):
        detail = details.get(event.sentence) or EventLabel(s=event.sentence)
        details[event.sentence] = detail if detail.type else detail.model_copy(update={"type": event.type})
    return told.model_copy(update={"numbers": list(numbers.values()), "details": list(details.values())})


def _rewording(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Gold's answer, and what the proposals have right once more, properties of the tables in other words."""
    complete = _complete(told, about, random)

    def reworded(label: NumberLabel) -> NumberLabel:
        others = _OTHER_WORDS.get(label.property or "")
        return label.model_copy(update={"property": random.choice(others)}) if others else label

    return complete.model_copy(update={"numbers": [reworded(label) for label in complete.numbers]})


def _terse(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Gold's corrections, and not a word on the marks that the rules leave open."""
    known = about.proposals.figures.keys()
    return told.model_copy(update={"numbers": [label for label in told.numbers if label.n in known]})


def _random(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Every mark and event corrected to something else, never the same twice: no answer looks more careful."""
    sentences = random.sample(sorted(about.sentences), min(6, len(about.sentences)))
    return _answer(
        events=sentences,
        numbers=[_wrong(NumberLabel(n=n), about, random) for n in sorted(about.marks)],
        details=[EventLabel(s=s, type=random.choice(type_names()), modality="possible") for s in sentences],
    )


def _typing(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
    """Gold's answer, most of the words that a model may type changed for numbers, names and signs of any language."""

    def changed(label: L) -> L:
        fields = {name: _any_words(about, random)[:at_most] for name, (share, at_most) in _TYPED[type(label)].items()
                  if random.random() < share}  # fmt: skip
        return label.model_copy(update=fields)

    return _answer(
        events=told.events,
        numbers=[changed(label) for label in told.numbers],
        actors=[changed(a).model_copy(update={"also": [*a.also[:3], _any_words(about, random)]}) for a in told.actors],
        details=[changed(d) for d in told.details],
    )


def _any_words(about: ArticleAnswer, random: Random) -> str:
    """A stretch of a sentence of the article, words of it out of their order, or words for numbers."""
    words = about.marked.text_of(random.choice(sorted(about.sentences))).split()
    first = random.randrange(len(words))
    stretch = words[first : first + random.randint(1, 5)]
    return " ".join(random.choice((stretch, random.choices(words, k=3), random.choices(_NUMBER_WORDS, k=2))))


def _sloppy(share: float) -> Spoil:
    """Gold's answer, with this share of its labels, of the marks it leaves alone, of its actors and events wrong."""

    def spoil(told: ExtractAnswer, about: ArticleAnswer, random: Random) -> ExtractAnswer:
        labels = {label.n: label for label in told.numbers}
        numbers = []
        for n in sorted(about.marks):
            if random.random() < share:
                numbers.append(_wrong(labels.get(n, NumberLabel(n=n)), about, random))
            elif n in labels:
                numbers.append(labels[n])
        events = [_elsewhere(s, about, random) if random.random() < share else s for s in told.events]
        actors = [
            a.model_copy(update={"also": [], "kind": "media"}) if random.random() < share else a for a in told.actors
        ]
        details = [
            d.model_copy(update={"modality": "possible"}) if random.random() < share else d for d in told.details
        ]
        return _answer(events=events, numbers=numbers, actors=actors, details=details)

    return spoil


def _wrong(label: NumberLabel, about: ArticleAnswer, random: Random) -> NumberLabel:
    """The label with one thing wrong: another property, speaker or day."""
    ways: list[dict[str, object]] = [{"property": random.choice(_properties(about))}]
    others = [a for a in about.numbers.values() if a != label.speaker]
    if others:
        ways.append({"speaker": random.choice([*others, 0])})
    text = about.marked.article.text
    days = [text[m.start : m.end] for m in find_dates(text, about.reading.profile, about.reading.day.anchor)]
    if days:
        ways.append({"when": random.choice(days)[:40]})
    return label.model_copy(update=random.choice(ways))


def _properties(about: ArticleAnswer) -> list[str]:
    return list(dict.fromkeys(p.name for p in load_profile(about.gold.language).properties))


def _elsewhere(sentence: int, about: ArticleAnswer, random: Random) -> int:
    return random.choice(sorted(about.sentences - {sentence}) or [sentence])


def _answer(
    events: Sequence[int] = (),
    numbers: Sequence[NumberLabel] = (),
    actors: Sequence[ActorLabel] = (),
    details: Sequence[EventLabel] = (),
) -> ExtractAnswer:
    return ExtractAnswer.model_construct(
        events=list(events), numbers=list(numbers), actors=list(actors), details=list(details)
    )


READERS: dict[str, Spoil | None] = {
    "rules": None,
    "silent": _silent,
    "alike": _alike,
    "shifted": _shifted,
    "swapped": _swapped,
    "repeating": _repeating,
    "complete": _complete,
    "rewording": _rewording,
    "terse": _terse,
    "random": _random,
    "typing": _typing,
    "refusing": lambda told, about, random: told,
    "sloppy 50 %": _sloppy(0.5),
    "sloppy 20 %": _sloppy(0.2),
    "sloppy 10 %": _sloppy(0.1),
    "gold": lambda told, about, random: told,
}


@dataclass
class NoisyReader(PerfectReader):
    """A model that answers with gold, spoilt. It writes nothing."""

    kind: str = "gold"
    seed: int = 1

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """The spoilt answer to the question. Raises Refused for the questions that it does not answer."""
        random = Random(f"{self.seed} {ask.prompt} {ask.subject_digest}")
        if self.kind == "refusing" and zlib.crc32(ask.subject.encode()) % 2:
            raise Refused("it does not answer")
        answered = await super().ask(ask, answer, review)
        value: Any = answered.value
        if isinstance(value, MergeAnswer):
            value = self._doubted(value, random)
        return Answered(value, 1, 0, 0)

    def _extracted(self, ask: Ask) -> ExtractAnswer:
        article = next(a for a in self.articles if PurePosixPath(a.source).name == ask.subject)
        about = ArticleAnswer(self.gold, read_clues(mark(article), self.day), ask)
        spoil = READERS[self.kind]
        assert spoil is not None
        return spoil(about.answer(), about, Random(f"{self.seed} {ask.subject_digest}"))

    def _doubted(self, told: MergeAnswer, random: Random) -> MergeAnswer:
        """The verdicts on doubtful pairs as the reader gives them."""
        every = [*told.same, *told.updated, *told.different]
        if self.kind in ("silent", "repeating"):
            return MergeAnswer(same=[], different=[])
        if self.kind == "alike":
            return MergeAnswer(same=every, different=[])
        if self.kind == "shifted":
            return MergeAnswer.model_validate({name: [n + 1 for n in ns] for name, ns in told.model_dump().items()})
        share = {"random": 0.5, "sloppy 10 %": 0.1, "sloppy 20 %": 0.2, "sloppy 50 %": 0.5}.get(self.kind, 0.0)
        lists: dict[str, list[int]] = {name: [] for name in told.model_dump()}
        for name, numbers in told.model_dump().items():
            for n in numbers:
                lists[random.choice(sorted(lists.keys() - {name})) if random.random() < share else name].append(n)
        return MergeAnswer.model_validate(lists)


def read_noisily(path: Path, kind: str, seed: int = 1) -> Row:
    """How the briefing of the story that a gold file is of scores, read by the reader of that kind."""
    gold = load_gold(path)
    day, reader = day_of(gold), None
    if READERS[kind] is not None:
        anchor = BriefingDay(day, explicit=True)
        reader = NoisyReader(gold, articles_of(path, gold), anchor, gold.language, kind=kind, seed=seed)
    return row_of(brief_of(folder_of(path, gold), day, reader, gold.language), gold, SHOWN)


def main() -> None:
    print_readers(read_noisily, list(READERS), SHOWN, reader_options(__doc__, list(READERS)).parse_args())


if __name__ == "__main__":
    main()
