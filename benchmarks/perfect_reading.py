"""What the program makes of a perfect reader's answers: gold, told through the real questions, scored as any briefing.

    python benchmarks/perfect_reading.py [GOLD.yaml ...]

For each article the reader answers the extract question as gold has it: whatever a proposal has wrong of a number
that gold has (what it counts, whose it is, who says it, as of when, as far as the article's words tell it), every
name of an actor, the sentences of gold's events. On doubtful pairs it says what gold says, and it refuses lines
that set numbers side by side otherwise. It writes nothing, so that templates do. What is lost between these scores
and 1 is lost by the program, not by reading; `merge_quality.py`
measures the merge alone. Without arguments: the fixture stories; articles are looked for beside gold's folder.
"""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar, get_args

from gold_stories import Row, articles_of, brief_of, day_of, folder_of, gold_files, row_of, shown_ratio
from merge_quality import SHOWN, claim_of

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import Reading, read_clues
from summarizer.extract.model.asks import Proposals
from summarizer.language.dates.in_text import find_dates
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.marking import mark
from summarizer.merge.by_model import CONTROLS
from summarizer.regress.scoring.gold import load_gold
from summarizer.regress.scoring.measures import total
from summarizer.regress.scoring.quantities import same_number, same_property, spans
from summarizer.regress.scoring.score import METRICS
from summarizer.schema.answers import (
    ActorKind,
    ActorLabel,
    EventLabel,
    ExtractAnswer,
    MergeAnswer,
    NumberLabel,
    ProofreadAnswer,
    WriteAnswer,
)
from summarizer.schema.asking import Answer, Answered, Ask
from summarizer.schema.brief import Article
from summarizer.schema.gold import Gold, GoldEvent, GoldFigure, RelationKind
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention
from summarizer.write.proofreading import CONTROLS as LINES

A = TypeVar("A", bound=Answer)
READING = ("figures.f1", "figures strict.f1", "figures.attribution right", "figures.as_of right", "events.recall")
_KINDS = frozenset(get_args(ActorKind))
_WHOSE = r"^{0}(?:$|,| for | in |['’]s )|\b(?:bid|offer) of {0}(?!\w)"
_MOST_NAMES = 4
_SHOWN_AS: dict[str, set[RelationKind]] = {
    "at odds": {"conflict"},
    "at odds before": {"conflict", "evolving", "basis", "agreed"},
    "also": {"conflict", "evolving", "basis", "agreed"},
    "before": {"evolving", "corrected", "basis", "agreed"},
    "part of": {"part_whole"},
    "withdrawn": {"corrected"},
    "long ago": {"background", "scope"},
}
"""What gold may call two numbers that a briefing sets side by side."""


@dataclass
class PerfectReader:
    """A model that answers with gold."""

    gold: Gold
    articles: Sequence[Article]
    day: BriefingDay
    language: str
    name: str = "gold"

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """Gold's answer to the question."""
        value: Any = WriteAnswer(headline="", statements=[])
        if answer is ExtractAnswer:
            value = self._extracted(ask)
        elif answer is MergeAnswer:
            value = _decided(ask, self.gold)
        elif answer is ProofreadAnswer:
            value = _proofread(ask, self.gold)
        return Answered(value, 1, 0, 0)

    def _extracted(self, ask: Ask) -> ExtractAnswer:
        article = next(a for a in self.articles if PurePosixPath(a.source).name == ask.subject)
        return ArticleAnswer(self.gold, read_clues(mark(article), self.day), ask).answer()


@dataclass
class ArticleAnswer:
    """Gold's answer to the question on one article, or one part of it."""

    gold: Gold
    reading: Reading
    ask: Ask
    actors: list[ActorLabel] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marked = self.reading.marked
        self.name = PurePosixPath(self.marked.article.source).stem
        asked = self.ask.user.split("\nProposals\n")[0]
        self.marks = {int(n) for n in re.findall(r"<n(\d+)>", asked)}
        self.sentences = {int(n) for n in re.findall(r"^\[(\d+)\]", asked, re.MULTILINE)}
        self.proposals = Proposals.by_rule(self.reading)
        self.numbers = {name: number for number, name in self.proposals.numbered.items()}

    def answer(self) -> ExtractAnswer:
        for actor in self.gold.actors:
            names = [n for n in dict.fromkeys((actor.name, *actor.aliases)) if self._sentence_with(n)]
            if names:
                number = self._actor(names[0], actor.kind, names[1:])
                self.numbers |= {n: self.numbers.get(n, number) for n in names}
        events = dict(self._events())
        return ExtractAnswer.model_construct(
            events=list(events), numbers=list(self._labels()), actors=self.actors, details=list(self._details(events))
        )

    def _sentence_with(self, name: str) -> int:
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        holding = (s.number for s in self.marked.body if pattern.search(self.marked.text_of(s.number)))
        return next((number for number in holding if number in self.sentences), 0)

    def _actor(self, name: str, kind: str, also: Sequence[str] = ()) -> int:
        """The actor's number: its proposal's, or that of a label of its own."""
        known = self.numbers.get(name)
        if known is not None and not also:
            return known
        number = known or max((*self.numbers.values(), *(a.a for a in self.actors)), default=0) + 1
        label = {"kind": kind if kind in _KINDS else "organisation", "also": list(also)[:_MOST_NAMES]}
        self.actors.append(
            ActorLabel.model_validate({"a": number, "name": name, "s": self._sentence_with(name), **label})
        )
        self.numbers[name] = number
        return number

    def _labels(self) -> Iterator[NumberLabel]:
        wanted = self._gold_by_mark()
        for numeral in (n for n in self.marked.numerals if n.number in self.marks):
            proposal = self.proposals.figures.get(numeral.number)
            gold = wanted.get(numeral.number)
            if gold is not None:
                label = self._label(gold, numeral, proposal)
                if label.model_fields_set != {"n"}:
                    yield label
            elif proposal is None:
                yield NumberLabel(n=numeral.number, property="other")

    def _gold_by_mark(self) -> dict[int, GoldFigure]:
        found: dict[int, GoldFigure] = {}
        for figure in (f for f in self.gold.figures if f.article == self.name):
            places = spans(figure.quote, self.marked.article.text)
            touched = [n for start, end in places for n in self.marked.numerals if n.start < end and start < n.end]
            fits = [n for n in touched if same_number(figure, claim_of(n))] or touched
            first = next((n for n in fits if n.number not in found), None)
            if first:
                found[first.number] = figure
        return found

    def _label(self, gold: GoldFigure, numeral: Numeral, proposal: FigureMention | None) -> NumberLabel:
        """What the proposal has wrong or lacks."""
        changed: dict[str, object] = {"n": numeral.number}
        if proposal is None or not same_property(gold.metric, proposal.measured_property):
            changed["property"] = gold.metric
        speaker = self._speaker(gold)
        told = proposal.speaker if proposal else ""
        if speaker != told and not (speaker and told and self._are_one(speaker, told)) and speaker is not None:
            changed["speaker"] = self._actor(speaker, "organisation") if speaker else 0
        holder = self._holder(gold)
        held = proposal.holder if proposal else ""
        if holder and holder != held and not (held and self._are_one(holder, held)):
            changed["of"] = self._actor(holder, "organisation")
        dated = proposal is not None and proposal.as_of is not None and _is_of(proposal.as_of.start, gold)
        when = None if dated or gold.as_of is None else self._words_for(gold, numeral)
        return NumberLabel.model_validate(changed | ({"when": when} if when is not None else {}))

    def _speaker(self, gold: GoldFigure) -> str | None:
        """The speaker by a name that the article has; "" for the article itself, None where it has none."""
        if not gold.attributed_to:
            return ""
        own = re.sub(r" \([^)]*\)$", "", gold.attributed_to)
        others = (n for a in self.gold.actors if gold.attributed_to in (a.name, *a.aliases) for n in a.aliases)
        return next((name for name in (own, *others) if self._sentence_with(name)), None)

    def _holder(self, gold: GoldFigure) -> str:
        """Whose number gold's subject says that it is ("A", "A for B", "A's offer", "bid of A"), as the article names it."""
        for actor in self.gold.actors:
            names = (actor.name, *actor.aliases)
            if any(re.search(_WHOSE.format(re.escape(n)), gold.subject, re.IGNORECASE) for n in names):
                return next((n for n in names if self._sentence_with(n)), "")
        return ""

    def _are_one(self, one: str, other: str) -> bool:
        return any({one, other} <= {a.name, *a.aliases} for a in self.gold.actors)

    def _words_for(self, gold: GoldFigure, numeral: Numeral) -> str | None:
        """The article's words for gold's day, the nearest to the number; "" for its own day."""
        text, anchor = self.marked.article.text, self.reading.day.anchor
        near = sorted(find_dates(text, self.reading.profile, anchor), key=lambda m: abs(m.start - numeral.start))
        for mention in near:
            if any(r is not None and _is_of(r.start, gold) for r in (mention.reading, mention.later)):
                return text[mention.start : mention.end]
        own = self.reading.day.reading
        return "" if own is not None and own.start == gold.as_of else None

    def _events(self) -> Iterator[tuple[int, GoldEvent]]:
        told = ((e, q.quote) for e in self.gold.events for q in e.mentions if q.article == self.name)
        for event, quote in told:
            for start, end in spans(quote, self.marked.article.text)[:1]:
                number = next((s.number for s in self.marked.body if s.start < end and start < s.end), 0)
                if number in self.sentences:
                    yield number, event

    def _details(self, events: dict[int, GoldEvent]) -> Iterator[EventLabel]:
        for sentence, event in events.items():
            proposal = self.proposals.events.get(sentence)
            changed: dict[str, object] = {"s": sentence}
            if proposal is None or proposal.modality != event.modality:
                changed["modality"] = event.modality
            when = self._day_words(event.date, sentence)
            if when and not (proposal and proposal.date and proposal.date.start == event.date):
                changed["when"] = when
            if len(changed) > 1:
                yield EventLabel.model_validate(changed)

    def _day_words(self, day: str | None, sentence: int) -> str:
        """The sentence's words for an event's day; "" where it has none."""
        span, text = self.marked.sentence(sentence), self.marked.article.text
        for mention in find_dates(text[span.start : span.end], self.reading.profile, self.reading.day.anchor):
            if day and any(r is not None and r.start == day for r in (mention.reading, mention.later)):
                return text[span.start + mention.start : span.start + mention.end]
        return ""


def _is_of(day: str, gold: GoldFigure) -> bool:
    return gold.as_of is not None and day[: len(gold.as_of)] == gold.as_of


def _decided(ask: Ask, gold: Gold) -> MergeAnswer:
    """Gold's verdicts on the pairs, and the known ones on the controls; of stories nothing but that they are one."""
    known = {(c.left_passage, c.right_passage): verdict for c, verdict in CONTROLS}
    verdicts: dict[str, list[int]] = {"same": [], "updated": [], "different": []}
    pattern = r'^<(\d+)> (\w+)(?:: "(.*)" / "(.*)")?\n  - (.*)\n  - (.*)$'
    for number, about, *names, left, right in re.findall(pattern, ask.user, re.MULTILINE):
        verdict = known.get((left, right)) or _verdict(about, names, left, right, gold)
        if verdict:
            verdicts["same" if verdict == "disputed" else verdict].append(int(number))
    return MergeAnswer.model_validate(verdicts)


def _verdict(about: str, names: Sequence[str], left: str, right: str, gold: Gold) -> str:
    if about == "story":
        return "same"
    if about == "figure":
        return _verdict_on_numbers(_numbers_in(names[0], left, gold), _numbers_in(names[1], right, gold), gold)
    if about == "actor":
        one, other = ({a.id for a in gold.actors if n in (a.name, *a.aliases)} for n in names)
    else:
        one, other = (_told_by(passage, gold) for passage in (left, right))
    return "" if not one or not other else "same" if one & other else "different"


def _verdict_on_numbers(ones: set[str], others: set[str], gold: Gold) -> str:
    """By the relation that gold has of the two; none says nothing."""
    kinds = {r.kind for r in gold.reconcile if ones & set(r.figures) and others & set(r.figures)}
    if kinds & {"evolving", "corrected"} and "conflict" not in kinds:
        return "updated"
    return "same" if kinds & {"basis", "agreed", "conflict"} else "different" if kinds else ""


def _numbers_in(name: str, passage: str, gold: Gold) -> set[str]:
    """The ids of gold's numbers that stand in the passage and are the first of the name, in whatever language."""
    read = (next(iter(find_numerals(name, load_profile(code))), None) for code in ("en", "fr", "es", "de"))
    values = {v for n in read if n for v in (n.quantity.value, n.quantity.min_value, n.quantity.max_value)} - {None}
    told = (f for f in gold.figures if " ".join(f.quote.split()) in passage)
    return {f.id for f in told if values & {f.value, f.min_value, f.max_value}}


def _proofread(ask: Ask, gold: Gold) -> ProofreadAnswer:
    """The lines that set numbers side by side otherwise than gold does, those known to be wrong, and overtaken counts."""
    known = {" ".join(line.text.split()): is_right for line, is_right in LINES}
    passages = dict(re.findall(r"^  - \[(p\d+)\] (.+)$", ask.user, re.MULTILINE))
    wrong: list[int] = []
    counts: dict[int, tuple[str, set[str]]] = {}
    for number, line, below in re.findall(r"^<(\d+)> (.*)\n((?:  - .*(?:\n|$))*)", ask.user, re.MULTILINE):
        told = " ".join(passages[mark] for mark in re.findall(r"^  - \[(p\d+)\]", below, re.MULTILINE))
        if not known.get(line, not _is_told_otherwise(line, told, gold)):
            wrong.append(int(number))
        elif line.count(" | ") == 1 and line not in known:
            numbers = re.findall(r'"(.+?)"', line)
            day = max(re.findall(r"as of (\S+?)(?:,|$)", line), default="")
            counts[int(number)] = day, {i for phrase in numbers for i in _numbers_in(phrase, told, gold)}
    return ProofreadAnswer(wrong=wrong, older=list(_overtaken(counts, gold)))


def _overtaken(counts: dict[int, tuple[str, set[str]]], gold: Gold) -> Iterator[list[int]]:
    """Each two lines that gold has as one count of two days."""
    for old, (before, ones) in counts.items():
        for new, (day, others) in counts.items():
            kinds = {r.kind for r in gold.reconcile if ones & set(r.figures) and others & set(r.figures)}
            if "" < before < day and kinds == {"evolving"} and not ones & others:
                yield [old, new]


def _is_told_otherwise(line: str, passages: str, gold: Gold) -> bool:
    """Whether gold has another relation between the line's first number and one of the others."""
    first, *others = re.split(r" \| (at odds before|at odds|before|also|part of|withdrawn|long ago)\b", line)
    own = [i for phrase in re.findall(r'"(.+?)"', first) for i in _numbers_in(phrase, passages, gold)]
    told = [
        (how, {*own}, _numbers_in(phrase, passages, gold))
        for how, words in zip(others[::2], others[1::2], strict=True)
        for phrase in re.findall(r'"(.+?)"', words)
    ]
    return any(_is_another_relation(how, one, other, gold) for how, one, other in told)


def _is_another_relation(how: str, ones: set[str], others: set[str], gold: Gold) -> bool:
    kinds = {r.kind for r in gold.reconcile if ones & set(r.figures) and others & set(r.figures)}
    return bool(kinds) and not ones & others and not kinds & _SHOWN_AS[how]


def _told_by(passage: str, gold: Gold) -> set[str]:
    return {e.id for e in gold.events for q in e.mentions if " ".join(q.quote.split()) in passage}


def read_perfectly(path: Path) -> Row:
    """How the briefing of the story that a gold file is of scores."""
    gold = load_gold(path)
    day = day_of(gold)
    reader = PerfectReader(gold, articles_of(path, gold), BriefingDay(day, explicit=True), gold.language)
    return row_of(brief_of(folder_of(path, gold), day, reader, gold.language), gold, (m.name for m in METRICS))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    paths = parser.parse_args().gold or gold_files()
    rows = [read_perfectly(path) for path in paths]
    print(f"{len(paths)} stories, read perfectly")
    for name in (m.name for m in METRICS if m.name in (*READING, *SHOWN)):
        print(f"{name:28} {shown_ratio(total(row.ratios[name] for row in rows))}")


if __name__ == "__main__":
    main()
