"""What is done with what a number counts: the participle that names it in English, for a verb's form in any language."""

from functools import lru_cache

from summarizer.language.tables import load_table


def deed(word: str, language: str) -> str:
    """ "perdues", "eingegangen", "perdió" -> "lost"; "" for a form that the table lacks."""
    return _forms("things", language).get(word.lower(), "")


def deed_named(noun: str, language: str) -> str:
    """ "livraison", "Lieferung" -> "delivered"; "" for a noun that the table lacks."""
    return _forms("nouns", language).get(noun.lower(), "")


def announcing(language: str) -> frozenset[str]:
    """Forms of verbs by which somebody says what he will do: "announced the delivery of 12 helicopters"."""
    return _words("announcing", language)


def sum_named_by(word: str, language: str) -> str:
    """What an amount is by the verb that it is the object of: "debe", "owes" -> "debt"; "" where no row has it."""
    return _forms("sums", language).get(word.lower(), "")


def trade_verbs(language: str) -> frozenset[str]:
    """Forms of verbs of buying and selling."""
    return _words("trade", language)


def price_prepositions(language: str) -> frozenset[str]:
    """What stands between such a verb and a price: "sold for", "vendu pour"."""
    return _words("price_prepositions", language)


@lru_cache(maxsize=32)
def _words(table: str, language: str) -> frozenset[str]:
    return frozenset(load_table("deeds.toml")[table].get(language, "").split())


def prepositions(language: str) -> frozenset[str]:
    """The words between a verb and a number that make the number no object of it."""
    return _words("prepositions", language)


@lru_cache(maxsize=16)
def _forms(table: str, language: str) -> dict[str, str]:
    rows = reversed(load_table("deeds.toml")[table].items())  # the first row of a form wins
    return {form: name for name, forms in rows for form in forms.get(language, "").split()}
