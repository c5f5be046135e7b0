"""Who is who: names to actors, merged on evidence only.

Evidence is the same spelling (case, hyphens, diacritics folded), an acronym in brackets, initials, one row of the
world's table, a short form of exactly one longer name, a surname of exactly one person, or a transliteration with the
same consonants. What has two candidates stays apart.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from summarizer.language.names import is_acronym_of
from summarizer.language.places import Entry, fold_name, gazetteer, skeleton
from summarizer.schema.brief import Actor, Citation
from summarizer.schema.mentions import GroundedActor, GroundedMentions

_LEGAL_FORMS = frozenset(
    ["plc", "inc", "corp", "ltd", "llc", "ag", "se", "gmbh", "sa", "nv", "bv", "spa", "co", "kg", "oyj", "ab", "asa"]
)
_MIN_SKELETON = 4


@dataclass
class _Cluster:
    """All mentions under one folded name (or more, once merged)."""

    keys: set[str]
    mentions: list[GroundedActor] = field(default_factory=list)


class Actors:
    """The day's actors. `language` is the briefing's.

    `id_of` resolves a name of an article; `actor` gives the record with chosen citations.
    """

    def __init__(self, grounded: list[GroundedMentions], language: str) -> None:
        self.language = language
        self._own = {g.article.article.id for g in grounded if g.article.article.language == language}
        self._keys = _Keys()
        self._clusters: dict[str, _Cluster] = {}
        self._read(grounded)
        self._ids = self._number(grounded)

    def id_of(self, name: str) -> str | None:
        """The id of the actor that bears the name, or None for a name that no actor mention has."""
        key = _key(name)
        return self._ids.get(self._keys.find(key)) if self._keys.knows(key) else None

    def name_of(self, name: str) -> str:
        """The actor's main name for any of its names; the name itself where it is nobody's."""
        key = _key(name)
        if not self._keys.knows(key):
            return name
        return self._main_name(self._clusters[self._keys.find(key)].mentions)

    def _main_name(self, mentions: list[GroundedActor]) -> str:
        """The main name by the articles in the briefing's language, where any names the actor."""
        return main_name([m for m in mentions if m.citation.article in self._own] or mentions)

    def actor(self, actor_id: str, articles: set[str]) -> Actor | None:
        """The actor as the given articles name it: one citation for each name in each article."""
        root = next((r for r, i in self._ids.items() if i == actor_id), None)
        mentions = [m for m in self._clusters[root].mentions if m.citation.article in articles] if root else []
        if not mentions:
            return None
        aliases = tuple(name for name, _ in Counter(m.name for m in mentions).most_common())
        acronyms = tuple(dict.fromkeys(m.acronym for m in mentions if m.acronym and m.acronym not in aliases))
        return Actor(
            id=actor_id,
            name=self._main_name(mentions),
            kind=_kind(self._clusters[root].mentions) if root else "",
            aliases=aliases + acronyms,
            citations=_one_a_name(mentions),
        )

    def weights(self, articles: set[str]) -> dict[str, tuple[int, int]]:
        """Actor id -> (articles that name it, mentions), over the given articles."""
        found: dict[str, tuple[int, int]] = {}
        for root, actor_id in self._ids.items():
            inside = [m for m in self._clusters[root].mentions if m.citation.article in articles]
            if inside:
                found[actor_id] = (len({m.citation.article for m in inside}), len(inside))
        return found

    def _read(self, grounded: list[GroundedMentions]) -> None:
        mentions = [m for g in grounded for m in g.actors]
        for mention in mentions:
            self._keys.add(_key(mention.name))
        _link_acronyms(mentions, self._keys, {g.article.article.id: g.article.article.language for g in grounded})
        _link_table(self._keys)
        _link_short_forms(self._keys)
        _link_transliterations(self._keys)
        _link_surnames(mentions, self._keys)
        for mention in mentions:
            root = self._keys.find(_key(mention.name))
            self._clusters.setdefault(root, _Cluster({root})).mentions.append(mention)

    def _number(self, grounded: list[GroundedMentions]) -> dict[str, str]:
        order = dict.fromkeys(self._keys.find(_key(m.name)) for g in grounded for m in g.actors)
        return {root: f"p{i}" for i, root in enumerate(order, start=1)}


class _Keys:
    """Union-find over folded names."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def add(self, key: str) -> None:
        self._parent.setdefault(key, key)

    def knows(self, key: str) -> bool:
        return key in self._parent

    def find(self, key: str) -> str:
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        self.add(one)
        self.add(other)
        a, b = sorted((self.find(one), self.find(other)))
        if a != b and not _must_not_merge(a, b):
            self._parent[b] = a

    def all(self) -> list[str]:
        return sorted(self._parent)


def _key(name: str) -> str:
    words = fold_name(name).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return " ".join(words)


def _must_not_merge(one: str, other: str) -> bool:
    table = gazetteer()
    first, second = table.lookup(one), table.lookup(other)
    return first is not None and second is not None and _stands_for(first) != _stands_for(second)


def _stands_for(entry: Entry) -> str:
    return entry.country if entry.capital else entry.id


def _link_acronyms(mentions: list[GroundedActor], keys: _Keys, languages: dict[str, str | None]) -> None:
    """Acronyms in brackets, where each language has exactly one name for it; then initials of exactly one name."""
    spelled: dict[str, dict[str | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for mention in mentions:
        if mention.acronym:
            spelled[_key(mention.acronym)][languages[mention.citation.article]].add(_key(mention.name))
    for acronym, by_language in spelled.items():
        if all(len({keys.find(n) for n in names}) == 1 or _same_but_spelling(names) for names in by_language.values()):
            for name in sorted(set().union(*by_language.values())):
                keys.join(acronym, name)
    _link_initials(mentions, keys)


def _link_initials(mentions: list[GroundedActor], keys: _Keys) -> None:
    names_by_initials: dict[str, set[str]] = defaultdict(set)
    long_names = {m.name for m in mentions if len(m.name.split()) > 2}
    for acronym in {m.name for m in mentions if m.name.isupper() and 3 <= len(m.name) <= 6}:
        for name in long_names:
            if is_acronym_of(acronym, name):
                names_by_initials[_key(acronym)].add(_key(name))
    for acronym, names in names_by_initials.items():
        if len({keys.find(n) for n in names}) == 1:
            keys.join(acronym, next(iter(names)))


def _same_but_spelling(names: set[str]) -> bool:
    return len({skeleton(n) for n in names}) == 1 or (
        len(names) == 2 and any(a != b and a.endswith(b) for a in names for b in names)
    )


def _link_table(keys: _Keys) -> None:
    """Names of one row of the world's table; a capital and a seat of government stand for their country."""
    by_entry: dict[str, list[str]] = defaultdict(list)
    for key in keys.all():
        entry = gazetteer().lookup(key) or gazetteer().lookup(key.removeprefix("un "))  # "UN OCHA" is OCHA
        if entry:
            by_entry[_stands_for(entry)].append(key)
    for same in by_entry.values():
        for key in same[1:]:
            keys.join(same[0], key)


def _link_short_forms(keys: _Keys) -> None:
    """ "Syrian Observatory", "Crisis Group": two or more words that begin or end exactly one longer name."""
    everything = [k for k in keys.all() if " " in k]
    for short in everything:
        if gazetteer().lookup(short):
            continue
        longer = {keys.find(k) for k in everything if k != short and _shortens(short, k)}
        if len(longer) == 1:
            keys.join(short, longer.pop())


def _shortens(short: str, longer: str) -> bool:
    """What begins with a demonym is a full name of its own: the Syrian Army is not the Free Syrian Army."""
    if longer.startswith(short + " "):
        return True
    return longer.endswith(" " + short) and gazetteer().demonym(short.split()[0]) is None


def _link_surnames(mentions: list[GroundedActor], keys: _Keys) -> None:
    """A single word that is the last word of exactly one person's name."""
    people = {_key(m.name) for m in mentions if m.kind in ("person", "") and " " in _key(m.name)}
    by_surname: dict[str, set[str]] = defaultdict(set)
    for person in people:
        words = person.split()
        by_surname[words[-1]].add(person)
        if len(words) > 2:
            by_surname[" ".join(words[-2:])].add(person)
    for surname, bearers in by_surname.items():
        if keys.knows(surname) and len({keys.find(b) for b in bearers}) == 1 and not gazetteer().lookup(surname):
            keys.join(surname, next(iter(bearers)))


def _link_transliterations(keys: _Keys) -> None:
    """Names with the same consonants word by word: Hezbollah and Hizbollah, Dmitri and Dmitry."""
    by_skeleton: dict[str, list[str]] = defaultdict(list)
    for key in keys.all():
        consonants = skeleton(key)
        if len(consonants.replace(" ", "")) >= _MIN_SKELETON:
            by_skeleton[consonants].append(key)
    for same in by_skeleton.values():
        for key in same[1:]:
            if _vowels_differ_little(same[0], key):
                keys.join(same[0], key)


def _vowels_differ_little(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= 3


def main_name(mentions: list[GroundedActor]) -> str:
    """The fullest name that is used at least a third as often as the commonest; acronyms only where nothing else is."""
    counts = Counter(m.name for m in mentions)
    spelled = [m.name for m in mentions if m.acronym]
    if spelled:
        return Counter(spelled).most_common(1)[0][0]
    full = [n for n in counts if not n.isupper() or len(n) > 6]
    full = [n for n in full if not _stands_in(n)] or full
    if not full:
        return counts.most_common(1)[0][0]
    person = any(m.kind == "person" for m in mentions)
    if not person:
        return max(
            full, key=lambda n: (counts[n] * 3 >= counts.most_common(1)[0][1], min(len(n.split()), 7), counts[n], n)
        )
    return max(full, key=lambda n: (len(n.split()), counts[n], n))


def _stands_in(name: str) -> bool:
    """Whether the name is a capital or a seat of government that stands for its country."""
    entry = gazetteer().lookup(name)
    return entry is not None and (entry.capital or entry.kind == "metonym")


def _kind(mentions: list[GroundedActor]) -> str:
    kinds = Counter(m.kind for m in mentions if m.kind)
    ranked = sorted(
        kinds, key=lambda k: (k == "person" and len(kinds) > 1 and any(m.acronym for m in mentions), -kinds[k], k)
    )
    return ranked[0] if ranked else "unknown"


def _one_a_name(mentions: list[GroundedActor]) -> tuple[Citation, ...]:
    seen: dict[tuple[str, str], Citation] = {}
    for mention in mentions:
        seen.setdefault((mention.name, mention.citation.article), mention.citation)
        if mention.acronym:
            seen[(mention.acronym, mention.citation.article)] = mention.citation
    return tuple(dict.fromkeys(seen.values()))
