"""Whom the sentences of an article are about: persons with a role, and the person or body that each opens with."""

import re
from collections.abc import Callable, Mapping, Set
from functools import partial

from summarizer.extract.attribution.noun_phrases import is_body_or_role
from summarizer.extract.attribution.speaker_patterns import is_generic, is_person, role_pattern
from summarizer.language.determiners import ARTICLE, without_article
from summarizer.language.names.clues import is_given_name
from summarizer.language.names.proper_names import Name
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.schema.marked import MarkedArticle
from summarizer.schema.records import record

MIN_TITLE = 4
_ROLE_WORDS = 4
_DATELINE = re.compile(r"[A-Z][A-Z .'-]{2,}[^.]{0,30}? [-–—] ")
_VERB_BEHIND = re.compile(r" [^\W\d_A-Z]")


@record
class Subjects:
    """By sentence: `persons`, the last one that it names behind a role, and `names`, what it opens with as its subject that
    is no person and no place. `opener` gives the person with a role, or the body without a name, of whom a sentence goes on
    to tell, "" where it opens with none.
    """

    persons: Mapping[int, str]
    names: Mapping[int, str]
    opener: Callable[[int], str]


NO_SUBJECTS = Subjects({}, {}, lambda _: "")


def sentence_subjects(marked: MarkedArticle, names: Mapping[int, list[Name]], profile: Profile) -> Subjects:
    """The subjects of an article's sentences, whose `names` are known by number."""
    persons = _persons_with_roles(marked, names, profile)
    opener = partial(_opener, marked, names, persons, profile)
    return Subjects(persons, _opening_names(marked, names, profile), opener)


def _opener(
    marked: MarkedArticle, names: Mapping[int, list[Name]], persons: Mapping[int, str], profile: Profile, number: int
) -> str:
    """ "La ministre Ana Sims s'est rendue ...", "The army attacked ...": who is the subject of what comes next, too."""
    if number not in names:
        return ""
    start, text = _start_of(marked, number), marked.article.text
    person = next((n for n in names[number] if n.text == persons.get(number)), None)
    if person and _opens_with(text[start : person.start], profile):
        return person.text
    return _opening_body(text, (start, marked.sentence(number).end), profile)


def _opens_with(before: str, profile: Profile) -> bool:
    """Whether nothing but a role stands before a name."""
    words = without_article(before.strip()).lower().rstrip(",").split()
    joined = {word for word in words if word in profile.words("grammar", "of") or ARTICLE.match(f"{word} ")}
    return len(words) <= _ROLE_WORDS + 1 and not (profile.function_words - joined) & set(words)


def _opening_body(text: str, span: tuple[int, int], profile: Profile) -> str:
    """The body that a sentence opens with, right before its verb; not "the company", which needs a name itself."""
    found = role_pattern(profile).match(text, *span)
    if found is None or not _VERB_BEHIND.match(text, found.end()):
        return ""
    phrase = without_article(found.group())
    if text[found.end() :].split(None, 1)[0].lower() in profile.words("grammar", "and"):
        return ""
    return "" if is_generic(phrase, profile) or not is_body_or_role(found.group(), profile) else phrase


def _persons_with_roles(marked: MarkedArticle, names: Mapping[int, list[Name]], profile: Profile) -> dict[int, str]:
    """The last person that each sentence names behind a title or a role: "the chief inspector, Tom Radley"."""
    titles = {t for t in profile.tables["names"]["titles"] if len(t) >= MIN_TITLE}
    titles |= profile.words("attribution", "posts")
    text, found = marked.article.text, {}
    for sentence in marked.body:
        for name in names[sentence.number]:
            before = re.findall(r"[\w-]+", text[max(sentence.start, name.start - 40) : name.start].lower())
            if _has_title(before[-_ROLE_WORDS:], titles, profile) and is_person(name.text, profile):
                found[sentence.number] = name.text
    return found


def _has_title(words: list[str], titles: Set[str], profile: Profile) -> bool:
    """Whether a title is among the words, or ends a German compound ("Polizeichefin")."""
    ends = tuple(titles) if profile.tables["capital_nouns"] else ()
    return not titles.isdisjoint(words) or any(word.endswith(ends) for word in words if ends)


def _opening_names(marked: MarkedArticle, names: Mapping[int, list[Name]], profile: Profile) -> dict[int, str]:
    """The name of no place or person that each sentence opens with as its subject: "German gear maker Velnik will ..."."""
    found = {}
    for sentence in marked.body:
        start = _start_of(marked, sentence.number)
        name = next((n for n in names[sentence.number] if n.start >= start), None)
        if name is None or name.title or gazetteer().place(name.text) is not None or is_persons(name.text, profile):
            continue
        before = without_article(marked.article.text[start : name.start].lstrip()).lower().split()
        behind = marked.article.text[name.end : sentence.end]
        if len(before) <= _ROLE_WORDS and not profile.function_words & set(before) and _VERB_BEHIND.match(behind):
            found[sentence.number] = name.text
    return found


def is_persons(name: str, profile: Profile) -> bool:
    """Whether a name has a person's shape and opens with a given name: "Norvane Motors" has the shape alone."""
    return is_person(name, profile) and is_given_name(name.split()[0])


def _start_of(marked: MarkedArticle, number: int) -> int:
    """The offset of a sentence behind its dateline."""
    dateline = _DATELINE.match(marked.text_of(number))
    return marked.sentence(number).start + (dateline.end() if dateline else 0)
