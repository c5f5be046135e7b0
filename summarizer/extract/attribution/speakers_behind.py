"""The speaker that stands behind a cue: "according to ...", "..., reported by ..."."""

import re
from functools import lru_cache

from summarizer.extract.attribution.noun_phrases import opening_noun_phrase
from summarizer.extract.attribution.speaker_patterns import (
    MIN_TITLE,
    SUBJECT_BEHIND_VERB,
    day_pattern,
    document_pattern,
    nouns_measured,
    results_pattern,
    stop_pattern,
)
from summarizer.extract.attribution.speaker_phrases import MAX_SPEAKER_WORDS, SpeakerPhrases, unnamed_speakers
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.language.word_patterns import OwnWords

_PHRASE_END = re.compile(r"[,;:!?](?:\s|$)|(?<!\b[A-Z])(?<!\bDr)\.(?:\s|$)|\s[-–—]\s|\s\(")

_VERB = OwnWords(r"\s(?:<attribution.verbs_behind>)\s")
_WORD = re.compile(r"[\w'-]+")
_CLOSES = re.compile(r"\s*[.;),]|\s*$")


class SpeakersBehind(SpeakerPhrases):
    """Reads speakers behind an offset."""

    def _after(self, at: int) -> str:
        """The speaker behind "according to"."""
        at = self._past_space(at)
        limit = self._limit(at)
        seen = self.profile.pattern("attribution", "seen_by").search(self.text[at:limit])
        limit = at + seen.start() if seen else limit
        verb = _VERB.of(self.profile).search(self.text, at, limit) if self.profile.tables["capital_nouns"] else None
        limit = verb.start() if verb else limit  # "laut Metra käme die Blaue Partei auf 31 Prozent"
        document = document_pattern(self.profile).match(self.text, at, limit)
        if document and (author := self._source(document.end(), limit)):
            return author  # "the first count of the tribunal"
        if results_pattern(self.profile).match(self.text, at, limit):
            return ""  # "laut vorläufigem Endergebnis kommen CDU und CSU auf ..."
        source = self._apposed(at, limit) or self._source(at, limit)
        asked = self.text[at : at + 1].isdigit()  # "auprès de 1 006 électeurs": who was asked
        return source or ("" if asked else self._any_noun_phrase(at, limit))

    def _any_noun_phrase(self, at: int, limit: int) -> str:
        """The noun phrase behind "according to", whatever its noun."""
        stop = stop_pattern(self.profile).search(self.text, at, limit)
        phrase = self._without_clause(self.text[at : stop.start() if stop else limit])
        speaker = self._plain(phrase, any_noun=True) or opening_noun_phrase(phrase.split(), self.profile)
        document = document_pattern(self.profile).match(speaker)  # "the latest count of the canton" is the canton's
        return speaker[document.end() :] if document else speaker

    def _without_clause(self, phrase: str) -> str:
        """ "des Ministeriums retteten die Kräfte 46": behind a noun in a capital, one in small letters is a verb."""
        if not self.profile.tables["capital_nouns"]:
            return phrase
        words = phrase.split(" ")
        ends = (
            at
            for at, (word, last) in enumerate(zip(words[1:], words, strict=False), start=1)
            if last[:1].isupper() and word[:1].islower() and word.lower() not in self.profile.function_words
        )
        return " ".join(words[: next(ends, len(words))])

    def _apposed(self, at: int, limit: int) -> str:
        """The name behind a comma that says who the person of the phrase is: "su jefe, Ramiro Anso."."""
        if self.text[limit : limit + 2] != ", ":
            return ""
        words = _WORD.findall(self.text[at:limit].lower())
        opened = bool(words) and (words[0] in self.profile.function_words or self.profile.tables["capital_nouns"])
        determined = opened or "'s " in self.text[at:limit]
        if not determined or len(words) > MAX_SPEAKER_WORDS or _persons(self.profile).isdisjoint(words):
            return ""
        name = next((n for n in self.names if n.start >= limit + 2), None)
        between = self.text[limit + 2 : name.start].lower().split() if name else []
        if not titles_and_articles(self.profile).issuperset(between):
            return ""
        if name is None or gazetteer().place(name.text) is not None:
            return ""
        return name.text if _CLOSES.match(self.text, name.end, self.span[1]) else ""

    def _past_space(self, at: int) -> int:
        return at + len(self.text[at : self.span[1]]) - len(self.text[at : self.span[1]].lstrip())

    def _past_day(self, at: int) -> int:
        """Behind a weekday and an audience between verb and speaker: "a déclaré mercredi à la presse le ministre"."""
        for pattern in (day_pattern(self.profile), self.profile.pattern("attribution", "audience")):
            found = pattern.match(self.text, at, self.span[1])
            at = found.end() if found else at
        return at

    def _limit(self, at: int) -> int:
        stop = _PHRASE_END.search(self.text, at, self.span[1])
        return stop.start() if stop else self.span[1]

    def _opens_with_sum(self, cue_start: int) -> bool:
        words = self.text[self.span[0] : cue_start].lower().split()[:2]
        return any(word in nouns_measured(self.profile) for word in words)

    def _behind_main_verb(self, cue_end: int, any_noun: bool = False) -> str:
        """ "Den Schaden beziffert der Verband auf ...": the subject behind the verb of a main clause."""
        subject = SUBJECT_BEHIND_VERB.of(self.profile).match(self.text, cue_end, self.span[1])
        at = self._past_space(cue_end)
        if subject is None:
            return self._apposed(at, self._limit(at)) if self.words["perfect"] else ""
        phrase = subject["subject"]
        name = next((n for n in self.names if n.end == subject.end()), None)
        speaks = any_noun or self._is_speaker_phrase(phrase)
        return name.text if name else self._plain(phrase, any_noun) if speaks else ""


@lru_cache(maxsize=32)
def titles_and_articles(profile: Profile) -> frozenset[str]:
    """What may stand before the name of an apposition: "son directeur, le docteur Hamid Rahmani"."""
    return frozenset((*profile.tables["names"]["titles"], *profile.tables["grammar"]["articles"]))


@lru_cache(maxsize=32)
def _persons(profile: Profile) -> frozenset[str]:
    """The words for who has a name: titles, posts, and unnamed speakers ("la empresa operadora, Minera Quilla")."""
    titles = (t for t in profile.tables["names"]["titles"] if len(t) >= MIN_TITLE)
    return frozenset((*titles, *profile.tables["attribution"]["posts"], *unnamed_speakers(profile)))
