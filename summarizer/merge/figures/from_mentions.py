"""Figures side by side: mentions to figures with claims, status and relations."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.language.numbers.measures import MEASURED_ONCE
from summarizer.language.places import gazetteer
from summarizer.language.profile import load_profile
from summarizer.language.quoting import fold_characters
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.figures.counted.agencies import with_agencies
from summarizer.merge.figures.counted.called_wrong import with_called_wrong, with_withdrawn
from summarizer.merge.figures.counted.certainty import with_one_certainty
from summarizer.merge.figures.counted.forecasts import with_forecasts
from summarizer.merge.figures.counted.former_values import with_formers
from summarizer.merge.figures.counted.ministries import with_ministries
from summarizer.merge.figures.counted.occasions import NO_HAPPENINGS, Happenings, days_counted, with_occasions
from summarizer.merge.figures.counted.own_units import with_own_units
from summarizer.merge.figures.counted.property_names import (
    with_common_names,
    with_known_properties,
    with_rival_properties,
)
from summarizer.merge.figures.counted.recalled import with_recalled
from summarizer.merge.figures.counted.story_nouns import with_nouns_of_story
from summarizer.merge.figures.counted.vote_voices import with_estimates
from summarizer.merge.figures.one_count.countries import with_told_countries
from summarizer.merge.figures.one_count.grouping import Group, grouped
from summarizer.merge.figures.one_count.nations import with_countries, with_nations
from summarizer.merge.figures.one_count.scopes import with_told_starts
from summarizer.merge.figures.one_count.sole_numbers import with_numbers_beside, with_single_numbers, with_sole_numbers
from summarizer.merge.figures.one_count.spans import with_spans
from summarizer.merge.figures.one_count.town_of_country import with_towns_of_countries
from summarizer.merge.figures.quantity_kinds import CONTESTED, MEASURED, comparable_class, is_bare_noun
from summarizer.merge.figures.standing.number_doubts import with_verdicts
from summarizer.merge.figures.standing.reconcile import Reconciled
from summarizer.merge.figures.standing.versions import with_versions
from summarizer.merge.figures.standing.vouched import is_vouched
from summarizer.merge.figures.verdicts import log_figures, log_parts
from summarizer.merge.figures.voices import (
    OFTEN_LEFT_OUT,
    Voice,
    nominal,
    voice_of,
    with_one_currency,
    with_plain_subjects,
)
from summarizer.merge.figures.wholes.parts import with_parts
from summarizer.merge.figures.wholes.relations import relations_between
from summarizer.merge.figures.wholes.stated_parts import with_stated_parts
from summarizer.schema.brief import Article, Figure, Relation
from summarizer.schema.mentions import FigureMention, GroundedFigure


@dataclass(frozen=True, slots=True)
class MergedFigures:
    """A story's figures, weightiest first, and how they stand to each other."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def merge_figures(
    mentions: Iterable[GroundedFigure],
    articles: dict[str, Article],
    actors: Actors,
    log: DecisionLog | None = None,
    happenings: Happenings = NO_HAPPENINGS,
) -> MergedFigures:
    """The figures of one story, numbered from f1. Words in the briefing's language are preferred.

    `happenings` are those that the story tells apart.

    Which claims were joined, and what was kept apart, by which rule, is added to `log`; so is what is open. The verdicts
    that it brings on such pairs are taken.
    """
    read = [voice_of(m, articles, actors) for m in with_own_units(list(mentions))]
    told = with_ministries(with_agencies(read, articles))
    counting = with_told_countries(told, articles)
    named = with_nouns_of_story(with_one_currency(counting))
    voices = with_forecasts(with_rival_properties(with_known_properties(with_common_names(named))))
    formers = with_versions(with_formers(with_one_certainty(with_estimates(voices, articles, actors))), articles)
    counted = with_spans(with_told_starts(with_countries(with_withdrawn(with_called_wrong(formers)))))
    told_apart = with_towns_of_countries(with_occasions(counted, happenings))
    placed = with_plain_subjects(with_stated_parts(with_nations(with_recalled(told_apart))))
    groups = grouped(with_single_numbers(with_sole_numbers(with_numbers_beside(with_parts(placed)))))
    log = log if log is not None else DecisionLog()
    ranked = sorted(with_verdicts(groups, log), key=lambda told: _rank(told[0].voices))
    figures = [_figure(*told, f"f{i}", actors, happenings) for i, told in enumerate(ranked, start=1)]
    relations, parts = relations_between([group.voices for group, _ in ranked], figures)
    log_figures([group for group, _ in ranked], figures, log)
    log_parts(parts, log)
    return MergedFigures(tuple(figures), tuple(relations))


def _figure(joined: Group, told: Reconciled, figure_id: str, actors: Actors, happenings: Happenings) -> Figure:
    group, outcome, head = joined.voices, told.outcome, told.bundles[0][0].mention
    is_once = head.measured_property in MEASURED_ONCE  # a magnitude counts nothing: no noun behind it is its own
    return Figure(
        id=figure_id,
        measured_property=head.measured_property,
        observation_about="" if is_once else _subject(_as_far_as_all(group), actors.language, _told_now(told)),
        place=_place(told, actors),
        status=outcome.status,
        claims=told.claims,
        current=outcome.current,
        standing=outcome.standing,
        contested=outcome.contested,
        occasions=days_counted(group[0], happenings),
        holder=_holder(group, actors) or _side(group, actors),
        vouched=is_vouched(told),
    )


def _place(told: Reconciled, actors: Actors) -> str | None:
    """Where it is counted, as what stands now says: a town that only an older number names is not said of all."""
    now = {nominal(told.bundles[i][0].quantity) for i in told.outcome.standing}
    placed = (v for bundle in told.bundles for v in bundle if v.mention.place and nominal(v.quantity) in now)
    return next((gazetteer().name_in(actors.language, v.mention.place) for v in placed), None)


def _holder(group: list[Voice], actors: Actors) -> str:
    """Whose number it is by half of its voices: one report's reading does not name the others' number.

    What no article shows to be an actor is a word with a capital ("Leitzins Ende"), unless it is a side of a vote.
    """
    holders = Counter(voice.holder for voice in group if voice.holder)
    named, times = max(holders.items(), key=lambda held: (held[1], held[0]), default=("", 0))
    own = [v for v in group if v.holder == named and v.mention.holder] if 2 * times >= len(group) else []
    own = [v for v in own if v.mention.measured_property in CONTESTED or actors.id_of(v.mention.holder) is not None]
    own.sort(key=lambda v: (v.language != actors.language, actors.id_of(v.mention.holder) is None))
    return next((actors.name_of(v.mention.holder) for v in own), "")


def _side(group: list[Voice], actors: Actors) -> str:
    """The country whose losses all of them count, where two are at war and it is an actor of the story; no town's own."""
    nations = {voice.nation if voice.speaks_for else "" for voice in group}
    if 2 * sum(bool(voice.place) for voice in group) > len(group):
        return ""
    entry = gazetteer().by_id.get(nations.pop()) if len(nations) == 1 else None
    return actors.name_of(entry.name) if entry and actors.id_of(entry.name) else ""


_PHRASE = 3  # words
_OPENED = re.compile(r"""(?:"|(?:^|\s)')\s?$""")  # a quotation mark; the French elide with an apostrophe, too


def _told_now(told: Reconciled) -> frozenset[str]:
    """What those who tell a number that stands say is counted."""
    return frozenset(v.mention.subject for i in told.outcome.standing for v in told.bundles[i])


def _as_far_as_all(group: list[Voice]) -> list[Voice]:
    """The voices whose noun may name the figure: that only one number is of civilians says it of none of the others."""
    kinds = {id(v): load_profile(v.language).unit_kinds.get(v.mention.subject.lower(), "") for v in group}
    numbers: dict[str, set[float]] = defaultdict(set)
    for voice in group:
        numbers[kinds[id(voice)]].add(nominal(voice.quantity))
    own = {kind for kind in numbers.keys() & OFTEN_LEFT_OUT if len(numbers[kind]) == 1}
    others = [v for v in group if kinds[id(v)] not in own]
    return others if others and len(set().union(*numbers.values())) > 1 else group


def _subject(told: list[Voice], language: str, now: frozenset[str]) -> str:
    """What most voices of the briefing's language say is counted, of as many what stands now and what names no people; a
    phrase that only one of several numbers has names none of the others.

    A word that its only source puts in quotation marks ("200 'terrorists'") is a side's own, and comes last.
    """
    group = [v for v in told if v.language == language] or told
    numbers: dict[str, set[float]] = defaultdict(set)
    for voice in group:
        numbers[voice.mention.subject].add(nominal(voice.quantity))
    several = len({nominal(v.quantity) for v in group}) > 1
    shared = {s for s, own in numbers.items() if len(s.split()) < _PHRASE or not several or len(own) > 1}
    subjects = Counter(v.mention.subject for v in group if v.mention.subject and v.mention.subject in shared)
    plain = {v.mention.subject for v in group if not _is_in_quotation_marks(v.mention)}
    return max(subjects, key=lambda s: (s in plain, subjects[s], s in now, not _names_people(s), -len(s)), default="")


def _names_people(subject: str) -> bool:
    """ "Ukrainians": one side of those whom others call prisoners."""
    return any(gazetteer().demonym(word) for word in subject.split())


def _is_in_quotation_marks(mention: FigureMention) -> bool:
    at = mention.phrase.find(mention.subject)
    return at > 0 and _OPENED.search(fold_characters(mention.phrase[:at])) is not None


_PAIR = 2
_WEIGHTS = {
    "deaths": 6,
    "injured": 2,
    "displaced": 2,
    "offer value": 4,
    "places taken": 2,
    "missing": 2,
    "trapped": 2,
    "vote share": 3,
    "seats": 3,
    "sentence": 3,
    "interest rate": 3,
    "inflation": 3,
    "magnitude": 1,
}


def _says_little(voice: Voice) -> bool:
    """ "The two banks", "two sources": two of which nothing is told but what they are."""
    mention = voice.mention
    noun = mention.measured_property in (mention.subject_class, *mention.subject.lower().split()[:1])
    bare = (noun or is_bare_noun(mention)) and not (voice.place or voice.holder)
    return bare and nominal(voice.quantity) <= _PAIR


def _rank(group: list[Voice]) -> tuple[float, float, str]:
    weight = 3.0 * len({v.origin for v in group}) + len(group) + 2.0 * len({v.quantity for v in group})
    head = group[0].mention
    weight += _WEIGHTS.get(head.measured_property, 0)
    weight -= 8 if head.background or head.withdrawn else 0
    weight -= 6 if head.subject_class in MEASURED else 0
    weight += 1.5 if comparable_class(head) == "total" else 0
    weight -= 6 if _says_little(group[0]) else 0
    return (-weight, -nominal(head.numeral.quantity), head.measured_property)
