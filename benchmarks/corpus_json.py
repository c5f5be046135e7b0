"""Mentions of cross-document coreference corpora in JSON, a list or a line each, as WEC and preparations of ECB+ have them.

A mention says its document, its chain and its tokens, by names that differ (`_NAMES`); its text stands in it
(`mention_context`, as in WEC), or in a file beside it that maps documents to rows of sentence, token number and word.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus_types import Corpus, CorpusError, Document, Kind, Mention, kind_of, topic_of

_NAMES = {
    "document": ("doc_id", "document", "doc"),
    "chain": ("coref_chain", "cluster_id", "gold_cluster", "chain", "cluster", "instance_id"),
    "tokens": ("tokens_number", "tokens_ids", "token_ids", "tokens_numbers", "span"),
    "context": ("mention_context", "context", "sentence_tokens"),
    "kind": ("mention_type", "type", "tag"),
    "id": ("mention_id", "m_id", "id"),
}
_CODES: Mapping[str, Kind] = {"ACT": "event", "EVENT": "event", "HUM": "actor", "ENTITY": "actor"}
_WORD = 2  # where a row of a document has its word
Places = dict[tuple[str, str], tuple[int, int]]


def read_json(files: Sequence[Path], kind: Kind, corpus: Corpus) -> None:
    """Adds the documents and mentions of JSON files; a mention without a kind of its own is of `kind`."""
    loaded = [part for file in files for part in _parts(file)]
    places: Places = {}
    for part in loaded:
        for name, rows in part.items() if _told(part, "document") is None else ():
            if isinstance(rows, list) and all(isinstance(row, list) and len(row) > _WORD for row in rows):
                places |= _document(name, rows, corpus)
    contexts: dict[tuple[str, ...], str] = {}
    for part in loaded:
        if _told(part, "document") is not None and _told(part, "chain") is not None:
            _mention(part, kind, corpus, places, contexts)


def _parts(file: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file: one, a list of them, or one a line."""
    text = file.read_text(encoding="utf-8")
    try:
        found = [json.loads(text)]
    except json.JSONDecodeError:
        try:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        except json.JSONDecodeError as error:
            raise CorpusError(f"{file.name} is neither JSON nor a JSON object a line: {error}") from error
    for part in found:
        yield from (p for p in (part if isinstance(part, list) else [part]) if isinstance(p, dict))


def _told(part: Mapping[str, Any], what: str) -> Any:
    return next((part[name] for name in _NAMES[what] if part.get(name) is not None), None)


def _document(name: str, rows: list[list[Any]], corpus: Corpus) -> Places:
    """Adds a document; token by its number -> (sentence, place in it)."""
    by_sentence: dict[Any, list[str]] = defaultdict(list)
    order: dict[Any, int] = {}
    places: Places = {}
    for sentence, token, word, *_ in rows:
        number = order.setdefault(sentence, len(order))
        places[name, str(token)] = number, len(by_sentence[sentence])
        by_sentence[sentence].append(str(word))
    corpus.documents[name] = Document(name, topic_of(name), list(by_sentence.values()))
    return places


def _mention(
    part: Mapping[str, Any], kind: Kind, corpus: Corpus, places: Places, contexts: dict[tuple[str, ...], str]
) -> None:
    name, tokens, context = str(_told(part, "document")), _told(part, "tokens"), _told(part, "context")
    numbers = [str(n) for n in tokens] if isinstance(tokens, list) else str(tokens).replace(",", " ").split()
    if isinstance(context, list) and name not in corpus.documents:
        name = _in_context(name, [str(word) for word in context], corpus, contexts)
        where = [(0, int(n)) for n in numbers if n.isdigit() and int(n) < len(context)]
    else:
        where = [places[name, n] for n in numbers if (name, n) in places]
    if where:
        sentence, code = where[0][0], str(_told(part, "kind") or "")
        inside = [at for number, at in where if number == sentence]
        own = kind_of(code) or next((k for start, k in _CODES.items() if code.upper().startswith(start)), None)
        if own or not code[:3].isalpha():
            span = min(inside), max(inside) + 1
            corpus.mentions.append(Mention(name, sentence, *span, own or kind, str(_told(part, "chain"))))


def _in_context(name: str, words: list[str], corpus: Corpus, contexts: dict[tuple[str, ...], str]) -> str:
    """The document of a passage, one a passage: mentions of one passage stand in one."""
    passage = (name, *words)
    if passage not in contexts:
        contexts[passage] = f"{name}#{len(contexts)}"
        corpus.documents[contexts[passage]] = Document(contexts[passage], topic_of(name), [words])
    return contexts[passage]
