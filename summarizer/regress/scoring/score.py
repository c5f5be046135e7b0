"""Every metric of a briefing against gold, by name, with its definition and which way is better."""

from dataclasses import dataclass
from typing import Literal

from summarizer.regress.scoring.actors import score_actors
from summarizer.regress.scoring.events import match_events, score_events
from summarizer.regress.scoring.figures import score_figures
from summarizer.regress.scoring.grounding import score_grounding
from summarizer.regress.scoring.matching import match_figures
from summarizer.regress.scoring.measures import Ratio, Scored
from summarizer.regress.scoring.reconciliation import score_reconciliation
from summarizer.regress.scoring.relations import score_relations
from summarizer.regress.scoring.shown_disputes import score_shown
from summarizer.regress.scoring.told import score_told
from summarizer.schema.brief import Briefing
from summarizer.schema.gold import Gold

Better = Literal["higher", "lower", "told"]


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric's name, which way it is better ("told": neither, for the reader), and its definition in one sentence."""

    name: str
    better: Better
    definition: str


_ONE_TO_ONE = "gold figures matched one to one with claims on value or interval, cited passage, property and subject"
_STRICT = "the same, with bound, speaker and as-of day right, too"
_OF_LOCATED = "of the gold numbers located, those whose {} is right"

METRICS = (
    Metric("figures.precision", "higher", f"claims (as each passage tells them) that are in gold: {_ONE_TO_ONE}"),
    Metric("figures.recall", "higher", f"gold figures found: {_ONE_TO_ONE}"),
    Metric("figures.f1", "higher", "the harmonic mean of the two"),
    Metric("figures strict.precision", "higher", _STRICT),
    Metric("figures strict.recall", "higher", _STRICT),
    Metric("figures strict.f1", "higher", "the harmonic mean of the two"),
    Metric(
        "figures.located",
        "higher",
        "gold figures whose number is told from their passage, whatever it is said to count",
    ),
    Metric("figures.property right", "higher", _OF_LOCATED.format("property")),
    Metric("figures.bound right", "higher", _OF_LOCATED.format("bound (at least, about ...)")),
    Metric("figures.attribution right", "higher", _OF_LOCATED.format("speaker")),
    Metric("figures.as_of right", "higher", _OF_LOCATED.format("as-of day")),
    Metric(
        "reconciliation.macro f1",
        "higher",
        "pairs of gold figures as agree, updated, disputed, different scope, same origin, corrected: mean F1 of these",
    ),
    Metric("reconciliation.pairs right", "higher", "pairs of gold figures with the right outcome"),
    Metric("relations.right", "higher", "groups of figures of which the briefing concludes what gold says"),
    Metric("conflicts.recall", "higher", "gold conflicts shown with every side and a named speaker on each"),
    Metric("conflicts.precision", "higher", "Figures shown as disputed that hold two numbers of one gold conflict"),
    Metric("updates.precision", "higher", "Figures shown as updated that hold two numbers of one that evolves in gold"),
    Metric("actors.found", "higher", "gold actors of whom some name is an Actor's"),
    Metric(
        "actors.conll f1",
        "higher",
        "mean F1 of MUC (Vilain 1995), B-cubed (Bagga 1998) and CEAFe (Luo 2005) over names",
    ),
    Metric("actors.lea f1", "higher", "LEA (Moosavi and Strube 2016): links found, clusters weighed by size"),
    Metric("actors.over-merge", "lower", "pairs of names that an Actor joins and gold keeps apart, of all it joins"),
    Metric("actors.under-merge", "lower", "pairs of names that gold joins and Actors keep apart, of all gold joins"),
    Metric(
        "events.precision", "higher", "Events that are gold's, one to one; low by nature, gold holds main events only"
    ),
    Metric("events.recall", "higher", "gold events that are among the Events"),
    Metric("events.f1", "higher", "the harmonic mean of the two"),
    Metric("events.date right", "higher", "of the events found, those with gold's date"),
    Metric("events.modality right", "higher", "of the events found, those with gold's modality"),
    Metric("events.conll f1", "higher", "as for actors, over (event, article)"),
    Metric("events.lea f1", "higher", "as for actors, over (event, article)"),
    Metric("events.over-merge", "lower", "as for actors, over (event, article)"),
    Metric("events.under-merge", "lower", "as for actors, over (event, article)"),
    Metric("grounding.exact", "higher", "names and passages that align with their source letter for letter"),
    Metric("grounding.repaired", "told", "those that align once white space and quotation marks are folded"),
    Metric("grounding.refused", "lower", "those that the source does not bear out: none of them reaches the reader"),
    Metric("grounding.offsets valid", "higher", "citations with text[start:end] == exact; must be 1"),
    Metric("grounding.number coverage", "higher", "numbers of the articles that some figure labels"),
    Metric("grounding.forbidden days", "lower", "dates that only a page's furniture names, of all dates; must be 0"),
    Metric(
        "told.citation recall", "higher", "statements that their citations together support (ALCE, Gao 2023; on spans)"
    ),
    Metric(
        "told.citation precision",
        "higher",
        "citations beside a supported statement that it would miss (ALCE; on spans)",
    ),
    Metric("told.unsupported", "lower", "statements with a number, date, name or quotation that no citation holds"),
    Metric(
        "told.numbers invented", "lower", "numbers of statements that no citation holds and nothing derives; must be 0"
    ),
    Metric("told.comprehensiveness", "higher", "distinct gold facts (figures, events) that a statement tells"),
    Metric("judged.supported", "higher", "with --judge: statements that a model finds borne out by their citations"),
    Metric("judged.unsupported", "lower", "with --judge: those it finds not borne out, and those the checks refuse"),
    Metric("told.redundancy", "lower", "statements that tell nothing an earlier one did not"),
)


def score(brief: Briefing, gold: Gold) -> Scored:
    """All measures of `METRICS` that gold allows, and all checks."""
    figures, events = match_figures(brief, gold), match_events(brief, gold)
    parts = [
        score_figures(brief, gold, figures),
        score_reconciliation(brief, gold, figures),
        score_relations(brief, gold, figures),
        score_shown(brief, gold, figures),
        score_actors(brief, gold),
        score_events(brief, gold, events),
        score_grounding(brief, gold),
        score_told(brief, gold, figures, events),
    ]
    return joined(parts)


def joined(parts: list[Scored]) -> Scored:
    """The parts as one: measures of one unit side by side, checks one after the other."""
    measures: dict[str, dict[str, Ratio]] = {}
    for part in parts:
        for unit, named in part.measures.items():
            measures.setdefault(unit, {}).update(named)
    return Scored(measures, tuple(c for part in parts for c in part.checks))
