"""What a speaker looks like: a name, a role with its office, a common noun for who speaks."""

import re
from functools import cached_property, lru_cache
from typing import Any

from summarizer.extract.attribution.noun_phrases import is_body_or_role
from summarizer.extract.attribution.speaker_patterns import (
    is_generic,
    is_person,
    leading_day,
    role_heads,
    role_pattern,
    trailing_day,
    where_pattern,
)
from summarizer.language.determiners import ARTICLE, without_article
from summarizer.language.names.proper_names import Name
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords, WordPattern
from summarizer.schema.records import caching_record

_ADJECTIVE = re.compile(r" [^\W\d_A-Z]{4,}")  # "le service météorologique"
_CLOSES = re.compile(r"\s*(?:[,.(]|$)")
_PLAIN_WORDS = re.compile(r"[\w\s'.-]*")
_RELATIVE = WordPattern(r"^(?:<attribution.who_opens>)\s+(?=\w+\s)", re.IGNORECASE)
_UP_TO_WHAT = WordPattern(r".*(?<!\w)(?:<attribution.what_opens>)\s*(?=\w)", re.IGNORECASE)
_BEFORE_ARTICLE = WordPattern(rf"\s(?={ARTICLE.grammar})")
MAX_SPEAKER_WORDS = 9
_MAX_OFFICE_WORDS = 5
_WHERE_REACH = 40
_OPENING_WORDS = 3
_AFFILIATION = OwnWords(" (?:<names.affiliation>) ")
_ENDS_IN_OF = OwnWords(r"\b(?:<grammar.of>)$")
_BEFORE_LINK = OwnWords(r"(.+?) (?:<attribution.links>)\b")


@caching_record
class SpeakerPhrases:
    """Reads speakers in the sentence `text[span]`; `text` is folded, offsets are those of the article."""

    text: str
    span: tuple[int, int]
    names: list[Name]
    profile: Profile

    @cached_property
    def words(self) -> dict[str, Any]:
        """The language's table of cues and speakers."""
        table: dict[str, Any] = self.profile.tables["attribution"]
        return table

    @property
    def _adjectives_first(self) -> bool:
        return self.profile.known and bool(self.words["adjectives_first"])

    def _source(self, at: int, limit: int) -> str:
        """The speaker that `text[at:limit]` opens with: a name, or a role with its office; "" where neither does."""
        role = self._role_at(at, limit)
        if role:
            holder = self._holder(role)
            whole = next((n for n in self.names if role[0] < n.start and n.end == role[1]), None)
            opening = self.text[role[0] : whole.start].strip() if whole else ""
            if whole and opening.islower() and not _ENDS_IN_OF.of(self.profile).search(opening):
                return whole.text  # "the regular Syrian Army"; not the town of "the mayor of Alba"
            return self._named(holder) if holder else without_article(self.text[role[0] : role[1]])
        name = next((n for n in self.names if at <= n.start and n.end <= limit), None)
        return self._named(name) if name and not self._is_place_of_speech(name, at) else ""

    def _is_place_of_speech(self, name: Name, at: int) -> bool:
        """ "Das teilte die Behörde in Genf mit": a town behind who speaks, not who does."""
        return name.start > at and gazetteer().place(name.text) is not None and self._is_where(name)

    def _role_at(self, at: int, limit: int) -> tuple[int, int] | None:
        """The span of "the mayor of Alba" or "local police" where the stretch opens with such a phrase."""
        if role_heads(self.profile).search(self.text, at, limit) is None:
            return None
        match = role_pattern(self.profile).match(self.text, at, limit)
        if match is None:
            return None
        rest = self.text[match.end() : limit]
        described = not self._adjectives_first and _ADJECTIVE.fullmatch(rest)
        return match.start(), limit if described and rest.strip() not in self.profile.function_words else match.end()

    def _holder(self, role: tuple[int, int]) -> Name | None:
        """Who holds the role: "police chief Ana Ruiz", "the minister of the interior, Julio Arana,"."""
        name = next((n for n in self.names if n.end > role[1]), None)
        if name is None or gazetteer().place(name.text) is not None:
            return None
        between = self.text[role[1] : name.start]
        if between == ", ":
            return name if _CLOSES.match(self.text, name.end, self.span[1]) else None
        if self._is_of_whom(between):
            return name
        words = between.lower().split()
        adjoins = len(words) <= 1 and _PLAIN_WORDS.fullmatch(between) and not self.profile.function_words & set(words)
        return name if adjoins else None

    def _is_of_whom(self, between: str) -> bool:
        """ "La asociación de pasajeros Cruce Seguro", "the pilots' union United Wings": whose it is, then its name."""
        grammar = self.profile.tables["grammar"]
        joint, _, noun = between.strip().partition(" ")
        return (joint == "'" or joint in grammar.get("of", ())) and noun.isalpha() and noun.islower()

    def _named(self, name: Name) -> str:
        """The name without the body that a person belongs to: "Inés Quiroga of Manos del Sur"."""
        parts = _AFFILIATION.of(self.profile).split(name.text, maxsplit=1)
        known = gazetteer().lookup(name.text) is not None
        return parts[0] if is_person(parts[0], self.profile) and not known else name.text

    def _is_where(self, name: Name) -> bool:
        """ "in der Deutschen Bucht", "in the province of Idlib": where something is said or counted, not who says it."""
        opening = self.text[max(self.span[0], name.start - _WHERE_REACH) : name.start]
        return where_pattern(self.profile).search(opening) is not None

    def _is_speaker_phrase(self, phrase: str) -> bool:
        bare = without_article(phrase).lower()
        if is_generic(phrase, self.profile) or bare in self.words["pronouns"]:
            return True
        known = unnamed_speakers(self.profile)
        if self.profile.tables["capital_nouns"]:  # compounds and genitives: "des Gesundheitsministeriums"
            office = role_pattern(self.profile).fullmatch(without_article(phrase)) is not None
            return office or any(bare.removesuffix("s").endswith(s) for s in known)
        if bare in known or bare.endswith(_last_words(known)):
            return True
        head = _BEFORE_LINK.of(self.profile).match(bare)  # "le syndicat des pêcheurs"
        if head is not None and head[1] in known and len(bare.split()) <= _MAX_OFFICE_WORDS:
            return True
        noun, _, adjective = bare.rpartition(" ")  # "el sindicato minero"
        described = adjective.isalpha() and adjective not in self.profile.function_words
        return not self._adjectives_first and noun in known and described

    def _without_count(self, phrase: str) -> str:
        """The speakers without how many they are: "two officials", "several sources"."""
        first, _, rest = phrase.partition(" ")
        counts = first.isdigit() or first.lower() in self.profile.tables["numerals"]["words"]
        return rest if rest and (counts or first.lower() in self.words["several"]) else phrase

    def _is_bare_name(self, phrase: str) -> bool:
        """ "Airwars", that opens the text without being known as a name."""
        words = phrase.split()
        capitals = all(word[:1].isupper() for word in words) and not self.profile.tables["capital_nouns"]
        return 0 < len(words) <= _OPENING_WORDS and capitals and words[0].lower() not in self.profile.function_words

    def _plain(self, phrase: str, any_noun: bool = False) -> str:
        """A speaker without a name of its own: "officials", "the NGO", "it"; "" where the phrase is none.

        Where a frame says that somebody speaks, `any_noun` will do: "the airport operators".
        """
        phrase = _RELATIVE.pattern.sub("", _UP_TO_WHAT.pattern.sub("", phrase.strip(" \"'")))
        phrase = self._without_count(leading_day(self.profile).sub("", phrase))
        phrase = whole = trailing_day(self.profile).sub("", phrase)  # "le parquet de Halden jeudi"
        if phrase.lower().split(" ")[0] in self.profile.function_words and not ARTICLE.match(phrase):
            phrase = _BEFORE_ARTICLE.pattern.split(phrase)[-1]  # "On Wednesday the government"
        if not phrase or len(phrase.split()) > MAX_SPEAKER_WORDS:
            return ""
        if not self._is_speaker_phrase(phrase) and not (any_noun and is_body_or_role(whole, self.profile)):
            return ""
        if any_noun and not self._is_speaker_phrase(phrase):
            phrase = whole
        return phrase if is_generic(phrase, self.profile) else without_article(phrase)

    def _plain_opening(self, at: int, limit: int) -> str:
        """The speaker that a stretch opens with, in as few words as make one: "die Polizei zunächst von zwölf ..."."""
        words = self.text[at:limit].split()[:_OPENING_WORDS]
        first = 2 if words and ARTICLE.fullmatch(f"{words[0]} ") else 1  # "der" alone is a pronoun
        phrases = (" ".join(words[:n]) for n in range(first, len(words) + 1))
        return next((speaker for phrase in phrases if (speaker := self._plain(phrase))), "")


@lru_cache(maxsize=32)
def unnamed_speakers(profile: Profile) -> tuple[str, ...]:
    return tuple(without_article(s) for s in profile.tables["attribution"]["speakers"])


@lru_cache(maxsize=32)
def _last_words(speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The speakers as the end of a longer phrase has them."""
    return tuple(f" {speaker}" for speaker in speakers)
