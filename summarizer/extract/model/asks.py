"""What a model is asked of one article: its marked text, and what the rules read in it, to correct."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.extract.lexical import (
    Reading,
    actors_by_rule,
    events_by_rule,
    figures_by_rule,
    mentioned_by_rule,
    occasions_by_rule,
)
from summarizer.extract.occasions.number_occasions import Occasions, with_occasions
from summarizer.extract.occasions.pointed import ALL_OF_THEM
from summarizer.language.events.event_types import type_names
from summarizer.language.profile import load_profile
from summarizer.prompts import Prompt, load_prompt
from summarizer.schema.asking import Ask
from summarizer.schema.brief import Modality
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.mentions import ActorMention, DateReading, EventMention, FigureMention

CHUNK_CHARACTERS = 12_000
_TOKENS_A_MARK = 30
_TOKENS_BESIDES = 900
_LIKE_A_SENTENCE = re.compile(r"\[(?=\d+\])")


@dataclass(frozen=True)
class Proposals:
    """What the rules read in an article, for the model to correct: figures by mark, events by sentence.

    `numbered` are the names of its actors, speakers and holders by the number that stands for them in question and answer.
    `further` are the events of second main clauses, `mentioned` what sentences speak of beside their events.
    """

    figures: dict[int, FigureMention]
    actors: list[ActorMention]
    numbered: dict[int, str]
    events: dict[int, EventMention]
    further: list[EventMention]
    occasions: Occasions
    mentioned: list[EventMention]

    @classmethod
    def by_rule(cls, reading: Reading) -> "Proposals":
        """The rules' reading of the whole article."""
        events = events_by_rule(reading)
        further = [e for e in events if e.spans and e.spans[0][0] > reading.marked.sentence(e.sentence).start]
        occasions = occasions_by_rule(reading, events)
        figures = with_occasions(figures_by_rule(reading), occasions)
        actors = actors_by_rule(reading)
        names = dict.fromkeys([a.name for a in actors] + [n for f in figures for n in (f.speaker, f.holder) if n])
        return cls(
            figures={f.numeral.number: f for f in figures},
            actors=actors,
            numbered=dict(enumerate(names, 1)),
            events={e.sentence: e for e in events if e not in further},
            further=further,
            occasions=occasions,
            mentioned=mentioned_by_rule(reading, events),
        )

    def left(self, told: Collection[int]) -> list[EventMention]:
        """The events of sentences other than those told, and of second main clauses."""
        return [p for s, p in self.events.items() if s not in told] + self.further


def split_parts(marked: MarkedArticle) -> list[list[Sentence]]:
    """The story's sentences in parts of at most CHUNK_CHARACTERS, cut between paragraphs; marks keep their numbers."""
    parts: list[list[Sentence]] = [[]]
    size = 0
    for paragraph in _paragraphs(marked):
        length = sum(s.end - s.start for s in paragraph)
        if parts[-1] and size + length > CHUNK_CHARACTERS:
            parts.append([])
            size = 0
        parts[-1] += paragraph
        size += length
    return [part for part in parts if part]


def _paragraphs(marked: MarkedArticle) -> Iterator[list[Sentence]]:
    current: list[Sentence] = []
    for sentence in marked.body:
        if current and sentence.paragraph != current[-1].paragraph:
            yield current
            current = []
        current.append(sentence)
    if current:
        yield current


def build_ask(reading: Reading, part: list[Sentence], proposals: Proposals, language: str) -> Ask:
    """The question for one part of an article. It does not depend on the briefing's date."""
    prompt = load_prompt("extract")
    article = reading.marked.article
    numbers = {s.number for s in part}
    user = prompt.render(
        published=article.published or "on an unknown day",
        article=render_marked(reading.marked, part),
        numbers=_number_lines(reading, proposals, numbers),
        actors=_actor_lines(proposals, numbers),
        events=_event_lines(proposals, numbers),
    )
    tokens = _TOKENS_BESIDES + _TOKENS_A_MARK * sum(n.sentence in numbers for n in reading.marked.numerals)
    subject = re.split(r"[\\/]", article.source)[-1]
    return prompt.asked(subject, user, tokens, _system(prompt, language), article.sha256)


@lru_cache(maxsize=8)
def _system(prompt: Prompt, language: str) -> str:
    """The fixed part, the same for every article of a run, so that a provider's prefix cache serves it."""
    profile = load_profile(language)
    properties = ", ".join(profile.offered_properties)
    return prompt.render_system(properties=properties, types=", ".join(type_names()), language=profile.tables["name"])


def render_marked(marked: MarkedArticle, part: list[Sentence]) -> str:
    """The sentences with their numbers and marks. What in the text looks like a mark is made harmless."""
    lines = []
    previous = part[0].paragraph if part else 0
    for sentence in part:
        gap = "\n" if sentence.paragraph != previous else ""
        lines.append(f"{gap}[{sentence.number}] {_marked_sentence(marked, sentence)}")
        previous = sentence.paragraph
    return "\n".join(lines)


def _marked_sentence(marked: MarkedArticle, sentence: Sentence) -> str:
    text, cursor, pieces = marked.article.text, sentence.start, []
    for numeral in marked.numerals_in(sentence.number):
        written = _escaped(text[numeral.start : numeral.end])
        pieces += [_escaped(text[cursor : numeral.start]), f"<n{numeral.number}>{written}</n{numeral.number}>"]
        cursor = numeral.end
    return " ".join("".join([*pieces, _escaped(text[cursor : sentence.end])]).split())


def _escaped(text: str) -> str:
    return _LIKE_A_SENTENCE.sub("(", text.replace("<", "‹").replace(">", "›"))


def _number_lines(reading: Reading, proposals: Proposals, sentences: set[int]) -> str:
    """A line a mark: "n4 vehicles (tanks) of a2 | a7 | Friday | planned".

    What is counted only where other words stand beside it.
    """
    numbers = {name: number for number, name in proposals.numbered.items()}
    lines = []
    for numeral in reading.marked.numerals:
        known = proposals.figures.get(numeral.number)
        if numeral.sentence not in sentences:
            continue
        if known is None:
            lines.append(f"n{numeral.number} ?")
            continue
        counted = f" ({_escaped(known.subject)})" if known.subject not in ("", numeral.unit_text) else ""
        holder = f" of a{numbers[known.holder]}" if known.holder else ""
        speaker = f"a{numbers[known.speaker]}" if known.speaker else ""
        parts = (
            f"n{numeral.number} {known.measured_property}{counted}{holder}",
            speaker,
            quoted_words(known.as_of),
            known.modality if known.modality != "actual" else "",
        )
        lines.append(_joined(parts) + _happening(known, proposals.occasions))
    return "\n".join(lines) or "none"


def _joined(parts: Iterable[str]) -> str:
    """The parts with bars between them, none behind the last that holds something."""
    return " | ".join(parts).rstrip(" |")


def _happening(figure: FigureMention, occasions: Occasions) -> str:
    """Where the article tells several happenings alike, the sentence of the one that the number belongs to."""
    if not occasions.several or len(occasions.told) == 1:
        return ""
    if figure.counts_all:
        return f" | [{ALL_OF_THEM}]"
    day = figure.occasion.end if figure.occasion else ""
    told = next((o.sentence for o in occasions.told if o.day.end == day), 0)
    return f" | [{told}]" if told else ""


def _actor_lines(proposals: Proposals, sentences: set[int]) -> str:
    """A line for each actor of the sentences and each speaker and holder of their numbers."""
    shown = {m.name for m in proposals.actors if m.sentence in sentences}
    told = [f for f in proposals.figures.values() if f.numeral.sentence in sentences]
    shown |= {name for f in told for name in (f.speaker, f.holder)}
    kinds = {m.name: m.kind for m in proposals.actors}
    acronyms = {m.name: m.acronym for m in proposals.actors if m.acronym}
    return (
        "\n".join(
            _joined((f"a{number} {_escaped(name)}", kinds.get(name, ""), acronyms.get(name, "")))
            for number, name in proposals.numbered.items()
            if name in shown
        )
        or "none"
    )


def _event_lines(proposals: Proposals, sentences: set[int]) -> str:
    lines = [
        _joined((f"[{e.sentence}] {e.type}{_unless_actual(e.modality)}", _escaped(e.place), quoted_words(e.date)))
        for e in proposals.events.values()
        if e.sentence in sentences
    ]
    return "\n".join(lines) or "none"


def _unless_actual(modality: Modality) -> str:
    return "" if modality == "actual" else f" ({modality})"


def quoted_words(reading: DateReading | None) -> str:
    """The words of the article that a day was read from, as the proposals show them; "" where there are none."""
    quoted = re.match(r'"([^"]*)"', reading.evidence) if reading else None
    return quoted[1] if quoted else ""
