"""Which day a feast falls on: fixed days, and those that move with Easter."""

from datetime import date, timedelta

# Days after Easter Sunday, and (month, day), as the Western churches and civil calendars keep them.
_MOVABLE = {
    "carnival_monday": -48,
    "shrove_tuesday": -47,
    "ash_wednesday": -46,
    "palm_sunday": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "holy_saturday": -1,
    "easter_sunday": 0,
    "easter_monday": 1,
    "ascension": 39,
    "whit_sunday": 49,
    "whit_monday": 50,
    "corpus_christi": 60,
}
_FIXED = {
    "new_year": (1, 1),
    "epiphany": (1, 6),
    "labour_day": (5, 1),
    "assumption": (8, 15),
    "all_saints": (11, 1),
    "christmas_eve": (12, 24),
    "christmas_day": (12, 25),
    "boxing_day": (12, 26),
    "new_years_eve": (12, 31),
}


def feast_day(feast: str, year: int) -> date:
    """The day of a feast in a year from 1583. Raises KeyError for a feast that is not known."""
    if feast in _FIXED:
        return date(year, *_FIXED[feast])
    return easter_sunday(year) + timedelta(days=_MOVABLE[feast])


def easter_sunday(year: int) -> date:
    """Western Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 2nd ed., chapter 8)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, common_centuries = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leaps, rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * common_centuries + 2 * leaps - epact - rest) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
