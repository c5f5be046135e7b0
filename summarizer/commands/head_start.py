"""What a run can have begun before it has imported what it is made of; so it imports next to nothing itself."""

import os
from collections.abc import Iterable

from summarizer.config import asks_server
from summarizer.options.run import Options
from summarizer.workers import prepare, processes_for


def take_head_start(sources: Iterable[str], options: Options) -> None:
    """Where the folders named hold so many files that workers will be started, what these import is begun at once."""
    if processes_for(sum(map(_files, sources)), asking=asks_server(options)):
        prepare()


def _files(source: str) -> int:
    """The files of a folder; 0 of anything else, which may hold one article or many."""
    return sum(len(files) for _, _, files in os.walk(source))
