"""Rules that take two full names for one: by the world's table, in translation, by transliteration.

No rule compares all pairs: each puts the names into small blocks and looks inside those. `DAY_RULES` look at all names of
the day, `STORY_RULES` only at those that one story uses together, since likeness alone proves little in a large crowd.
A benchmark leaves a rule out of these tuples to see what it earns.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import combinations, islice, pairwise, product

from summarizer.language.names.clues import is_given_name, is_same_given_name
from summarizer.language.names.offices import post_named
from summarizer.language.names.parties import family_of
from summarizer.language.names.sounds import region_at_home, sound_block, sounds_alike
from summarizer.language.names.words import is_translated, name_words, translated_concepts
from summarizer.language.places import gazetteer
from summarizer.merge.actors.census import CROWD, NameFacts
from summarizer.merge.actors.name_clusters import Link

Rule = Callable[[Collection[NameFacts]], Iterator[Link]]
Sounds = tuple[tuple[str, ...], ...]  # for each word of a name how it may be said, in one way or two
_MOST_IN_BLOCK = 20
_MOST_READINGS = 4
_MIN_CONSONANTS = 4
_MIN_LETTERS = 7
_GOVERNMENT = "government"  # a kind of name_words.toml


def world_table(names: Collection[NameFacts]) -> Iterator[Link]:
    """Names of one row of the world's table; a capital, a seat and "the Turkish government" stand for their country."""
    rows: dict[str, list[NameFacts]] = defaultdict(list)
    for name in names:
        if row := name.entry.stands_for if name.entry else _governed(name):
            rows[row].append(name)
    for row, same in rows.items():
        title = gazetteer().by_id[row].name if row in gazetteer().by_id else same[0].name
        for name in same[1:]:
            stand_in = name.entry is None or name.entry.capital or name.entry.kind == "metonym"
            why = f"{name.name} stands for {title}" if stand_in else f"both name {title}"
            yield Link(same[0].key, name.key, "world_table", f"{why} in the world's table")


def _governed(name: NameFacts) -> str:
    """The country's row that a government is named by and by nothing else: "indische Regierung"; "" of other names.

    A capital's own government ("Jakarta city government") and one of national unity are others.
    """
    rows = [meant[1:] for meant in name.meaning if meant.startswith("@")] if name.holds_kind else []
    if len(rows) != 1 or name.meaning != {f"@{rows[0]}", _GOVERNMENT}:
        return ""
    entry = gazetteer().by_id.get(rows[0])
    return rows[0] if entry is not None and entry.kind == "country" else ""


def translation(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Ejército sirio", "Syrian Army": the same country, kind of organisation and further words, in any order."""
    for same in _by_meaning(names, general=False):
        for one, other in pairwise(same):
            yield Link(one.key, other.key, "translation", "the same words in another order or language")


def general_translation(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Defence Ministry", "ministère de la Défense": in one story, as such names belong to many."""
    for same in _by_meaning(names, general=True):
        for one, other in pairwise(same):
            yield Link(one.key, other.key, "translation", "the same words in another order or language, in one story")


def _by_meaning(names: Collection[NameFacts], general: bool) -> Iterable[list[NameFacts]]:
    """Names of organisations with the same concepts; `general` are those with no word beyond the kinds' table."""
    known = translated_concepts()
    blocks: dict[frozenset[str], list[NameFacts]] = defaultdict(list)
    for name in names:
        if name.holds_kind or (general and _may_be_a_body(name)):
            meant = name.meaning
            if len(meant) > 1 and (meant <= known) == general:
                blocks[meant].append(name)
    return (sorted(same, key=_opens_with_kind) for same in blocks.values())


def _opens_with_kind(name: NameFacts) -> bool:
    """ "Bank of Velnik", "Banque de Velnik"; names that say it in one order are held against each other first."""
    return name.words[0] in name_words().kinds


def _may_be_a_body(name: NameFacts) -> bool:
    return len(name.words) > 1 and "person" not in name.kinds and is_translated(name.key)


def transliteration(names: Collection[NameFacts]) -> Iterator[Link]:
    """Hezbollah and Hizbollah, Dmitri and Dimitri: the same consonants, and vowels that are written for each other."""
    crowded = len(names) > CROWD
    for one, other in _alike(n for n in names if not n.title_length):
        enough = not crowded or (len(one.words) > 1 and _one_word_differs(one, other))
        if enough and sounds_alike(one.key, other.key) and not (one.entry and other.entry):
            yield Link(one.key, other.key, "transliteration", "two spellings of the same sounds in one story")


def titled(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Rear Admiral Adeyemi", "contraalmirante Adeyemi": one name behind titles that do not name two offices."""
    blocks: dict[tuple[str, ...], list[NameFacts]] = defaultdict(list)
    for name in names:
        if name.title_length and not name.holds_kind:
            blocks[name.own_words].append(name)
    for same in blocks.values():
        for one, other in combinations(same[:_MOST_IN_BLOCK], 2):
            if _is_full(one) or _may_be_one_office(one, other):
                yield Link(one.key, other.key, "titled", "the same name behind a title")


def _is_full(name: NameFacts) -> bool:
    """Whether more than a surname stands behind the title; "Sylla-Bah" is one."""
    return len(name.name.split()) - name.title_length > 1


def _may_be_one_office(one: NameFacts, other: NameFacts) -> bool:
    posts = [post_named(" ".join(n.words[: n.title_length])) for n in (one, other)]
    return not all(posts) or posts[0] == posts[1]


def word_breaks(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Kim Seo-jun", "Kim Seojun": the same letters, the words parted elsewhere."""
    blocks: dict[str, list[NameFacts]] = defaultdict(list)
    for name in names:
        if len(name.key) >= _MIN_LETTERS:
            blocks["".join(name.words)].append(name)
    for same in blocks.values():
        for one, other in pairwise(same):
            yield Link(one.key, other.key, "word_breaks", "the same letters, the words parted elsewhere")


def family_name_first(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Park Joon-hyuk", "Joon Hyuk Park": one name in the order of its country and in that of the West.

    Not of two words that may each be a given name: Thomas Henry and Henry Thomas are two.
    """
    blocks: dict[tuple[str, ...], list[NameFacts]] = defaultdict(list)
    for name in names:
        if name.is_personal and not all(map(is_given_name, name.own_words)):
            blocks[tuple(sorted(name.own_words))].append(name)
    for same in blocks.values():
        for one, other in combinations(same[:_MOST_IN_BLOCK], 2):
            if one.own_words in (_turned(other, 1), _turned(other, -1)):
                yield Link(one.key, other.key, "family_name_first", "the same words, the family name first or last")


def _turned(name: NameFacts, by: int) -> tuple[str, ...]:
    return (*name.own_words[by:], *name.own_words[:by])


def given_name_abroad(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Khalid al-Mansouri", "Jaled al Mansuri"; "William Thornbury", "Bill Thornbury": one given name in two forms."""
    blocks: dict[str, list[NameFacts]] = defaultdict(list)
    for name in names:
        if len(name.own_words) > 1 and name.may_be_person and not name.holds_kind:
            for sound in dict.fromkeys(map(sound_block, name.said[-1])):
                blocks[sound].append(name)
    for block in blocks.values():
        for one, other in combinations(block[:_MOST_IN_BLOCK], 2):
            if one.own_words[0] != other.own_words[0] and _is_one_given_name(one, other):
                given = " and ".join(n.own_words[0].title() for n in (one, other))
                yield Link(one.key, other.key, "given_name_abroad", f"one surname, and {given} may be one given name")


def spelt_abroad(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Ali Khamenei", "Ali Chamenei", "Alí Jamenei"; "Ihor Terekhov", "Ihor Terechow": each language's way to write one
    name's sounds. A paper spells one name one way: none of two names of one language.
    """
    blocks: dict[str, list[NameFacts]] = defaultdict(list)
    for name in names:
        if _is_full(name) and name.languages and not name.entry and not name.holds_kind:
            for sound in dict.fromkeys(map(sound_block, _in_words(name.said))):
                blocks[sound].append(name)
    for block in blocks.values():
        for one, other in combinations(block[:_MOST_IN_BLOCK], 2):
            if not one.languages & other.languages and _are_said_alike(one.said, other.said):
                yield Link(one.key, other.key, "spelt_abroad", "one name as two languages write its sounds")


def _are_said_alike(one: Sounds, other: Sounds) -> bool:
    return any(sounds_alike(*pair) for pair in product(set(_in_words(one)), set(_in_words(other))))


def _in_words(name: Sounds) -> Iterator[str]:
    """The ways in which a name may be said as a whole."""
    return (" ".join(said) for said in islice(product(*name), _MOST_READINGS))


def umlauts_spelt_out(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Jörn Lüders", "Joern Lueders": the same letters, as a paper without umlauts writes them."""
    known = {name.key for name in names}
    for name in names:
        for key in sorted(name.spelt_out & known):
            yield Link(name.key, key, "umlauts_spelt_out", "one name, with umlauts and without")


def party_abroad(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "The Greens", "die Grünen": what two languages call the parties of one family, of which a story has one."""
    families: dict[str, list[NameFacts]] = defaultdict(list)
    for name in names:
        if family := family_of(name.key):
            families[family].append(name)
    for same in families.values():
        for one, other in combinations(same[:_MOST_IN_BLOCK], 2):
            if not one.languages & other.languages:
                yield Link(one.key, other.key, "party_abroad", "what two languages call one family of parties")


def region_abroad(names: Collection[NameFacts]) -> Iterator[Link]:
    """ "Ostravia", "Ostravie", "Ostrawien": a region or country that no table has, with each language's ending."""
    blocks: dict[str, list[tuple[NameFacts, str]]] = defaultdict(list)
    for name in names if len(names) <= CROWD else ():
        if len(name.words) == 1 and len(name.key) >= _MIN_LETTERS and not name.entry and "person" not in name.kinds:
            written = region_at_home(name.key, next(iter(name.languages)) if len(name.languages) == 1 else "")
            if written.endswith("ia"):
                blocks[sound_block(written)].append((name, written))
    for block in blocks.values():
        for (one, first), (other, second) in combinations(block[:_MOST_IN_BLOCK], 2):
            if sounds_alike(first, second):
                yield Link(one.key, other.key, "region_abroad", "one region with the endings of two languages")


def _is_one_given_name(one: NameFacts, other: NameFacts) -> bool:
    """Whether both have one surname, and given names that are one or spelt alike."""
    given = is_same_given_name(one.own_words[0], other.own_words[0])
    return (given or _are_said_alike(one.said[:1], other.said[:1])) and _are_said_alike(one.said[1:], other.said[1:])


def _one_word_differs(one: NameFacts, other: NameFacts) -> bool:
    return sum(a != b for a, b in zip(one.words, other.words, strict=False)) == 1


def _alike(names: Iterable[NameFacts]) -> Iterator[tuple[NameFacts, NameFacts]]:
    """Pairs of names with the same consonants, few enough to look at."""
    blocks: dict[str, list[NameFacts]] = defaultdict(list)
    for name in names:
        consonants = sound_block(name.key)
        if len(consonants.replace(" ", "")) >= _MIN_CONSONANTS:
            blocks[consonants].append(name)
    for block in blocks.values():
        yield from combinations(block[:_MOST_IN_BLOCK], 2)


DAY_RULES: tuple[Rule, ...] = (world_table, translation)
STORY_RULES: tuple[Rule, ...] = (
    general_translation,
    titled,
    word_breaks,
    family_name_first,
    transliteration,
    umlauts_spelt_out,
    party_abroad,
    region_abroad,
    spelt_abroad,
    given_name_abroad,
)
