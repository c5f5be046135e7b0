"""The worked examples inside prompts, checked before any call is paid: they validate, and they point to what is there.

An example is told by its form: `[3] a sentence with <n2>40</n2> marks`, somewhere before an `Answer:` with one JSON
object. The answer must fit the schema that the prompt's answers must fit; its marks and sentences must be among those
shown in the same example, and its names must stand in the sentence it names.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from summarizer.errors import UsageError
from summarizer.prompts import Prompt, read_prompt, shipped_prompts
from summarizer.schema.answers import NOBODY, ExtractAnswer, JudgeAnswer, MergeAnswer, ProofreadAnswer, WriteAnswer
from summarizer.schema.asking import Answer

A = TypeVar("A", bound=Answer)
_ANSWER = re.compile(r"(?:Answer:|you may write:)\s*(?=\{)")
_SENTENCE = re.compile(r"\[(\d+)\]\s*([^\[\n]*)")
_MARK = re.compile(r"<n(\d+)>")
_ACTOR = re.compile(r"\ba(\d+)\b")
_PAIR = re.compile(r"<(\d+)>")
_SLOT = re.compile(r"[{\[]([fpe]\d+(?:\.c\d+)?)[^}\]]*[}\]]")


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example: the text before its answer, back to the answer before it, and the answer."""

    shown: str
    answer: str


def check_examples(texts: Mapping[str, str]) -> None:
    """Checks the examples of these prompts and of the shipped ones that they leave in place.

    Raises UsageError naming prompt, path and reason of each fault.
    """
    for name, text in {**shipped_prompts(), **texts}.items():
        prompt = read_prompt(name, text)
        faults = [fault for example in examples(prompt) for fault in _faults(name, example)]
        if faults:
            raise UsageError(f"the example in prompts/{name}.md (version {prompt.version}): {'; '.join(faults)}")


def examples(prompt: Prompt) -> list[Example]:
    """The worked examples of a prompt's fixed part."""
    found, start = [], prompt.system.find("Example")
    while start >= 0 and (match := _ANSWER.search(prompt.system, start)):
        end = _object_end(prompt.system, match.end())
        found.append(Example(prompt.system[start : match.start()], prompt.system[match.end() : end]))
        start = end
    return found


def _object_end(text: str, start: int) -> int:
    """Where the JSON object that begins at `start` ends; the end of the line where it is none."""
    try:
        return start + json.JSONDecoder().raw_decode(text[start:])[1]
    except ValueError:
        line = text.find("\n", start)
        return line if line >= 0 else len(text)


def _faults(name: str, example: Example) -> Iterator[str]:
    try:
        if name == "extract":
            yield from _misreadings(_whole(ExtractAnswer, example), example.shown)
        elif name == "merge":
            yield from _mispicks(_whole(MergeAnswer, example), example.shown)
        elif name == "proofread":
            yield from _misread_lines(_whole(ProofreadAnswer, example), example.shown)
        elif name == "write":
            yield from _misreferences(_whole(WriteAnswer, example), example.shown)
        elif name == "judge":
            yield from _misjudged(_whole(JudgeAnswer, example), example.shown)
    except ValidationError as error:
        yield from (f"{'.'.join(map(str, e['loc'])) or 'the answer'}: {e['msg']}" for e in error.errors())


def _whole(kind: type[A], example: Example) -> A:
    """The example's answer, all of which must fit: of a model's own, what does not fit is left out."""
    return TypeAdapter(kind).validate_json(example.answer)


def _misreadings(answer: ExtractAnswer, shown: str) -> Iterator[str]:
    marks = {int(n) for n in _MARK.findall(shown)}
    sentences: dict[int, str] = {}
    for n, text in _SENTENCE.findall(shown):  # its proposal, "[3] | rescue | Harlow", begins like a sentence, too
        sentences[int(n)] = sentences.get(int(n), "") + text
    yield from (f"numbers: there is no mark n{label.n} in it" for label in answer.numbers if label.n not in marks)
    told = [("actors", label.s) for label in answer.actors if label.s is not None]
    told += [("events", s) for s in answer.events] + [("details", label.s) for label in answer.details]
    yield from (f"{where}: there is no sentence [{s}] in it" for where, s in told if s not in sentences)
    for label in answer.actors:
        if label.name and label.s in sentences and label.name not in sentences[label.s]:
            yield f"actors: sentence [{label.s}] does not hold {label.name!r}"
    actors = {NOBODY, *(int(a) for a in _ACTOR.findall(shown)), *(label.a for label in answer.actors)}
    pointed = [("numbers", label.speaker) for label in answer.numbers if label.speaker is not None]
    pointed += [("details", a) for label in answer.details for a in label.actors]
    yield from (f"{where}: there is no actor a{a} in it" for where, a in pointed if a not in actors)


def _mispicks(answer: MergeAnswer, shown: str) -> Iterator[str]:
    """Pairs that the example does not show."""
    pairs = {int(n) for n in _PAIR.findall(shown)}
    yield from (
        f"there is no pair <{n}> in it" for n in (*answer.same, *answer.updated, *answer.different) if n not in pairs
    )


def _misread_lines(answer: ProofreadAnswer, shown: str) -> Iterator[str]:
    """Lines that the example does not show."""
    lines = {int(n) for n in _PAIR.findall(shown)}
    yield from (f"there is no line <{n}> in it" for n in answer.wrong if n not in lines)


def _misreferences(answer: WriteAnswer, shown: str) -> Iterator[str]:
    """Slots and references that the example's facts do not have."""
    for sentence in (answer.headline, *answer.statements):
        for ref in _SLOT.findall(sentence):
            if not re.search(rf"\b{re.escape(ref)}\b", shown):
                yield f"{sentence!r}: the example's facts have no {ref}"


def _misjudged(answer: JudgeAnswer, shown: str) -> Iterator[str]:
    """Verdicts on statements that the example does not show."""
    statements = {int(n) for n, _ in _SENTENCE.findall(shown)}
    yield from (f"verdicts: there is no statement [{v.s}] in it" for v in answer.verdicts if v.s not in statements)
