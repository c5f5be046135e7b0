"""What `summarizer doctor` says of one thing that it looked at."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "fault"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: a fault keeps the next run from doing what it is set up to do, a note does not."""

    name: str
    state: State
    told: str
