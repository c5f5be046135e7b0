"""Readers of cross-document coreference corpora: ECB+ XML, column files as in CoNLL 2012 and its relatives, marked text.

A corpus is a file or a folder of files. XML is that of ECB+ (Cybulska and Vossen 2014): `token` elements, `Markables` that
point at them, and `Relations` that make markables one. MEANTIME has
the same with `REFERS_TO`; its folders are topics. Column files have one token a line, the sentence's last followed by
an empty line, `#begin document` lines that may be left out, and the chains in the last column: `(7)`, `(7`, `7)`, several
with a `|` between them. Which column holds the words is found out: layouts differ (CoNLL 2012, ECB+ and GVC preparations).
Marked text is that of `fixtures/coreference`: a line `# 3_1ecb en` begins a document, each further line is a sentence, and
`[the raid|a1]` is a mention of the first act of its topic (`a` act, `h` people, `n` things, `l` places, `t` times; without
a number a mention of its own). JSON is read by `corpus_json`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from corpus_json import read_json
from corpus_types import Corpus, CorpusError, Document, Kind, Mention, kind_of, topic_of

_BEGIN = re.compile(r"#begin document \(?(?P<name>[^();]*)")
_CHAIN = re.compile(r"(?P<opens>\()?(?P<chain>[^()|]+)(?P<closes>\))?")
_SENTENCE_IN_ID = re.compile(r"^(?P<document>.+)\.(?P<sentence>[a-z]?\d+(?=\.\d+$)|DCT(?=$|\.))")  # GVC: document.b2.14
_MARKED_DOCUMENT = re.compile(r"# (?P<name>\S+) (?P<language>[a-z]{2})")
_MARKED = re.compile(
    r"(?P<opens>\[)|\|(?P<kind>[ahnlt])(?P<chain>\d*)\]|(?P<word>['’]s\b|[^\W_]+(?:[-.,’'][^\W_]+)*['’]?|[^\s\w])"
)
_MARKED_KINDS: dict[str, Kind] = {"a": "event", "h": "actor"}
_SUFFIXES = frozenset({".xml", ".json", ".jsonl", ".conll", ".txt", ".tsv"})
_WORDS_LOOKED_AT = 400
_ACROSS = frozenset({"CROSS_DOC_COREF", "REFERS_TO"})  # relations whose chain goes beyond its document
_PEOPLE = frozenset({"PER", "PERSON", "ORG", "ORGANIZATION", "MIX"})


def read_corpus(path: Path, kind: Kind) -> Corpus:
    """The corpus in a file or a folder; `kind` is what the chains of column files are. Raises CorpusError.

    Of a folder, what cannot be read is `skipped`; beside XML nothing else is read.
    """
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    known = [f for f in files if f.suffix in _SUFFIXES or f == path or "_conll" in f.suffix]
    known = [f for f in known if f.suffix == ".xml"] or known
    corpus = Corpus()
    in_json = [f for f in known if f.suffix in (".json", ".jsonl")]
    for some in ([in_json] if in_json else []) + [[f] for f in known if f not in in_json]:
        try:
            _read_files(some, kind, corpus)
        except (CorpusError, UnicodeDecodeError) as error:
            if not path.is_dir():
                raise CorpusError(f"{path}: {error}") from error
            corpus.skipped.append(f"{some[0]}: {error}")
    if not corpus.mentions:
        raise CorpusError(
            f"{path}: no mention found; wanted ECB+ XML, JSON, or column files with chains in the last column"
        )
    order = {name: n for n, name in enumerate(corpus.documents)}
    corpus.mentions.sort(key=lambda m: (order[m.document], m.sentence, m.start, m.end))
    return corpus


def _read_files(files: list[Path], kind: Kind, corpus: Corpus) -> None:
    """One file, or all that are JSON: their mentions and texts belong together."""
    if files[0].suffix in (".json", ".jsonl"):
        read_json(files, kind, corpus)
    elif files[0].suffix == ".xml":
        _read_ecb(files[0], corpus)
    elif _MARKED_DOCUMENT.match(files[0].read_text(encoding="utf-8")):
        _read_marked(files[0], corpus)
    else:
        _read_columns(files[0], kind, corpus)


def _read_ecb(file: Path, corpus: Corpus) -> None:
    try:
        root = ElementTree.parse(file).getroot()
    except ElementTree.ParseError as error:
        raise CorpusError(str(error)) from error
    name = root.get("doc_name") or file.name
    is_cat = root.find("Relations/REFERS_TO") is not None
    topic = file.parent.name if is_cat else topic_of(name)
    document = corpus.documents[name] = Document(name, topic, language=root.get("lang", ""))
    places: dict[str, tuple[int, int]] = {}
    numbers: dict[str, int] = {}
    for token in root.iter("token"):
        sentence = numbers.setdefault(token.get("sentence", "0"), len(numbers))
        if sentence == len(document.sentences):
            document.sentences.append([])
        places[token.get("t_id", "")] = sentence, len(document.sentences[sentence])
        document.sentences[sentence].append((token.text or "").strip())
    chains, nobodies = _ecb_chains(root, name), _things(root)
    for markable in root.iterfind("Markables/*"):
        kind = kind_of(markable.tag) if markable.get("m_id") not in nobodies else None
        spans = [places[a.get("t_id", "")] for a in markable.iter("token_anchor") if a.get("t_id") in places]
        if kind and spans:
            sentence = spans[0][0]
            inside = [at for number, at in spans if number == sentence]
            chain = chains.get(markable.get("m_id", ""), f"{name}#{markable.get('m_id')}")
            corpus.mentions.append(Mention(name, sentence, min(inside), max(inside) + 1, kind, chain))


def _ecb_chains(root: ElementTree.Element, document: str) -> dict[str, str]:
    """Markable -> chain; chains across documents have the id of the instance, those within one bear its name."""
    instances = {m.get("m_id"): m.get("instance_id") for m in root.iterfind("Markables/*") if m.get("instance_id")}
    chains = {}
    for relation in root.iterfind("Relations/*"):
        target = relation.find("target")
        own = f"{document}#{relation.get('note') or relation.get('r_id')}"
        chain = instances.get(target.get("m_id") if target is not None else None) or own
        for source in relation.iter("source"):
            chains[source.get("m_id", "")] = chain if relation.tag in _ACROSS else own
    return chains


def _things(root: ElementTree.Element) -> set[str]:
    """The mentions of entities that are neither people nor bodies, where their instances have types (MEANTIME)."""
    types = {m.get("m_id"): m.get("ent_type") for m in root.iterfind("Markables/ENTITY")}
    targets = ((r, r.find("target")) for r in root.iterfind("Relations/REFERS_TO"))
    told = ((r, types.get(target.get("m_id"))) for r, target in targets if target is not None)
    return {s.get("m_id", "") for r, kind in told if kind and kind not in _PEOPLE for s in r.iter("source")}


def _read_marked(file: Path, corpus: Corpus) -> None:
    document = Document("", "")
    for line in file.read_text(encoding="utf-8").splitlines():
        if found := _MARKED_DOCUMENT.fullmatch(line):
            name = found["name"]
            document = corpus.documents[name] = Document(name, topic_of(name), language=found["language"])
        elif line:
            corpus.mentions += _marked_sentence(line, document)


def _marked_sentence(line: str, document: Document) -> Iterator[Mention]:
    """Adds a sentence to its document; its mentions of acts and people."""
    tokens: list[str] = []
    begun: list[int] = []
    number = len(document.sentences)
    document.sentences.append(tokens)
    for found in _MARKED.finditer(line):
        if found["opens"]:
            begun.append(len(tokens))
        elif found["word"]:
            tokens.append(found["word"])
        else:
            start, kind = begun.pop(), found["kind"]
            chain = f"{document.topic}{kind}{found['chain']}" if found["chain"] else f"{document.id}#{number}.{start}"
            if kind in _MARKED_KINDS:
                yield Mention(document.id, number, start, len(tokens), _MARKED_KINDS[kind], chain)


def _read_columns(file: Path, kind: Kind, corpus: Corpus) -> None:
    rows = [
        line.split("\t") if "\t" in line else line.split() for line in file.read_text(encoding="utf-8").splitlines()
    ]
    word = _word_column(rows)
    reader = _Columns(corpus, kind, word, _document_column(rows, word), file.stem)
    for row in rows:
        reader.take(row)
    reader.finish()


def _word_column(rows: list[list[str]]) -> int:
    """The column with the most different words in letters: there are fewer tags than words, and ids hold digits."""
    tokens = [row for row in rows if len(row) > 1 and not row[0].startswith("#")][:_WORDS_LOOKED_AT]
    width = min((len(row) for row in tokens), default=0) - 1
    different = [len({row[column] for row in tokens if row[column].isalpha()}) for column in range(max(0, width))]
    if not any(different):
        raise CorpusError("no column of words; wanted a token a line, with chains in the last column")
    return different.index(max(different))


def _document_column(rows: list[list[str]], word: int) -> int | None:
    """The last column before the words that is neither a number nor the same in all rows; None where there is none."""
    tokens = [row for row in rows if len(row) > 1 and not row[0].startswith("#")]
    for column in reversed(range(word)):
        found = {row[column] for row in tokens}
        if not all(value.isdigit() for value in found) and not any(_SENTENCE_IN_ID.match(value) for value in found):
            return column
    return None


class _Columns:
    """Rows to documents and mentions."""

    def __init__(self, corpus: Corpus, kind: Kind, word: int, named: int | None, default: str) -> None:
        self._corpus, self._kind, self._word, self._named = corpus, kind, word, named
        self._document: Document | None = None
        self._begun = default
        self._sentence: list[str] = []
        self._sentence_id = ""
        self._open: dict[str, list[int]] = defaultdict(list)

    def take(self, row: list[str]) -> None:
        """One line's columns; an empty one ends the sentence."""
        if not row or row == [""]:
            self._end_sentence()
        elif row[0].startswith("#"):
            self.finish()
            begun = _BEGIN.match(" ".join(row))
            self._begun = begun["name"].strip() if begun else self._begun
        else:
            self._token(row)

    def finish(self) -> None:
        """Ends the document."""
        self._end_sentence()
        self._document = None

    def _token(self, row: list[str]) -> None:
        split = _SENTENCE_IN_ID.match(row[0])
        name = split["document"] if split else row[self._named] if self._named is not None else self._begun
        sentence = split["sentence"] if split else ""
        if self._document is None or self._document.id != name:
            self.finish()
            self._document = self._corpus.documents.setdefault(name, Document(name, topic_of(name)))
        elif sentence != self._sentence_id:
            self._end_sentence()
        self._sentence_id = sentence
        self._sentence.append(row[self._word])
        for chain, opens, closes in _chains_in(row[-1]):
            self._chain(chain, opens, closes)

    def _chain(self, chain: str, opens: bool, closes: bool) -> None:
        at = len(self._sentence) - 1
        if opens:
            self._open[chain].append(at)
        if closes and self._open[chain] and self._document:
            start = self._open[chain].pop()
            where = self._document.id, len(self._document.sentences)
            self._corpus.mentions.append(Mention(*where, start, at + 1, self._kind, chain))

    def _end_sentence(self) -> None:
        if self._sentence and self._document:
            self._document.sentences.append(self._sentence)
        self._sentence = []
        self._open.clear()


def _chains_in(cell: str) -> Iterator[tuple[str, bool, bool]]:
    """(chain, opens here, closes here) for each part of the last column; none for "-", "_" and "*"."""
    if cell in ("-", "_", "*", "O"):
        return
    for found in _CHAIN.finditer(cell):
        if found["opens"] or found["closes"]:
            yield found["chain"], bool(found["opens"]), bool(found["closes"])
