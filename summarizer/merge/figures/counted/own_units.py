"""Units and kinds that a number leaves out because the number before it has them, and units that it has by mistake.

"Seven soldiers died, says one ministry; the other speaks of a dozen": the dozen are soldiers. "They stopped work for two
hours. 1,300 took part": no hours, whatever was carried over.
"""

from collections import defaultdict

from summarizer.language.numbers.quantity_names import kinds_counted
from summarizer.schema.mentions import FigureMention, GroundedFigure
from summarizer.schema.records import replace

_PLAIN = frozenset({"", "people"})
_NEVER = frozenset({"part", "percent", "percentage", "points", "money"})  # said of one number alone, or read with it
_MONEY = "money"
_MILLION = 1_000_000
_NEAR = 1  # sentences


def with_own_units(mentions: list[GroundedFigure]) -> list[GroundedFigure]:
    """The mentions with the unit and kind of the number right before that counts the same, where they name none."""
    told: dict[tuple[str, str], list[GroundedFigure]] = defaultdict(list)
    found: dict[int, GroundedFigure] = {}
    for grounded in sorted(mentions, key=lambda g: (g.citations[0].article, g.mention.numeral.start)):
        own = _without_stray_unit(grounded)
        before = told[own.citations[0].article, own.mention.measured_property]
        near = [g for g in before if _is_near(g, own)]
        here = [g for g in near if g.mention.numeral.sentence == own.mention.numeral.sentence]
        found[id(grounded)] = _carrying(own, here or near)
        before.append(found[id(grounded)])
    return [_with_unit_behind(found[id(g)], told) for g in mentions]


def _with_unit_behind(grounded: GroundedFigure, told: dict[tuple[str, str], list[GroundedFigure]]) -> GroundedFigure:
    """ "From 1.2 billion to 950 million euros": a sum without a currency has that of the next in its sentence."""
    mention = grounded.mention
    if mention.subject_class != _MONEY or mention.numeral.unit_text:
        return grounded
    alike = told[grounded.citations[0].article, mention.measured_property]
    after = (g.mention for g in alike if g.mention.numeral.start > mention.numeral.start)
    here = (m for m in after if m.numeral.sentence == mention.numeral.sentence and m.subject_class == _MONEY)
    unit = next((m.numeral.unit_text for m in here), "")
    return replace(grounded, mention=_with_unit(mention, unit, _MONEY, mention.subject)) if unit else grounded


def _is_near(one: GroundedFigure, other: GroundedFigure) -> bool:
    return abs(one.mention.numeral.sentence - other.mention.numeral.sentence) <= _NEAR


def _without_stray_unit(grounded: GroundedFigure) -> GroundedFigure:
    """Without a unit or kind that does not stand behind the number and that its property cannot have."""
    mention = grounded.mention
    kinds, unit = kinds_counted(mention.measured_property), mention.numeral.unit_text
    own = bool(unit) and unit in mention.phrase
    if own or not kinds or mention.subject_class in kinds | _NEVER | _PLAIN:
        return grounded
    return replace(grounded, mention=_with_unit(mention, "", "", ""))


def _carrying(grounded: GroundedFigure, before: list[GroundedFigure]) -> GroundedFigure:
    """With what all numbers of the property right before count, if this one names nothing."""
    mention = grounded.mention
    unit = mention.numeral.unit_text
    written = _is_written(grounded, unit) if mention.subject_class == _MONEY else True
    if (unit and written) or mention.subject_class not in _PLAIN | {_MONEY} or not before:
        return grounded
    last = before[-1].mention
    alike = {(g.mention.subject_class, g.mention.numeral.unit_text) for g in before}
    # "700 million euros; the ministry reckons 1.1 billion"
    is_sum = last.subject_class == _MONEY and (
        mention.subject_class == _MONEY or (not unit and _is_of_millions(mention))
    )
    if len(alike) > 1 or (last.subject_class in _PLAIN | _NEVER and not is_sum):
        return grounded
    return replace(grounded, mention=_with_unit(mention, last.numeral.unit_text, last.subject_class, last.subject))


def _is_written(grounded: GroundedFigure, unit: str) -> bool:
    """Whether the unit, or its first word ("pounds" of sterling), stands at the number."""
    mention, citation = grounded.mention, grounded.citations[0]
    behind = citation.exact[mention.numeral.end - citation.start :].lstrip()
    return unit in mention.phrase or behind.startswith(unit.split()[0])


def _is_of_millions(mention: FigureMention) -> bool:
    quantity = mention.numeral.quantity
    return max(v or 0 for v in (quantity.value, quantity.min_value, quantity.max_value)) >= _MILLION


def _with_unit(mention: FigureMention, unit: str, kind: str, subject: str) -> FigureMention:
    numeral = replace(mention.numeral, unit_text=unit)
    return replace(mention, numeral=numeral, subject_class=kind, subject=subject or mention.subject if unit else "")
