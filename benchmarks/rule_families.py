"""The families of rules of merging and reading, and how to leave one out to see what it earns.

A family is a rule of one of the merge's tables, or a step: a function whose work can be left out, so that it returns one of
its arguments as it came, or nothing.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from unittest.mock import patch

from summarizer.merge.actors import apart, name_rules, short_forms
from summarizer.merge.events import clusters as event_clusters
from summarizer.merge.figures.one_count import comparable, same_quantity
from summarizer.merge.figures.standing import sure

_TABLES: tuple[tuple[ModuleType, str], ...] = (
    (name_rules, "DAY_RULES"),
    (name_rules, "STORY_RULES"),
    (short_forms, "FORMS"),
    (apart, "REFUSALS"),
    (event_clusters, "APART"),
    (comparable, "APART"),
    (same_quantity, "JOIN"),
    (sure, "SHOW_DISPUTE"),
    (sure, "SHOW_UPDATE"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A function by module (`merge.nations`) and name; left out, it returns its argument number `kept`, or `nothing`."""

    module: str
    name: str
    kept: int | None = None
    nothing: Any = None

    def __str__(self) -> str:
        return f"{self.module}.{self.name}"

    def __call__(self, *arguments: Any, **_: Any) -> Any:
        """What the function returns when it is left out."""
        return copy(self.nothing) if self.kept is None else arguments[self.kept]


MERGING = (
    Step("merge.figures.counted.own_units", "with_own_units", kept=0),
    Step("merge.figures.one_count.countries", "with_told_countries", kept=0),
    Step("merge.figures.counted.vote_voices", "with_estimates", kept=0),
    Step("merge.figures.voices", "with_one_currency", kept=0),
    Step("merge.figures.voices", "with_plain_subjects", kept=0),
    Step("merge.figures.voices", "of_its_time", kept=0),
    Step("merge.figures.counted.story_nouns", "with_nouns_of_story", kept=0),
    Step("merge.figures.counted.property_names", "with_common_names", kept=0),
    Step("merge.figures.counted.property_names", "with_known_properties", kept=0),
    Step("merge.figures.counted.property_names", "with_rival_properties", kept=0),
    Step("merge.figures.counted.forecasts", "with_forecasts", kept=0),
    Step("merge.figures.counted.certainty", "with_one_certainty", kept=0),
    Step("merge.figures.counted.former_values", "with_formers", kept=0),
    Step("merge.figures.counted.called_wrong", "with_called_wrong", kept=0),
    Step("merge.figures.counted.called_wrong", "with_withdrawn", kept=0),
    Step("merge.figures.one_count.nations", "with_countries", kept=0),
    Step("merge.figures.one_count.nations", "with_nations", kept=0),
    Step("merge.figures.counted.occasions", "with_occasions", kept=0),
    Step("merge.figures.counted.recalled", "with_recalled", kept=0),
    Step("merge.figures.wholes.stated_parts", "with_stated_parts", kept=0),
    Step("merge.figures.wholes.parts", "with_parts", kept=0),
    Step("merge.figures.wholes.parts", "parts_of_wholes", nothing=[]),
    Step("merge.figures.one_count.sole_numbers", "with_numbers_beside", kept=0),
    Step("merge.figures.one_count.sole_numbers", "with_sole_numbers", kept=0),
    Step("merge.figures.one_count.sole_numbers", "with_single_numbers", kept=0),
    Step("merge.figures.wholes.sums", "sums", nothing=()),
    Step("merge.figures.wholes.sums", "mixed_sums", nothing=()),
    Step("merge.figures.wholes.out_of_whole", "is_drawn_from", nothing=False),
    Step("merge.figures.counted.conversions", "without_converted", kept=0),
    Step("merge.figures.counted.conversions", "converted_pairs", nothing=[]),
    Step("merge.figures.counted.speaker_doubts", "note_speakers_of_one_number"),
    Step("merge.actors.offices", "settled_by_office", nothing={}),
    Step("language.events.act_objects", "object_of", nothing=""),
    Step("merge.events.continuations", "kinds_continued", nothing=frozenset()),
)
READING = (
    Step("extract.figures.told_nouns", "noun_told_of", nothing=""),
    Step("extract.figures.told_nouns", "level_of_noun", nothing=""),
    Step("extract.figures.told_nouns", "share_of", nothing=""),
    Step("extract.figures.ellipsis", "noun_before_comma", nothing=""),
    Step("extract.figures.ellipsis", "gapped"),
    Step("extract.figures.ellipsis", "counted_again", nothing=""),
    Step("extract.figures.ellipsis", "inherited_property", nothing=""),
    Step("extract.figures.carried", "carried_figure"),
    Step("extract.figures.carried", "short_clause", nothing=""),
    Step("extract.figures.carried", "same_again", nothing=""),
    Step("extract.figures.carried", "level_after", nothing=""),
    Step("extract.figures.carried", "level_behind", nothing=""),
    Step("extract.figures.carried", "listed_property", nothing=""),
    Step("extract.figures.carried", "listed_share", nothing=""),
    Step("extract.figures.carried_units", "with_carried_unit", kept=1),
    Step("extract.figures.carried_units", "compared_property", nothing=""),
    Step("extract.attribution.pronouns", "resolve_pronouns", kept=0),
    Step("extract.attribution.unspoken_sources", "with_unspoken_sources", kept=0),
    Step("extract.attribution.long_quotations", "with_quotations_continued", kept=0),
    Step("extract.attribution.vouching", "without_records", kept=0),
    Step("extract.figures.stances.taken_back", "is_withdrawn", nothing=False),
    Step("extract.figures.holders", "figure_holder", nothing=""),
    Step("extract.figures.movements", "is_change", nothing=False),
    Step("extract.figures.verb_days", "dates_its_verb", nothing=False),
    Step("extract.occasions.days", "dated_happenings", nothing=()),
    Step("extract.occasions.number_occasions", "with_occasions", kept=0),
    Step("extract.planned_days", "read_ahead", kept=0),
    Step("extract.figures.periods", "period"),
    Step("extract.figures.carried_days", "carried_days", nothing={}),
    Step("extract.events.days", "day_of_cause"),
    Step("extract.events.days", "new_day"),
    Step("extract.events.triggers", "is_mentioned", nothing=False),
    Step("extract.figures.locations", "figure_place", nothing=""),
    Step("extract.events.places", "takes_part", nothing=False),
    Step("extract.attribution.noun_phrases", "is_body_or_role", nothing=False),
    Step("extract.attribution.noun_phrases", "opening_noun_phrase", nothing=""),
    Step("extract.actors", "with_one_kind", kept=0),
    Step("extract.figures.proposals", "repeated_figures", nothing=[]),
    Step("extract.figures.proposals", "corrected_figures", nothing=[]),
)
_STEPS = {str(step): step for step in (*MERGING, *READING)}


def rule_names() -> list[str]:
    """Every rule of a table."""
    return [_name(rule) for module, table in _TABLES for rule in getattr(module, table)]


def _name(rule: Any) -> str:
    return str(getattr(rule, "name", None) or rule.__name__)


def leave_out(rules: Iterable[str]) -> None:
    """Takes rules out of their tables, for this process alone."""
    unwanted = set(rules)
    for module, table in _TABLES:
        setattr(module, table, tuple(r for r in getattr(module, table) if _name(r) not in unwanted))


@contextmanager
def without(family: str) -> Iterator[None]:
    """Leaves one rule or step out for a while. What was remembered of texts before is forgotten, there and behind."""
    whole = [getattr(module, table) for module, table in _TABLES]
    with ExitStack() as left_out:
        if step := _STEPS.get(family):
            for module in _modules_with(step):
                left_out.enter_context(patch.object(module, step.name, step))
        _forget()
        leave_out([family])
        try:
            yield
        finally:
            for (module, table), rules in zip(_TABLES, whole, strict=True):
                setattr(module, table, rules)
            _forget()


def _modules_with(step: Step) -> list[ModuleType]:
    """Where the step's function is called by its name."""
    function = getattr(sys.modules[f"summarizer.{step.module}"], step.name)
    return [m for m in _modules() if getattr(m, step.name, None) is function]


def _modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("summarizer.")]


def _forget() -> None:
    """Empties the caches of functions of a text; tables, which have no argument, stay."""
    for module in _modules():
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and value.__wrapped__.__code__.co_argcount:
                value.cache_clear()
