"""How well events and actors of a public cross-document coreference corpus are told apart and joined, from gold mentions.

    python benchmarks/coreference_corpus.py PATH [--kind event|actor] [--topics FILE] [--sentences FILE] [--language en]

PATH is a file or a folder: ECB+ XML, column files (see `corpus_files.py`), or JSON (`corpus_json.py`). `--sentences` is
the CSV that comes with ECB+ and says which sentences were checked; mentions of others are left out. The mentions are the
corpus's; each is given to the merge with its sentence and its words, and the actors of an event are the names in its
sentence; `--errors N` shows N wrong clusters. *Topics*: the
merge is told which documents belong together (the number before a document's name, or `--topics`, a CSV of topic and
document), and takes each topic for one story, or makes stories within it; else it makes stories of all documents, as a brief
does. *As read*: the lexical extractor's mentions through a brief's own merge, matched with gold's by their place.

Two floors: every mention by itself, and all with the same head lemma as one, of the corpus, a topic or a story. Scores:
MUC, B-cubed, CEAFe, their mean (CoNLL F1) and LEA, as in `summarizer regress --help`; "gold" mentions make them comparable
with published work on gold mentions only. An actor mention that is no name (a pronoun, "the company") is not something that
a brief shows: `actor_mentions.py` tells it, `--names` leaves it out.
"""

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from actor_mentions import actor_keys
from corpus_files import read_corpus
from corpus_reading import Read
from corpus_types import Corpus, CorpusError, Document, Mention
from people_words import is_listed
from small_reports import names_in
from written_mentions import Written

from summarizer.language.events.acts import act_of
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.profile import load_profile
from summarizer.marking import mark
from summarizer.merge.actors.resolution import Resolution, resolve_names
from summarizer.merge.events.clusters import cluster_events
from summarizer.merge.events.reports import EventReport
from summarizer.merge.stories.clusters import cluster_stories
from summarizer.regress.scoring.coreference import b_cubed, ceaf_e, conll_f1, lea, merge_errors, muc
from summarizer.schema.brief import Article, Citation
from summarizer.schema.mentions import GroundedActor, GroundedMentions

Clusters = list[frozenset[Mention]]
_POSSESSIVE = 2  # letters that a mention may have more or fewer than the name at its end
_GLUED = (
    (re.compile(r"(?<=\d) ?([.:,]) ?(?=\d)"), r"\1"),  # ECB+ splits "4.6" and "2:09"
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"\b([A-Za-z]) \. (?=[A-Za-z] \.)"), r"\1."),
    (re.compile(r" (?=[.,;:!?%)\]]|'s\b|n't\b)"), ""),
    (re.compile(r"(?<=[(\[$]) "), ""),
    (re.compile(r"``|''"), '"'),
)


class Texts:
    """The documents as articles, and where each sentence begins and ends."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.corpus = corpus
        self.language = language
        self.spans: dict[tuple[str, int], tuple[int, int]] = {}
        self.articles = {d.id: self._article(d) for d in corpus.documents.values()}
        self._of_topic = lru_cache(maxsize=None)(self._vocabulary_of_topic)

    def _article(self, document: Document) -> Article:
        text = ""
        for number, tokens in enumerate(document.sentences):
            sentence = running_text(tokens)
            self.spans[document.id, number] = len(text), len(text) + len(sentence)
            text += f"{sentence}\n\n"
        return Article(
            id=document.id,
            source=document.id,
            language=document.language or self.language,
            sha256="",
            text=text,
            origin=document.id,
        )

    def vocabulary(self, document: str) -> Vocabulary:
        """What the documents of one topic show of capitals: a surname that opens a sentence is known by another report."""
        return self._of_topic(self.corpus.documents[document].topic)

    def _vocabulary_of_topic(self, topic: str) -> Vocabulary:
        return Vocabulary.of(
            "\n\n".join(self.articles[d.id].text for d in self.corpus.documents.values() if d.topic == topic)
        )

    def sentence(self, mention: Mention) -> str:
        """The sentence of a mention."""
        start, end = self.spans[mention.document, mention.sentence]
        return self.articles[mention.document].text[start:end]

    def place(self, mention: Mention) -> int:
        """Where a mention begins in its sentence; -1 where the spaces of print have moved it out of sight."""
        before = self.corpus.documents[mention.document].sentences[mention.sentence][: mention.start]
        words = running_text(self.corpus.words(mention))
        return self.sentence(mention).find(words, max(0, len(running_text(before)) - 1))

    def offsets(self, mention: Mention) -> tuple[int, int]:
        """Where a mention begins and ends in its article."""
        start = self.spans[mention.document, mention.sentence][0] + max(0, self.place(mention))
        return start, start + len(running_text(self.corpus.words(mention)))

    def name_in(self, mention: Mention) -> str:
        """The name with which a mention ends, or which it is but for a possessive; "" for a phrase without one."""
        start, end = self.spans[mention.document, mention.sentence]
        at, until = self.offsets(mention)
        text = self.articles[mention.document].text
        profile = load_profile(self.language_of(mention.document))
        names = find_names(text, profile, start, end, self.vocabulary(mention.document))
        return next((n.text for n in reversed(names) if n.end > at and abs(n.end - until) <= _POSSESSIVE), "")

    def language_of(self, document: str) -> str:
        """The language of a document."""
        return self.articles[document].language or self.language

    def actors(self) -> Iterator[tuple[tuple[str, int], GroundedActor]]:
        """The names in every sentence, as the reader finds them."""
        for (document, number), (start, end) in self.spans.items():
            profile = load_profile(self.language_of(document))
            text = self.articles[document].text
            for name in find_names(text, profile, start, end, self.vocabulary(document)):
                kind = "person" if name.title else name.kind
                yield (
                    (document, number),
                    GroundedActor(name.text, kind, name.acronym, Citation.of(document, text, name.start, name.end)),
                )


def running_text(tokens: list[str]) -> str:
    """Tokens as a sentence, with the spaces that print has."""
    text = " ".join(tokens)
    for pattern, glued in _GLUED:
        text = pattern.sub(glued, text)
    return text


def stories_of(texts: Texts, ids: list[str]) -> list[list[str]]:
    """The documents in stories of the merge's own making."""
    marked = [mark(texts.articles[i]) for i in ids]
    grounded = [GroundedMentions(m, (), (), (), None, names=names_in(m)) for m in marked]
    return [[ids[i] for i in story] for story in cluster_stories(grounded)]


def topics_of(corpus: Corpus, named: dict[str, str]) -> list[list[str]]:
    """The documents by gold topic; those without one are a topic each, unless none has one."""
    found: dict[str, list[str]] = defaultdict(list)
    several = any(named.get(d.id) or d.topic for d in corpus.documents.values())
    for document in corpus.documents.values():
        found[named.get(document.id) or document.topic or (document.id if several else "")].append(document.id)
    return list(found.values())


def our_events(texts: Texts, mentions: list[Mention], stories: list[list[str]]) -> Clusters:
    """The event mentions as the merge clusters them, story by story."""
    story_of = {document: n for n, story in enumerate(stories) for document in story}
    named = list(texts.actors())
    resolution = resolve_names((actor for _, actor in named), story_of, {d: texts.language_of(d) for d in story_of})
    people = _people(named, resolution, story_of)
    by_story: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_story[story_of[mention.document]].append(mention)
    clusters: Clusters = []
    for told in by_story.values():
        reports = [_report(texts, m, people) for m in told]
        clusters += [frozenset(told[i] for i in group) for group in cluster_events(reports)]
    return clusters


def _people(
    named: list[tuple[tuple[str, int], GroundedActor]], resolution: Resolution, story_of: dict[str, int]
) -> dict[tuple[str, int], frozenset[tuple[str, str]]]:
    found: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
    for where, actor in named:
        root = resolution.root_of(actor.name, story_of[where[0]])
        if root:
            found[where].add((root, actor.kind))
    return {where: frozenset(people) for where, people in found.items()}


def _report(texts: Texts, mention: Mention, people: dict[tuple[str, int], frozenset[tuple[str, str]]]) -> EventReport:
    return EventReport(
        article=mention.document,
        sentence=texts.sentence(mention),
        language=texts.language_of(mention.document),
        type="",
        participants=people.get((mention.document, mention.sentence), frozenset()),
        head=running_text(texts.corpus.words(mention)),
        at=texts.place(mention),
    )


def our_actors(texts: Texts, mentions: list[Mention], stories: list[list[str]]) -> Clusters:
    """The actor mentions as the merge resolves their names, and what stands for a name by `actor_mentions`."""
    story_of = {document: n for n, story in enumerate(stories) for document in story}
    named = {m: name for m in mentions if (name := texts.name_in(m)) and not describes(name, m, texts)}
    actors = [_actor(texts, m, name) for m, name in named.items()]
    resolution = resolve_names(actors, story_of, {d: texts.language_of(d) for d in story_of})
    written = [
        Written(
            m,
            tuple(texts.corpus.words(m)),
            named.get(m, ""),
            resolution.root_of(named[m], story_of[m.document]) if m in named else None,
            texts.language_of(m.document),
            tuple(texts.corpus.documents[m.document].sentences[m.sentence][m.end : m.end + 3]),
        )
        for m in mentions
    ]
    keys = dict(actor_keys(texts.corpus, written, story_of))
    return grouped(mentions, lambda m: keys[m])


def describes(name: str, mention: Mention, texts: Texts) -> bool:
    """Whether a noun is what is named: "head of Poseidon Lines", "relatives of Lena Fisk", a German noun for people."""
    language = texts.language_of(mention.document)
    if load_profile(language).tables["capital_nouns"] and is_listed(name.lower(), language):
        return True
    before = " ".join(texts.corpus.words(mention)).partition(name)[0].split()
    small = load_profile(language).function_words
    opening = next((n for n, word in enumerate(before) if word.lower() not in small), len(before))
    return any(word.lower() in small for word in before[opening:])


def _actor(texts: Texts, mention: Mention, name: str) -> GroundedActor:
    start, end = texts.spans[mention.document, mention.sentence]
    citation = Citation.of(mention.document, texts.articles[mention.document].text, start, end)
    return GroundedActor(name, "", "", citation)


def grouped(mentions: Iterable[Mention], key: Callable[[Mention], Hashable]) -> Clusters:
    """Mentions with the same key together."""
    found: dict[Hashable, set[Mention]] = defaultdict(set)
    for mention in mentions:
        found[key(mention)].add(mention)
    return [frozenset(group) for group in found.values()]


def head_lemma(texts: Texts, mention: Mention) -> str:
    """The lemma of a mention's head: of an act by the table of irregular forms and endings, of an actor its last word."""
    words = texts.corpus.words(mention)
    if mention.kind != "event":
        return words[-1].lower()
    return act_of(" ".join(words), texts.language_of(mention.document)).stem


def same_lemma(texts: Texts, mentions: list[Mention], groups: list[list[str]]) -> Clusters:
    """The second floor: one head lemma in one group of documents is one."""
    group_of = {document: n for n, group in enumerate(groups) for document in group}
    return grouped(mentions, lambda m: (head_lemma(texts, m), group_of[m.document]))


def _row(label: str, gold: Clusters, response: Clusters) -> str:
    errors = merge_errors(gold, response)
    scores = [f(gold, response).f1 for f in (muc, b_cubed, ceaf_e)]
    scores += [conll_f1(gold, response), lea(gold, response).f1, errors.over_merge, errors.under_merge]
    cells = [f"{100 * s:.1f}" if s is not None else "-" for s in scores]
    return f"| {label} | {' | '.join(cells)} | {len(response)} |"


def measure(corpus: Corpus, language: str, named: dict[str, str], errors: int) -> Iterator[str]:
    """The table of scores, line by line, and at the end some of what was wrong."""
    texts = Texts(corpus, language)
    gold = grouped(corpus.mentions, lambda m: m.chain)
    topics, stories = topics_of(corpus, named), stories_of(texts, list(texts.articles))
    yield f"{len(corpus.documents)} documents, {len(topics)} topics ({len(stories)} stories of our own), "
    yield f"{len(corpus.mentions)} mentions, {len(gold)} chains ({sum(len(c) > 1 for c in gold)} of two or more)"
    yield "| | MUC | B3 | CEAFe | CoNLL | LEA | over-merge | under-merge | clusters |"
    yield "| --- " * 9 + "|"
    yield _row("every mention by itself", gold, [frozenset([m]) for m in corpus.mentions])
    yield _row("same head lemma", gold, same_lemma(texts, corpus.mentions, [list(texts.articles)]))
    within = [story for topic in topics for story in stories_of(texts, topic)]
    response: Clusters = []
    for label, groups in (("topics", topics), ("stories within topics", within), ("stories of our own", stories)):
        yield _row(f"same head lemma, {label}", gold, same_lemma(texts, corpus.mentions, groups))
        response = (our_events if corpus.mentions[0].kind == "event" else our_actors)(texts, corpus.mentions, groups)
        yield _row(f"summarizer, {label}", gold, response)
    yield from _as_read(texts, gold, topics)
    yield from _told_errors(texts, gold, response, errors)


def _as_read(texts: Texts, gold: Clusters, topics: list[list[str]]) -> Iterator[str]:
    """What a brief makes of the mentions that the rules read, without gold's."""
    mentions = texts.corpus.mentions
    spans = {m: texts.offsets(m) for m in mentions}
    read = Read.of(texts.corpus, mentions[0].kind, spans, texts.articles)
    found = read.found()
    yield _row("as read, every mention by itself", gold, [frozenset([m]) for m in found])
    yield _row("as read and briefed, topics", gold, read.clusters(topics))
    yield _row("as read and briefed, stories of our own", gold, read.clusters([list(texts.articles)]))
    matched = sum(m in spans for m in found)
    share = 100 * matched / max(1, len(spans))
    yield f"read by rules: {len(found)} mentions, {matched} of them gold's ({share:.1f} % of gold's)"


def _told_errors(texts: Texts, gold: Clusters, response: Clusters, most: int) -> Iterator[str]:
    wrong = merge_errors(gold, response)
    for label, found in (("joined wrongly", wrong.merged), ("kept apart wrongly", wrong.split)):
        for cluster in found[:most]:
            yield f"{label}:"
            for m in sorted((m for m in cluster if isinstance(m, Mention)), key=lambda m: (m.chain, m.document)):
                yield f"  [{m.chain}] {' '.join(texts.corpus.words(m))}: {texts.sentence(m)}"


def only(corpus: Corpus, kind: str, names: bool) -> Corpus:
    """The corpus with the mentions of one kind; `names` leaves out actors that begin in lower case or are pronouns."""
    kept = [m for m in corpus.mentions if m.kind == kind]
    if names:
        kept = [m for m in kept if any(w[:1].isupper() for w in corpus.words(m)[-2:]) and len(corpus.words(m)[-1]) > 1]
    used = Counter(m.document for m in kept)
    return Corpus({i: d for i, d in corpus.documents.items() if i in used}, kept)


def checked(corpus: Corpus, file: Path) -> Corpus:
    """The corpus with the mentions of the sentences that a CSV of topic, file ("10ecb") and sentence names."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = {tuple(cell.strip() for cell in row[:3]) for row in csv.reader(lines)}
    kept = [m for m in corpus.mentions if _row_of(m, corpus) in rows]
    return Corpus(corpus.documents, kept)


def _row_of(mention: Mention, corpus: Corpus) -> tuple[str, str, str]:
    topic = corpus.documents[mention.document].topic
    return topic, Path(mention.document).name.removesuffix(".xml").removeprefix(f"{topic}_"), str(mention.sentence)


def main() -> int:
    """Prints the table; 2 where the path holds no corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="a corpus: a file or a folder of .xml, .json or column files")
    parser.add_argument("--kind", choices=("event", "actor"), default="event", help="which mentions (default: event)")
    parser.add_argument("--topics", type=Path, help="CSV with a topic and a document in each line")
    parser.add_argument(
        "--sentences", type=Path, help="CSV with topic, file and sentence in each line: no mentions of others"
    )
    parser.add_argument("--language", default="en", help="of the documents (default: en)")
    parser.add_argument("--names", action="store_true", help="actors that are called by name only")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show so many clusters that are wrong")
    asked = parser.parse_args()
    named = {}
    if asked.topics:
        with asked.topics.open(encoding="utf-8", newline="") as lines:
            named = {row[1].strip(): row[0].strip() for row in csv.reader(lines) if len(row) > 1}
    try:
        corpus = read_corpus(asked.path, asked.kind)
        print(
            *(f"skipped {told}" for told in corpus.skipped),
            sep="\n",
            end="\n" if corpus.skipped else "",
            file=sys.stderr,
        )
        corpus = only(checked(corpus, asked.sentences) if asked.sentences else corpus, asked.kind, asked.names)
    except (CorpusError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if not corpus.mentions:
        print(f"{asked.path}: no {asked.kind} mentions", file=sys.stderr)
        return 2
    for line in measure(corpus, asked.language, named, asked.errors):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
