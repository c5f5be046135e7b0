"""Proper names in running text, by capitals and a table of the world; in German by runs of capitals and the table."""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.names.body_names import (
    body_end,
    closing_adjective,
    continues_body,
    describes_body,
    inner_words,
    is_commissioned,
    is_one_of_many,
    joins_possessive,
    known_titles,
    numbered_from,
    small_body,
)
from summarizer.language.names.clues import is_given_name
from summarizer.language.names.kinds_by_ending import kind_by_ending
from summarizer.language.names.known_bodies import unmistakable_body
from summarizer.language.names.portfolios import behind_portfolio, follows_office
from summarizer.language.names.tokens import GAPS, Token, opens_speech, tokens_in
from summarizer.language.names.words import concepts, holds_kind, name_words, names_a_body
from summarizer.language.places import fold_name, gazetteer
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import WordPattern

# "(HTS)"; also a ticker with or without its exchange: "(NYSE: GM)", "(GM.N)"
_ACRONYM = re.compile(r"[ \u00a0][(\[](?:[A-Z]{3,8}: ?)?([A-ZÀ-Ý][A-Za-zÀ-ÿ.&-]{1,9})[)\]]")
# "the National Institute for Disaster Risk Management, or INGD, said"
_ALSO_CALLED = WordPattern(r",[ \u00a0](?:<grammar.or>)[ \u00a0]([A-ZÀ-Ý]{2,8})(?=[,.;])")
# "Observatoire syrien des droits de l'homme (OSDH)": only the first word has a capital, the acronym shows the end
_SPELLED_OUT = re.compile(r"(?P<words>(?:[ \u00a0][\w'’-]+){1,8})[ \u00a0]\((?P<acronym>[A-ZÀ-Ý]{3,8})\)")
# "Kurdistan Workers' party (PKK)": the kind of organisation is written small
_KIND_BEHIND = re.compile(r"(?:['’]s?)?[ \u00a0](?P<kind>[a-zà-ÿ]{4,})[ \u00a0]\((?P<acronym>[A-ZÀ-Ý]{2,8})\)")
_WITH_ORIGIN = 3  # words of "Rostocker Schiffbaugruppe Nordwerft"
_BASE = re.compile(r"-(?:based|backed|born|led|owned|listed|run|controlled)$")
_SMALL_WORD = re.compile(r"(?<![\w'-])[a-zà-öø-ÿ][\wà-ÿ-]*")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w-]*")
_MAX_INNER = 3
_PARTS_OF_PLACES = frozenset({"centre", "airport", "ports"})
_NAMED_AFTER_PEOPLE = frozenset(
    {"hospital", "university", "museum", "foundation", "institute", "school", "academy", "trust", "centre"}
)
_AND_FIRM = " & "  # "Brandt & Cole"
_BRACKET_REACH = 250  # characters behind a name in which brackets with its acronym may open: eight words at most


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name at `start:end`, possessive and title left out.

    `title` is the title that stood before it, `kind` what a common noun before it says it is ("Konzern Orvantis").
    """

    start: int
    end: int
    text: str
    title: str = ""
    acronym: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A text's own evidence on capitals: words it writes small, and words with a capital inside a sentence."""

    small: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()

    @staticmethod
    def of(text: str) -> "Vocabulary":
        """The vocabulary of a whole text; words are kept without possessive."""
        return _vocabulary(text)


@lru_cache(maxsize=48)  # as many articles as are in work at a time, and a few more
def _vocabulary(text: str) -> Vocabulary:
    folded = fold_characters(text)
    return Vocabulary(frozenset(_SMALL_WORD.findall(folded)), frozenset(_CAPITAL_INSIDE.findall(folded)))


def find_names(text: str, profile: Profile, start: int, end: int, vocabulary: Vocabulary) -> list[Name]:
    """The names in the sentence `text[start:end]`, in order, told from common words by the text's `vocabulary`."""
    tokens = tokens_in(text, start, end)
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        body = unmistakable_body(text, tokens, i, profile)
        run = [] if body else _run(text, tokens, i, profile)
        body = body or ([] if run else small_body(text, tokens, i, profile))
        if not run and not body:
            i += 1
            continue
        name = _name(text, run, profile, vocabulary) if run else _small_name(text, body)
        run = run or body
        if name:
            names.append(name)
        i += len(run) + (run[0].start > tokens[i].start)  # an article before it
    return names


def capital_words(text: str, profile: Profile) -> list[tuple[int, int, bool]]:
    """(start, end, initial) of each capitalised word, the parts of compounds apart; no function words, days or months.

    `initial` is true where the word's place (the head of a sentence, a quotation, a bracket) would give it a capital.
    """
    found = []
    for token in tokens_in(text, 0, len(text)):
        for part in re.finditer(r"[^-]+", token.text):
            word = part.group()
            if word[0].isupper() and not _is_calendar(word, profile) and word.lower() not in profile.function_words:
                start = token.start + part.start()
                found.append((start, start + len(word), token.initial and part.start() == 0))
    return found


def _run(text: str, tokens: list[Token], at: int, profile: Profile) -> list[Token]:
    """The longest run of capitalised tokens from `at`, inner words ("of", "for the") allowed between two of them."""
    if not tokens[at].capital or (_is_calendar(tokens[at].text, profile) and not _is_first_name(tokens, at, profile)):
        return []
    inner = inner_words(profile)
    run = [tokens[at]]
    pending: list[Token] = []
    for place, token in enumerate(tokens[at + 1 :], start=at + 1):
        previous = (pending or run)[-1]
        gap = text[previous.end : token.start]
        adjoins = (
            gap in GAPS or gap == _AND_FIRM or (gap == ". " and previous.text.lower() in known_titles(profile))
        )  # "Dr. Amina Yusuf"
        adjoins = adjoins or (not pending and joins_possessive(text, run, tokens, place))
        if not adjoins or (_is_calendar(token.text, profile) and not _is_foreign_link(previous.text, inner, profile)):
            break
        if token.capital:
            if any(t.text not in inner for t in pending) and not continues_body(pending[-1], token, profile):
                break
            if [t.text for t in pending] == ["the"] or is_commissioned(text, run, pending):
                break  # "In Velnik the Harbour Police"
            run += [*pending, token]
            pending = []
        elif len(pending) < _MAX_INNER and (token.text in inner or describes_body(run, pending, token, profile)):
            pending.append(token)
        else:
            break
    run += closing_adjective(run, pending, profile)
    return run + body_end(text, tokens, at + len(run), run, profile)


def _small_name(text: str, body: list[Token]) -> Name:
    start, end = body[0].start, body[-1].end
    acronym = _ACRONYM.match(text, end)
    return Name(start, end, text[start:end], acronym=acronym[1] if acronym else "")


def _is_calendar(word: str, profile: Profile) -> bool:
    """A weekday or month with a capital; where a language writes them small, a capital makes a name ("Julio")."""
    if not word[0].isupper() or not profile.tables["dates"]["month_capitals"]:
        return False
    lowered = word.lower().rstrip(".")
    return lowered in profile.weekdays or lowered in profile.months


def _is_foreign_link(word: str, inner: frozenset[str], profile: Profile) -> bool:
    """ "Mesa del Mar" in an English text: what stands behind another language's "of the" is no month."""
    return word.lower() in inner and word.lower() not in profile.function_words


def _is_first_name(tokens: list[Token], at: int, profile: Profile) -> bool:
    """ "Jan Nowak": a short form of a month that is a given name, with a capital behind it and no day."""
    word, following = tokens[at].text, tokens[at + 1 : at + 2]
    short = word.lower() not in {str(month).lower() for month in profile.tables["dates"]["months"]}
    named = bool(following) and following[0].capital and not _is_calendar(following[0].text, profile)
    return short and named and is_given_name(word)


def _name(text: str, run: list[Token], profile: Profile, vocabulary: Vocabulary) -> Name | None:
    run, title = _without_title(_without_function_words(_without_base(run), profile), profile)
    run = run if title else _without_function_words(run, profile)  # "Mme Le Gall"
    role, kind_before = "", ""
    if not _spelled_out(text, run):
        run, role, kind_before = _without_common_noun(run, profile)
    run = run if title else _without_function_words(run, profile)
    title = title or role
    if not (len(run) == 1 and opens_speech(text, run[0], profile, vocabulary.small)):
        run = _without_initial_word(run, profile, vocabulary)
    run = _without_affiliation(run, profile, title)
    run = behind_portfolio(text, run, profile)
    if (
        not run
        or _is_portfolio(text, run, profile)
        or (profile.tables["capital_nouns"] and not _is_name_among_capitals(run, title or kind_before))
    ):
        return None
    start, end = numbered_from(text, run[0].start, run[0].text), run[-1].end
    written = text[start:end]
    if _is_demonym_only(run) or len(written) < 2 or _is_compound_adjective(run):
        return None
    if len(run) > 1 and (also := _ALSO_CALLED.match(text, end)):
        return Name(start, end, written, title, also[1], kind_before)
    if "(" not in text[end : end + _BRACKET_REACH] and text[end + 1 : end + 2] != "[":
        return Name(start, end, written, title, "", kind_before)
    acronym = _ACRONYM.match(text, end)
    if acronym is None and (longer := _spelled_out(text, run)):
        written = text[start : longer.end("words")]
        return Name(start, longer.end("words"), written, title, longer["acronym"], kind_before)
    kind = _KIND_BEHIND.match(text, end) if acronym is None else None
    if kind and kind["kind"] in profile.tables["kinds"]["organisation"]:
        return Name(start, kind.end("kind"), text[start : kind.end("kind")], title, kind["acronym"], kind_before)
    return Name(start, end, written, title, acronym[1] if acronym else "", kind_before)


def _spelled_out(text: str, run: list[Token]) -> re.Match[str] | None:
    """The small words and the acronym behind a run that begins with the acronym's letter."""
    if not run or "(" not in text[run[-1].end : run[-1].end + _BRACKET_REACH]:
        return None
    longer = _SPELLED_OUT.match(text, run[-1].end)
    return longer if longer and longer["acronym"][0] == run[0].text[0].upper() else None


def _without_base(run: list[Token]) -> list[Token]:
    """ "Sao Paulo-based Grupo Amaral" is Grupo Amaral."""
    at = max((i for i, t in enumerate(run) if _BASE.search(t.text)), default=-1)
    return run[at + 1 :] if at < len(run) - 1 else run


def _without_function_words(run: list[Token], profile: Profile) -> list[Token]:
    while run and run[0].text.lower() in profile.function_words and not _is_acronym(run[0].text):
        if len(run) > 1 and not run[0].initial and _names_a_body(run[:1]):
            break  # "Frente Amplio"
        run = run[1:]
    return run


def _is_acronym(word: str) -> bool:
    """ "UN", and "A" as a label, but not "À" at the head of a French sentence."""
    return word.isupper() and word.isascii()


def _is_portfolio(text: str, run: list[Token], profile: Profile) -> bool:
    """ "le ministre de l'Intérieur": the field of an office is no name of its own."""
    return follows_office(text, run, profile) and not _is_known(" ".join(t.text for t in run))


def _without_title(run: list[Token], profile: Profile) -> tuple[list[Token], str]:
    """The run without a leading title ("Iranian Foreign Minister Abbas Araghchi" is Abbas Araghchi)."""
    titles = known_titles(profile)
    for length in (4, 3, 2, 1):
        if len(run) <= length:
            continue
        words = [w if (w := t.text.lower()) in titles else w.rpartition("-")[2] for t in run[:length]]
        if _names_a_body(run[length:]):
            continue  # "Attorney General's Office" is nobody's title
        bare = " ".join(words).rstrip(".")
        last_two = " ".join(words[-2:])
        if bare in titles or (
            length > 1
            and (last_two in titles or words[-1] in titles)
            and (
                gazetteer().demonym(run[0].text)
                or _names_portfolio(words[:-1], run[length:])
                or _is_person(run[length:])
                or (run[0].text.isupper() and [t.capital for t in run[length:]] == [True, True])  # "NATO Chairman ..."
            )
        ):
            return run[length:], " ".join(t.text for t in run[:length])
    return run, ""


def _names_portfolio(field: list[str], name: list[Token]) -> bool:
    """ "Defence Minister Ruta Beskid": the field of an office before it, and a name of two words behind."""
    kinds = name_words().kinds
    return len(name) > 1 and all(w in kinds for w in field) and not any(t.text.lower() in kinds for t in name)


def _is_person(run: list[Token]) -> bool:
    """Whether a run opens with a given name: "Shipping Minister Dora Pavlou", "Bayerns Ministerpräsident Jakob Maier"."""
    return len(run) > 1 and is_given_name(run[0].text)


def _without_common_noun(run: list[Token], profile: Profile) -> tuple[list[Token], str, str]:
    """The run without the noun that says who or what is named, and that noun as a title or as a kind: where every noun
    has a capital "Polizeisprecherin Eva Mayrhofer" and "Konzerns Orvantis" look like one name.
    """
    role = len(run) > 1 and run[0].text.lower() in profile.words("kinds", "person")
    if role and not profile.tables["capital_nouns"] and run[0].initial:
        return run[1:], run[0].text, ""  # "Economist Ales Kubin" opens the sentence
    if len(run) < 2 or not profile.tables["capital_nouns"] or not run[1].capital or _is_body_of_a_place(run):
        return run, "", ""
    if is_given_name(run[1].text) and len(run) > 2 and kind_by_ending(run[0].text, profile) != "organisation":
        return run[1:], run[0].text, ""  # "Gutachterin Sabine Thaler", whatever she is
    run = _without_origin(run, profile)
    found = kind_by_ending(run[0].text, profile)
    if found is None or (found == "organisation" and len(run) > 2 and not run[1].text.isupper()):
        return run, "", ""  # "Organisation Amerikanischer Staaten" is its own name
    return run[1:], run[0].text if found == "person" else "", "" if found == "person" else found


def _names_a_body(run: list[Token]) -> bool:
    return names_a_body(fold_name(" ".join(t.text for t in run)))


def _is_body_of_a_place(run: list[Token]) -> bool:
    """ "Universität Nairobi", "Bank von Ghana"; not "Zentrum von Accra", which is a part of it."""
    behind = [t.text for t in run[1:] if t.capital]
    if not _names_a_body(run[:1]) or len(behind) != 1 or gazetteer().place(behind[0]) is None:
        return False
    return run[1].capital or concepts(fold_name(run[0].text)).isdisjoint(_PARTS_OF_PLACES)


def _without_origin(run: list[Token], profile: Profile) -> list[Token]:
    """ "Basler Pharmakonzern Vialis": where the company is from, before the noun that says what it is."""
    from_town = len(run) > 2 and run[0].text.endswith("er") and run[1].capital and not is_given_name(run[0].text)
    kind = kind_by_ending(run[1].text, profile) if from_town else None
    return run[1:] if kind in ("company", "person", "") or (kind and len(run) == _WITH_ORIGIN) else run


def _without_initial_word(run: list[Token], profile: Profile, vocabulary: Vocabulary) -> list[Token]:
    """Drops a first word that has its capital only from its place, and a lone word that the text also writes small."""
    if not run or _is_known(" ".join(t.text for t in run)) or _is_titled(run, profile):
        return run
    first, lowered = run[0], run[0].text.lower()
    written_small = lowered in vocabulary.small or lowered in profile.unit_kinds
    if len(run) == 1:
        acronym = first.text.isupper() and len(first.text) > 1
        only_initial = first.initial and first.text not in vocabulary.capital
        return [] if not acronym and (written_small or only_initial) else run
    if (
        not first.initial
        or (not written_small and not _is_known(" ".join(t.text for t in run[1:])))
        or _is_known(first.text)
    ):
        return run
    rest = run[1:]
    while rest and rest[0].text in profile.tables["names"]["inner_words"]:
        rest = rest[1:]
    return rest


def _is_titled(run: list[Token], profile: Profile) -> bool:
    """ "Médicos Sin Fronteras": a small word with a capital shows that the word before it belongs to the name."""
    return len(run) > 2 and run[1].text.istitle() and run[1].text.lower() in profile.function_words


def _without_affiliation(run: list[Token], profile: Profile, title: str) -> list[Token]:
    """ "David Carden of the UN" is David Carden, "President Carden of the Northern union" Carden; "University of Aleppo"
    stays whole.

    Where every noun has a capital, what one word belongs to is the name: "Anteil von Orvantis", "Aktien des Konzerns".
    """
    links = profile.tables["names"]["affiliation"]
    at = next((i for i, t in enumerate(run) if t.text in links), 0)
    if profile.tables["capital_nouns"] and _is_body_of_a_place(run):
        return run
    if profile.tables["capital_nouns"] and at == 1 and not _is_known(" ".join(t.text for t in run)):
        return _without_common_noun(run[2:], profile)[0]
    if title and at and run[at].text == "of" and not _is_known(" ".join(t.text for t in run)):
        return run[:at]
    if at and _is_led_by(run[:at], [t.text for t in run[at:] if t.capital]):
        return run[:at]
    if at < 2 or _is_known(" ".join(t.text for t in run)):
        return run
    tail = [t.text for t in run[at:] if t.capital]
    if run[at].text == "of" and _belongs_to(run[:at], run[at + 1 :]):
        return run[:at]
    organisations = profile.tables["kinds"]["organisation"]
    named = any(t.text.lower() in organisations for t in run[:at]) or _names_a_body(run[:at])
    return run if named or not _is_known(" ".join(tail)) else run[:at]


def _belongs_to(head: list[Token], tail: list[Token]) -> bool:
    """ "Ann Pell of the Art Trust": somebody, and the body that she is of."""
    if holds_kind(fold_name(" ".join(t.text for t in head))):
        return False
    return is_given_name(head[0].text) or (tail[0].text == "the" and _names_a_body(tail))


def _is_led_by(body: list[Token], behind: list[str]) -> bool:
    """ "Commission of Anna Maria Berg": who leads it is no part of its name, as it is where a body is named after people."""
    meant = concepts(fold_name(" ".join(t.text for t in body))) & name_words().bodies
    is_person = len(behind) > 1 and is_given_name(behind[0]) and gazetteer().place(" ".join(behind)) is None
    return is_person and bool(meant) and meant.isdisjoint(_NAMED_AFTER_PEOPLE)


@lru_cache(maxsize=10_000)
def _is_known(name: str) -> bool:
    return gazetteer().lookup(name) is not None or gazetteer().demonym(name) is not None


def _is_name_among_capitals(run: list[Token], title: str) -> bool:
    """In a language that writes every noun with a capital: a run of two, an acronym, a titled name, or a known name."""
    capitals = [t for t in run if t.capital]
    if len(run) == len(capitals) == 2 and run[0].text.endswith("er") and is_one_of_many(run[1:]):
        return is_given_name(run[0].text)  # "Frankfurter Bank" is none's name
    written = " ".join(t.text for t in run)
    acronym = run[0].text.isupper() and len(run[0].text) > 1
    return len(capitals) >= 2 or acronym or bool(title) or gazetteer().lookup(written) is not None


def _is_demonym_only(run: list[Token]) -> bool:
    written = " ".join(t.text for t in run)
    if gazetteer().place(written) is not None:
        return False  # "Arabia Saudí"
    return gazetteer().demonym(written) is not None or all(
        gazetteer().demonym(t.text) is not None and gazetteer().place(t.text) is None for t in run
    )


def _is_compound_adjective(run: list[Token]) -> bool:
    """ "UK-based", "Iranian-backed"."""
    return len(run) == 1 and bool(re.fullmatch(r"[A-Z][\w.]*-[a-z]\w+", run[0].text))
