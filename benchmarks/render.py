"""How long each form of a briefing takes, and how large it is, for a day of 100 articles in 15 stories.

    python benchmarks/render.py [BRIEF.json]

The floor is what writing brief.json with the standard library alone takes in the same run; `times` is a form's time over
it. CPU time, the best of five, first calls (imports, fonts, tables) apart. Without a file the invented day of the tests.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from long_day import long_day

from summarizer.render import Look, render
from summarizer.render.json import from_json
from summarizer.render.mail.letter import Letter, to_mail
from summarizer.render.pdf.document import to_pdf
from summarizer.render.terminal import to_terminal
from summarizer.schema.brief import Briefing

_RUNS = 5


def forms(briefing: Briefing) -> dict[str, Callable[[], bytes]]:
    """By name, what makes each form."""
    return {
        "md": lambda: render(briefing, "md").encode(),
        "json": lambda: render(briefing, "json").encode(),
        "terminal": lambda: to_terminal(briefing, 92, styled=True).encode(),
        "html": lambda: render(briefing, "html").encode(),
        "html, full text": lambda: render(briefing, "html", Look(full_text=True)).encode(),
        "eml": lambda: to_mail(briefing, Letter()).as_bytes(),
        "pdf": lambda: to_pdf(briefing).content,
    }


def measured(make: Callable[[], bytes]) -> tuple[float, float, int]:
    """Seconds of CPU of the first call and of the best of the next ones, and the bytes made."""
    first, size = _timed(make)
    return first, min(_timed(make)[0] for _ in range(_RUNS)), size


def _timed(make: Callable[[], bytes]) -> tuple[float, int]:
    started = time.process_time()
    made = make()
    return time.process_time() - started, len(made)


def main(path: str | None) -> None:
    """Prints a row for each form."""
    briefing = from_json(Path(path).read_text(encoding="utf-8")) if path else long_day()
    plain = briefing.model_dump(mode="json")
    _, floor, _ = measured(lambda: json.dumps(plain, ensure_ascii=False, indent=1).encode())
    print(
        f"{len(briefing.articles)} articles, {len(briefing.stories)} stories; floor: json.dumps {floor * 1000:.0f} ms"
    )
    print(f"{'form':18}{'first, ms':>10}{'then, ms':>10}{'times':>8}{'bytes':>12}")
    for name, make in forms(briefing).items():
        first, best, size = measured(make)
        print(f"{name:18}{first * 1000:10.0f}{best * 1000:10.0f}{best / floor:8.1f}{size:12,}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
