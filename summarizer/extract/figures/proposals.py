"""What each numeral counts, by the cue words that stand next to it: the rules' proposal, the floor for any model."""

import re
from collections.abc import Sequence

from summarizer.extract.context import SentenceContext
from summarizer.extract.figures.as_of import COUNTED_ONCE, as_of
from summarizer.extract.figures.background import is_background
from summarizer.extract.figures.carried import carried_figure
from summarizer.extract.figures.carried_units import TOTAL
from summarizer.extract.figures.clauses import end_of_unit, is_subject
from summarizer.extract.figures.forecasts import as_forecast, year_foreseen
from summarizer.extract.figures.holders import figure_holder, figure_speaker
from summarizer.extract.figures.locations import figure_place
from summarizer.extract.figures.movements import CHANGE
from summarizer.extract.figures.names import Named, named_numeral, with_deed
from summarizer.extract.figures.periods import period
from summarizer.extract.figures.stances.table import how_sure
from summarizer.extract.figures.stances.taken_back import is_withdrawn
from summarizer.extract.figures.unit_kinds import OTHER_NOUN, PEOPLE_KINDS, noun_property, unit_kind
from summarizer.extract.figures.wholes import is_part_of_next, is_said_part, is_size_of_group, is_whole
from summarizer.language.clause_marks import BARRIER
from summarizer.language.profile import FORECAST, Profile, phrase_pattern
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.brief import Modality
from summarizer.schema.evidence import PropertyEvidence, doubts
from summarizer.schema.marked import MarkedArticle, Numeral
from summarizer.schema.mentions import DateReading, FigureMention
from summarizer.schema.records import replace

_PARTED = re.compile(r"[\d.!?;:”»]")  # no noun behind it belongs to the number
_LIST_MARK = WordPattern(r"[,;:.]|\b(?:<grammar.and>)\b")
_SENTENCE_ENDS = '.!?”“"»«\n'
_NOUN_BEHIND = re.compile(r" ([^\W\d_]+)\b(?: ([^\W\d_]+))?")
_AMONG_REACH = 30
_TELLING_VALUE = 13
_PAIR = 2
_THOUSAND, _MILLION = 10**3, 10**6
_NOT_ACTUAL: tuple[Modality, ...] = ("denied", "possible", "planned")
PART = "part"
_SPAN = "duration"
_TWICE_REACH = 50  # characters


def propose_figures(context: SentenceContext, earlier: Sequence[FigureMention] = ()) -> list[FigureMention]:
    """A figure mention for each numeral of the sentence whose counted thing the rules can tell.

    `earlier` are the article's figures so far; the last of the sentence before is what "police put the figure at 18,000"
    speaks of.
    """
    mentions: list[FigureMention] = []
    before = earlier[-1] if earlier and earlier[-1].numeral.sentence == context.sentence.number - 1 else None
    for numeral in context.numerals:
        if _was_counted_twice(context, numeral) or is_size_of_group(context, numeral):
            continue
        previous = _last_counted(context, mentions, numeral)
        told = _carried(context, numeral, previous or before)
        named = named_numeral(context, numeral, previous, before, [*earlier, *mentions])
        mention = told or _propose(context, named, previous)
        if mention:
            mention = _of_day_before(context, previous or before, mention)
            mentions.append(_no_surer_than(previous or before, mention))
    return mentions


def _was_counted_twice(context: SentenceContext, numeral: Numeral) -> bool:
    """ "16 died, not 18, as two had been counted twice": the two are no dead of their own, nor is how often."""
    start, end = max(numeral.start - _TWICE_REACH, context.sentence.start), numeral.end + _TWICE_REACH
    cues = context.profile.phrase_pattern("scope", "counted_twice")
    for cue in cues.finditer(context.text, start, min(end, context.sentence.end)):
        if cue.start() <= numeral.start < cue.end():
            return True
        between = context.text[end_of_unit(context, numeral) : cue.start()].lower().split()
        is_of_people = unit_kind(numeral.unit_text, context.profile) in PEOPLE_KINDS
        if is_of_people and numeral.end <= cue.start() and context.profile.function_words.issuperset(between):
            return True  # "three bodies had been counted twice"
        if (
            not numeral.unit_text
            and numeral.end <= cue.start()
            and not BARRIER.search(context.text, numeral.end, cue.start())
        ):
            return True
    return False


def _of_day_before(context: SentenceContext, previous: FigureMention | None, mention: FigureMention) -> FigureMention:
    """ "40,000 marched on Tuesday, said police; 110,000, the union": a count left short is of the day of the one before."""
    if previous is None or mention.property_evidence != "left short":
        return mention
    once = mention.measured_property in COUNTED_ONCE and not context.dates
    goes_on = once or previous.numeral.sentence == mention.numeral.sentence
    carries = goes_on and mention.as_of == context.day.reading and previous.as_of
    return replace(mention, as_of=previous.as_of) if carries else mention


def _last_counted(context: SentenceContext, mentions: list[FigureMention], numeral: Numeral) -> FigureMention | None:
    """The number before, but no span that says only when: "200 calls in 24 hours, compared with 43 on other days".

    Of bare millions no small number: "1.3 million marched against work until 64, up from 1.1 million".
    """
    last = mentions[-1] if mentions else None
    if last and not numeral.unit_text and numeral.quantity.low >= _MILLION > _THOUSAND > last.numeral.quantity.low:
        last = next((m for m in reversed(mentions) if m.numeral.quantity.low >= _THOUSAND), last)
    if last and last.measured_property.endswith(f" {CHANGE}"):
        moved = last.measured_property.removesuffix(f" {CHANGE}")
        return next((m for m in mentions if m.measured_property == moved), last)  # "12 hurt, two more than on Sunday"
    if last is None or last.measured_property != _SPAN or not _says_when(context, last.numeral):
        return last
    return next((mention for mention in reversed(mentions) if mention.measured_property != _SPAN), last)


def _says_when(context: SentenceContext, numeral: Numeral) -> bool:
    """ "in 24 hours", "five days after the storm": a small word before the span or behind it."""
    small = context.profile.function_words
    behind = context.behind(end_of_unit(context, numeral)).lower().split()[:1]
    return not small.isdisjoint([context.word_before(numeral.qualifier_start), *behind])


def _no_surer_than(previous: FigureMention | None, mention: FigureMention) -> FigureMention:
    """The mention, which is a guess too where all that says what it counts is the number before it, a guess."""
    rests_on_it = mention.property_evidence in ("listed", "same again", "left short")
    if not rests_on_it or previous is None or not doubts(previous.property_evidence, "", ""):
        return mention
    return replace(mention, property_evidence="number before")


def corrected_figures(
    marked: MarkedArticle, contexts: list[SentenceContext], found: list[FigureMention]
) -> list[FigureMention]:
    """ "An earlier version said 87; the correct figure is 78.": what 78 counts elsewhere is what 87 counted."""
    labelled = {f.numeral.number for f in found}
    corrections = []
    for context in contexts:
        numerals = marked.numerals_in(context.sentence.number)
        if not any(is_withdrawn(context, n) for n in numerals):
            continue
        quantities = [n.quantity for n in numerals]
        pattern = next((f for f in found if f.numeral.quantity in quantities), None)
        if pattern:
            open_marks = [n for n in numerals if n.number not in labelled and not _was_counted_twice(context, n)]
            corrections += [
                build_figure(context, n, pattern.measured_property, pattern.subject_class, "correction")
                for n in open_marks
            ]
    return corrections


def repeated_figures(
    marked: MarkedArticle, contexts: list[SentenceContext], found: list[FigureMention]
) -> list[FigureMention]:
    """ "The government says 34.": a bare number that the article has told elsewhere counts the same again."""
    labelled = {f.numeral.number for f in found}
    by_value = {f.numeral.quantity.low: f for f in reversed(found) if _may_be_repeated(f, contexts[0].profile)}
    return [
        build_figure(context, n, pattern.measured_property, pattern.subject_class, "told elsewhere")
        for context in contexts
        for n in marked.numerals_in(context.sentence.number)
        if n.number not in labelled and not n.unit_text and (pattern := by_value.get(n.quantity.low))
        if not is_subject(context, n)
    ]


def _may_be_repeated(figure: FigureMention, profile: Profile) -> bool:
    """Whether its bare value tells it again: not a small one, nor one that would be written with its sign."""
    kind = unit_kind(figure.numeral.unit_text, profile)
    return figure.numeral.quantity.low >= _TELLING_VALUE and kind not in ("money", "percent", "duration")


def _carried(context: SentenceContext, numeral: Numeral, previous: FigureMention | None) -> FigureMention | None:
    """A bare number's figure by the one before it, its speaker where a clause left short names another one."""
    carried = carried_figure(context, numeral, previous)
    if carried is None or previous is None:
        return None
    kind = unit_kind(carried.numeral.unit_text, context.profile)
    mention = build_figure(context, carried.numeral, carried.measured_property, kind, "left short")
    if not carried.subject or not previous.speaker or mention.speaker != previous.speaker:
        return mention
    return replace(
        mention,
        speaker=_without_article(carried.subject, context.profile),
        speaker_sentence=numeral.sentence,
        speaker_evidence="counts compared",
    )


def _without_article(words: str, profile: Profile) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in profile.words("scope", "articles") else words.removeprefix("l'")


def _propose(context: SentenceContext, named: Named, previous: FigureMention | None) -> FigureMention | None:
    if not named.name or _counts_nothing(context, named):
        return None
    name = as_forecast(context, named.numeral, with_deed(context, named, previous), previous)
    of_all = named.kind not in PEOPLE_KINDS and is_whole(context, named.numeral, previous)
    of_all = of_all or _is_of_a_house(context, named.numeral, named.kind)
    evidence = "whole" if of_all else _with_verb(named.evidence) if name != named.name else named.evidence
    return build_figure(context, named.numeral, f"{TOTAL}{name}" if of_all else name, named.kind, evidence)


def _with_verb(evidence: PropertyEvidence) -> PropertyEvidence:
    """What a noun says with what is done with it; a forecast rests on what its number does."""
    return "noun and verb" if evidence in ("known noun", "unknown noun", "plain noun") else evidence


def _is_of_a_house(context: SentenceContext, numeral: Numeral, kind: str) -> bool:
    """ "the 630-seat parliament"."""
    return kind == "seats" and context.text[numeral.end : numeral.end + 1] == "-"


def _counts_nothing(context: SentenceContext, named: Named) -> bool:
    """ "the two sides", "two people familiar with the talks", "two digits": known already, a source, or a number's own."""
    numeral, name, kind, _ = named
    if name != noun_property(numeral, kind, context.profile):
        return False
    if context.profile.phrase_pattern("scope", "numerals").fullmatch(numeral.unit_text):
        return True
    behind = context.behind(end_of_unit(context, numeral)).lstrip()
    if context.profile.phrase_pattern("scope", "voices").match(behind):
        return True
    is_pair = numeral.quantity.value == _PAIR and kind in (OTHER_NOUN, "settlements", "people")
    return is_pair and context.word_before(numeral.start) in context.profile.words("scope", "definite")


def build_figure(
    context: SentenceContext, numeral: Numeral, measured_property: str, kind: str, evidence: PropertyEvidence
) -> FigureMention:
    """A figure mention with speaker, dates and modality read by rule; `kind` is the unit's kind, `evidence` what says the
    property.
    """
    speaker = figure_speaker(context, numeral, measured_property)
    is_noun_told = any(c.isalpha() for c in numeral.unit_text) and kind != "money"
    if kind in PEOPLE_KINDS and _may_be_either(context, numeral):
        kind, is_noun_told = "people", False
    told = _noun_of_part(context, numeral) if kind in PEOPLE_KINDS else ""
    return FigureMention(
        numeral=numeral,
        numeral_text=context.marked.article.text[numeral.qualifier_start : numeral.end],
        phrase=_phrase(context.marked.article.text, numeral),
        measured_property=measured_property,
        subject=told or (numeral.unit_text if is_noun_told else ""),
        subject_class=_people_kind(told, context.profile) or _subject_class(context, numeral, kind),
        place=figure_place(context, numeral),
        speaker=speaker.speaker if speaker else "",
        speaker_sentence=speaker.sentence if speaker else 0,
        speaker_evidence=speaker.evidence if speaker else "",
        as_of=as_of(context, numeral, measured_property),
        period=_period(context, numeral, measured_property),
        modality="actual" if _is_stated(measured_property) else how_sure(context, numeral, measured_property),
        read_by="rule",
        withdrawn=is_withdrawn(context, numeral),
        background=is_background(context, numeral),
        holder=figure_holder(context, numeral, measured_property),
        told_at=context.sentence.told_at,
        property_evidence=evidence,
    )


def _may_be_either(context: SentenceContext, numeral: Numeral) -> bool:
    """ "Sept mineurs sont morts" where a mine is told of: men of the mine or minors, so that only people are counted."""
    noun = numeral.unit_text.lower().partition(" ")[0]
    either = noun in context.profile.words("scope", "either_people")
    return either and context.profile.phrase_pattern("scope", "of_either_people").search(context.text) is not None


def _period(context: SentenceContext, numeral: Numeral, measured_property: str) -> DateReading | None:
    """The year that a forecast is for, else the time that the number counts."""
    foreseen = measured_property.endswith(FORECAST)
    return year_foreseen(context, numeral) if foreseen else period(context, numeral)


def _is_stated(measured_property: str) -> bool:
    """What is projected, polled or expected has been said for all that: "will" and "could" leave nothing open."""
    return measured_property in ("vote share", "support in polls") or measured_property.endswith(FORECAST)


def _noun_of_part(context: SentenceContext, numeral: Numeral) -> str:
    """ "Nine died, three of them children": who the three are stands behind the words that make them a part."""
    if end_of_unit(context, numeral) != numeral.end:
        return ""  # a noun of its own
    profile, end = context.profile, context.sentence.end
    part = profile.phrase_pattern("scope", "part").match(context.text, min(end, numeral.end + 1), end)
    verb = part and profile.phrase_pattern("scope", "predicates").match(context.text, min(end, part.end() + 1), end)
    noun = _NOUN_BEHIND.match(context.text, (verb or part).end(), end) if part else None
    if noun is None or not _people_kind(noun[1], profile):
        return ""
    goes_on = (noun[2] or "").lower()  # "of them women and children", "of whom police said"
    joins = goes_on in profile.words("grammar", "and") or goes_on in profile.words("grammar", "or")
    return "" if joins or goes_on in profile.attribution_verbs else noun[1]


def _subject_class(context: SentenceContext, numeral: Numeral, kind: str) -> str:
    """The comparable kind of what is counted; `PART` for "thirteen of them" and "in Alba alone"."""
    is_part = is_said_part(context, numeral) or is_part_of_next(context, numeral)
    if kind in PEOPLE_KINDS and is_part:
        carried = bool(numeral.unit_text) and end_of_unit(context, numeral) == numeral.end
        return PART if carried or kind in ("", "people") else kind  # "darunter drei Kinder" are children
    if kind in ("people", ""):
        return _narrower_kind(context, numeral, context.text) or kind
    return noun_property(numeral, kind, context.profile) if kind == OTHER_NOUN else kind


def _narrower_kind(context: SentenceContext, numeral: Numeral, text: str) -> str:
    """Who "144 dead among the rebels" or "the list of rebel dead stood at 144" counts, "" where nothing narrows it."""
    profile, sentence = context.profile, context.sentence
    behind = profile.phrase_pattern("scope", "among").search(
        text, numeral.end, min(sentence.end, numeral.end + _AMONG_REACH)
    )
    if behind and "," not in text[numeral.end : behind.start()]:  # "eight people, among them a child" are eight people
        later = (n.qualifier_start for n in context.numerals if n.start >= behind.end())
        words = text[behind.end() : min(sentence.end, behind.end() + _AMONG_REACH, *later)]
        return _people_kind(_LIST_MARK.pattern.split(words)[0], profile)
    if numeral.unit_text:
        return ""
    before = text[sentence.start : numeral.start]
    cues = phrase_pattern(tuple(cue for p in profile.properties[:2] for cue in p.near))
    found = list(cues.finditer(before))
    kinds = [_people_kind(" ".join(before[: cue.start()].split()[-1:]), profile) for cue in found]
    kinds += [_people_kind(" ".join(before[cue.end() :].split()[:1]), profile) for cue in found if _opens(before, cue)]
    return next((kind for kind in kinds if kind), "")


def _opens(before: str, cue: re.Match[str]) -> bool:
    """Whether a cue is of what is counted as it goes on to the number: "the number of killed civilians stands at"."""
    return not _LIST_MARK.search(before, cue.end()) and cue.end() < len(before)


def _people_kind(words: str, profile: Profile) -> str:
    kind = unit_kind(words, profile)
    return kind if kind in PEOPLE_KINDS and kind != "people" else ""


def _phrase(text: str, numeral: Numeral) -> str:
    """ "tens of thousands of people": the source's words from the bound to the end of the unit that follows."""
    if not any(c.isalpha() for c in numeral.unit_text):
        return " ".join(text[numeral.qualifier_start : numeral.end].split())
    unit_at = text.find(numeral.unit_text, numeral.end, numeral.end + len(numeral.unit_text) + 12)
    between = text[numeral.end : max(unit_at, numeral.end)]
    adjoins = unit_at >= 0 and not _PARTED.search(between) and between.count('"') % 2 == 0
    end = unit_at + len(numeral.unit_text) if adjoins else numeral.end
    opened = sum(text.count(mark, numeral.end, end) for mark in "“«„")
    if opened and text[end : end + 1] in "”»“":
        end += 1
    return " ".join(text[numeral.qualifier_start : end].split())
