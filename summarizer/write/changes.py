"""What is new, changed or withdrawn since the previous briefing."""

import re
from dataclasses import dataclass

from anyascii import anyascii

from summarizer.language.profile import load_profile
from summarizer.schema.brief import Article, Briefing, Citation, Figure, Statement, Story

_SAME_STORY = 0.25


@dataclass(frozen=True, slots=True)
class Changes:
    """The statements that lead the briefing, and the older articles that they still cite."""

    statements: tuple[Statement, ...]
    carried: tuple[Article, ...]


def changes_since(previous: Briefing, stories: tuple[Story, ...], language: str) -> Changes:
    """A line for each story that is new, and for each figure whose standing claim differs from the previous one's.

    Articles of the previous briefing that such a line cites are carried, under ids of their own ("c1", ...).
    """
    phrases = load_profile(language).tables["templates"]
    statements: list[Statement] = []
    carrier = _Carrier(previous)
    for story in stories:
        before = _counterpart(story, previous)
        if before is None:
            text = phrases["new_story"].format(text=story.headline.text)
            statements.append(story.headline.model_copy(update={"text": text, "written_by": "template"}))
            continue
        for figure in story.figures:
            change = _figure_change(figure, before, carrier, language)
            if change:
                statements.append(change)
    return Changes(tuple(statements), tuple(carrier.articles.values()))


def _counterpart(story: Story, previous: Briefing) -> Story | None:
    """The previous briefing's story with the most names in common, if it is enough."""
    scored = [(_likeness(story, other), other) for other in previous.stories]
    best = max(scored, key=lambda s: s[0], default=None)
    return best[1] if best and best[0] >= _SAME_STORY else None


def _likeness(one: Story, other: Story) -> float:
    first, second = _names(one), _names(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _names(story: Story) -> frozenset[str]:
    words = [a.name for a in story.actors] + [e.place or "" for e in story.events]
    return frozenset(anyascii(w).lower() for w in words if w)


def _figure_change(figure: Figure, before: Story, carrier: "_Carrier", language: str) -> Statement | None:
    """ "Deaths: 311, after at least 231 in the previous briefing": the same quantity with another standing claim."""
    old = next((f for f in before.figures if _same_quantity(f, figure) and f.current is not None), None)
    if figure.current is None or old is None or old.current is None:
        return None
    now, then = figure.claims[figure.current], old.claims[old.current]
    if (now.bound, now.value, now.min_value, now.max_value) == (then.bound, then.value, then.min_value, then.max_value):
        return None
    profile = load_profile(language)
    label = next((p.label for p in profile.properties if p.name == figure.measured_property), figure.measured_property)
    text = profile.tables["templates"]["new_figure"].format(
        label=label[:1].upper() + label[1:], new=now.text, old=then.text
    )
    older = tuple(carrier.carry(c) for c in then.citations[:1])
    return Statement(
        text=text,
        written_by="template",
        citations=now.citations[:2] + older,
        figures=(f"{figure.id}.c{figure.current}",),
    )


def _same_quantity(one: Figure, other: Figure) -> bool:
    return one.measured_property == other.measured_property and _words(one.observation_about) == _words(
        other.observation_about
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", anyascii(text).lower()))


class _Carrier:
    """Takes articles of the previous briefing along, once each."""

    def __init__(self, previous: Briefing) -> None:
        self._by_id = {a.id: a for a in previous.articles}
        self.articles: dict[str, Article] = {}

    def carry(self, citation: Citation) -> Citation:
        """The citation under the carried article's id."""
        old = self._by_id[citation.article]
        if old.id not in self.articles:
            new_id = f"c{len(self.articles) + 1}"
            self.articles[old.id] = old.model_copy(update={"id": new_id, "origin": new_id, "carried": True})
        return citation.model_copy(update={"article": self.articles[old.id].id})
