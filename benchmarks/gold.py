"""A hand-made reading of a set of articles, and the rules by which a briefing's words and numbers equal its.

A gold file is YAML: `figures`, `actors`, `events`, `reconcile` and, optional, `never_dates` (days that only a page's
furniture names). Article ids are file names without suffix. The rules are rough on purpose and all stand here, so that
a score can be argued with.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from summarizer.schema.brief import Briefing, Citation, Claim, Figure, Story

# YAML reads an unquoted 2024-11-30 as a date and 2016 as a number.
Day = Annotated[str, BeforeValidator(str)]
RelationKind = Literal["evolving", "basis", "agreed", "conflict", "scope", "part_whole", "background", "corrected"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldFigure(_Record):
    """One number as one article has it. `bound` is the briefing's, plus `almost`."""

    id: str
    metric: str
    subject: str = ""
    value: float | None = None
    min_value: float | None = None
    max_value: float | None = None
    bound: str
    as_of: Day | None = None
    attributed_to: str = ""
    article: str
    quote: str


class GoldActor(_Record):
    """Who is one, with every name that the articles use."""

    id: str
    name: str
    aliases: tuple[str, ...]


class GoldEvent(_Record):
    """What happened, in English whatever the articles' language; "planned:" and the like lead it."""

    id: str
    date: Day | None = None
    what: str
    articles: tuple[str, ...]

    @property
    def modality(self) -> str:
        """The Event modality that the leading word asks for."""
        leading = self.what.partition(":")[0]
        return leading if leading in ("planned", "possible", "denied") else "actual"

    @property
    def words(self) -> frozenset[str]:
        """The content words of what happened, without the leading word and the reader's notes in brackets."""
        plain = re.sub(r"^(planned|possible|denied|background):|\([^)]*\)", " ", self.what)
        return content_words(plain)


class GoldRelation(_Record):
    """How figures stand to each other and what a briefing should conclude."""

    id: str
    kind: RelationKind
    figures: tuple[str, ...]
    status: str | None = None
    expected: str = ""


class Gold(_Record):
    """The whole of a gold file."""

    cluster: str
    figures: tuple[GoldFigure, ...] = ()
    actors: tuple[GoldActor, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    reconcile: tuple[GoldRelation, ...] = ()
    never_dates: tuple[Day, ...] = ()


def load_gold(path: Path) -> Gold:
    """The gold file, checked."""
    return Gold.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


# ---- words

_STOP_WORDS = (
    "a an the of in on at to for from by with and or that which who is are was were be been has have had its his her"
    " their it as into than more less about over after before near all one only not no up this said says say there"
)
_STOP = frozenset(_STOP_WORDS.split())
_SUFFIXES = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "prof", "herr", "frau", "mme", "monsieur", "madame", "senor", "senora"))


def fold(text: str) -> str:
    """Letters and digits without case, accents, hyphens or punctuation; dots inside an acronym vanish (U.N., UN)."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)
    return " ".join(re.findall(r"\w+", plain))


def fold_name(name: str) -> str:
    """A folded name without its article or title: "Ms Ashdown" and "Ashdown" are one string to resolve."""
    words = fold(name).split()
    while len(words) > 1 and (words[0] == "the" or words[0] in _TITLES):
        words = words[1:]
    return " ".join(words)


def stem(word: str) -> str:
    """The word without its English inflection, crudely: "bombings", "bombed" and "bombs" are "bomb"."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(w) for w in fold(text).split() if w not in _STOP and (len(w) > 2 or w.isdigit()))


def overlap_coefficient(a: frozenset[str], b: frozenset[str]) -> float:
    """Szymkiewicz–Simpson: what the two share, over the smaller of them."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


# ---- names and speakers

# One speaker in several languages or words, where no name tells.
_SPEAKERS = {
    "officials": "authority",
    "authorities": "authority",
    "autorites": "authority",
    "autoridades": "authority",
    "behorden": "authority",
    "gobierno": "government",
    "gouvernement": "government",
    "regierung": "government",
}


class Names:
    """The gold actors' names, to say whom a text names."""

    def __init__(self, actors: Iterable[GoldActor]) -> None:
        pairs = {(fold_name(n), a.id) for a in actors for n in (a.name, *a.aliases)}
        # Longest first: "Kestrane Energie" is not a mention of "Kestrane".
        self._pairs = sorted(pairs, key=lambda pair: (-len(pair[0]), pair))

    def named_in(self, text: str) -> set[str]:
        """The ids of the actors that the text names."""
        return {actor for _, actor in self.mentions(text)}

    def mentions(self, text: str) -> set[tuple[str, str]]:
        """The (folded alias, actor id) pairs that stand in the text by themselves, not inside a longer name."""
        rest, found = f" {fold(text)} ", set()
        for alias, actor in self._pairs:
            if f" {alias} " in rest:
                found.add((alias, actor))
                rest = rest.replace(f" {alias} ", " | ")
        return found

    def same_speaker(self, a: str, b: str) -> bool:
        """Both silent, or both name one gold actor, or their head words ("media", "spokeswoman") are one."""
        if not a.strip() or not b.strip():
            return a.strip() == b.strip()
        return bool(self.named_in(a) & self.named_in(b) or _heads(a) & _heads(b))


def _heads(speaker: str) -> frozenset[str]:
    """The head of each named part: "Observatory" of "Syrian Observatory for Human Rights", "media" of "state media"."""
    parts = re.split(r"[(),;]|\band\b|\bet\b|\by\b|\bund\b|\bincluding\b", speaker)
    cores = [re.split(r"\b(?:of|for|in|from|with|familiar|de|du|des|del|der)\b", part)[0] for part in parts]
    lasts = [words[-1] for core in cores if (words := fold_name(core).split())]
    return frozenset(stem(_SPEAKERS.get(w, w)) for w in lasts)


# ---- figures

# The kinds of quantity for which the program and the gold use different words. What is in no row is compared by words.
_PROPERTIES = {
    "deaths": "dead death killed toll fatalities died",
    "injured": "injured wounded injuries hurt",
    "displaced": "displaced fled evacuated homeless displacement",
    "missing": "missing",
    "strikes": "airstrikes strikes raids",
    "attacks": "bombs bombings attacks explosions",
    "places": "taken towns settlements localities",
    "stake": "held acceptances acceptance shareholding stake",
    "vehicles": "vehicles tanks equipment",
    "distance": "distance advance depth altitude",
    "duration": "duration preparation period",
    "people": "employees staff workforce",
    "customers": "customers households",
    "jobs": "jobs job layoffs",
    "price": "price valuation",
    "money": "value deal funds aid savings fees cost",
    "buildings": "houses buildings homes",
}
_PROPERTY_STEMS = {kind: content_words(words) for kind, words in _PROPERTIES.items()}


def same_property(metric: str, measured_property: str) -> bool:
    """Whether two names of a quantity fall in one row of the table; else whether they share a word."""
    ours, theirs = content_words(metric), content_words(measured_property)
    rows = [{kind for kind, stems in _PROPERTY_STEMS.items() if words & stems} for words in (ours, theirs)]
    return bool(rows[0] & rows[1]) if all(rows) else bool(ours & theirs)


def numbers(claim: Claim) -> tuple[float | None, float | None]:
    """The claim's number where its bound keeps it (contract, Claim); two of them for a range."""
    if claim.bound == "range":
        return claim.min_value, claim.max_value
    if claim.bound in ("at_least", "more_than"):
        return claim.min_value, None
    if claim.bound in ("at_most", "less_than"):
        return claim.max_value, None
    return claim.value, None


def same_number(gold: GoldFigure, claim: Claim) -> bool:
    """Whether the claim tells the gold number, whatever its bound; a plural ("dozens") needs a plural with a floor."""
    if "plural" in (gold.bound, claim.bound):
        return gold.bound == claim.bound and claim.min_value is not None
    wanted = (gold.min_value, gold.max_value) if gold.bound == "range" else (gold.value, None)
    pairs = list(zip(wanted, numbers(claim), strict=True))
    return pairs[0][0] is not None and all(
        a == b or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9)) for a, b in pairs
    )


def same_bound(gold: GoldFigure, claim: Claim) -> bool:
    """Whether the bound is the gold's; "almost" is the contract's `less_than`."""
    return claim.bound == ("less_than" if gold.bound == "almost" else gold.bound)


def as_of(claim: Claim) -> str | None:
    """The day the claim's number is of: its observation date, else the end of its period."""
    return claim.observation_date or claim.period_end


def same_day(gold: GoldFigure, claim: Claim) -> bool:
    """The same day, or both unknown; where the gold gives a month or a year, a day in it will do."""
    day = as_of(claim)
    return day == gold.as_of if day is None or gold.as_of is None else day.startswith(gold.as_of)


def compatible_dates(a: str | None, b: str | None) -> bool:
    """Whether two dates of any precision can be one; unknown contradicts nothing."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)


# Length-preserving, so that offsets found in the translated text hold in the text.
_LOOKALIKES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\n": " ", "’": "'", "‘": "'", "“": '"', "”": '"'})


def spans(quote: str, text: str) -> list[tuple[int, int]]:
    """Every place of the quote in the text; kinds of space and of quotation mark count as one."""
    wanted, there = quote.translate(_LOOKALIKES), text.translate(_LOOKALIKES)
    return [(m.start(), m.end()) for m in re.finditer(re.escape(wanted), there)]


# ---- a briefing read against the gold


class Articles:
    """The briefing's articles under the gold's names, which are file names without suffix."""

    def __init__(self, brief: Briefing) -> None:
        # An article carried over from the day before gives way to today's of that name.
        ranked = sorted(brief.articles, key=lambda a: not a.carried)
        self._by_name = {PurePosixPath(a.source).stem: a for a in ranked}
        self.fresh = [a for a in brief.articles if not a.carried]

    def id_of(self, name: str) -> str | None:
        """The briefing's id of the article, if it was read."""
        return self._by_name[name].id if name in self._by_name else None

    def spans_of(self, figure: GoldFigure) -> list[tuple[int, int]]:
        """Where the gold quote stands."""
        article = self._by_name.get(figure.article)
        return spans(figure.quote, article.text) if article else []


@dataclass(frozen=True)
class Match:
    """A gold figure and the claim that tells it."""

    gold: GoldFigure
    figure: Figure
    index: int

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.figure.claims[self.index]


def match_figures(brief: Briefing, gold: Gold) -> dict[str, Match]:
    """For each gold figure that some claim tells, the claim that tells it best."""
    articles, names = Articles(brief), Names(gold.actors)
    figures = [figure for story in brief.stories for figure in story.figures]
    matches = {}
    for wanted in gold.figures:
        told = [Match(wanted, f, i) for f in figures for i, c in enumerate(f.claims) if tells(c, wanted, articles)]
        if told:
            matches[wanted.id] = max(told, key=lambda match: _closeness(match, names))
    return matches


def tells(claim: Claim, wanted: GoldFigure, articles: Articles) -> bool:
    """Whether the claim has the gold number and cites a passage that touches the gold quote."""
    return same_number(wanted, claim) and any(_overlaps(c, wanted, articles) for c in claim.citations)


def _overlaps(citation: Citation, wanted: GoldFigure, articles: Articles) -> bool:
    if citation.article != articles.id_of(wanted.article):
        return False
    return any(citation.start < end and start < citation.end for start, end in articles.spans_of(wanted))


def _closeness(match: Match, names: Names) -> tuple[bool, int, int]:
    """One sentence may hold a number twice ("13 dead ... 13 missing"): take the claim that counts the same thing."""
    claim, wanted, figure = match.claim, match.gold, match.figure
    told = content_words(f"{claim.phrase} {claim.subject} {claim.unit_text} {figure.observation_about}")
    shared = len(told & content_words(f"{wanted.quote} {wanted.subject}"))
    speaker = names.same_speaker(wanted.attributed_to, claim.attributed_to)
    right = speaker + same_bound(wanted, claim) + same_day(wanted, claim)
    return same_property(wanted.metric, figure.measured_property), shared, right


@dataclass(frozen=True)
class Case:
    """One gold relation with the claims found for it."""

    relation: GoldRelation
    found: list[Match]
    gold: Gold
    matches: dict[str, Match]
    stories: tuple[Story, ...]

    def figure(self) -> Figure | None:
        """The one Figure that holds all the claims, if one does."""
        held = {m.figure.id: m.figure for m in self.found}
        return held.popitem()[1] if len(held) == 1 else None

    def spread(self) -> str:
        """Which Figure holds what."""
        ids = list(dict.fromkeys(m.figure.id for m in self.found))
        return "; ".join(f"{i} {', '.join(m.gold.id for m in self.found if m.figure.id == i)}" for i in ids)

    def shown(self, kind: str) -> list[set[str]]:
        """The Figures of each relation of this kind that the briefing shows."""
        return [set(r.figures) for story in self.stories for r in story.relations if r.kind == kind]

    def other_dispute(self) -> bool:
        """Whether gold disputes the Figure on another ground: "disputed" outranks the other statuses (contract)."""
        here = {m.figure.id for m in self.found}
        disputes = [r for r in self.gold.reconcile if r.kind == "conflict" and r.id != self.relation.id]
        held = [[m.gold for i in r.figures if (m := self.matches.get(i)) and m.figure.id in here] for r in disputes]
        return any(len({quantity(g) for g in golds}) > 1 for golds in held)

    def mixed(self) -> list[str]:
        """Pairs that should be apart and share a Figure, unless another gold relation joins them."""
        joining = ("evolving", "basis", "agreed", "conflict", "corrected")
        joined = [set(r.figures) for r in self.gold.reconcile if r.kind in joining]
        pairs = [(a, b) for a, b in combinations(self.found, 2) if a.figure.id == b.figure.id]
        apart = [(a.gold, b.gold) for a, b in pairs if thing(a.gold) != thing(b.gold)]
        return [f"{a.id}+{b.id}" for a, b in apart if not any({a.id, b.id} <= ids for ids in joined)]


def quantity(figure: GoldFigure) -> tuple[float | None, float | None, float | None]:
    """The number that tells one side of a relation from another; all plurals are one."""
    return figure.value, figure.min_value, figure.max_value


def thing(figure: GoldFigure) -> tuple[object, ...]:
    """What a number counts: its duplicates in other articles have the same metric and first words of the subject."""
    return figure.metric, figure.subject.partition(",")[0], *quantity(figure)
