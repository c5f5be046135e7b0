"""Numbers, dates and claims in the briefing's language. The program copies: no value is made here, only shown."""

from datetime import date
from decimal import Decimal

from summarizer.language.profile import Profile, load_profile
from summarizer.schema.brief import Article, Claim, Figure, Number


def worded_figures(figures: tuple[Figure, ...], articles: dict[str, Article], language: str) -> tuple[Figure, ...]:
    """The figures with each claim's `text` in the briefing's language: the source's own words where it is theirs too."""
    return tuple(
        f.model_copy(update={"claims": tuple(_worded(c, articles, language) for c in f.claims)}) for f in figures
    )


def _worded(claim: Claim, articles: dict[str, Article], language: str) -> Claim:
    verbs = load_profile(language).tables["bounds"]["verbs"]
    if articles[claim.citations[0].article].language == language and claim.qualifier.lower() not in verbs:
        return claim.model_copy(update={"text": " ".join(claim.text.split())})
    shown = claim_number(claim, load_profile(language))
    return claim.model_copy(update={"text": shown, "phrase": shown})


def claim_number(claim: Claim, profile: Profile) -> str:
    """The claim's number with its bound, in the language of the profile."""
    phrases = profile.tables["render"]
    if claim.bound == "plural" and claim.min_value is not None:
        return str(
            phrases.get(f"plural_{claim.min_value}")
            or phrases["more_than"].format(x=_number(claim.min_value, claim, profile))
        )
    if claim.bound == "range" and claim.min_value is not None and claim.max_value is not None:
        low, high = (_number(v, claim, profile) for v in (claim.min_value, claim.max_value))
        return str(phrases["range"].format(low=low, high=high))
    known = next(v for v in (claim.value, claim.min_value, claim.max_value) if v is not None)
    shown = _number(known, claim, profile)
    return str(phrases[claim.bound].format(x=shown)) if claim.bound != "exact" else shown


def _number(value: Number, claim: Claim, profile: Profile) -> str:
    phrases = profile.tables["render"]
    if claim.unit_text == "%":
        fraction = phrases.get(f"fraction_{round(value)}") if not any(c.isdigit() for c in claim.text) else None
        return str(fraction or phrases["percent"].format(x=format_number(value, profile)))
    sign = claim.unit_text if claim.unit_text and not claim.unit_text[-1].isalpha() else ""
    for scale, key in ((10**9, "billion"), (10**6, "million")):
        if value >= scale and Decimal(str(value)) * 100 % scale == 0:
            shown = format_number(float(Decimal(str(value)) / scale), profile)
            return sign + str(phrases[key].format(x=shown))
    return sign + format_number(value, profile)


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
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    phrases = profile.tables["render"]
    return str(phrases["short_date"].format(day=date.fromisoformat(day).day, month=month))


def display_month(month: str, profile: Profile) -> str:
    """The month as the language writes it inside a sentence."""
    return month.capitalize() if profile.code in ("en", "de") else month
