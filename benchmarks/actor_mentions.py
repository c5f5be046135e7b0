"""Who the actor mentions of a corpus are: names as the merge resolves them, and what stands for a name.

A brief shows names; a corpus also marks "the actor", "his wife" and "they". These are told here by what is plain: the role
that the text itself puts beside a name, the noun that a story has for someone, and what was named last. The names are the
merge's alone.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus_files import Corpus, Mention

from summarizer.extract.attribution.speaker_patterns import is_person
from summarizer.language.names.words import name_words
from summarizer.language.places import fold_name
from summarizer.language.profile import load_profile

Key = Hashable
_REACH = 2  # sentences back in which a pronoun has its own


@dataclass(frozen=True, slots=True)
class Written:
    """A mention as it stands: its words, the name in it ("" for none) with its actor, and the sentence's language."""

    mention: Mention
    words: tuple[str, ...]
    name: str
    root: str | None
    language: str

    @property
    def head(self) -> str:
        """The noun of a phrase without a name; of a name the role before it."""
        small = load_profile(self.language).function_words
        name = set(self.name.split())
        words = [w.lower() for w in self.words if w.lower() not in small and w not in name and w[:1].isalpha()]
        noun_first = load_profile(self.language).tables["numerals"].get("noun_first") and not self.name
        return (words[0] if noun_first else words[-1]) if words else ""

    @property
    def is_several(self) -> bool:
        """Whether the mention is of several people."""
        kinds = pronoun_kinds(self)
        return "several" in kinds if kinds else not self.root and self.words[-1].endswith(("s", "en", "people"))


def pronoun_kinds(written: Written) -> frozenset[str]:
    """What a pronoun may stand for: "person", "body", "several"; nothing for another word."""
    if len(written.words) > 1:
        return frozenset()
    row = _pronouns().get(written.language, {})
    return frozenset(kind for kind, words in row.items() if written.words[0].lower() in words.split())


@lru_cache(maxsize=1)
def _pronouns() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((Path(__file__).parent / "pronouns.toml").read_text(encoding="utf-8"))


def actor_keys(
    corpus: Corpus, mentions: Sequence[Written], story_of: Mapping[str, int]
) -> Iterator[tuple[Mention, Key]]:
    """Each mention with the key of its actor; the mentions stand in the order of the texts."""
    told: list[tuple[Written, Key]] = []
    roles = _roles(corpus, mentions, lambda m: m.document)
    of_story = _roles(corpus, mentions, lambda m: story_of[m.document])
    for written in mentions:
        if told and told[-1][0].mention.document != written.mention.document:
            told = []
        mention = written.mention
        key: Key = written.root
        if written.root is None and pronoun_kinds(written):
            key = _meant(written, told) or mention
        elif written.root is None and not written.head:
            key = mention
        elif written.root is None:
            known = roles.get((mention.document, written.head)) or of_story.get(
                (story_of[mention.document], written.head)
            )
            key = known or (story_of[mention.document], *_noun(written))
        told.append((written, key))
        yield mention, key


def _noun(written: Written) -> tuple[Hashable, ...]:
    """A noun by what it means, where the table of bodies has it in several languages, and how many it says there are."""
    kinds = name_words().kinds.get(fold_name(written.head))
    return frozenset(kinds) if kinds else written.head, *(w for w in written.words if w.isdigit())


def _roles(
    corpus: Corpus, mentions: Sequence[Written], where: Callable[[Mention], Hashable]
) -> dict[tuple[Hashable, str], Key]:
    """(document or story, role) -> the only actor with a name beside which the role stands there."""
    found: dict[tuple[Hashable, str], set[str]] = {}
    for named in mentions:
        if named.root and (role := _role_before(corpus, named)):
            found.setdefault((where(named.mention), role), set()).add(named.root)
    for one, other in zip(mentions, [*mentions[1:], None], strict=True):
        for name, beside in ((one, one), (one, other), (other, one)):
            if name and beside and name.root and beside.head and _is_role(corpus, name, beside):
                found.setdefault((where(name.mention), beside.head), set()).add(name.root)
    return {place: next(iter(roots)) for place, roots in found.items() if len(roots) == 1}


def _role_before(corpus: Corpus, named: Written) -> str:
    """The word right before a mention that is a name: "film actor [Owen Marsh]"; "" for one that no noun can be."""
    mention = named.mention
    before = corpus.documents[mention.document].sentences[mention.sentence][max(0, mention.start - 1) : mention.start]
    small = load_profile(named.language).function_words
    return next((w.lower() for w in before if w.isalpha() and w.lower() not in small), "")


def _is_role(corpus: Corpus, named: Written, beside: Written) -> bool:
    """Whether a noun stands before the name, in its mention or beside it, or between commas right behind it."""
    if named is beside:
        return True
    first, second = named.mention, beside.mention
    if beside.root or (first.document, first.sentence) != (second.document, second.sentence):
        return False
    tokens = corpus.documents[first.document].sentences[first.sentence]
    if second.end <= first.start:
        return second.end == first.start or tokens[second.end : first.start] == [","]
    return tokens[first.end : second.start] == [","] and tokens[second.end : second.end + 1] in ([","], ["."])


def _meant(pronoun: Written, told: list[tuple[Written, Key]]) -> Key | None:
    """Whoever the document has named most often of those that fit; without a name the first that fits nearby."""
    at = pronoun.mention.sentence
    able = [(w, k) for w, k in told if _fits(pronoun, w)]
    named = [key for w, key in able if w.root]
    if named:
        often = Counter(named)
        return max(named, key=lambda key: often[key])
    near = [(w, k) for w, k in able if at - w.mention.sentence <= _REACH]
    last = max((w.mention.sentence for w, _ in near), default=at)
    return next((key for w, key in near if w.mention.sentence == last), None)


def _fits(pronoun: Written, written: Written) -> bool:
    kinds, own = pronoun_kinds(pronoun), pronoun_kinds(written)
    if own:
        return not kinds.isdisjoint(own) and (pronoun.words[0][:1].lower() == written.words[0][:1].lower())
    if written.is_several:
        return "several" in kinds
    one_word = len(written.name.split()) <= 1
    is_person_ = one_word or is_person(written.name, load_profile(written.language))
    return "person" in kinds if is_person_ and "body" not in kinds else bool(written.name) and "body" in kinds
