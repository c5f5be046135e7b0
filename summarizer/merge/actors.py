"""The actors of one story: what each is called there, what it is, and where that stands.

Who is who is decided by `resolution`; here the names of a story are gathered under it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.language.name_words import bare_name
from summarizer.language.places import gazetteer
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.offices import settled_by_office
from summarizer.merge.resolution import Resolution, resolve_names
from summarizer.schema.brief import Actor, Citation
from summarizer.schema.mentions import GroundedActor, GroundedMentions
from summarizer.schema.overrides import NO_OVERRIDES, Overrides


@dataclass(frozen=True, slots=True)
class Cast:
    """The whole day's actors. `ids` maps the key that stands for an actor to its id ("p1"), by first appearance."""

    resolution: Resolution
    ids: Mapping[str, str]
    story_of: Mapping[str, int]
    language: str

    def of(self, story: Sequence[GroundedMentions]) -> "Actors":
        """The actors as one story names them."""
        return Actors(self, story)


def resolve_cast(
    grounded: Sequence[GroundedMentions],
    stories: Sequence[Iterable[int]],
    language: str,
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
) -> Cast:
    """Who is who among the day's articles. `stories` are groups of indexes into `grounded`; `language` the briefing's."""
    story_of = {grounded[i].article.article.id: n for n, group in enumerate(stories) for i in group}
    language_of = {g.article.article.id: g.article.article.language or "" for g in grounded}
    mentions = (m for g in grounded for m in g.actors)
    resolution = resolve_names(mentions, story_of, language_of, overrides, log)
    roots = (resolution.root_of(m.name, story_of[m.citation.article]) for g in grounded for m in g.actors)
    ids = {root: f"p{i}" for i, root in enumerate(dict.fromkeys(r for r in roots if r), start=1)}
    resolution.describe(ids)
    return Cast(resolution, ids, story_of, language)


class Actors:
    """One story's actors: `id_of` resolves a name, `actor` gives the record with chosen citations."""

    def __init__(self, cast: Cast, story: Sequence[GroundedMentions]) -> None:
        self.language = cast.language
        self._cast = cast
        self._number = cast.story_of[story[0].article.article.id] if story else 0
        self._own = {g.article.article.id for g in story if g.article.article.language == cast.language}
        self._mentions: dict[str, list[GroundedActor]] = defaultdict(list)
        mentions = [m for g in story for m in g.actors]
        settled = self._settled(mentions, {g.article.article.id: g.article.article.language or "" for g in story})
        for number, mention in enumerate(mentions):
            actor = settled.get(number) or self.id_of(mention.name) or ""
            self._mentions[actor].append(self._with_own_acronym(mention))
        self._kinds = _without_subsidiaries({i: _kind(found) for i, found in self._mentions.items()}, self._mentions)
        self._names = {i: self._main_name(mentions) for i, mentions in self._mentions.items()}

    def _settled(self, mentions: list[GroundedActor], language_of: dict[str, str]) -> dict[int, str]:
        """Index of a mention -> id, for surnames of several people that the office beside them tells apart."""
        resolution, ids = self._cast.resolution, self._cast.ids
        contested = resolution.contested_in(self._number)
        if not contested:
            return {}
        found = settled_by_office(mentions, contested, lambda name: resolution.root_of(name, self._number), language_of)
        for number, (root, office) in found.items():
            self._note_office(mentions[number], root, office.post)
        return {number: ids[root] for number, (root, _) in found.items() if root in ids}

    def _note_office(self, mention: GroundedActor, root: str, post: str) -> None:
        """Writes down that a surname in one sentence is the only bearer's who has the office beside it."""
        bearer = self._cast.resolution.census.names[root]
        evidence = f"the only one of that name in the story who is called {post.replace('_', ' ')}"
        ids = (self._cast.ids[root],) if root in self._cast.ids else ()
        cited = (mention.citation, bearer.first)
        self._cast.resolution.log.add(
            Finding("actor", "same", "office", mention.name, bearer.name, evidence, ids=ids, citations=cited)
        )

    def _with_own_acronym(self, mention: GroundedActor) -> GroundedActor:
        """Without the brackets behind a name that are somebody else's ("PRAGUE (BCN)")."""
        own = mention.acronym and self.id_of(mention.acronym) == self.id_of(mention.name)
        return mention if own or not mention.acronym else replace(mention, acronym="")

    def id_of(self, name: str) -> str | None:
        """The id of the actor that bears the name in the story, or None for a name that no actor mention has."""
        root = self._cast.resolution.root_of(name, self._number)
        return self._cast.ids.get(root) if root else None

    def name_of(self, name: str) -> str:
        """The actor's main name for any of its names; the name itself where it is nobody's."""
        return self._names.get(self.id_of(name) or "", name)

    def _main_name(self, mentions: list[GroundedActor]) -> str:
        """The main name by the articles in the briefing's language, where any names the actor."""
        return main_name([m for m in mentions if m.citation.article in self._own] or mentions)

    def actor(self, actor_id: str) -> Actor | None:
        """The actor as the story names it: one citation for each name in each article. None where it is not named."""
        mentions = self._mentions.get(actor_id)
        if not mentions:
            return None
        aliases = tuple(name for name, _ in Counter(m.name for m in mentions).most_common())
        acronyms = tuple(dict.fromkeys(m.acronym for m in mentions if m.acronym and m.acronym not in aliases))
        return Actor(
            id=actor_id,
            name=self._names[actor_id],
            kind=self._kinds[actor_id],
            aliases=aliases + acronyms,
            citations=_one_a_name(mentions),
        )

    def kind_of(self, actor_id: str) -> str:
        """What the actor is, as the story has it; "unknown" where nothing tells."""
        return self._kinds.get(actor_id, "unknown")

    def weights(self) -> dict[str, tuple[int, int]]:
        """Actor id -> (articles that name it, mentions), over the story."""
        return {i: (len({m.citation.article for m in found}), len(found)) for i, found in self._mentions.items()}


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
    """The kind most told of the fullest name: what stands around a surname alone says less ("Assad's rebels")."""
    told = [m for m in mentions if m.kind]
    fullest = max((len(m.name.split()) for m in told), default=0)
    kinds = Counter(m.kind for m in told if fullest == 1 or len(m.name.split()) > 1)
    ranked = sorted(
        kinds, key=lambda k: (k == "person" and len(kinds) > 1 and any(m.acronym for m in mentions), -kinds[k], k)
    )
    return ranked[0] if ranked else "unknown"


def _without_subsidiaries(kinds: dict[str, str], mentions: Mapping[str, list[GroundedActor]]) -> dict[str, str]:
    """The kinds, where nobody is a person whose name begins with a company's: "Brandt Minerals Chile" is no Mr Chile."""
    firms = {bare_name(m.name) for i, kind in kinds.items() if kind == "company" for m in mentions[i]}
    return {
        i: "company"
        if kind == "person"
        and any(" " in f and bare_name(m.name).startswith(f"{f} ") for m in mentions[i] for f in firms)
        else kind
        for i, kind in kinds.items()
    }


def _one_a_name(mentions: list[GroundedActor]) -> tuple[Citation, ...]:
    seen: dict[tuple[str, str], Citation] = {}
    for mention in mentions:
        seen.setdefault((mention.name, mention.citation.article), mention.citation)
        if mention.acronym:
            seen[(mention.acronym, mention.citation.article)] = mention.citation
    return tuple(dict.fromkeys(seen.values()))
