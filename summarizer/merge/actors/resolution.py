"""Who is who, over the whole day: full names first, then in each story the short forms that only one of them has."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import combinations

from summarizer.language.names.words import bare_name, kind_concepts, name_words
from summarizer.merge.actors import name_rules, short_forms
from summarizer.merge.actors.census import CROWD, Census, NameFacts
from summarizer.merge.actors.name_clusters import Clusters, Link
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.schema.brief import Citation
from summarizer.schema.mentions import GroundedActor
from summarizer.schema.overrides import NO_OVERRIDES, Overrides
from summarizer.schema.records import replace

_MOST_RIVALS = 3
_MOST_SPELLED = 8
_LONGEST_CHAIN = 3  # a misspelt surname, the surname, the full name
_PROPER_FORMS = (
    *("itself", "without_middle_names", "initial_for_given_name", "without_number"),
    *("family_name_first", "surname", "surname_abroad"),
)


class Resolution:
    """Which actor each name means in each story. Build it with `resolve_names`.

    Full names are joined for the whole day; a short form (a surname, an acronym) is bound within a story, and beyond it
    only where all stories that know it agree.
    """

    def __init__(self, census: Census, log: DecisionLog, overrides: Overrides) -> None:
        self.census = census
        self.log = log
        forbidden = frozenset(frozenset(map(bare_name, pair)) for pair in overrides.apart_actors)
        self.clusters = Clusters(census, log, forbidden)
        self._within: dict[tuple[str, int], str] = {}
        self._everywhere: dict[str, str] = {}
        self._contested: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)

    def contested_in(self, story: int) -> Mapping[str, tuple[str, ...]]:
        """Folded surnames that several actors of the story bear -> those actors."""
        found = self._contested.get(story, {})
        return {key: tuple(dict.fromkeys(map(self.clusters.find, names))) for key, names in found.items()}

    def root_of(self, name: str, story: int) -> str | None:
        """The key of the actor that the name means in the story, or None for a name that no mention has."""
        return self.root_of_key(self.census.key_of(name), story)

    def root_of_key(self, key: str, story: int) -> str | None:
        """As `root_of`, for a folded name."""
        if key not in self.census.names:
            return None
        for _ in range(_LONGEST_CHAIN):
            bound = self._within.get((key, story))
            if bound is None:
                break
            key = bound
        return self.clusters.find(self._everywhere.get(key, key))

    def run(self, overrides: Overrides) -> None:
        """Applies the desk's decisions, then every rule."""
        self._obey(overrides)
        names = self.census.names
        for rule in name_rules.DAY_RULES:
            for link in rule(names.values()):
                self.clusters.join(link)
        for story in sorted(self.census.by_story):
            self._resolve_story(story)
            self._obey_model(story)
        self._resolve_rest()

    def _obey(self, overrides: Overrides) -> None:
        names = self.census.names
        wanted = [n for pair in (*overrides.joined_names, *overrides.apart_actors) for n in pair]
        self.log.unknown += [n for n in dict.fromkeys(wanted) if bare_name(n) not in names]
        for one, other in overrides.joined_names:
            link = Link(bare_name(one), bare_name(other), "override", "the desk says that they are one")
            if link.left in names and link.right in names:
                self.clusters.join(link, by_desk=True)
        for one, other in overrides.apart_actors:
            link = Link(bare_name(one), bare_name(other), "override", "")
            if link.left in names and link.right in names:
                self.clusters.note(link, "apart", "override", "the desk says that they are two", by_desk=True)

    def _resolve_story(self, story: int) -> None:
        names = [self.census.names[key] for key in self.census.by_story[story]]
        for rule in name_rules.STORY_RULES:
            for link in rule(names):
                self._join_in_story(link, story)
        self._resolve_brackets(story)
        self._obey_readers(story)
        rules = {f.__name__ for f in short_forms.FORMS} - (short_forms.SMALL_FORMS if len(names) > CROWD else set())
        known = {name.key for name in names if (name.key, story) in self._within}
        asked = _asked((name.key, short_forms.asked_as(name)) for name in names)
        for step in (rules & short_forms.BEHIND_A_ROLE, rules - short_forms.BEHIND_A_ROLE):
            bound = {name.key for name in names if (name.key, story) in self._within}
            bearers = [name for name in names if name.key in known or name.key not in bound]
            for key, (form, rivals) in self._candidates(bearers, asked, bound, step).items():
                self._bind(key, form, rivals, story)
        if len(names) <= CROWD:
            self._note_possible_translations(story)

    def _join_in_story(self, link: Link, story: int) -> None:
        """Full names become one for the day; of two single words, which may be anyone's surname, only in the story."""
        counts = self.census.by_story[story]
        rare, common = sorted((link.left, link.right), key=lambda k: (counts[k], k))
        names = self.census.names
        compound = names[rare].holds_kind and len(names[rare].meaning) > 1
        if len(names[rare].words) > 1 or compound or names[rare].entry or names[common].entry:
            self.clusters.join(link)
        elif (common, story) not in self._within:
            self._set(replace(link, left=rare, right=common), story)

    def _resolve_brackets(self, story: int) -> None:
        """ "Hayat Tahrir al-Sham (HTS)": what stands in brackets behind one name of the story is that name's."""
        for acronym, spelled in self.census.spelled_out.get(story, {}).items():
            names = self._spelling_out(acronym, list(spelled))
            if not names:
                continue
            evidence = f"the same {self.census.names[acronym].name} stands in brackets behind both"
            for one, other in combinations(names[:_MOST_SPELLED], 2):
                if self._may_be_one(one, other):
                    self.clusters.join(Link(one, other, "acronym_in_brackets", evidence))
            roots = list(dict.fromkeys(self.clusters.find(n) for n in names))
            evidence = "it stands in brackets behind the name"
            if len(roots) == 1:
                self._set(Link(acronym, names[0], "acronym_in_brackets", evidence), story)
            else:
                self._rivals(acronym, "acronym_in_brackets", names)

    def _obey_readers(self, story: int) -> None:
        """Joins what one article's reader says are names of one actor; a name that two readers give to two is nobody's.

        Initials that readers in two languages give to two names make those one: bodies keep them abroad (GVX, BCN).
        """
        meant: dict[str, set[str]] = defaultdict(set)
        for pair in self.census.other_names.get(story, ()):
            short, full = sorted(pair, key=lambda k: (len(k.split()), len(k), k))
            if {short, full} <= self.census.by_story[story].keys():
                meant[short].add(full)
        for short, names in meant.items():
            if self.census.names[short].is_acronym:
                evidence = f"readers of two languages say that {self.census.names[short].name} is short for it"
                for one, other in combinations(sorted(names)[:_MOST_SPELLED], 2):
                    if self._may_be_one(one, other):
                        self.clusters.join(Link(one, other, "other_name", evidence, by_model=True))
            if len({self.clusters.find(n) for n in names}) == 1 and (short, story) not in self._within:
                evidence = "an article's reader takes them for two names of one"
                self._set(Link(short, min(names), "other_name", evidence, by_model=True), story)

    def _spelling_out(self, acronym: str, before: list[str]) -> list[str]:
        """The names before the brackets that the acronym can be of.

        Not a place or a person with other initials, as at the head of a dispatch ("PRAGUE (BCN)") or before a party
        ("Silke Harms (BVP)"), and not the tail of a name that has the initials ("Mission in Libya (UNSMIL)" is not Libya).
        """
        names = self.census.names
        fits = {key: acronym in short_forms.initials_of(names[key]) for key in before}
        whole = [key for key in before if fits[key]]
        return [
            key
            for key in before
            if fits[key] or not (_needs_initials(names[key]) or any(other.endswith(f" {key}") for other in whole))
        ]

    def _may_be_one(self, one: str, other: str) -> bool:
        """Whether one name ends with the other ("NGO Manos del Sur"), or no language has both."""
        languages = self.census.names[one].languages & self.census.names[other].languages
        return not languages or one.endswith(f" {other}") or other.endswith(f" {one}")

    def _candidates(
        self,
        names: Sequence[NameFacts],
        asked: Mapping[str, list[str]],
        bound: Container[str],
        rules: set[str] | frozenset[str],
    ) -> dict[str, tuple[str, dict[str, str]]]:
        """Short name, of those that are not bound -> the strongest rule that finds anything for it, and actor -> the full
        name that has it."""
        found: dict[str, tuple[str, dict[str, str]]] = {}
        people = [name for name in names if name.is_personal]
        for form in (f for f in short_forms.FORMS if f.__name__ in rules):
            rule = form.__name__
            for name in people if rule in short_forms.OF_PEOPLE else names:
                for written in form(name):
                    for key in asked.get(written, ()):
                        if key == name.key or key in bound or (key in found and found[key][0] != rule):
                            continue
                        if self._may_shorten(key, name, rule, written):
                            bearers = found.setdefault(key, (rule, {}))[1]
                            bearers.setdefault(self.clusters.find(name.key), name.key)
        return found

    def _may_shorten(self, key: str, name: NameFacts, rule: str, written: str) -> bool:
        short = self.census.names[key]
        if rule == "beginning_or_end" and not short_forms.may_be_called(name, written):
            return False
        if rule == "meaning_without_country" and short.entry is not None and short.entry.kind == "organisation":
            return len(short.words) > 1
        if short.entry is not None or self.clusters.find(key) == self.clusters.find(name.key):
            return False
        if rule == "initials":
            return short.is_acronym
        if rule == "surname_abroad" and short.languages & name.languages:
            return False  # a paper spells one name one way
        if rule == "first_word" and len(name.words) > 2 and _comes_before(short, name):
            return False
        if rule in ("first_word", "own_word"):
            return (
                len(short.words) == 1 and not short.has_legal_form and set(short.kinds) <= {"company", "organisation"}
            )
        return short.may_be_person if rule in _PROPER_FORMS else len(short.words) > 1

    def _bind(self, key: str, rule: str, rivals: Mapping[str, str], story: int | None) -> None:
        by_actor = {self.root_of_key(n, story) if story is not None else n: n for n in list(rivals.values())[::-1]}
        names = list(by_actor.values())[::-1]
        if len(names) > 1:
            self._rivals(key, rule, names)
            if rule == "surname" and story is not None:
                self._contested[story][key] = tuple(names)
            return
        where = "in the story" if story is not None else "of the day"
        self._set(Link(key, names[0], rule, f"the only name {where} that it can be short for"), story)

    def _set(self, link: Link, story: int | None) -> None:
        """Binds a short form to the actor of a full name: within a story, or (None) wherever nothing else does."""
        refusal = self.clusters.refusal(link)
        if refusal:
            self.clusters.note(link, "apart", *refusal)
        elif link.rule == "meaning_without_country" and story is not None:
            self.clusters.note(link, "same", link.rule, link.evidence)
            own = (key for key in self.clusters.members(link.left) if key in self.census.by_story[story])
            self._within.update({(key, story): link.right for key in own})  # the Red Crescent is another one elsewhere
        elif len(self.clusters.members(link.left)) > 1 or self.census.names[link.left].entry:
            self.clusters.join(link)
        else:
            self.clusters.note(link, "same", link.rule, link.evidence)
            if story is None:
                self._everywhere[link.left] = link.right
            else:
                self._within[link.left, story] = link.right

    def _rivals(self, key: str, rule: str, names: list[str]) -> None:
        """A short form of several: left to none of them, and marked as doubtful."""
        for name in names[:_MOST_RIVALS]:
            others = ", ".join(self.census.names[n].name for n in names[:_MOST_RIVALS] if n != name)
            evidence = f"it can also be short for {others}"
            self.clusters.note(Link(key, name, rule, evidence), "apart", rule, evidence, doubtful=True)

    def _obey_model(self, story: int) -> None:
        """Joins what was doubtful and a model holds to be one, unless a refusal forbids it or it names two for one."""
        here = self.census.by_story[story]
        found = self.log.verdicts.items()
        pairs = [(bare_name(left), bare_name(right), v) for (about, left, right), v in found if about == "actor"]
        picked: dict[str, list[str]] = defaultdict(list)
        for left, right in ((left, right) for left, right, verdict in pairs if verdict == "same"):
            picked[left].append(right)
        for left, right, verdict in pairs:
            if left not in here or right not in here or (left, story) in self._within:
                continue
            evidence = f"doubtful by the rules; the model holds that they are {verdict}"
            link = Link(left, right, "model", evidence, by_model=True)
            if verdict == "different":
                self.clusters.note(link, "apart", "model", link.evidence)
            elif self.root_of_key(left, story) != self.root_of_key(right, story) and all(
                self.clusters.refusal(Link(right, also, "model", "")) is None for also in picked[left]
            ):
                self._set(link, story)

    def _note_possible_translations(self, story: int) -> None:
        """Bodies of one kind under names of two languages ("Rivers Cup Committee", "Comité de la Coupe"): doubtful."""
        names = self.census.names
        free = [
            n for k in self.census.by_story[story] if (n := names[k]).entry is None and (k, story) not in self._within
        ]
        blocks: dict[str, list[NameFacts]] = defaultdict(list)
        for name in (n for n in free if n.holds_kind and max(len(n.words), len(n.meaning)) > 1):
            for concept in sorted(name.meaning & kind_concepts()):
                blocks[concept].append(name)
        for concept, block in sorted(blocks.items()):
            for one, other in combinations(block[:_MOST_SPELLED], 2):
                link = Link(one.key, other.key, "possible_translation", f"both are a {concept}, named in two languages")
                if one.languages & other.languages or self.clusters.find(one.key) == self.clusters.find(other.key):
                    continue
                alike = not (one.meaning ^ other.meaning) & name_words().distinguishing
                if alike and self.clusters.refusal(link) is None:
                    self.clusters.note(link, "apart", link.rule, link.evidence, doubtful=True)

    def _resolve_rest(self) -> None:
        """Short forms that their own story does not explain: by the one actor that they mean elsewhere."""
        meant: dict[str, set[str]] = defaultdict(set)
        for (key, _), target in self._within.items():
            meant[key].add(self.clusters.find(target))
        left = [
            self.census.names[key]
            for story, keys in self.census.by_story.items()
            for key in keys
            if (key, story) not in self._within and self.census.names[key].entry is None
        ]
        contested = {key for keys in self._contested.values() for key in keys}
        rest = {n.key: n for n in left if n.key not in meant and n.key not in contested}
        for key in (n.key for n in left if len(meant.get(n.key, ())) == 1):
            self._everywhere[key] = next(iter(meant[key]))
        bound = {key for key, _ in self._within}
        bearers = [name for name in self.census.names.values() if name.key not in bound]
        asked = _asked((key, short_forms.asked_in_words(name)) for key, name in rest.items())
        found = self._candidates(bearers, asked, (), short_forms.DAY_FORMS)
        for key, (rule, rivals) in found.items():
            self._bind(key, rule, rivals, None)

    def describe(self, ids: Mapping[str, str]) -> None:
        """Gives the log's decisions on actors the names that sources write, where they stand first, and the actors' ids."""

        def described(finding: Finding) -> Finding:
            one, other = (self.census.names[key] for key in (finding.left, finding.right))
            own = (ids.get(self.clusters.find(name.key)) for name in (one, other))
            told = tuple(dict.fromkeys(i for i in own if i))
            return replace(finding, left=one.name, right=other.name, ids=told, citations=_passages(one, other))

        self.log.rewrite("actor", described)


def _comes_before(short: NameFacts, full: NameFacts) -> bool:
    """ "Velnik Financial Services" that an article brings in after "Velnik" is a part of it, not what it is short for."""
    return short.first.article == full.first.article and short.first.start < full.first.start


def _passages(one: NameFacts, other: NameFacts) -> tuple[Citation, ...]:
    """Where two names stand first, once if in one sentence."""
    first, second = one.first, other.first
    is_one = (first.article, first.start, first.end) == (second.article, second.start, second.end)
    return (first,) if is_one else (first, second)


def _asked(asked_as: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """Form -> the short names that may be meant by it."""
    asked: dict[str, list[str]] = defaultdict(list)
    for key, forms in asked_as:
        for form in forms:
            asked[form].append(key)
    return asked


def resolve_names(
    mentions: Iterable[GroundedActor],
    story_of: Mapping[str, int],
    language_of: Mapping[str, str],
    overrides: Overrides = NO_OVERRIDES,
    log: DecisionLog | None = None,
) -> Resolution:
    """Who is who among the mentions, read or given by hand.

    `story_of` and `language_of` are by article; articles that they leave out are of one story and of no known language.
    """
    log = log if log is not None else DecisionLog()
    resolution = Resolution(Census(mentions, story_of, language_of), log, overrides)
    resolution.run(overrides)
    return resolution


def _needs_initials(name: NameFacts) -> bool:
    """Whether initials in brackets behind the name are another's unless they are its own: an agency's, a party's."""
    return name.entry is not None or (name.is_personal and "person" in name.kinds)
