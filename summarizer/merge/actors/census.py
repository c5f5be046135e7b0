"""Every name of the day once, with how it is written, what it is said to be, and the stories that use it."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from summarizer.language.names.sounds import respelt
from summarizer.language.names.words import bare_name, concepts, has_legal_form, holds_kind, title_length
from summarizer.language.places import Entry, gazetteer
from summarizer.schema.brief import Citation
from summarizer.schema.mentions import GroundedActor
from summarizer.spool import Pickled

CROWD = 1000  # names in one story from which on likeness alone proves nothing
_NOT_PEOPLE = frozenset({"organisation", "state forces", "company", "media", "country"})


@dataclass(slots=True)
class NameFacts:
    """What the day tells of one folded name. `spelled` and `kinds` count mentions; `cited` is where it stands first.

    `beside`: names like it, for a body of a like kind or with a word of it, that one sentence names together with it.
    """

    key: str
    words: tuple[str, ...]
    cited: Pickled[Citation]
    entry: Entry | None
    spelled: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    has_legal_form: bool = False
    title_length: int = 0
    holds_kind: bool = False
    beside: frozenset[str] = frozenset()
    _meaning: frozenset[str] | None = None

    @property
    def first(self) -> Citation:
        """Where the name stands first."""
        return self.cited.item()

    @property
    def count(self) -> int:
        """How often the name is used."""
        return sum(self.spelled.values())

    @property
    def name(self) -> str:
        """The commonest way to write it."""
        return max(self.spelled, key=lambda s: (self.spelled[s], s))

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words without the title before them."""
        return self.words[self.title_length :]

    @property
    def respelt(self) -> tuple[str, ...]:
        """The words without the title, as English would write them where only papers of one language have the name."""
        language = next(iter(self.languages)) if len(self.languages) == 1 else ""
        return tuple(respelt(w, language) for w in self.own_words)

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals throughout, two to six of them."""
        return len(self.words) == 1 and any(s.isupper() and 2 <= len(s.replace(".", "")) <= 6 for s in self.spelled)

    @property
    def may_be_person(self) -> bool:
        """Whether nothing, or not most of what is said of it, says that it is something else."""
        if self.entry is not None or self.has_legal_form:
            return False
        other = sum(n for kind, n in self.kinds.items() if kind in _NOT_PEOPLE) if self.kinds else 0
        return other <= self.kinds.get("person", 0)

    @property
    def meaning(self) -> frozenset[str]:
        """What its words mean in any language; made when first asked for."""
        if self._meaning is None:
            self._meaning = concepts(self.key)
        return self._meaning


class Census:
    """All names, by key and by story.

    `spelled_out`: story -> acronym -> the names that stand before it in brackets; `other_names`: story -> (another name,
    the name that an article's reader says it is another of), each once.
    """

    def __init__(
        self, mentions: Iterable[GroundedActor], story_of: Mapping[str, int], language_of: Mapping[str, str]
    ) -> None:
        self.names: dict[str, NameFacts] = {}
        self.by_story: dict[int, dict[str, int]] = defaultdict(dict)
        self.spelled_out: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.other_names: dict[int, dict[tuple[str, str], None]] = defaultdict(dict)
        self._used: list[str] = []
        self._used_in = array("L")
        beside: list[GroundedActor] = []
        for mention in mentions:
            article = mention.citation.article
            self._count(mention, story_of.get(article, 0), language_of.get(article, ""))
            if beside and not _is_one_sentence(beside[0], mention):
                beside = []
            for other in beside:
                self._note_beside(mention, other)
            beside.append(mention)

    def first_uses(self) -> Iterator[tuple[str, int]]:
        """Each name of each story where a mention first has it, with the story, in the order of the mentions."""
        return zip(self._used, self._used_in, strict=True)

    def _count(self, mention: GroundedActor, story: int, language: str) -> None:
        facts = self._facts(mention.name, mention.citation)
        facts.spelled[mention.name] = facts.spelled.get(mention.name, 0) + 1
        if language not in facts.languages:
            facts.languages = _with(facts.languages, language)
        if mention.kind:
            facts.kinds[mention.kind] = facts.kinds.get(mention.kind, 0) + 1
        in_story = self.by_story[story]
        used = in_story.get(facts.key, 0)
        in_story[facts.key] = used + 1
        if not used:
            self._used.append(facts.key)
            self._used_in.append(story)
        if mention.acronym:
            short = self._facts(mention.acronym, mention.citation)
            short.spelled.setdefault(mention.acronym, 0)
            in_story.setdefault(short.key, 0)
            self.spelled_out[story][short.key][facts.key] += 1
        for other in mention.also_called:
            if (key := bare_name(other)) != facts.key:
                self.other_names[story][key, facts.key] = None

    def _note_beside(self, mention: GroundedActor, other: GroundedActor) -> None:
        one, two = self.names[bare_name(mention.name)], self.names[bare_name(other.name)]
        if one is not two and one.key not in two.beside and _are_alike(one, two) and not _adjoin(mention, other):
            one.beside |= {two.key}
            two.beside |= {one.key}

    def _facts(self, name: str, citation: Citation) -> NameFacts:
        key = bare_name(name)
        facts = self.names.get(key)
        if facts is None:
            words = tuple(key.split())
            entry = gazetteer().lookup(key) or gazetteer().lookup(key.removeprefix("un "))  # "UN OCHA" is OCHA
            facts = self.names[key] = NameFacts(key, words, Pickled.of(citation), entry)
            facts.title_length = title_length(words) if entry is None else 0
            facts.holds_kind = holds_kind(" ".join(words[facts.title_length :]))
        if name not in facts.spelled and not facts.has_legal_form:
            facts.has_legal_form = has_legal_form(name)
        return facts


def _is_one_sentence(one: GroundedActor, other: GroundedActor) -> bool:
    return one.citation.start == other.citation.start and one.citation.article == other.citation.article


def _are_alike(one: NameFacts, other: NameFacts) -> bool:
    """Whether two names, neither a country's nor the bare word for a body, share a word or a kind of body; of people, all
    words but one.
    """
    if one.entry or other.entry or not (_is_own_name(one) and _is_own_name(other)):
        return False
    if one.holds_kind and other.holds_kind:
        return not one.meaning.isdisjoint(other.meaning)
    if _may_be_people(one) and _may_be_people(other):
        return len(one.own_words) == len(other.own_words) > 1 and _differ_in_one_word(one, other)
    return not set(one.words).isdisjoint(other.words)


def _differ_in_one_word(one: NameFacts, other: NameFacts) -> bool:
    return sum(a != b for a, b in zip(one.own_words, other.own_words, strict=True)) == 1


def _is_own_name(name: NameFacts) -> bool:
    return len(name.words) > 1 or not name.holds_kind


def _may_be_people(name: NameFacts) -> bool:
    return name.may_be_person and not name.holds_kind and bool(name.kinds)


def _adjoin(one: GroundedActor, other: GroundedActor) -> bool:
    """Whether one name stands right behind the other, in brackets or between commas: it may explain it."""
    sentence = one.citation.exact
    first, second = sorted((sentence.find(n.name), n.name) for n in (one, other))
    between = sentence[first[0] + len(first[1]) : second[0]]
    return not any(c.isalnum() for c in between)


@lru_cache(maxsize=1024)
def _with(languages: frozenset[str], language: str) -> frozenset[str]:
    """One set for all names of the same languages."""
    return languages | {language}
