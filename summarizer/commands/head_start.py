"""What a run can have begun before it has imported what it is made of; so it imports next to nothing itself."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from summarizer.config import asks_server
from summarizer.model.courier.launch import dismiss_unused, launch_ahead, seen_off_later
from summarizer.options.run import Options
from summarizer.workers import prepare, processes_for


@contextmanager
def head_start(sources: Iterable[str], options: Options) -> Iterator[None]:
    """Launches what carries requests, and begins what workers import where the folders named hold enough for them.

    What carries requests ends with the context, at once where nothing has asked for it.
    """
    asking = asks_server(options)
    if processes_for(sum(map(_files, sources)), asking=asking):
        prepare()
    if asking and options.use_cache and sys.platform != "win32":
        launch_ahead()
    with seen_off_later():
        try:
            yield
        finally:
            dismiss_unused()


def _files(source: str) -> int:
    """The files of a folder; 0 of anything else, which may hold one article or many."""
    return sum(len(files) for _, _, files in os.walk(source))
