"""Who says what: source, cue and content of each sentence (the parts of an attribution relation, as in PDTB, PARC)."""

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from summarizer.language.names import Name
from summarizer.language.numerals import find_numerals
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile, phrase_pattern
from summarizer.language.quoting import fold_characters

_CLAUSE_START = re.compile(r"(?:[,;:–—(]|--|[\"“”«»])\s*")
_ARTICLE = re.compile(r"(?:(?:the|an?|le|la|les|el|los|las|der|die|das|dem|den|des)\s+|l')", re.IGNORECASE)
_THAT = re.compile(r"\s*(?:that|que|qu'|dass)\b")
_PHRASE_END = re.compile(r"[,;:!?](?:\s|$)|(?<!\b[A-Z])(?<!\bDr)\.(?:\s|$)|\s[-–—]\s|\s\(")
_MAX_SPEAKER_WORDS = 9
_MAX_AFTER_SPEECH = 6
_MIN_TITLE = 4
_REACH = 2


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
    reader = _Reader(fold_characters(text), span, names, profile)
    found = [*reader.by_preposition(), *reader.by_postposition(), *reader.by_passive(), *reader.by_verb()]
    return [Attribution(f.speaker, sentence, f.cue, f.start, f.end) for f in sorted(found, key=lambda f: f.cue)]


def speaker_at(attributions: list[Attribution], at: int) -> Attribution | None:
    """The attribution whose content holds the offset; the one with the nearest cue where several do."""
    holding = [a for a in attributions if a.content_start <= at < a.content_end]
    return min(holding, key=lambda a: abs(a.cue_start - at), default=None)


def resolve_pronouns(by_sentence: dict[int, list[Attribution]], profile: Profile) -> dict[int, list[Attribution]]:
    """Replaces "he", "it", "the NGO" by the last speaker named before, last heard at most two sentences back.

    Where there is none, a pronoun's attribution is dropped and a phrase ("the NGO") stays as it is written.
    """
    pronouns = frozenset(profile.tables["attribution"]["pronouns"])
    last: Attribution | None = None
    heard = 0
    resolved: dict[int, list[Attribution]] = {}
    for number in sorted(by_sentence):
        resolved[number] = []
        for attribution in by_sentence[number]:
            is_pronoun = attribution.speaker.lower() in pronouns
            if not is_pronoun and not _is_generic(attribution.speaker, profile):
                last = attribution
            elif last is not None and number - heard <= _REACH and _may_stand_for(attribution.speaker, last.speaker):
                attribution = replace(attribution, speaker=last.speaker, sentence=last.sentence)
            elif is_pronoun:
                continue
            else:
                attribution = replace(attribution, speaker=_without_article(attribution.speaker))
            heard = number if last is not None else heard
            resolved[number].append(attribution)
    return resolved


@dataclass(frozen=True, slots=True)
class _Found:
    speaker: str
    cue: int
    start: int
    end: int


@dataclass(frozen=True)
class _Reader:
    """Reads the attributions of the sentence `text[span]`; `text` is folded, offsets are those of the article."""

    text: str
    span: tuple[int, int]
    names: list[Name]
    profile: Profile

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The language's table of cues and speakers."""
        table: dict[str, list[str]] = self.profile.tables["attribution"]
        return table

    def by_preposition(self) -> list[_Found]:
        """ "According to X, ...": X vouches for the sentence."""
        start, end = self.span
        cues = self.profile.phrase_pattern("attribution", "prepositions").finditer(self.text, start, end)
        return [
            _Found(speaker, c.start(), *self._between_semicolons(c.start()))
            for c in cues
            if (speaker := self._after(c.end()))
        ]

    def _between_semicolons(self, at: int) -> tuple[int, int]:
        """The stretch of the sentence around the offset that no semicolon cuts: what one voice vouches for."""
        start, end = self.span
        left, right = self.text.rfind("; ", start, at), self.text.find("; ", at, end)
        return (left + 1 if left >= 0 else start), (right if right >= 0 else end)

    def by_postposition(self) -> list[_Found]:
        """ "X zufolge" vouches for the sentence."""
        start, end = self.span
        cues = self.profile.phrase_pattern("attribution", "postpositions").finditer(self.text, start, end)
        return [_Found(s, c.start(), start, end) for c in cues if (s := self._before(c.start(), c.group()))]

    def by_passive(self) -> list[_Found]:
        """ "..., reported by X" vouches for what stands before it."""
        start, end = self.span
        cues = re.compile(self.profile.tables["attribution"]["passive"], re.IGNORECASE).finditer(self.text, start, end)
        return [_Found(speaker, c.start(), start, c.start()) for c in cues if (speaker := self._after(c.end()))]

    def by_verb(self) -> list[_Found]:
        """ "X said that ..." and "..., says X"."""
        start, end = self.span
        found = []
        for cue in phrase_pattern(tuple(sorted(self.profile.attribution_verbs))).finditer(self.text, start, end):
            inverted = self._inverted(cue.start(), cue.end())
            speaker = inverted or self._before(cue.start(), cue.group())
            if speaker:
                stands_behind = bool(inverted) or self._ends_speech(cue.start(), cue.end())
                found.append(_Found(speaker, cue.start(), start if stands_behind else cue.end(), end))
        return found

    # --- behind a cue ---

    def _after(self, at: int) -> str:
        """The speaker behind "according to"."""
        at = self._past_space(at)
        return self._source(at, self._limit(at)) or self._shortest_speaker(at, self._limit(at))

    def _inverted(self, cue_start: int, cue_end: int) -> str:
        """The speaker behind the verb: "..., said X"."""
        before = self._subject_text(cue_start)
        if not before or before[-1] not in ",\"'":
            return ""
        at = self._past_space(self._past_day(cue_end))
        limit = min(self._limit(at), at + 90)
        stops = "|".join(self.words["speaker_stops"])
        stop = re.compile(rf"\s(?:{stops})\s").search(self.text, at, limit)
        limit = stop.start() if stop else limit
        phrase = self.text[at:limit].strip()
        if _THAT.match(phrase):
            return ""
        if _is_generic(phrase, self.profile):
            return phrase
        role = self._role_at(at, limit)
        if role:
            holder = self._holder(role)
            ends = (holder is not None and holder.end >= limit) or role[1] >= limit
            return self._source(at, limit) if ends else ""
        names = [n for n in self.names if at <= n.start < limit]
        if not names:
            return self._plain(phrase)
        # A name with more of a clause behind it is that clause's subject: "X, an adviser, said Ankara did not ..."
        rest = re.sub(r"[\"']|\([^)]*\)?", "", self.text[names[0].end : limit]).strip()
        near = self.text[at : names[0].start].count(" ") <= 5
        return self._named(names[0]) if near and not rest else ""

    def _past_space(self, at: int) -> int:
        return at + len(self.text[at : self.span[1]]) - len(self.text[at : self.span[1]].lstrip())

    def _past_day(self, at: int) -> int:
        """Behind a weekday between verb and speaker: "a déclaré mercredi le ministre"."""
        day = _day_pattern(self.profile).match(self.text, at, self.span[1])
        return day.end() if day else at

    def _limit(self, at: int) -> int:
        stop = _PHRASE_END.search(self.text, at, self.span[1])
        return stop.start() if stop else self.span[1]

    # --- before a cue ---

    def _before(self, cue_start: int, verb: str) -> str:
        """The subject of a verb of speech, an apposition between them left out."""
        start = self.span[0]
        before = self._subject_text(cue_start)
        clause_start = self._clause_start(before)
        if self.text[clause_start : start + len(before)].strip().lower() in self.words["relatives"]:
            return (
                ""
                if verb.lower() in self.words["weak_verbs"]
                else self._before(start + len(self.text[start:clause_start].rstrip(" ,")), verb)
            )
        apposition = before.endswith(",")
        if apposition:
            apposed = before.rstrip(",").rpartition(",")[2].strip()
            if any(n.text == apposed for n in self.names):
                return apposed  # "the mayor of Alba, Rosa Illanes, said"
            before = before.rstrip(",").rpartition(",")[0] or before.rstrip(",")
            clause_start = self._clause_start(before)
        end = start + len(before)
        phrase = self.text[clause_start:end].strip()
        names = [n for n in self.names if clause_start <= n.start and n.end <= end]
        near = bool(names) and self.text[names[-1].end : end].count(" ") <= 4
        if near or (names and apposition):
            return self._subject(names, phrase, (clause_start, end))
        if verb.lower() in self.words["weak_verbs"] and not self._is_speaker_phrase(phrase):
            return ""
        return self._plain(phrase)

    def _subject(self, names: list[Name], phrase: str, clause: tuple[int, int]) -> str:
        """The name; two joined by "and" as they stand; or the phrase where the name only qualifies it."""
        role = self._source(*clause) if self._role_at(*clause) else ""
        if role:
            return role
        last = names[-1]
        tail = re.sub(r"^[A-Z]{2,10}\)?$", "", self.text[last.end : clause[1]].strip(" )("))
        if tail and self._is_speaker_phrase(tail) and not tail.startswith(","):
            return self._plain(phrase)  # "Turkish officials"
        joined = "|".join(self.words["and"])
        if re.fullmatch(
            rf"(?i:{_ARTICLE.pattern})\S+(?: \S+)? (?:{joined}) (?i:{_ARTICLE.pattern})?\S+(?: \S+)?", phrase
        ):
            return phrase  # "the UN and the Observatory"
        between = self.text[names[0].end : last.start].lower().split()
        titled = last.end == clause[1] and between and not self.profile.function_words & set(between)
        return self._named(last if titled or not phrase.startswith(names[0].text) else names[0])

    def _subject_text(self, cue_start: int) -> str:
        """The sentence up to a verb of speech, without auxiliaries and an acronym in brackets."""
        words = "|".join(self.words["auxiliaries"])
        before = self.text[self.span[0] : cue_start].rstrip()
        before = re.sub(rf"(?:\s+(?:{words}))+$", "", before, flags=re.IGNORECASE)
        before = _trailing_day(self.profile).sub("", before)
        return re.sub(r"\s*\([^)]*\)$", "", before).rstrip()

    def _clause_start(self, before: str) -> int:
        """Where the last clause of the stretch begins, behind "but", "while" and the like."""
        start = self.span[0]
        last = max((start + m.end() for m in _CLAUSE_START.finditer(before.rstrip(","))), default=start)
        opener = self._opener(last)
        inner = [start + m.end() for m in self._openers.finditer(before) if start + m.end() < start + len(before)]
        return max([last, opener, *inner])

    def _opener(self, at: int) -> int:
        """Behind a conjunction that stands at the offset."""
        match = self._openers.match(self.text, at, self.span[1])
        return match.end() if match else at

    @cached_property
    def _openers(self) -> re.Pattern[str]:
        openers = sorted(self.words["clause_openers"] + self.words["as"], key=len, reverse=True)
        words = "|".join(re.escape(w) for w in openers)
        return re.compile(rf"(?<!\w)(?:{words})\s+", re.IGNORECASE)

    def _ends_speech(self, cue_start: int, cue_end: int) -> bool:
        """Whether the speech stands before its cue: "..., the UN said", "..., the UN said on Friday after talks"."""
        clause = self._clause_start(self._subject_text(cue_start).rstrip(" ,"))
        opened = self.text[self.span[0] : clause].rstrip().lower()
        agreeing = any(opened.endswith(f" {word}") for word in self.words["as"])
        if not agreeing and not opened.endswith((",", '"', "'", "–", "—")):
            return False
        after_day = self._past_day(cue_end)
        rest = self.text[after_day : self.span[1]].lstrip(" \"'")
        if _THAT.match(rest):
            return False
        if rest[:1] in ",." or after_day > cue_end:
            return True
        return len(rest.split()) <= _MAX_AFTER_SPEECH and not find_numerals(rest, self.profile)

    # --- what a speaker looks like ---

    def _source(self, at: int, limit: int) -> str:
        """The speaker that `text[at:limit]` opens with: a name, or a role with its office; "" where neither does."""
        role = self._role_at(at, limit)
        if role:
            holder = self._holder(role)
            return self._named(holder) if holder else _without_article(self.text[role[0] : role[1]])
        names = [n for n in self.names if at <= n.start and n.end <= limit]
        if not names:
            return ""
        between = self.text[at : names[-1].start].lower()
        if len(names) > 1 and self.profile.phrase_pattern("kinds", "media").search(between):
            return names[-1].text  # "Syrian news agency SANA"
        return self._named(names[0])

    def _role_at(self, at: int, limit: int) -> tuple[int, int] | None:
        """The span of "the mayor of Alba" or "local police" where the stretch opens with such a phrase."""
        match = _role_pattern(self.profile).match(self.text, at, limit)
        return match.span() if match else None

    def _holder(self, role: tuple[int, int]) -> Name | None:
        """Who holds the role: "police chief Ana Ruiz", "the minister of the interior, Julio Arana,"."""
        name = next((n for n in self.names if n.end > role[1]), None)
        if name is None or gazetteer().place(name.text) is not None:
            return None
        between = self.text[role[1] : name.start]
        if between == ", ":
            return name if re.match(r"\s*(?:[,.(]|$)", self.text[name.end : self.span[1]]) else None
        words = between.lower().split()
        adjoins = (
            len(words) <= 1 and re.fullmatch(r"[\w\s'.-]*", between) and not self.profile.function_words & set(words)
        )
        return name if adjoins else None

    def _named(self, name: Name) -> str:
        """The name without the body that a person belongs to: "Inés Quiroga of Manos del Sur"."""
        links = "|".join(self.profile.tables["names"]["affiliation"])
        parts = re.split(rf" (?:{links}) ", name.text, maxsplit=1)
        words = parts[0].split()
        bodies = [w for kind in ("organisation", "media") for w in self.profile.tables["kinds"][kind]]
        is_person = len(words) in (2, 3) and all(w[:1].isupper() and not w.isupper() for w in words)
        known = gazetteer().lookup(name.text) is not None or any(w.lower() in bodies for w in words)
        return parts[0] if is_person and not known else name.text

    def _shortest_speaker(self, at: int, limit: int) -> str:
        """The first words that make a speaker where no comma ends them: "laut dem Innenministerium starben ..."."""
        words = self.text[at:limit].split()[:_MAX_SPEAKER_WORDS]
        phrases = (" ".join(words[:n]) for n in range(1, len(words) + 1))
        return next((speaker for phrase in phrases if (speaker := self._plain(phrase))), "")

    def _is_speaker_phrase(self, phrase: str) -> bool:
        bare = _without_article(phrase).lower()
        if _is_generic(phrase, self.profile) or bare in self.words["pronouns"]:
            return True
        known = [_without_article(s) for s in self.words["speakers"]]
        if self.profile.tables["capital_nouns"]:  # compounds and genitives: "des Gesundheitsministeriums"
            return any(bare.removesuffix("s").endswith(s) for s in known)
        return any(bare == s or bare.endswith(" " + s) for s in known)

    def _plain(self, phrase: str) -> str:
        """A speaker without a name of its own: "officials", "the NGO", "it"; "" where the phrase is none."""
        relative = r"^(?:which|that|who|whom|qui|que|dont|die|der)\s+(?=\w+\s)"
        phrase = re.sub(relative, "", phrase.strip(" \"'"), flags=re.IGNORECASE)
        if phrase.lower().split(" ")[0] in self.profile.function_words and not _ARTICLE.match(phrase):
            phrase = re.split(rf"\s(?={_ARTICLE.pattern})", phrase)[-1]  # "On Wednesday the government"
        if not phrase or len(phrase.split()) > _MAX_SPEAKER_WORDS or not self._is_speaker_phrase(phrase):
            return ""
        return phrase if _is_generic(phrase, self.profile) else _without_article(phrase)


def _may_stand_for(phrase: str, speaker: str) -> bool:
    """Whether "the group" may mean the last speaker: not one without a name of its own ("army", "officials")."""
    return any(letter.isupper() for letter in speaker) or len(phrase.split()) == 1


def _is_generic(phrase: str, profile: Profile) -> bool:
    """ "the NGO", also with a compound before it: "the Britain-based monitor"; not "the fire service", another body."""
    words = phrase.lower().split()
    generic = profile.words("attribution", "generic")
    return " ".join(words) in generic or (len(words) == 3 and "-" in words[1] and f"{words[0]} {words[-1]}" in generic)


def _without_article(phrase: str) -> str:
    match = _ARTICLE.match(phrase)
    return phrase[match.end() :] if match else phrase


@lru_cache(maxsize=32)
def _role_pattern(profile: Profile) -> re.Pattern[str]:
    """ "the", up to two words, a word for a speaker or an office, and what it is the office of."""
    heads = {s for s in profile.tables["attribution"]["speakers"] if not _ARTICLE.match(s)}
    heads |= {t for t in profile.tables["names"]["titles"] if len(t) >= _MIN_TITLE}
    head = "|".join(re.escape(h) for h in sorted(heads, key=lambda h: (-len(h), h)))
    links = "|".join(re.escape(w) for w in sorted(profile.tables["attribution"]["links"], key=len, reverse=True))
    office = rf"(?:\s+(?:{links})\s*(?:(?i:{_ARTICLE.pattern}))?[^\W\d_a-zß-ÿ][\w'-]*(?:\s+[^\W\d_a-zß-ÿ][\w'-]*)*)?"
    return re.compile(rf"(?:(?i:{_ARTICLE.pattern}))?(?:[^\W\d_][\w-]*\s+){{0,2}}?(?i:{head})(?!\w){office}")


@lru_cache(maxsize=32)
def _trailing_day(profile: Profile) -> re.Pattern[str]:
    """ "wie die Behörden am Donnerstag mitteilten": a day between speaker and verb."""
    days = "|".join(re.escape(d) for d in profile.weekdays)
    return re.compile(rf"\s+(?:(?:este|el|ce|am|on|late|early) )*(?:{days})$", re.IGNORECASE)


@lru_cache(maxsize=32)
def _day_pattern(profile: Profile) -> re.Pattern[str]:
    days = "|".join(re.escape(d) for d in profile.weekdays)
    return re.compile(rf"\s+(?:este |ce |el |am |on )?(?:{days})\b", re.IGNORECASE)
