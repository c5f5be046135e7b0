"""The doubtful cases put to a model: it picks numbers of pairs, and its picks are taken only where no rule forbids them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.prompts import load_prompt
from summarizer.schema.answers import MergeAnswer
from summarizer.schema.asking import Answered, Ask, LanguageModel
from summarizer.schema.doubts import Doubt, Verdict, Verdicts

_MAX_TOKENS = 300


@dataclass(frozen=True, slots=True)
class Decided:
    """What the model holds to be one or two, and the answer that says so. What it was not sure of is in neither."""

    verdicts: Verdicts
    answer: Answered[MergeAnswer]


async def decide_by_model(model: LanguageModel, doubts: Sequence[Doubt]) -> Decided:
    """One question for all pairs. Raises ModelError, TapeError."""
    answered = await model.ask(build_ask(doubts), MergeAnswer, lambda a: review(a, len(doubts)))
    return Decided(_verdicts(answered.value, doubts), answered)


def build_ask(doubts: Sequence[Doubt]) -> Ask:
    """The question: the pairs, numbered from 1."""
    prompt = load_prompt("merge")
    user = prompt.render(pairs="\n".join(_shown(n, doubt) for n, doubt in enumerate(doubts, start=1)))
    return Ask(
        prompt=prompt.name,
        version=prompt.version,
        prompt_digest=prompt.digest,
        subject=f"{len(doubts)} doubtful pairs",
        subject_digest=hashlib.sha256(user.encode("utf-8")).hexdigest(),
        system=prompt.system,
        user=user,
        max_tokens=_MAX_TOKENS,
    )


def _shown(number: int, doubt: Doubt) -> str:
    passages = f"  - {_plain(doubt.left_passage)}\n  - {_plain(doubt.right_passage)}"
    names = f': "{_plain(doubt.left)}" / "{_plain(doubt.right)}"' if doubt.about == "actor" else ""
    return f"<{number}> {doubt.about}{names}\n{passages}"


def _plain(text: str) -> str:
    """A source's words on one line, in which nothing looks like the number of a pair."""
    return " ".join(text.replace("<", "‹").replace(">", "›").split())


def review(answer: MergeAnswer, pairs: int) -> list[str]:
    """What is wrong with an answer, each as path and reason; [] where nothing is."""
    fields = (("same", answer.same), ("different", answer.different))
    known = f"there are pairs 1 to {pairs}"
    problems = [f"{name}[{i}]: {known}" for name, ns in fields for i, n in enumerate(ns) if not 1 <= n <= pairs]
    both = sorted(set(answer.same) & set(answer.different))
    return problems + [f"same, different: {n} stands in both; leave it out if you are not sure" for n in both]


def _verdicts(answer: MergeAnswer, doubts: Sequence[Doubt]) -> Verdicts:
    """A number that is in both lists, or that no pair has, says nothing."""
    both = set(answer.same) & set(answer.different)
    picked: list[tuple[int, Verdict]] = [(n, "same") for n in answer.same] + [
        (n, "different") for n in answer.different
    ]
    return {doubts[n - 1].key: verdict for n, verdict in picked if n not in both and 1 <= n <= len(doubts)}
