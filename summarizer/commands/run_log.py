"""A run's events as JSON, one object a line: on standard error for whoever asks, and in a file of each paid run.

Each line has `time` (UTC, ISO 8601, milliseconds) and `event`; the rest are the event's own fields.
"""

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Self

from summarizer.commands.files import say
from summarizer.deliver.journal import journal_path
from summarizer.schema.run_events import RunEvent

_KEPT_LOGS = 100


class JsonLines:
    """Writes each event to a stream as it comes."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def __call__(self, event: RunEvent) -> None:
        """Writes a line. Raises OSError."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = json.dumps({"time": now, "event": event.name, **event.fields}, ensure_ascii=False)
        self._stream.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
        self._stream.flush()


class RunLogFile:
    """The log of one run that asks a model, in a file of its own; the newest 100 are kept, other runs leave none."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None
        self._lines: JsonLines | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            with suppress(OSError):  # a full disk was told of when it was met
                self._file.close()

    def __call__(self, event: RunEvent) -> None:
        """Writes the event; a log that cannot be written costs a line, never the run."""
        try:
            if event.name == "start" and event.fields.get("live"):
                self._open()
            if self._lines is not None:
                self._lines(event)
        except OSError as error:
            self._lines = None
            say(f"this run is not logged: {(error.strerror or str(error)).lower()}: {error.filename or run_logs()}")

    def _open(self) -> None:
        folder = run_logs()
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.jsonl"))[: -_KEPT_LOGS + 1]:
            old.unlink(missing_ok=True)
        started = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S-%fZ")
        self._file = (folder / f"{started}-{os.getpid()}.jsonl").open("a", encoding="utf-8")
        self._lines = JsonLines(self._file)


def run_logs() -> Path:
    """The folder of run logs, in the user's folder for state (XDG_STATE_HOME, else ~/.local/state)."""
    return journal_path().with_name("runs")
