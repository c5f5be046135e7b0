"""What a sentence may say: rows of a sentence, what it cites, and the words that must be refused."""

import re

import pytest

from summarizer.language.names.proper_names import Vocabulary
from summarizer.language.profile import load_profile
from summarizer.language.quotations import quotations
from summarizer.support import Evidence, Passage, folded_passages, is_named, unsupported

CITED = (
    "The Civil Protection Office said on Thursday that 78 people had died in southern Peru, "
    "among them 13 in Quillapata. “We were left alone,” said Rosa Illanes, who flew in an F-16 on 14 October."
)
SPANISH = (
    "La OPC, citada por Rosa Illanes, dijo que trece soldados peruanos llegaron a Alepo. Se perdieron 15 gigavatios."
)


def refused(text: str, language: str = "en", **evidence: object) -> list[tuple[str, str]]:
    passages = (Passage(CITED, "en"), Passage(SPANISH, "es"))
    known = {"passages": passages, "days": ("2025-10-16",), "vocabulary": Vocabulary.of(CITED + " rescuers mourned")}
    return [(u.kind, u.words) for u in unsupported(text, language, Evidence(**{**known, **evidence}))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "78 people died in southern Peru, the Civil Protection Office said.",
        "Seventy-eight people died, thirteen of them in Quillapata.",
        "Illanes said that people “were left alone”.",
        "Illanes's office mourned the dead of Peru's south.",
        "Peruvian soldiers reached Aleppo.",
        "Rescuers mourned on 16 October.",
        "Rescuer after rescuer mourned in October.",
        "Mourning began on Thursday.",
        "Deaths: 78.",
        "However, one of President Illanes' soldiers flew an F-16.",
        "She flew in on 14 October.",
        "Peru lost 15 GW.",
    ],
)
def test_an_honest_sentence_passes(text: str) -> None:
    assert refused(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("79 people died.", "number", "79"),
        ("Fourteen people died.", "number", "Fourteen"),
        ("A hundred people died.", "number", "A hundred"),
        ("Dozens of people died.", "number", "Dozens"),
        ("Half of the people died.", "number", "Half"),
        ("31% of the people died.", "number", "31%"),
        ("31tanks rolled in.", "number", "31tanks"),
        ("The toll was 13².", "number", "13²"),
        ("Twelve people — ⅻ — died.", "number", "ⅻ"),
        ("７９ people died.", "number", "７９"),
        ("The toll has doubled to 78.", "number", "doubled"),
        ("Died: quatorze people.", "number", "quatorze"),
        ("A MiG-29 was seen.", "number", "MiG-29"),
        ("The dead of 2019 are mourned.", "date", "2019"),
        ("It happened in 2019.", "date", "2019"),
        ("It happened on 3 October in Peru.", "date", "3 October"),
        ("It happened on 15 October in Peru.", "date", "15 October"),
        ("It happened on 4 October in Peru.", "date", "4 October"),
        ("It happened on Friday.", "date", "Friday"),
        ("Macron resigned.", "name", "Macron"),
        ("Macron, in southern Peru, resigned.", "name", "Macron"),
        ("Mourned: Macron.", "name", "Macron"),
        ("The people of Chile died.", "name", "Chile"),
        ("Chilean people died.", "name", "Chilean"),
        ("The people of Lima-Norte died.", "name", "Lima-Norte"),
        ("In Peru, Ana Montes died.", "name", "Ana Montes"),
        ("They flew in with NATO.", "name", "NATO"),
        ("Pope Leo XIV died.", "name", "Leo XIV"),
        ("They said “it was over”.", "quotation", "it was over"),
        ("They said ‘it was over’.", "quotation", "it was over"),
        ("They said 'it was over'.", "quotation", "it was over"),
        ("They said «it was over».", "quotation", "it was over"),
        ("They said “We were left alone and ‘cold’”.", "quotation", "cold"),
    ],
)
def test_what_the_citations_do_not_hold_is_refused(text: str, kind: str, words: str) -> None:
    assert (kind, words) in refused(text)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Macron a démissionné au Pérou.", "fr", "Macron"),
        ("Les soldats chiliens sont morts : Chiliens et Péruviens.", "fr", "Chiliens"),
        ("Murieron 78 personas en Chile.", "es", "Chile"),
        ("Julio Iglesias murió en Perú.", "es", "Julio Iglesias"),
        ("Ana Montes starb in Peru.", "de", "Ana Montes"),
        ("Die Menschen in Chile starben.", "de", "Chile"),
    ],
)
def test_names_are_checked_in_every_language_that_can_be(text: str, language: str, words: str) -> None:
    assert ("name", words) in refused(text, language)


def test_a_table_word_of_german_is_no_name() -> None:
    assert refused("Wert des Angebots: 78.", "de") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach den Tarifgesprächen in Peru warnte Merkel vor einem Warnstreik der Hafenarbeiter.", "Merkel"),
        ("Die Bundesbank senkte in Peru die Zinsen.", "Bundesbank"),
        ("Das Rote Kreuz half den Überlebenden in Peru.", "Rote Kreuz"),
        ("Der Vorstand von Orvantis kündigte in Peru einen Stellenabbau an.", "Orvantis"),
        ("Macron trat zurück, wie der Regierungssprecher in Peru sagte.", "Macron"),
    ],
)
def test_among_german_nouns_a_name_is_what_no_table_has_for_a_noun(text: str, name: str) -> None:
    assert name in [words for kind, words in refused(text, "de") if kind == "name"]
    assert {words for _, words in refused(text, "de")} == {name}


def test_what_a_briefing_says_of_itself_names_nobody_in_any_language() -> None:
    """The line that counts the articles cites nothing: each of its nouns must be known."""
    for language in ("en", "fr", "es", "de"):
        said = load_profile(language).tables["templates"]
        for key in ("counts", "counts_apart", "one_source", "one_voice"):
            told = re.sub(r"\{\w+\}", "3", said[key])
            assert [u.words for u in unsupported(told, language, Evidence(passages=())) if u.kind == "name"] == []


def test_german_nouns_are_known_in_every_case() -> None:
    text = "Die Ergebnisse der Bündnisse und des Bündnisses überraschten die Regionalversorger und Bürgermeisterinnen."
    assert unsupported(text, "de", Evidence(passages=())) == []


def test_a_german_noun_that_no_table_has_stands_where_a_citation_has_it_in_another_case() -> None:
    text = "Die Quorvanzer sahen den Quorvanz."
    held = Evidence(passages=(Passage("Den Quorvanzern half kein Quorvanz.", "de"),))
    assert unsupported(text, "de", held) == []
    assert [u.words for u in unsupported(text, "de", Evidence(passages=()))] == ["Quorvanzer", "Quorvanz"]


def test_a_word_at_the_head_of_a_line_is_no_name_where_a_citation_writes_it_small() -> None:
    held = Evidence(passages=(Passage("Les salmonelles du chocolat ont rendu malades onze enfants.", "fr"),))
    assert unsupported("Salmonella in chocolate: children fall ill.", "en", held) == []
    assert [u.words for u in unsupported("Salmon in chocolate: children fall ill.", "en", held)] == ["Salmon"]


def test_an_alias_counts_only_where_the_statement_names_its_actor() -> None:
    text = "The OPC’s Manos Unidas mourned."
    assert refused(text) == [("name", "Manos Unidas")]
    assert refused(text, names=("Manos Unidas",)) == []


def test_a_number_that_the_program_derived_may_stand_at_its_span_only() -> None:
    assert refused("10 articles were read.", derived=((0, 2),)) == []
    assert refused("10 articles and 11 sources.", derived=((0, 2),)) == [("number", "11")]


def test_a_date_of_what_is_cited_may_be_told_as_its_month_but_no_finer() -> None:
    assert refused("It happened in November 2024.", days=("2024-11-29",)) == []
    assert refused("On 29 November it happened.", days=("2024-11",)) == [("date", "29 November")]


def test_a_month_of_what_is_cited_may_be_told_with_its_year_though_no_day_is_known() -> None:
    assert refused("It happened in November 2024.", days=("2024-11",)) == []
    assert refused("It happened in December 2024.", days=("2024-11",)) == [("date", "December 2024")]


def test_a_date_without_a_year_may_be_that_of_any_cited_day() -> None:
    assert refused("From 29 November to 16 October.", days=("2024-11-29", "2025-10-16")) == []


def test_a_day_that_is_no_day_supports_nothing_and_breaks_nothing() -> None:
    assert refused("On 3 October it happened.", days=("2025-99-99", "soon")) == [("date", "3 October")]


def test_tens_of_one_language_are_the_dozens_of_another() -> None:
    passages = (Passage("Dozens of people were buried.", "en"),)
    assert refused("Decenas de personas.", "es", passages=passages) == []
    assert refused("Cientos de personas.", "es", passages=passages) == [("number", "Cientos")]


def test_exonyms_and_demonyms_match_through_the_table_of_the_world() -> None:
    folded = folded_passages(["Les troupes syriennes à Alep"])
    assert is_named("Syria", folded)
    assert is_named("Aleppo", folded)
    assert is_named("Alepo", folded)
    assert not is_named("Lebanon", folded)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "one" and “two”.', ["one", "two"]),
        ("« Nous avons », a-t-il dit", [" Nous avons "]),
        ("„Wir gehen“, sagte er, »nein«", ["Wir gehen", "nein"]),
        ("«a «b» c»", ["a «b» c", "b"]),
        ("the rebels' base, it's theirs", []),
        ("l'ONU d'Alep", []),
        ("“never closed", ["never closed"]),
        ("“It’s ours,” he said", ["It’s ours,"]),
        ("“” and no more", []),
    ],
)
def test_quotation_marks_of_all_kinds_are_paired(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


@pytest.mark.parametrize(("language", "opens"), [("fr", "Nouveau\u00a0:"), ("es", "Nuevo:"), ("en", "New:")])
def test_what_opens_a_line_on_what_is_new_is_no_name_though_a_party_bears_it(language: str, opens: str) -> None:
    party = Vocabulary(capital=frozenset({opens.rstrip(":\u00a0")}))
    assert refused(f"{opens} 78.", language, vocabulary=party) == []
    assert refused("Quorvance: 78.", language, vocabulary=party) == [("name", "Quorvance")]


def test_the_article_before_a_name_that_opens_its_passage_is_no_name_of_its_own() -> None:
    passages = (Passage("La police bâloise promet 200 000 francs.", "fr"),)
    assert refused("Reward: 200,000 francs, according to La police bâloise.", passages=passages) == []


def test_what_a_source_garbles_may_be_quoted_as_it_stands_and_not_otherwise() -> None:
    passages = (Passage("Eleven died when two24/7 bombs fell on Harlow.", "en"),)
    assert refused("«Eleven died when two24/7 bombs fell on Harlow»", "es", passages=passages) == []
    assert ("number", "two") in refused("«Eleven died when two bombs fell»", "es", passages=passages)


def test_a_sentence_copied_whole_is_borne_out_however_garbled_but_not_with_a_number_cut_short() -> None:
    cited = "In 2031XIV the mill” burned, and it cost them 12,500 euros."
    passages = (Passage(cited, "en"),)
    assert refused(cited, passages=passages) == []
    assert refused("In 2031XIV the mill” burned.", passages=passages) == []
    assert refused("And it cost them 12.", passages=passages) == [("number", "12")]
    assert ("name", "XIV") in refused("The mill of XIV burned.", passages=passages)


def test_a_number_below_zero_is_that_of_its_citation_and_not_the_one_above() -> None:
    passages = (Passage("Le cours a bondi de -5 %.", "fr"),)
    assert refused("Change: -5%.", passages=passages) == []
    assert refused("Change: 5%.", passages=passages) == [("number", "5%")]


def test_a_speaker_stands_in_a_passage_whose_full_stop_has_lost_its_space() -> None:
    passages = (Passage("Some 900 walked out on Tuesday, said the Civil Guard.100 more followed.", "en"),)
    assert refused("900 walked out according to Civil Guard.", passages=passages) == []


def test_the_digit_of_a_unit_is_no_number() -> None:
    passages = (Passage("Das Gebiet misst 2.300 Quadratkilometer.", "de"),)
    assert refused("The area is 2,300 km².", passages=passages) == []
    assert ("number", "13²") in refused("The toll was 13².", passages=passages)


def test_the_word_that_a_figure_is_named_by_may_open_a_line() -> None:
    text = "Quorvance pay: 78 people."
    assert refused(text) == [("name", "Quorvance")]
    assert refused(text, labels=frozenset({"quorvance", "pay"})) == []
    written_large = Vocabulary.of(CITED + " Ein Quorvance mehr.")
    assert refused(text, labels=frozenset({"quorvance", "pay"}), vocabulary=written_large) == []
    assert refused("Paris: 78 people.", labels=frozenset({"paris"})) == [("name", "Paris")]


def test_a_people_of_two_words_is_borne_out_by_its_name_in_another_language() -> None:
    held = Evidence(passages=(Passage("Unter den Toten sind zwei Südkoreaner und drei Briten.", "de"),))
    assert unsupported("Police named British and South Korean citizens among the dead.", "en", held) == []
    assert [u.words for u in unsupported("North Korean citizens are among the dead.", "en", held)] != []


@pytest.mark.parametrize(
    ("text", "language", "source", "told_in"),
    [
        ("The bodies were handed to the Red Cross.", "en", "Les corps ont été remis à la Croix-Rouge.", "fr"),
        ("Les corps ont été remis à la Croix-Rouge.", "fr", "The bodies were handed to the Red Cross.", "en"),
        ("Los cuerpos fueron entregados a la Cruz Roja.", "es", "Die Leichen gingen an das Rote Kreuz.", "de"),
        ("Die Leichen wurden dem Roten Kreuz übergeben.", "de", "Entregaron los cuerpos a la Cruz Roja.", "es"),
        ("The World Health Organization fears more.", "en", "L'Organisation mondiale de la santé en craint.", "fr"),
    ],
)
def test_each_word_of_a_body_that_the_citation_names_in_another_language_is_borne_out(
    text: str, language: str, source: str, told_in: str
) -> None:
    held = Evidence(passages=(Passage(source, told_in),))
    assert unsupported(text, language, held) == []
    assert unsupported(text, language, Evidence(passages=(Passage("Nobody came.", "en"),))) != []


def test_a_place_that_opens_the_sentence_and_the_name_behind_it_are_two() -> None:
    held = Evidence(passages=(Passage("Milan : l'action Orlo perdait 1 %, celle d'UniCredit montait.", "fr"),))
    assert unsupported("In Milan Orlo's share fell while UniCredit's rose.", "en", held) == []
    assert [u.words for u in unsupported("In Rome Orlo's share fell.", "en", held)] == ["Rome Orlo"]
    assert [u.words for u in unsupported("Milan Orlo fell.", "en", held)] == ["Milan Orlo"]


@pytest.mark.parametrize(
    ("text", "refused_words"),
    [
        ("Für das Jahr erwartet Norvane Sonderbelastungen.", []),
        ("Für das Jahr erwartet Norvane Kündigungen.", ["Norvane Kündigungen"]),
        ("Das sagte Karen Lund.", ["Karen Lund"]),
    ],
)
def test_a_name_and_the_noun_behind_its_verb_are_no_name_together(text: str, refused_words: list[str]) -> None:
    told = "Norvane selbst erwartet Sonderbelastungen. Das sagten Karen Berg und Peter Lund."
    held = Evidence(passages=(Passage(told, "de"),))
    assert [u.words for u in unsupported(text, "de", held)] == refused_words
