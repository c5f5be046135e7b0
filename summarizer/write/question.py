"""What a writer is asked: a story's facts as lines with ids, and beside each event the slots of the numbers in its words."""

from collections.abc import Iterable

from summarizer.language.profile import load_profile
from summarizer.prompts import load_prompt
from summarizer.schema.asking import Ask
from summarizer.schema.brief import Claim, Event, Figure
from summarizer.schema.facts import StoryFacts

_MAX_EVENTS = 36
_MAX_FIGURES = 28
_MAX_ACTORS = 16
_MAX_TOKENS = 1_500
_NOTES = {"corrected": "withdrawn in favour of", "background": "an older event's, not that of", "part_of": "part of"}

_Passage = tuple[str, int]  # an article and where the passage starts in it


def build_ask(facts: StoryFacts, language: str) -> Ask:
    """The question for one story."""
    prompt = load_prompt("write")
    figures = _shown_figures(facts)
    user = prompt.render(events=_events(facts, figures), figures=_figures(facts, figures), actors=_actors(facts))
    subject = f"story of {len(facts.articles)} articles, {facts.articles[0].id} first"
    system = prompt.render_system(language=load_profile(language).tables["name"])
    return prompt.asked(subject, user, _MAX_TOKENS, system)


def _events(facts: StoryFacts, figures: Iterable[Figure]) -> str:
    slots = _slots_at(figures)
    rows = [
        f"{e.id} | {e.date or ''} | {e.place or ''} | {e.summary}"
        + (f" ({e.modality})" if e.modality != "actual" else "")
        + f" | {' '.join(slots.get(_told_at(e), ()))}"
        for e in facts.events[:_MAX_EVENTS]
    ]
    return "\n".join(rows) or "none"


def _figures(facts: StoryFacts, figures: Iterable[Figure]) -> str:
    names = {name: a.id for a in facts.actors for name in (*a.aliases, a.name)}
    notes = {r.figures[-1]: f", {_NOTES[r.kind]} {r.figures[0]}" for r in facts.relations if r.kind in _NOTES}
    rows = []
    for figure in figures:
        rows.append(f"{figure.id} {_named(figure)} ({figure.status}{notes.get(figure.id, '')}):")
        rows += [f"  {figure.id}.c{i} {_claim(c, names)}" for i, c in enumerate(figure.claims)]
    return "\n".join(rows) or "none"


def _shown_figures(facts: StoryFacts) -> list[Figure]:
    """The weightiest, and before others that one source has the wholes of parts and what the events' own passages tell."""
    told = {_told_at(e) for e in facts.events[:_MAX_EVENTS]}
    wholes = {r.figures[0] for r in facts.relations if r.kind == "part_of"}
    ranked = sorted(
        facts.figures, key=lambda f: not (_is_widely_told(f) or f.id in wholes or told & _passages(f.claims[0]))
    )
    kept = {f.id for f in ranked[:_MAX_FIGURES]}
    return [f for f in facts.figures if f.id in kept]


def _is_widely_told(figure: Figure) -> bool:
    return len(figure.claims) > 1 or figure.claims[0].origin_count > 1


def _slots_at(figures: Iterable[Figure]) -> dict[_Passage, list[str]]:
    """The claims' slots by the passages in which their numbers stand."""
    slots: dict[_Passage, list[str]] = {}
    for figure in figures:
        for i, claim in enumerate(figure.claims):
            for passage in sorted(_passages(claim)):
                slots.setdefault(passage, []).append(f"{figure.id}.c{i}")
    return slots


def _told_at(event: Event) -> _Passage:
    return event.citations[0].article, event.citations[0].start


def _passages(claim: Claim) -> set[_Passage]:
    return {(c.article, c.start) for c in claim.citations}


def _named(figure: Figure) -> str:
    """What the figure counts, whose number it is, where and of which days alone: else one day's dead are like the toll.

    Of what nobody can say surely what it counts its source's words.
    """
    if figure.told_as:
        return f'"{figure.told_as}"'
    whose = f" of {figure.holder}" if figure.holder else ""
    where = f" in {figure.place}" if figure.place else ""
    days = f" of {' and '.join(figure.occasions)} alone" if figure.occasions else ""
    return f"{figure.measured_property}{whose}{where}{days}"


def _claim(claim: Claim, names: dict[str, str]) -> str:
    speaker = f", says {names.get(claim.attributed_to, '')} {claim.attributed_to}" if claim.attributed_to else ""
    day = f", as of {claim.observation_date}" if claim.observation_date else ""
    since = f", since {claim.period_start}" if claim.period_start else ""
    unsure = f", {claim.modality}" if claim.modality != "actual" else ""
    return f'"{claim.text}" {claim.subject}{speaker}{day}{since}{unsure}'


def _actors(facts: StoryFacts) -> str:
    return "\n".join(f"{a.id} {a.name} ({a.kind})" for a in facts.actors[:_MAX_ACTORS]) or "none"
