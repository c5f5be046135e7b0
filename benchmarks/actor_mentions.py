"""Who the actor mentions of a corpus are: names as the merge resolves them, and what stands for a name.

A brief shows names; a corpus also marks "the actor", "his wife" and "they". These are told here in passes, the surest
first (Lee et al. 2013): one name, a noun beside a name, a role that one alone has, an age, one noun, nouns of one kind; then
pronouns in the order of the text. No pass joins two names, a woman and a man, one and several, or two numbers of people.
The names are the merge's alone.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from corpus_types import Corpus, Mention
from people_words import kind_of, listed, singular
from written_mentions import Written

from summarizer.language.names.words import name_words
from summarizer.language.places import fold_name
from summarizer.language.profile import load_profile

Key = Hashable
_REACH = 3  # sentences back in which a pronoun has its own
_ARTICLE = (
    2  # tokens between a name and the noun that says who it is: a comma, and an article that is no part of the mention
)
_OWN_CLAUSE = 2  # tokens between the doer of a clause and a pronoun that is somebody else
_QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»", "„"})
_TOLD_FIRST, _TOLD_OFTEN, _AWAY = 0.5, 1.0, 1.5  # of rank; halving or doubling one moves CoNLL by a point at most


def actor_keys(
    corpus: Corpus, mentions: Sequence[Written], story_of: Mapping[str, int]
) -> Iterator[tuple[Mention, Key]]:
    """Each mention with the key of its actor; the mentions stand in the order of the texts."""
    passes = _Passes(corpus, mentions, story_of)
    passes.run()
    for written in mentions:
        yield written.mention, id(passes.entity[id(written)])


@dataclass(slots=True)
class _Entity:
    """Mentions that are taken for one, with what keeps others out."""

    members: list[Written]
    roots: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    amounts: set[str] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, written: Written) -> "_Entity":
        root, amount, age = written.root, written.amount, written.age
        traits = ({x for x in (part,) if x} for part in (root, amount, age))
        roots, amounts, ages = traits
        return cls([written], roots, set(written.sexes), amounts, set(written.counts), ages)

    def clashes(self, other: "_Entity") -> bool:
        """Whether the two can be told to be different."""
        traits = ("roots", "sexes", "amounts", "counts", "ages")
        pairs = ((getattr(self, t), getattr(other, t)) for t in traits)
        return any(a and b and a.isdisjoint(b) for a, b in pairs)

    def take(self, other: "_Entity") -> None:
        """Takes another's mentions and traits."""
        self.members += other.members
        for trait in ("roots", "sexes", "amounts", "counts", "ages"):
            getattr(self, trait).update(getattr(other, trait))


class _Passes:
    """The passes over the mentions of a corpus; `entity` is the state that each leaves to the next."""

    def __init__(self, corpus: Corpus, mentions: Sequence[Written], story_of: Mapping[str, int]) -> None:
        self._corpus, self._mentions, self._story_of = corpus, mentions, story_of
        self.entity = {id(w): _Entity.of(w) for w in mentions}
        self._nouns = [w for w in mentions if w.head and not w.root]

    def run(self) -> None:
        """All passes."""
        self._by(self._mentions, lambda w: w.root)
        self._beside()
        for place in (self._document, self._story):
            self._roles(place, lambda noun, _: singular(noun))
            self._by(self._mentions, _at(place, lambda w: w.age or None))
            self._by(self._nouns, _at(place, _noun))
        for place in (self._document, self._story):
            self._roles(place, kind_of)
            self._by(self._nouns, _at(place, lambda w: kind_of(w.head, w.language)))
        self._pronouns()

    def join(self, one: Written, other: Written) -> bool:
        """Makes two mentions one, unless what is known of them forbids it."""
        first, second = self.entity[id(one)], self.entity[id(other)]
        if first is second or first.clashes(second):
            return first is second
        first.take(second)
        self.entity.update((id(member), first) for member in second.members)
        return True

    def _by(self, mentions: Iterable[Written], key: Callable[[Written], Hashable]) -> None:
        """Joins each mention with the last one of its key that it may be."""
        found: dict[Hashable, list[Written]] = defaultdict(list)
        for written in mentions:
            place = key(written)
            if place is not None and not any(self.join(other, written) for other in reversed(found[place])):
                found[place].append(written)

    def _document(self, written: Written) -> Hashable:
        return written.mention.document

    def _story(self, written: Written) -> Hashable:
        return self._story_of[written.mention.document]

    def _tokens(self, written: Written) -> list[str]:
        return self._corpus.documents[written.mention.document].sentences[written.mention.sentence]

    def _beside(self) -> None:
        """A noun right before or behind a name, or with "is", "as" between them."""
        for one, other in zip(self._mentions, self._mentions[1:], strict=False):
            first, second = one.mention, other.mention
            if (first.document, first.sentence) == (second.document, second.sentence) and self._are_one(one, other):
                self.join(one, other)

    def _are_one(self, one: Written, other: Written) -> bool:
        nouns = [w for w in (one, other) if w.head and not w.name]
        if len(nouns) != 1 or not (one.name or other.name):
            return False
        tokens, first, second = self._tokens(one), one.mention, other.mention
        between = tokens[first.end : second.start]
        small = load_profile(one.language).function_words
        if nouns[0] is other and between[:1] == [","] and len(between) <= _ARTICLE and small.issuperset(between[1:]):
            return tokens[second.end : second.end + 1] in ([","], ["."])
        stands_for = between[:1] and between[0] in listed("being", one.language) and small.issuperset(between)
        return bool(stands_for) or (nouns[0] is one and between in ([], [","]))

    def _roles(self, place: Callable[[Written], Hashable], meaning: Callable[[str, str], str]) -> None:
        """Nouns that stand beside the name of one actor alone are that actor's."""
        bearers: dict[Hashable, dict[int, Written]] = defaultdict(dict)
        for written in self._mentions:
            entity = self.entity[id(written)]
            for role in (written.head, *self._before(written), *_kind_words(written)) if entity.roots else ():
                bearers[place(written), meaning(role, written.language)].setdefault(id(entity), written)
        for noun in self._nouns:
            found = list(bearers.get((place(noun), meaning(noun.head, noun.language)), {}).values())
            if len(found) == 1:
                self.join(found[0], noun)

    def _before(self, named: Written) -> Iterator[str]:
        """The word right before a name: "film actor [Owen Marsh]"."""
        start = named.mention.start
        small = load_profile(named.language).function_words
        for word in self._tokens(named)[max(0, start - 1) : start] if named.name else ():
            if word.isalpha() and word.lower() not in small:
                yield word.lower()

    def _pronouns(self) -> None:
        told: list[Written] = []
        for written in self._mentions:
            if told and told[-1].mention.document != written.mention.document:
                told = []
            if written.pronoun and (meant := self._meant(written, told)):
                self.join(meant, written)
            told.append(written)

    def _meant(self, pronoun: Written, told: Sequence[Written]) -> Written | None:
        """Whom a pronoun stands for, of those told before it: near, told often, and told first in their sentence."""
        doer = self._doer(pronoun, told)
        able = [w for w in told if self._fits(pronoun, w) and self.entity[id(w)] is not doer]
        often = Counter(id(self.entity[id(written)]) for written in told)
        firsts = {id(w) for n, w in enumerate(told) if not n or told[n - 1].mention.sentence != w.mention.sentence}

        def rank(written: Written) -> float:
            away = pronoun.mention.sentence - written.mention.sentence
            times = often[id(self.entity[id(written)])]
            return _TOLD_OFTEN * log(times) + _TOLD_FIRST * (id(written) in firsts) - _AWAY * away

        return max(reversed(able), key=rank, default=None)

    def _doer(self, pronoun: Written, told: Sequence[Written]) -> _Entity | None:
        """Who does what is done to the one that an object pronoun means, and so is somebody else."""
        at = pronoun.mention
        is_object = pronoun.pronoun in listed("object", pronoun.language)
        if pronoun.pronoun in listed("owner_or_object", pronoun.language):
            behind = pronoun.behind[:1]
            is_object = (
                not behind or not behind[0].isalpha() or behind[0] in load_profile(pronoun.language).function_words
            )
        last = told[-1].mention if told and is_object else None
        near = last and last.sentence == at.sentence and at.start - last.end <= _OWN_CLAUSE
        return self.entity[id(told[-1])] if near else None

    def _fits(self, pronoun: Written, written: Written) -> bool:
        if self.entity[id(pronoun)].clashes(self.entity[id(written)]):
            return False
        away = pronoun.mention.sentence - written.mention.sentence
        speaks = listed("speaking", pronoun.language)
        if pronoun.pronoun in speaks or written.pronoun in speaks or written.is_nobody:
            return pronoun.pronoun in speaks and written.pronoun in speaks and pronoun.kinds == written.kinds
        if away > _REACH and not written.root:
            return False
        if written.pronoun:
            return not pronoun.kinds.isdisjoint(written.kinds)
        return not pronoun.kinds.isdisjoint(_may_be(written))


def _at(place: Callable[[Written], Hashable], key: Callable[[Written], Hashable]) -> Callable[[Written], Hashable]:
    """The key within a place; None where there is no key."""

    def both(written: Written) -> Hashable:
        found = key(written)
        return None if found is None else (place(written), found)

    return both


def _kind_words(named: Written) -> Iterator[str]:
    """What a body's name says that it is: "the union" is the Chicago Educators Union."""
    words = named.name.lower().split() if named.name and named.amount != "one" else ()
    return (word for word in words if name_words().kinds.get(fold_name(word)))


def _noun(written: Written) -> Hashable:
    """A noun by what it means, where the table of bodies has it in several languages."""
    return frozenset(name_words().kinds.get(fold_name(written.head), ())) or singular(written.head)


def _may_be(written: Written) -> frozenset[str]:
    """What a mention that is no pronoun may be: "person", "body", "several"."""
    if written.amount == "several":
        return frozenset({"several"})
    if written.name:
        one_word = len(written.name.split()) == 1
        return frozenset({"person", "body"} if one_word else {"person"} if written.amount == "one" else {"body"})
    is_body = bool(name_words().kinds.get(fold_name(written.head)))
    return frozenset({"body", "several"} if is_body else {"person"})
