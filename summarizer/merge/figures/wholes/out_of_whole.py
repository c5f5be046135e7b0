"""Numbers that a sentence draws from a larger one: "nine of the 26 inmates", "1.900 seiner 12.500 Stellen"."""

from summarizer.language.profile import Profile, load_profile
from summarizer.merge.figures.counted.word_places import between
from summarizer.merge.figures.voices import Voice
from summarizer.schema.brief import Figure

_NOUNS = 3  # words between a part and "of the" whole


def is_drawn_from(part: Voice, whole: Voice) -> bool:
    """Whether "of the" and its like lead from the one number to the other of the same sentence."""
    if part.sentence != whole.sentence or whole.quantity.bound == "plural":
        return False  # "tuant 13 personnes et blessant des dizaines d'autres"
    words = between(part, whole).lower().split()
    table = load_profile(part.language)
    named = bool(words) and words[-1] in table.words("whole", "whose")
    words = words[:-1] if named else words
    leads = bool(words) and _leads_to_whole(words, table)
    # "two teams of four", "a profit of 48 on revenue of 612"
    bare = not named and leads and words[-1] in table.words("whole", "bare_of")
    return leads and len(words) <= (1 if bare else _NOUNS + 1)


def _leads_to_whole(words: list[str], profile: Profile) -> bool:
    """Whether the words end in "of" or in one that holds it, as German genitives do."""
    of_all = profile.words("scope", "of_all")
    return words[-1] in profile.words("whole", "genitives") or words[-1] in of_all or " ".join(words[-2:]) in of_all


def is_no_smaller(part: Figure, whole: Figure) -> bool:
    """Whether what stands of the part is not less than what stands of the whole, which has since become another number."""
    count, of = (f.claims[f.current].value if f.current is not None else None for f in (part, whole))
    return count is not None and of is not None and count >= of
