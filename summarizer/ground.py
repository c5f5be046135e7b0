"""Ground: mentions to citations, or to refusals. Nothing that its source does not hold goes on.

An alignment is exact (letter for letter) or normalized (white space and quotation marks folded); what is missing is
refused with a reason. Selectors are those of the W3C Web Annotation model.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from summarizer.language.places import fold_name
from summarizer.language.quoting import find_folded
from summarizer.schema.brief import Citation
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.mentions import (
    ActorMention,
    EventMention,
    FigureMention,
    GroundedActor,
    GroundedEvent,
    GroundedFigure,
    GroundedMentions,
    Mentions,
    Refusal,
)
from summarizer.schema.records import replace
from summarizer.support import folded_passages, is_named

_START = attrgetter("start")


def ground(mentions: Mentions, named: Sequence[str] = ()) -> GroundedMentions:
    """The mentions that the article bears out, each with its passages; the others as refusals.

    What is `named` by the desk is an actor wherever the article has it, though no reader took it for a name.
    """
    grounder = _Grounder(mentions.article)
    actors = [a for m in mentions.actors if (a := grounder.actor(m))]
    actors += grounder.named(named, actors)
    events = [e for m in mentions.events if (e := grounder.event(m))]
    mentioned = [e for m in mentions.mentioned if (e := grounder.event(m))]
    figures = [f for m in mentions.figures if (f := grounder.figure(m))]
    labelled = {f.mention.numeral.number for f in figures}
    return GroundedMentions(
        article=mentions.article,
        actors=tuple(actors),
        events=tuple(events),
        figures=tuple(figures),
        day=mentions.day,
        refusals=tuple(grounder.refusals),
        exact=grounder.exact,
        normalized=grounder.normalized,
        unlabelled=tuple(n for n in mentions.article.numerals if n.number not in labelled),
        occasions=mentions.occasions,
        several=mentions.several,
        names=mentions.names,
        mentioned=tuple(mentioned),
    )


class _Grounder:
    def __init__(self, marked: MarkedArticle) -> None:
        self.marked = marked
        self.marks = {numeral.number: numeral for numeral in marked.numerals}
        self._standing: dict[str, bool] = {}  # name -> whether the story holds it
        self._citations: dict[int, Citation] = {}
        self.refusals: list[Refusal] = []
        self.exact = 0
        self.normalized = 0

    def actor(self, mention: ActorMention) -> GroundedActor | None:
        """The name as the sentence has it, or None with a refusal."""
        what = f"actor {mention.name!r}"
        name = self._find(mention.name, mention.sentence, what)
        if name is None:
            return None
        acronym = mention.acronym
        if acronym and self._find(acronym, mention.sentence, f"acronym {acronym!r}") is None:
            acronym = ""
        also = tuple(a for a in mention.also_called if self._stands(a, f"other name {a!r} of an actor"))
        return GroundedActor(name, mention.kind, acronym, self._cite(mention.sentence), also)

    def named(self, names: Sequence[str], known: Sequence[GroundedActor]) -> list[GroundedActor]:
        """The desk's names, in each sentence that has them as words of their own and in no name that was read."""
        read: dict[int, list[str]] = defaultdict(list)
        for actor in known:
            read[actor.citation.start].append(fold_name(actor.name))
        found = []
        for name in names:
            word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            for span in self.marked.sentences if word.search(self.marked.article.text) else ():
                stands = self.marked.is_in_body(span.number) and word.search(
                    self.marked.article.text, span.start, span.end
                )
                if stands and not any(fold_name(name) in other for other in read[span.start]):
                    found.append(GroundedActor(name, "", "", self._cite(span.number)))
        return found

    def event(self, mention: EventMention) -> GroundedEvent | None:
        """The event with what tells it; a place that this does not name, or an actor unknown here, is refused."""
        if not self.marked.is_in_body(mention.sentence):
            self._refuse(f"event {mention.summary!r}", f"there is no sentence {mention.sentence} in the story")
            return None
        cited, *shared = self._cite_clause(mention)
        place = self._place(mention, [cited, *shared])
        actors = tuple(a for a in mention.actors if self._stands(a, f"actor {a!r} of an event"))
        self.exact += 1
        also = tuple(self._cite(n) for n in mention.also if self.marked.is_in_body(n))
        if (place, actors) != (mention.place, mention.actors):
            mention = replace(mention, place=place, actors=actors)
        return GroundedEvent(mention, cited, (*shared, *also))

    def figure(self, mention: FigureMention) -> GroundedFigure | None:
        """The figure with its number's sentence and, where they are others, those that name its speaker and its place."""
        numeral = mention.numeral
        marked = self.marks.get(numeral.number)
        if marked is None or (marked.start, marked.quantity) != (numeral.start, numeral.quantity):
            self._refuse(f"figure n{numeral.number}", "there is no such mark")
            return None
        citations = [self._cite(numeral.sentence)]
        self.exact += 1
        if mention.speaker:
            found = self._find(mention.speaker, mention.speaker_sentence, f"speaker {mention.speaker!r}")
            if found and mention.speaker_sentence != numeral.sentence:
                citations.append(self._cite(mention.speaker_sentence))
            if found != mention.speaker:
                mention = replace(
                    mention, speaker=found or "", speaker_sentence=mention.speaker_sentence if found else 0
                )
        if mention.place and not self._names_place(mention.place, citations):
            named = self._sentence_with(mention.place)  # "80,000 in the capital"
            citations += [self._cite(named)] if named else []
            mention = mention if named else replace(mention, place="")
        return GroundedFigure(mention, tuple(citations))

    def _names_place(self, place: str, cited: Iterable[Citation]) -> bool:
        passages = [c.exact for c in cited]
        literal = any(find_folded(place, passage, 0, len(passage)) for passage in passages)
        return literal or is_named(place, folded_passages(passages))

    def _place(self, mention: EventMention, cited: Iterable[Citation]) -> str:
        """The event's place as what is cited for it has it; "" where another clause of the sentence names it."""
        if not mention.place:
            return ""
        what = f"place {mention.place!r}"
        found = self._find(mention.place, mention.sentence, what)
        if found and not any(find_folded(found, c.exact, 0, len(c.exact)) for c in cited):
            self._refuse(what, f"another clause of sentence {mention.sentence} holds it")
            return ""
        return found or ""

    def _find(self, name: str, sentence: int, what: str) -> str | None:
        """The words of the source that the name aligns with, or None with a refusal."""
        if not self.marked.is_in_body(sentence):
            self._refuse(what, f"there is no sentence {sentence} in the story")
            return None
        if not _is_name(name):
            self._refuse(what, "a name has letters")
            return None
        span = self.marked.sentence(sentence)
        text = self.marked.article.text
        at = find_folded(name, text, span.start, span.end)
        if at is None:
            self._refuse(what, f"sentence {sentence} does not hold it")
            return None
        found = text[at[0] : at[1]]
        if not is_named(found, folded_passages([self._cite(sentence).exact])):
            self._refuse(what, f"in sentence {sentence} it is grown together with another word")
            return None
        self.exact += found == name
        self.normalized += found != name
        return found

    def _stands(self, name: str, what: str) -> bool:
        if name not in self._standing:
            self._standing[name] = _is_name(name) and self._sentence_with(name) > 0
        if not self._standing[name]:
            self._refuse(what, "the article does not hold it")
        return self._standing[name]

    def _sentence_with(self, name: str) -> int:
        """The first sentence of the story that holds the name, 0 for none; the whole article is looked through once."""
        text = self.marked.article.text
        found = find_folded(name, text, 0, len(text))
        while found:
            at = bisect_right(self.marked.sentences, found[0], key=_START) - 1
            if at >= 0 and not self.marked.sentences[at].furniture and found[1] <= self.marked.sentences[at].end:
                return self.marked.sentences[at].number
            found = find_folded(name, text, found[0] + 1, len(text))
        return 0

    def _cite_clause(self, mention: EventMention) -> tuple[Citation, ...]:
        """The citations of the main clause that tells the event, or of its whole sentence."""
        sentence, article = self.marked.sentence(mention.sentence), self.marked.article
        inside = [(a, b) for a, b in mention.spans if sentence.start <= a < b <= sentence.end]
        cited = tuple(Citation.of(article.id, article.text, a, b) for a, b in inside)
        return cited or (self._cite(mention.sentence),)

    def _cite(self, sentence: int) -> Citation:
        """The citation of a sentence, made once for all that it is cited for."""
        made = self._citations.get(sentence)
        if made is None:
            span, article = self.marked.sentence(sentence), self.marked.article
            made = self._citations[sentence] = Citation.of(article.id, article.text, span.start, span.end)
        return made

    def _refuse(self, what: str, reason: str) -> None:
        self.refusals.append(Refusal(self.marked.article.id, what, reason))


def _is_name(words: str) -> bool:
    """Whether anything is left of the words where names are compared; a number is none."""
    return any(c.isalpha() for c in words) and fold_name(words) != ""
