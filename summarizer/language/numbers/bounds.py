"""What stands around a number and changes what it says: "at least", "almost", "between ... and", "or more"."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from summarizer.language.alternatives import one_of
from summarizer.language.numbers.digits import as_number
from summarizer.language.numbers.scan import Reading, Scan
from summarizer.language.numbers.units import unit_after
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords
from summarizer.schema.brief import Bound, Number
from summarizer.schema.marked import Numeral, Quantity

_BOUNDS: tuple[Bound, ...] = ("at_least", "more_than", "at_most", "less_than", "about")
_DENIED: dict[Bound, Bound] = {
    "more_than": "at_most",
    "less_than": "at_least",
}  # "do not exceed 300", "nicht unter 300"
_ATTACHED = re.compile(r"-(\w+)(?= )")
_MEASURE_BEFORE = OwnWords(r"(?<!\w)(?:<numerals.measures>)(?: (?:<numerals.of_measure>))? $")  # "hauteur de "


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str]
    openers: re.Pattern[str]
    joined: frozenset[tuple[str, str]]
    not_after: re.Pattern[str]
    led: re.Pattern[str]
    opens: re.Pattern[str]
    denied: re.Pattern[str]
    denied_behind: re.Pattern[str]


def in_context(scan: Scan, readings: list[Reading]) -> list[Numeral]:
    """The readings with bounds and units; two that form a range ("20 to 30") become one."""
    readings = _with_shared_scale(scan, readings)
    numerals: list[Numeral] = []
    i = 0
    while i < len(readings):
        pair = readings[i : i + 2]
        if len(pair) == 2 and _is_range(scan, pair[0], pair[1]):
            numerals.append(_range(scan, pair[0], pair[1]))
            i += 2
        else:
            numerals.append(_bounded(scan, pair[0]))
            i += 1
    return numerals


def _with_shared_scale(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """ "from 1.9 to 2.3 billion euros", "15 of the 24 million francs": scale and sign of the second are the first's too."""
    shared = list(readings)
    for i, (first, second) in enumerate(pairwise(readings)):
        if first.value == first.base and second.value != second.base and _is_pair(scan, first, second):
            scale = Decimal(str(second.value)) / Decimal(str(second.base))
            value = as_number(Decimal(str(first.value)) * scale)
            unit = second.unit_text or (unit_after(scan, second.end) if _is_part_of_sum(scan, first, second) else "")
            shared[i] = replace(first, value=value, unit_text=first.unit_text or unit)
        elif not first.unit_text and second.unit_text == "%" and _is_pair(scan, first, second):
            shared[i] = replace(first, unit_text=second.unit_text)
    return shared


def _is_pair(scan: Scan, first: Reading, second: Reading) -> bool:
    if first.unit_text == "%" and second.unit_text != "%":
        return False  # "down by 9 % to 3.6 billion"
    scope = scan.profile.tables["scope"]
    if _is_part_of_sum(scan, first, second):
        return True
    before = scan.before(first.start).lower().rstrip().rsplit(" ", 1)[-1]
    return before in scope["revised_from"] and scan.lower[first.end : second.start].strip() in scope["to_level"]


def _is_part_of_sum(scan: Scan, first: Reading, second: Reading) -> bool:
    """ "15 of the 24 million francs": of people, "two of the 24 million voters" are two."""
    articles = scan.profile.words("grammar", "the_many")
    between = " ".join(w for w in scan.lower[first.end : second.start].split() if w not in articles)
    if between not in scan.profile.tables["scope"]["of_all"] or first.value >= second.base:
        return False
    unit = second.unit_text or unit_after(scan, second.end)
    return scan.profile.unit_kinds.get(unit.lower()) == "money" or second.money


@lru_cache(maxsize=32)
def _patterns(profile: Profile) -> _Patterns:
    bounds = profile.tables["bounds"]
    groups = "|".join(f"(?P<{name}>{_any_of(bounds[name])})" for name in _BOUNDS)
    behind = f"(?P<at_least>{_any_of(bounds['after_at_least'])})|(?P<at_most>{_any_of(bounds['after_at_most'])})"
    behind += f"|(?P<about>{_any_of(bounds['after_about'])})"
    behind += f"|(?P<more_than>{_any_of(bounds.get('after_more_than', []))})"
    ranges = [(opener.lower(), joiner.lower()) for opener, joiner in bounds["range"]]
    among = bounds.get("among", [])  # "unter den 16 Opfern": among them, not fewer
    not_among = rf"(?!(?:{_any_of(among)}) )" if among else ""
    articles = rf"(?: (?:{_any_of(bounds['articles'])}))?"
    denial = _any_of([*profile.tables["grammar"]["not"]])
    starting = [word.strip() for word in (*bounds["range_not_after"], *bounds["change_verbs"])]
    return _Patterns(
        before=re.compile(
            rf"(?:{groups}) *$" if profile.unspaced else rf"(?<![\w-]){not_among}(?:{groups})(?:{articles} +|(?<='))$"
        ),
        after=re.compile(r"(?P<plus>\+)(?!\d)|" + _behind(behind, profile)),
        openers=re.compile(rf"(?<!\w)(?P<opener>{_any_of([opener for opener, _ in ranges])}){articles} +$"),
        joined=frozenset(ranges),
        not_after=re.compile(rf"(?<!\w)(?:{_any_of(starting)}) *$"),
        led=re.compile(rf"(?<!\w)(?:{_any_of(bounds.get('range_led', []))}) *$"),
        opens=_at_opening(profile),
        denied=re.compile(rf"(?:(?<!\w)(?:{denial})(?: {_any_of(bounds['articles'])})?|n['’]t) +$"),
        denied_behind=re.compile(rf" (?:{denial})(?: [^\W\d_]{{1,3}})? +$"),
    )


def _at_opening(profile: Profile) -> re.Pattern[str]:
    """ "From 200 to 300 homes", "In Alba, from 200 to 300 ...": what opens a sentence leads on from no verb of change."""
    words = _any_of([w for words in profile.tables["bounds"]["range_not_after"] if " " not in (w := words.strip())])
    place = rf"(?:(?:{_any_of(profile.tables['scope']['within'])}) [^,]{{1,30}}, )?"
    return re.compile(rf"(?:^|\n|[.!?:] ){place}(?:{words}) *$")


def _behind(groups: str, profile: Profile) -> str:
    return rf" ?(?:{groups})" if profile.unspaced else rf"[ -](?:{groups})(?!\w)(?! \d)"


def _any_of(phrases: list[str]) -> str:
    return one_of(phrase.lower() for phrase in phrases) or "(?!)"


def _is_range(scan: Scan, first: Reading, second: Reading) -> bool:
    if first.bound != "exact" or second.bound != "exact" or not _comparable(scan, first, second):
        return False
    patterns, bounds = _patterns(scan.profile), scan.profile.tables["bounds"]
    gap = _joiner(scan, first, second)
    before = scan.before(first.start).lower()
    opener = patterns.openers.search(before)
    if opener and (opener["opener"], gap) in patterns.joined:
        return True
    if gap in bounds["range_or"]:
        return second.base - first.base == 1 and first.in_words == second.in_words
    return gap in ("-", *bounds["range_joiners"]) and bool(
        not patterns.not_after.search(before) or patterns.led.search(before) or patterns.opens.search(before)
    )


def _joiner(scan: Scan, first: Reading, second: Reading) -> str:
    """What joins two numbers, without a unit that both have, nor an article: "entre el 70 % y el 90 %"."""
    gap = scan.lower[first.end : second.start].strip()
    unit = unit_after(scan, first.end).lower()
    if unit and gap.startswith(f"{unit} ") and unit == unit_after(scan, second.end).lower():
        gap = gap.removeprefix(unit).strip()
    words = gap.split()
    opened = len(words) > 1 and words[-1] in scan.profile.tables["bounds"]["articles"]
    return " ".join(words[:-1]) if opened else gap


def _comparable(scan: Scan, first: Reading, second: Reading) -> bool:
    """Whether two numbers can be the ends of one range: in order, and not of two units ("2% to Rs 1,412")."""
    if first.value >= second.value:
        return False
    if not first.unit_text:
        return not second.unit_text or scan.raw[second.start].isalnum()  # "20 to 30%", not "20 to $30"
    signed_before = not scan.raw[first.start].isdigit()
    return first.unit_text == second.unit_text or (signed_before and not second.unit_text)  # "$20 to 30 million"


def _range(scan: Scan, first: Reading, second: Reading) -> Numeral:
    low = first.value
    if second.base and second.value != second.base and first.value == first.base and first.value < second.base:
        low = as_number(Decimal(str(first.value)) * (Decimal(str(second.value)) / Decimal(str(second.base))))
    opener = _patterns(scan.profile).openers.search(scan.before(first.start).lower())
    at = first.start - (len(scan.before(first.start)) - opener.start()) if opener else first.start
    upper = _bounded(scan, second)
    return replace(
        upper,
        start=first.start,
        quantity=Quantity("range", min_value=low, max_value=second.value),
        unit_text=first.unit_text if first.money and not second.unit_text else upper.unit_text,
        qualifier=scan.raw[at : first.start].strip(),
        qualifier_start=at,
    )


def _bounded(scan: Scan, reading: Reading) -> Numeral:
    bound, opener = _bound_before(scan, reading)
    behind = (
        _patterns(scan.profile).after.match(scan.lower, reading.end, scan.stop) if scan.profile.numbers_known else None
    )
    if behind and (bound == "exact" or behind["more_than"]):
        bound = _named_group(behind)
    if bound == "exact" and scan.lower[reading.start : reading.end] in scan.profile.tables["bounds"].get("round", []):
        bound = "about"
    if reading.bound == "plural":
        bound, opener = "plural", reading.start
    return Numeral(
        start=reading.start,
        end=reading.end,
        quantity=_quantity(bound, reading.value),
        unit_text=reading.unit_text or _unit(scan, reading, behind.end() if behind else reading.end),
        qualifier=scan.raw[opener : reading.start].strip(),
        qualifier_start=opener,
    )


def _unit(scan: Scan, reading: Reading, at: int) -> str:
    """The words behind; none for a number that its own label explains ("magnitude 6.3 struck ...")."""
    if _MEASURE_BEFORE.of(scan.profile).search(scan.before(reading.start).lower()):
        return ""
    attached = _ATTACHED.match(scan.text, at, scan.stop)  # "200-strong crowd"
    if attached and attached[1].lower() in scan.profile.tables["numerals"].get("attached_units", []):
        return attached[1]  # "14-room hotel"
    return unit_after(scan, attached.end(), in_adjective=True) if attached else unit_after(scan, at)


def _quantity(bound: Bound, value: Number) -> Quantity:
    if bound in ("at_least", "more_than", "plural"):
        return Quantity(bound, min_value=value)
    if bound in ("at_most", "less_than"):
        return Quantity(bound, max_value=value)
    return Quantity(bound, value=value)


def _bound_before(scan: Scan, reading: Reading) -> tuple[Bound, int]:
    """The bound whose words end right before the number (articles between are skipped), and where they begin."""
    exact: tuple[Bound, int] = ("exact", reading.start)
    before = scan.before(reading.start).lower()
    bounds, pattern = scan.profile.tables["bounds"], _patterns(scan.profile).before
    if not scan.profile.numbers_known:
        return exact
    match = pattern.search(before)
    if denied := _denied_bound(scan, before, match):
        return denied[0], reading.start - len(before) + denied[1]
    if not match:
        return exact
    if match.group().strip() in bounds["round_words_only"]:  # "más de un centenar": the words before it bound
        match = pattern.search(before, 0, match.start()) or match
    words, bound = match.group().strip(), _named_group(match)
    article = before[match.end(bound) :].strip()
    if match[bound] in bounds["also_during"] and article in scan.profile.words("grammar", "indefinite"):
        return (bound, reading.start - len(before) + match.start()) if reading.in_words else exact
    definite = article in bounds.get("definite", [])
    if definite and bound in _DENIED and not reading.in_words:
        return exact  # "far fewer than the 400 that were feared": a number that is known
    if words in bounds["round_words_only"] and not reading.in_words:
        return exact
    if words in bounds.get("levels", []) and _leads_to_level(scan, reading):
        return exact
    lead = before[: match.start()]
    if words in bounds["also_during"] and (_is_time_span(scan, reading, lead) or _is_topic(scan.profile, lead)):
        return exact
    return bound, reading.start - len(before) + match.start()


def _denied_bound(scan: Scan, before: str, match: re.Match[str] | None) -> tuple[Bound, int] | None:
    """ "no pasan de 10.000", "ne dépassent pas", "liegt nicht über": the other bound, and where its words begin.

    Not of "not nearly", which says no floor, nor where a longer phrase holds the word ("no fewer than").
    """
    patterns = _patterns(scan.profile)
    behind = patterns.denied_behind.search(before)
    match = patterns.before.search(before[: behind.start() + 1]) if behind else match
    if match is None or match.group().strip() in scan.profile.tables["bounds"].get("almost", []):
        return None
    denial = behind or patterns.denied.search(before, 0, match.start())
    bound = _DENIED.get(_named_group(match))
    return (bound, min(match.start(), denial.start())) if denial and bound else None


def _leads_to_level(scan: Scan, reading: Reading) -> bool:
    """ "bajó los tipos hasta el 3,25 %": behind a verb of change, what it led to is exact."""
    clause = re.split(r"[;:.]\s", scan.before(reading.start, 100))[-1]
    return scan.profile.phrase_pattern("scope", "change").search(clause) is not None


def _is_topic(profile: Profile, lead: str) -> bool:
    """ "ein Kredit über fünf Milliarden", "a row over 300 jobs": of what the noun or verb is, and no bound."""
    word = lead.rstrip().rsplit(" ", 1)[-1]
    bare = word not in profile.tables["bounds"]["during_unless_after"]
    return bare and profile.pattern("bounds", "topic_before").search(lead) is not None


def _is_time_span(scan: Scan, reading: Reading, before: str) -> bool:
    """ "spread over three years" is exact; "for over three years" is more than three."""
    unit = unit_after(scan, reading.end).lower().split(" ")[-1]
    if scan.profile.unit_kinds.get(unit) != "duration":
        return False
    lead = before.rstrip().rsplit(" ", 1)[-1]
    return lead not in scan.profile.tables["bounds"]["during_unless_after"]


def _named_group(match: re.Match[str]) -> Bound:
    return next((name for name in _BOUNDS if match.groupdict().get(name)), "at_least")
