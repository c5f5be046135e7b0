"""Whose word a headline's number is: that of who says it in the story below.

A headline crowds: the name before the verb is often who did it, or who says something else ("At least seven dead in strike,
Moscow claims village").
"""

from collections.abc import Sequence

from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import FigureMention
from summarizer.schema.records import replace

HEADLINE = 1  # the number of its sentence


def is_headline(marked: MarkedArticle, sentence: int) -> bool:
    """Whether the sentence is the article's title, which its text begins with."""
    title = " ".join((marked.article.title or "").split())
    return sentence == HEADLINE and bool(title) and " ".join(marked.text_of(sentence).split()) == title


def with_speakers_of_the_story(marked: MarkedArticle, figures: Sequence[FigureMention]) -> list[FigureMention]:
    """The figures, those of the headline said by who first says the same number of the same thing in the story."""
    below: dict[tuple[str, float], FigureMention] = {}
    for figure in figures:
        if not is_headline(marked, figure.numeral.sentence):
            below.setdefault(_told(figure), figure)
    return [_said_as(f, below.get(_told(f))) if is_headline(marked, f.numeral.sentence) else f for f in figures]


def _told(figure: FigureMention) -> tuple[str, float]:
    return figure.measured_property, float(figure.numeral.quantity.low)


def _said_as(headline: FigureMention, story: FigureMention | None) -> FigureMention:
    if story is None or not story.speaker:
        return headline
    return replace(headline, speaker=story.speaker, speaker_sentence=story.speaker_sentence)
