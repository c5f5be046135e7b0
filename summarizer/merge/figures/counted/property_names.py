"""One name for one property: what several articles, or a model in its own words, call differently."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from summarizer.language.nouns import counted_names
from summarizer.language.numbers.quantity_names import (
    common_name,
    concepts_of,
    count_of_group,
    kinds_counted,
    listed_names,
)
from summarizer.merge.figures.comparing import are_in_passage, are_two_speakers, ratio
from summarizer.merge.figures.counted.called_wrong import is_negated
from summarizer.merge.figures.quantity_kinds import (
    CONTESTED,
    CROWD_RATIO,
    CUMULATIVE,
    ONE_DAY,
    PLAIN_MEASURES,
    PRECISE,
    STATES,
    UNNAMED,
    comparable_class,
)
from summarizer.merge.figures.voices import TELLING_VALUE, Voice, nominal

_BARE = (UNNAMED | PLAIN_MEASURES) - {"duration"}
_KINDRED = (  # names under which papers tell one number
    frozenset({"offer value", "price", "price per share", "share price"}),
    frozenset({"job cuts", "jobs at risk"}),
)
_LARGE = 1000
_COMPANY = 1000  # currency units that no company is bought for: what is offered is a price a share
_NO_SHARE = 1_000_000  # currency units that no share costs
_KIN = {"workers": "people", "civilians": "people", "": "people", "points": "percent", "percentage": "percent"}
_PAIR = 2
_PERCENT = "percent"
_PROTESTERS = "protesters"
_WATCHING = frozenset({"fans", "spectators"})
_ROUND = 10  # percent
_STANDING = frozenset({"jobs"})  # may be those that there are, not those that go
_SHARED = frozenset({"people", "share", "rate", "value", "price"})  # too common to tell that two names mean one thing


def with_common_names(voices: list[Voice]) -> list[Voice]:
    """The voices, each property under the program's own name for its words, else under the story's most frequent one.

    "Closed schools" and "écoles fermées" are one name, "jobs to be cut" are job cuts.
    """
    named = [_renamed(v, _priced(v, _own_name(v))) for v in map(_with_its_group, voices)]
    written: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for voice in named:
        name = voice.mention.measured_property
        written[concepts_of(name)][name] += 1 + len(voices) * (name in listed_names())
    return [_renamed(v, _most(written[concepts_of(v.mention.measured_property)])) for v in named]


def _with_its_group(voice: Voice) -> Voice:
    """ "Civilian deaths" are deaths, of civilians."""
    name, kind = count_of_group(voice.mention.measured_property)
    if not name or voice.mention.subject_class in PRECISE:
        return voice
    return voice.as_saying(measured_property=name, subject_class=kind)


def _own_name(voice: Voice) -> str:
    """The program's name for the property's words, if it may count such a thing: 26 held are no share held."""
    name = common_name(voice.mention.measured_property)
    shares = kinds_counted(name) <= PRECISE and kinds_counted(name)
    return voice.mention.measured_property if shares and voice.mention.subject_class not in PRECISE else name


def _priced(voice: Voice, name: str) -> str:
    """A bid of 62 francs is a price a share, an offer price of 62 million is none."""
    if voice.mention.subject_class == "money" and name in ("offer value", "price per share"):
        sum_ = nominal(voice.quantity)
        return "price per share" if sum_ < _COMPANY else "offer value" if sum_ >= _NO_SHARE else name
    return name


def _renamed(voice: Voice, name: str) -> Voice:
    if name == voice.mention.measured_property:
        return voice
    return voice.as_saying(measured_property=name)


def _most(told: Counter[str]) -> str:
    return min(told, key=lambda name: (-told[name], name))


def with_known_properties(voices: list[Voice]) -> list[Voice]:
    """A bare sum, share, measure or count takes the property that the story gives the same number, where it is just one.

    A price is one price whether a paper calls it the offer, the price a share or the share's price. A name
    gives way to the one that says more for the same number ("doses", "vaccine doses promised").
    """
    known: dict[object, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.mention.measured_property not in _BARE:
            known[_number_key(voice)].append(voice)
    named = [_renamed(voice, _adopted(voice, _names_by(voice, known.get(_number_key(voice), [])))) for voice in voices]
    return _with_bare_nouns_named(named)


def _names_by(voice: Voice, told: list[Voice]) -> Counter[str]:
    """What the story calls a number, of a round share without what others say: two things may well be halved."""
    round_share = voice.mention.subject_class == _PERCENT and nominal(voice.quantity) % _ROUND == 0
    same = [v for v in told if not round_share or "" in (v.speaker_id, voice.speaker_id) or v.speaker == voice.speaker]
    return Counter(v.mention.measured_property for v in same)


def _with_bare_nouns_named(voices: list[Voice]) -> list[Voice]:
    """The voices, "4.1 million customers" as those affected where another calls the same large number so.

    And with it what its article puts beside it of the same noun, up to twice as high or low.
    """
    known: dict[object, set[str]] = defaultdict(set)
    for voice in (v for v in voices if not _is_bare_noun(v)):
        known[_number_key(voice)].add(voice.mention.measured_property)
    bare = [v for v in voices if _is_bare_noun(v)]
    large = [v for v in bare if nominal(v.quantity) >= _LARGE and len(known[_number_key(v)]) == 1]
    found = [(v, name) for v in large if _may_count(name := min(known[_number_key(v)]), v) and _is_told_again(v, name)]
    names = {id(v): _name_beside(v, found) for v in bare}
    return [_renamed(v, name) if (name := names.get(id(v), "")) else v for v in voices]


def _is_told_again(voice: Voice, name: str) -> bool:
    """Whether it is no chance that both have the number: it is not round, or the name has the noun ("jobs", "job cuts")."""
    is_round = len(f"{nominal(voice.quantity):.0f}".rstrip("0")) == 1
    return not is_round or bool(concepts_of(voice.mention.measured_property) & concepts_of(name))


def _may_count(name: str, voice: Voice) -> bool:
    """Whether what the property may count is the voice's noun, as far as a table says: 100,000 doses are no infections."""
    kinds = kinds_counted(name)
    return not kinds or _kin(voice) in {_KIN.get(kind, kind) for kind in kinds}


def _is_bare_noun(voice: Voice) -> bool:
    name = voice.mention.measured_property
    counted = name == voice.mention.subject_class or (name in counted_names() and name not in listed_names())
    return name not in UNNAMED and counted


def _name_beside(voice: Voice, found: list[tuple[Voice, str]]) -> str:
    """The name that a number of the same noun in the article has taken."""
    near = (
        name
        for other, name in found
        if other.article == voice.article
        and other.mention.measured_property == voice.mention.measured_property
        and ratio(other.quantity, voice.quantity) <= _PAIR
    )
    return next(near, "")


def with_rival_properties(voices: list[Voice]) -> list[Voice]:
    """ "85 percent of the staff struck, says the union; the government speaks of 52 percent": of what the first is a share.

    Only where a named voice answers another with a bare share, in one sentence or the next, and nothing else is told there
    in shares; and where a sentence takes a number back for a bare one: "There were 212 people on the ship and not 231". A
    number that leaves its noun out takes the fuller name of the one before: "1,800 jobs would go, says the firm; the union
    sees 4,500 disappear".
    """
    told: dict[tuple[str, int, str], list[Voice]] = defaultdict(list)
    articles: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda v: v.mention.numeral.start):
        told[(*voice.sentence, _kin(voice))].append(voice)
        crowd = voice.mention.subject_class == _PROTESTERS
        articles[voice.article, "people" if crowd else _kin(voice)].append(voice)
    named = {id(two[1]): two[0].mention.measured_property for like in told.values() if (two := _taken_back(like))}
    for like in articles.values():
        alone = {id(v) for v in like if _is_alone_or_answered(told[(*v.sentence, _kin(v))])}
        for first, second in pairwise(like):
            name = named.get(id(first), first.mention.measured_property)
            answers = {id(first), id(second)} <= alone and _answers(first, second, name)
            if answers or _goes_on_with(first, second, name) or _is_of_one_crowd(first, second, name):
                named[id(second)] = name
    return [_renamed(v, named.get(id(v), v.mention.measured_property)) for v in voices]


def _kin(voice: Voice) -> str:
    return _KIN.get(voice.mention.subject_class, voice.mention.subject_class)


def _taken_back(told: list[Voice]) -> tuple[Voice, Voice] | None:
    """Of two numbers of a sentence the one that it takes back, and the bare one that stands."""
    taken = {id(v) for v in told if v.mention.withdrawn or is_negated(v)}
    wrong = [v for v in told if id(v) in taken and v.mention.measured_property not in UNNAMED]
    right = [v for v in told if id(v) not in taken and v.mention.measured_property in UNNAMED]
    return (wrong[0], right[0]) if len(told) == len(wrong) + len(right) and len(wrong) == len(right) == 1 else None


def _is_alone_or_answered(told: list[Voice]) -> bool:
    """Whether a sentence tells one number of a kind, or two, each by a named voice of its own."""
    return len(told) == 1 or (len(told) == _PAIR and are_two_speakers(*told))


def _answers(first: Voice, second: Voice, name: str) -> bool:
    """Whether a named voice answers another's share with a bare one, in one sentence or the next."""
    bare = second.mention.measured_property in UNNAMED and name not in UNNAMED
    return bare and _kin(first) == _PERCENT and are_in_passage(first, second) and are_two_speakers(first, second)


def _goes_on_with(first: Voice, second: Voice, name: str) -> bool:
    """Whether a named voice answers another, in one sentence or the next, by a number without its noun under a poorer name.

    "Injured" is no poorer name for "seriously injured": it counts others.
    """
    written, own = second.mention.numeral.unit_text, second.mention.measured_property
    if (written and written in second.mention.phrase) or first.unit != second.unit or not are_in_passage(first, second):
        return False
    poorer = concepts_of(own) < concepts_of(name) and own not in UNNAMED | CUMULATIVE | STATES | CONTESTED
    return poorer and are_two_speakers(first, second)


def _is_of_one_crowd(first: Voice, second: Voice, name: str) -> bool:
    """ "Police counted 12,000 protesters. Organisers put attendance at 30,000": of a march, told by another voice."""
    marched = name in ONE_DAY and second.mention.measured_property in ONE_DAY
    watched = not _WATCHING.isdisjoint((first.mention.subject_class, second.mention.subject_class))
    near = are_in_passage(first, second) and ratio(first.quantity, second.quantity) <= CROWD_RATIO
    return marched and not watched and near and are_two_speakers(first, second)


def _number_key(voice: Voice) -> tuple[object, ...]:
    kind = comparable_class(voice.mention)
    hoped = voice.mention.modality == "possible"  # ten million doses that may be made are not those that are needed
    number = nominal(voice.quantity), voice.quantity.bound == "plural"  # "several hundred" are no 200
    return (_KIN.get(kind, kind), voice.unit, *number, voice.mention.background, hoped)


def _adopted(voice: Voice, told: Counter[str]) -> str:
    """The name that the voice's property takes from what the story calls the same number; its own where it takes none."""
    mention, number = voice.mention, nominal(voice.quantity)
    own = mention.measured_property
    if not (mention.subject_class in PRECISE or number >= TELLING_VALUE or number != int(number)):
        return own
    if own in _STANDING:
        return own
    if own in _BARE:
        return _most(told) if len(told) == 1 else own
    kindred = next((names for names in _KINDRED if own in names), frozenset())
    if kindred and len(told) > 1 and set(told) <= kindred:
        return _most(told)
    if mention.subject_class == _PERCENT and mention.read_by == "model":
        return own  # 2.9 percent may be two things, and a reader has told them apart
    return _more_telling(own, told)


def _more_telling(own: str, told: Iterable[str]) -> str:
    """The one name that says more than the own does, or that a table has for part of a model's own words."""
    words = concepts_of(own)
    fuller = [name for name in told if words < concepts_of(name)]
    listed = [name for name in fuller if name in listed_names()] or fuller
    if len(listed) == 1:
        return listed[0]
    plainer = [
        name for name in told if name in listed_names() and concepts_of(name) - _SHARED and concepts_of(name) < words
    ]
    return plainer[0] if len(plainer) == 1 and own not in listed_names() else own
