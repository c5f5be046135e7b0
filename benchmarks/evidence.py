"""How often each kind of evidence is right: what the rules rest on when they say what a number counts, who says it, when.

    python benchmarks/evidence.py [SUITE ...]

A suite is a folder with `gold` and `articles`; without arguments the fixture stories and, as the honest check, the stories
kept apart from the rules (`sealed`, `blind`, `first_sight`), all together. Printed are counts by kind alone, never a story's
errors. A kind that is right in fewer than seven of ten is a guess (`summarizer/schema/evidence.py`), which no line states.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from gold_stories import FIXTURES, brief_of, day_of, folder_of

from summarizer.regress.scoring.gold import load_gold
from summarizer.regress.scoring.matching import Match, match_figures
from summarizer.schema.evidence import TOLD_BEFORE, Doubt, PropertyEvidence, SpeakerEvidence, doubts

_APART = ("sealed", "blind", "first_sight")
_NOBODY = "the article itself"

Readings = Counter[tuple[str, str, bool]]  # what was read, the kind of evidence, whether right -> how often


def read_of(match: Match) -> Iterator[tuple[str, str, bool]]:
    """What a claim's property, speaker and day rest on, and whether they are gold's."""
    claim = match.told.claim
    yield "property", claim.property_evidence, match.right_property
    yield "speaker", (claim.speaker_evidence or "other") if claim.attributed_to else _NOBODY, match.right_attribution
    yield "day", _of_day(claim.date_evidence) if claim.observation_date else "no day", match.right_as_of


def _of_day(evidence: str) -> str:
    if evidence.endswith(TOLD_BEFORE):
        return "told just before"
    kind = "words of its own" if evidence.startswith('"') else "the article's day"
    return f"{kind}, assumed" if evidence.endswith(("assumed", "(assumed)")) else kind


def readings(suite: Path) -> Readings:
    """The readings of all numbers that gold has and the program tells from the same passage."""
    found: Readings = Counter()
    for path in sorted((suite / "gold").glob("*.yaml")):
        gold = load_gold(path)
        brief = brief_of(folder_of(path, gold), day_of(gold), None, "en")
        for match in match_figures(brief, gold).values():
            found.update(read_of(match))
            figure = match.told.figure
            name = "what the briefing tells in the source's words" if figure.is_guessed else "what it names"
            found["figure", name, match.right_property] += 1
    return found


def table(columns: Sequence[Readings]) -> Iterator[str]:
    """Rows of Markdown: kind, then share right and number of each suite; guesses are marked."""
    for what in ("property", "speaker", "day", "figure"):
        kinds = Counter[str]()
        for found in columns:
            for kind, count in ((kind, n) for (read, kind, _), n in found.items() if read == what):
                kinds[kind] += count
        for kind, _ in kinds.most_common():
            cells = [_cell(found[what, kind, True], found[what, kind, False]) for found in columns]
            guess = " (a guess)" if _is_guess(what, kind) else ""
            yield f"| {what} | {kind}{guess} | {' | '.join(cells)} |"


def _cell(right: int, wrong: int) -> str:
    return f"{right / (right + wrong):.2f} of {right + wrong}" if right + wrong else ""


def _is_guess(what: str, kind: str) -> bool:
    guessed: dict[str, tuple[Doubt, ...]] = {
        "property": doubts(cast(PropertyEvidence, kind), "", ""),
        "speaker": doubts("", cast(SpeakerEvidence, kind), ""),
        "day": doubts("", "", f", {kind}"),
    }
    return bool(guessed.get(what))


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", type=Path)
    suites = parser.parse_args().suites
    if suites:
        columns, heads = [sum((readings(s) for s in suites), Counter())], [", ".join(s.name for s in suites)]
    else:
        apart = sum((readings(FIXTURES / name) for name in _APART), Counter())
        columns, heads = [readings(FIXTURES), readings(FIXTURES / "sealed"), apart], ["fixtures", "sealed", "all apart"]
    print(f"| what | rests on | {' | '.join(heads)} |\n|{' --- |' * (len(heads) + 2)}")
    print(*table(columns), sep="\n")


if __name__ == "__main__":
    main()
