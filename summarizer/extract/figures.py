"""What each numeral counts, by the cue words that stand next to it: the rules' proposal, the floor for any model."""

import re
from dataclasses import dataclass

from summarizer.extract.attribution import Attribution, speaker_at
from summarizer.extract.days import ArticleDay
from summarizer.language.dates import DateMention, find_dates
from summarizer.language.profile import Profile, Property, phrase_pattern
from summarizer.language.quoting import fold_characters
from summarizer.schema.brief import Modality
from summarizer.schema.marked import MarkedArticle, Numeral, Sentence
from summarizer.schema.mentions import DateReading, FigureMention

_BARRIER = re.compile(r"[;:.!?—–]\s|\s[—–]|,\s")
_BARRIER_COST = 12
_NUMERAL_COST = 15
_CONJUNCTION = re.compile(r"\b(?:and|but|et|mais|y|pero|und|aber)\b", re.IGNORECASE)
_CONJUNCTION_COST = 4
_SPEECH_REACH = 24
_OPENING_REACH = 12
_PART_REACH = 20
_AMONG_REACH = 30
_TELLING_VALUE = 13
OTHER_NOUN = "other"
PART = "part"


@dataclass(frozen=True, slots=True)
class SentenceContext:
    """One sentence with what the other readers found in it."""

    marked: MarkedArticle
    sentence: Sentence
    profile: Profile
    attributions: list[Attribution]
    day: ArticleDay


def propose_figures(context: SentenceContext) -> list[FigureMention]:
    """A figure mention for each numeral of the sentence whose counted thing the rules can tell."""
    mentions: list[FigureMention] = []
    previous: FigureMention | None = None
    for numeral in context.marked.numerals_in(context.sentence.number):
        mention = _propose(context, numeral, previous)
        if mention:
            mentions.append(mention)
            previous = mention
    return mentions


def corrected_figures(
    marked: MarkedArticle, contexts: list[SentenceContext], found: list[FigureMention]
) -> list[FigureMention]:
    """ "An earlier version said 87; the correct figure is 78.": what 78 counts elsewhere is what 87 counted."""
    labelled = {f.numeral.number for f in found}
    corrections = []
    for context in contexts:
        numerals = marked.numerals_in(context.sentence.number)
        if not any(_is_withdrawn(context, n) for n in numerals):
            continue
        quantities = [n.quantity for n in numerals]
        pattern = next((f for f in found if f.numeral.quantity in quantities), None)
        if pattern:
            open_marks = [n for n in numerals if n.number not in labelled]
            corrections += [
                build_figure(context, n, pattern.measured_property, pattern.subject_class) for n in open_marks
            ]
    return corrections


def repeated_figures(
    marked: MarkedArticle, contexts: list[SentenceContext], found: list[FigureMention]
) -> list[FigureMention]:
    """ "The government says 34.": a bare number that the article has told elsewhere counts the same again."""
    labelled = {f.numeral.number for f in found}
    by_value = {f.numeral.quantity.low: f for f in reversed(found) if f.numeral.quantity.low >= _TELLING_VALUE}
    return [
        build_figure(context, n, pattern.measured_property, pattern.subject_class)
        for context in contexts
        for n in marked.numerals_in(context.sentence.number)
        if n.number not in labelled and not n.unit_text and (pattern := by_value.get(n.quantity.low))
    ]


def unit_kind(unit_text: str, profile: Profile) -> str:
    """The kind of a unit phrase by its last known word: "Syrian soldiers" -> "soldiers".

    "" where no unit is named, `OTHER_NOUN` where it is a noun that no kind has.
    """
    lowered = unit_text.lower().strip()
    if lowered in profile.unit_kinds:
        return profile.unit_kinds[lowered]
    kinds = [profile.unit_kinds[w] for w in re.findall(r"[^\W\d_]+|[%$€£¥₹]", lowered) if w in profile.unit_kinds]
    narrow = [k for k in kinds if k != "people"]
    return (narrow or kinds or [OTHER_NOUN if lowered else ""])[-1]


def _propose(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> FigureMention | None:
    profile = context.profile
    numeral = _with_inherited_unit(context, numeral, previous)
    kind = unit_kind(numeral.unit_text, profile)
    known = _property(context, numeral, kind)
    if known is None and previous and _is_part_listing(context, numeral, previous) and kind in _PEOPLE_KINDS:
        known = next((p for p in profile.properties if p.name == previous.measured_property), None)
    name = known.name if known else _noun_property(numeral, kind)
    if not name:
        return None
    return build_figure(context, numeral, name, kind)


_PEOPLE_KINDS = frozenset(
    {"people", "combatants", "civilians", "children", "women", "soldiers", "police", "rebels", "workers", ""}
)


def build_figure(context: SentenceContext, numeral: Numeral, measured_property: str, kind: str) -> FigureMention:
    """A figure mention with speaker, dates and modality read by rule; `kind` is the unit's kind."""
    speaker = speaker_at(context.attributions, numeral.start)
    as_of, period = _dates(context, numeral)
    as_of = None if _is_starting_point(context, numeral) else as_of
    return FigureMention(
        numeral=numeral,
        numeral_text=context.marked.article.text[numeral.qualifier_start : numeral.end],
        phrase=_phrase(context.marked.article.text, numeral),
        measured_property=measured_property,
        subject=numeral.unit_text if any(c.isalpha() for c in numeral.unit_text) and kind != "money" else "",
        subject_class=_subject_class(context, numeral, kind),
        place="",
        speaker=speaker.speaker if speaker else "",
        speaker_sentence=speaker.sentence if speaker else 0,
        as_of=as_of,
        period=period,
        modality=_modality(context, numeral),
        read_by="rule",
        withdrawn=_is_withdrawn(context, numeral),
        background=_is_background(context, numeral),
    )


def _subject_class(context: SentenceContext, numeral: Numeral, kind: str) -> str:
    """The comparable kind of what is counted; `PART` for "thirteen of them" and "in Alba alone"."""
    text = fold_characters(context.marked.article.text)
    around = text[
        max(context.sentence.start, numeral.start - _PART_REACH) : min(context.sentence.end, numeral.end + _PART_REACH)
    ]
    if kind in _PEOPLE_KINDS and context.profile.phrase_pattern("scope", "part").search(around):
        return PART
    if kind in ("people", ""):
        return _narrower_kind(context, numeral, text) or kind
    return _noun_property(numeral, kind) if kind == OTHER_NOUN else kind


def _narrower_kind(context: SentenceContext, numeral: Numeral, text: str) -> str:
    """Who "144 dead among the rebels" or "the list of rebel dead stood at 144" counts, "" where nothing narrows it."""
    profile, sentence = context.profile, context.sentence
    behind = profile.phrase_pattern("scope", "among").search(
        text, numeral.end, min(sentence.end, numeral.end + _AMONG_REACH)
    )
    if behind:
        words = text[behind.end() : min(sentence.end, behind.end() + _AMONG_REACH)]
        return _people_kind(re.split(r"[,;:.]|\b(?:and|et|y|und)\b", words)[0], profile)
    if numeral.unit_text:
        return ""
    before = text[sentence.start : numeral.start]
    cues = phrase_pattern(tuple(cue for p in profile.properties[:2] for cue in p.near))
    kinds = [_people_kind(" ".join(before[: cue.start()].split()[-1:]), profile) for cue in cues.finditer(before)]
    return next((kind for kind in kinds if kind), "")


def _people_kind(words: str, profile: Profile) -> str:
    kind = unit_kind(words, profile)
    return kind if kind in _PEOPLE_KINDS and kind != "people" else ""


def _phrase(text: str, numeral: Numeral) -> str:
    """ "tens of thousands of people": the source's words from the bound to the end of the unit that follows."""
    if not any(c.isalpha() for c in numeral.unit_text):
        return " ".join(text[numeral.qualifier_start : numeral.end].split())
    unit_at = text.find(numeral.unit_text, numeral.end, numeral.end + len(numeral.unit_text) + 12)
    end = unit_at + len(numeral.unit_text) if unit_at >= 0 and numeral.unit_text else numeral.end
    opened = sum(text.count(mark, numeral.end, end) for mark in "“«„")
    if opened and text[end : end + 1] in "”»“":
        end += 1
    return " ".join(text[numeral.qualifier_start : end].split())


def _with_inherited_unit(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> Numeral:
    """ "about 60 airstrikes on Thursday and at least 23 on Friday": the second number takes the first one's unit."""
    if numeral.unit_text or previous is None:
        return numeral
    between = context.marked.article.text[previous.numeral.end : numeral.qualifier_start]
    if len(between) > 60 or not re.search(r"(?:,|\b(?:and|et|y|und|or|ou|o|oder|then|puis)\b)\s*$", between):
        return numeral
    return Numeral(
        start=numeral.start,
        end=numeral.end,
        quantity=numeral.quantity,
        unit_text=previous.numeral.unit_text,
        qualifier=numeral.qualifier,
        qualifier_start=numeral.qualifier_start,
        number=numeral.number,
        sentence=numeral.sentence,
    )


def _property(context: SentenceContext, numeral: Numeral, kind: str) -> Property | None:
    """The property with the nearest cue word that may count this kind of unit."""
    best: tuple[int, int] | None = None
    winner: Property | None = None
    for rank, candidate in enumerate(context.profile.properties):
        if kind not in candidate.units:
            continue
        distance = _cue_distance(context, numeral, candidate)
        if distance is not None and (best is None or (distance, rank) < best):
            best, winner = (distance, rank), candidate
    return winner


def _cue_distance(context: SentenceContext, numeral: Numeral, candidate: Property) -> int | None:
    """Words between numeral and nearest cue, dearer across punctuation and other numerals; None when out of reach."""
    text = fold_characters(context.marked.article.text)
    unit_end = numeral.end + len(numeral.unit_text) + 1
    distances = []
    for cue in phrase_pattern(candidate.near).finditer(text, context.sentence.start, context.sentence.end):
        if cue.start() < numeral.end and cue.end() > numeral.start:
            continue
        left, right = (numeral.end, cue.start()) if cue.start() >= numeral.end else (cue.end(), numeral.start)
        inside_unit = numeral.end <= cue.start() < unit_end
        distances.append(
            0 if inside_unit else _cost(context, text, left, right) + (3 if cue.end() <= numeral.start else 1)
        )
    nearest = min(distances, default=None)
    return nearest if nearest is not None and nearest <= candidate.reach else None


def _cost(context: SentenceContext, text: str, left: int, right: int) -> int:
    between = text[left:right]
    others = sum(1 for n in context.marked.numerals_in(context.sentence.number) if left <= n.start and n.end <= right)
    joins = _CONJUNCTION_COST * len(_CONJUNCTION.findall(between))
    return len(between.split()) + joins + _BARRIER_COST * len(_BARRIER.findall(between)) // 2 + _NUMERAL_COST * others


def _is_part_listing(context: SentenceContext, numeral: Numeral, previous: FigureMention) -> bool:
    """ "at least 231 combatants have died: 144 rebels and 87 soldiers": the parts count what the whole counts."""
    between = context.marked.article.text[previous.numeral.end : numeral.start]
    return bool(re.search(r":|,|\b(?:and|et|y|und|including|dont|incluidos|darunter)\b", between)) and len(between) < 90


def _noun_property(numeral: Numeral, kind: str) -> str:
    """The kind of unit or the counted noun itself ("soldiers", "tanks"), where no property of the table fits."""
    if not numeral.unit_text:
        return ""
    if kind != OTHER_NOUN:
        return {"length": "distance", "percent": "percentage", "money": "amount"}.get(kind, kind)
    head = numeral.unit_text.split()
    return head[-1].lower() if len(head) <= 2 else " ".join(head[-2:]).lower()


def _dates(context: SentenceContext, numeral: Numeral) -> tuple[DateReading | None, DateReading | None]:
    """(as of, period): the nearest date of the sentence; what stands behind "since" opens the period."""
    text, sentence, profile = context.marked.article.text, context.sentence, context.profile
    mentions = [m for m in find_dates(text, profile, context.day.anchor, sentence.start, sentence.end) if m.reading]
    since = [m for m in mentions if follows_since(text, m, profile) and _in_one_clause(text, numeral, m)]
    ranked = [(rank, m) for m in mentions if (rank := _as_of_rank(context, numeral, m)) is not None]
    best = min(ranked, key=lambda r: (r[0], abs(r[1].start - numeral.start)), default=None)
    return (best[1].reading if best else context.day.reading), (since[0].reading if since else None)


def _is_starting_point(context: SentenceContext, numeral: Numeral) -> bool:
    """ "rose to 19, from 13": the second number held before, nobody says when."""
    text = fold_characters(context.marked.article.text)
    before = text[max(context.sentence.start, numeral.start - 8) : numeral.start].lower().split()
    return bool(before) and before[-1] in context.profile.tables["bounds"]["range_not_after"]


def _as_of_rank(context: SentenceContext, numeral: Numeral, mention: DateMention) -> int | None:
    """How well a date of the sentence tells as of when a number holds; None where it dates something else.

    Best is the day on which the number was said, then a day behind it in its clause, then one that opens the sentence.
    A day before the number ("the quake that struck on Tuesday has killed 34") dates the event, not the count.
    """
    text, reading = context.marked.article.text, mention.reading
    if reading is None or reading.precision != "day" or _names_an_event(context, mention):
        return None
    if any(0 <= mention.start - a.cue_start <= _SPEECH_REACH for a in context.attributions):
        return 0
    if mention.start >= numeral.end and _in_one_clause(text, numeral, mention):
        return 1
    if mention.start - context.sentence.start <= _OPENING_REACH:
        return 2
    return None


def follows_since(text: str, mention: DateMention, profile: Profile) -> bool:
    """Whether the date opens a period: "since Wednesday"."""
    before = fold_characters(text[max(0, mention.start - 14) : mention.start]).lower().rstrip()
    return any(before.endswith(word) for word in profile.tables["dates"]["since"])


def sets_the_time(context: SentenceContext, at: int, mention: DateMention) -> bool:
    """Whether a date is that of what stands at `at`: in its clause, between commas, or at the sentence's opening."""
    text = context.marked.article.text
    left, right = sorted(((at, at), (mention.start, mention.end)))
    if not _BARRIER.search(text, left[1], right[0]) or is_aside(text, mention):
        return True
    return mention.start - context.sentence.start <= _OPENING_REACH


def _names_an_event(context: SentenceContext, mention: DateMention) -> bool:
    """ "Tuesday's earthquake", "el terremoto del martes", "launched on Wednesday,", "since Monday": no as-of date."""
    text = fold_characters(context.marked.article.text)
    before = text[max(0, mention.start - 8) : mention.start].lower().split()
    genitive = bool(before) and before[-1] in context.profile.tables["dates"]["genitive"]
    possessive = text[mention.end : mention.end + 2] == "'s"
    return genitive or possessive or follows_since(text, mention, context.profile) or is_aside(text, mention)


def _in_one_clause(text: str, numeral: Numeral, mention: DateMention) -> bool:
    left, right = sorted(((numeral.start, numeral.end), (mention.start, mention.end)))
    return not _BARRIER.search(text, left[1], right[0])


def is_aside(text: str, mention: DateMention) -> bool:
    """A day inside an apposition ("the assault, launched on Wednesday, has left") dates the apposition's verb."""
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 2]
    return "," in before and after.startswith(",") and bool(re.search(r",\s+\w+(?: \w+)?\s*$", before))


def _modality(context: SentenceContext, numeral: Numeral) -> Modality:
    return modality_of(fold_characters(context.marked.article.text), *_clause(context, numeral), context.profile)


def modality_of(text: str, start: int, end: int, profile: Profile) -> Modality:
    """actual, unless the clause's words say that it is denied, planned or only possible."""
    for modality in ("denied", "possible", "planned"):
        if profile.phrase_pattern("modality", modality).search(text, start, end):
            return modality
    return "actual"


def _is_withdrawn(context: SentenceContext, numeral: Numeral) -> bool:
    """ "An earlier version said 87; the correct figure is 78": only the number in the clause that takes it back."""
    text = fold_characters(context.marked.article.text)
    if context.profile.phrase_pattern("scope", "withdrawn").search(text, *_clause(context, numeral)):
        return True
    restated = context.profile.phrase_pattern("scope", "restated").search(
        text, context.sentence.start, context.sentence.end
    )
    return bool(restated) and _is_starting_point(context, numeral)


def _clause(context: SentenceContext, numeral: Numeral) -> tuple[int, int]:
    text, sentence = fold_characters(context.marked.article.text), context.sentence
    start = max([sentence.start, *(m.end() for m in _BARRIER.finditer(text, sentence.start, numeral.start))])
    stop = _BARRIER.search(text, numeral.end, sentence.end)
    return start, stop.start() if stop else sentence.end


def _is_background(context: SentenceContext, numeral: Numeral) -> bool:
    """Whether the clause speaks of a year before the article's own: an older event's figure must not join today's."""
    text, sentence = context.marked.article.text, context.sentence
    own_year = context.day.reading.start[:4] if context.day.reading else None
    years = [
        m.reading.start[:4]
        for m in find_dates(text, context.profile, context.day.anchor, sentence.start, sentence.end)
        if m.reading and not follows_since(text, m, context.profile) and sets_the_time(context, numeral.start, m)
    ]
    return bool(own_year and years) and all(year < str(own_year) for year in years)
