"""What each family of rules earns: the change of every measure without it, over all stories with gold and the small cases.

    python benchmarks/rule_ablation.py [--reading] [--story NAME ...] [--only FAMILY ...]

Without `--reading`: the merge's rules and steps, from the rules' mentions, then from gold's (see merge_quality.py), and
the pairs right of `fixtures/identities` (joined) and `fixtures/reconciling`. With it: the steps of reading by rules, from
the rules' mentions alone. Empty is no change. A family without any change earns nothing there: it stays only where
it keeps apart what must not be one (`fixtures/traps.yaml`).
"""

import argparse
from collections.abc import Callable, Iterator

import identities
import reconciling
from gold_stories import gold_files
from merge_quality import Mentions, gold_mentions, read_story, totals
from rule_families import MERGING, READING, rule_names, without

from summarizer.regress.scoring.gold import load_gold
from summarizer.schema.gold import Gold

EARNED = {
    "figures strict.f1": "figures, strict",
    "actors.conll f1": "actors",
    "events.conll f1": "events",
    "reconciliation.macro f1": "reconciliation",
    "relations.right": "relations",
    "conflicts.recall": "conflicts found",
    "conflicts.precision": "conflicts right",
    "updates.precision": "updates right",
}
Stories = list[tuple[Gold, Mentions]]


def measured(kinds: dict[str, Callable[[], Stories]]) -> dict[str, float]:
    """Every measure by the rules now in force."""
    found: dict[str, float] = {}
    for kind, stories in kinds.items():
        ratios = totals(stories())
        found |= {f"{told} ({kind})": ratios[name].value or 0.0 for name, told in EARNED.items()}
    return found


def small_cases() -> dict[str, float]:
    """Pairs of the small cases that are right."""
    cases = [c for path in sorted(identities.IDENTITIES.glob("*.yaml")) for c in identities.load_cases(path)]
    counts = identities.tally([identities.judge(case, given=True) for case in cases])
    judged = [pair for path in sorted(reconciling.CASES.glob("*.yaml")) for pair in reconciling.judge_file(path)]
    return {
        "names joined": counts["joined"],
        "names wrong": counts["wrong"],
        "numbers right": sum(j.told == j.wanted for j in judged),
    }


def ablation(families: list[str], measure: Callable[[], dict[str, float]]) -> Iterator[str]:
    """A line for each family: what changes without it."""
    whole = measure()
    yield "| family left out | " + " | ".join(whole) + " |"
    yield "| --- " * (1 + len(whole)) + "|"
    yield "| *none* | " + " | ".join(f"{v:.3f}".removesuffix(".000") for v in whole.values()) + " |"
    for family in families:
        with without(family):
            now = measure()
        changes = (round(now[m] - whole[m], 3) for m in whole)
        yield f"| {family} | " + " | ".join(f"{c:+.3f}".removesuffix(".000") if c else "" for c in changes) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reading", action="store_true", help="the steps of reading instead of the merge's")
    parser.add_argument("--story", nargs="*", default=[], help="only these")
    parser.add_argument("--only", nargs="*", default=[], help="only these families")
    asked = parser.parse_args()
    golds = [load_gold(f) for f in gold_files() if not asked.story or f.stem in asked.story]
    families = [str(step) for step in READING] if asked.reading else [*map(str, MERGING), *rule_names()]

    def read() -> Stories:
        return [(gold, read_story(gold)) for gold in golds]

    known = read()
    by_gold = [(gold, gold_mentions(mentions, gold)) for gold, mentions in known]
    kinds = {"rules": read} if asked.reading else {"rules": lambda: known, "gold": lambda: by_gold}
    chosen = [f for f in families if not asked.only or f in asked.only]
    for line in ablation(chosen, lambda: measured(kinds) | ({} if asked.reading else small_cases())):
        print(line, flush=True)


if __name__ == "__main__":
    main()
