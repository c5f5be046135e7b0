"""Integers written out in words by the school rules of four languages, independently of the program's grammar."""

_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_EN_LOW = [*_EN.split(), "eighteen", "nineteen"]
_EN_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - the table reads so
_FR = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_FR_LOW = [*_FR.split(), "dix-sept", "dix-huit", "dix-neuf"]
_FR_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete"
    " dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete"
    " veintiocho veintinueve"
)
_ES_LOW = _ES.split()
_ES_TENS = {3: "treinta", 4: "cuarenta", 5: "cincuenta", 6: "sesenta", 7: "setenta", 8: "ochenta", 9: "noventa"}
_ES_HUNDREDS = {1: "ciento", 5: "quinientos", 7: "setecientos", 9: "novecientos"}
_DE = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
_DE_LOW = [*_DE.split(), "achtzehn", "neunzehn"]
_DE_TENS = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()  # noqa: SIM905 - as above


def in_english(n: int) -> str:
    """ "two hundred and thirty-one thousand five hundred"."""
    millions, thousands, rest = n // 10**6, n // 1000 % 1000, n % 1000
    parts = [f"{_en_below_1000(millions)} million"] if millions else []
    parts += [f"{_en_below_1000(thousands)} thousand"] if thousands else []
    if rest and rest < 100 and parts:
        return " ".join(parts) + " and " + _en_below_1000(rest)
    return " ".join([*parts, *([_en_below_1000(rest)] if rest else [])])


def _en_below_1000(n: int) -> str:
    if n < 20:
        return _EN_LOW[n]
    if n < 100:
        return _EN_TENS[n // 10] + (f"-{_EN_LOW[n % 10]}" if n % 10 else "")
    return f"{_EN_LOW[n // 100]} hundred" + (f" and {_en_below_1000(n % 100)}" if n % 100 else "")


def in_french(n: int) -> str:
    """ "deux cent trente et un mille cinq cents"."""
    millions, thousands, rest = n // 10**6, n // 1000 % 1000, n % 1000
    parts = [f"{_fr_below_1000(millions)} million{'s' if millions > 1 else ''}"] if millions else []
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_fr_below_1000(thousands, before_mille=True)} mille")
    return " ".join([*parts, *([_fr_below_1000(rest)] if rest else [])])


def _fr_below_1000(n: int, before_mille: bool = False) -> str:
    hundreds, rest = divmod(n, 100)
    plural = "" if rest or before_mille else "s"
    head = [] if not hundreds else ["cent"] if hundreds == 1 else [f"{_FR_LOW[hundreds]} cent{plural}"]
    return " ".join([*head, *([_fr_below_100(rest, before_mille)] if rest else [])])


def _fr_below_100(n: int, before_mille: bool) -> str:
    if n < 20:
        return _FR_LOW[n]
    if n >= 80:
        return "quatre-vingt" + (f"-{_FR_LOW[n - 80]}" if n > 80 else "" if before_mille else "s")
    tens, units = (6, n - 60) if n >= 60 else divmod(n, 10)
    if units == 0:
        return _FR_TENS[tens]
    return _FR_TENS[tens] + (f" et {_FR_LOW[units]}" if units in (1, 11) else f"-{_FR_LOW[units]}")


def in_spanish(n: int) -> str:
    """ "doscientos treinta y un mil quinientos"."""
    millions, thousands, rest = n // 10**6, n // 1000 % 1000, n % 1000
    parts = ["un millón" if millions == 1 else f"{_es_short(millions)} millones"] if millions else []
    if thousands:
        parts.append("mil" if thousands == 1 else f"{_es_short(thousands)} mil")
    return " ".join([*parts, *([_es_below_1000(rest)] if rest else [])])


def _es_short(n: int) -> str:
    words = _es_below_1000(n)
    return (
        words.removesuffix("veintiuno") + "veintiún"
        if words.endswith("veintiuno")
        else words.removesuffix("o")
        if (words.endswith(" uno") or words == "uno")
        else words
    )


def _es_below_1000(n: int) -> str:
    if n == 100:
        return "cien"
    hundreds, rest = divmod(n, 100)
    head = [_ES_HUNDREDS.get(hundreds) or f"{_ES_LOW[hundreds]}cientos"] if hundreds else []
    if rest and rest < 30:
        head.append(_ES_LOW[rest])
    elif rest:
        head.append(_ES_TENS[rest // 10] + (f" y {_ES_LOW[rest % 10]}" if rest % 10 else ""))
    return " ".join(head)


def in_german(n: int) -> str:
    """ "zwei Millionen zweihunderteinunddreißigtausendfünfhundert"."""
    millions, rest = divmod(n, 10**6)
    head = ["eine Million" if millions == 1 else f"{_de_below_million(millions)} Millionen"] if millions else []
    tail = _de_below_million(rest) if rest else ""
    return " ".join([*head, *([tail + "s" if tail.endswith("ein") else tail] if tail else [])])


def _de_below_million(n: int) -> str:
    thousands, rest = divmod(n, 1000)
    return (f"{_de_below_1000(thousands)}tausend" if thousands else "") + (_de_below_1000(rest) if rest else "")


def _de_below_1000(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    head = f"{_DE_LOW[hundreds]}hundert" if hundreds else ""
    if rest < 20:
        return head + (_DE_LOW[rest] if rest else "")
    return head + (f"{_DE_LOW[rest % 10]}und" if rest % 10 else "") + _DE_TENS[rest // 10]


WRITERS = {"en": in_english, "fr": in_french, "es": in_spanish, "de": in_german}


def grouped(n: int, mark: str) -> str:
    """The digits of a number in groups of three."""
    return f"{n:,}".replace(",", mark)
