"""Random and spoilt documents through each reader, without an unexpected exception.

    python benchmarks/fuzz_readers.py [--examples 20000] [--kinds text page feed mail records encoding] [--seed 1]

Prints for each kind how many documents were read, how many gave articles, how many were refused, and what raised. Each
exception is told once, with the document that raised it.
"""

import argparse
import random
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from mutated_documents import KINDS, check, documents

from summarizer.articles.document import Document


def fuzz(kind: str, examples: int, start: int) -> str:
    """One kind's line of the table."""
    outcomes: Counter[str] = Counter()
    raised: dict[str, Document] = {}

    @seed(start)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(documents(kind))
    def read(document: Document) -> None:
        outcomes["documents"] += 1
        try:
            count = check(document)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            raised.setdefault(_where(error), document)
            return
        outcomes["articles" if count else "refused"] += 1

    started = time.process_time()
    read()
    seconds = time.process_time() - started
    for where, document in raised.items():
        print(f"  {kind}: {where}: {document.raw!r}")
    counts = (outcomes[name] for name in ("documents", "articles", "refused"))
    return "| " + " | ".join([kind, *map(str, counts), str(len(raised)), f"{seconds:.0f} s"]) + " |"


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:80]}"


def main() -> None:
    """Fuzzes the chosen kinds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=20_000)
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    print(
        f"seed {options.seed}\n| kind | documents | with articles | refused | raised | CPU |\n|---|---|---|---|---|---|"
    )
    for kind in options.kinds:
        print(fuzz(kind, options.examples, options.seed), flush=True)


if __name__ == "__main__":
    main()
