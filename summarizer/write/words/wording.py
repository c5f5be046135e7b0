"""Numbers, dates and claims in the briefing's language. The program copies: no value is made here, only shown."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from summarizer.language.content import content_words
from summarizer.language.dates.relative import names_weekday_behind, says_no_day
from summarizer.language.nouns import measure_name, noun_in, noun_name
from summarizer.language.numbers.measures import MERE_MEASURES, same_currency
from summarizer.language.phrases import Phrases
from summarizer.language.profile import Profile, load_profile, phrase_pattern
from summarizer.language.quotations import quotations
from summarizer.language.quoting import normalize
from summarizer.schema.brief import Article, Citation, Claim, Figure, Number
from summarizer.write.words.foreign_words import quoted
from summarizer.write.words.source_words import source_words, told_as
from summarizer.write.words.units import is_measure, is_percent, unit_words

_GENERAL = ("people", "households", "seats", "votes", "spectators", "customers", "ships", "polling stations")
_WHO = ("children", "men", "women", "civilians", "combatants", "rebels", "protesters", "soldiers", "police")
_OF_THE_FRAME = MERE_MEASURES | {"amount", "change", "people", "percentage"}  # render/words/labels.toml calls them
_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"[^\W\d_]+")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))  # each language has those that it counts in
_SAME_EVERYWHERE = (*_WHO, *_GENERAL)
"""Kinds of unit whose first word in each language's table says the same: the rest are wider, and are quoted."""


def worded_figures(
    figures: tuple[Figure, ...], articles: dict[str, Article], language: str, names: frozenset[str] = frozenset()
) -> tuple[Figure, ...]:
    """The figures with label, subject and each claim's `text` and `phrase` in the briefing's language, or `told_as`.

    Where a claim's source is in that language too, its own words are kept; words of another stand quoted, but `names`.
    """
    labels = {p.name: p.label for p in load_profile(language).properties}
    return tuple(_worded_figure(f, labels.get(f.measured_property, ""), articles, language, names) for f in figures)


def _worded_figure(
    figure: Figure, own: str, articles: dict[str, Article], language: str, names: frozenset[str]
) -> Figure:
    """One of them; `own` is what the language's table calls its property."""
    label = own or _label_of_measure(figure.measured_property, language)
    label = label or _label_typed(figure, articles, language)
    about = figure.observation_about
    subject = (
        about if about in names else _subject(_with_bare_noun(figure, articles, language), own, articles, language)
    )
    words = source_words(figure, articles, language)
    is_nameless = language != "en" and not label and subject in ("", figure.measured_property)
    return figure.model_copy(
        update={
            "claims": tuple(_worded(c, articles, language) for c in figure.claims),
            "label": label,
            "subject": _in_first_case(subject, language),
            "told_as": words if is_nameless and _is_own_name(figure) else told_as(figure, articles, language),
            "source_words": words,
        }
    )


def _with_bare_noun(figure: Figure, articles: dict[str, Article], language: str) -> Figure:
    """The figure of whom it counts alone: "ses soldats tués" are "soldats", of deaths, in a language or another."""
    about = figure.observation_about
    words = about.split()
    telling = (c.article for claim in figure.claims for c in claim.citations if about in c.exact)
    code = next(telling, None) if len(words) > 1 else None
    if code is None:
        return figure
    source = load_profile(articles[code].language or language)
    cues = [p.cues for p in source.properties if p.name == figure.measured_property]
    held = source.words("scope", "articles") | source.words("grammar", "own", "articles")
    if any(word in source.function_words for word in words[1:]) or words[0] in source.function_words - held:
        return figure  # "buyers for the tickets", "under collapsed houses"
    kept = [w for w in words if w not in source.function_words and not any(c.fullmatch(w.lower()) for c in cues)]
    bare = " ".join(kept) if kept and kept[-1].lower() in source.unit_kinds else ""
    claims = tuple(c.model_copy(update={"subject": bare}) if c.subject == about else c for c in figure.claims)
    return figure.model_copy(update={"observation_about": bare, "claims": claims}) if bare else figure


def _in_first_case(noun: str, language: str) -> str:
    """ "ungültige Stimmen" of "zu 412 ungültigen Stimmen": a name is read in the first case, an adjective in its ending."""
    profile = load_profile(language)
    other, first = profile.tables.get("adjective_endings", ("", ""))
    *words, last = noun.split() or [""]
    if not other or not last[:1].isupper():
        return noun
    kinds, lowered = profile.unit_kinds, last.casefold()
    ending = str(profile.tables.get("noun_ending", ""))
    is_counted = lowered.endswith(ending) and lowered in kinds and kinds.get(lowered[:-1]) == kinds[lowered]
    if is_counted or lowered == f"{noun_in(last, language, language)}n":
        last = last[:-1]  # "Briefe" of "196 Briefen", "Teilnehmer" of "1.300 Teilnehmern"
    return " ".join((*(w.removesuffix(other) + first if w.islower() and w.endswith(other) else w for w in words), last))


def _label_typed(figure: Figure, articles: dict[str, Article], language: str) -> str:
    """A model's own name for what is measured, if it is of the briefing's language; the rules' are English.

    Its words show which: "hausse de la cotisation" has small words that English lacks, "Mehrkosten" is a measure's,
    "zurückgekehrt" has letters that no English word has, and "gerettete Stellen" are the words of the figure's own source.
    """
    words = frozenset(figure.measured_property.lower().split())
    if language == "en" or not any(claim.property_evidence == "model" for claim in figure.claims):
        return ""
    small = load_profile(language).function_words - load_profile("en").function_words
    is_told = not words.isdisjoint(small) or any(measure_name(w, language) and not measure_name(w, "en") for w in words)
    is_told = is_told or not figure.measured_property.isascii() or _is_of_source(words, figure, articles, language)
    return figure.measured_property if is_told else ""


def _is_of_source(words: frozenset[str], figure: Figure, articles: dict[str, Article], language: str) -> bool:
    """Whether all the words stand in passages of the figure that are in the language, whatever their endings."""
    cited = (c for claim in figure.claims for c in claim.citations if articles[c.article].language == language)
    stems = frozenset().union(*(content_words(c.exact, language) for c in cited))
    return bool(words) and all(content_words(word, language) & stems for word in words)


def _is_own_name(figure: Figure) -> bool:
    """Whether a model has put a name of its own, which is English, on a figure of one number."""
    is_single = figure.status in ("single", "agreed")
    return is_single and figure.measured_property not in _OF_THE_FRAME and figure.vouched


def _label_of_measure(name: str, language: str) -> str:
    """What a noun for what is measured is called in another language than English: "net profit" is a "Nettogewinn"."""
    if language == "en" or not measure_name(name, "en"):
        return ""
    word = noun_in(name, "en", language)
    return word.capitalize() if load_profile(language).tables["capital_nouns"] else word


def _subject(figure: Figure, label: str, articles: dict[str, Article], language: str) -> str:
    """What is counted: as it stands where a source in the language has it, translated by the tables, or quoted.

    The label itself where that says it in the briefing's language: "jobs at risk" are not to be told of "postes" too, nor
    an area burned of "acres": a unit stands with its number.
    """
    about, profile = figure.observation_about, load_profile(language)
    using = [c for c in figure.claims if about in (c.subject, c.unit_text)] or figure.claims
    spoken = [articles[c.article].language or language for claim in using for c in claim.citations]
    sources = [load_profile(code) for code in dict.fromkeys(spoken)]
    if about and any(_is_unit(about, source) for source in sources):
        without = [c.unit_text for c in figure.claims if not _is_unit(c.unit_text, _source(c, articles, language))]
        bare = "" in without or about in without  # "41 degrés" are no °F though another paper's 105 are
        unit = next(filter(None, (unit_words(about, 2, source, profile) for source in sources)), "")
        return (unit if bare else "") or label or figure.measured_property
    if not about or language in spoken:
        return about
    source = next((s for s in sources if about.lower() in s.unit_kinds), sources[0])
    kind = source.unit_kinds.get(about.lower())
    said = kind and kind in map(profile.unit_kinds.get, label.lower().split())
    # without a label the property is called by the English name of what is counted
    named = not label and language == "en" and figure.measured_property in (kind, noun_name(about, source.code))
    return (label or figure.measured_property) if said or named else _translated(about, source, profile)


def _source(claim: Claim, articles: dict[str, Article], language: str) -> Profile:
    return load_profile(articles[claim.citations[0].article].language or language)


def _is_unit(words: str, source: Profile) -> bool:
    """Whether the words name a unit that is written behind its number, or a currency."""
    points = source.unit_kinds.get(words.lower()) in ("points", "basis points")
    return bool(words) and (points or is_measure(words, source) or bool(same_currency(words)))


def _translated(noun: str, source: Profile, profile: Profile) -> str:
    """A noun of another language: its own word, that of its kind where every table's first says the same, or quoted.

    A share's "percent" is no noun: it stands with the number.
    """
    kind = source.unit_kinds.get(noun.lower(), "")
    if kind == "percent" or noun.lower() in profile.unit_kinds:
        return "" if kind == "percent" else noun
    general = str(profile.tables["units"][kind][0]) if kind in _SAME_EVERYWHERE else ""
    word = noun_in(noun, source.code, profile.code) or general
    return (word.capitalize() if profile.tables["capital_nouns"] else word) or quoted(noun, profile)


def _worded(claim: Claim, articles: dict[str, Article], language: str) -> Claim:
    profile = load_profile(language)
    claim = claim if _holds_subject(claim) else claim.model_copy(update={"subject": ""})
    written_in = articles[claim.citations[0].article].language
    own = claim.qualifier.lower() not in profile.tables["bounds"]["verbs"] and not _lacks_scale(claim)
    own = own and not _borrows_percent(claim, profile)
    if written_in == language and own:
        shown = {key: _inside_a_sentence(" ".join(getattr(claim, key).split()), profile) for key in ("text", "phrase")}
        return claim.model_copy(update={**shown, "text": _with_own_unit(shown, claim.unit_text, profile)})
    number = claim_number(claim, profile, load_profile(written_in))
    return claim.model_copy(update={"text": number, "phrase": number})


def _holds_subject(claim: Claim) -> bool:
    """Whether digits in what it counts are its own source's: garbled words of another claim's are none of its."""
    if not any(map(str.isdigit, claim.subject)):
        return True
    return any(normalize(claim.subject) in normalize(c.exact) for c in claim.citations)


def _lacks_scale(claim: Claim) -> bool:
    """Whether the number shares the scale word of another ("from 920 to 610 million"): alone it would say 920."""
    value = next((v for v in (claim.value, claim.min_value, claim.max_value) if v is not None), 0)
    digits = sum(map(str.isdigit, claim.text))
    return 0 < digits < len(str(int(value))) and not any(map(str.isalpha, claim.text))


def _borrows_percent(claim: Claim, profile: Profile) -> bool:
    """Whether another number's sign stands for both: "from 3.7 to 5 percent"; alone it would say 3.7."""
    is_share = profile.unit_kinds.get(claim.unit_text.lower()) == "percent"
    return is_share and not any(map(str.isalpha, claim.text)) and claim.unit_text not in f"{claim.text} {claim.phrase}"


def _with_own_unit(shown: dict[str, str], unit: str, profile: Profile) -> str:
    """The source's number with the unit of measure behind it, where one stands there, or the currency that it means."""
    measured = f"{shown['text']} {unit}"
    is_beside = shown["phrase"].startswith(measured) and is_measure(unit, profile)
    is_sterling = unit in profile.tables["numerals"].get("sterling", ())[:1]  # where the source has "pounds" alone
    return measured if is_beside or (is_sterling and unit not in shown["text"]) else shown["text"]


def _inside_a_sentence(words: str, profile: Profile) -> str:
    """ "At least 231" opened its source's sentence; in the middle of ours it has no capital, if it is no noun's."""
    keeps = words[1:2].isupper() or _is_capital_noun(words.split(" ")[0].lower(), profile)  # "EUR 3 billion"
    return words if keeps else words[:1].lower() + words[1:]


def _is_capital_noun(word: str, profile: Profile) -> bool:
    """Whether a number's first word has its capital anywhere: "Millionen", "Hunderte", "Euro"; not "Elf", "Mindestens"."""
    numerals = profile.tables["numerals"]
    nouns = (numerals["scales"], numerals["plurals"], profile.unit_kinds)
    return bool(profile.tables["capital_nouns"]) and any(word in table for table in nouns)


def claim_number(claim: Claim, profile: Profile, source: Profile | None = None) -> str:
    """The claim's number with its bound and unit of measure, in the profile's language; `source` is its article's."""
    phrases = profile.tables["render"]
    source = source or profile
    if claim.bound == "plural" and claim.min_value is not None:
        vague = phrases.get(f"plural_{claim.min_value}")
        return str(vague or phrases["more_than"].format(x=_measured(claim.min_value, claim, profile, source)))
    if claim.bound == "range" and claim.min_value is not None and claim.max_value is not None:
        low = _number(claim.min_value, claim, profile, source)
        return str(phrases["range"].format(low=low, high=_measured(claim.max_value, claim, profile, source)))
    known = next(v for v in (claim.value, claim.min_value, claim.max_value) if v is not None)
    shown = _measured(known, claim, profile, source)
    almost = claim.bound == "less_than" and claim.qualifier.lower() in source.words("bounds", "almost")
    return str(phrases["almost" if almost else claim.bound].format(x=shown)) if claim.bound != "exact" else shown


def _measured(value: Number, claim: Claim, profile: Profile, source: Profile) -> str:
    """The number with the unit of measure that its source gives it."""
    unit = unit_words(claim.unit_text, value, source, profile)
    number = _number(value, claim, profile, source)
    if not unit or not number[-1:].isalpha():
        return " ".join(filter(None, (number, unit)))
    scaled = str(profile.tables["render"]["scaled_unit"]).format(x=number, unit=unit)
    elided = profile.tables["render"].get("elided")
    return re.sub(elided, r"\1'", scaled) if elided else scaled


def _number(value: Number, claim: Claim, profile: Profile, source: Profile) -> str:
    phrases = profile.tables["render"]
    if claim.unit_text == "%" or is_percent(claim.unit_text, source):
        fraction = phrases.get(f"fraction_{round(value)}") if not any(c.isdigit() for c in claim.text) else None
        return str(fraction or phrases["percent"].format(x=format_number(value, profile)))
    is_sign = bool(claim.unit_text) and unicodedata.category(claim.unit_text[-1])[0] in "SP"  # "km²" is none
    sign = claim.unit_text if is_sign else ""
    for scale, key in _SCALES:
        if key in phrases and value >= scale and Decimal(str(value)) * 100 % scale == 0:
            count = float(Decimal(str(value)) / scale)
            key = f"one_{key}" if count < phrases["singular_below"] else key
            shown = str(phrases[key].format(x=format_number(count, profile)))
            return str(phrases["money"].format(sign=sign, x=shown)) if sign else shown
    shown = format_number(value, profile)
    if sign or source.unit_kinds.get(claim.unit_text.lower()) == "money":
        shown = _with_cents(shown, str(phrases["decimal"]))
    return str(phrases["money"].format(sign=sign, x=shown)) if sign else shown


def _with_cents(shown: str, decimal: str) -> str:
    """ "15.60", not "15.6": a price has two places or none."""
    return f"{shown}0" if shown[-2:-1] == decimal else shown


def format_number(value: Number, profile: Profile) -> str:
    """Digits with the language's decimal and grouping marks."""
    phrases = profile.tables["render"]
    whole = int(value) == value
    shown = f"{int(value):,}" if whole else f"{value:,}"
    return shown.replace(",", "\0").replace(".", str(phrases["decimal"])).replace("\0", str(phrases["group"]))


def short_date(day: str, profile: Profile) -> str:
    """A date without its year: "29 November". Months and years are shown as far as they are known."""
    parts = day.split("-")
    months = profile.tables["dates"]["months"]
    if len(parts) == 1:
        return day
    month = display_month(months[int(parts[1]) - 1], profile)
    phrases = profile.tables["render"]
    if len(parts) == 2:
        joined = str(phrases["date"]).partition("{month}")[2]  # " de {year}"
        return month + (joined if "{day}" not in joined else " {year}").format(year=parts[0])
    written = date.fromisoformat(day).day
    return str(phrases["short_date"].format(day=phrases["first_of_month"] if written == 1 else written, month=month))


def with_day(text: str, day: str | None, profile: Profile) -> str:
    """A sentence with its date behind the first "yesterday" or "tonight", as editors put it in: these are its own days.

    `day` is the ISO date of what the sentence tells, None where it is not known; what is quoted stays as it is, and
    so does a sentence that names that day of the week: "closed on Monday after cars were stuck overnight".
    """
    if day is None or _names_weekday_of(day, text, profile):
        return text
    inside = quotations(text)
    first = next((m for m in _own_days(text, profile) if not any(a <= m.start() < b for a, b in inside)), None)
    if first is None:
        return text
    possessive = _POSSESSIVE.match(text, first.end())
    end = possessive.end() if possessive else first.end()
    return f"{text[:end]} [{short_date(day, profile)}]{text[end:]}"


def _names_weekday_of(day: str, text: str, profile: Profile) -> bool:
    weekday = date.fromisoformat(day).weekday()
    return any(profile.weekdays.get(word) == weekday for word in _WORD.findall(text.lower()))


def tells_relative_day(text: str, profile: Profile) -> bool:
    """Whether it says "yesterday" or "tonight", which on another day than its own misleads."""
    return next(_own_days(text, profile), None) is not None


def _own_days(text: str, profile: Profile) -> Iterator[re.Match[str]]:
    """Where it says "yesterday" and the like; not "overnight into Wednesday", which says its day, nor "overnight stays"."""
    found = (m for m in _relative_days(profile).finditer(text) if not names_weekday_behind(text, m.end(), profile))
    return (m for m in found if not says_no_day(text, m.start(), profile))


@lru_cache(maxsize=32)
def _relative_days(profile: Profile) -> Phrases:
    dates = profile.tables["dates"]
    return phrase_pattern(tuple(word for key in ("today", "yesterday", "tomorrow") for word in dates[key]))


def months_between(earlier: str, later: str) -> int:
    """How many months on the later ISO date lies, whatever the days."""
    then, now = (int(iso[:4]) * 12 + int(iso[5:7]) for iso in (earlier, later))
    return now - then


def display_month(month: str, profile: Profile) -> str:
    """The month as the language writes it inside a sentence."""
    return month.capitalize() if profile.tables["dates"]["month_capitals"] else month


def with_article(name: str, citations: Iterable[Citation], profile: Profile) -> str:
    """The name of a body as a sentence takes it: with the article that its sources put before it ("the Red Crescent")."""
    articles = profile.tables["templates"]["the"]
    forms = "|".join(re.escape(a[:-1]) + "['’]" if a.endswith("'") else rf"{re.escape(a)}\s+" for a in articles)
    pattern = rf"(\b(?:{forms}))?{re.escape(name)}" if forms else rf"(){re.escape(name)}"
    told = [m[1] for c in citations for m in re.finditer(pattern, c.exact, re.IGNORECASE)]
    before = Counter(" ".join(article.lower().split()) for article in told if article)
    if 2 * before.total() < max(1, len(told)):
        return name
    article = before.most_common(1)[0][0]
    return f"{article}{name}" if article.endswith(("'", "’")) else f"{article} {name}"
