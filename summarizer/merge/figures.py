"""Figures side by side: which mentions claim the same quantity, and whether they agree, update or dispute.

Comparable are mentions with the same property and the same kind of thing counted. Among those, one figure holds claims
whose values are compatible, that rise with their as-of dates (what is counted up only grows), or that two voices put
within a factor of two for the same day. Everything else stays apart. Bounds as in the UCDP code book.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from summarizer.language.content import content_words, word_overlap
from summarizer.merge.actors import Actors
from summarizer.schema.brief import Article, Citation, Claim, Figure, Relation, Status
from summarizer.schema.marked import Quantity
from summarizer.schema.mentions import FigureMention, GroundedFigure

_TOTAL_CLASSES = frozenset({"people", "combatants", ""})
_CUMULATIVE = frozenset(
    {"deaths", "injured", "rescued", "places taken", "buildings destroyed", "buildings damaged", "arrests"}
)
_STATES = frozenset({"missing", "displaced", "share held", "staff"})  # a later count may be lower
_MEASURES = frozenset({"duration", "length", "area", "mass"})  # many things last or stretch; only equal ones may be one
_DISPUTE_RATIO = 2.0
_UPDATE_RATIO = 10.0
_ABOUT = 0.12
_UNNAMED = frozenset({"percentage", "amount", "people", "workers", "soldiers", "police"})  # a unit, not a property
_ROUNDING = 1.25
_PRECISE = frozenset({"money", "percent", "percentage", "amount"})  # 27 and 24.50 euros are two prices, however close
_SAME_PRECISE = 1.02
_PLURAL_REACH = 10  # "thousands" may be 14,000; it is not tens of thousands
_SAME_WORDS = 0.3


@dataclass(frozen=True, slots=True)
class _Voice:
    """A grounded mention with its resolved speaker and the origin of its article."""

    grounded: GroundedFigure
    speaker: str
    speaker_id: str
    origin: str
    language: str | None
    day: str

    @property
    def mention(self) -> FigureMention:
        return self.grounded.mention

    @property
    def quantity(self) -> Quantity:
        return self.grounded.mention.numeral.quantity


@dataclass(frozen=True, slots=True)
class MergedFigures:
    """A story's figures, weightiest first, and how they stand to each other."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def merge_figures(
    mentions: Iterable[GroundedFigure], articles: dict[str, Article], actors: Actors, language: str, first: int
) -> MergedFigures:
    """The figures of one story; ids count from `first` ("f1" for 1). Words in the briefing's `language` are preferred."""
    voices = _with_withdrawn([_voice(m, articles, actors) for m in mentions])
    groups: list[list[_Voice]] = []
    for voice in sorted(voices, key=lambda v: (v.day or "9999", _vagueness(v.quantity))):
        home = next((g for g in groups if _belongs(voice, g)), None)
        if home is None:
            groups.append([voice])
        else:
            home.append(voice)
    ranked = sorted(groups, key=_rank)
    figures = [_figure(group, f"f{first + i}", language) for i, group in enumerate(ranked)]
    return MergedFigures(tuple(figures), tuple(_relations(ranked, figures)))


def _voice(grounded: GroundedFigure, articles: dict[str, Article], actors: Actors) -> _Voice:
    spoken = grounded.mention.speaker
    article = articles[grounded.citations[0].article]
    return _Voice(
        grounded=grounded,
        speaker=actors.name_of(spoken) if spoken else "",
        speaker_id=(actors.id_of(spoken) or spoken.lower()) if spoken else "",
        origin=article.origin,
        language=article.language,
        day=_as_of(grounded.mention, article, articles),
    )


def _as_of(mention: FigureMention, article: Article, articles: dict[str, Article]) -> str:
    """The claim's day; a reprint speaks as of the day of what it reprints."""
    if mention.as_of is None:
        return ""
    source = articles[article.origin].published
    reprinted = article.origin != article.id and mention.as_of.evidence == "publication date"
    return source[:10] if reprinted and source else mention.as_of.start


def _with_withdrawn(voices: list[_Voice]) -> list[_Voice]:
    """A number that one article takes back is withdrawn wherever it stands: stale copies do not revive it."""
    taken_back = {
        (v.mention.measured_property, nominal(v.quantity))
        for v in voices
        if v.mention.withdrawn and v.mention.modality == "actual"
    }
    return [
        replace(v, grounded=replace(v.grounded, mention=replace(v.mention, withdrawn=True)))
        if (v.mention.measured_property, nominal(v.quantity)) in taken_back
        else v
        for v in voices
    ]


def _vagueness(quantity: Quantity) -> int:
    return {"exact": 0, "about": 1, "range": 1, "plural": 3}.get(quantity.bound, 2)


# --- which mentions are one figure ----------------------------------------------------------------------------------------


def _comparable(first: _Voice, second: _Voice) -> bool:
    one, other = first.mention, second.mention
    return (
        one.measured_property == other.measured_property
        and (_class(one) == _class(other) or _same_told(first, second))
        and one.background == other.background
        and one.withdrawn == other.withdrawn
        and (one.modality == "actual") == (other.modality == "actual")
        and _money_sign(one) == _money_sign(other)
        and (not one.background or _year(one) == _year(other))
    )


def _class(mention: FigureMention) -> str:
    """What is counted, as far as it keeps figures apart. Who is displaced or missing is a civilian unless told otherwise."""
    whole = (
        _TOTAL_CLASSES | {"civilians"}
        if mention.measured_property in ("displaced", "missing", "rescued")
        else _TOTAL_CLASSES
    )
    return "total" if mention.subject_class in whole else mention.subject_class


def _same_told(one: _Voice, other: _Voice) -> bool:
    """ "Four civilians" and "four individuals, among them students": one number of people, told in the same words."""
    classes = {_class(one.mention), _class(other.mention)}
    if not classes <= {"total", "civilians", "children", "women"} or not _same_value(one.quantity, other.quantity):
        return False
    return word_overlap(_sentence(one), _sentence(other)) >= _SAME_WORDS


def _sentence(voice: _Voice) -> frozenset[str]:
    citation = voice.grounded.citations[0]
    return content_words(citation.exact, voice.language)


def _money_sign(mention: FigureMention) -> str:
    return mention.numeral.unit_text if mention.subject_class == "money" else ""


def _year(mention: FigureMention) -> str:
    return mention.as_of.start[:4] if mention.as_of else ""


def _belongs(voice: _Voice, group: list[_Voice]) -> bool:
    return all(_comparable(voice, other) for other in group) and any(_joins(voice, other) for other in group)


def _joins(one: _Voice, other: _Voice) -> bool:
    if _same_sentence(one, other):
        return False  # two numbers of one sentence count two things
    if one.mention.measured_property in _UNNAMED:
        return (
            _same_value(one.quantity, other.quantity) and word_overlap(_sentence(one), _sentence(other)) >= _SAME_WORDS
        )
    if one.mention.subject_class in _MEASURES or one.mention.measured_property == "magnitude":
        return _same_value(one.quantity, other.quantity) and one.mention.subject == other.mention.subject
    if _same_value(one.quantity, other.quantity) or _vaguely_agrees(one.quantity, other.quantity):
        return True
    if _is_update(one, other) or _is_update(other, one):
        return True
    if one.speaker_id == other.speaker_id and one.day == other.day:
        return _compatible(one.quantity, other.quantity) and _ratio(one.quantity, other.quantity) <= 1.25
    return one.mention.subject_class not in _PRECISE and _ratio(one.quantity, other.quantity) <= _DISPUTE_RATIO


def _same_sentence(one: _Voice, other: _Voice) -> bool:
    first, second = one.grounded.citations[0], other.grounded.citations[0]
    return (first.article, first.start) == (
        second.article,
        second.start,
    ) and one.mention.numeral != other.mention.numeral


def _same_value(one: Quantity, other: Quantity) -> bool:
    return "plural" not in (one.bound, other.bound) and nominal(one) == nominal(other)


def _vaguely_agrees(one: Quantity, other: Quantity) -> bool:
    if "plural" not in (one.bound, other.bound):
        return False
    if one.bound == other.bound:
        return nominal(one) == nominal(other)
    vague, firm = (one, other) if one.bound == "plural" else (other, one)
    return nominal(vague) <= nominal(firm) <= nominal(vague) * _PLURAL_REACH


def _is_update(earlier: _Voice, later: _Voice) -> bool:
    """A later count of what only grows, total against total (or by the same voice)."""
    if not earlier.day or not later.day or earlier.day >= later.day:
        return False
    if later.mention.measured_property in _STATES:
        return _ratio(earlier.quantity, later.quantity) <= _UPDATE_RATIO
    if later.mention.measured_property not in _CUMULATIVE:
        return earlier.speaker_id == later.speaker_id and _ratio(earlier.quantity, later.quantity) <= 1.5
    total = _class(earlier.mention) == "total" or earlier.speaker_id == later.speaker_id != ""
    return (
        total
        and nominal(later.quantity) >= nominal(earlier.quantity)
        and _ratio(earlier.quantity, later.quantity) <= _UPDATE_RATIO
    )


def nominal(quantity: Quantity) -> float:
    """The number that stands in the text, whatever its bound; the middle of a range."""
    known = [float(v) for v in (quantity.value, quantity.min_value, quantity.max_value) if v is not None]
    return sum(known) / len(known)


def _ratio(one: Quantity, other: Quantity) -> float:
    low, high = sorted((nominal(one), nominal(other)))
    return high / low if low > 0 else float("inf")


def _compatible(one: Quantity, other: Quantity) -> bool:
    (a, b), (c, d) = _interval(one), _interval(other)
    return a <= d and c <= b


def _interval(quantity: Quantity) -> tuple[float, float]:
    if quantity.bound == "about":
        return quantity.low * (1 - _ABOUT), quantity.high * (1 + _ABOUT)
    if quantity.bound == "plural":
        return quantity.low, quantity.low * _PLURAL_REACH
    return quantity.low, quantity.high


# --- what they say together -----------------------------------------------------------------------------------------------


def _figure(group: list[_Voice], figure_id: str, language: str) -> Figure:
    bundles = _bundles(group)
    claims = tuple(_claim(bundle) for bundle in bundles)
    status = _status(bundles, claims)
    head = bundles[0][0].mention
    return Figure(
        id=figure_id,
        measured_property=head.measured_property,
        observation_about=_subject([v for v in group if v.language == language] or group),
        place=next((v.mention.place for v in group if v.mention.place), None),
        status=status,
        claims=claims,
        current=_current(bundles, status),
    )


def _subject(group: list[_Voice]) -> str:
    subjects = [v.mention.subject for v in group if v.mention.subject]
    return max(subjects, key=lambda s: (subjects.count(s), -len(s)), default="")


def _bundles(group: list[_Voice]) -> list[list[_Voice]]:
    """Voices that are one claim: one value and bound, one speaker, and days that agree or are only the article's own."""
    bundles: list[list[_Voice]] = []
    for voice in sorted(
        group, key=lambda v: (v.day or "9999", v.grounded.citations[0].article, v.mention.numeral.start)
    ):
        home = next((b for b in bundles if _one_claim(voice, b[0])), None)
        if home is None:
            bundles.append([voice])
        else:
            home.append(voice)
    return bundles


def _one_claim(one: _Voice, other: _Voice) -> bool:
    return (
        one.quantity == other.quantity
        and one.speaker_id == other.speaker_id
        and one.mention.modality == other.mention.modality
        and one.mention.subject_class == other.mention.subject_class
    )


def _claim(bundle: list[_Voice]) -> Claim:
    head = bundle[0]
    quantity, mention = head.quantity, head.mention
    period = mention.period
    return Claim(
        bound=quantity.bound,
        value=quantity.value,
        min_value=quantity.min_value,
        max_value=quantity.max_value,
        unit_text=mention.numeral.unit_text,
        qualifier=mention.numeral.qualifier,
        modality=mention.modality,
        observation_date=head.day or None,
        period_start=period.start if period else None,
        period_end=head.day or None if period else None,
        attributed_to=head.speaker,
        origin_count=1 if head.speaker else len({v.origin for v in bundle}),
        citations=_citations(bundle),
        text=mention.numeral_text,
        subject=mention.subject,
        phrase=mention.phrase,
        date_evidence=mention.as_of.evidence if mention.as_of else "",
    )


def _citations(bundle: list[_Voice]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for v in bundle for c in v.grounded.citations))


def _status(bundles: list[list[_Voice]], claims: tuple[Claim, ...]) -> Status:
    first_said = _first_said(bundles)
    pairs = [(a[0], b[0]) for a, b in combinations(bundles, 2)]
    outcomes = {_outcome(a, b, first_said) for a, b in pairs if not _is_settled(a, b, bundles, first_said)}
    if len(outcomes) == 0 and pairs:
        return "updated"
    if "disputed" in outcomes:
        return "disputed"
    if "updated" in outcomes:
        return "updated"
    return "agreed" if len(claims) > 1 or claims[0].origin_count > 1 else "single"


def _first_said(bundles: list[list[_Voice]]) -> dict[float, str]:
    """Value -> the first day on which anyone put it: a value told again later is old news, not a new claim."""
    first: dict[float, str] = {}
    for voice in (v for bundle in bundles for v in bundle):
        if voice.day:
            value = nominal(voice.quantity)
            first[value] = min(first.get(value, voice.day), voice.day)
    return first


def _is_settled(one: _Voice, other: _Voice, bundles: list[list[_Voice]], first_said: dict[float, str]) -> bool:
    """Whether a named voice has since put a count that only grows at or above both: the older quarrel is history."""
    if one.mention.measured_property not in _CUMULATIVE:
        return False
    day = max(first_said.get(nominal(v.quantity), "9999") for v in (one, other))
    most = max(nominal(v.quantity) for v in (one, other))
    later = [b[0] for b in bundles if first_said.get(nominal(b[0].quantity), "") > day and b[0].speaker_id]
    return any(nominal(v.quantity) >= most for v in later)


def _outcome(one: _Voice, other: _Voice, first_said: dict[float, str]) -> Status:
    """What two claims of one figure are to each other."""
    day, later_day = (first_said.get(nominal(v.quantity), "") for v in (one, other))
    if _agree(one, other, day == later_day):
        return "agreed"
    rivals = one.speaker_id != other.speaker_id
    named = bool(one.speaker_id and other.speaker_id)
    grows = one.mention.measured_property in _CUMULATIVE
    moves = grows or one.mention.measured_property in _STATES
    if not day or not later_day or day == later_day:
        # A toll rises within a day too: only two named voices make a dispute of it.
        return "disputed" if rivals and (named or not moves) else "updated"
    first, second = (one, other) if day < later_day else (other, one)
    falls = grows and nominal(second.quantity) < nominal(first.quantity)
    return "disputed" if falls and rivals and named else "updated"


def _agree(first: _Voice, second: _Voice, same_day: bool) -> bool:
    """The same value, one vague word that holds the other, and on one day a rounding or "about" the same."""
    one, other = first.quantity, second.quantity
    if "plural" in (one.bound, other.bound):
        return _vaguely_agrees(one, other)
    if nominal(one) == nominal(other) or first.mention.subject_class in _PRECISE:
        return _ratio(one, other) <= _SAME_PRECISE
    return same_day and _compatible(one, other) and _ratio(one, other) <= _ROUNDING and one.bound != other.bound


def _current(bundles: list[list[_Voice]], status: Status) -> int | None:
    """The claim that stands now: the newest value, the firmest of its wordings; None where sources dispute it."""
    if status == "disputed":
        return None
    first_said = _first_said(bundles)
    weights = [
        (
            first_said.get(nominal(b[0].quantity), ""),
            -_vagueness(b[0].quantity),
            nominal(b[0].quantity),
            bool(b[0].speaker),
            len({v.origin for v in b}),
            -i,
        )
        for i, b in enumerate(bundles)
    ]
    return weights.index(max(weights))


def _rank(group: list[_Voice]) -> tuple[float, float, str]:
    weight = 3.0 * len({v.origin for v in group}) + len(group) + 2.0 * len({v.quantity for v in group})
    head = group[0].mention
    weight += {"deaths": 6, "injured": 2, "displaced": 2, "offer value": 4, "places taken": 2, "missing": 2}.get(
        head.measured_property, 0
    )
    weight -= 8 if head.background or head.withdrawn else 0
    weight -= 6 if head.subject_class in _MEASURES else 0
    weight += 1.5 if _class(head) == "total" else 0
    return (-weight, -nominal(head.numeral.quantity), head.measured_property)


# --- relations between figures -----------------------------------------------------------------------------------------------


def _relations(groups: list[list[_Voice]], figures: list[Figure]) -> list[Relation]:
    pairs = list(zip(groups, figures, strict=True))
    found = [*_sums(pairs), *_backgrounds(pairs), *_corrections(pairs)]
    related = {frozenset(r.figures) for r in found}
    return found + [r for r in _scopes(pairs) if frozenset(r.figures) not in related]


def _sums(pairs: list[tuple[list[_Voice], Figure]]) -> list[Relation]:
    """ "231: 144 rebels and 87 soldiers": two exact counts of one passage that add up to a third of the same property."""
    relations = []
    for whole, figure in pairs:
        parts = [
            (f, v)
            for g, f in pairs
            for v in g
            if f.id != figure.id and v.mention.measured_property == whole[0].mention.measured_property
        ]
        for total in whole:
            near = [
                (f, v) for f, v in parts if _same_article(v, total) and nominal(v.quantity) < nominal(total.quantity)
            ]
            match = next(
                (
                    (a, b)
                    for a, b in combinations(near, 2)
                    if nominal(a[1].quantity) + nominal(b[1].quantity) == nominal(total.quantity)
                ),
                None,
            )
            if match:
                relations.append(Relation(kind="part_of", figures=(figure.id, match[0][0].id, match[1][0].id)))
                break
    return relations


def _same_article(one: _Voice, other: _Voice) -> bool:
    return one.grounded.citations[0].article == other.grounded.citations[0].article


def _backgrounds(pairs: list[tuple[list[_Voice], Figure]]) -> list[Relation]:
    relations = []
    for old, figure in pairs:
        if old[0].mention.background:
            today = next((f for g, f in pairs if not g[0].mention.background and _like(g[0], old[0])), None)
            if today:
                relations.append(Relation(kind="background", figures=(today.id, figure.id)))
    return relations


def _corrections(pairs: list[tuple[list[_Voice], Figure]]) -> list[Relation]:
    relations = []
    for wrong, figure in pairs:
        if wrong[0].mention.withdrawn:
            right = next((f for g, f in pairs if not g[0].mention.withdrawn and _like(g[0], wrong[0])), None)
            if right:
                relations.append(Relation(kind="corrected", figures=(right.id, figure.id)))
    return relations


def _scopes(pairs: list[tuple[list[_Voice], Figure]]) -> list[Relation]:
    """Figures of one property that count different things or different scopes: set side by side, never against each other."""
    by_property: dict[str, list[str]] = {}
    for group, figure in pairs:
        if (
            not group[0].mention.background
            and not group[0].mention.withdrawn
            and group[0].mention.subject_class not in _MEASURES
        ):
            by_property.setdefault(figure.measured_property, []).append(figure.id)
    return [Relation(kind="not_comparable", figures=tuple(ids)) for ids in by_property.values() if len(ids) > 1]


def _like(one: _Voice, other: _Voice) -> bool:
    return one.mention.measured_property == other.mention.measured_property and _class(one.mention) == _class(
        other.mention
    )
