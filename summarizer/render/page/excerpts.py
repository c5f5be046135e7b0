"""Which parts of a source a page shows: each cited passage with its own and its neighbouring sentences."""

from collections.abc import Iterable, Sequence

from summarizer.language.sentences import sentences_of
from summarizer.render.passages import Span

_TOO_SMALL_TO_CUT = 40


def excerpts(text: str, language: str | None, passages: Iterable[Span], reach: int) -> tuple[Span, ...]:
    """Spans of the text, in order and apart, that hold every passage and the sentences around it.

    A passage of several sentences gets the one before its first and the one after its last. Nothing reaches further
    than `reach` characters from a passage, however long the sentence; a gap of a few words is not cut out.
    """
    sentences = sentences_of(text, language)
    return _joined(sorted(_around(text, passage, sentences, reach) for passage in passages))


def _around(text: str, passage: Span, sentences: Sequence[Span], reach: int) -> Span:
    start, end = passage
    touched = [place for place, (begins, ends) in enumerate(sentences) if begins < end and ends > start]
    if not touched:
        return passage
    first, last = sentences[max(0, touched[0] - 1)], sentences[min(len(sentences) - 1, touched[-1] + 1)]
    begin, stop = min(first[0], start), max(last[1], end)
    if start - begin > reach:
        begin = text.find(" ", start - reach, start) + 1 or start - reach
    if stop - end > reach:
        space = text.rfind(" ", end, end + reach)
        stop = space if space >= 0 else end + reach
    return begin, stop


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= _TOO_SMALL_TO_CUT:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
