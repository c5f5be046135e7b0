"""Sentences by reference: slots like {f3.c1} or {p2} and references like [e4], filled and cited by program."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.dates.in_text import find_dates
from summarizer.language.dates.search import DateMention
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import Profile
from summarizer.schema.brief import Actor, Citation, Claim, Event, Figure, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.support.passages import supporting
from summarizer.write.words.wording import display_month, short_date, with_article

_SLOT = re.compile(r"\{([a-z]\d+(?:\.c\d+)?)(?:\.(date|name))?\}")
_REFERENCE = re.compile(r"\s*\[([ef]\d+(?:\.c\d+)?(?:\s*,\s*[efp]\d+(?:\.c\d+)?)*)\]")
_QUOTES = re.compile('["“”„‟«»‹›「」『』＂]')
_ADDRESS = re.compile(r"://|www\.|@|\b[\w-]+\.(?:com|org|net|info|io)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[<>`|\\*_#~]")
_NAME_WITH_DIGITS = re.compile(r"\b[A-Z][^\W\d_]*-?\d+\b(?![.,]?\d)")  # D66, M-5, F-16: `unsupported` looks for it
_NAME_WITH_VOWEL = re.compile("[AEIOU]")
_MAX_WORDS = 60
_MIN_WORDS = 2


class SlotProblem(Exception):  # noqa: N818 - it says what a sentence has
    """Why a sentence cannot be filled; the text is fit to be sent back to the model."""


@dataclass(frozen=True, slots=True)
class _Filled:
    text: str
    objects: tuple[str, ...]


class SlotFiller:
    """Fills the slots of one story's sentences."""

    def __init__(self, facts: StoryFacts, profile: Profile) -> None:
        self.profile = profile
        self.articles = {a.id: a for a in facts.articles}
        self.events: dict[str, Event] = {e.id: e for e in facts.events}
        self.figures: dict[str, Figure] = {f.id: f for f in facts.figures}
        self.actors: dict[str, Actor] = {a.id: a for a in facts.actors}
        self.claims: dict[str, Claim] = {f"{f.id}.c{i}": c for f in facts.figures for i, c in enumerate(f.claims)}

    def fill(self, sentence: str) -> Statement:
        """The sentence as a statement with the citations of all it refers to.

        Raises SlotProblem where it refers to what does not exist or to nothing, or types a number, date or quotation.
        """
        self._check_typed(sentence)
        filled = self._filled(sentence)
        events = tuple(i for i in filled.objects if i in self.events)
        claims = tuple(i for i in filled.objects if i in self.claims)
        actors = tuple(i for i in filled.objects if i in self.actors)
        if not events and not claims:
            raise SlotProblem("it rests on nothing: put a slot of a figure ({f1.c0}) or a reference to an event ([e1])")
        return Statement(
            text=filled.text,
            written_by="model",
            citations=self._citations(events, claims, actors),
            figures=claims,
            events=events,
            actors=(*actors, *self._speakers(claims, actors)),
        )

    def named(self, claim: str) -> frozenset[str]:
        """The words of what the claim's figure counts: "seats", "votes counted"."""
        figure = self.figures.get(claim.partition(".")[0])
        return frozenset(figure.measured_property.lower().split()) if figure else frozenset()

    def _check_typed(self, sentence: str) -> None:
        """Raises SlotProblem for what the model may not type itself, outside of slots and references."""
        bare = _NAME_WITH_DIGITS.sub(" … ", _REFERENCE.sub(" ", _SLOT.sub(" … ", sentence)))
        for name in self._sites:
            bare = bare.replace(name, " … ")
        if "{" in bare or "}" in bare:
            raise SlotProblem("a slot is misspelt: slots are {f1.c0}, {f1.c0.date}, {e1.date} and {p1}")
        if "[" in bare or "]" in bare:
            raise SlotProblem("a reference is misspelt: references are [e1] and [f1.c0], and hold no slot")
        if _QUOTES.search(bare):
            raise SlotProblem("it types a quotation: leave quotation marks out")
        self._check_numbers(bare)
        if _ADDRESS.search(bare) or _MARKUP.search(bare) or any(unicodedata.category(c)[0] == "C" for c in bare):
            raise SlotProblem("it types an address, markup or a control character: write plain words only")
        words = len(re.findall(r"[^\W\d_]+", bare))
        if words < _MIN_WORDS:
            raise SlotProblem("it has no words of its own: write a sentence around the slots")
        if words > _MAX_WORDS:
            raise SlotProblem(f"it has {words} words: at most 40 in one sentence")

    def _check_numbers(self, bare: str) -> None:
        """Raises SlotProblem for numbers, number words ("three-day", too), dates and months."""
        for text in (bare, re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", bare)):
            for numeral in find_numerals(text, self.profile):
                raise SlotProblem(
                    f"it types the number {text[numeral.start : numeral.end]!r}: use a slot such as {{f1.c0}}"
                )
        dates = [bare[m.start : m.end] for m in find_dates(bare, self.profile, None) if not self._is_compared(bare, m)]
        for words in dates + self._months.findall(bare):
            raise SlotProblem(f"it types the date {words!r}: use a slot such as {{e1.date}}")
        if any(c.isnumeric() for c in bare):
            raise SlotProblem("it types digits outside a slot")

    def _is_compared(self, bare: str, mention: DateMention) -> bool:
        """ "Fewer than last year": a year that is only compared with; no slot has it, and a passage must hold it."""
        dates = self.profile.tables["dates"]
        before = f" {bare[: mention.start].rstrip().lower()}"
        compared = any(before.endswith(f" {word}") for word in dates["compared"])
        return compared and bare[mention.start : mention.end].lower() in dates["last_periods"]["year"]

    @cached_property
    def _sites(self) -> list[str]:
        """Names of actors that are written like an address: a firm that is called after its site."""
        names = (name for actor in self.actors.values() for name in (actor.name, *actor.aliases))
        return [name for name in names if _ADDRESS.search(name)]

    @cached_property
    def _months(self) -> re.Pattern[str]:
        """A month's name inside a sentence: "May" opens one as a verb."""
        names = (display_month(m, self.profile) for m in self.profile.tables["dates"]["months"])
        return re.compile(rf"(?<=\S )(?:{'|'.join(names)})(?!\w)")

    def _filled(self, sentence: str) -> _Filled:
        """The text with every slot filled, once: what a slot is filled with is never itself read for slots."""
        objects: list[str] = []
        for match in _REFERENCE.finditer(sentence):
            for ref in re.split(r"\s*,\s*", match[1]):
                objects += self._known(ref)
        text = _REFERENCE.sub("", sentence)
        for match in _SLOT.finditer(text):
            objects += self._known(match[1])
        parts: list[str] = []
        at = 0
        for match in _SLOT.finditer(text):
            shown = self._shown(match[1], match[2], text[: match.start()])
            parts += self._joined(text[at : match.start()], shown[_opened(text[: match.start()], shown) :])
            at = match.end() + _repeated(shown, text[match.end() :])
        text = re.sub(r"\s+([,.])", r"\1", " ".join("".join([*parts, text[at:]]).split()))
        return _Filled(text[:1].upper() + text[1:], tuple(dict.fromkeys(objects)))

    def _known(self, ref: str) -> list[str]:
        """The ids that a reference stands for: a figure's are its claims. Raises SlotProblem."""
        if ref in self.figures:
            return [f"{ref}.c{i}" for i in range(len(self.figures[ref].claims))]
        if ref in self.events or ref in self.claims or ref in self.actors:
            return [ref]
        raise SlotProblem(f"there is no {ref} among the facts")

    def _shown(self, ref: str, part: str | None, before: str) -> str:
        if part == "date":
            return self._date(ref)
        if ref in self.actors:
            return self._named(self.actors[ref], before)
        if ref in self.claims:
            return self.claims[ref].text
        raise SlotProblem(f"{{{ref}}} has no text of its own: refer to an event as [{ref}], to a claim as {{{ref}.c0}}")

    def _named(self, actor: Actor, before: str) -> str:
        """The name, with its article where the model left it out: at the beginning, behind a comma, "to" or "said"."""
        word = before.rstrip().rpartition(" ")[2].lower()
        lacks = not word or word[-1] in ",;:" or word in self._openers
        return with_article(actor.name, actor.citations, self.profile) if lacks else actor.name

    def _joined(self, before: str, name: str) -> tuple[str, str]:
        """The words before a slot and what fills it, with the last one and the name's article as one: "de le" is "du".

        What loses its vowel before a name that opens with one stands right before it: "d'Anna".
        """
        lead, _, preposition = before.rstrip().rpartition(" ")
        article, _, bare = name.partition(" ")
        templates = self.profile.tables["templates"]
        if one := bare and templates["joined"].get(f"{preposition} {article}"):
            return f"{lead} {one} ", bare
        elided = (
            templates["elided"].get(preposition) if _NAME_WITH_VOWEL.match(unicodedata.normalize("NFD", name)) else None
        )
        return (f"{lead} {elided}", name) if elided else (before, name)

    @cached_property
    def _openers(self) -> frozenset[str]:
        """Words behind which a body's name takes its article: those of the grammar but articles, and verbs of speech.

        Nor what holds one already: "del", "du".
        """
        articles = self.profile.words("grammar", "articles", "indefinite")
        holding = frozenset(self.profile.tables["templates"]["joined"].values())
        return (self.profile.function_words | self.profile.attribution_verbs) - articles - holding

    def _date(self, ref: str) -> str:
        event, claim = self.events.get(ref), self.claims.get(ref)
        day = event.date if event else claim.observation_date if claim else None
        if not day:
            raise SlotProblem(f"{ref} has no date: leave {{{ref}.date}} out")
        return short_date(day, self.profile)

    def _citations(
        self, events: tuple[str, ...], claims: tuple[str, ...], actors: tuple[str, ...]
    ) -> tuple[Citation, ...]:
        found = [c for i in events for c in self._event_citations(self.events[i])]
        found += [c for i in claims for c in self.claims[i].citations]
        articles = {c.article for c in found}
        for i in actors:
            own = self.actors[i].citations
            found += [c for c in own if c.article in articles][:1] or list(own[:1])
        return tuple(dict.fromkeys(found))

    def _event_citations(self, event: Event) -> tuple[Citation, ...]:
        """The passages that say what the event's summary says, and where: it is all that the model was shown of it."""
        language = event.language or self.articles[event.citations[0].article].language or ""
        found = supporting(event.citations, event.summary, language, self.articles)
        placed = [c for c in event.citations if event.place and event.place in c.exact]
        return found if set(placed) & set(found) else (*found, *placed[:1])

    def _speakers(self, claims: tuple[str, ...], told: tuple[str, ...]) -> tuple[str, ...]:
        names = {self.claims[i].attributed_to for i in claims} - {""}
        return tuple(a.id for a in self.actors.values() if names & {a.name, *a.aliases} and a.id not in told)


def _opened(before: str, shown: str) -> int:
    """How many characters of what fills a slot stand before it already: "At least {f1.c0}" of "at least 231"."""
    words, told = list(re.finditer(r"\S+", shown)), before.lower().split()
    for count in range(len(words) - 1, 0, -1):
        if told[-count:] == [word[0].lower() for word in words[:count]]:
            return words[count].start()
    return 0


def _repeated(shown: str, behind: str) -> int:
    """How many characters behind a slot say its last word again: "{f1.c0} euros" of "1.6 billion euros"."""
    words = shown.split()
    again = re.match(rf"\s+{re.escape(words[-1])}(?!\w)", behind, re.IGNORECASE) if len(words) > 1 else None
    return again.end() if again else 0
