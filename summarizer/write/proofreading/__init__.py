"""Proofreading: before a story is written, a model looks at what is told of its numbers and days beside the passages for it.

It picks the lines that these do not bear out, and writes nothing (`refused` has what becomes of them). Among the lines stand
a few whose answer is known: who gets one of them wrong is not believed on the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.prompts import load_prompt
from summarizer.schema.answers import ProofreadAnswer
from summarizer.schema.asking import Answered, Ask, LanguageModel
from summarizer.schema.facts import StoryFacts
from summarizer.write.proofreading.explained import decisions_of
from summarizer.write.proofreading.lines import BEFORE, FIGURE, MOST_LINES, Line, lines_of
from summarizer.write.proofreading.refused import DAY, OLDER, PLACE, SPEAKER, WHOSE, WRONG, Refused, without

__all__ = ["CONTROLS", "MOST_LINES", "Proofread", "decisions_of", "proofread", "without"]

_MAX_TOKENS = 300
_EVERY = 4  # lines before each control
_MARKS = str.maketrans("<>[]", "‹›()")

_FERRY = "(2024-03-04) The Skarvik ferry ran aground with 84 people on board; 15 of them were hurt, police said."
CONTROLS: tuple[tuple[Line, bool], ...] = (
    (Line(FIGURE, (), 'deaths | "15 people", says police', (_FERRY,)), False),
    (Line(FIGURE, (), 'injured | "15 people", says police', (_FERRY,)), True),
    (
        Line(
            BEFORE, (), 'jobs cut | "40 jobs", says Odal Ferries | before: "900 staff", says Odal Ferries',
            (
                "(2024-03-05) Odal Ferries will cut 40 jobs in Skarvik, the company said.",
                "(2024-03-01) Odal Ferries, which has 900 staff, is looking for a buyer.",
            ),
        ),
        False,
    ),
    (
        Line(
            BEFORE, (), 'injured | "15 people", says police | before: "12 people", says police',
            (
                "(2024-03-05) Police said that the number of people hurt in the grounding had risen to 15.",
                "(2024-03-04) At least 12 people were hurt when the ferry ran aground, police said on Monday.",
            ),
        ),
        True,
    ),
)  # fmt: skip
"""Lines that the passages bear out, or do not."""


@dataclass(frozen=True, slots=True)
class Proofread:
    """What a model refused, each with its line, and its answer; None where there was no line to look at."""

    found: Mapping[tuple[str, ...], Line]
    answer: Answered[ProofreadAnswer] | None

    @property
    def refused(self) -> Refused:
        """What is wrong with which lines."""
        return frozenset(self.found)


async def proofread(model: LanguageModel, facts: StoryFacts) -> Proofread:
    """One question for the story's lines. Raises ModelError, TapeError."""
    lines = lines_of(facts)
    if not lines:
        return Proofread({}, None)
    shown = _with_controls(lines)
    answered = await model.ask(build_ask(facts, shown), ProofreadAnswer)
    return Proofread(_believed(answered.value, shown), answered)


def _believed(answer: ProofreadAnswer, shown: Sequence[Line]) -> dict[tuple[str, ...], Line]:
    """What is refused by who has all lines right whose answer is known; numbers that no line has say nothing."""
    lists = {WRONG: answer.wrong, WHOSE: answer.whose, PLACE: answer.place, SPEAKER: answer.speaker, DAY: answer.day}
    known = range(1, len(shown) + 1)
    found = [(fault, shown[n - 1]) for fault, numbers in lists.items() for n in numbers if n in known]
    pairs = [(shown[old - 1], shown[new - 1]) for old, new in answer.older if old in known and new in known]
    named = {line.text for _, line in found} | {line.text for pair in pairs for line in pair if not line.ids}
    if any((control.text in named) == is_right for control, is_right in CONTROLS):
        return {}
    counts = (_two(old, new) for old, new in pairs if old.kind == new.kind == FIGURE)
    return {(fault, *line.key): line for fault, line in found if line.ids} | {(OLDER, *two.ids): two for two in counts}


def _two(older: Line, newer: Line) -> Line:
    """Two figures' lines as one: the older's, beside the newer's."""
    return Line(FIGURE, (*older.ids, *newer.ids), older.text, (newer.text,))


def build_ask(facts: StoryFacts, lines: Sequence[Line]) -> Ask:
    """The question: the lines, numbered from 1."""
    prompt = load_prompt("proofread")
    user = prompt.render(lines="\n".join(_shown(lines)))
    return prompt.asked(f"lines on {len(facts.articles)} articles, {facts.articles[0].id} first", user, _MAX_TOKENS)


def _with_controls(lines: Sequence[Line]) -> list[Line]:
    """The lines with a control behind every fourth of them, and the remaining controls at the end."""
    shown, controls = list[Line](), [line for line, _ in CONTROLS]
    for at, line in enumerate(lines, start=1):
        shown.append(line)
        if at % _EVERY == 0 and controls:
            shown.append(controls.pop(0))
    return shown + controls


def _shown(lines: Sequence[Line]) -> Iterator[str]:
    """Each line with its passages, which have a letter: a passage that has been shown stands as its letter alone."""
    letters: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        yield f"<{number}> {_plain(line.text)}"
        for passage in line.passages:
            letter = letters.get(passage)
            yield f"  - [{letter}]" if letter else f"  - [p{len(letters) + 1}] {_plain(passage)}"
            letters.setdefault(passage, f"p{len(letters) + 1}")


def _plain(text: str) -> str:
    """A source's words on one line, in which nothing looks like the mark of a line or a passage."""
    return " ".join(text.translate(_MARKS).split())
