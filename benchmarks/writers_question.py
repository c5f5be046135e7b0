"""The lines of a writer's question, as those read them who answer in a model's place."""

import re
from typing import NamedTuple

_EVENT = re.compile(r"^(e\d+) \|([^|]*)\|[^|]*\| (.*?) \|[^|]*$", re.MULTILINE)


class ToldEvent(NamedTuple):
    """An event's id, its day ("" where it has none) and its words."""

    event: str
    day: str
    words: str


def told_events(question: str) -> list[ToldEvent]:
    """The events of the question, in their order."""
    return [ToldEvent(event, day.strip(), words) for event, day, words in _EVENT.findall(question)]
