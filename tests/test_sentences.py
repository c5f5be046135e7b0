"""Paragraphs, sentences and the folding of spelling: offsets stay true, nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.condense import condense
from summarizer.language.profile import load_profile
from summarizer.language.quoting import find_folded, fold_characters, normalize
from summarizer.language.sentences import split_paragraphs, split_sentences


def sentences(code: str, text: str) -> list[str]:
    """The sentences of a text of one paragraph."""
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), code)]


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("en", "The raid began at 5 p.m. Friday and went on.", "It ended."),
        ("en", "He came at 5 p.m. on Friday.", "Then he left."),
        ("en", "The U.S. Army said so.", "It left."),
        ("en", "Dr. Smith met Mr. Jones in St. Louis.", "No. 5 won."),
        ("en", "Prices rose 2.5 percent.", "Approx. 20 died."),
        ("en", "Lt. Col. Hassan Ghani and Gen. Ali met on Nov. 29.", "They left."),
        ("en", "“It is over.”", "He left."),
        ("en", '"Stop."', "He ran."),
        ("en", "The price tag: $1.2bn.", "If you own the stock you get €24.50."),
        ("fr", "M. Dupont est venu avec Mme. Durand.", "Puis rien."),
        ("fr", "« Rien ne les arrête. »", "Il est parti."),
        ("fr", "Le Dr. Yves est là.", "« Oui », dit-il."),
        ("es", "El Sr. López llegó a las 5 p. m. del lunes.", "Luego salió."),
        ("es", "AREQUIPA.- El terremoto fue fuerte.", "Sí."),
        ("es", "PRAGA, 8 de mayo.- El banco sorprendió.", "Sí."),
        ("fr", "BRUNE, 2 nov. (Agence du Lac) - Un séisme a secoué Aldane dimanche.", "Puis rien."),
        ("es", "«Hay calles.»", "Luego habló."),
        ("de", "Das kostet 5 Mio. Euro.", "Das ist z. B. viel."),
        ("de", "Sieben Menschen starben.", "20 wurden verletzt."),
        ("de", "Er wohnt in der Hauptstr. 12 im Haus Nr. 3 allein.", "14 Leute kamen."),
        ("de", "HAMBURG. Beim Netzdienst wächst die Unruhe.", "Ja."),
        ("de", "Der 2. Weltkrieg endete im 20. Jahrhundert.", "Dr. Meier kam am 3. Oktober."),
        ("de", "„Wir gehen.“", "Er ging."),
        ("zh", "造成231人死亡。", "今天是星期五。"),
    ],
)
def test_abbreviations_and_closing_quotes_end_no_sentence(code: str, first: str, second: str) -> None:
    """Two sentences, split where a reader would."""
    gap = "" if code == "zh" else " "
    assert sentences(code, first + gap + second) == [first, second]


_PIECES = st.sampled_from(["Dr. A", "5 p.m.", ' "', "” ", ". ", "Yes! ", " \n\r", "am 3.", " Mai", "U.S. ", "。"])
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES).map("".join))


@pytest.mark.parametrize("code", ["en", "fr", "es", "de", "ar", ""])
@given(text=_TEXTS)
def test_sentences_hold_every_character_exactly_once(code: str, text: str) -> None:
    """In order, without overlap, white space at the ends left out; paragraphs likewise."""
    covered = ""
    end = 0
    for paragraph in split_paragraphs(text):
        assert paragraph[0] >= end
        for start, stop in split_sentences(text, *paragraph, code):
            assert end <= start < stop <= paragraph[1]
            assert text[start:stop] == text[start:stop].strip()
            covered += text[start:stop]
            end = stop
    assert "".join(covered.split()) == "".join(text.split())


@given(text=st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    """One character for one."""
    assert len(fold_characters(text)) == len(text)


@given(text=st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    """What is compared is the same however often it was prepared."""
    assert normalize(normalize(text)) == normalize(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“Stop”, he\u00a0said", '"Stop", he said'),
        ("l’an\u202f2000", "l'an 2000"),
        ("Cafe\u0301", "Café"),
        ("zero\u200bwidth\u00ad", "zerowidth"),
        ("a\u2013b  c\n", "a-b c"),
    ],
)
def test_spelling_that_does_not_matter_is_folded(text: str, plain: str) -> None:
    """Quotation marks, spaces, dashes, invisible characters and the Unicode form."""
    assert normalize(text) == plain


@pytest.mark.parametrize(
    ("needle", "text", "expected"),
    [
        ("Hayat Tahrir", "the Hayat\u00a0 Tahrir group", "Hayat\u00a0 Tahrir"),
        ("l'Office", "de l’Office civil", "l’Office"),
        ("Idlib", "Idlibs Rand, Idlib", "Idlib"),
        ("idlib", "Idlib", None),
        ("", "anything", None),
        ("a.b", "axb", None),
    ],
)
def test_a_name_is_found_whole_and_in_its_own_letters(needle: str, text: str, expected: str | None) -> None:
    """Whole words, case-sensitive, white space and quotation marks folded."""
    found = find_folded(needle, text, 0, len(text))
    assert (text[slice(*found)] if found else None) == expected


_WORDS = st.sampled_from(["Al", "l’an", "x", "«", "\u00a0", "é", "e\u0301", "-", "–"])
_PHRASES = st.lists(_WORDS, max_size=6).map(" ".join)
_CLAUSES = st.sampled_from(["the army", "“left", "it”,", "(who", "was)", "after", "«oui»", "-", "und", "5"])


@given(before=_PHRASES, needle=_PHRASES, after=_PHRASES)
def test_what_is_found_is_the_needle_in_another_spelling(before: str, needle: str, after: str) -> None:
    """The span found, folded, is the needle folded; a needle that stands there is found."""
    text = f"{before} {needle} {after}"
    found = find_folded(needle, text, 0, len(text))
    if found:
        assert fold_characters(text[slice(*found)]).split() == fold_characters(needle).split()
    else:
        assert not needle.split()


_LETTERS = st.text(alphabet="ab_ \n\t'’-é", max_size=30)


@given(text=_LETTERS, needle=st.text(alphabet="ab_ '", max_size=4), start=st.integers(0, 8), end=st.integers(8, 30))
def test_a_name_is_found_where_an_expression_finds_its_words(text: str, needle: str, start: int, end: int) -> None:
    """As whole words with any white space between them, the stretch's edges included."""
    words = r"\s+".join(re.escape(word) for word in needle.split())
    expected = re.compile(rf"(?<!\w){words}(?!\w)").search(fold_characters(text), start, end) if words else None
    assert find_folded(needle, text, start, min(end, len(text))) == (expected.span() if expected else None)


def test_no_sentence_begins_within_an_acronym() -> None:
    text = "It ended an EU-U.S. data pact. The record stands."
    spans = split_sentences(text, 0, len(text), "en")
    assert [text[a:b] for a, b in spans] == ["It ended an EU-U.S. data pact.", "The record stands."]


@pytest.mark.parametrize(
    ("code", "sentence", "short"),
    [
        ("en", "Meanwhile, the army left the town.", "The army left the town."),
        ("en", "LONDON, March 3 (Wire) - The firm made an offer on Monday.", "The firm made an offer on Monday."),
        (
            "en",
            "The rebels took the whole town on Friday night, after the army had left it, raising fears.",
            "The rebels took the whole town on Friday night.",
        ),
        (
            "en",
            "A court in Harlow jailed the former mayor for fraud and barred him from office for ten years, a ruling that"
            " ends his career.",
            "A court in Harlow jailed the former mayor for fraud.",
        ),
        (
            "en",
            "Tens of thousands of farmers marched through Harlow on Tuesday against the plan to end fuel subsidies.",
            "Tens of thousands of farmers marched through Harlow on Tuesday.",
        ),
        (
            "fr",
            "Le tribunal a condamné lundi l'ancien maire à quatre ans de prison et a prononcé une interdiction de dix ans.",
            "Le tribunal a condamné lundi l'ancien maire à quatre ans de prison.",
        ),
        (
            "es",
            "El banco redujo el martes su tasa en un cuarto de punto y anunció que revisará en junio sus previsiones.",
            "El banco redujo el martes su tasa en un cuarto de punto.",
        ),
    ],
)
def test_a_long_sentence_loses_only_clauses_at_its_ends(code: str, sentence: str, short: str) -> None:
    """Opening connective, dateline, trailing clauses."""
    assert condense(sentence, load_profile(code), limit=60) == short


@pytest.mark.parametrize(
    "sentence",
    [
        "The tram drivers of the city did not walk out on Tuesday in the northern districts of the harbour town.",
        "Hundreds of visitors were killed and injured in the stampede at the northern gate of the stadium.",
    ],
)
def test_what_was_denied_and_verbs_that_share_their_clause_are_not_cut(sentence: str) -> None:
    assert condense(sentence, load_profile("en"), limit=60) == sentence


def test_brackets_in_what_is_quoted_stay_as_they_stand() -> None:
    sentence = (
        "The union (UTW) voted on Tuesday: “We close the gates (all of them) at noon”, its leader told workers there."
    )
    told = "The union voted on Tuesday: “We close the gates (all of them) at noon”, its leader told workers there."
    assert condense(sentence, load_profile("en"), limit=60) == told


@pytest.mark.parametrize("code", ["en", "fr", "es", "de"])
@given(words=st.lists(_CLAUSES))
def test_a_condensed_sentence_adds_no_word(code: str, words: list[str]) -> None:
    """Its words stand in the sentence in the same order; marks that were paired stay paired."""
    sentence = " ".join(words)
    left = iter(sentence.lower().split())
    short = condense(sentence, load_profile(code), limit=30)
    for word in short.lower().rstrip(".").split():
        assert any(word.strip(",;") == other.strip(",;") for other in left)
    if sentence.count("(") == sentence.count(")"):
        assert short.count("(") == short.count(")")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("Carrick Bros. Films rose. The rest fell.", 2), ("It struck a deal with Carrick Bros. The board agreed.", 2)],
)
def test_a_firms_name_goes_on_behind_bros_and_an_article_begins_a_sentence(text: str, sentences: int) -> None:
    assert len(split_sentences(text, 0, len(text), "en")) == sentences
