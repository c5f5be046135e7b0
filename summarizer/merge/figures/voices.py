"""A figure mention with who says it, in which origin, where and as of when.

Measures are in base units (metres, degrees Celsius), so that two can be compared.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from summarizer.language.content import content_words
from summarizer.language.names.parties import family_of
from summarizer.language.names.roles import is_collective, role_of
from summarizer.language.numbers.measures import Measure, currency_of, measure_of, rounding, same_currency
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import words_of_all_languages
from summarizer.merge.actors.speakers import speaker_of
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.figures.quantity_kinds import PRECISE, STATES, comparable_class
from summarizer.schema.brief import Article, Citation, Number
from summarizer.schema.evidence import PUBLISHED
from summarizer.schema.marked import Quantity
from summarizer.schema.mentions import DateReading, FigureMention, GroundedFigure
from summarizer.schema.records import record, replace

_NO_PLACES = frozenset({"person", "organisation", "company", "state forces", "rebel group", "militia", "media"})
_FIGHTERS = frozenset({"soldiers", "rebels"})
OFTEN_LEFT_OUT = frozenset({"civilians", "soldiers", "police", "rebels", "fans"})  # that another paper may leave out
_COUNTED_APART = {"men": frozenset({"women", "children"}), "protesters": OFTEN_LEFT_OUT}  # of whom they are some
MONTH = len("2025-06")
_PERIODS = {"year": len("2025"), "month": MONTH}
_HOTTEST_AIR = 57
_TELLING_PART = 100
TELLING_VALUE = 13  # a number this large is no coincidence


@record
class Voice:
    """A grounded mention with its resolved speaker and the origin of its article.

    `quantity` is in base units where the unit is a measure, with `slack` the half of its last place; `unit` keeps apart
    what cannot be compared (a currency, a dimension); `place` is the gazetteer's id or the folded name, `holder` whose
    number it is, by the actor's id. `text` is the sentence that holds the number, its apostrophes and quotation marks made
    plain, `sentence` its article and offset. `part`: with others of its article it adds up to a whole. `occasion` is the day
    of the happening it belongs to where the story has several, "all" for a count of all (counted/occasions.py).
    `replaced_by`: the number that has taken its place, as the article says (counted/former_values.py). `nation`:
    whose people it counts (one_count/nations.py), `speaks_for`: between two sides at war, its speaker's
    (one_count/sides_at_war.py). `sole`: every article that tells of the property tells one number
    (one_count/sole_numbers.py), `single`: its own article tells one of it by its speaker, `only`: its own article tells
    no other of it, `highest`: none that is higher, `estimate`: one of a vote (counted/vote_voices.py), `beside`: the
    other numbers that an article tells of it for one day in its own words, with this one.
    """

    mention: FigureMention
    citations: tuple[Citation, ...]
    speaker: str
    speaker_id: str
    origin: str
    language: str | None
    day: str
    quantity: Quantity
    slack: float
    unit: str
    place: str
    holder: str
    text: str
    sentence: tuple[str, int]
    part: bool = False
    occasion: str = ""
    replaced_by: float | None = None
    nation: str = ""
    speaks_for: str = ""
    sole: bool = False
    single: bool = False
    only: bool = False
    highest: bool = False
    estimate: bool = False
    beside: frozenset[float] = frozenset()
    named: frozenset[str] = frozenset()  # the actors of its article
    published: str = ""  # the day of what its article reprints, or its own
    told: datetime | None = None  # when that came out, where the hour is known and it tells of its own day
    place_inferred: bool = False  # from what stands around its sentence, which does not name it
    since: str = ""  # the ISO day from which on it counts, where it says so
    span: str = ""  # "long" or "short", where an article tells both (one_count/spans.py)
    denies: float | None = None  # the number that it puts itself in the place of: "31, and not nine"

    @property
    def article(self) -> str:
        """The id of the article that tells it."""
        return self.sentence[0]

    @property
    def former(self) -> bool:
        """Whether another number has taken its place."""
        return self.replaced_by is not None

    @property
    def is_collective(self) -> bool:
        """Whether its speakers are one crowd in this article and may be another in the next ("officials", "residents")."""
        return is_collective(self.speaker_id)

    @property
    def before(self) -> str:
        """Its sentence up to the number and the words that belong to it ("about", "at least")."""
        return self.text[: self.mention.numeral.qualifier_start - self.sentence[1]]

    @property
    def behind(self) -> str:
        """Its sentence from the end of the number on."""
        return self.text[self.mention.numeral.end - self.sentence[1] :]

    def as_saying(self, **changes: Any) -> "Voice":
        """The voice with its mention changed."""
        return replace(self, mention=replace(self.mention, **changes))


def voice_of(grounded: GroundedFigure, articles: dict[str, Article], actors: Actors) -> Voice:
    mention = grounded.mention
    written, (name, speaker_id) = mention.numeral, speaker_of(mention.speaker, actors)
    citation = grounded.citations[0]
    article = articles[citation.article]
    measure = _measure(mention)
    return Voice(
        mention=mention,
        citations=grounded.citations,
        speaker=name,
        speaker_id=speaker_id,
        origin=article.origin,
        language=article.language,
        day=_as_of(mention, article, articles),
        quantity=_in_base(written.quantity, measure) if measure else written.quantity,
        slack=measure.rounding(_written(written.quantity)) if measure else rounding(_written(written.quantity)),
        unit=measure.dimension if measure else currency_of(written.unit_text) if _is_money(mention) else "",
        place=_place(mention.place, actors),
        holder=_holder(mention.holder, actors),
        text=fold_characters(citation.exact),
        sentence=(citation.article, citation.start),
        named=actors.named_in(article.id),
        published=(articles.get(article.origin, article).published or "")[:10],
        told=_told(mention, articles.get(article.origin, article)),
        since=mention.period.start if mention.period else "",
    )


def of_its_time(grounded: GroundedFigure, day: DateReading | None) -> GroundedFigure:
    """What is counted of people in an earlier year is background ("9,200 struck in 2022"), whoever read its date.

    `day` is the day that the article reports from.
    """
    mention, year = grounded.mention, day.start[:4] if day else ""
    counted = mention.subject_class not in PRECISE and mention.as_of is not None and mention.as_of.precision == "year"
    if mention.background or not counted or not mention.as_of or not "" != mention.as_of.end[:4] < year:
        return grounded
    return replace(grounded, mention=replace(mention, background=True))


def _place(name: str, actors: Actors) -> str:
    """Where it is counted; "41 seats à Mekenim" are a party's, and counted in no place of that name."""
    own = actors.id_of(name) if name and gazetteer().place(name) is None else None
    return "" if own and actors.kind_of(own) in _NO_PLACES else place_key(name)


def _holder(name: str, actors: Actors) -> str:
    """Whose number it is: a camp, the id of an actor, or a folded name; a court or an office without a name holds none.

    A camp is one in every language ("Verdes", "Grünen"), and a party that also bears its name.
    """
    if not name or (role_of(name) and not gazetteer().lookup(name)):
        return ""
    own = actors.id_of(name)
    actor = actors.actor(own) if own else None
    families = {family for known in (name, *(actor.aliases if actor else ())) if (family := family_of(known))}
    return families.pop() if len(families) == 1 else own or fold_name(name)


def _measure(mention: FigureMention) -> Measure | None:
    """The unit as a measure; bare degrees of a temperature are Celsius, unless no air was ever so hot (WMO: 56.7)."""
    if mention.subject_class in ("money", "people"):
        return None
    found = measure_of(mention.numeral.unit_text)
    if mention.measured_property != "temperature" or (found and found.factor < 1):
        return found
    bare = {"", "°"} | words_of_all_languages("numerals", "degrees")
    too_hot = nominal(mention.numeral.quantity) > _HOTTEST_AIR and mention.numeral.unit_text.lower() in bare
    return measure_of("fahrenheit") if too_hot else found or Measure("temperature", 1.0)


def _is_money(mention: FigureMention) -> bool:
    return mention.subject_class == "money"


def _in_base(quantity: Quantity, measure: Measure) -> Quantity:
    def converted(value: Number | None) -> Number | None:
        return None if value is None else measure.in_base(value)

    low, high = converted(quantity.min_value), converted(quantity.max_value)
    return Quantity(quantity.bound, converted(quantity.value), low, high)


def _written(quantity: Quantity) -> Number:
    return next(v for v in (quantity.value, quantity.min_value, quantity.max_value) if v is not None)


def place_key(name: str) -> str:
    """The gazetteer's id of a place, else its folded name; "" for none."""
    entry = gazetteer().place(name) if name else None
    return entry.id if entry else fold_name(name) if name else ""


def _as_of(mention: FigureMention, article: Article, articles: dict[str, Article]) -> str:
    """The claim's day, month or year; a reprint speaks as of the day of what it reprints."""
    if mention.as_of is None:
        return ""
    if mention.as_of.precision in _PERIODS:
        return mention.as_of.start[: _PERIODS[mention.as_of.precision]]
    if mention.background:
        return ""  # the article's day is not the day of what it recalls
    source = articles.get(article.origin, article).published  # the desk may keep a reprint in a story of its own
    reprinted = article.origin != article.id and mention.as_of.evidence == PUBLISHED
    return source[:10] if reprinted and source else mention.as_of.start


def _told(mention: FigureMention, source: Article) -> datetime | None:
    """The moment at which the source told it, for what it tells of its own day; None where its hour or zone is not known."""
    day, printed = mention.as_of, source.published or ""
    if day is None or not day.start == day.end == printed[:10] != printed:
        return None
    moment = datetime.fromisoformat(printed)
    return moment if moment.tzinfo else None


def with_one_currency(voices: list[Voice]) -> list[Voice]:
    """The voices, "francs" as the Swiss ones where the story tells of no others."""
    known = {v.unit: same_currency(v.unit) for v in voices if _is_money(v.mention) and same_currency(v.unit)}
    return [replace(v, unit=_named_in_full(v.unit, known)) if _is_money(v.mention) else v for v in voices]


def _named_in_full(unit: str, known: dict[str, tuple[str, ...]]) -> str:
    """The one currency of the story that has the words in its name; the words themselves where none or several have."""
    if not unit or unit in known:
        return unit
    fuller = [code for code, words in known.items() if any(unit in word.split() for word in words)]
    return fuller[0] if len(fuller) == 1 else unit


def with_plain_subjects(voices: list[Voice]) -> list[Voice]:
    """The voices, a telling count of soldiers or a part as one of people where another article tells it plainly.

    So is what its speaker goes on counting there, men where no women are counted, and protesters where nobody else is.
    """
    plain = {(_counted(v), v.article) for v in voices if comparable_class(v.mention) == "total"}
    told = {counted for counted, _ in plain}
    found = {
        id(v) for v in voices if _may_be_plain(v) and _counted(v) in told and (_counted(v), v.article) not in plain
    }
    own = {_count_of(v) for v in voices if id(v) in found and v.speaker_id and v.mention.measured_property in STATES}
    others: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        others[voice.mention.measured_property].add(voice.mention.subject_class)
    return [
        v.as_saying(subject_class="people") if id(v) in found or _count_of(v) in own or _are_fellows(v, others) else v
        for v in voices
    ]


def _count_of(voice: Voice) -> tuple[str, ...]:
    """What one speaker goes on counting in an article."""
    mention = voice.mention
    return voice.article, voice.speaker_id, mention.measured_property, mention.subject_class


def _are_fellows(voice: Voice, counted: Mapping[str, set[str]]) -> bool:
    """ "The army lost 31 men": where nobody counts women or children apart, men are people; so are protesters who were shot,
    where no police nor bystanders are counted.
    """
    apart = _COUNTED_APART.get(voice.mention.subject_class)
    return apart is not None and counted[voice.mention.measured_property].isdisjoint(apart)


def _may_be_plain(voice: Voice) -> bool:
    """Whether another paper may have left out who it was; a part only where its number is no coincidence, as 200 is.

    Not where whose fighters they are is told of other numbers, too (merge/figures/one_count/army_and_rebels.py).
    """
    kind, number = voice.mention.subject_class, nominal(voice.quantity)
    if voice.nation and kind in _FIGHTERS:
        return False
    return kind in OFTEN_LEFT_OUT or (kind == "part" and number >= _TELLING_PART and number % _TELLING_PART != 0)


def _counted(voice: Voice) -> tuple[object, ...]:
    value = nominal(voice.quantity)
    tells = value >= TELLING_VALUE and voice.quantity.bound != "plural"  # "hundreds" tells no 200 again
    return (voice.mention.measured_property, value if tells else id(voice), voice.occasion)


def nominal(quantity: Quantity) -> float:
    """The number that stands in the text, whatever its bound; the middle of a range."""
    value = quantity.value
    if value is not None and quantity.min_value is None and quantity.max_value is None:
        return float(value)
    known = [float(v) for v in (value, quantity.min_value, quantity.max_value) if v is not None]
    return sum(known) / len(known)


def sentence_words(voice: Voice) -> frozenset[str]:
    return content_words(voice.text, voice.language)
