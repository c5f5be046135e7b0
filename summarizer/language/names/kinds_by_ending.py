"""What the ending of a compound noun says that its bearer is."""

from functools import lru_cache

from summarizer.language.profile import Profile


@lru_cache(maxsize=10_000)
def kind_by_ending(word: str, profile: Profile) -> str | None:
    """What a compound noun says that somebody or something is, by its longest known ending ("Wahlgericht": organisation).

    "" is one of several, None a noun that says nothing.
    """
    lowered = word.lower().rpartition("-")[2]
    endings = _noun_endings(profile)
    fits = [e for e in endings if lowered.endswith(_inflected(e, profile))]
    return endings[max(fits, key=len)] if fits else None


@lru_cache(maxsize=4096)
def _inflected(ending: str, profile: Profile) -> tuple[str, ...]:
    return tuple(ending + inflection for inflection in profile.tables["names"]["inflections"])


@lru_cache(maxsize=16)
def _noun_endings(profile: Profile) -> dict[str, str]:
    names = profile.tables["names"]
    kinds = {ending: kind for kind, endings in names["kind_endings"].items() for ending in endings}
    return kinds | dict.fromkeys(names["role_endings"], "person")
