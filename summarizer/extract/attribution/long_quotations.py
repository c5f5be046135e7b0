"""Quotations that go on over several sentences: one voice has them all."""

from itertools import groupby

from summarizer.extract.attribution.relations import Attribution
from summarizer.language.quotations import quotations
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.records import replace

_MARKS = frozenset('"“”„‟«»')

Voices = dict[int, list[Attribution]]


def with_quotations_continued(attributions: Voices, marked: MarkedArticle) -> Voices:
    """The attributions, with the speaker of a quotation's other sentences where one of them names him.

    A sentence that lies within quotation marks and cues nobody is said by who is told to say the sentence before it in its
    paragraph, if that one quotes too, else the one behind it.
    """
    found = dict(attributions)
    for _, group in groupby(marked.body, key=lambda s: s.paragraph):
        sentences = list(group)
        text = marked.article.text[sentences[0].start : sentences[-1].end]
        if len(sentences) > 1 and not _MARKS.isdisjoint(text):
            _continue_in(sentences, quotations(text), found)
    return found


def _continue_in(sentences: list[Sentence], spans: list[tuple[int, int]], found: Voices) -> None:
    base = sentences[0].start
    quoting = [s for s in sentences if any(a < s.end - base and s.start - base < b for a, b in spans)]
    told = {s.number: found[s.number] for s in quoting if found.get(s.number)}
    for sentence in quoting:
        start, end = sentence.start - base, sentence.end - base
        if found.get(sentence.number) or not any(a - 1 <= start and end <= b + 2 for a, b in spans):
            continue
        before, behind = found.get(sentence.number - 1, []), told.get(sentence.number + 1, [])
        if before and any(s.number == sentence.number - 1 for s in quoting):
            found[sentence.number] = [_over(sentence, before[-1], sentence.start)]
        elif behind:
            found[sentence.number] = [_over(sentence, behind[0], sentence.end)]


def _over(sentence: Sentence, voice: Attribution, cue: int) -> Attribution:
    return replace(
        voice, cue_start=cue, content_start=sentence.start, content_end=sentence.end, evidence="quotation goes on"
    )
