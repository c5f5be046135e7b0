"""What a model types: words for what a number counts and is called, and summaries; each held against the article."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.extract.figures.unit_kinds import may_count, unit_kind
from summarizer.extract.lexical import Reading
from summarizer.extract.model.answered import nearest
from summarizer.extract.model.translations import in_small_letters
from summarizer.language.names.proper_names import Vocabulary
from summarizer.language.numbers.quantity_names import are_one_quantity, is_of_measures
from summarizer.language.profile import load_profile
from summarizer.language.quoting import fold_characters
from summarizer.schema.answers import EventLabel, NumberLabel
from summarizer.schema.marked import Sentence
from summarizer.schema.mentions import FigureMention
from summarizer.support import Evidence, Passage, unsupported

_OTHER = "other"
_PLAIN_WORDS = re.compile(r"(?:(?![A-Z])[^\W\d_]+(?:[ -]|$)){1,4}")  # in small letters: no name
_FEW_WORDS = re.compile(r"(?:[^\W\d_]+(?:[ -]|$)){2,4}")
_MEASURED = frozenset(
    ["money", "length", "area", "speed", "temperature", "volume", "mass", "power", "duration", "basis points"]
)
_CARRIED = _MEASURED | {"percent", "points"}


@dataclass(frozen=True, slots=True)
class TypedWords:
    """The checks of one article's words; `language` is the briefing's, `careful` whether the answer corrects anything."""

    reading: Reading
    language: str
    careful: bool

    def fits(self, label: NumberLabel, proposal: FigureMention) -> bool:
        """Whether what the model says is counted can have the unit that the rules found, or carried over, for it.

        A word of its own for it can have any measure: "raised its target from 3.7 to 5 percent".
        """
        kind = unit_kind(proposal.numeral.unit_text, self.reading.profile)
        same = label.property is None or are_one_quantity(label.property, proposal.measured_property)
        profile = load_profile(self.language)
        is_own_word = label.property not in profile.property_names and kind in _CARRIED
        return same or is_own_word or may_count(str(label.property), kind, profile)

    def subject(self, counts: str, sentence: Sentence) -> str:
        """The model's words for what is counted, if each of them stands in the sentence and none is a number.

        Of another language than the briefing's, which quotes them, they must stand there side by side.
        """
        text = fold_characters(self.reading.marked.text_of(sentence.number)).lower()
        words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", fold_characters(counts))
        held = [w for w in words if re.search(rf"(?<!\w){re.escape(w.lower())}(?!\w)", text)]
        if not words or len(held) < len(words) or self._is_name(counts, sentence):
            return ""
        is_foreign = self.reading.marked.article.language != self.language
        if is_foreign and not re.search(r"\s+".join(re.escape(w.lower()) for w in words), text):
            return ""
        if not _is_plain(counts.lower(), self.reading.profile.code):
            return ""  # "two" counts nothing
        return " ".join(words)

    def _is_name(self, counts: str, sentence: Sentence) -> bool:
        """Whether the words begin with a name of the sentence: a number counts things, not the one who says it."""
        return any(counts.casefold().startswith(n.text.casefold()) for n in self.reading.names[sentence.number])

    def property_name(self, wanted: str, ruled: str, kind: str, subject: str, sentence: Sentence) -> str:
        """The model's property where it may count units of that kind, else the rules'; theirs in other words is theirs."""
        if ruled and are_one_quantity(wanted, ruled):
            return ruled
        profile = load_profile(self.language)
        if wanted not in profile.property_names:
            return self._in_other_words(wanted, subject, sentence) or ruled or " ".join(subject.lower().split()[-2:])
        units = {unit for p in profile.properties if p.name == wanted for unit in p.units}
        is_measured = kind in _MEASURED or (kind and units <= _MEASURED)
        return ruled if is_measured and kind not in units else wanted

    def _in_other_words(self, wanted: str, subject: str, sentence: Sentence) -> str:
        """A careful model's own word for what is measured ("harvest lost"), or what it says is counted; "" otherwise.

        It may name a people of the sentence ("French homes hit"), which sets the count apart from another people's.
        """
        if not self.careful:
            return ""
        if wanted == _OTHER:
            return subject.lower()
        small = self._with_nouns_small(wanted)
        if _PLAIN_WORDS.fullmatch(small) and _is_plain(small, self.language):
            return wanted
        few = _FEW_WORDS.fullmatch(wanted) or self._is_noun_of(wanted, sentence)
        return wanted if few and self._is_of_sentence(wanted, sentence) else ""

    def _is_noun_of(self, wanted: str, sentence: Sentence) -> bool:
        """Whether it is one word of the sentence, in a language where a capital makes no name, and no name of it."""
        if not self.reading.profile.tables["capital_nouns"]:
            return False
        names = {word for name in self.reading.names[sentence.number] for word in name.text.split()}
        return wanted not in names and wanted in re.findall(r"[^\W\d_]+", self.reading.marked.text_of(sentence.number))

    def _is_of_sentence(self, wanted: str, sentence: Sentence) -> bool:
        """Whether all names in the words are names of the sentence, in its own language or another."""
        marked = self.reading.marked
        passage = Passage(marked.text_of(sentence.number), marked.article.language)
        line, labels = wanted[:1].upper() + wanted[1:], frozenset(w for w in wanted.split() if w.islower())
        return not unsupported(line, self.language, Evidence(passages=(passage,), labels=labels))

    def _with_nouns_small(self, wanted: str) -> str:
        """The words, a noun that a language writes with a capital without it: for what is measured, no name."""
        if not load_profile(self.language).tables["capital_nouns"]:
            return wanted
        names = {word for found in self.reading.names.values() for name in found for word in name.text.split()}
        words = (w.lower() if w not in names and is_of_measures(w, self.language) else w for w in wanted.split(" "))
        return " ".join(words)

    def summary(self, label: EventLabel) -> tuple[str, tuple[int, ...]]:
        """A translated summary with the sentences that hold names which its own lacks; ("", ()) where it is not to be used.

        In the briefing's own language the source's sentence is copied instead: it cannot turn who did what to whom.
        """
        if not label.summary:
            return "", ()
        marked, summary = self.reading.marked, label.summary
        text = marked.text_of(label.s)
        vocabulary = Vocabulary.of(marked.article.text)
        evidence = Evidence(passages=(Passage(text, marked.article.language),), vocabulary=vocabulary)
        large, also = load_profile(self.language).tables["capital_nouns"], list[int]()
        for problem in unsupported(summary, self.language, evidence):
            if problem.kind != "name":
                return "", ()
            if at := nearest(problem.words, marked, label.s):
                also.append(at)
            elif large or not (summary := in_small_letters(summary, problem.words, text)):
                return "", ()
        left = unsupported(summary, self.language, evidence) if summary != label.summary else []
        return (
            ("", ())
            if any(not nearest(p.words, marked, label.s) for p in left)
            else (summary, tuple(dict.fromkeys(also)))
        )


@lru_cache(maxsize=2_000)
def _is_plain(words: str, language: str) -> bool:
    """Whether the words, at the head of a line too, state no number and no name: a model types neither."""
    line, labels = words[:1].upper() + words[1:], frozenset(words.split())
    return not unsupported(line, language, Evidence(passages=(), labels=labels))
