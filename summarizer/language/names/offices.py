"""The office that a sentence gives a person: "Colonel Beskid", "la ministre Beskid", "Marta Ostrander, president of ..."."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.alternatives import one_of
from summarizer.language.places import fold_name
from summarizer.language.profile import load_profile
from summarizer.language.quoting import fold_characters
from summarizer.language.tables import load_table
from summarizer.language.word_patterns import WordPattern

_BEFORE = 40  # characters before a name in which its office may stand
_ARTICLE = WordPattern(r"(?:(?:<grammar.articles>|<grammar.indefinite>) |<grammar.elided_article>)?")


_POST_OF = rf"(?:<attribution.posts>)\s(?:<attribution.links>)\s?{_ARTICLE.grammar}"
_HEAD_BEHIND = WordPattern(rf",\s{_ARTICLE.grammar}(?:[^\W\d_]+\s)?{_POST_OF}", re.IGNORECASE)
_HEAD_BEFORE = WordPattern(rf"(?<!\w){_POST_OF}$", re.IGNORECASE)
_HEAD_BETWEEN = WordPattern(r"[\s-](?:<attribution.posts>)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """An office; `gender` is "m" or "f" where the language's form tells it, else ""."""

    post: str
    gender: str = ""

    def may_be(self, other: "Office") -> bool:
        """Whether one person may be called by both."""
        return self.post == other.post and not self.differs(other)

    def differs(self, other: "Office") -> bool:
        """Whether one is said of a man and the other of a woman."""
        return bool(self.gender and other.gender) and self.gender != other.gender


def office_of(name: str, sentence: str, language: str | None) -> Office | None:
    """The office right before or right behind the first place of the name in the sentence; None where there is none."""
    code = load_profile(language).code
    at = sentence.find(name)
    if at < 0 or not _offices(code):
        return None
    in_name, before, behind = _places(code)
    words_before = fold_characters(sentence[max(0, at - _BEFORE) : at]).lower().rstrip()
    words_behind = fold_characters(sentence[at + len(name) : at + len(name) + _BEFORE]).lower()
    found = in_name.match(fold_characters(name).lower()) or before.search(words_before) or behind.match(words_behind)
    return _offices(code)[found[1]] if found else None


def heads(person: str, body: str, sentence: str) -> bool:
    """Whether the sentence calls the one the other's head: "Ada Munk, chief of Norrelief", "Norrelief-Chefin Ada Munk"."""
    at, of = sentence.find(person), sentence.find(body)
    if min(at, of) < 0:
        return False
    if at < of:
        return _HEAD_BEHIND.fullmatch(sentence, at + len(person), of) is not None
    between = sentence[of + len(body) : at]
    led = between in (" ", ", ") and _HEAD_BEFORE.search(sentence[:of]) is not None
    return led or _HEAD_BETWEEN.fullmatch(between) is not None


@lru_cache(maxsize=8)
def _places(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns for an office that opens a name, that stands before one, and behind one."""
    words = one_of(_offices(language))
    written = (rf"({words}) ", rf"(?<!\w)({words})$", rf", {_ARTICLE.expression}({words})(?!\w)")
    in_name, before, behind = map(re.compile, written)
    return in_name, before, behind


@lru_cache(maxsize=2_000)
def post_named(title: str) -> str:
    """The office of a folded title in any language, "" for a title that the table lacks."""
    found = {post for word in title.split() if (post := _posts().get(word))}
    return _posts().get(title) or (found.pop() if len(found) == 1 else "")


@lru_cache(maxsize=1)
def _posts() -> dict[str, str]:
    """Folded form of any language -> office."""
    rows = load_table("name_words.toml")["offices"]
    return {
        fold_name(f): post for post, forms in rows.items() for written in forms.values() for f in written.split("|")
    }


@lru_cache(maxsize=8)
def _offices(language: str) -> dict[str, Office]:
    """Form -> office."""
    found: dict[str, Office] = {}
    for post, forms in load_table("name_words.toml")["offices"].items():
        written = forms.get(language, "").split("|")
        genders = ("m", "f") if len(written) > 1 else ("",)
        for form, gender in zip(written, genders, strict=False):
            if form:
                found.setdefault(form, Office(post, gender))
    return found
