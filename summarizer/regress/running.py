"""Running a variant over a suite: a scored briefing for each case, with what it took and what was missing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from summarizer.config import default_cache
from summarizer.errors import SummarizerError, UsageError
from summarizer.model.tape import Recording, RecordingFolder, Tape, live_tape, recorded_model
from summarizer.pipeline import Plan, make_briefing
from summarizer.prompts import using
from summarizer.regress.asked import Missing, Spent, Watched
from summarizer.regress.judged import Judge, Judged, judge_briefing
from summarizer.regress.scoring.measures import Check, Ratio, Scored, total
from summarizer.regress.scoring.score import joined, score
from summarizer.regress.suite import Case, Suite
from summarizer.regress.variants import Variant
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import Briefing

NO_MODEL = "unknown model"
"""The name of a model of which nothing is recorded."""
ALONE = frozenset({"extract"})
"""The prompts under test where an article stands on its own: its few facts are written by templates."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How a model is reached. `record` keeps live answers; `repeats` is how often each case is run.

    `skip` leaves out cases of which there is no recording at all; else each of their questions is told as missing.
    """

    base_url: str | None = None
    api_key: str | None = None
    record: bool = False
    repeats: int = 1
    concurrency: int = 4
    judge: Judge | None = None
    skip: bool = True
    progress: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class CaseRun:
    """One case of one variant: scores over all repeats, what the answers took, what was missing or went wrong.

    `unjudged` are the judge's questions without a recording: they leave the case's other measures as they are.
    """

    scored: Scored
    spent: Spent
    missing: tuple[Missing, ...] = ()
    failures: tuple[str, ...] = ()
    unjudged: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One variant over the suite. `skipped` are cases of which it has no recording at all."""

    variant: Variant
    model: str | None
    runs: Mapping[str, CaseRun]
    skipped: tuple[str, ...] = field(default=())

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Every question that no recording answers."""
        return tuple(m for run in self.runs.values() for m in run.missing)

    @property
    def unjudged(self) -> tuple[Missing, ...]:
        """Every question to the judge that no recording answers."""
        return tuple(m for run in self.runs.values() for m in run.unjudged)

    @property
    def spent(self) -> Spent:
        """What all answers took."""
        return sum((run.spent for run in self.runs.values()), Spent())

    def units(self) -> dict[str, Mapping[str, Ratio]]:
        """The measures of every unit: a story, or "story/article"; of a case that lacks an answer none, since there
        the rules stood in."""
        whole = [run for run in self.runs.values() if not run.missing]
        return {unit: named for run in whole for unit, named in run.scored.measures.items()}

    def totals(self) -> dict[str, Ratio]:
        """Each measure over all units."""
        units = self.units().values()
        names = dict.fromkeys(name for named in units for name in named)
        return {name: total(named[name] for named in units if name in named) for name in names}


@dataclass(frozen=True, slots=True)
class Kept:
    """The recordings that one run of a story may draw on, and the story's folder of them."""

    folder: Path | None
    recordings: tuple[Recording, ...]


async def run_variant(variant: Variant, suite: Suite, asking: Asking) -> Row:
    """Every case of the suite that the variant has answers for; all of them where it asks live, or by rules.

    Raises UsageError where a model cannot be told, SummarizerError where a server is of no use, TapeError.
    """
    if variant.answers == "rules":
        beside = suite.folder / "recordings"
        return Row(variant, None, {c.name: await _by_rules(c, beside / c.story, asking.judge) for c in suite.cases})
    runs: dict[str, CaseRun] = {}
    skipped: list[str] = []
    models: list[str] = []
    for story, cases in groupby(suite.cases, key=lambda c: c.story):
        folder = variant.recordings / story if variant.recordings else None
        kept = RecordingFolder.all_in(folder)
        asked = [c for c in cases if variant.answers == "live" or not asking.skip or _is_recorded(c, kept)]
        skipped += [c.name for c in suite.cases if c.story == story and c not in asked]
        if asked:
            model = variant.model or (recorded_model(folder) if folder and kept else NO_MODEL)
            if model == NO_MODEL and variant.answers == "live":
                raise UsageError("a live run needs a model: give --model NAME or set SUMMARIZER_MODEL")
            models.append(model)
            runs |= await _story(variant, model, asked, folder, asking)
    known = [model for model in models if model != NO_MODEL]
    names = ", ".join(dict.fromkeys(known or models)) or variant.model
    return Row(variant, names, runs, tuple(skipped))


def _is_recorded(case: Case, kept: tuple[Recording, ...]) -> bool:
    """Whether some answer is about one of the case's articles: else nobody meant to record it."""
    texts = {a.sha256 for a in case.read.articles}
    return any(r.digests.get("article") in texts for r in kept)


async def _by_rules(case: Case, folder: Path, judge: Judge | None) -> CaseRun:
    brief = await make_briefing(case.read, Plan(case.day, day_given=True, language=case.gold.language))
    judged = await _judged(judge, brief, case, folder)
    return CaseRun(_scored(brief, case, judged), Spent(), unjudged=judged.missing)


async def _judged(judge: Judge | None, brief: Briefing, case: Case, folder: Path | None) -> Judged:
    return await judge_briefing(judge, brief, case.name, folder) if judge else Judged({})


def _scored(brief: Briefing, case: Case, judged: Judged) -> Scored:
    """The briefing's score; an article on its own is the one unit of all its measures."""
    scored = joined([score(brief, case.gold), Scored({case.gold.cluster: judged.measures})])
    if not case.alone:
        return scored
    return Scored({case.name: _summed(list(scored.measures.values()))}, scored.checks)


async def _story(
    variant: Variant, model: str, cases: list[Case], folder: Path | None, asking: Asking
) -> dict[str, CaseRun]:
    """The cases of one story, as often as asked for."""
    from summarizer.model.client import Server, connect
    from summarizer.model.pacing import Limits

    repeated: dict[str, list[CaseRun]] = {case.name: [] for case in cases}
    for number in range(1, asking.repeats + 1):
        where = folder if folder is None or number == 1 else folder / f"repeat-{number}"
        kept = RecordingFolder.all_in(where)
        server = Server(model, asking.base_url, asking.api_key)
        async with connect(server, _tape(variant, where, asking), limits=Limits(asking.concurrency)) as connected:
            for case in cases:
                asking.progress(f"{variant.name}: {case.name}" + (f", run {number}" if asking.repeats > 1 else ""))
                repeated[case.name].append(await _asked(variant, case, connected, Kept(folder, kept), asking))
    return {name: _together(runs) for name, runs in repeated.items()}


def _tape(variant: Variant, folder: Path | None, asking: Asking) -> Tape:
    if variant.answers == "recorded":
        recordings = RecordingFolder(folder or Path())
        return Tape((recordings,), recordings)
    # a repeat must be a new answer: only a first run may come from the cache
    cache = default_cache() / "answers.sqlite" if asking.repeats == 1 else None
    return live_tape(folder if asking.record else None, cache)


async def _asked(variant: Variant, case: Case, model: LanguageModel, kept: "Kept", asking: Asking) -> CaseRun:
    only = ALONE if case.alone else None
    watched = Watched(model, case.name, kept.recordings, only, live=variant.answers == "live")
    plan = Plan(case.day, day_given=True, model=watched, language=case.gold.language, at_once=asking.concurrency)
    with using(variant.prompts):
        brief = await make_briefing(case.read, plan)
    if watched.fatal is not None:
        raise SummarizerError(f"{case.name}: {watched.fatal}")
    told = tuple(f"{f.source}: {f.reason}" for f in brief.failures if "is not under test" not in f.reason)
    judged = await _judged(None if watched.missing else asking.judge, brief, case, kept.folder)
    return CaseRun(_scored(brief, case, judged), watched.spent, tuple(watched.missing), told, judged.missing)


def _together(runs: list[CaseRun]) -> CaseRun:
    """Several runs of a case as one: measures summed, a check passed where most runs pass it."""
    if len(runs) == 1:
        return runs[0]
    units = {unit for run in runs for unit in run.scored.measures}
    measures = {unit: _summed([run.scored.measures.get(unit, {}) for run in runs]) for unit in sorted(units)}
    checks = tuple(_majority(list(same)) for same in zip(*(run.scored.checks for run in runs), strict=True))
    return CaseRun(
        Scored(measures, checks),
        sum((run.spent for run in runs), Spent()),
        tuple(m for run in runs for m in run.missing),
        tuple(dict.fromkeys(f for run in runs for f in run.failures)),
        tuple(m for run in runs for m in run.unjudged),
    )


def _summed(named: list[Mapping[str, Ratio]]) -> dict[str, Ratio]:
    names = dict.fromkeys(name for one in named for name in one)
    return {name: total(one[name] for one in named if name in one) for name in names}


def _majority(same: list[Check]) -> Check:
    """The first of the runs that are like most of them."""
    passed = 2 * sum(c.passed for c in same) > len(same)
    return next(c for c in same if c.passed == passed)
