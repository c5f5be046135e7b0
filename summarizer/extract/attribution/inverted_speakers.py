"""The speaker behind a verb of speech: "..., said X"."""

import re
from functools import lru_cache

from summarizer.extract.attribution.speaker_patterns import (
    TRAILING_AUXILIARIES,
    is_generic,
    stop_pattern,
    trailing_day,
    trailing_words,
)
from summarizer.extract.attribution.speakers_without_verb import SpeakersWithoutVerb
from summarizer.language.determiners import ARTICLE, without_article
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords, WordPattern

THAT = WordPattern(r"\s*(?:<grammar.that>|<grammar.that_elided>)\b")
_THAT_INSIDE = WordPattern(r"\b(?:<grammar.that>|<grammar.that_elided>)\b")
_HEADLINE_WORDS = 4
_CAPITALS = re.compile(r"(?:[LlDd]['’])?[^\W\d_a-zß-ÿ][\w'’-]*(?: [^\W\d_a-zß-ÿ][\w'’-]*)?")
_TOLD_TO = OwnWords(r"(?:<attribution.told_to>) ")
_OWN_NAME = WordPattern(r"(?: (?:<grammar.of>|<grammar.and>|<grammar.and_before_i>|&|[^\W\d_a-zß-ÿ][\w-]*))+")
_MARKS_OR_BRACKET = re.compile(r"[\"']|\([^)]*\)?")
_APPOSITION = re.compile(r", [^,\"'\d]+,")
_CLOSING_BRACKET = re.compile(r"\s*\([^)]*\)$")


class InvertedSpeakers(SpeakersWithoutVerb):
    """Reads speakers behind their verb."""

    def _inverted(self, cue_start: int, cue_end: int) -> str:
        """The speaker behind the verb: "..., said X"; a pronoun may be joined to it by a hyphen."""
        if clitic := self._clitic(cue_start, cue_end):
            return clitic
        before = self._subject_text(cue_start)
        if (
            not before
            or before[-1] not in ",\"'"
            or self._is_described_name(before)
            or self.text[cue_start:cue_end] in self.words["addressing"]
            or self._speaks_of(cue_start, cue_end)
        ):
            return ""
        any_noun = ('"' in before[-2:] or self._says_only(cue_start, cue_end)) and not self._closes_relative(before)
        at = self._past_space(self._past_day(cue_end))
        limit = min(self._limit(at), at + 90)
        limit = self._end_of_speaker(at, limit)
        head, _, particle = self.text[at:limit].rpartition(" ")
        trails = particle in self.words["particles"] or (head and particle in self.words["auxiliaries"])
        limit = at + len(head) if trails else limit  # "räumte der Konzern ein", "erklärte der Verband erneut"
        phrase = self.text[at:limit].strip()
        if any_noun and (not phrase or self._is_who_was_told(self._past_space(cue_end), limit)):
            return str(self.words["dropped"])
        if THAT.match(phrase) or self._goes_into_detail(phrase):
            return ""
        if apposed := self._apposed(at, limit):
            return apposed
        if is_generic(phrase, self.profile):
            return phrase
        return self._subject_behind(at, limit, any_noun)

    def _speaks_of(self, cue_start: int, cue_end: int) -> bool:
        """ "Jane Orlo, the mayor, spoke of 300 evacuated residents": behind the verb's "of" stands what is spoken of."""
        words = self.text[cue_start:cue_end].lower().split(" ")
        return len(words) > 1 and words[-1] in self.profile.words("grammar", "of")

    def _clitic(self, cue_start: int, cue_end: int) -> str:
        """The pronoun that a hyphen joins to the verb or its auxiliary, "" where none is."""
        before = self.profile.pattern("attribution", "clitic_before").search(self.text, self.span[0], cue_start)
        behind = self.profile.pattern("attribution", "clitic_behind").match(self.text, cue_end, self.span[1])
        found = before or behind
        return found["subject"] if found else ""

    def _is_described_name(self, before: str) -> bool:
        """ "Rosa Illanes, mayor of Alba, said the search went on": what stands before the verb is its subject."""
        name = next(iter(self.names), None)
        behind = before[name.end - self.span[0] :] if name and name.start == self.span[0] else ""
        return _APPOSITION.fullmatch(behind) is not None

    def _is_who_was_told(self, at: int, limit: int) -> bool:
        """ "…", declaró a El Norteño: nothing but a name behind the verb and the word for whom one speaks to."""
        told = _TOLD_TO.of(self.profile).match(self.text, at, limit)
        return told is not None and _CAPITALS.fullmatch(self.text[told.end() : limit].rstrip(" .")) is not None

    def _end_of_speaker(self, at: int, limit: int) -> int:
        """Where it is told how one spoke ("after the fire", "by telephone"); not inside "Doctors without Borders"."""
        stops = (stop.start() for stop in stop_pattern(self.profile).finditer(self.text, at, limit))
        return next((stop for stop in stops if not any(n.start < stop < n.end for n in self.names)), limit)

    def _subject_behind(self, at: int, limit: int, any_noun: bool) -> str:
        """The name, the role or, where `any_noun` will do, the noun phrase that the stretch behind the verb is."""
        phrase = self.text[at:limit].strip()
        role = self._role_at(at, limit)
        if role:
            holder = self._holder(role)
            ends = (holder is not None and holder.end >= limit) or role[1] >= limit
            named = _OWN_NAME.fullmatch(self.text, role[1], limit)  # "calcula el sindicato Tierra y Jornal"
            if ends or named:
                return self._source(at, limit) if ends else without_article(phrase)
            return self._plain(phrase, any_noun=any_noun)
        names = [n for n in self.names if at <= n.start < limit]
        if not names:
            return self._plain(phrase, any_noun=any_noun)
        # A name with more of a clause behind it is that clause's subject: "X, an adviser, said Ankara did not ..."
        rest = _MARKS_OR_BRACKET.sub("", self.text[names[0].end : limit]).strip().split(" ")[0].lower()
        near = self.text[at : names[0].start].count(" ") <= 5
        ends = not rest or rest in self.profile.tables["names"]["affiliation"]
        return self._named(names[0]) if near and ends else ""

    def _goes_into_detail(self, phrase: str) -> bool:
        """ "..., said in a report that 212 ...": a preposition, and what is said behind it."""
        first, _, rest = phrase.partition(" ")
        opens = first.lower() in self.profile.function_words and not ARTICLE.match(phrase)
        return opens and (any(c.isdigit() for c in rest) or _THAT_INSIDE.search(rest) is not None)

    def _closes_relative(self, before: str) -> bool:
        """ "The army, which says that it hit them, announced ...": the verb's subject stands before its clause."""
        opened = before.rstrip(",").rpartition(", ")
        return bool(opened[0]) and opened[2].split(" ")[0].lower() in self.words["relatives"]

    def _says_only(self, cue_start: int, cue_end: int) -> bool:
        """Whether the verb has no other sense there: no weak one, but with its particle ("teilte der Klub mit.")."""
        if self.text[cue_start:cue_end].lower() not in self.words["weak_verbs"]:
            return True
        return self.text[: self.span[1]].rstrip(" .").rpartition(" ")[2] in self.words["particles"]

    def _subject_text(self, cue_start: int) -> str:
        """The sentence up to a verb of speech, without auxiliaries and an acronym in brackets."""
        return _without_what_trails(self.text[self.span[0] : cue_start], self.profile)


@lru_cache(maxsize=64)  # of one verb it is asked three times in a row
def _without_what_trails(before: str, profile: Profile) -> str:
    before = before.rstrip()
    if before.lower().endswith(trailing_words(profile)):
        before = TRAILING_AUXILIARIES.of(profile).sub("", before)
        before = trailing_day(profile).sub("", before)
    elif before.rpartition(" ")[2][:1].isupper():
        before = trailing_day(profile).sub("", before)  # "am Freitag in Alba"
    before = profile.pattern("attribution", "seen_by").sub("", before)
    return (_CLOSING_BRACKET.sub("", before) if before.endswith(")") else before).rstrip()
