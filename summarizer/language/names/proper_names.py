"""Proper names in running text, by capitals and a table of the world; in German by runs of capitals and the table.

What a run has that is no part of the name is taken off in `trimmed_runs`.
"""

import re
from functools import lru_cache

from summarizer.language.names.body_names import (
    body_end,
    closing_adjective,
    continues_body,
    describes_body,
    follows_its_kind,
    inner_words,
    is_commissioned,
    is_elided,
    is_for_somebody,
    is_one_of_many,
    joins_possessive,
    known_titles,
    numbered_from,
    small_body,
)
from summarizer.language.names.clues import is_given_name
from summarizer.language.names.known_bodies import may_open_body, unmistakable_body
from summarizer.language.names.portfolios import behind_portfolio, follows_office
from summarizer.language.names.tokens import GAPS, Token, opens_speech, tokens_in
from summarizer.language.names.trimmed_runs import (
    ends_where,
    is_known,
    is_place_of_office,
    without_affiliation,
    without_base,
    without_common_noun,
    without_function_words,
    without_title,
)
from summarizer.language.places import gazetteer
from summarizer.language.profile import Profile
from summarizer.language.quoting import fold_characters
from summarizer.language.word_patterns import WordPattern
from summarizer.schema.records import record

# "(HTS)"; also a ticker with or without its exchange: "(NYSE: GM)", "(GM.N)"
_ACRONYM = re.compile(r"[ \u00a0][(\[](?:[A-Z]{3,8}: ?)?([A-ZÀ-Ý][A-Za-zÀ-ÿ.&-]{1,9})[)\]]")
# "the National Institute for Disaster Risk Management, or INGD, said"
_ALSO_CALLED = WordPattern(r",[ \u00a0](?:<grammar.or>)[ \u00a0]([A-ZÀ-Ý]{2,8})(?=[,.;])")
# "Observatoire syrien des droits de l'homme (OSDH)": only the first word has a capital, the acronym shows the end
_SPELLED_OUT = re.compile(r"(?P<words>(?:[ \u00a0][\w'’-]+){1,8})[ \u00a0]\((?P<acronym>[A-ZÀ-Ý]{3,8})\)")
# "Kurdistan Workers' party (PKK)": the kind of organisation is written small
_KIND_BEHIND = re.compile(r"(?:['’]s?)?[ \u00a0](?P<kind>[a-zà-ÿ]{4,})[ \u00a0]\((?P<acronym>[A-ZÀ-Ý]{2,8})\)")
_SMALL_WORD = re.compile(r"(?<![\w'-])[a-zà-öø-ÿ][\wà-ÿ-]*")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w-]*")
_MAX_INNER = 3
_AND_FIRM = " & "  # "Brandt & Cole"
_BRACKET_REACH = 250  # characters behind a name in which brackets with its acronym may open: eight words at most


@record
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


@record
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
    small_words_open = profile.tables["capital_nouns"] or follows_its_kind(profile)
    i = 0
    while i < len(tokens):
        if not (small_words_open or tokens[i].capital or may_open_body(tokens[i].text)):
            i += 1
            continue
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
        adjoins = adjoins or is_elided(token, pending)  # "Banque nationale d'Arda"
        adjoins = adjoins or (not pending and joins_possessive(text, run, tokens, place))
        if not adjoins or (_is_calendar(token.text, profile) and not _is_foreign_link(previous.text, inner, profile)):
            break
        if token.capital:
            if not pending and ends_where(text, run, tokens[place : place + 2], profile):
                break
            if any(t.text not in inner for t in pending) and not continues_body(pending[-1], token, profile):
                break
            if [t.text for t in pending] == ["the"]:
                break  # "In Velnik the Harbour Police"
            if is_commissioned(text, run, pending) or is_for_somebody(run, pending, profile):
                break
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
    run, title = without_title(without_function_words(without_base(run), profile), profile)
    if title and is_place_of_office(run, profile):
        run, title = run[1:], ""
    run = run if title else without_function_words(run, profile)  # "Mme Le Gall"
    role, kind_before = "", ""
    if not _spelled_out(text, run):
        run, role, kind_before = without_common_noun(run, profile)
    run = run if title else without_function_words(run, profile)
    title = title or role
    if not (len(run) == 1 and opens_speech(text, run[0], profile, vocabulary.small)):
        run = _without_initial_word(run, profile, vocabulary)
    run = without_affiliation(run, profile, title)
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


def _is_portfolio(text: str, run: list[Token], profile: Profile) -> bool:
    """ "le ministre de l'Intérieur": the field of an office is no name of its own."""
    return follows_office(text, run, profile) and not is_known(" ".join(t.text for t in run))


def _without_initial_word(run: list[Token], profile: Profile, vocabulary: Vocabulary) -> list[Token]:
    """Drops a first word that has its capital only from its place, and a lone word that the text also writes small."""
    if not run or is_known(" ".join(t.text for t in run)):
        return run
    first, lowered = run[0], run[0].text.lower()
    written_small = lowered in vocabulary.small or lowered in profile.unit_kinds
    if len(run) == 1:
        acronym = first.text.isupper() and len(first.text) > 1
        only_initial = first.initial and first.text not in vocabulary.capital
        return [] if not acronym and (written_small or only_initial) else run
    if (
        not first.initial
        or (not written_small and not is_known(" ".join(t.text for t in run[1:])))
        or is_known(first.text)
    ):
        return run
    rest = run[1:]
    while rest and rest[0].text in profile.tables["names"]["inner_words"]:
        rest = rest[1:]
    return rest


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
