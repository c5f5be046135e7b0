"""Which figure of an older briefing one of today's goes on from, and what stands of each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from anyascii import anyascii

from summarizer.language.nouns import names_people
from summarizer.language.numbers.measures import MEASURED_ONCE, currency_of, same_currency
from summarizer.language.places import fold_name
from summarizer.language.profile import available_languages, load_profile
from summarizer.schema.brief import Claim, Figure, Number, Story, true_parts
from summarizer.write.review.sense import FATES

_OF_ITS_DAY = " change"
_EVERYBODY = frozenset({"people", "combatants", ""})  # a toll of the dead, of people, of fighters: one total
_SHARE = "percent"
_SAME_COUNT = 3  # times, up to which a number of things or a sum may be the older one's next
_AT_WORK = "workers"  # where somebody is hurt at work they are often all who are

_Quantity = tuple[str, str, str]  # what is measured, of which kind of thing, in which money
Value = tuple[str, tuple[Number, ...]]  # what is measured, the numbers that a claim gives


def live(story: Story) -> Iterator[Figure]:
    """The figures that tell of now: neither background, nor a part, nor taken back, nor only feared or planned.

    The missing of those aboard are a number of their own: a part is what its whole's own property counts.
    """
    properties = {f.id: f.measured_property for f in story.figures}
    dead = {i for r in story.relations if r.kind in ("background", "corrected") for i in r.figures[1:]}
    dead |= {p for whole, p in true_parts(story.relations) if properties.get(p) == properties.get(whole)}
    return (f for f in story.figures if f.id not in dead and f.claims and f.claims[0].modality == "actual")


def by_quantity(story: Story, gone: AbstractSet[Value] = frozenset()) -> dict[_Quantity, list[Figure]]:
    """The figures of each property and kind of thing counted, the weightiest first, whatever the language of its sources.

    Only of properties that the tables know: what a noun counts, and what is measured once, does not go on. None whose
    weightiest has values that are `gone`: what stood beside it ("five more bodies") is not what has become of it.
    """
    known = {p.name for p in load_profile("en").properties if not p.name.endswith(_OF_ITS_DAY)} - MEASURED_ONCE
    found: dict[_Quantity, list[Figure]] = {}
    told = (f for f in live(story) if f.measured_property in known and not f.told_as)
    for figure in told:
        unit = figure.claims[0].unit_text
        kinds = _kind(figure.observation_about), _kind(unit)
        sign = currency_of(unit) if same_currency(unit) else _SHARE if _SHARE in kinds or unit == "%" else ""
        kind = kinds[0] if kinds[0] != sign else ""
        found.setdefault((figure.measured_property, kind, sign), []).append(figure)
    return {quantity: figures for quantity, figures in found.items() if not told_values(figures[0]) <= gone}


def pairs(
    now: Mapping[_Quantity, list[Figure]], old: Mapping[_Quantity, list[Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    """The weightiest figures of one quantity; workers of the one go with people of the other where neither has both."""
    for key, figures in now.items():
        name, kind, sign = key
        other = name, {_AT_WORK: "", "": _AT_WORK}.get(kind, kind), sign
        older = old.get(key) or (old.get(other, []) if other not in now else [])
        figure = figures[0]
        then = _same_count(figure, older, alone=len(figures) == 1)
        if then is not None:
            yield figure, then


def _same_count(figure: Figure, older: Sequence[Figure], *, alone: bool) -> Figure | None:
    """Which of the older figures of its quantity a figure goes on from: one voice has put both, or it tells what was.

    Without that the weightiest of people's fates that has not fallen, and of other things the only one, if the figure is
    `alone` too. Never what another body has or holds, or was counted elsewhere.
    """
    fits = [f for f in older if _may_have_become(f, figure)]
    told = {(figure.measured_property, value) for value in values_of(figure.claims)}
    known = (f for f in fits if _voices(f) & _voices(figure) or told_values(f) <= told)
    found = next(known, None)
    if found is not None or figure.measured_property not in FATES:
        return found or (fits[0] if fits and alone and len(older) == 1 else None)
    return next((f for f in fits if not _has_fallen(f, figure)), None)


def _has_fallen(then: Figure, now: Figure) -> bool:
    """Whether what only grows is fewer than it was: the nine dead of a winter are no former count of one day's five."""
    return now.measured_property in _growing() and now.current is not None and _most(now) < _most(then)


def _most(figure: Figure) -> float:
    return max((float(v) for values in standing_of(figure) for v in values), default=0.0)


def _may_have_become(then: Figure, now: Figure) -> bool:
    """Whether nothing shows two counts: another holder or place, a toll fallen by half, a sum three times as high."""
    named = ((then.holder, now.holder), (then.place, now.place))
    if any(one and other and fold_name(one) != fold_name(other) for one, other in named):
        return False
    before, after = _most(then), _most(now)
    if now.current is None:
        return True  # its line tells the dispute, and nothing of what was
    if now.measured_property in FATES:
        return after * 2 >= before or now.measured_property not in _growing()
    return before <= after * _SAME_COUNT and after <= before * _SAME_COUNT


@lru_cache(maxsize=1)
def _growing() -> frozenset[str]:
    """Properties that only grow while a story goes on."""
    return frozenset(p.name for p in load_profile("en").properties if p.cumulative)


def _voices(figure: Figure) -> set[str]:
    return {fold_name(claim.attributed_to) for claim in figure.claims if claim.attributed_to}


def _kind(about: str) -> str:
    """What is counted, as the tables of all languages know it; its own words where none does."""
    words = re.findall(r"[^\W\d_]+", about.lower())
    tables = [load_profile(code).unit_kinds for code in available_languages()]
    kinds = [table[word] for word in words for table in tables if word in table]
    kind = next((k for k in kinds if k not in _EVERYBODY), kinds[0] if kinds else "")
    kind = kind if kinds or _are_people(words) else " ".join(sorted(words))
    return "" if kind in _EVERYBODY else anyascii(kind)


def _are_people(words: list[str]) -> bool:
    """Whether one to three of the words name people of some trade or pastime: "Czech ski tourers"."""
    runs = [" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words) - length + 1)]
    return any(names_people(run, code) for run in runs for code in available_languages())


def standing_of(figure: Figure) -> frozenset[tuple[Number, ...]]:
    """The value that stands now; that of each side where sources dispute it."""
    return values_of(sides(figure))


def told_values(figure: Figure) -> set[Value]:
    """What stands of a figure, each with what it measures."""
    return {(figure.measured_property, value) for value in standing_of(figure)}


def sides(figure: Figure) -> list[Claim]:
    """The claim that stands, or the first of each value that a side of a dispute gives now."""
    if figure.current is not None:
        return [figure.claims[figure.current]]
    claims = [figure.claims[i] for i in figure.standing] or figure.claims
    return list({(c.value, c.min_value, c.max_value): c for c in reversed(claims)}.values())[::-1]


def values_of(claims: Iterable[Claim]) -> frozenset[tuple[Number, ...]]:
    return frozenset(tuple(v for v in (c.value, c.min_value, c.max_value) if v is not None) for c in claims)
