"""The speaker before a verb of speech: "X said ...", without what stands between the two."""

import re

from summarizer.extract.attribution.inverted_speakers import THAT, InvertedSpeakers
from summarizer.extract.attribution.noun_phrases import is_body_or_role
from summarizer.extract.attribution.speaker_patterns import (
    CLAUSE_OPENERS,
    PERFECT_AUXILIARY,
    SUBORDINATORS,
    role_heads,
    role_pattern,
    two_joined,
    verbs_of_speech,
    where_pattern,
)
from summarizer.extract.attribution.speaker_phrases import MAX_SPEAKER_WORDS
from summarizer.language.determiners import ARTICLE, without_article
from summarizer.language.names.proper_names import Name
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.places import gazetteer
from summarizer.language.word_patterns import OwnWords, WordPattern

_CLAUSE_START = re.compile(r"(?:[,;:–—(]|--|[\"“”«»])\s*")
_ACRONYM = re.compile(r"\(([A-Z][A-Z.-]{1,9})\)\s*(?=$)")
_IN_WHICH = WordPattern(
    r"\s*(?:<scope.within>)\s(?:<attribution.relatives>)\s(?=\w)", re.IGNORECASE
)  # "in which his office"
_DASHES = ("–", "—", " -")
_DASHED = re.compile(r"\s[–—-]\s[^–—]{2,80}[–—-]$")
_SOMEWHERE = WordPattern(
    rf"\s(?:<attribution.places>)\s(?:{ARTICLE.grammar})[^\W\d_A-Z][\w-]*$"
)  # "officials in the town"
_MAX_AFTER_SPEECH = 6
_NUMBER_REACH = 30
_WORKS_AT = WordPattern(r"\s+(?:<attribution.works_at>)\s+")
_BARE_ACRONYM = re.compile(r"^[A-Z]{2,10}\)?$")
_AND = OwnWords(r" (?:<grammar.and>) ")
_ENDS_IN_AND = OwnWords(r" (?:<grammar.and>)$")
_ENDS_PLACE = WordPattern(r"(?: (?:<attribution.of_area>))?$")


class SpeakersBefore(InvertedSpeakers):
    """Reads speakers before their verb, and whether what they say stands there, too."""

    def _before(self, cue_start: int, verb: str) -> str:
        """The subject of a verb of speech, an apposition between them left out."""
        start = self.span[0]
        before = self._subject_text(cue_start)
        clause_start = self._clause_start(before)
        if self.text[clause_start : start + len(before)].strip().lower() in self.words["relatives"]:
            return "" if verb.lower() in self.words["weak_verbs"] else self._antecedent(clause_start, verb)
        if opened := _IN_WHICH.match(self.text, clause_start, start + len(before)):
            clause_start = opened.end()
        if before.endswith(_DASHES) and (opened := _DASHED.search(before)):
            before = before[: opened.start()]  # "The union – the country's largest – said"
            clause_start = self._clause_start(before)
        apposition = before.endswith(",")
        if apposition:
            apposed = before.rstrip(",").rpartition(", ")[2].strip()
            holder = next((n for n in self.names if n.text == apposed or self._is_titled(apposed, n)), None)
            if holder:
                return holder.text  # "the mayor of Alba, Rosa Illanes, said"
            before = before.rstrip(",").rpartition(", ")[0] or before.rstrip(",")
            clause_start = self._clause_start(before)
        end = start + len(before)
        if self._works_at(clause_start, end):
            return without_article(self.text[clause_start:end].strip())
        end = self._without_place(clause_start, end)
        phrase = self.text[clause_start:end].strip()
        names = [n for n in self.names if clause_start <= n.start and n.end <= end and not self._is_where(n)]
        if _ENDS_IN_AND.of(self.profile).search(before):
            names = [n for n in names if not self._goes_on_where(n)]  # "signed it in Alba and Brod and offered 45"
        near = bool(names) and self.text[names[-1].end : end].count(" ") <= 4
        if near or (names and apposition):
            return self._subject(names, phrase, (clause_start, end))
        closes = self._closes_sentence(cue_start, verb) or self._sets_amount(cue_start) or self._tells_number(cue_start)
        closes = closes or (apposition and self._is_bare_name(phrase))
        if verb.lower() in self.words["weak_verbs"] and not self._is_speaker_phrase(phrase) and not closes:
            return ""
        told = closes or self._is_content_told(cue_start, verb)
        return self._plain(phrase, any_noun=told) or (phrase if told and self._is_bare_name(phrase) else "")

    def _goes_on_where(self, name: Name) -> bool:
        """Whether "and" joins the name to one that says where."""
        return any(
            _AND.of(self.profile).fullmatch(self.text, n.end, name.start) and self._is_where(n) for n in self.names
        )

    def _antecedent(self, clause_start: int, verb: str) -> str:
        """Whom a relative clause is of, the verb before it left out: "informó la policía, que ... hablaba de 300"."""
        start = self.span[0]
        found = self._before(start + len(self.text[start:clause_start].rstrip(" ,")), verb)
        said = verbs_of_speech(self.profile).match(found)
        return without_article(found[said.end() :].strip()) if said else found

    def _works_at(self, start: int, end: int) -> bool:
        """ "analysts at Brandt & Cole": a role, and the name of whose it is up to the end of the stretch."""
        name = next((n for n in self.names if n.end == end), None)
        if name is None or gazetteer().place(name.text) is not None:
            return False
        if role_heads(self.profile).search(self.text, start, end) is None:
            return False
        role = role_pattern(self.profile).match(self.text, start, end)
        return role is not None and _WORKS_AT.match(self.text, role.end()) is not None

    def _closes_sentence(self, cue_start: int, verb: str) -> bool:
        """ "..., locals claim.": a verb that ends the sentence behind a comma and its subject."""
        cue_end = cue_start + len(verb)
        closed = bool(verb) and not self.text[cue_end : self.span[1]].strip(" .\"'")
        return closed and self._ends_speech(cue_start, cue_end)

    def _sets_amount(self, cue_start: int) -> bool:
        """ "The museum puts the loss at 24 million": a verb and what it is said of, up to the number."""
        return (
            self.profile.pattern("attribution", "sets_at", re.IGNORECASE).match(self.text, cue_start, self.span[1])
            is not None
        )

    def _tells_number(self, cue_start: int) -> bool:
        """ "The trust speaks of 3,500": a verb that a number follows."""
        cue = self.profile.pattern("attribution", "tells_number").match(self.text, cue_start, self.span[1])
        if cue is None:
            return False
        told = self.text[cue.end() : min(cue.end() + _NUMBER_REACH, self.span[1])].split(",")[0]
        return bool(find_numerals(told, self.profile))

    def _is_past_of_speech(self, cue_start: int, verb: str) -> bool:
        """A verb that only speaks: a core one, a Spanish preterite, a French perfect; no participle beside a noun."""
        if verb in self.words["core_verbs"]:
            return True
        if verb.endswith(tuple(self.words["preterite_endings"])):
            return True
        return PERFECT_AUXILIARY.of(self.profile).search(self.text, self.span[0], cue_start) is not None

    def _is_content_told(self, cue_start: int, verb: str) -> bool:
        """Whether what is said stands before or behind the verb: whatever its subject is, it speaks."""
        cue_end = cue_start + len(verb)
        if not verb or not self._says_only(cue_start, cue_end):
            return False
        if self._is_past_of_speech(cue_start, verb.lower()) or THAT.match(self.text, cue_end, self.span[1]):
            return True
        return self._ends_speech(cue_start, cue_end)

    def _is_titled(self, phrase: str, name: Name) -> bool:
        """ "general Fabián Loor"."""
        title = phrase.removesuffix(name.text).strip().lower()
        return title != phrase.lower() and title in self.profile.words("names", "titles")

    def _bracketed(self, cue_start: int) -> str:
        """The acronym that stands in brackets right before the verb: of a body that only nouns describe, its name."""
        match = _ACRONYM.search(self.text, self.span[0], cue_start)
        return match[1] if match else ""

    def _without_place(self, start: int, end: int) -> int:
        """Where "the foreign ministry in Berlin" and "a body in the eastern Alba region" end without their place."""
        last = next(
            (n for n in reversed(self.names) if n.start > start and _ENDS_PLACE.match(self.text, n.end, end)), None
        )
        where = where_pattern(self.profile).search(self.text[start : last.start]) if last else None
        head = self.text[start : start + where.start()].rstrip() if where else ""
        if not head and (somewhere := _SOMEWHERE.search(self.text[start:end])):
            head = self.text[start : start + somewhere.start()].rstrip()
        is_place = last is not None and gazetteer().place(last.text) is not None
        return start + len(head) if head and (is_place or self._is_speaker_phrase(head.strip())) else end

    def _subject(self, names: list[Name], phrase: str, clause: tuple[int, int]) -> str:
        """The name; two joined by "and" as they stand; or the phrase where the name only qualifies it."""
        last = names[-1]
        role = self._source(*clause) if self._role_at(*clause) else ""
        if role:
            return role
        tail = _BARE_ACRONYM.sub("", self.text[last.end : clause[1]].strip(" )("))
        if tail and self._is_speaker_phrase(tail) and not tail.startswith(","):
            return self._plain(phrase)  # "Turkish officials"
        if self._is_whose(last, clause):
            return without_article(phrase) if len(phrase.split()) <= MAX_SPEAKER_WORDS else ""
        if two_joined(self.profile).fullmatch(phrase):
            return phrase  # "the UN and the Observatory"
        between = self.text[names[0].end : last.start].lower().split()
        if self.text[names[0].end : last.start].strip() == "'s":
            return self._named(last)  # "Britain's Foreign Office"
        titled = last.end == clause[1] and between and not self.profile.function_words & set(between)
        return self._named(last if titled or not phrase.startswith(names[0].text) else names[0])

    def _is_whose(self, name: Name, clause: tuple[int, int]) -> bool:
        """Whether a name only says whose the speaker is: "Alba's garment makers", "the maker of Velnik", no person's."""
        phrase = self.text[clause[0] : clause[1]].strip()
        if gazetteer().place(name.text) is None and not (
            ARTICLE.match(phrase) and is_body_or_role(phrase, self.profile)
        ):
            return False
        before, tail = self.text[clause[0] : name.start].lower().split(), self.text[name.end : clause[1]]
        owns = tail.startswith("'s ") and tail[3:].strip().islower() and gazetteer().place(name.text) is not None
        nouns = [word for word in before if word.isalpha() and word not in self.profile.function_words]
        return owns or (not tail.strip() and bool(nouns) and before[-1] in self._joining)

    @property
    def _joining(self) -> frozenset[str]:
        """The words that join a noun and whose it is; German has them beside its case."""
        grammar = self.profile.tables["grammar"]
        return frozenset(grammar.get("of", ())) | frozenset(grammar.get("genitive", ()))

    def _clause_start(self, before: str) -> int:
        """Where the last clause of the stretch begins, behind "but", "while" and the like."""
        start = self.span[0]
        within = SUBORDINATORS.of(self.profile).finditer(before)
        behind = [start + m.end() for m in within if m.start() and start + m.end() < start + len(before)]
        last = max((start + m.end() for m in _CLAUSE_START.finditer(before.rstrip(","))), default=start)
        opener = self._opener(last)
        openers = CLAUSE_OPENERS.of(self.profile).finditer(before)
        inner = [start + m.end() for m in openers if start + m.end() < start + len(before)]
        return max([last, opener, *inner, *behind])

    def _opener(self, at: int) -> int:
        """Behind a conjunction that stands at the offset."""
        match = CLAUSE_OPENERS.of(self.profile).match(self.text, at, self.span[1])
        return match.end() if match else at

    def _ends_speech(self, cue_start: int, cue_end: int) -> bool:
        """Whether the speech stands before its cue: "..., the UN said", "..., the UN said on Friday after talks"."""
        clause = self._clause_start(self._subject_text(cue_start).rstrip(" ,"))
        opened = self.text[self.span[0] : clause].rstrip().lower()
        agreeing = any(opened.endswith(f" {word}") for word in self.words["as"])
        if not agreeing and not opened.endswith((",", '"', "'", "–", "—")):
            return False
        after_day = self._past_day(cue_end)
        rest = self.text[after_day : self.span[1]].lstrip(" \"'")
        if THAT.match(rest):
            return False
        if rest[:1] in ",.;" or after_day > cue_end or SUBORDINATORS.of(self.profile).match(rest):
            return True  # ", the commission said after counting 38 percent"
        return len(rest.split()) <= _MAX_AFTER_SPEECH and not find_numerals(rest, self.profile)
