"""A time of day by a named clock ("23:30 GMT"): elsewhere it may be the next day, or the one before."""

from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords

_CLOCK = OwnWords(
    r"(?<![\d.:,])(?P<hour>[01]?\d|2[0-3])(?:[:.]|\s?[hH]\s?)?(?:[0-5]\d)?(?:\s?(?P<half>[ap])\.?\s?m\.?)?"
    r"(?:\s?(?:<dates.hours>))?\s(?:<names.time_zones>)(?!\w)"
)
_NOON = 12
_NEXT_DAY_FROM = 10  # fourteen hours east of Greenwich a day begins at ten of the day before
_DAY_BEFORE_UNTIL = 12  # twelve hours west of it a day lasts until noon of the next
_DAYS_APART = 1


def may_be_days_on(text: str, days: int, profile: Profile) -> bool:
    """Whether what a sentence tells by a named clock may elsewhere be `days` later, or earlier where it is negative."""
    clock = _CLOCK.of(profile).search(text) if abs(days) == _DAYS_APART else None
    if clock is None:
        return False
    half = (clock["half"] or "").lower()
    hour = int(clock["hour"]) % _NOON if half else int(clock["hour"])
    hour += _NOON if half == "p" else 0
    return hour >= _NEXT_DAY_FROM if days > 0 else hour < _DAY_BEFORE_UNTIL


def tells_time_of_day(text: str, profile: Profile) -> bool:
    """ "At 8.30", "in the evening"."""
    parts = profile.phrase_pattern("attribution", "day_parts")
    return profile.pattern("dates", "time").search(text) is not None or parts.search(text) is not None
