"""Sentences of the program's own: an event in its source's words, a figure with who says so and as of when.

The floor of the writing: what the lexical extractor's briefing is made of, and what stands in for a model's sentence
that its citations do not bear out.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.condense import MAX_CHARACTERS, condense, counts_a_part
from summarizer.language.content import content_words, word_overlap
from summarizer.language.profile import Profile, load_profile
from summarizer.language.quotations import quotations
from summarizer.language.quoting import fold_characters
from summarizer.schema.brief import Actor, Article, Citation, Claim, Event, Figure, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.write.citing import supporting
from summarizer.write.foreign_words import holds_quotation, marked_translation, opening_of, quoted
from summarizer.write.wording import months_between, short_date

MAX_EVENTS = 9
MAX_FIGURES = 10
_HEADLINE_LIMIT = 120
_LONGEST_HEADLINE = 170  # for a sentence that an article of the newest day opens with
_HEADLINE_CHOICE = 4
_OPENING = 25  # words: a headline and a dateline may stand before the first sentence
_QUOTES = 6  # characters that quotation marks add
_SENTENCE_LIMIT = 280
_WORTH_REPEATING = 30  # characters that a statement must add to its headline
_MAX_CITATIONS = 5
_MAX_VALUES = 6
_MAX_FOREIGN = 3  # sentences quoted in another language than the briefing's
_MAX_SPEAKERS = 3
_REPEATED = 0.6
_SAYS_LITTLE = frozenset({"temperature", "share held", "staff"})  # without its sentence nobody knows of what or whom


@dataclass(frozen=True)
class TemplateWriter:
    """Writes one story's statements from its facts, in the briefing's language."""

    facts: StoryFacts
    language: str

    @property
    def profile(self) -> Profile:
        """The briefing's language."""
        return load_profile(self.language)

    @property
    def _articles(self) -> dict[str, Article]:
        return {a.id: a for a in self.facts.articles}

    def headline(self) -> Statement:
        """The weightiest event in short; the weightiest figure or the first sentence where no event was found."""
        ranked = sorted(self.ranked_events(), key=self._headline_order)
        heads = [self.event(event, _HEADLINE_LIMIT) for event in ranked[:_HEADLINE_CHOICE]]
        if heads:
            short = [h for h in heads if len(h.text) <= _HEADLINE_LIMIT + _QUOTES]
            lead = ranked[0] if len(heads[0].text) <= _LONGEST_HEADLINE and self._opens_an_article(ranked[0]) else None
            head = heads[0] if lead else next(iter(short), min(heads, key=lambda h: len(h.text)))
            return head.model_copy(update={"text": head.text.rstrip(".")})
        if self.facts.figures:
            return self.figure(self.facts.figures[0])
        return self._first_sentence()

    def statements(self) -> list[Statement]:
        """What happened, the weightiest first; then the figures that the events have not told, disputes first."""
        headline = self.headline()
        told: list[Statement] = []
        for event in self.ranked_events():
            statement = self.event(event)
            same = statement.events == headline.events and len(statement.text) < len(headline.text) + _WORTH_REPEATING
            foreign = sum(s.events[0] in self._foreign_ids for s in told)
            if same or len(told) >= MAX_EVENTS or (self._is_foreign(event) and foreign >= _MAX_FOREIGN):
                continue
            if not _repeats(statement, told):
                told.append(statement)
        return told + self.figure_statements(told)

    def ranked_events(self) -> list[Event]:
        """Events in the briefing's language whose sentence stands alone first, each group by weight.

        A sentence that is to be quoted and itself quotes is left out: quotations do not nest.
        """
        return sorted(
            (e for e in self.facts.events if not self._is_quoted(e) or not holds_quotation(e.citations[0])),
            key=lambda e: (
                self._is_foreign(e),
                self._is_background(e),
                self._leans_on_context(e),
                e.modality == "possible",
            ),
        )

    def _headline_order(self, event: Event) -> tuple[bool, bool, bool, bool]:
        """The briefing's language, what happened and stands alone, no old count, what the newest articles open with."""
        leans = self._is_background(event) or self._leans_on_context(event) or event.modality != "actual"
        is_part = counts_a_part(event.summary, load_profile(event.language))
        overtaken = event.citations[0] in self._overtaken
        return self._is_foreign(event), leans or is_part, overtaken, not self._opens_an_article(event)

    @cached_property
    def _overtaken(self) -> frozenset[Citation]:
        """The sentences of live reports that tell a count which a later entry has updated."""
        moved = [
            (f, f.claims[f.current]) for f in self.facts.figures if f.status == "updated" and f.current is not None
        ]
        timed = {c for figure, _ in moved for old in figure.claims if old.observation_time for c in old.citations}
        return frozenset(timed - {c for _, now in moved for c in now.citations})

    def _opens_an_article(self, event: Event) -> bool:
        """Whether an article of the story's newest day begins with it."""
        cited = ((self._articles[c.article], c.start) for c in event.citations)
        return any((a.published or "")[:10] == self._newest and len(a.text[:at].split()) <= _OPENING for a, at in cited)

    @property
    def _newest(self) -> str:
        return max((a.published[:10] for a in self.facts.articles if a.published), default="")

    def _is_background(self, event: Event) -> bool:
        """Dated by a year or a month gone by: what was, told last."""
        newest = self._newest
        if event.date_precision == "month" and event.date and newest:
            return months_between(event.date, newest) > 1
        return event.date_precision in ("year", "month")

    @property
    def _foreign_ids(self) -> frozenset[str]:
        return frozenset(e.id for e in self.facts.events if self._is_foreign(e))

    def _is_foreign(self, event: Event) -> bool:
        return (event.language or self.language) != self.language

    def _is_quoted(self, event: Event) -> bool:
        """Whether its words cannot be the briefing's own: of another language, or said in the first person."""
        return self._is_foreign(event) or self._is_in_person(event.summary)

    def _is_in_person(self, text: str) -> bool:
        said = _outside_quotations(text)
        return bool(set(self.profile.tables["condense"]["first_person"]) & {w.lower() for w in said if w != "US"})

    def figure_statements(self, told: list[Statement]) -> list[Statement]:
        """One statement for each figure worth a line that `told` has not stated already.

        Several claims are set side by side; a single one is told in its source's own sentence.
        """
        said = {(c.article, c.start) for s in told for c in s.citations[:1]}
        wrong = {r.figures[-1]: r.figures[0] for r in self.facts.relations if r.kind == "corrected"}
        old = {r.figures[-1] for r in self.facts.relations if r.kind == "background"}
        open_figures = [f for f in self.facts.figures if f.id not in wrong and f.id not in old]
        open_figures = [f for f in open_figures if f.label or any(self._in_own_language(c) for c in f.claims)]
        several = [f for f in open_figures if len(f.claims) > 1 and not self._is_measure(f)]
        several.sort(key=lambda f: {"disputed": 0, "updated": 1}.get(f.status, 2))
        statements = [self.correction(right, wrong_id) for wrong_id, right in wrong.items()]
        statements += [self.figure(f) for f in several[:MAX_FIGURES]]
        for figure in (f for f in open_figures if len(f.claims) == 1 and not self._is_measure(f)):
            at = (figure.claims[0].citations[0].article, figure.claims[0].citations[0].start)
            if at not in said and len(statements) < MAX_FIGURES and self._can_be_told(figure):
                said.add(at)
                statements.append(self.sentence_of(figure))
        return statements

    def _can_be_told(self, figure: Figure) -> bool:
        """Whether a line can say what is counted: "Amount: 40 million" alone tells nobody anything."""
        named = (
            any(p.name == figure.measured_property for p in self.profile.properties)
            and figure.measured_property not in _SAYS_LITTLE
        )
        return named or self._own_sentence(figure) is not None

    def tell(self, figure: Figure) -> Statement:
        """The figure's statement: several claims side by side, a single one in its source's sentence."""
        return self.figure(figure) if len(figure.claims) > 1 else self.sentence_of(figure)

    def correction(self, right_id: str, wrong_id: str) -> Statement:
        """A number that a source took back, beside the one that stands."""
        figures = {f.id: f for f in self.facts.figures}
        wrong = figures[wrong_id].claims
        right = figures[right_id]
        standing = right.claims[right.current if right.current is not None else self._claim_order(right)[0]]
        refs = [f"{wrong_id}.c{i}" for i in range(len(wrong))] + [f"{right_id}.c{right.claims.index(standing)}"]
        text = self.profile.tables["templates"]["corrected"].format(
            label=_capital(self.label(right)), wrong=wrong[0].text, right=standing.text
        )
        claims = [*wrong, standing]
        citations = tuple(dict.fromkeys(c for claim in claims for c in _spread(claim.citations)))
        return Statement(text=text, written_by="template", citations=citations, figures=tuple(refs))

    def _is_measure(self, figure: Figure) -> bool:
        return figure.measured_property in ("duration", "distance", "area", "mass")

    def sentence_of(self, figure: Figure) -> Statement:
        """A single claim in its source's sentence, with every other figure that the sentence states."""
        citation = figure.claims[0].citations[0]
        text = self._own_sentence(figure)
        if text is None:
            return self.figure(figure)
        refs = [
            (f"{f.id}.c{i}", claim)
            for f in self.facts.figures
            for i, claim in enumerate(f.claims)
            if citation in claim.citations and claim.numeral_in(text)
        ]
        citations = tuple(dict.fromkeys(c for _, claim in refs for c in (citation, *_spread(claim.citations)))) or (
            citation,
        )
        return Statement(
            text=text,
            written_by="template",
            citations=citations,
            figures=tuple(ref for ref, _ in refs) or (f"{figure.id}.c0",),
            actors=self._speakers([claim for _, claim in refs]),
        )

    def _own_sentence(self, figure: Figure) -> str | None:
        """The single claim's sentence, where it stands alone in the briefing's language; None where it does not."""
        citation = figure.claims[0].citations[0]
        article = self._articles[citation.article]
        source = load_profile(article.language)
        text = condense(citation.exact, source)
        own = article.language == self.language and not self._is_in_person(text)
        return text if own and len(text) <= _SENTENCE_LIMIT and not self._opens_leaning(text, source) else None

    def event(self, event: Event, limit: int | None = None) -> Statement:
        """The event in the words of its best source, quoted where those are of another language."""
        article = self._articles[event.citations[0].article]
        summary = (
            condense(event.summary, load_profile(event.language or article.language), limit) if limit else event.summary
        )
        if self._is_quoted(event):
            summary = opening_of(event.citations[0], load_profile(article.language), limit or MAX_CHARACTERS)
            text = quoted(summary, self.profile)
        else:
            text = self._translated(event, summary, with_original=limit is None)
        return Statement(
            text=text,
            written_by="template",
            citations=supporting(event.citations, summary, event.language or self.language, self._articles),
            events=(event.id,),
        )

    def _translated(self, event: Event, text: str, *, with_original: bool) -> str:
        """The text marked as a translation, where a model has put a passage of another language into these words."""
        citation = event.citations[0]
        source = self._articles[citation.article].language or ""
        if self._is_foreign(event) or source in ("", self.language) or event.language != self.language:
            return text
        shown = with_original and not holds_quotation(citation)
        original = opening_of(citation, load_profile(source), MAX_CHARACTERS) if shown else ""
        return marked_translation(text, original, self.profile)

    def figure(self, figure: Figure) -> Statement:
        """A figure's claims in one sentence: the one that stands now first, or what each side of a dispute says now."""
        phrases = self.profile.tables["templates"]
        label = self.label(figure)
        groups = self._groups(figure)
        said = [self._said(figure, group) for group in groups]
        if figure.status == "disputed":
            text = phrases["disputed"].format(topic=label, all=phrases["join"].join(said))
        elif len(said) == 1:
            key = "single" if figure.claims[groups[0][0]].modality == "actual" else "possible"
            text = phrases[key].format(label=_capital(label), current=said[0])
        else:
            others = phrases["join"].join(said[1:])
            text = phrases[figure.status].format(label=_capital(label), current=said[0], others=others)
        order = [i for group in groups for i in group]
        claims = [figure.claims[i] for i in order]
        return Statement(
            text=text,
            written_by="template",
            citations=tuple(dict.fromkeys(c for claim in claims for c in _spread(claim.citations))),
            figures=tuple(f"{figure.id}.c{i}" for i in order),
            actors=self._speakers(claims),
        )

    def _groups(self, figure: Figure) -> list[list[int]]:
        """Indexes of claims by value, the standing one first, then the newest; vague ones last."""
        groups: dict[tuple[object, ...], list[int]] = {}
        sides = figure.standing if figure.status == "disputed" else ()
        for i in (i for i in self._claim_order(figure) if not sides or i in sides):
            claim = figure.claims[i]
            values = (v for v in (claim.value, claim.min_value, claim.max_value) if v is not None)
            if not self._is_rounding(figure, i):
                groups.setdefault((claim.bound == "plural", *values), []).append(i)
        first, *rest = groups.values()
        rest.sort(key=lambda g: figure.claims[g[0]].bound == "plural")
        return [first, *rest][:_MAX_VALUES]

    def label(self, figure: Figure) -> str:
        """How the briefing names what is measured; the source's noun where the table has no name for it."""
        return figure.label or figure.observation_about or figure.measured_property

    def _claim_order(self, figure: Figure) -> list[int]:
        first = [figure.current] if figure.current is not None else []
        rest = sorted(
            (i for i in range(len(figure.claims)) if i not in first),
            key=lambda i: figure.claims[i].observation_date or "",
            reverse=True,
        )
        return first + rest

    def _is_rounding(self, figure: Figure, index: int) -> bool:
        """ "More than 300" beside 311 of the same voice and day: the lead's rounding, left to the table."""
        if figure.current is None or index == figure.current:
            return False
        now, other = figure.claims[figure.current], figure.claims[index]
        same_voice = (now.attributed_to, now.observation_date) == (other.attributed_to, other.observation_date)
        return same_voice and other.bound not in ("exact", "plural") and now.bound == "exact"

    def _said(self, figure: Figure, group: list[int]) -> str:
        """One value with up to three of those who say it, and the latest day as of which."""
        phrases = self.profile.tables["templates"]
        claims = [figure.claims[i] for i in group]
        best = min(claims, key=lambda c: (not c.attributed_to, not self._in_own_language(c)))
        number = best.phrase if self._in_own_language(best) and best.phrase else best.text
        told_here = [c for c in claims if c.attributed_to and (self._actor(c) or self._in_own_language(c))]
        speakers = list(dict.fromkeys(self._speaker(c) for c in told_here))[:_MAX_SPEAKERS]
        said = number
        if speakers:
            said = phrases["said_by"].format(claim=number, speaker=self._listed(speakers))
        days = [c.observation_date for c in claims if c.observation_date]
        if days:
            said = phrases["said_on"].format(said=said, date=short_date(min(days), self.profile))
        return str(said)

    def _listed(self, names: list[str]) -> str:
        last = self.profile.tables["templates"]["and"]
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"

    def _in_own_language(self, claim: Claim) -> bool:
        return self._articles[claim.citations[0].article].language == self.language

    def _speaker(self, claim: Claim) -> str:
        """The speaker's name as a sentence takes it: with the article that its sources put before it."""
        name = claim.attributed_to
        actor = self._actor(claim)
        if actor is None:
            roles = self.profile.tables["attribution"]["speakers"]
            is_role = any(name.lower() == role or name.lower().endswith(f" {role}") for role in roles)
            return name[:1].lower() + name[1:] if is_role and not self.profile.tables["capital_nouns"] else name
        article = self.profile.tables["templates"]["the"]
        passages = [c.exact for c in (*actor.citations, *claim.citations)]
        if article and any(re.search(rf"\b{article}\s+{re.escape(name)}", p, re.IGNORECASE) for p in passages):
            return f"{article} {name}"
        return name

    def _actor(self, claim: Claim) -> Actor | None:
        return next((a for a in self.facts.actors if claim.attributed_to in (a.name, *a.aliases)), None)

    def _speakers(self, claims: list[Claim]) -> tuple[str, ...]:
        by_name = {name: actor.id for actor in self.facts.actors for name in (*actor.aliases, actor.name)}
        return tuple(dict.fromkeys(by_name[c.attributed_to] for c in claims if c.attributed_to in by_name))

    def _leans_on_context(self, event: Event) -> bool:
        return self._opens_leaning(event.summary, load_profile(event.language))

    def _opens_leaning(self, text: str, source: Profile) -> bool:
        """Whether a sentence opens with a word that points back ("It", "These"): it does not stand alone."""
        words = fold_characters(text).lower().split()
        return bool(words) and words[0].strip(",'\"") in source.tables["condense"]["anaphors"]

    def _first_sentence(self) -> Statement:
        article = self.facts.articles[0]
        end = len(article.text.strip().split("\n", 1)[0])
        start = len(article.text) - len(article.text.lstrip())
        citation = Citation.of(article.id, article.text, start, start + end)
        text = condense(citation.exact, load_profile(article.language), _HEADLINE_LIMIT).rstrip(".")
        if (article.language or self.language) != self.language:
            text = quoted(opening_of(citation, load_profile(article.language), _HEADLINE_LIMIT), self.profile)
        return Statement(text=text, written_by="template", citations=(citation,))


def _spread(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The first citation of each article, five at most."""
    by_article: dict[str, Citation] = {}
    for citation in citations:
        by_article.setdefault(citation.article, citation)
    return tuple(by_article.values())[:_MAX_CITATIONS]


def _outside_quotations(text: str) -> list[str]:
    """The words of a sentence without those that it quotes."""
    quoted = quotations(text)
    words = re.finditer(r"[^\W\d_]+", text)
    return [w.group() for w in words if not any(start <= w.start() < end for start, end in quoted)]


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _repeats(statement: Statement, told: list[Statement]) -> bool:
    words = content_words(statement.text, None)
    return any(word_overlap(words, content_words(t.text, None)) >= _REPEATED for t in told)
