"""What a run can have begun before it has imported what it is made of; so it imports next to nothing itself."""

import os
import sys
from collections.abc import Iterable

from summarizer.config import asks_server
from summarizer.model.courier.launch import launch_ahead
from summarizer.options.run import Options
from summarizer.workers import prepare, processes_for


def take_head_start(sources: Iterable[str], options: Options) -> None:
    """Launches what carries requests, and begins what workers import where the folders named hold enough for them."""
    asking = asks_server(options)
    if processes_for(sum(map(_files, sources)), asking=asking):
        prepare()
    if asking and options.use_cache and sys.platform != "win32":
        launch_ahead()


def _files(source: str) -> int:
    """The files of a folder; 0 of anything else, which may hold one article or many."""
    return sum(len(files) for _, _, files in os.walk(source))
