"""Who says what: source, cue and content of each sentence (the parts of an attribution relation, as in PDTB, PARC)."""

import re
from collections.abc import Iterator
from itertools import chain, product

from summarizer.extract.attribution.speaker_patterns import verbs_of_speech
from summarizer.extract.attribution.speakers_before import SpeakersBefore
from summarizer.extract.attribution.vouching import Vouched, without_records, without_relays
from summarizer.language.names.proper_names import Name
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.evidence import SpeakerEvidence
from summarizer.schema.records import record, replace

_GAP = re.compile(r", ")
_RELATIVE_BEHIND = WordPattern(r",\s(?:<attribution.who_opens>|<attribution.relatives>)\s")
_GOES_ON = WordPattern(r",| (?:<attribution.dropped_goes_on>)\b", re.IGNORECASE)


@record
class Attribution:
    """A speaker and the stretch of text it vouches for. `speaker` is as written, a leading article left out.

    `evidence` is the kind of cue, or how the speaker was found where only a pronoun or nothing stands.
    """

    speaker: str
    sentence: int
    cue_start: int
    content_start: int
    content_end: int
    evidence: SpeakerEvidence = ""


def find_attributions(
    text: str, span: tuple[int, int], sentence: int, names: list[Name], profile: Profile
) -> list[Attribution]:
    """The attributions of one sentence, in order of their cues. A pronoun speaker is returned as it stands."""
    reader = _Reader(fold_characters(text), span, names, profile)
    named = [*reader.by_preposition(), *reader.by_postposition()]
    quoted = reader.by_quoted()
    found = [
        *_by("according to", named),
        *_by("passive", reader.by_passive()),
        *(_by("verb", quoted) or reader.by_verb()),
    ]
    found = without_relays([*found, *_by("agent", reader.by_agent())], reader.text, profile)
    found += _by("impersonal", reader.impersonal()) + _by("counts compared", reader.by_reckoning(found))
    found += reader.by_gap(found)
    if not found:
        found += _by("behind quotation", reader.by_quotation()) + _by("next sentence", reader.by_echo())
        found += _by("headline", reader.by_headline())
    return [
        Attribution(f.speaker, sentence, f.cue, f.start, f.end, f.evidence) for f in sorted(found, key=lambda f: f.cue)
    ]


def _by(evidence: SpeakerEvidence, found: list[Vouched]) -> list[Vouched]:
    return [replace(vouched, evidence=evidence) for vouched in found]


def _is_place(name: Name) -> bool:
    return gazetteer().lookup(name.text) is not None


def speaker_at(attributions: list[Attribution], at: int) -> Attribution | None:
    """The attribution whose content holds the offset; the one with the nearest cue where several do."""
    holding = [a for a in attributions if a.content_start <= at < a.content_end]
    return min(holding, key=lambda a: abs(a.cue_start - at), default=None)


class _Reader(SpeakersBefore):
    """Reads the attributions of a sentence."""

    def by_postposition(self) -> list[Vouched]:
        """ "X zufolge" vouches for the sentence."""
        start, end = self.span
        cues = self.profile.phrase_pattern("attribution", "postpositions").finditer(self.text, start, end)
        voices = [(c, self._before(c.start(), c.group())) for c in cues]
        return [Vouched(speaker, c.start(), start, end) for c, speaker in voices if speaker]

    def by_gap(self, found: list[Vouched]) -> list[Vouched]:
        """ "Quito contabiliza 26 muertos; Lima, 15": the verb is left out behind the second name, and is meant.

        Both are names, and both or neither of a place: a town behind what the police count says nothing.
        """
        spoken: list[Vouched] = []
        for name, said in product(self.names, found):
            first = next((n for n in self.names if n.text == said.speaker), None)
            gap = _GAP.match(self.text, name.end, said.end)
            if not first or first.end > name.start or not gap or self.text[name.start - 2 : name.start] != "; ":
                continue
            told = find_numerals(self.text[gap.end() : said.end], self.profile)
            if told and told[0].qualifier_start == 0 and _is_place(first) == _is_place(name):
                stop = self.text.find("; ", name.end, said.end)
                spoken.append(Vouched(name.text, name.start, name.end, stop if stop > 0 else said.end, said.evidence))
        return spoken

    def _is_noun(self, at: int) -> bool:
        """Whether a capital within the sentence shows the word to be a noun, or an article behind a preposition.

        "Nach norländischen Angaben", "après l'annonce de 300 licenciements".
        """
        if self.profile.tables["capital_nouns"]:
            return at > self.span[0] and self.text[at].isupper()
        led = self.profile.phrase_pattern("attribution", "before_noun").finditer(
            self.text, max(self.span[0], at - 20), at
        )
        return any(not self.text[cue.end() : at].strip(" '") for cue in led)

    def by_verb(self) -> list[Vouched]:
        """ "X said that ..." and "..., says X"; who denies a report does not vouch for it."""
        found: list[Vouched] = []
        for cue in self._verbs():
            inverted = self._inverted(*cue.span())
            speaker = self._speaker_of(cue, inverted)
            if not speaker and found and self._shares_subject(cue.start()):
                speaker = found[-1].speaker
            if self.profile.pattern("scope", "earlier_count", re.IGNORECASE).fullmatch(speaker):
                continue  # "un précédent bilan faisait état de 151 morts"
            if speaker and not inverted and speaker == speaker.lower():
                speaker = self._bracketed(cue.start()) or speaker
            if speaker:
                found.append(self._vouched(speaker, cue, bool(inverted)))
        return without_records(found, self.text, self.profile)

    def _verbs(self) -> Iterator[re.Match[str]]:
        """The verbs of speech, but what describes, is a noun or part of a preposition ("nach Angaben der Polizei")."""
        claims = self.profile.pattern("attribution", "evidential").finditer(self.text, *self.span)
        for cue in chain(verbs_of_speech(self.profile).finditer(self.text, *self.span), claims):
            leads = any(p.start() <= cue.start() < p.end() for p in self._prepositions)
            if not (leads or self._is_described(cue.start()) or self._is_noun(cue.start())):
                yield cue

    def _speaker_of(self, cue: re.Match[str], inverted: str) -> str:
        """Who says it by the verb's own clause; `inverted` is who stands behind it as its subject."""
        start, end = cue.span()
        speaker = (
            self._quoted_medium(start) or inverted or self._before(start, cue.group()) or self._of_perfect(start, end)
        )
        if not inverted and self._opens_with_sum(start):
            speaker = self._behind_main_verb(end, any_noun=True)  # "Die Kosten beziffert die Velna auf"
        return speaker or self._dropped(start, end) or self._behind_main_verb(end)

    def _vouched(self, speaker: str, cue: re.Match[str], inverted: bool) -> Vouched:
        """What the speaker vouches for: the sentence where the speech stands before its verb, else what follows that."""
        start, end = self.span
        whole = inverted or self._ends_speech(*cue.span()) or self._ends_clause(cue.end())
        closed = self._behind_speaker(cue.end()) if whole else end
        whole = whole and (inverted or not self._opens_described(speaker, cue.start()))
        how: SpeakerEvidence = "inverted verb" if inverted else "verb behind" if whole else "verb"
        return Vouched(speaker, cue.start(), start if whole else cue.end(), closed, how)

    def _is_described(self, cue_start: int) -> bool:
        """ "A projected 6.1%", "the party was put at 23 seats": a participle describes what it counts, and nobody speaks.

        Nor does a count that "se eleva a 291".
        """
        if self.profile.pattern("attribution", "unspoken").match(self.text, cue_start, self.span[1]):
            return True  # "gibt zwölf Millionen aus"
        words = self.text[self.span[0] : cue_start].lower().split()
        indefinite = self.profile.words("grammar", "indefinite")
        noun = self.profile.phrase_pattern("attribution", "also_nouns").match(self.text, cue_start)
        if noun and words[-2:-1] and words[-2] in indefinite:
            return True  # "a preliminary estimate"
        return bool(words) and (
            words[-1] in indefinite
            or words[-1] in self.profile.words("attribution", "passive_auxiliaries")
            or (words[-1] in self.profile.words("grammar", "reflexive") and self._sets_amount(cue_start))
            or self._is_counted(cue_start, words)
        )

    def _is_counted(self, cue_start: int, before: list[str]) -> bool:
        """ "Uganda had 24 confirmed cases": behind a number of no name the participle describes; but "the two said"."""
        counts = before[-1].isdigit() or before[-1] in self.profile.tables["numerals"]["words"]
        led = before[-2:-1] and before[-2] in self.profile.words("grammar", "articles")
        at = cue_start - 1
        return counts and not led and not any(n.start < at <= n.end for n in self.names)

    def _opens_described(self, speaker: str, cue_start: int) -> bool:
        """ "Meridian, which had sales of 2.9 billion, said ...": what describes who speaks is not what is said."""
        at = self.text.find(speaker, self.span[0], cue_start)
        opens = at >= 0 and len(self.text[self.span[0] : at].split()) <= 1
        return opens and _RELATIVE_BEHIND.match(self.text, at + len(speaker), cue_start) is not None

    def _shares_subject(self, cue_start: int) -> bool:
        """ "The bank cut its forecast and now sees ...": a second verb of the subject before "and"."""
        before = self._subject_text(cue_start).rsplit(" ", 1)[-1].lower()
        return before in self.words["and"]

    def _behind_speaker(self, cue_end: int) -> int:
        """Where what the speaker says ends: at a relative clause that tells who that is."""
        end = self.span[1]
        told = _RELATIVE_BEHIND.search(self.text, cue_end, end)
        goes_on = '"' in self.text[cue_end:end] or (
            told and verbs_of_speech(self.profile).search(self.text, told.end(), end)
        )
        return told.start() if told and not goes_on else end

    def _dropped(self, cue_start: int, cue_end: int) -> str:
        """ "Admitió que tres han muerto.": a verb that opens the sentence in a language that leaves its subject out."""
        opener = self.text[self.span[0] : cue_start].strip(" ,").lower()
        opens = not opener and self.text[cue_start].isupper()
        return str(self.words["dropped"]) if opens and _GOES_ON.match(self.text, cue_end, self.span[1]) else ""

    def _of_perfect(self, cue_start: int, cue_end: int) -> str:
        """The subject of a perfect whose participle ends the clause: "Die Anklage hatte zehn Jahre gefordert"."""
        if not self._ends_clause(cue_end):
            return ""
        opened = list(
            self.profile.phrase_pattern("attribution", "perfect").finditer(self.text, self.span[0], cue_start)
        )
        if not opened:
            return ""
        at = self._past_space(opened[-1].end())
        return self._before(opened[-1].start(), "") or self._plain_opening(at, cue_start)

    def _ends_clause(self, cue_end: int) -> bool:
        """Whether the verb ends its clause, in a language whose perfect has the participle at the end."""
        return bool(self.words["perfect"]) and self.text[cue_end : self.span[1]].strip()[:1] in ("", ".", ",", ";")
