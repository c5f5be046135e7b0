"""The actors of one story: what each is called there, what it is, and where that stands.

Who is who is decided for the whole day (`cast`); here the names of a story are gathered under it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from summarizer.language.names.offices import heads, office_of
from summarizer.language.names.roles import role_of
from summarizer.language.names.words import bare_name
from summarizer.language.places import fold_name, gazetteer, is_article
from summarizer.merge.actors.cast import StoryCast
from summarizer.merge.actors.offices import settled_by_office
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.schema.brief import Actor, Citation
from summarizer.schema.mentions import GroundedActor, GroundedMentions
from summarizer.schema.records import replace

_BODIES = frozenset({"organisation", "company", "unknown", "state forces", "government"})


class Actors:
    """One story's actors: `id_of` resolves a name, `actor` gives the record with chosen citations."""

    def __init__(self, cast: StoryCast, story: Sequence[GroundedMentions], log: DecisionLog) -> None:
        self.language = cast.language
        self._cast = cast
        self._log = log
        self._own = {g.article.article.id for g in story if g.article.article.language == cast.language}
        self._mentions: dict[str, list[GroundedActor]] = defaultdict(list)
        mentions = [m for g in story for m in g.actors]
        languages = {g.article.article.id: g.article.article.language or "" for g in story}
        settled = self._settled(mentions, languages)
        self._holders: dict[str, set[str]] = defaultdict(set)
        for number, mention in enumerate(mentions):
            actor = settled.get(number) or self.id_of(mention.name) or ""
            self._mentions[actor].append(self._with_own_acronym(mention))
            if actor and (
                office := office_of(mention.name, mention.citation.exact, languages[mention.citation.article])
            ):
                self._holders[office.post].add(actor)
        self._named: dict[str, set[str]] = defaultdict(set)
        for actor, found in self._mentions.items():
            for mention in found:
                self._named[mention.citation.article].add(actor)
        self._kinds = {i: _kind(found) for i, found in self._mentions.items()}
        self._names = {i: self._main_name(mentions) for i, mentions in self._mentions.items()}
        self._bodies = self._headed()

    def _settled(self, mentions: list[GroundedActor], language_of: dict[str, str]) -> dict[int, str]:
        """Index of a mention -> id, for surnames of several people that the office beside them tells apart."""
        contested = self._cast.contested
        if not contested:
            return {}
        found = settled_by_office(mentions, contested, self.id_of, language_of)
        for number, (bearer, office) in found.items():
            self._note_office(mentions[number], bearer, office.post)
        return {number: bearer for number, (bearer, _) in found.items()}

    def _note_office(self, mention: GroundedActor, actor_id: str, post: str) -> None:
        """Writes down that a surname in one sentence is the only bearer's who has the office beside it."""
        bearer = self._cast.bearers[actor_id]
        evidence = f"the only one of that name in the story who is called {post.replace('_', ' ')}"
        cited = (mention.citation, bearer.first)
        self._log.add(
            Finding("actor", "same", "office", mention.name, bearer.name, evidence, ids=(actor_id,), citations=cited)
        )

    def _with_own_acronym(self, mention: GroundedActor) -> GroundedActor:
        """Without the brackets behind a name that are somebody else's ("PRAGUE (BCN)")."""
        own = mention.acronym and self.id_of(mention.acronym) == self.id_of(mention.name)
        return mention if own or not mention.acronym else replace(mention, acronym="")

    def id_of(self, name: str) -> str | None:
        """The id of the actor that bears the name in the story, or None for a name that no actor mention has."""
        return self._cast.actors.get(bare_name(name))

    def named_in(self, article: str) -> frozenset[str]:
        """The ids of the actors that an article names."""
        return frozenset(self._named.get(article, ()))

    def _headed(self) -> dict[str, str]:
        """Each person whom a sentence calls the head of one body of the story -> that body."""
        named = {i: {m.name for m in found} for i, found in self._mentions.items() if i and self._kinds[i] in _BODIES}
        found: dict[str, set[str]] = defaultdict(set)
        for person in (i for i, kind in self._kinds.items() if i and kind == "person"):
            for mention in self._mentions[person]:
                told = (
                    i
                    for i, names in named.items()
                    if any(heads(mention.name, n, mention.citation.exact) for n in names)
                )
                found[person].update(told)
        return {person: next(iter(bodies)) for person, bodies in found.items() if len(bodies) == 1}

    def voice_of(self, actor_id: str) -> str:
        """Whose voice the actor's is: a body's for its head, else its own."""
        return self._bodies.get(actor_id, actor_id)

    def holder_of(self, post: str) -> str | None:
        """The id of the only actor of the story that any sentence gives the office, or None."""
        holders = self._holders.get(post, ())
        return next(iter(holders)) if len(holders) == 1 else None

    def only_body(self, role: str) -> str | None:
        """The only actor of the story that is such a body of a place ("préfecture de Gênes"), as a speaker, else None."""
        found = {role_of(name) or i for i, name in self._names.items() if i and _is_role(role, name)}
        return found.pop() if len(found) == 1 else None

    def name_of(self, name: str) -> str:
        """The actor's main name for any of its names; the name itself where it is nobody's."""
        return self._names.get(self.id_of(name) or "", name)

    def _main_name(self, mentions: list[GroundedActor]) -> str:
        """The main name by the articles in the briefing's language, where any names the actor; a country's in it anyway."""
        own = [m for m in mentions if m.citation.article in self._own]
        name = main_name(own or mentions)
        entry = gazetteer().place(name)
        is_country = not own and entry is not None and entry.kind == "country"
        return gazetteer().name_in(self.language, name) if is_country else name

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
            kind=self._shown_kind(actor_id),
            aliases=aliases + acronyms,
            citations=_one_a_name(mentions),
        )

    def _shown_kind(self, actor_id: str) -> str:
        """A capital or a ministry stands for its country where it acts, and is no country in a list of who is involved."""
        entry = gazetteer().lookup(self._names[actor_id])
        shown = {"city": "place", "metonym": "organisation"}
        return shown.get(entry.kind if entry else "", self._kinds[actor_id])

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
    full = [n for n in full if not _points_back(n)] or full
    full = (
        [n for n in full if n[:1].isupper()] or [n for n in counts if n[:1].isupper() and not _points_back(n)] or full
    )  # a name, no description
    if not full:
        return counts.most_common(1)[0][0]
    person = any(m.kind == "person" for m in mentions)
    if not person:
        return max(
            full, key=lambda n: (counts[n] * 3 >= counts.most_common(1)[0][1], min(len(n.split()), 7), counts[n], n)
        )
    proper = [n for n in full if n.split()[-1][:1].isupper()] or full  # "government spokesman" is what he is
    return max(proper, key=lambda n: (len(n.split()), counts[n], n))


def _is_role(role: str, name: str) -> bool:
    return role_of(name.lower()).partition(" ")[0] == role


def _points_back(name: str) -> bool:
    """ "The ministry", at the head of a sentence: a capital that makes no name."""
    first, _, rest = name.partition(" ")
    return bool(rest) and rest[:1].islower() and is_article(fold_name(first))


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


def _one_a_name(mentions: list[GroundedActor]) -> tuple[Citation, ...]:
    seen: dict[tuple[str, str], Citation] = {}
    for mention in mentions:
        seen.setdefault((mention.name, mention.citation.article), mention.citation)
        if mention.acronym:
            seen[(mention.acronym, mention.citation.article)] = mention.citation
    return tuple(dict.fromkeys(seen.values()))
