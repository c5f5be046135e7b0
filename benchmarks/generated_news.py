"""A seeded generator of a day's news as grounded mentions, with who is who known: nothing is read, so size costs little.

Names are made of syllables; they are written as the press writes them: in full, by surname, with a title or an initial, in
another transliteration, with a slip, as an acronym, in another language. Stories repeat events under like words, a part of
the articles reprints another, and a few actors turn up in many stories.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from small_reports import names_in

from summarizer.schema.brief import Article, Citation
from summarizer.schema.marked import MarkedArticle, Numeral, Quantity, Sentence
from summarizer.schema.mentions import (
    DateReading,
    EventMention,
    FigureMention,
    GroundedActor,
    GroundedEvent,
    GroundedFigure,
    GroundedMentions,
)
from summarizer.spool import Spool

_ONSETS = "b br d dr f g gr h j k kl l m n p pr r s st t tr v z sh".split()
_VOWELS = "a e i o u".split()
_CODAS = ["", "n", "r", "l", "s", "m", "k", "nd", "rt", "ng"]
_GIVEN = (
    "Anna Karl Mira Omar Lena Pavel Ines Jorge Farid Salma Viktor Elena Bruno Clara Denis Eva Felix Greta Hugo Irina Jonas Katya"
    " Leila Marco Nadia Oscar Petra Ramon Sonia Tomas Ursula Yusuf Amira Boris Carmen Diego Emil Fatima Georg Hanna Ivan Julia"
    " Khalil Laura Mario Maria Nikolai Olga Paul Rosa Stefan Teresa Vera Walter Samir Aisha Ahmed Hassan Mohammed Dmitri"
).split()
_KINDS = {
    "en": ("Ministry of", "Observatory for", "Institute of", "Union of", "Council for", "Agency for"),
    "fr": ("ministère de", "observatoire de", "institut de", "union de", "conseil de", "agence de"),
    "es": ("ministerio de", "observatorio de", "instituto de", "unión de", "consejo de", "agencia de"),
    "de": ("Ministerium für", "Beobachtungsstelle für", "Institut für", "Union für", "Rat für", "Agentur für"),
}
_FIRM_TAILS = ("Bank", "Insurance", "Energy", "Motors", "Telecom", "Foods")
_FORMS = ("plc", "AG", "SE", "Inc", "SA")
_TITLES = ("President", "Minister", "General", "Mayor")
_EVENTS = (
    ("explosion", "air_strike", "An air strike hit {place} on {day}, killing {n} people near the {w}"),
    ("earthquake", "", "An earthquake shook {place} on {day} and destroyed {n} houses beside the {w}"),
    ("takeover_bid", "", "{a} offered on {day} to buy the {w} business of {place} for {n} million"),
    ("protest", "peaceful_protest", "On {day} some {n} people marched through {place} against the {w}"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")
_LANGUAGES = ("en",) * 7 + ("fr", "es", "de")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a given name, perhaps a middle one, and a surname."""

    id: int
    given: str
    middle: str
    surname: str

    @property
    def full(self) -> str:
        """The whole name."""
        return " ".join(w for w in (self.given, self.middle, self.surname) if w)


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: of a kind and two specific words, or a firm with its line of business."""

    id: int
    kind: int
    words: tuple[str, str]
    tail: str = ""

    def full(self, language: str) -> str:
        """The whole name in a language."""
        if self.tail:
            return f"{self.words[0]} {self.tail}"
        return f"{_KINDS[language][self.kind]} {self.words[0]} {self.words[1]}"

    @property
    def acronym(self) -> str:
        """The initials of the English name, small words left out."""
        return "".join(w[0] for w in self.full("en").split() if w[0].isupper())


@dataclass
class _Story:
    number: int
    people: list[Person]
    bodies: list[Body]
    towns: list[str]
    words: list[str]
    events: list[tuple[int, str, str, int]]
    numbers: list[int]
    texts: list[list["Line"]] = field(default_factory=list)


@dataclass
class Day:
    """Grounded articles with the truth: `entity` of each (article, written name), `story` of each article."""

    grounded: list[GroundedMentions] | Spool[GroundedMentions] = field(default_factory=list)
    entity: dict[tuple[str, str], int] = field(default_factory=dict)
    story: dict[str, int] = field(default_factory=dict)


class Press:
    """Makes names, stories and articles; the same seed makes the same."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._entities = 0
        self._known: list[Person] = [self._person() for _ in range(60)]
        self._vocabulary = [self._word().lower() for _ in range(6000)]

    def day(self, articles: int, on_disk: bool = False) -> Day:
        """A day of so many articles; `on_disk`: spooled, as a brief has them."""
        day = Day(Spool[GroundedMentions]()) if on_disk else Day()
        number = 0
        while len(day.grounded) < articles:
            story = self._story(number)
            size = min(1 + int(self._random.expovariate(1 / 6)), 60, articles - len(day.grounded))
            for _ in range(size):
                self._article(story, day)
            number += 1
        return day

    def _word(self) -> str:
        draw = self._random
        syllables = draw.choice((2, 2, 3))
        made = "".join(draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(syllables)) + draw.choice(_CODAS)
        return made.capitalize()

    def _next(self) -> int:
        self._entities += 1
        return self._entities

    def _person(self) -> Person:
        draw = self._random
        middle = draw.choice(_GIVEN) if draw.random() < 0.15 else ""
        return Person(self._next(), draw.choice(_GIVEN), middle, self._word())

    def _body(self) -> Body:
        draw = self._random
        tail = draw.choice(_FIRM_TAILS) if draw.random() < 0.4 else ""
        return Body(self._next(), draw.randrange(6), (self._word(), self._word()), tail)

    def _story(self, number: int) -> _Story:
        draw = self._random
        people = [self._person() for _ in range(draw.randint(2, 4))]
        people += draw.sample(self._known, 1) if draw.random() < 0.5 else []
        if draw.random() < 0.1:  # a namesake: the surname is nobody's
            people.append(Person(self._next(), draw.choice(_GIVEN), "", people[0].surname))
        towns = [self._word() for _ in range(2)]
        events = [
            (draw.randrange(len(_EVENTS)), draw.choice(towns), draw.choice(_DAYS), draw.randint(13, 900))
            for _ in range(3)
        ]
        words = draw.sample(self._vocabulary, 25)
        bodies = [self._body() for _ in range(draw.randint(2, 3))]
        return _Story(number, people, bodies, towns, words, events, [draw.randint(2, 400) for _ in range(6)])

    def written(self, person: Person) -> str:
        """The person's name as a reporter may write it."""
        chance = self._random.random()
        if chance < 0.55:
            return person.full
        if chance < 0.8:
            return person.surname
        if chance < 0.85:
            return f"{self._random.choice(_TITLES)} {person.surname}"
        if chance < 0.89:
            return f"{person.given} {person.surname}"
        if chance < 0.91:
            return f"{person.given[0]}. {person.surname}"
        if chance < 0.97:
            return f"{person.given} {self._transliterated(person.surname)}"
        return f"{person.given} {self._slipped(person.surname)}"

    def _transliterated(self, word: str) -> str:
        pairs = [("i", "y"), ("u", "ou"), ("sh", "ch"), ("k", "q"), ("v", "w"), ("o", "u"), ("e", "i")]
        usable = [p for p in pairs if p[0] in word[1:-1]]
        written, other = self._random.choice(usable) if usable else ("", "")
        return word[0] + word[1:-1].replace(written, other, 1) + word[-1] if written else word

    def _slipped(self, word: str) -> str:
        if len(word) < 6:
            return word
        at = self._random.randrange(1, len(word) - 3)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def named(self, body: Body, language: str) -> tuple[str, str]:
        """The organisation's name as a reporter may write it, with an acronym that stands in brackets behind it."""
        chance = self._random.random()
        if body.tail:
            return (f"{body.full(language)} {self._random.choice(_FORMS)}" if chance < 0.2 else body.full(language)), ""
        if chance < 0.45:
            return body.full(language), body.acronym if chance < 0.25 and language == "en" else ""
        return (body.acronym, "") if chance < 0.65 and language == "en" else (body.full(language), "")

    def _article(self, story: _Story, day: Day) -> None:
        draw = self._random
        article_id = f"a{len(day.grounded) + 1}"
        day.story[article_id] = story.number
        language = draw.choice(_LANGUAGES)
        sentences = list(self._sentences(story, language))
        if story.texts and draw.random() < 0.15:
            sentences = list(draw.choice(story.texts))
        story.texts.append(sentences)
        day.grounded.append(_grounded(article_id, language, sentences, day))

    def _sentences(self, story: _Story, language: str) -> "Iterator[Line]":
        draw = self._random
        for kind, town, weekday, number in draw.sample(story.events, 2):
            body = draw.choice(story.bodies)
            name, acronym = self.named(body, language)
            text = _EVENTS[kind][2].format(place=town, day=weekday, n=number, w=draw.choice(story.words), a=name)
            yield Line(text + ".", (), kind, town, weekday, number)
        for _ in range(5):
            line = " ".join(draw.choice(story.words) for _ in range(6))
            number = draw.choice(story.numbers)
            person = draw.choice(story.people)
            body = draw.choice(story.bodies)
            called, (name, acronym) = self.written(person), self.named(body, language)
            behind = f" ({acronym})" if acronym else ""
            text = f"{called} of {name}{behind} said {number} people {line} in {draw.choice(story.towns)}."
            yield Line(text, ((called, "", person.id), (name, acronym, body.id)), -1, "", "", number)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its actors (name, acronym, entity), its kind of event (-1 for none) and its number."""

    text: str
    actors: tuple[tuple[str, str, int], ...]
    event: int
    place: str
    day: str
    number: int


def _grounded(article_id: str, language: str, lines: list[Line], day: Day) -> GroundedMentions:
    text = " ".join(line.text for line in lines)
    article = Article(
        id=article_id, source=f"{article_id}.txt", published="2026-11-20", language=language, sha256="", text=text,
        origin=article_id,
    )  # fmt: skip
    at, sentences, numerals = 0, [], []
    actors: list[GroundedActor] = []
    events: list[GroundedEvent] = []
    figures: list[GroundedFigure] = []
    for number, line in enumerate(lines, start=1):
        start, end = at, at + len(line.text)
        at = end + 1
        sentences.append(Sentence(number, start, end, 1))
        citation = Citation.of(article_id, text, start, end)
        numeral = _numeral(line, text, start, number)
        numerals.append(numeral)
        figures.append(_figure(numeral, citation))
        for name, acronym, entity in line.actors:
            day.entity[article_id, name] = entity
            actors.append(GroundedActor(name, "", acronym, citation))
        if line.event >= 0:
            events.append(_event(line, number, citation))
    marked = MarkedArticle(article, tuple(sentences), tuple(numerals))
    return GroundedMentions(marked, tuple(actors), tuple(events), tuple(figures), None, names=names_in(marked))


def _numeral(line: Line, text: str, start: int, sentence: int) -> Numeral:
    at = text.index(str(line.number), start)
    quantity = Quantity("exact", line.number)
    return Numeral(at, at + len(str(line.number)), quantity, "people", "", at, sentence=sentence)


def _figure(numeral: Numeral, citation: Citation) -> GroundedFigure:
    written = str(numeral.quantity.value)
    mention = FigureMention(
        numeral, written, f"{written} people", "people", "people", "people", "", "", 0, None, None, "actual", "rule"
    )
    return GroundedFigure(mention, (citation,))


def _event(line: Line, number: int, citation: Citation) -> GroundedEvent:
    kind, sub_type, _ = _EVENTS[line.event]
    day = f"2026-11-{16 + _DAYS.index(line.day)}"
    date = DateReading(day, day, "day", line.day)
    actors = tuple(name for name, _, _ in line.actors)
    mention = EventMention(number, kind, sub_type, line.text, actors, line.place, date, "actual", "rule")
    return GroundedEvent(mention, citation)
