"""Who "he", "it" or "the NGO" is that says something: a speaker or a person named shortly before."""

from collections.abc import Mapping

from summarizer.extract.attribution.relations import Attribution
from summarizer.extract.attribution.sentence_subjects import MIN_TITLE, NO_SUBJECTS, Subjects, is_persons
from summarizer.extract.attribution.speaker_patterns import is_generic, is_the_same
from summarizer.language.determiners import without_article
from summarizer.language.names.proper_names import Name
from summarizer.language.names.roles import role_of
from summarizer.language.profile import Profile
from summarizer.schema.evidence import SpeakerEvidence
from summarizer.schema.records import replace

_REACH = 2

Voices = dict[int, list[Attribution]]


def resolve_pronouns(
    by_sentence: Voices,
    profile: Profile,
    names: Mapping[int, list[Name]] | None = None,
    told: Subjects = NO_SUBJECTS,
) -> Voices:
    """Replaces "he", "it", "the NGO" by the last speaker named before, last heard at most two sentences back.

    "It", "the bank" and "its spokesman" are no person; "he" is the person with a role whom the two sentences before name,
    if any. "The bank" is the last of the `names` (sentence number -> what it names) or of those who spoke that has the
    word, whoever spoke since; "it" behind its own speech is the sentence's subject, if it has one. Behind a sentence in
    which nobody speaks a pronoun is its subject. Where nobody is found, a pronoun's attribution is dropped and a phrase
    ("the NGO") stays as it is written.
    """
    resolver = _Resolver(profile, names or {}, told)
    return {number: resolver.resolve(number, by_sentence[number]) for number in sorted(by_sentence)}


def _lowered(speaker: str) -> str:
    """The speaker in small letters, but for an acronym: the WHO is no "who"."""
    return speaker if len(speaker) > 1 and speaker.isupper() else speaker.lower()


class _Resolver:
    """Goes through an article's sentences and keeps who spoke last."""

    def __init__(
        self,
        profile: Profile,
        names: Mapping[int, list[Name]],
        told: Subjects,
    ) -> None:
        self.profile, self.persons, self.names, self.subjects = profile, told.persons, names, told.names
        self.opener = told.opener
        self.pronouns = frozenset(profile.tables["attribution"]["pronouns"])
        self.last: Attribution | None = None
        self.body: Attribution | None = None
        self.heard = 0
        self.spoke: dict[int, list[str]] = {}

    def resolve(self, number: int, attributions: list[Attribution]) -> list[Attribution]:
        found = []
        for attribution in attributions:
            known = self._known(number, attribution)
            if known is None and _lowered(attribution.speaker) in self.pronouns:
                continue
            if known is None:
                known = self._remembered(replace(attribution, speaker=without_article(attribution.speaker)))
            self.heard = number if self.last is not None else self.heard
            found.append(known)
        return found

    def _known(self, number: int, attribution: Attribution) -> Attribution | None:
        """The attribution with a speaker that has a name, None where none is to be had."""
        speaker = _lowered(attribution.speaker)
        if speaker in self.profile.words("attribution", "person_pronouns") and (person := self._person(number)):
            return self._remembered(
                replace(attribution, speaker=person[1], sentence=person[0], evidence="person meant")
            )
        if speaker in self.profile.words("attribution", "subject_pronouns") and (opener := self._opener(number)):
            return self._remembered(
                replace(attribution, speaker=opener, sentence=number - 1, evidence="subject just before")
            )
        if speaker not in self.pronouns and not is_generic(attribution.speaker, self.profile):
            return self._remembered(attribution)
        named = self._named_so(number, speaker) if speaker not in self.pronouns else None
        if named and number - named[0] > _REACH and number - 1 in self.subjects:
            named = number - 1, self.subjects[number - 1]  # "Velnik employs 400 people. The bank said ..."
        if named:
            return self._remembered(replace(attribution, speaker=named[1], sentence=named[0], evidence="role meant"))
        own = self.subjects.get(number, "")
        if own and speaker in self.profile.words("attribution", "body_pronouns") and _stands_behind(attribution):
            return self._remembered(replace(attribution, speaker=own, evidence="own subject"))
        is_body = self._is_a_body(speaker)
        if is_body and self.body is None and (told := [at for at in self.subjects if at < number]):
            return self._remembered(
                replace(attribution, speaker=self.subjects[max(told)], sentence=max(told), evidence="subject before")
            )
        meant, same = self.body if is_body else self.last, is_the_same(speaker, self.profile)
        if meant is None or number - self.heard > _REACH or not (same or _may_stand_for(speaker, meant.speaker)):
            return None
        if speaker not in self.pronouns and meant.sentence == number and meant.cue_start < attribution.cue_start:
            return None  # "Velnik put it at 16; the union says 19" sets two voices against each other
        is_near = (same or speaker in self.pronouns) and number - meant.sentence <= 1
        rests_on: SpeakerEvidence = "speaker just before" if is_near else "last speaker"
        return replace(attribution, speaker=meant.speaker, sentence=meant.sentence, evidence=rests_on)

    def _opener(self, number: int) -> str:
        """Whom the sentence before opens with, where nobody has spoken since."""
        silent = self.last is None or (self.heard < number - 1 and self.last.sentence < number - 1)
        return self.opener(number - 1) if silent else ""

    def _remembered(self, attribution: Attribution) -> Attribution:
        self.last = attribution
        self.spoke.setdefault(attribution.sentence, []).append(attribution.speaker)
        is_one = is_persons(attribution.speaker, self.profile)
        if attribution.speaker not in self.persons.values() and not is_one:
            self.body = attribution
        return attribution

    def _named_so(self, number: int, phrase: str) -> tuple[int, str] | None:
        """The last name or speaker before that has the phrase's noun in it, if as a compound's end, with its sentence."""
        noun = phrase.rpartition(" ")[2]
        for at in range(number - 1, 0, -1):
            named = [*self.spoke.get(at, []), *(name.text for name in self.names.get(at, []))]
            found = next((name for name in reversed(named) if _is_of_kind(name, noun)), None)
            if found:
                return at, found
        return None

    def _person(self, number: int) -> tuple[int, str] | None:
        """The last person with a role that the two sentences before name, or who spoke since by his surname alone."""
        near = range(number - 1, number - 1 - _REACH, -1)
        named = next(((n, self.persons[n]) for n in near if n in self.persons), None)
        spoke = self.last
        if named and spoke and named[0] < spoke.sentence < number:
            bearers = {name for name in self.persons.values() if name.split()[-1] == spoke.speaker}
            return (spoke.sentence, spoke.speaker) if bearers else named
        return named

    def _is_a_body(self, speaker: str) -> bool:
        """Whether the word cannot stand for a person: "it", "the company", "its spokesman"; not "the minister"."""
        if speaker in self.profile.words("attribution", "body_pronouns"):
            return True
        noun, tables = speaker.rpartition(" ")[2], self.profile.tables
        persons = {*tables["names"]["titles"], *tables["kinds"]["person"], *self.profile.words("attribution", "posts")}
        return is_generic(speaker, self.profile) and not any(noun.startswith(word) for word in _spoken_for(persons))


def _is_of_kind(name: str, noun: str) -> bool:
    """Whether a name of several words has the noun: "Health Ministry" is a ministry, "Zentrale Wahlkommission" one, too."""
    words = name.lower().split()
    return len(words) > 1 and any(word == noun or (len(noun) >= MIN_TITLE and word.endswith(noun)) for word in words)


def _stands_behind(attribution: Attribution) -> bool:
    """Whether the speech comes first: "Velnik will cut 50 jobs, it said"."""
    return attribution.content_start < attribution.cue_start


def _spoken_for(persons: set[str]) -> set[str]:
    """The words for persons that are long enough to know them by their beginning ("minister", "ministerin")."""
    return {word for word in persons if len(word) >= MIN_TITLE}


def _may_stand_for(phrase: str, speaker: str) -> bool:
    """Whether "the group" may mean the last speaker: not one without a name of its own ("army", "officials").

    Nor one of another role, whatever its capitals: "the union" behind "die Polizei" or "la Préfecture".
    """
    meant, told = role_of(without_article(phrase)), role_of(speaker)
    if meant and told and not told.startswith(meant):
        return False
    return any(letter.isupper() for letter in speaker) or len(phrase.split()) == 1
