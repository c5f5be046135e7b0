"""What stands around a number's clause and says what it is: a condition, a doubt, the clause that governs it."""

from functools import lru_cache

from summarizer.extract.attribution.relations import speaker_at
from summarizer.extract.figures.stances.cues import modality_of
from summarizer.extract.figures.stances.rows import Span, ToldNumber
from summarizer.language.clause_marks import CONJUNCTION
from summarizer.schema.brief import Modality


def is_conditional(told: ToldNumber) -> bool:
    """ "If the dam broke, 41,000 people would have to flee": so only on a condition."""
    before = told.clause_before
    if before is None or before[0] != told.context.sentence.start:
        return False
    opened = told.context.profile.pattern("modality", "condition").match(told.context.text, *before)
    return opened is not None and told.finds("conditional", told.clause)


def is_reputed(told: ToldNumber) -> bool:
    """ "41 Menschen sollen gestorben sein": the mood of hearsay, and nobody is named who says it."""
    named = speaker_at(told.context.attributions, told.numeral.start)
    return named is None and told.finds("reputed", told.clause)


def is_doubted_before(told: ToldNumber) -> bool:
    """ "Al parecer, 41 personas murieron": a word of doubt and nothing else stands before the clause."""
    opening = told.context.before(told.clause[0]).strip().lower()
    doubts = told.context.profile.phrase_pattern("modality", "possible")
    return opening.endswith(",") and doubts.fullmatch(opening.rstrip(",")) is not None


@lru_cache(maxsize=64)  # several rows ask of one number
def governs(told: ToldNumber) -> Modality:
    """ "Die Armee bestritt | , dass 41 starben": what the clause before says, or for a report the denial behind it."""
    text, profile, governing = told.context.text, told.context.profile, _governing_clause(told)
    if governing is None:
        return "actual"
    said = modality_of(text, *governing, profile)
    behind = told.clause_behind if said == "actual" and _is_report(told) else None
    if behind and modality_of(text, *behind, profile) == "denied":
        return "denied"
    return "planned" if said == "actual" and told.finds("announces", governing) else said


def _governing_clause(told: ToldNumber) -> Span | None:
    """What of the clause before governs the number's: a report, or an infinitive."""
    before = told.clause_before
    if before is None or not (_is_report(told) or told.finds("governed_infinitive", told.clause)):
        return None
    return max([before[0], *(m.end() for m in CONJUNCTION.finditer(told.context.text, *before))]), before[1]


def _is_report(told: ToldNumber) -> bool:
    """Whether the clause is opened by "dass", or by a noun before it: "Berichte, 41 Menschen seien tot"."""
    opened = told.pattern("governed_report").match(told.context.text, *told.clause)
    before = told.clause_before
    return opened is not None or (before is not None and told.finds("governing_noun", before))
