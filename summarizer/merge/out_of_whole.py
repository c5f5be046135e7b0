"""Numbers that a sentence draws from a larger one: "nine of the 26 inmates", "1.900 seiner 12.500 Stellen"."""

from summarizer.language.profile import load_profile
from summarizer.merge.voices import Voice

_NOUNS = 3  # words between a part and "of the" whole
WHOSE = frozenset(  # may stand between "of" and the number of all
    {"the", "its", "their", "his", "her", "all", "some", "these", "those", "les", "ses", "leurs", "ces", "los", "las"}
    | {"sus", "estos", "esos", "den", "diesen", "seinen", "ihren"}
)
_BARE = (["of"], ["de"], ["von"])
_GENITIVES = frozenset({"seiner", "ihrer", "aller", "dieser", "deren", "unserer"})


def is_drawn_from(part: Voice, whole: Voice) -> bool:
    """Whether "of the" and its like lead from the one number to the other of the same sentence."""
    if part.sentence != whole.sentence or whole.quantity.bound == "plural":
        return False  # "tuant 13 personnes et blessant des dizaines d'autres"
    citation, numeral = part.grounded.citations[0], whole.mention.numeral
    between = citation.exact[part.mention.numeral.end - citation.start : numeral.qualifier_start - citation.start]
    words = between.lower().split()
    named = bool(words) and words[-1] in WHOSE
    words = words[:-1] if named else words
    of_all = load_profile(part.language).words("scope", "of_all")
    leads = bool(words) and (words[-1] in _GENITIVES or words[-1] in of_all or " ".join(words[-2:]) in of_all)
    bare = not named and words[-1:] in _BARE  # "two teams of four", "a profit of 48 on revenue of 612"
    return leads and len(words) <= (1 if bare else _NOUNS + 1)
