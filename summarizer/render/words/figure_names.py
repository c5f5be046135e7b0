"""What a figure is called and how its numbers are written, in any form."""

from summarizer.language.nouns import noun_name
from summarizer.language.numbers.measures import MERE_MEASURES, same_currency
from summarizer.language.numbers.quantity_names import concepts_of
from summarizer.language.places import gazetteer
from summarizer.render.words.labels import FALLBACK, Labels, is_mere_subject
from summarizer.schema.brief import Claim, Figure

_SHARP = frozenset({"exact", "at_least", "more_than", "at_most", "less_than"})
_TEN, _THOUSAND = 10, 1000
_SYMBOLS = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "plural": "≥ "}
_INFLECTED = "sn"  # letters that a plural or a German case adds


def figure_name(figure: Figure, labels: Labels) -> str:
    """What a figure measures, of whom, where, and of which of several happenings alike, by their days.

    Whose number it is stands in a country's stead: a party's seats are those of the whole country, a firm's staff may be a
    town's.

    That it counts people goes without saying ("deaths: people"). Where nobody can say surely what it measures, its source's
    words stand in quotation marks.
    """
    if figure.told_as:
        return labels.word("quoted", text=figure.told_as)
    name = _measured(figure, labels)
    if figure.occasions:
        name = f"{name} ({', '.join(labels.short_date(day, near=figure.occasions[-1]) for day in figure.occasions)})"
    scope = [s for s in (figure.holder, _local(figure)) if s and s.casefold() not in name.casefold()]
    return f"{name} ({', '.join(scope)})" if scope else name


def _local(figure: Figure) -> str:
    """The figure's place; of what somebody has only a place within a country."""
    entry = gazetteer().lookup(figure.place or "")
    is_country = figure.measured_property == "seats" or (entry is not None and entry.kind == "country")
    is_wide = figure.holder != "" and is_country
    return "" if is_wide else figure.place or ""


def _measured(figure: Figure, labels: Labels) -> str:
    about, key = figure.observation_about, figure.measured_property
    shown = figure.subject or about
    subject = "" if is_mere_subject(about) or is_mere_subject(shown) or same_currency(shown) else shown
    if not figure.label and key in labels.measures:
        # the subject of a length of time is its unit, which stands behind the number
        return labels.measures[key] if key in MERE_MEASURES or not subject else subject
    name = figure.label or key.replace("_", " ")
    # a property that the tables have no name for is known by its key, which is English
    is_told = bool(figure.label) or labels.code == FALLBACK
    says_it = is_told and (_says(name, subject) or _means(name, subject, labels.code) or _tells_more(name, subject))
    if not subject or _folded(subject) == _folded(key) or says_it:
        return name
    if _says(subject, name) or _tells_more(subject, name):
        return subject
    return labels.word("pair", name=name, value=subject) if is_told else subject


def _says(name: str, subject: str) -> bool:
    """Whether the name has the subject for a word, in the singular or the plural: "job cuts" of jobs, "seats" of a seat,
    "Tote" of "der Toten"."""
    wanted = _folded(subject).rstrip(_INFLECTED)
    return wanted in (word.rstrip(_INFLECTED) for word in (_folded(name), *name.casefold().split()))


def _tells_more(one: str, other: str) -> bool:
    """Whether all that the one says the other says too, in whatever words: "confirmed dead" are deaths."""
    said = concepts_of(other)
    return bool(said) and said <= concepts_of(one)


def _means(name: str, subject: str, language: str) -> bool:
    """Whether a word of the name is another for the subject: "branches to be sold" are shops."""
    meant = noun_name(subject, language)
    return meant != "" and any(noun_name(word, language) == meant for word in name.split())


def _folded(name: str) -> str:
    """ "air strikes" and "airstrikes" are one."""
    return name.casefold().replace("_", "").replace(" ", "")


def number_text(claim: Claim) -> str:
    """A claim's number with its bound; in signs where the briefing brings no words for it."""
    if claim.text:
        return _in_digits(claim) or claim.text + ("%" if claim.unit_text == "%" and claim.text[-1].isdecimal() else "")
    if claim.bound == "range":
        return f"{claim.min_value}–{claim.max_value}"
    values = (claim.value, claim.min_value, claim.max_value)
    number = next((str(value) for value in values if value is not None), claim.qualifier or "?")
    return _SYMBOLS.get(claim.bound, "") + number


def _in_digits(claim: Claim) -> str:
    """A larger number that its source spells out ("setenta y ocho") as it stands beside others, in digits; else "".

    What may be meant as round ("a dozen", "two hundred", "about thirty") keeps its words.
    """
    known = next((v for v in (claim.value, claim.min_value, claim.max_value) if v is not None), 0)
    spelt = claim.text.removeprefix(claim.qualifier).removesuffix(claim.unit_text)
    sharp = claim.bound in _SHARP and _TEN < known < _THOUSAND and known == int(known) and known % 12 and known % 100
    if not sharp or claim.unit_text == "%" or any(c.isdigit() for c in claim.text) or not spelt.strip():
        return ""
    unit = claim.unit_text if claim.text.endswith(claim.unit_text) else ""
    return " ".join(filter(None, (claim.qualifier, str(int(known)), unit)))


def counted(claim: Claim, name: str = "") -> str:
    """The unit or thing that a claim's number counts, unless the number's own words or the figure's name say it."""
    number = number_text(claim)
    noun = claim.phrase[len(number) :].strip() if claim.phrase.startswith(number) else ""
    if not noun:
        noun = claim.unit_text or claim.subject
        noun = noun if any(c.isalpha() for c in noun) and noun.casefold() not in number.casefold() else ""
    return "" if is_mere_subject(noun) or noun.casefold() in name.casefold() or _says(name, noun) else noun
