"""Speakers that no verb of speech cues: "according to X", "put at 86 by X", "Police: 12 dead"."""

import re
from functools import cached_property

from summarizer.extract.attribution.speakers_behind import SpeakersBehind
from summarizer.extract.attribution.vouching import Vouched
from summarizer.language.determiners import without_article
from summarizer.language.places import gazetteer
from summarizer.language.word_patterns import OwnWords, WordPattern

_BEHIND_QUOTE = re.compile(r"(?:[,!?.]\"|\" ?,) (?P<verb>[^\W\d_A-Z]\w+) ")
_CLOSES = re.compile(r"\s*(?:[,.;(]|$)")
_HEADS = re.compile(r"(?P<speaker>[^\W\d_][^:;,.\d\"]{1,40}): (?=\S)")
_ENDS_HEADLINE = re.compile(r"(?:: | [–—-] )(?P<speaker>[^:;,.\d\"]{2,40})$")
_DENIED = WordPattern(r"\b(?:<attribution.without>)\s$", re.IGNORECASE)  # "without citing a source"
_REACTED_TO = OwnWords(r"\b(?i:<attribution.reacts_to>)\s(?:[\w'-]+\s){0,3}$")  # "fell after weak data from China"
_COUNT_BEFORE = re.compile(r"\d[\d.,\s]*(?: [^\W\d_]+){0,2} $")
_RECKONER = WordPattern(r"\s+(?P<speaker>[^,;.:()]+?)(?=[,;.:()]|\s(?:<grammar.and>|<grammar.and_before_i>)\s|$)")
_COUNT_REACH = 40
_NUMBER_BEFORE = re.compile(r"\d[\d.,\s]*,? ?\Z")
_QUOTED_MEDIUM = re.compile(r"(?:^|\b[^\W\d_]+ )\"(?P<name>[^\W\d_a-zß-ÿ][\w&-]*(?: [^\W\d_a-zß-ÿ][\w&-]*){0,2})\" $")


class SpeakersWithoutVerb(SpeakersBehind):
    """Reads attributions by prepositions, agents, headlines and quotations."""

    def by_preposition(self) -> list[Vouched]:
        """ "According to X, ...": X vouches for the sentence.

        For a number alone where each voice has its own: "thousands marched, 3,800 according to police, 15,000 according to
        the union".
        """
        counts = [_NUMBER_BEFORE.search(self.text, self.span[0], c.start()) for c in self._prepositions]
        several = len(counts) > 1 and all(counts)
        found = []
        for cue, count in zip(self._prepositions, counts, strict=True):
            start, end = self._between_semicolons(cue.start())
            if speaker := self._after(cue.end()):
                found.append(Vouched(speaker, cue.start(), count.start() if several and count else start, end))
        return found

    @cached_property
    def _prepositions(self) -> list[re.Match[str]]:
        found = self.profile.phrase_pattern("attribution", "prepositions").finditer(self.text, *self.span)
        reacted_to = _REACTED_TO.of(self.profile)
        return [
            cue
            for cue in found
            if not any(before.search(self.text, self.span[0], cue.start()) for before in (_DENIED, reacted_to))
        ]

    def _between_semicolons(self, at: int) -> tuple[int, int]:
        """The stretch of the sentence around the offset that no semicolon cuts: what one voice vouches for."""
        start, end = self.span
        left, right = self.text.rfind("; ", start, at), self.text.find("; ", at, end)
        return (left + 1 if left >= 0 else start), (right if right >= 0 else end)

    def by_passive(self) -> list[Vouched]:
        """ "..., reported by X" vouches for what stands before it."""
        start, end = self.span
        cues = self.profile.pattern("attribution", "passive", re.IGNORECASE).finditer(self.text, start, end)
        return [Vouched(speaker, c.start(), start, c.end()) for c in cues if (speaker := self._after(c.end()))]

    def by_quoted(self) -> list[Vouched]:
        """ "State television quoted the governor as saying ...", "he was quoted as saying ...": no medium's own words."""
        start, end = self.span
        cues = self.profile.pattern("attribution", "quoted").finditer(self.text, start, end)
        spans = [(c, *c.span("speaker")) for c in cues]
        voices = [(c, self._source(*at) or self._plain(self.text[slice(*at)], any_noun=True)) for c, *at in spans]
        return [Vouched(speaker, c.start(), start, end) for c, speaker in voices if speaker]

    def by_agent(self) -> list[Vouched]:
        """ "The toll was put at 86 by X": X vouches for the clause."""
        cues = self.profile.pattern("attribution", "agents", re.IGNORECASE).finditer(self.text, *self.span)
        voices = [(c.start(), self._after(c.end())) for c in cues]
        return [Vouched(speaker, at, *self._between_semicolons(at)) for at, speaker in voices if speaker]

    def by_headline(self) -> list[Vouched]:
        """ "Police: 12 dead" and "12 dead – police" in a headline."""
        start, end = self.span
        found = _HEADS.match(self.text, start, end) or _ENDS_HEADLINE.search(self.text, start, end)
        if found is None:
            return []
        phrase = found["speaker"].strip()
        body = phrase.isupper() and phrase.isalpha() and gazetteer().lookup(phrase) is None
        is_speaker = body or self._is_speaker_phrase(phrase)
        return [Vouched(without_article(phrase), found.start("speaker"), start, end)] if is_speaker else []

    def by_reckoning(self, others: list[Vouched]) -> list[Vouched]:
        """ "5.000 para la policía y 20.000 para los organizadores": a count and whose it is, set against another."""
        found = []
        for cue in self.profile.phrase_pattern("attribution", "reckoned_by").finditer(self.text, *self.span):
            near = max(self.span[0], cue.start() - _COUNT_REACH)
            count = _COUNT_BEFORE.search(self.text, near, cue.start())
            who = _RECKONER.match(self.text, cue.end(), self.span[1])
            if count and who and (speaker := self._reckoner(who.start("speaker"), who.end("speaker"))):
                found.append(Vouched(speaker, cue.start(), count.start(), cue.start()))
        return found if others or len(found) > 1 else []

    def _reckoner(self, at: int, limit: int) -> str:
        """The known speaker or name that a stretch is, "" where it may be anybody for whom something is done."""
        phrase = without_article(self.text[at:limit])
        name = next((n for n in self.names if n.text == phrase), None)
        return phrase if name or self._is_speaker_phrase(phrase) else ""

    def by_echo(self) -> list[Vouched]:
        """ "That was announced by X": the subject stands for what the sentence before says."""
        start, end = self.span
        cue = self.profile.pattern("attribution", "echo").match(self.text, start, end)
        speaker = self._after(self._past_day(cue.end())) if cue else ""
        return [Vouched(speaker, start, start, end)] if speaker else []

    def by_quotation(self) -> list[Vouched]:
        """'"...," thundered X.': what stands between a quotation and a name that ends its clause is a verb of speech."""
        start, end = self.span
        found = []
        for cue in _BEHIND_QUOTE.finditer(self.text, start, end):
            name = next((n for n in self.names if n.start == cue.end()), None)
            is_verb = not self.profile.function_words & set(cue["verb"].split())
            if name and is_verb and _CLOSES.match(self.text, name.end, end):
                found.append(Vouched(self._named(name), cue.start("verb"), start, end))
        return found

    def impersonal(self) -> list[Vouched]:
        """ "nach amtlichen Angaben" vouches for the sentence."""
        start, end = self.span
        cues = self.profile.pattern("attribution", "impersonal", re.IGNORECASE).finditer(self.text, start, end)
        return [Vouched(c["speaker"], c.start(), *self._between_semicolons(c.start())) for c in cues]

    def _quoted_medium(self, cue_start: int) -> str:
        """'Der "Spiegel" berichtet': a name in quotation marks behind an article or the word for what it is."""
        if not self.text.startswith('" ', cue_start - 2):
            return ""
        medium = _QUOTED_MEDIUM.search(self.text, self.span[0], cue_start)
        return medium["name"] if medium else ""
