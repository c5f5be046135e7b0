"""Patterns for what stands where a sentence says who speaks: roles with their office, days beside the verb."""

import re
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.determiners import ARTICLE
from summarizer.language.phrases import Phrases
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.word_patterns import OwnWords

MIN_TITLE = 4
SUBJECT_BEHIND_VERB = OwnWords(" <attribution.subject_behind>")  # "beziffert der Verband auf"
PERFECT_AUXILIARY = OwnWords(r"\b(?:<attribution.perfect_auxiliaries>) $")  # "a", "ont" right before a participle
CLAUSE_OPENERS = OwnWords(r"(?<!\w)(?:<attribution.clause_openers>|<attribution.as>)\s+", re.IGNORECASE)
SUBORDINATORS = OwnWords(r"(?<!\w)(?:<attribution.subordinators>)\s+", re.IGNORECASE)  # "after", "because"
TRAILING_AUXILIARIES = OwnWords(r"(?:\s+(?:<attribution.auxiliaries>))+$", re.IGNORECASE)  # "officials have also said"


@lru_cache(maxsize=32)
def role_heads(profile: Profile) -> Phrases:
    """The words for a speaker or an office of which `role_pattern` needs one: looked for first, as it is a slow pattern."""
    heads = {s for s in profile.tables["attribution"]["speakers"] if not ARTICLE.match(s)}
    heads |= {t for t in profile.tables["names"]["titles"] if len(t) >= MIN_TITLE}
    return phrase_pattern(tuple(sorted(heads, key=lambda h: (-len(h), h))))


@lru_cache(maxsize=32)
def role_pattern(profile: Profile) -> re.Pattern[str]:
    """ "the", up to two words, a word for a speaker or an office, and what it is the office of."""
    head = one_of(role_heads(profile).phrases)
    links = one_of(profile.tables["attribution"]["links"])
    name = r"[^\W\d_a-zß-ÿ][\w'-]*(?:\s+[^\W\d_a-zß-ÿ][\w'-]*)*"
    office = rf"(?:\s+(?:{links})\s*(?:(?i:{ARTICLE.expression}))?(?:(?:{head})(?!\w)(?:\s+{name})?|{name}))?"
    return re.compile(
        rf"(?:(?i:{ARTICLE.expression}))?(?:[^\W\d_][\w-]*\s+){{0,2}}?(?i:{head})(?: (?i:{head}))?(?!\w){office}"
    )


@lru_cache(maxsize=32)
def verbs_of_speech(profile: Profile) -> Phrases:
    """The cue verbs but those that deny."""
    return phrase_pattern(tuple(sorted(profile.attribution_verbs - profile.words("attribution", "denials"))))


@lru_cache(maxsize=32)
def where_pattern(profile: Profile) -> re.Pattern[str]:
    """ "in", "near the northern city of" right before a name: it says where, not who."""
    where = one_of(profile.words("attribution", "places"))
    return re.compile(rf"(?<!\w)(?i:{where})\s+(?:{ARTICLE.expression})?{profile.tables['scope']['settlement']}$")


@lru_cache(maxsize=32)
def nouns_measured(profile: Profile) -> frozenset[str]:
    """Nouns for sums of money, where nouns have capitals: none of them speaks, whatever verb stands behind it."""
    sums = (known for known in profile.properties if known.units == {"money"} and profile.tables["capital_nouns"])
    return frozenset(cue for known in sums for cue in known.near if " " not in cue)


@lru_cache(maxsize=32)
def document_pattern(profile: Profile) -> re.Pattern[str]:
    """ "the first count of", "los últimos datos del": what a body published, up to the body."""
    nouns = "|".join(re.escape(n) for n in profile.tables["attribution"]["documents"])
    links = one_of(profile.words("attribution", "links", "published_by"))
    words = r"(?:[^\W\d_][\w-]*\s+)"
    return re.compile(
        rf"(?:{ARTICLE.expression})?{words}{{0,2}}?(?:{nouns})\s+{words}{{0,3}}?(?:{links})\s*(?:{ARTICLE.expression})?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def results_pattern(profile: Profile) -> re.Pattern[str]:
    """ "provisional results", "vorläufigem amtlichen Endergebnis": of a vote, with nobody named."""
    nouns = "|".join(re.escape(word) for word in profile.tables["attribution"]["results"])
    return re.compile(rf"(?:{ARTICLE.expression})?(?:[^\W\d_A-Z][\w-]*\s+){{0,3}}?(?i:{nouns})\b")


@lru_cache(maxsize=32)
def two_joined(profile: Profile) -> re.Pattern[str]:
    """ "the UN and the Observatory": two speakers of at most two words."""
    joined = "|".join(profile.tables["attribution"]["and"])
    words = r"\S+(?: \S+)?"
    return re.compile(rf"(?i:{ARTICLE.expression}){words} (?:{joined}) (?i:{ARTICLE.expression})?{words}")


@lru_cache(maxsize=32)
def stop_pattern(profile: Profile) -> re.Pattern[str]:
    """What ends a speaker that stands behind its verb or preposition."""
    stops = "|".join(profile.tables["attribution"]["speaker_stops"])
    return re.compile(rf"\s(?:{stops})(?![\w'-])")


@lru_cache(maxsize=32)
def trailing_day(profile: Profile) -> re.Pattern[str]:
    """ "wie die Behörden am Donnerstag (in Alba) mitteilten": a day between speaker and verb."""
    day = rf"\s+(?:(?:{_before_day(profile, 'hours_of_weekday')}) )*{_day_words(profile)}"
    return re.compile(rf"{day}(?:{place_behind_day(profile).pattern})?$", re.IGNORECASE)


@lru_cache(maxsize=32)
def place_behind_day(profile: Profile) -> re.Pattern[str]:
    """ "am Freitag in Torrealba del Río": a place of up to three names behind a day, which parts it from its verb."""
    within = one_of(profile.words("scope", "within"))
    name = r"(?-i:[^\W\d_a-zà-öø-ÿ][\w'-]*)"
    return re.compile(rf"\s+(?:{within})\s+{name}(?:\s(?:[^\W\d_]{{2,3}}\s)?{name}){{0,2}}")


@lru_cache(maxsize=32)
def trailing_words(profile: Profile) -> tuple[str, ...]:
    """What any of the two ends with."""
    attribution = profile.tables["attribution"]
    return (*attribution["auxiliaries"], *_days(profile), *attribution["day_parts"])


def _days(profile: Profile) -> tuple[str, ...]:
    """Words for a day or a period that may stand between a speaker and its verb."""
    dates = profile.tables["dates"]
    periods = (word for words in dates["last_periods"].values() for word in words)
    return (*profile.weekdays, *periods, *dates["day_before"])


@lru_cache(maxsize=32)
def day_pattern(profile: Profile) -> re.Pattern[str]:
    """ "a déclaré mercredi le ministre": a day between verb and speaker."""
    return re.compile(rf"\s+(?:(?:{_before_day(profile)}) )?{_day_words(profile)}", re.IGNORECASE)


@lru_cache(maxsize=32)
def leading_day(profile: Profile) -> re.Pattern[str]:
    """ "El lunes por la noche la policía hablaba de doce": a day before the subject."""
    return re.compile(
        rf"^(?:(?:{_before_day(profile, 'opens_with_weekday')}) )?{_day_words(profile)},? ", re.IGNORECASE
    )


def _before_day(profile: Profile, *further: str) -> str:
    """A pattern for what stands before the day: "on", "el"."""
    words = (w for key in ("before_weekday", *further) for w in profile.tables["attribution"][key])
    return "|".join(re.escape(w) for w in words)


def _day_words(profile: Profile) -> str:
    """A pattern for a weekday with the part of the day behind it: "dimanche soir", "el lunes por la noche"."""
    days = "|".join(re.escape(d) for d in _days(profile))
    parts = "|".join(re.escape(p) for p in profile.tables["attribution"]["day_parts"])
    return rf"\b(?:{days})\b(?: (?:{parts})\b)?"


def is_generic(phrase: str, profile: Profile) -> bool:
    """ "the NGO", "the same NGO", also with a compound before it: "the Britain-based monitor"; not "the fire service"."""
    words = phrase.lower().split()
    generic = profile.words("attribution", "generic")
    described = len(words) == 3 and "-" in words[1] and f"{words[0]} {words[-1]}" in generic
    return " ".join(words) in generic or described or is_the_same(phrase, profile)


def is_the_same(phrase: str, profile: Profile) -> bool:
    """ "the same source", "dasselbe Ministerium": whoever spoke just before."""
    *before, noun = re.split(r"[\s']+", phrase.lower()) or [""]
    return bool(before) and before[-1] in profile.words("attribution", "same") and noun in _nouns_of_speakers(profile)


@lru_cache(maxsize=32)
def _nouns_of_speakers(profile: Profile) -> frozenset[str]:
    return frozenset(re.split(r"[ ']", known)[-1] for known in profile.words("attribution", "generic", "speakers"))


def is_person(name: str, profile: Profile) -> bool:
    """Whether a name looks like a person's: two or three words, no place, body or acronym."""
    words = name.split()
    bodies = [w for kind in ("organisation", "media") for w in profile.tables["kinds"][kind]]
    whole = len(words) in (2, 3) and all(w[:1].isupper() and not w.isupper() for w in words)
    return whole and gazetteer().lookup(name) is None and not any(w.lower() in bodies for w in words)
