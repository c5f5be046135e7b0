"""What a model is asked of one article: its marked text, and what the rules read in it, to confirm or correct."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.extract.lexical import Reading, actors_by_rule, events_by_rule, figures_by_rule, occasions_by_rule
from summarizer.extract.occasions import Occasions, with_occasions
from summarizer.extract.pointed import ALL_OF_THEM
from summarizer.language.event_types import type_names
from summarizer.language.profile import load_profile
from summarizer.prompts import Prompt, load_prompt
from summarizer.schema.asking import Ask
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.mentions import ActorMention, DateReading, EventMention, FigureMention

CHUNK_CHARACTERS = 12_000
_TOKENS_A_MARK = 40
_TOKENS_BESIDES = 1_200


@dataclass(frozen=True)
class Proposals:
    """What the rules read in an article, for the model to confirm or correct: figures by mark, events by sentence."""

    figures: dict[int, FigureMention]
    actors: list[ActorMention]
    events: dict[int, EventMention]
    occasions: Occasions

    @classmethod
    def by_rule(cls, reading: Reading) -> "Proposals":
        """The rules' reading of the whole article."""
        events = events_by_rule(reading)
        occasions = occasions_by_rule(reading, events)
        return cls(
            figures={f.numeral.number: f for f in with_occasions(figures_by_rule(reading), occasions)},
            actors=actors_by_rule(reading),
            events={e.sentence: e for e in events},
            occasions=occasions,
        )


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
    return Ask(
        prompt=prompt.name,
        version=prompt.version,
        prompt_digest=prompt.digest,
        subject=re.split(r"[\\/]", article.source)[-1],
        subject_digest=article.sha256,
        system=_system(prompt, language),
        user=prompt.render(
            published=article.published or "on an unknown day",
            article=render_marked(reading.marked, part),
            numbers=_number_lines(reading, proposals, numbers),
            actors=_actor_lines(proposals, numbers),
            events=_event_lines(proposals, numbers),
        ),
        max_tokens=_TOKENS_BESIDES + _TOKENS_A_MARK * sum(n.sentence in numbers for n in reading.marked.numerals),
    )


def _system(prompt: Prompt, language: str) -> str:
    """The fixed part, the same for every article of a run, so that a provider's prefix cache serves it."""
    profile = load_profile(language)
    properties = ", ".join(dict.fromkeys(p.name for p in profile.properties))
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
    return re.sub(r"\[(?=\d+\])", "(", text.replace("<", "‹").replace(">", "›"))


def _number_lines(reading: Reading, proposals: Proposals, sentences: set[int]) -> str:
    lines = []
    for numeral in reading.marked.numerals:
        if numeral.sentence not in sentences:
            continue
        known = proposals.figures.get(numeral.number)
        if known is None:
            lines.append(f"n{numeral.number} | ? | {_escaped(numeral.unit_text) or '?'} | |")
            continue
        parts = (known.measured_property, _escaped(known.subject), _escaped(known.speaker), _words(known.as_of))
        lines.append(f"n{numeral.number} | {' | '.join(parts)}{_happening(known, proposals.occasions)}")
    return "\n".join(lines) or "none"


def _happening(figure: FigureMention, occasions: Occasions) -> str:
    """Where the article tells several happenings alike, the sentence of the one that the number belongs to."""
    if not occasions.several or len(occasions.told) == 1:
        return ""
    if figure.counts_all:
        return f" | [{ALL_OF_THEM}]"
    day = figure.occasion.start if figure.occasion else ""
    told = next((o.sentence for o in occasions.told if o.day.start == day), 0)
    return f" | [{told}]" if told else ""


def _actor_lines(proposals: Proposals, sentences: set[int]) -> str:
    found: dict[str, tuple[str, str]] = {}
    for mention in proposals.actors:
        if mention.sentence in sentences and (mention.name not in found or mention.acronym):
            found[mention.name] = (mention.kind, mention.acronym)
    return (
        "\n".join(f"{_escaped(name)} | {kind or '?'} | {acronym}" for name, (kind, acronym) in found.items()) or "none"
    )


def _event_lines(proposals: Proposals, sentences: set[int]) -> str:
    lines = [
        f"[{e.sentence}] | {e.type} | {_escaped(e.place)} | {_words(e.date)}"
        for e in proposals.events.values()
        if e.sentence in sentences
    ]
    return "\n".join(lines) or "none"


def _words(reading: DateReading | None) -> str:
    quoted = re.match(r'"([^"]*)"', reading.evidence) if reading else None
    return quoted[1] if quoted else ""
