"""`summarizer regress --score`."""

import sys
from pathlib import Path

from summarizer.commands.files import load_briefing
from summarizer.errors import UsageError
from summarizer.regress.draft import story_of
from summarizer.regress.outcome import number
from summarizer.regress.scoring.gold import load_gold
from summarizer.regress.scoring.measures import Ratio, Scored, total
from summarizer.regress.scoring.score import METRICS, score
from summarizer.schema.brief import Briefing


def score_briefing(path: Path, suite: Path) -> int:
    """Prints every measure of a finished briefing and the checks it fails. Returns 0; raises UsageError.

    `suite` is a gold file, or a suite's folder with gold for the story that the briefing's articles lie in.
    """
    brief = load_briefing(path)
    gold = load_gold(_gold(suite, brief))
    scored = score(brief, gold)
    sys.stdout.write(f"{path} against gold of {gold.cluster}\n")
    sys.stdout.writelines(f"{line}\n" for line in _lines(scored))
    return 0


def _gold(suite: Path, brief: Briefing) -> Path:
    path = suite if suite.suffix == ".yaml" else suite / "gold" / f"{story_of(brief)}.yaml"
    if not path.is_file():
        raise UsageError(f"there is no gold {path}; name the file: summarizer regress GOLD.yaml --score BRIEF.json")
    return path


def _counted(ratio: Ratio) -> str:
    """What was counted; of a mean there is nothing to count."""
    whole_numbers = float(ratio.part).is_integer() and float(ratio.whole).is_integer()
    return f"  {ratio.part:g} of {ratio.whole:g}" if whole_numbers else ""


def _lines(scored: Scored) -> list[str]:
    units = scored.measures.values()
    totals = {m.name: total(u[m.name] for u in units if m.name in u) for m in METRICS}
    lines = [f"{name:<28}{number(ratio.value)}{_counted(ratio)}" for name, ratio in totals.items() if ratio.whole]
    for check in (c for c in scored.checks if not c.passed):
        lines += [f"\nfailed: {check.kind} {check.id} {check.article}", f"  expected  {check.expected}"]
        lines += [f"  got       {check.got}"]
        lines += [f"  passage   {check.passage}"] if check.passage else []
    return lines
