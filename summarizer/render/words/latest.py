"""Which of a story's figures a later number of their kind may have passed, though nothing shows that they are one count."""

from functools import cache

from summarizer.language.profile import FORECAST, load_profile
from summarizer.render.words.labels import is_mere_subject
from summarizer.schema.brief import Claim, Figure, Number, Story, true_parts

WANING = frozenset({"missing", "trapped", "without power", "without water", "stranded"})
_PASSED_RATIO = 3  # times, up to which a later number of the kind may be of the same count


def latest_of_each(story: Story, weighty: list[Figure]) -> list[Figure]:
    """Those that no later number may have passed; in the place of the others the last that did, if it is a count of all."""
    kept = {f.id: f for f in weighty if not is_passed(story, f)}
    parts = {part for _, part in true_parts(story.relations)}
    for figure in (f for f in weighty if f.id not in kept):
        later = [f for f in story.figures if f.id not in parts and _passes(story, f, figure) and _counts_all(f)]
        kept |= {f.id: f for f in sorted(later, key=_newest)[-1:]}
    return list(kept.values())


def _newest(figure: Figure) -> tuple[str, Number]:
    level = max(filter(None, map(_level, figure.claims)), default=0)
    return last_counted(figure), -level if figure.measured_property in WANING else level


def _counts_all(figure: Figure) -> bool:
    """Whether it counts more than one sort of people, and says for certain what."""
    subject = figure.observation_about
    return (not subject or is_mere_subject(subject)) and not (figure.is_guessed or figure.told_status == "disputed")


def is_passed(story: Story, figure: Figure) -> bool:
    """Whether a later number of the kind may be its next count: "eight are missing", next day six.

    Nothing shows that they are one count, so none is said to update the other; but the older heads nothing. Only one of
    another place surely is none: that either has no place says that nobody wrote it. Nor does what was done on the first
    of two days: "303 were freed on Sunday, after 307 on Saturday".
    """
    corrects = {i for r in story.relations if r.kind == "corrected" for i in r.figures}
    return figure.id not in corrects and any(_passes(story, other, figure) for other in story.figures)


def _passes(story: Story, other: Figure, figure: Figure) -> bool:
    older = {i for r in story.relations if r.kind in ("corrected", "background") for i in r.figures[1:]}
    parts = {part for whole, part in true_parts(story.relations) if whole == figure.id}
    is_other = other.measured_property == figure.measured_property and other.id != figure.id
    if not is_other or other.id in older | parts or other.told_as:
        return False
    is_next = _may_be_of_one_place(figure, other) and _may_be_next(figure, other)
    return is_next or _is_of_a_later_day(other, figure)


def _may_be_of_one_place(one: Figure, other: Figure) -> bool:
    return all(not (a and b) or a == b for a, b in ((one.place, other.place), (one.holder, other.holder)))


def _may_be_next(figure: Figure, later: Figure) -> bool:
    said, next_said = (list(filter(None, map(_level, f.claims))) for f in (figure, later))
    if figure.status == "disputed" or not (said and next_said and days_of(figure)):
        return False
    if max(days_of(figure)) >= max(days_of(later), default="") or _count_two_kinds(figure, later):
        return False
    first, second = max(said), max(next_said)
    if figure.measured_property in WANING:
        return second < first <= second * _PASSED_RATIO
    return first < second <= first * _PASSED_RATIO


def _count_two_kinds(figure: Figure, later: Figure) -> bool:
    """Whether each says of whom it counts, and not the same; "muertos" beside no noun at all says nothing of whom."""
    kinds = {f.observation_about for f in (figure, later) if not is_mere_subject(f.observation_about)} - {""}
    return len(kinds) > 1


def _is_of_a_later_day(other: Figure, figure: Figure) -> bool:
    """Whether a passage tells the same of another day, a later one than all days of the figure."""
    if (
        name_of(figure) != name_of(other)
        or not days_of(figure)
        or max(days_of(figure)) >= max(days_of(other), default="")
    ):
        return False
    passages = [{(cited.article, cited.start) for c in f.claims for cited in c.citations} for f in (figure, other)]
    return not passages[0].isdisjoint(passages[1])


def _level(claim: Claim) -> Number | None:
    return claim.value if claim.value is not None else claim.min_value


def name_of(figure: Figure) -> tuple[str, str | None, str, str]:
    """What a figure is called: label, place, holder, and what it counts, "" where that goes without saying."""
    subject = figure.subject or figure.observation_about
    is_told = not is_mere_subject(subject) and not is_mere_subject(figure.observation_about)
    return figure.label, figure.place, figure.holder, subject if is_told else ""


def days_of(figure: Figure) -> list[str]:
    """The days of a figure's claims, as ISO dates, in the claims' order."""
    return [claim.observation_date for claim in figure.claims if claim.observation_date]


def last_counted(figure: Figure) -> str:
    """The last day of a figure's claims; "" of what lies ahead, or may."""
    if figure.measured_property.endswith(FORECAST):
        return ""
    return max((c.observation_date or "" for c in figure.claims if c.modality == "actual"), default="")


@cache
def growing() -> frozenset[str]:
    """Properties that only grow while a story goes on."""
    return frozenset(p.name for p in load_profile("en").properties if p.cumulative)
