"""A run seen from outside: counted as it goes, logged, shown, and told in one line at its end."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal

from summarizer.commands.amounts import count, dollars, duration
from summarizer.commands.files import muted
from summarizer.commands.run_log import JsonLines, RunLogFile
from summarizer.commands.shown import shown
from summarizer.errors import SummarizerError, UsageError
from summarizer.model.price import Price
from summarizer.options.run import Options
from summarizer.run_clock import began
from summarizer.schema.run_events import RunEvent, Watch, tell, watching


class RunReport:
    """This run's own traffic so far: what was paid now, whatever the briefing rests on.

    An answer is one response of a model; kept ones came from the cache or from recordings. `price` is the model's, set
    once it is known.
    """

    def __init__(self) -> None:
        self.price: Price | None = None
        self._began = began()
        self._heard: Counter[str] = Counter()
        self._kept = 0
        self._paid = (0, 0)
        self._cost = self._saved = Decimal(0)
        self._stages: dict[str, object] = {}

    def __call__(self, event: RunEvent) -> None:
        """Counts an event."""
        self._heard[event.name] += 1
        if event.name == "stage":
            self._stages[str(event.fields["stage"])] = event.fields["seconds"]
        elif event.name == "answer":
            prompt, completion = (int(str(event.fields.get(f"{n}_tokens", 0))) for n in ("prompt", "completion"))
            self._count(prompt, completion, kept=event.fields["origin"] == "kept")

    def _count(self, prompt: int, completion: int, *, kept: bool) -> None:
        cost = self.price.cost(prompt, completion) if self.price else Decimal(0)
        if kept:
            self._kept += 1
            self._saved += cost
        else:
            self._paid = (self._paid[0] + prompt, self._paid[1] + completion)
            self._cost += cost

    def fields(self) -> dict[str, object]:
        """For a log: counts, tokens and US dollars paid in this run, dollars saved by kept answers, seconds by stage."""
        return {
            "answers": self._heard["answer"],
            "kept": self._kept,
            "retries": self._heard["retry"],
            "degraded": self._heard["degraded"],
            "prompt_tokens": self._paid[0],
            "completion_tokens": self._paid[1],
            "cost": float(self._cost) if self.price else None,
            "saved": float(self._saved) if self.price else None,
            "seconds": round(time.monotonic() - self._began, 3),
            "stages": self._stages,
        }

    def words(self) -> list[str]:
        """For a line: "41 answers (38 kept)", "$0.12", "48 s"; the first two only where a model answered."""
        answers = self._heard["answer"]
        said = [count(answers, "answer") + (f" ({self._kept} kept)" if self._kept else "")] if answers else []
        said += [dollars(self._cost)] if answers and self.price else []
        return [*said, duration(time.monotonic() - self._began)]


@contextmanager
def reporting(command: str, options: Options) -> Iterator[RunReport]:
    """Everything told inside the block is counted, logged and shown as the options wish; how it ended is told last.

    Raises UsageError for options that contradict each other.
    """
    if options.quiet and options.verbose:
        raise UsageError("--quiet and --verbose exclude each other")
    report = RunReport()
    with ExitStack() as stack:
        hearers: list[Watch] = [report, stack.enter_context(RunLogFile())]
        if options.log == "json":
            stack.enter_context(muted())
            hearers.append(JsonLines(sys.stderr))
        else:
            hearers.append(stack.enter_context(shown(quiet=options.quiet, verbose=options.verbose)))
        stack.enter_context(watching(lambda event: _hear(event, hearers)))
        try:
            yield report
        except (SummarizerError, KeyboardInterrupt) as error:
            tell("end", command=command, error=type(error).__name__, reason=str(error), **report.fields())
            raise


def _hear(event: RunEvent, hearers: list[Watch]) -> None:
    for hear in hearers:
        hear(event)
