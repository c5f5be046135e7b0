"""The doubtful cases put to a model: it picks numbers of pairs, and its picks are taken only where no rule forbids them.

Among the pairs stand a few whose answer is known. A model that gets one of them wrong (a small one may call every pair
the same), or has no answer to most of them (it copied the prompt's example), is not believed on the others either. On
numbers it is believed only if it has those right that are known to be one count and those known to be two, and on which of
them has taken the other's place only if it has told a toll that rose from two counts of one crowd.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import ceil
from typing import Literal

from summarizer.prompts import load_prompt
from summarizer.schema.answers import MergeAnswer
from summarizer.schema.asking import Answered, Ask, LanguageModel
from summarizer.schema.doubts import About, Doubt, Verdict, Verdicts

_List = Literal["same", "updated", "different"]
_MAX_TOKENS = 300
_IN_ONE = 32  # pairs of a question, besides its controls
CONTROLS: tuple[tuple[Doubt, Verdict], ...] = (
    (
        Doubt("actor", "Odal Ferries", "Odal Ferries Catering", "Odal Ferries sold its subsidiary, Odal Ferries Catering.",
              "Odal Ferries Catering runs nine kitchens."),
        "different",
    ),
    (
        Doubt("actor", "Ms Lund", "Peter Lund", "Karen Lund is no relation of the mayor, Ms Lund said.",
              "The mayor, Peter Lund, opened the bridge."),
        "different",
    ),
    (
        Doubt("event", "", "", "A bus overturned near Skarvik on Monday and hurt six people.",
              "Two days later a second bus overturned near Skarvik; nobody was hurt."),
        "different",
    ),
    (
        Doubt("figure", "12 people (police)", "15 people (police)",
              "At least 12 people were hurt when the Skarvik ferry ran aground, police said on Monday.",
              "Police said on Tuesday that the number of people hurt in the grounding had risen to 15."),
        "updated",
    ),
    (
        Doubt("figure", "300 people (Skarvik police)", "900 people (ferry workers' union)",
              "Some 300 people marched through Skarvik on Friday, police said.",
              "The union counted 900 in the march through Skarvik."),
        "disputed",
    ),
    (
        Doubt("figure", "40 jobs (Odal Ferries)", "55 jobs (union)",
              "Odal Ferries will cut 40 jobs in Skarvik, the company said.",
              "In Tromvik, where the yard closes, 55 jobs will go, the union said."),
        "different",
    ),
)  # fmt: skip
_EVERY = 4  # doubtful pairs before each control
_ANSWERED = 2  # of the controls, by a model that has read the pairs


@dataclass(frozen=True, slots=True)
class Decided:
    """What the model holds to be one or two, and the answer that says so.

    `verdicts` lack what it was not sure of; they are empty where it failed on the controls, and say of numbers no more than
    that they are one where it did not tell the control that has moved on from that which is disputed.
    """

    verdicts: Verdicts
    answer: Answered[MergeAnswer]


def in_questions(doubts: Sequence[Doubt]) -> list[Sequence[Doubt]]:
    """The pairs of each question, at most 32 of them and about as many in each.

    Each question has controls of its own, so that a model is believed as far as it has read; what one server's context
    does not hold, or one bad answer leaves open, costs a part of the pairs.
    """
    questions = ceil(len(doubts) / _IN_ONE)
    ends = [len(doubts) * n // questions for n in range(questions + 1)] if questions else [0]
    return [doubts[start:end] for start, end in pairwise(ends)]


async def decide_by_model(model: LanguageModel, doubts: Sequence[Doubt]) -> Decided:
    """One question for these pairs. Raises ModelError, TapeError."""
    pairs = _with_controls(doubts)
    answered = await model.ask(build_ask(pairs), MergeAnswer, lambda a: review(a, len(pairs)))
    verdicts = _verdicts(answered.value, pairs)
    known = {doubt.key: verdict for doubt, verdict in _controls(doubts)}
    told = [
        (verdicts[key] == "different") == (verdict == "different") for key, verdict in known.items() if key in verdicts
    ]
    if not all(told) or len(told) < _ANSWERED:
        return Decided({}, answered)
    believed = {k: v for k, v in verdicts.items() if k not in known}
    numbers = {key: verdict for key, verdict in known.items() if key[0] == "figure"}
    if not numbers.keys() <= verdicts.keys():
        believed = {k: v for k, v in believed.items() if k[0] != "figure"}
    elif any(verdicts[key] != verdict for key, verdict in numbers.items()):
        believed = {k: "different" if v == "different" else "same" for k, v in believed.items()}
    return Decided(believed, answered)


def _controls(doubts: Sequence[Doubt]) -> list[tuple[Doubt, Verdict]]:
    """Those of names and events, and those of numbers where numbers are asked about."""
    counted = any(doubt.about == "figure" for doubt in doubts)
    return [known for known in CONTROLS if counted or known[0].about != "figure"]


def _with_controls(doubts: Sequence[Doubt]) -> list[Doubt]:
    """The doubtful pairs with a control behind every fourth of them, and the remaining controls at the end."""
    pairs, controls = list[Doubt](), [doubt for doubt, _ in _controls(doubts)]
    for at, doubt in enumerate(doubts, start=1):
        pairs.append(doubt)
        if at % _EVERY == 0 and controls:
            pairs.append(controls.pop(0))
    return pairs + controls


def build_ask(doubts: Sequence[Doubt]) -> Ask:
    """The question: the pairs, numbered from 1."""
    prompt = load_prompt("merge")
    user = prompt.render(pairs="\n".join(_shown(n, doubt) for n, doubt in enumerate(doubts, start=1)))
    return prompt.asked(f"{len(doubts)} doubtful pairs", user, _MAX_TOKENS)


def _shown(number: int, doubt: Doubt) -> str:
    passages = f"  - {_plain(doubt.left_passage)}\n  - {_plain(doubt.right_passage)}"
    names = f': "{_plain(doubt.left)}" / "{_plain(doubt.right)}"' if doubt.about in ("actor", "figure") else ""
    return f"<{number}> {doubt.about}{names}\n{passages}"


def _plain(text: str) -> str:
    """A source's words on one line, in which nothing looks like the number of a pair."""
    return " ".join(text.replace("<", "‹").replace(">", "›").split())


def review(answer: MergeAnswer, pairs: int) -> list[str]:
    """What is wrong with an answer, each as path and reason; [] where nothing is."""
    known = f"there are pairs 1 to {pairs}"
    lists = _lists(answer)
    problems = [f"{name}[{i}]: {known}" for name, ns in lists.items() for i, n in enumerate(ns) if not 1 <= n <= pairs]
    return problems + [
        f"{', '.join(lists)}: {n} stands in two lists; leave it out if you are not sure"
        for n in sorted(_repeated(answer))
    ]


def _verdicts(answer: MergeAnswer, doubts: Sequence[Doubt]) -> Verdicts:
    """A number that is in two lists, or that no pair has, says nothing; nor does who calls anything but a number updated."""
    skipped = _repeated(answer)
    picked = {n: name for name, ns in _lists(answer).items() for n in ns if n not in skipped and 1 <= n <= len(doubts)}
    told = {doubts[n - 1]: _verdict(name, doubts[n - 1].about) for n, name in picked.items()}
    return {doubt.key: verdict for doubt, verdict in told.items() if verdict}


def _verdict(name: _List, about: About) -> Verdict | None:
    if about == "figure":
        return "disputed" if name == "same" else name
    return None if name == "updated" else name


def _lists(answer: MergeAnswer) -> dict[_List, list[int]]:
    return {"same": answer.same, "updated": answer.updated, "different": answer.different}


def _repeated(answer: MergeAnswer) -> set[int]:
    """The numbers that stand in two lists."""
    return {n for one, other in combinations(_lists(answer).values(), 2) for n in {*one} & {*other}}
