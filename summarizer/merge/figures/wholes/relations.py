"""How the figures of a story stand to each other: parts and wholes, corrections, background, other scopes."""

from collections import defaultdict

from summarizer.merge.figures.comparing import ratio
from summarizer.merge.figures.one_count.scopes import is_of_other_period
from summarizer.merge.figures.quantity_kinds import CROWDS, CUMULATIVE, MEASURED, PLAIN_COUNT, STATES, comparable_class
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.merge.figures.wholes.parts import PartOf, parts_of_wholes
from summarizer.schema.brief import Figure, Relation

_SLIP = 3.0
_NOUGHTS = (10.0, 100.0, 1000.0)

Placed = tuple[list[Voice], Figure]


def relations_between(groups: list[list[Voice]], figures: list[Figure]) -> tuple[list[Relation], list[PartOf]]:
    """Every relation of the story's figures, and what shows the parts; `groups` are their voices, the weightiest first."""
    pairs = list(zip(groups, figures, strict=True))
    alike: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for group, figure in pairs:
        alike[_counted(group[0])].append((group, figure))
    parts = parts_of_wholes(pairs)
    found = [part.relation for part in parts]
    for placed in alike.values():
        found += _backgrounds(placed)
    named: dict[str, list[Placed]] = defaultdict(list)
    for group, figure in pairs:
        named[figure.measured_property].append((group, figure))
    for placed in named.values():
        found += _corrections(placed)
    related = {frozenset(r.figures) for r in found}
    return found + [r for r in _scopes(pairs) if frozenset(r.figures) not in related], parts


def _counted(voice: Voice) -> tuple[str, str]:
    return voice.mention.measured_property, comparable_class(voice.mention)


def _backgrounds(alike: list[Placed]) -> list[Relation]:
    """An older event's count beside today's."""
    today = next((f for g, f in alike if not g[0].mention.background and not g[0].mention.withdrawn), None)
    old = [f for g, f in alike if g[0].mention.background and not _is_of_the_year_just_over(g[0])]
    return [Relation(kind="background", figures=(today.id, figure.id)) for figure in old] if today else []


def _is_of_the_year_just_over(voice: Voice) -> bool:
    """ "7.4 million tourists last year": a year's number of what is no toll is news, and no background of a quarter's."""
    as_of, name = voice.mention.as_of, voice.mention.measured_property
    if as_of is None or as_of.precision != "year" or name in CUMULATIVE | STATES | CROWDS:
        return False
    return bool(voice.published) and int(as_of.end[:4]) + 1 == int(voice.published[:4])


def _corrections(alike: list[Placed]) -> list[Relation]:
    """A number taken back, under what its paper puts in its place, else under the weightiest of its kind.

    A stale copy has the place of the one that a sentence takes back beside the right one.
    """
    standing = [(g, f) for g, f in alike if not g[0].mention.withdrawn and not g[0].mention.background]
    found = []
    for wrong, figure in ((g, f) for g, f in alike if g[0].mention.withdrawn):
        kinds = {PLAIN_COUNT, *(comparable_class(v.mention) for v in wrong)}
        right = [(g, f) for g, f in standing if any(comparable_class(v.mention) in kinds for v in g)]
        still_told = any(_still_tells(g, wrong[0]) for g, _ in right)
        likely = [] if still_told else [(g, f) for g, f in right if _may_replace(g, wrong)]
        if likely:
            found.append((wrong, figure, min(likely, key=lambda right: _distance(right[0], wrong))))
    told = {nominal(wrong[0].quantity): right for wrong, _, right in found if not _distance(right[0], wrong)[0]}
    pairs = [(told.get(nominal(wrong[0].quantity), right), wrong, figure) for wrong, figure, right in found]
    return [
        Relation(kind="corrected", figures=(right[1].id, figure.id))
        for right, wrong, figure in pairs
        if nominal(wrong[0].quantity) in told or _share_a_paper(right[0], wrong)
    ]


def _still_tells(group: list[Voice], wrong: Voice) -> bool:
    """Whether the number stands there, by the paper that takes it back or by two others: it was wrong of one thing only."""
    told = [v for v in group if nominal(v.quantity) == nominal(wrong.quantity)]
    return any(v.article == wrong.article for v in told) or len({v.origin for v in told} - {wrong.origin}) > 1


def _share_a_paper(one: list[Voice], other: list[Voice]) -> bool:
    """Who takes a number back says which is right."""
    return bool({v.article for v in one} & {v.article for v in other})


def _may_replace(right: list[Voice], wrong: list[Voice]) -> bool:
    """Whether one of them may stand for it: a slip, a miscount or a nought too many; "63, nine of them children" is none.

    What papers with the wrong number put decides, and else what any does; the number itself corrects nothing.
    """
    papers = {voice.article for voice in wrong}
    own = [voice for voice in right if voice.article in papers]
    apart = [ratio(voice.quantity, wrong[0].quantity) for voice in own or right]
    return any(1 < times <= _SLIP or times in _NOUGHTS for times in apart)


def _distance(right: list[Voice], wrong: list[Voice]) -> tuple[float, ...]:
    """How unlikely it is that the one replaces the other: another sentence, another period or place, another paper, not what
    the next sentence gives bare ("The number is 46."), a part of what it counts, no day, another speaker, far off.

    Of two as near, the nearer number, told before it: "57.6 percent. The 60.7 before was an error. In May it was 61."
    """
    pairs = [(r, w) for r in right for w in wrong if r.article == w.article]
    same_sentence = any(r.sentence == w.sentence for r, w in pairs)
    gaps = [w.mention.numeral.sentence - r.mention.numeral.sentence for r, w in pairs]
    far = min((2 * abs(gap) + (gap < 0) for gap in gaps), default=0)
    other_voice = not {v.speaker_id for v in right} & {v.speaker_id for v in wrong} - {""}
    undated = not any(v.day for v in right)
    other_period = all(is_of_other_period(r, w) for r in right for w in wrong)
    other_place = all(len({r.place, w.place} - {""}) > 1 for r in right for w in wrong)
    put_right = any(_is_bare_behind(r, w) for r, w in pairs)
    other_part = all(r.part != wrong[0].part for r in right)
    slip = min(ratio(r.quantity, w.quantity) for r in right for w in wrong)
    apart = not same_sentence, other_period, other_place, not pairs
    return *apart, not put_right, other_part, undated, other_voice, far, slip


def _is_bare_behind(right: Voice, wrong: Voice) -> bool:
    """ "An earlier version spoke of 43 dead. The number is 46.": without a noun of its own, in the next sentence."""
    goes_on = right.mention.numeral.sentence - wrong.mention.numeral.sentence == 1
    return goes_on and not right.mention.numeral.unit_text


def _scopes(pairs: list[tuple[list[Voice], Figure]]) -> list[Relation]:
    """Figures of one property that count different things or scopes: side by side, never against each other."""
    by_property: dict[str, list[str]] = {}
    for group, figure in pairs:
        if (
            (not group[0].mention.background or _is_of_the_year_just_over(group[0]))
            and not group[0].mention.withdrawn
            and group[0].mention.subject_class not in MEASURED
        ):
            by_property.setdefault(figure.measured_property, []).append(figure.id)
    return [Relation(kind="not_comparable", figures=tuple(ids)) for ids in by_property.values() if len(ids) > 1]
