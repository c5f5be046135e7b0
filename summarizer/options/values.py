"""What is written behind an option, as a value: each function raises UsageError with the option's name and a way out."""

from collections.abc import Callable
from datetime import date

from summarizer.errors import UsageError


def day_of(option: str) -> Callable[[str], date]:
    """Reads a day, YYYY-MM-DD."""

    def read(given: str) -> date:
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise UsageError(f"{option} {given}: not a day; write it as YYYY-MM-DD, for example 2024-11-30") from None

    return read


def seconds_of(option: str) -> Callable[[str], float]:
    """Reads a length of time, 20m or 1h30m, in seconds."""

    def read(given: str) -> float:
        from summarizer.model.pacing import duration

        seconds = duration(given)
        if not seconds:
            raise UsageError(f"{option} {given}: not a length of time; write it like 20m, 90s or 1h30m")
        return seconds

    return read


def one_of(option: str, first: str, second: str) -> Callable[[str], str]:
    """Reads one of two words."""

    def read(given: str) -> str:
        if given not in (first, second):
            raise UsageError(f"{option} {given}: there are {first} and {second}")
        return given

    return read


def briefing_language(given: str) -> str:
    """Reads the code of a language that a briefing can be written in."""
    from summarizer.language.profile import available_languages

    if given not in available_languages():
        raise UsageError(f"--language {given}: the briefing can be written in {', '.join(available_languages())}")
    return given
