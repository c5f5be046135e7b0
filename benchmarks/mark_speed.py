"""How marking scales: seconds for ten times the text over seconds for one time. About 10 is proportional.

python benchmarks/mark_speed.py
"""

import hashlib
import time

from summarizer.marking import mark
from summarizer.schema.brief import Article

PARAGRAPHS = (500, 5_000)
SENTENCE = "{n} rebels took a town on Friday. At least {n} people died in town {n}."


def article(paragraphs: int) -> Article:
    """An article of that many two-sentence paragraphs."""
    text = "\n".join(SENTENCE.format(n=n) for n in range(2, paragraphs + 2))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="a1", source="made.txt", language="en", sha256=digest, text=text, origin="a1")


def seconds(paragraphs: int) -> float:
    """The best of three runs, in seconds of CPU."""
    one = article(paragraphs)
    runs = []
    for _ in range(3):
        started = time.process_time()
        mark(one)
        runs.append(time.process_time() - started)
    return min(runs)


def main() -> None:
    """Prints the ratio."""
    seconds(100)  # the first call reads the language's tables
    small, large = map(seconds, PARAGRAPHS)
    told = "{:,} paragraphs {:.3f} s".format
    print(f"{told(PARAGRAPHS[0], small)}, {told(PARAGRAPHS[1], large)}, ratio {large / small:.1f}")


if __name__ == "__main__":
    main()
