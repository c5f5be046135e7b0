"""Figures in sentences: what is measured, who says so and as of when; all sides of a dispute."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.condense import MAX_CHARACTERS, condense
from summarizer.language.names.roles import role_in, role_in_nominative
from summarizer.language.numbers.measures import MERE_MEASURES
from summarizer.language.numbers.numerals import numerals_of
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile, load_profile
from summarizer.language.standing_alone import is_sentence, leans_on_context
from summarizer.schema.brief import Actor, Citation, Claim, Figure, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.support import folded_passages, is_borne_out, is_named, values_of
from summarizer.support.passages import supporting
from summarizer.write.excerpts import Excerpts
from summarizer.write.news_value import standing, superseded
from summarizer.write.told_claims import claim_order, claims_by_value, told_claims
from summarizer.write.words.foreign_words import quoted, without_opening
from summarizer.write.words.source_words import words_around
from summarizer.write.words.wording import short_date, with_article

_SENTENCE_LIMIT = 280
_MAX_CITATIONS = 5
_MAX_SPEAKERS = 3
_SIDES = 4
_SAYS_LITTLE = frozenset({"temperature", "share held", "staff"})  # without its sentence nobody knows of what or whom


@dataclass(frozen=True)
class FigureLines:
    """Tells one story's figures in the briefing's language."""

    facts: StoryFacts
    excerpts: Excerpts

    @property
    def profile(self) -> Profile:
        """The briefing's language."""
        return self.excerpts.profile

    def tell(self, figure: Figure) -> Statement:
        """The figure's statement: several values side by side, a single one in its source's sentence.

        What it counts is not stated where that is a guess: then its source's words are quoted. Nor how several numbers
        stand to each other that nothing shows to be of one count: then the first has its sentence.
        """
        plain = figure.told_status == figure.status
        several = len(claims_by_value(figure)) > 1 and plain and not figure.told_as
        return self.figure(figure) if several else self.sentence_of(figure)

    def can_be_told(self, figure: Figure) -> bool:
        """Whether a line can say what is counted: "Amount: 40 million" alone tells nobody anything."""
        if figure.measured_property in MERE_MEASURES:
            return False
        if len(figure.claims) > 1 and not figure.told_as:
            return bool(figure.label) or any(map(self._in_own_language, figure.claims))
        named = any(p.name == figure.measured_property for p in self.profile.properties)
        says = named and figure.measured_property not in _SAYS_LITTLE
        return says or self._own_sentence(figure) is not None

    def toll(self) -> Figure | None:
        """The story's main number where it is the only count of its kind that has grown."""
        main = next((f for f in self.facts.figures if len(f.claims) > 1), None)
        if main is None or not self.grows(main) or main.told_status != "updated":
            return None
        alike = [
            f for f in self.facts.figures if f.measured_property == main.measured_property and f.status == "updated"
        ]
        return main if len(alike) == 1 else None

    def grows(self, figure: Figure) -> bool:
        """Whether it counts what only grows while a story goes on: deaths, arrests, what has burned."""
        return any(p.cumulative for p in self.profile.properties if p.name == figure.measured_property)

    def added(self, statement: Statement, figure: Figure) -> Statement:
        """The statement, without its full stop, and what stands now of the figure: one value, or the sides of a dispute."""
        phrases = self.profile.tables["templates"]
        sides = [figure.claims.index(c) for c in standing(figure)]
        shown = {figure.claims[i].text: i for i in reversed(sides) if figure.claims[i].bound != "plural"}
        values = list(reversed(shown))[:_SIDES]
        key = "now_disputed" if figure.told_status == "disputed" else "now"
        claims = [figure.claims[shown[value]] for value in values]
        return statement.model_copy(
            update={
                "text": phrases[key].format(
                    text=statement.text.rstrip("."), label=figure.label or self.label(figure), now=" / ".join(values)
                ),
                "citations": tuple(dict.fromkeys((*statement.citations, *(c.citations[0] for c in claims)))),
                "figures": (*statement.figures, *(f"{figure.id}.c{shown[value]}" for value in values)),
            }
        )

    def key_refs(self) -> frozenset[str]:
        """The ids of the claims that stand of the story's main number: the first that several claims give."""
        main = next((f for f in self.facts.figures if len(f.claims) > 1), None)
        if main is None:
            return frozenset()
        gone = superseded(main)
        return frozenset(f"{main.id}.c{i}" for i, c in enumerate(main.claims) if c not in gone)

    def standing_refs(self, figure: Figure) -> frozenset[str]:
        """The ids of the claims that give the value that stands."""
        return frozenset(f"{figure.id}.c{i}" for i in claims_by_value(figure)[0])

    def _correction(self, right: Figure, wrong_id: str, label: str) -> Statement:
        wrong = next(f for f in self.facts.figures if f.id == wrong_id).claims
        standing = _right_claim(right, wrong)
        refs = [f"{wrong_id}.c{i}" for i in range(len(wrong))] + [f"{right.id}.c{right.claims.index(standing)}"]
        if right.holder and "(" not in label:
            label = f"{label} ({right.holder})"
        text = self.profile.tables["templates"]["corrected"].format(
            label=_capital(label), wrong=wrong[0].text, right=standing.text
        )
        own = (c for claim in (standing, *wrong) for c in claim.citations)
        taken_back = [c for c in own if self._holds(c, wrong[0]) and self._holds(c, standing)]
        citations = taken_back[:1] or [wrong[0].citations[0], standing.citations[0]]
        return Statement(
            text=text,
            written_by="template",
            citations=tuple(dict.fromkeys(citations)),
            figures=tuple(refs),
            actors=self._speakers([], right.holder),
        )

    def _holds(self, citation: Citation, claim: Claim) -> bool:
        """Whether the passage has the claim's number; one of its own may only say where or of what it is."""
        read = numerals_of(citation.exact, self.excerpts.articles[citation.article].language)
        wanted = {v for v in (claim.value, claim.min_value, claim.max_value) if v is not None}
        return any(wanted & set(values_of(numeral)) for numeral in read)

    def sentence_of(self, figure: Figure) -> Statement:
        """A single value in its source's sentence, with every other figure that the sentence states."""
        own = self._own_sentence(figure)
        if own is None:
            return self._quotation(figure) if figure.told_as else self.figure(figure)
        text, citation = own
        refs = [(ref, claim) for ref, claim in self._citing.get(citation, ()) if claim.numeral_in(text)]
        others = (c for _, claim in refs for c in claim.citations)
        return Statement(
            text=text,
            written_by="template",
            citations=supporting((citation, *others), text, self.excerpts.language, self.excerpts.articles),
            figures=tuple(ref for ref, _ in refs) or (f"{figure.id}.c0",),
            actors=self._speakers([claim for _, claim in refs]),
        )

    @cached_property
    def _citing(self) -> Mapping[Citation, list[tuple[str, Claim]]]:
        """The claims that cite a passage, each with its id."""
        found: dict[Citation, list[tuple[str, Claim]]] = defaultdict(list)
        for figure in self.facts.figures:
            for i, claim in enumerate(figure.claims):
                for citation in dict.fromkeys(claim.citations):
                    found[citation].append((f"{figure.id}.c{i}", claim))
        return found

    def _quotation(self, figure: Figure) -> Statement:
        """The passage around the number, in quotation marks."""
        ref, citation = self._quoted_claim(figure)
        source = load_profile(self.excerpts.articles[citation.article].language)
        words = words_around(figure.told_as, without_opening(citation, source), MAX_CHARACTERS)
        return Statement(text=quoted(words, self.profile), written_by="template", citations=(citation,), figures=(ref,))

    def _quoted_claim(self, figure: Figure) -> tuple[str, Citation]:
        """The id of the claim, and the passage, that hold the words which are told in the figure's stead."""
        return next(
            (f"{figure.id}.c{i}", c)
            for i, claim in enumerate(figure.claims)
            for c in claim.citations
            if figure.told_as in " ".join(c.exact.split())
        )

    def _own_sentence(self, figure: Figure) -> tuple[str, Citation] | None:
        """The first claim's sentence that stands alone in the briefing's language; None where there is none."""
        for citation in (claim.citations[0] for claim in figure.claims if self._in_own_language(claim)):
            text = condense(citation.exact, self.profile)
            fits = len(text) <= _SENTENCE_LIMIT and not self.excerpts.is_in_person(text) and is_sentence(text)
            if fits and not leans_on_context(text, self.profile):
                return text, citation
        return None

    def figure(self, figure: Figure, of: str = "") -> Statement:
        """A figure's claims in one sentence: the one that stands now first, or what each side of a dispute says now.

        What tells it from others alike (where, whose, of whom), or `of` where it has nothing of the kind, is left out where
        the cited passages do not name it.
        """
        label, plain = self.label(figure), self._name(figure)
        label = f"{label} ({of})" if of and label == plain else label
        line = self._line(figure, label)
        if label == plain or is_borne_out(line.text, self.excerpts.language, self.excerpts.library.evidence(line)):
            return line
        return self._line(figure, plain)

    def correction(self, right_id: str, wrong_id: str) -> Statement:
        """A number that a source took back, beside the one that stands; labelled as `figure` labels."""
        right = next(f for f in self.facts.figures if f.id == right_id)
        label, plain = self.label(right), self._name(right)
        line = self._correction(right, wrong_id, label)
        if label == plain or is_borne_out(line.text, self.excerpts.language, self.excerpts.library.evidence(line)):
            return line
        return self._correction(right, wrong_id, plain)

    def _line(self, figure: Figure, label: str) -> Statement:
        groups = told_claims(figure).all
        order = [i for group in groups for i in group]
        claims = [figure.claims[i] for i in order]
        return Statement(
            text=self._text(figure, label),
            written_by="template",
            citations=tuple(dict.fromkeys(c for group in groups for c in self._cited(figure, group, len(groups)))),
            figures=tuple(f"{figure.id}.c{i}" for i in order),
            actors=self._speakers(claims, figure.holder),
        )

    def _text(self, figure: Figure, label: str) -> str:
        """What stands, or all sides of a dispute; then who disagreed before that; then what was before."""
        phrases, told = self.profile.tables["templates"], told_claims(figure)
        now, contested, before = (self._joined(figure, g, label) for g in (told.now, told.contested, told.before))
        shown = _capital(label)
        if figure.told_status != figure.status:  # side by side, and not how one stands to another
            beside = str(phrases["join"]).join(filter(None, (now, contested, before)))
            return str(phrases["single"].format(label=shown, current=beside))
        if figure.status == "disputed":
            key = "disputed_since" if before else "disputed"
            in_brackets = "({topic})" in phrases[key]
            topic = label.replace(" (", ", ").removesuffix(")") if in_brackets else label
            return str(phrases[key].format(topic=topic, all=now, others=before))
        if contested:
            key = "settled_since" if before else "settled"
            return str(phrases[key].format(label=shown, current=now, sides=contested, others=before))
        if not before:
            key = "single" if figure.claims[told.now[0][0]].modality == "actual" else "possible"
            return str(phrases[key].format(label=shown, current=now))
        return str(phrases[figure.status].format(label=shown, current=now, others=before))

    def _joined(self, figure: Figure, groups: list[list[int]], label: str) -> str:
        return str(self.profile.tables["templates"]["join"].join(self._said(figure, group, label) for group in groups))

    def _cited(self, figure: Figure, group: list[int], groups: int) -> tuple[Citation, ...]:
        """What to cite for one value: an article each where it stands alone; among several, one passage a speaker."""
        claims = [figure.claims[i] for i in group]
        if groups == 1:
            return _spread(tuple(c for claim in claims for c in claim.citations))
        first = min((c.told_day for c in claims if c.told_day), default=None)
        told = sorted(claims, key=lambda c: c.told_day != first)  # the day that is told must be borne out
        voices = {self._voice(c): c for c in reversed(told)}
        return tuple(
            c.citations[0] for c in told if c is voices.get(self._voice(c)) and (c.told_speaker or c is told[0])
        )

    def label(self, figure: Figure) -> str:
        """How the briefing names what is measured: of several alike, with their days, or with where or of whom."""
        alike = [f for f in self.facts.figures if f.label == figure.label != "" and f.id != figure.id]
        scope = [short_date(day, self.profile) for day in figure.occasions]
        own = any(map(self._in_own_language, figure.claims)) or gazetteer().place(figure.place or "") is not None
        elsewhere = [] if scope else [f for f in alike if f.place != figure.place]
        if not scope and figure.holder and any(f.holder != figure.holder for f in alike):
            scope.append(figure.holder)
            elsewhere = [f for f in elsewhere if f.holder == figure.holder]
        if figure.place and own and elsewhere:
            scope.append(figure.place)
        name = self._name(figure)
        if alike and self._lacks_subject(figure):
            if _says(figure.subject, name):
                name = figure.subject  # "invalid votes", and not "votes (invalid votes)"
            else:
                scope.append(figure.subject)
        return f"{name} ({', '.join(scope)})" if scope else name

    def _name(self, figure: Figure) -> str:
        return figure.label or figure.subject or figure.observation_about or figure.measured_property

    def _lacks_subject(self, figure: Figure) -> bool:
        """Whether half of the claims count what the figure is of, not just people, and the first does not say so."""
        subject = figure.subject.lower()
        first = figure.claims[claim_order(figure)[0]]
        says_it = subject in first.phrase.lower() or subject in figure.label.lower()
        if not subject or says_it or self.profile.unit_kinds.get(subject) == "people":
            return False
        return 2 * sum(self._counts(claim, figure) for claim in figure.claims) >= len(figure.claims)

    def _counts(self, claim: Claim, figure: Figure) -> bool:
        """Whether the claim's noun is the figure's, or of its kind in another language."""
        source = load_profile(self.excerpts.articles[claim.citations[0].article].language)
        kind = self.profile.unit_kinds.get(figure.subject.lower(), "")
        nouns = {noun.lower() for noun in (claim.subject, claim.unit_text) if noun}
        return figure.observation_about.lower() in nouns or kind in {source.unit_kinds.get(noun) for noun in nouns}

    def _said(self, figure: Figure, group: list[int], label: str) -> str:
        """One value with up to three of those who say it, and the latest day as of which."""
        phrases = self.profile.tables["templates"]
        claims = [figure.claims[i] for i in group]
        best = min(claims, key=lambda c: (not c.told_speaker, not self._in_own_language(c)))
        number = best.text if _says(label, self._noun_of(best)) else best.phrase or best.text
        told_here = [c for c in claims if c.told_speaker and (self._actor(c) or self._in_own_language(c))]
        speakers = _outermost([self._speaker(c) for c in told_here])[:_MAX_SPEAKERS] or self._in_their_words(claims)
        said = number
        if speakers:
            said = phrases["said_by"].format(claim=number, speaker=self._listed(speakers))
        days = [c.told_day for c in claims if c.told_day]
        if days:
            said = phrases["said_on"].format(said=said, date=short_date(min(days), self.profile))
        return str(said)

    @staticmethod
    def _noun_of(claim: Claim) -> str:
        """What stands behind the claim's number and is no unit: "missing" of "31 missing"."""
        noun = claim.phrase.removeprefix(claim.text).strip() if claim.phrase.startswith(claim.text) else ""
        return noun if noun == claim.subject or noun != claim.unit_text else ""

    def _listed(self, names: list[str]) -> str:
        last = self.profile.tables["templates"]["and"]
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"

    def _in_own_language(self, claim: Claim) -> bool:
        return self.excerpts.articles[claim.citations[0].article].language == self.excerpts.language

    def _speaker(self, claim: Claim) -> str:
        """The speaker's name as a sentence takes it: with the article that its sources put before it."""
        name = claim.told_speaker
        if not self._in_own_language(claim) and (role := self._role(name)):
            return role
        actor = self._actor(claim)
        if actor is None:
            is_role = any(f" {name.lower()}".endswith(f" {r}") for r in self.profile.words("attribution", "speakers"))
            lowers = is_role and not self.profile.tables["capital_nouns"] and not _is_name(name.split()[0])
            return name[:1].lower() + name[1:] if lowers else role_in_nominative(name)
        return with_article(name, [*actor.citations, *claim.citations], self.profile)

    def _in_their_words(self, claims: list[Claim]) -> list[str]:
        """Who says it in another language: a role in the briefing's words, else quoted, where what is cited holds them."""
        named = {c.told_speaker: c.citations[0].exact for c in claims if c.told_speaker}
        told = (self._role(n) or (quoted(n, self.profile) if n in passage else "") for n, passage in named.items())
        return list(dict.fromkeys(filter(None, told)))[:_MAX_SPEAKERS]

    def _role(self, name: str) -> str:
        """A nameless foreign speaker ("Präfektur") in the briefing's words; "" for any other."""
        called = role_in(name, self.excerpts.language)
        return called.in_sentence if called else ""

    def _actor(self, claim: Claim) -> Actor | None:
        return next((a for a in self.facts.actors if claim.told_speaker in (a.name, *a.aliases)), None)

    def _voice(self, claim: Claim) -> str:
        actor = self._actor(claim)
        return actor.id if actor else claim.told_speaker

    def _speakers(self, claims: list[Claim], holder: str = "") -> tuple[str, ...]:
        by_name = {name: actor.id for actor in self.facts.actors for name in (*actor.aliases, actor.name)}
        names = [*(c.told_speaker for c in claims), holder]
        return tuple(dict.fromkeys(by_name[name] for name in names if name in by_name))


def _says(name: str, noun: str) -> bool:
    """Whether the noun is the last of the name's words, or all of them, in the singular or plural or a German case."""
    said, wanted = ([word.rstrip("sn") for word in words.casefold().split()] for words in (name, noun))
    return bool(wanted) and said[-len(wanted) :] == wanted


def _is_name(word: str) -> bool:
    """ "Ecuador's defence ministry", "Peruvian police": what keeps its capital inside a sentence."""
    world = gazetteer()
    return word.endswith(("'s", "’s")) or word.isupper() or (world.lookup(word) or world.demonym(word)) is not None


def _outermost(speakers: list[str]) -> list[str]:
    """Each speaker once; not "Libya" beside the Libyan Red Crescent: the one is part of the other's name."""
    names = list(dict.fromkeys(speakers))
    return [
        n for n in names if not any(is_named(n, folded_passages([other])) for other in names if other != n)
    ] or names


def _right_claim(right: Figure, wrong: tuple[Claim, ...]) -> Claim:
    """What was put in the place of a number taken back: by the passage that takes it back, else by a paper that has both,
    else what stands now. A count may have grown since.
    """
    order = [right.claims[i] for i in claim_order(right)]
    papers = {c.article for claim in wrong for c in claim.citations}
    passages = {(c.article, c.start) for claim in wrong for c in claim.citations[:1]}  # behind it: what says where
    beside = [c for c in order if any((p.article, p.start) in passages for p in c.citations)]
    by_paper = [c for c in order if any(p.article in papers for p in c.citations)]
    return (beside or by_paper or order)[0]


def _spread(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The first citation of each article, five at most."""
    by_article: dict[str, Citation] = {}
    for citation in citations:
        by_article.setdefault(citation.article, citation)
    return tuple(by_article.values())[:_MAX_CITATIONS]


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
