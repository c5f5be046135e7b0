"""Which short reports of a day are one story, where many have a look-alike (fixtures/look_alikes.yaml).

    python benchmarks/look_alikes.py

Pairs of articles told as one story: how many are right, and how many of those that tell one are found; then the errors.
"""

import itertools
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from small_reports import read_by_rules, report

from summarizer.merge.stories.clusters import cluster_stories

LOOK_ALIKES = Path(__file__).parents[1] / "fixtures" / "look_alikes.yaml"


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs of titles: told as one story though they are two, and the other way round; `right` are told as one rightly."""

    right: int
    fused: tuple[tuple[str, str], ...]
    split: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        """Of the pairs told as one story, those that are."""
        return self.right / (self.right + len(self.fused))

    @property
    def recall(self) -> float:
        """Of the pairs that tell one story, those told as one."""
        return self.right / (self.right + len(self.split))


def score_look_alikes() -> PairScore:
    """By rules, as read and merged by the pipeline."""
    data = yaml.safe_load(LOOK_ALIKES.read_text(encoding="utf-8"))
    rows = data["articles"]
    articles = [
        report(f"a{n}", row["text"], row["language"], data["published"], title=row["title"])
        for n, row in enumerate(rows, start=1)
    ]
    day = date.fromisoformat(data["published"])
    groups = cluster_stories([read_by_rules(a, day) for a in articles])
    group_of = {i: number for number, group in enumerate(groups) for i in group}
    right = 0
    fused: list[tuple[str, str]] = []
    split: list[tuple[str, str]] = []
    for one, other in itertools.combinations(range(len(rows)), 2):
        told, is_one = group_of[one] == group_of[other], rows[one]["story"] == rows[other]["story"]
        right += told and is_one
        if told != is_one:
            (fused if told else split).append((rows[one]["title"], rows[other]["title"]))
    return PairScore(right, tuple(fused), tuple(split))


def main() -> None:
    """Prints the score and the pairs that are wrong."""
    score = score_look_alikes()
    print(f"pairs  precision {score.precision:.3f}  recall {score.recall:.3f}")
    for verdict, pairs in (("fused", score.fused), ("split", score.split)):
        for one, other in pairs:
            print(f"  {verdict}: {one} | {other}")


if __name__ == "__main__":
    main()
