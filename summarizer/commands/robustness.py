"""`summarizer regress --robustness`."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from summarizer.commands.files import say
from summarizer.commands.regress import live_model
from summarizer.options.regress import Request
from summarizer.regress.gates import load_gates
from summarizer.regress.noise import Translation, load_translations
from summarizer.regress.outcome import number
from summarizer.regress.report.figures import counted
from summarizer.regress.robustness import Moved, Shaken, kept_by_noise
from summarizer.regress.suite import Suite, load_suite
from summarizer.regress.variants import LEXICAL

_SHOWN = 8  # facts told of one kind of noise


def shake(request: Request, gates: Path | None) -> int:
    """Adds noise to each article and says how many facts move, by rules, and by a live model too.

    Returns 0, or 1 where a kind of noise leaves fewer figures than its floor. Raises UsageError and SummarizerError.
    """
    suite = load_suite(request.suite, request.cases, "article")
    kept = load_gates(gates or request.suite / "gates.toml")
    # floors are of the whole suite as it was when they were set
    floors = kept.robustness if kept.suite == suite.digest and not request.cases else {}
    sys.stdout.write(f"suite {suite.folder}: {counted(len(suite.cases))}\n")
    broken = asyncio.run(_shake(request, suite, floors))
    sys.stdout.writelines(f"below the floor: {line}\n" for line in broken)
    return 1 if broken else 0


async def _shake(request: Request, suite: Suite, floors: dict[str, float]) -> list[str]:
    translations = load_translations(request.suite / "robustness.yaml")
    moved = await _shaken(Shaken(LEXICAL), suite, translations)
    broken = _broken(moved, floors)
    if request.live:
        async with live_model(request) as model:
            await _shaken(Shaken(model.name, model, request.concurrency, say), suite, translations)
    return broken


async def _shaken(shaken: Shaken, suite: Suite, translations: tuple[Translation, ...]) -> list[Moved]:
    moved = [m for case in suite.cases for m in await shaken.shake(case, translations)]
    sys.stdout.write("\n".join(_lines(shaken.name, moved)) + "\n")
    return moved


def _broken(moved: list[Moved], floors: dict[str, float]) -> list[str]:
    kept = {noise: shares["figures"].value for noise, shares in kept_by_noise(moved).items()}
    return [
        f"{noise} keeps {number(value)} of the figures, the floor is {floors[noise]}"
        for noise, value in kept.items()
        if noise in floors and value is not None and value < floors[noise]
    ]


def _lines(name: str, moved: list[Moved]) -> Iterator[str]:
    yield f"\n{name:<24}figures kept  events kept  actors kept  articles moved"
    for noise, kept in kept_by_noise(moved).items():
        mine = [m for m in moved if m.noise == noise]
        touched = sum(bool(m.lost or m.added) for m in mine)
        shares = [number(kept[kind].value) for kind in ("figures", "events", "actors")]
        yield f"{noise:<24}{shares[0]:>12}  {shares[1]:>11}  {shares[2]:>11}  {touched:>7} of {len(mine)}"
    for noise in dict.fromkeys(m.noise for m in moved):
        facts = [(m.article, sign, fact) for m in moved if m.noise == noise for sign, fact in _changes(m)]
        if facts:
            yield f"\n{name}, {noise}: {len(facts)} facts moved"
            yield from (f"  {sign} {article}: {fact}" for article, sign, fact in facts[:_SHOWN])
        if len(facts) > _SHOWN:
            yield f"  ... and {len(facts) - _SHOWN} more"


def _changes(moved: Moved) -> Iterator[tuple[str, str]]:
    yield from (("-", fact) for fact in moved.lost)
    yield from (("+", fact) for fact in moved.added)
