"""Every name of the day once, with how it is written, what it is said to be, and the stories that use it."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from unicodedata import normalize

from summarizer.language.names.roles import is_collective, role_of
from summarizer.language.names.sounds import readings
from summarizer.language.names.words import bare_name, concepts, has_legal_form, holds_kind, name_words, title_length
from summarizer.language.places import Entry, fold_name, gazetteer, is_article
from summarizer.language.word_patterns import words_of_all_languages
from summarizer.schema.brief import Citation
from summarizer.schema.mentions import GroundedActor
from summarizer.spool import Pickled

_PART_REACH = 40  # characters
_LEAST_OF_A_SON = 3  # words: "Vinicius Junior" is called so, "Emil Kray Junior" is Emil Kray's son
CROWD = 1000  # names in one story from which on likeness alone proves nothing
_NOT_PEOPLE = frozenset({"organisation", "state forces", "company", "media", "country"})

_FIELDS = attrgetter(*Citation.model_fields)

Passage = Pickled[tuple[object, ...]]
"""The fields of a citation: as a record it takes half as much room again, and three times as long."""

_DOTS = "\N{COMBINING DIAERESIS}"
_WITHOUT_BAR = {"Đ": "Dj", "đ": "dj"}
_BARRED = frozenset(_WITHOUT_BAR)


@dataclass(slots=True)
class NameFacts:
    """What the day tells of one folded name. `own_words` are the words without a title or "Jr."; `spelled` and `kinds`
    count mentions; `cited` is where it stands first.

    `beside`: names like it, for a body of a like kind or with a word of it, that one sentence names together with it.
    `is_part`: whether a sentence calls it what one firm is of another ("its subsidiary Norvik Energy Trading").
    """

    key: str
    words: tuple[str, ...]
    own_words: tuple[str, ...]
    cited: Passage
    entry: Entry | None
    spelled: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    has_legal_form: bool = False
    title_length: int = 0
    holds_kind: bool = False
    is_part: bool = False
    beside: frozenset[str] = frozenset()
    _meaning: frozenset[str] | None = None
    _said: tuple[tuple[str, ...], ...] | None = None
    _may_be_person: bool | None = None

    @property
    def first(self) -> Citation:
        """Where the name stands first."""
        return Citation.model_validate(dict(zip(Citation.model_fields, self.cited.item(), strict=True)))

    @property
    def count(self) -> int:
        """How often the name is used."""
        return sum(self.spelled.values())

    @property
    def name(self) -> str:
        """The commonest way to write it."""
        if len(self.spelled) == 1:
            return next(iter(self.spelled))
        return max(self.spelled, key=lambda s: (self.spelled[s], s))

    @property
    def said(self) -> tuple[tuple[str, ...], ...]:
        """For each word without the title, how English may write its sounds, in one way or two; by the letters of the only
        language whose papers have the name.
        """
        if self._said is None:
            language = next(iter(self.languages)) if len(self.languages) == 1 else ""
            said = [readings(w, language) for w in self.own_words]
            written = self._with_barred_letters()
            self._said = tuple(
                [(*own, *(w for w in also if w not in own)) for own, also in zip(said, written, strict=True)]
            )
        return self._said

    def _with_barred_letters(self) -> list[list[str]]:
        """For each word how papers without the barred letter write it: "Đorđe" is Djordje to them."""
        found: list[list[str]] = [[] for _ in self.own_words]
        for name in (s for s in self.spelled if not _BARRED.isdisjoint(s)):
            words = fold_name("".join(_WITHOUT_BAR.get(letter, letter) for letter in name)).split()
            for told, word in zip(found, words[-len(found) :], strict=False):
                told.append(word)
        return found

    @property
    def generation(self) -> str:
        """ "jr" where that tells it from the same name without; "" of most names."""
        is_told = self.words[self.title_length :] != self.own_words
        return self.words[-1] if is_told else ""

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals throughout, two to six of them."""
        return len(self.words) == 1 and any(s.isupper() and 2 <= len(s.replace(".", "")) <= 6 for s in self.spelled)

    @property
    def may_be_person(self) -> bool:
        """Whether nothing, or not most of what is said of it, says that it is something else."""
        if self._may_be_person is None:
            other = sum(n for kind, n in self.kinds.items() if kind in _NOT_PEOPLE) if self.kinds else 0
            is_known = self.entry is not None or self.has_legal_form
            are_many = is_collective(role_of(self.key))  # "Emergencias"
            self._may_be_person = not (is_known or are_many) and other <= self.kinds.get("person", 0)
        return self._may_be_person

    @property
    def spelt_out(self) -> frozenset[str]:
        """Its folded forms with umlauts in two letters, as a paper without them writes it: "joern luebbers"."""
        letters = (normalize("NFD", written) for written in self.spelled if not written.isascii())
        return frozenset(bare_name(told.replace(_DOTS, "e")) for told in letters if _DOTS in told) - {self.key}

    @property
    def is_personal(self) -> bool:
        """Whether it may be a person's, with a given name."""
        return 2 <= len(self.own_words) <= 5 and self.may_be_person and not self.holds_kind

    @property
    def meaning(self) -> frozenset[str]:
        """What its words mean in any language; made when first asked for."""
        if self._meaning is None:
            self._meaning = concepts(self.key)
        return self._meaning

    def note_language(self, language: str) -> None:
        """Counts an article's language among those that have the name."""
        self.languages, self._said = _with(self.languages, language), None

    def note_kind(self, kind: str) -> None:
        """Counts what a mention says that the name is."""
        self.kinds[kind], self._may_be_person = self.kinds.get(kind, 0) + 1, None

    def note_legal_form(self) -> None:
        """Takes it for a firm's that a source writes it with a legal form."""
        self.has_legal_form, self._may_be_person = True, None


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
        self._written: dict[str, NameFacts] = {}
        self._used: list[str] = []
        self._used_in = array("L")
        self._passage: tuple[Citation, Passage] | None = None
        beside: list[tuple[GroundedActor, NameFacts]] = []
        for mention in mentions:
            article = mention.citation.article
            facts = self._count(mention, story_of.get(article, 0), language_of.get(article, ""))
            if beside and not _is_one_passage(beside[0][0].citation, mention.citation):
                beside = []
            for other, named in beside:
                if facts is not named and facts.key not in named.beside:
                    _note_beside(mention, facts, other, named)
            beside.append((mention, facts))
        self._passage = None

    def key_of(self, name: str) -> str:
        """The folded form of a name, read or not."""
        facts = self._written.get(name)
        return bare_name(name) if facts is None else facts.key

    def first_uses(self) -> Iterator[tuple[str, int]]:
        """Each name of each story where a mention first has it, with the story, in the order of the mentions."""
        return zip(self._used, self._used_in, strict=True)

    def _count(self, mention: GroundedActor, story: int, language: str) -> NameFacts:
        facts = self._facts(mention.name, mention.citation)
        facts.spelled[mention.name] = facts.spelled.get(mention.name, 0) + 1
        if language not in facts.languages:
            facts.note_language(language)
        if mention.kind:
            facts.note_kind(mention.kind)
        in_story = self.by_story[story]
        used = in_story.get(facts.key, 0)
        in_story[facts.key] = used + 1
        if not used:
            facts.is_part = facts.is_part or (len(facts.words) > 1 and _is_called_a_part(mention))
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
        return facts

    def _facts(self, name: str, citation: Citation) -> NameFacts:
        facts = self._written.get(name)
        if facts is None:
            key = bare_name(name)
            facts = self.names.get(key)
            if facts is None:
                facts = self.names[key] = _described(key, self._passage_of(citation))
            self._written[name] = facts
            if not facts.has_legal_form and has_legal_form(name):
                facts.note_legal_form()
        return facts

    def _passage_of(self, citation: Citation) -> Passage:
        """The sentence as it is kept, once for all names that it has first."""
        known = self._passage
        if known is None or not _is_one_passage(known[0], citation) or known[0].end != citation.end:
            known = self._passage = citation, Pickled.of(_FIELDS(citation))
        return known[1]


def _described(key: str, cited: Passage) -> NameFacts:
    words, places = tuple(key.split()), gazetteer()
    entry = places.lookup(key) if is_article(words[0]) else places.by_name.get(key)
    if entry is None and key.startswith("un "):
        entry = places.lookup(key.removeprefix("un "))  # "UN OCHA" is OCHA
    title = title_length(words) if entry is None else 0
    own = words[title:]
    if len(own) >= _LEAST_OF_A_SON and own[-1] in name_words().generations:
        own = own[:-1]
    facts = NameFacts(key, words, own, cited, entry, title_length=title)
    facts.holds_kind = holds_kind(" ".join(words[title:]) if title else key)
    return facts


def _is_called_a_part(mention: GroundedActor) -> bool:
    """Whether a word for a part of a firm stands beside the name: right before it, or behind it and a comma."""
    sentence = mention.citation.exact
    at = sentence.find(mention.name)
    before, behind = sentence[max(0, at - _PART_REACH) : max(0, at)], sentence[at + len(mention.name) :][:_PART_REACH]
    words = [*before.rstrip(", ").split()[-1:], *(behind.split()[1:4] if behind.startswith(",") else ())]
    return at >= 0 and any(w.lower().strip(",") in _firm_parts() for w in words)


@lru_cache(maxsize=1)
def _firm_parts() -> frozenset[str]:
    return words_of_all_languages("names", "firm_parts")


def _note_beside(mention: GroundedActor, one: NameFacts, other: GroundedActor, two: NameFacts) -> None:
    if _are_alike(one, two) and not _adjoin(mention, other):
        one.beside |= {two.key}
        two.beside |= {one.key}


def _is_one_passage(one: Citation, other: Citation) -> bool:
    return one.start == other.start and one.article == other.article


def _are_alike(one: NameFacts, other: NameFacts) -> bool:
    """Whether two names, neither a country's nor the bare word for a body, share a word or a kind of body; of people, all
    words but one, or all but "Jr." behind one.
    """
    if one.entry or other.entry or not (_is_own_name(one) and _is_own_name(other)):
        return False
    if one.holds_kind and other.holds_kind:
        return not one.meaning.isdisjoint(other.meaning)
    if _may_be_people(one) and _may_be_people(other):
        of_one_length = len(one.own_words) == len(other.own_words) > 1
        return of_one_length and (_differ_in_one_word(one, other) or _are_father_and_son(one, other))
    return not set(one.words).isdisjoint(other.words)


def _differ_in_one_word(one: NameFacts, other: NameFacts) -> bool:
    return sum(a != b for a, b in zip(one.own_words, other.own_words, strict=True)) == 1


def _are_father_and_son(one: NameFacts, other: NameFacts) -> bool:
    return one.own_words[-1] == other.own_words[-1] and one.generation != other.generation


def _is_own_name(name: NameFacts) -> bool:
    return len(name.words) > 1 or not name.holds_kind


def _may_be_people(name: NameFacts) -> bool:
    return name.may_be_person and not name.holds_kind and bool(name.kinds)


def _adjoin(one: GroundedActor, other: GroundedActor) -> bool:
    """Whether one name stands right behind the other, in brackets or between commas: it may explain it."""
    sentence = one.citation.exact
    short, long = sorted((one.name, other.name), key=len)
    at = sentence.find(long)
    own = sentence.find(short)
    if at <= own < at + len(long):  # "Emil Kray Jr., the son of Emil Kray"
        own = sentence.find(short, at + len(long))
        if own < 0:
            return True
    first, second = sorted(((at, long), (own, short)))
    between = sentence[first[0] + len(first[1]) : second[0]]
    return not any(c.isalnum() for c in between)


@lru_cache(maxsize=1024)
def _with(languages: frozenset[str], language: str) -> frozenset[str]:
    """One set for all names of the same languages."""
    return languages | {language}
