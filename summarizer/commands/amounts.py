"""Numbers in words, as the command line says them."""

from decimal import Decimal

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def count(number: int, noun: str) -> str:
    """ "1 story", "1,200 stories"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def dollars(amount: Decimal | float) -> str:
    """US dollars, two digits at least of what there is: "$12.30", "$0.0042", "$0"."""
    if not amount:
        return "$0"
    return f"${amount:,.2f}" if amount >= Decimal("0.1") else f"${Decimal(f'{amount:.2g}'):f}"


def duration(seconds: float) -> str:
    """ "0.8 s", "48 s", "3 min 5 s"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def size(number: float) -> str:
    """Bytes in decimal units (SI): "12.3 MB"."""
    unit = 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:.1f} {_UNITS[unit]}" if unit else f"{number:.0f} bytes"
