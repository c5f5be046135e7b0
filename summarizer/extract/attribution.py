"""Who says what: source, cue and content of each sentence (the parts of an attribution relation, as in PDTB and PARC)."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.language.names import Name
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.quoting import fold_characters

_CLAUSE_START = re.compile(r"(?:[,;:–—(]|--|[\"“”«»])\s*")
_ARTICLE = re.compile(r"^(?:(?:the|an?|le|la|les|el|los|las|der|die|das)\s+|l')", re.IGNORECASE)
_MAX_SPEAKER_WORDS = 9


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker and the stretch of text it vouches for. `speaker` is as written, a leading article left out."""

    speaker: str
    sentence: int
    cue_start: int
    content_start: int
    content_end: int


def find_attributions(
    text: str, span: tuple[int, int], sentence: int, names: list[Name], profile: Profile
) -> list[Attribution]:
    """The attributions of one sentence, in order of their cues. A pronoun speaker is returned as it stands."""
    folded = fold_characters(text)
    reader = _Reader(folded, span, sentence, names, profile)
    found = [*reader.by_preposition(), *reader.by_other_cue(), *reader.by_verb()]
    return sorted(found, key=lambda a: a.cue_start)


def speaker_at(attributions: list[Attribution], at: int) -> Attribution | None:
    """The attribution whose content holds the offset; the one with the nearest cue where several do."""
    holding = [a for a in attributions if a.content_start <= at < a.content_end]
    return min(holding, key=lambda a: abs(a.cue_start - at), default=None)


@dataclass(frozen=True)
class _Reader:
    text: str
    span: tuple[int, int]
    sentence: int
    names: list[Name]
    profile: Profile

    def by_preposition(self) -> list[Attribution]:
        """ "According to X, ...": X vouches for the sentence."""
        start, end = self.span
        found = []
        for cue in self.profile.phrase_pattern("attribution", "prepositions").finditer(self.text, start, end):
            speaker = self._phrase_after(cue.end(), end)
            if speaker:
                found.append(Attribution(speaker, self.sentence, cue.start(), start, end))
        return found

    def by_other_cue(self) -> list[Attribution]:
        """ "..., reported by X" vouches for what stands before it; "X zufolge" for the sentence."""
        start, end = self.span
        found = []
        for cue in self.profile.phrase_pattern("attribution", "postpositions").finditer(self.text, start, end):
            speaker = self._subject_before(cue.start(), cue.group().lower())
            if speaker:
                found.append(Attribution(speaker, self.sentence, cue.start(), start, end))
        for cue in re.finditer(self.profile.tables["attribution"]["passive"], self.text[start:end], re.IGNORECASE):
            speaker = self._phrase_after(start + cue.end(), end)
            if speaker:
                found.append(Attribution(speaker, self.sentence, start + cue.start(), start, start + cue.start()))
        return found

    def by_verb(self) -> list[Attribution]:
        """ "X said that ..." and "..., says X"."""
        start, end = self.span
        found = []
        for cue in _verb_pattern(self.profile).finditer(self.text, start, end):
            inverted = self._inverted(cue.start(), cue.end())
            speaker = inverted or self._subject_before(cue.start(), cue.group().lower())
            if not speaker:
                continue
            first = start if inverted or self._ends_sentence(cue.end()) else cue.end()
            found.append(Attribution(speaker, self.sentence, cue.start(), first, end))
        return found

    def _ends_sentence(self, at: int) -> bool:
        """Whether the speech stands before its cue: "..., the UN said."""
        rest = self.text[at : self.span[1]].strip(" .\"'")
        return len(rest.split()) <= 6 and not rest.startswith("that ")

    def _phrase_after(self, at: int, end: int) -> str:
        window = self.text[at:end]
        stop = re.search(r"[,;:.!?](?:\s|$)|\s[-–—]\s|\s\(", window)
        limit = at + (stop.start() if stop else len(window))
        names = [n for n in self.names if at <= n.start and n.end <= limit]
        if names:
            return self._best_name(names, at)
        words = self.text[at:limit].split()
        return self._plain_speaker(" ".join(words[:_MAX_SPEAKER_WORDS]))

    def _best_name(self, names: list[Name], at: int) -> str:
        """The first name, unless it only qualifies an agency that is named behind it ("Syrian news agency SANA")."""
        first = names[0]
        between = self.text[at : names[-1].start].lower()
        if len(names) > 1 and self.profile.phrase_pattern("kinds", "media").search(between):
            return names[-1].text
        return first.text

    def _inverted(self, cue_start: int, cue_end: int) -> str:
        before = self._without_auxiliary(self.text[self.span[0] : cue_start])
        if not before or before[-1] not in ",\"”»'":
            return ""
        day = _day_pattern(self.profile).match(self.text, cue_end, self.span[1])
        cue_end = day.end() if day else cue_end
        window = self.text[cue_end : min(self.span[1], cue_end + 90)]
        stops = "|".join(self.profile.tables["attribution"]["speaker_stops"])
        stop = re.search(rf"[,;:!?](?:\s|$)|(?<!\b[A-Z])(?<!\bDr)\.(?:\s|$)|\s[-–—]\s|\s(?:{stops})\s", window)
        phrase = window[: stop.start()] if stop else window
        if phrase.lstrip().startswith(("that ", "que ", "dass ")):
            return ""
        if phrase.strip().lower() in self.profile.tables["attribution"]["generic"]:
            return phrase.strip()
        names = [n for n in self.names if cue_end <= n.start < cue_end + len(phrase)]
        if not names:
            return self._plain_speaker(phrase.strip())
        # A name with more of a clause behind it is that clause's subject: "X, an adviser, said Ankara did not ..."
        rest = re.sub(r"[\"']|\([^)]*\)?", "", self.text[names[0].end : cue_end + len(phrase)]).strip()
        near = self.text[cue_end : names[0].start].count(" ") <= 5
        return names[0].text if near and not rest else ""

    def _subject_before(self, cue_start: int, verb: str) -> str:
        start = self.span[0]
        before = self._without_auxiliary(self.text[start:cue_start])
        apposition = before.endswith(",")
        clause_start = self._clause_start(start, before)
        apposed = before.rstrip(",").rpartition(",")[2].strip() if apposition else ""
        if apposed and any(n.text == apposed for n in self.names):
            return apposed  # "the mayor of Alba, Rosa Illanes, said"
        if apposition:
            clause_start, before = self._before_apposition(start, before)
        names = [n for n in self.names if clause_start <= n.start and n.end <= start + len(before)]
        phrase = self.text[clause_start : start + len(before)].strip()
        near = bool(names) and self.text[names[-1].end : start + len(before)].count(" ") <= 4
        if names and (near or apposition):
            return self._name_or_role(names, phrase, start + len(before))
        if verb in self.profile.tables["attribution"]["weak_verbs"] and not self._is_speaker_phrase(phrase):
            return ""
        return self._plain_speaker(phrase)

    def _without_auxiliary(self, before: str) -> str:
        words = "|".join(self.profile.tables["attribution"]["auxiliaries"])
        return re.sub(rf"(?:\s+(?:{words}))+$", "", before.rstrip(), flags=re.IGNORECASE).rstrip()

    def _name_or_role(self, names: list[Name], phrase: str, end: int) -> str:
        """The name itself, or the whole phrase where the name only qualifies it ("Turkish officials")."""
        last = names[-1]
        tail = self.text[last.end : end].strip(" )(")
        tail = re.sub(r"^[A-Z]{2,10}\)?$", "", tail)
        if tail and self._is_speaker_phrase(tail) and not tail.startswith(","):
            return self._plain_speaker(phrase)
        return names[0].text if phrase.startswith(names[0].text) or len(names) == 1 else last.text

    def _clause_start(self, start: int, before: str) -> int:
        last = start
        for match in _CLAUSE_START.finditer(before.rstrip(",")):
            last = start + match.end()
        for conjunction in (" but ", " and ", " while ", " mais ", " et ", " pero ", " y ", " aber ", " und "):
            at = before.rfind(conjunction, last - start)
            if at >= 0 and at + len(conjunction) < len(before):
                last = max(last, start + at + len(conjunction)) if conjunction in (" but ", " while ") else last
        return last

    def _before_apposition(self, start: int, before: str) -> tuple[int, str]:
        """For "David Carden, from the office, stated": the stretch before the first of the two commas."""
        inner = before.rstrip(",")
        comma = inner.rfind(",")
        if comma < 0:
            return start, inner
        return self._clause_start(start, inner[:comma]), inner[:comma]

    def _is_speaker_phrase(self, phrase: str) -> bool:
        bare = _without_article(phrase).lower()
        tables = self.profile.tables["attribution"]
        if phrase.lower() in tables["generic"] or bare in tables["pronouns"]:
            return True
        return any(bare == s or bare.endswith(" " + s) for s in (_without_article(x) for x in tables["speakers"]))

    def _plain_speaker(self, phrase: str) -> str:
        phrase = re.sub(
            r"^(?:which|that|who|whom|qui|que|dont|die|der)\s+(?=\w+\s)",
            "",
            phrase.strip(" \"'“”"),
            flags=re.IGNORECASE,
        )
        if not phrase or len(phrase.split()) > _MAX_SPEAKER_WORDS or not self._is_speaker_phrase(phrase):
            return ""
        if phrase.lower() in self.profile.tables["attribution"]["generic"]:
            return phrase
        return _without_article(phrase)


def _without_article(phrase: str) -> str:
    return _ARTICLE.sub("", phrase)


@lru_cache(maxsize=32)
def _verb_pattern(profile: Profile) -> re.Pattern[str]:
    return phrase_pattern(tuple(sorted(profile.attribution_verbs)))


@lru_cache(maxsize=32)
def _day_pattern(profile: Profile) -> re.Pattern[str]:
    """A weekday between verb and speaker: "a déclaré mercredi le ministre"."""
    days = "|".join(re.escape(d) for d in profile.weekdays)
    return re.compile(rf"\s+(?:este |ce |el |am |on )?(?:{days})\b", re.IGNORECASE)


def resolve_pronouns(by_sentence: dict[int, list[Attribution]], profile: Profile) -> dict[int, list[Attribution]]:
    """Replaces "he", "it", "the NGO" by the last speaker named before, or drops the attribution where there is none."""
    tables = profile.tables["attribution"]
    anaphors = frozenset(tables["pronouns"]) | frozenset(tables["generic"])
    last: Attribution | None = None
    resolved: dict[int, list[Attribution]] = {}
    for number in sorted(by_sentence):
        resolved[number] = []
        for attribution in by_sentence[number]:
            if attribution.speaker.lower() not in anaphors:
                last = attribution
            elif last is None or number - last.sentence > 2:
                continue
            else:
                attribution = replace(attribution, speaker=last.speaker, sentence=last.sentence)
            resolved[number].append(attribution)
    return resolved
