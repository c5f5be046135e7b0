"""Voices to claims: what one speaker, or the papers in their own words, say of one quantity."""

from summarizer.merge.figures.counted.forecasts import is_forecast
from summarizer.merge.figures.quantity_kinds import comparable_class
from summarizer.merge.figures.voices import Voice
from summarizer.schema.brief import Citation, Claim
from summarizer.schema.evidence import Doubt, doubts
from summarizer.schema.mentions import FigureMention


def claims_by_voices(group: list[Voice]) -> list[list[Voice]]:
    """Voices that are one claim: one value, unit and bound, one speaker, one modality, one kind of thing counted."""
    bundles: dict[object, list[Voice]] = {}
    for voice in sorted(group, key=lambda v: (v.day or "9999", v.article, v.mention.told_at, v.mention.numeral.start)):
        mention = voice.mention
        claim = (
            mention.numeral.quantity,
            voice.quantity,
            voice.unit,
            voice.speaker_id,
            mention.modality,
            comparable_class(mention),
        )
        bundles.setdefault(claim, []).append(voice)
    return list(bundles.values())


def _hour_of(voice: Voice) -> str | None:
    """The hour of the entry that tells it, where it is of the entry's own day: not "on Thursday evening there were 410"."""
    return (voice.mention.told_at or None) if voice.day == voice.published else None


def claim_of(bundle: list[Voice]) -> Claim:
    head = bundle[0]
    mention = head.mention
    quantity = mention.numeral.quantity
    period = next((v.mention.period for v in bundle if v.mention.period), None)  # since when, whichever paper says it
    foreseen = is_forecast(head)
    if period and head.day and period.start > head.day and not foreseen:
        period = None  # what begins after the day it is told of is no period of the number
    return Claim(
        bound=quantity.bound,
        value=quantity.value,
        min_value=quantity.min_value,
        max_value=quantity.max_value,
        unit_text=mention.numeral.unit_text,
        qualifier=mention.numeral.qualifier,
        modality=mention.modality,
        observation_date=head.day or None,
        observation_time=_hour_of(head),
        period_start=period.start if period else None,
        period_end=(period.end if foreseen else head.day or None) if period else None,
        attributed_to=head.speaker,
        origin_count=1 if head.speaker and not head.is_collective else len({v.origin for v in bundle}),
        citations=_citations(bundle),
        text=mention.numeral_text,
        subject=mention.subject,
        phrase=mention.phrase,
        date_evidence=mention.as_of.evidence if mention.as_of else "",
        property_evidence=_surest(bundle, "property").property_evidence,
        speaker_evidence=_surest(bundle, "speaker").speaker_evidence,
    )


def _surest(bundle: list[Voice], doubt: Doubt) -> FigureMention:
    """The first of the mentions in which this is no guess, else the first."""
    mentions = [voice.mention for voice in bundle]
    return next((m for m in mentions if doubt not in doubts(m.property_evidence, m.speaker_evidence, "")), mentions[0])


def _citations(bundle: list[Voice]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for v in bundle for c in v.citations))
