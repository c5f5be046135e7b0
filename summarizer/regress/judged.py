"""Support as a model judges it: the share of statements that a second model finds borne out by their citations.

ALCE's citation recall (Gao et al. 2023) with a language model in place of the entailment model. It is asked for only
(`--judge`), its verdicts are opinions, and the deterministic checks come first: a statement that they find unsupported
counts as such and is not put to the judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ModelError, RecordingMissing
from summarizer.model.tape import RecordingFolder, Tape, live_tape
from summarizer.prompts import load_prompt
from summarizer.regress.asked import Missing, Watched
from summarizer.regress.scoring.measures import Ratio
from summarizer.schema.answers import JudgeAnswer, Support
from summarizer.schema.asking import Ask, LanguageModel
from summarizer.schema.brief import Briefing, Statement
from summarizer.support import is_borne_out
from summarizer.support.library import Library

if TYPE_CHECKING:
    from summarizer.model.client import OpenAIModel

_BATCH = 12
_PASSAGE = 600  # characters of one cited passage
_TOKENS_A_VERDICT = 20
_TOKENS_BESIDE = 60


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, and how it is reached: live at `base_url`, its verdicts kept if `record`; else from recordings."""

    model: str
    live: bool = False
    record: bool = False
    base_url: str | None = None
    api_key: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The measures of one briefing, and the questions that no recording answers."""

    measures: Mapping[str, Ratio]
    missing: tuple[Missing, ...] = ()


async def judge_briefing(judge: Judge, brief: Briefing, case: str, story: Path | None) -> Judged:
    """`judged.supported` and `judged.unsupported` of a briefing; `story` is the folder of its recordings.

    Raises TapeError, and ModelError where the judge cannot be asked or leaves statements out.
    """
    library = _library(brief)
    told = [s for st in brief.stories for s in (st.headline, *st.statements) if s.citations]
    sound = [s for s in told if is_borne_out(s.text, brief.language, library.evidence(s))]
    # apart from the answers that are judged: another model gives the verdicts
    folder = story.parent.with_name(f"{story.parent.name}-judge") / story.name if story else None
    async with _connected(judge, folder) as model:
        watched = Watched(model, case, RecordingFolder.all_in(folder), live=judge.live)
        verdicts = await _verdicts(watched, sound, case)
    if watched.missing:
        return Judged({}, tuple(watched.missing))
    refuted = len(told) - len(sound) + verdicts.count("none")
    return Judged(
        {"judged.supported": Ratio(verdicts.count("full"), len(told)), "judged.unsupported": Ratio(refuted, len(told))}
    )


def _library(brief: Briefing) -> Library:
    library = Library(brief.articles)
    for story in brief.stories:
        library.add(story.events, story.actors, story.figures)
    return library


def _connected(judge: Judge, folder: Path | None) -> "OpenAIModel":
    from summarizer.model.client import Server, connect

    recordings = RecordingFolder(folder or Path())
    tape = live_tape(folder if judge.record else None) if judge.live else Tape((recordings,), recordings)
    return connect(Server(judge.model, judge.base_url, judge.api_key), tape)


async def _verdicts(model: LanguageModel, statements: list[Statement], case: str) -> list[Support]:
    """One verdict for each statement, in order; of questions that no recording answers, none."""
    verdicts: list[Support] = []
    for at in range(0, len(statements), _BATCH):
        batch = statements[at : at + _BATCH]
        try:
            answered = await model.ask(_ask(batch, case), JudgeAnswer, partial(_gaps, len(batch)))
        except RecordingMissing:
            continue
        given = {v.s: v.support for v in answered.value.verdicts}
        if gaps := _gaps(len(batch), answered.value):
            raise ModelError(f"{case}: the judge left statements out ({gaps[0]}); try another model")
        verdicts += [given[i] for i in range(1, len(batch) + 1)]
    return verdicts


def _gaps(count: int, answer: JudgeAnswer) -> list[str]:
    given = {v.s for v in answer.verdicts}
    return [f"verdicts: statement {i} has none" for i in range(1, count + 1) if i not in given]


def _ask(statements: list[Statement], case: str) -> Ask:
    prompt = load_prompt("judge")
    user = prompt.render(statements="\n\n".join(_row(i, s) for i, s in enumerate(statements, start=1)))
    return prompt.asked(f"statements of {case}", user, _TOKENS_BESIDE + _TOKENS_A_VERDICT * len(statements))


def _row(number: int, statement: Statement) -> str:
    """The statement and what it cites, on a line each, cut to a bounded length."""
    passages = [" ".join(c.exact.split())[:_PASSAGE] for c in statement.citations]
    return "\n".join([f"[{number}] {statement.text}", *(f"  cited: {p}" for p in passages)])
