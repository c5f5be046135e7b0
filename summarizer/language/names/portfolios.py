"""Fields of offices: "le ministre de l'Intérieur", "la ministre de la Santé Ana Duarte"."""

from summarizer.language.names.clues import is_given_name
from summarizer.language.names.tokens import Token
from summarizer.language.names.words import concepts, translated_concepts
from summarizer.language.places import fold_name
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters


def behind_portfolio(text: str, run: list[Token], profile: Profile) -> list[Token]:
    """ "la ministre de la Santé Ana Duarte": the person behind the field of an office."""
    at = next((i for i, t in enumerate(run) if i and is_given_name(t.text)), 0)
    field = at and concepts(fold_name(" ".join(t.text for t in run[:at]))) <= translated_concepts()
    return run[at:] if field and follows_office(text, run, profile) else run


def follows_office(text: str, run: list[Token], profile: Profile) -> bool:
    """Whether a run stands behind an office and "of": "le ministre de l'Intérieur"."""
    before = fold_characters(text[max(0, run[0].start - 24) : run[0].start]).lower()
    return profile.pattern("names", "portfolio").search(before) is not None
