"""Which act a word names, whatever its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.events.acts import act_of
from summarizer.language.events.triggers import find_triggers
from summarizer.merge.events.clusters import cluster_events
from summarizer.merge.events.reports import EventReport
from summarizer.schema.mentions import DateReading


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("struck", "strikes"),
        ("announced", "announcement"),
        ("acquire", "acquisition"),
        ("stopped", "stops"),
        ("agreed", "definitive agreement"),
        ("died", "deaths"),
        ("took over", "take over"),
        ("cancelled", "canceled"),
    ],
)
def test_forms_and_nouns_of_one_verb_are_the_same_act(one: str, other: str) -> None:
    assert act_of(one, "en").is_same_as(act_of(other, "en"))


@pytest.mark.parametrize(
    ("one", "other"), [("take up", "take over"), ("interest", "interview"), ("contract", "control"), ("killed", "said")]
)
def test_words_that_only_begin_alike_are_two_acts(one: str, other: str) -> None:
    assert not act_of(one, "en").is_same_as(act_of(other, "en"))
    assert not act_of(one, "en").is_kin_of(act_of(other, "en"))


@pytest.mark.parametrize(
    ("one", "language", "other"),
    [
        ("acquisition", "en", "purchase"),
        ("achat", "fr", "acquisition"),
        ("Übernahme", "de", "Kauf"),
        ("temblor", "es", "sismo"),
    ],
)
def test_words_of_one_kind_of_act_are_kin(one: str, language: str, other: str) -> None:
    assert act_of(one, language).is_kin_of(act_of(other, language))


@pytest.mark.parametrize(
    ("language", "verb", "noun"),
    [
        ("de", "festgenommen", "Festnahme"),
        ("de", "ausgebrochen", "Ausbruch"),
        ("de", "gelöscht", "Löscharbeiten"),
        ("es", "escaparon", "La fuga"),
        ("es", "murieron", "muerte"),
        ("fr", "se sont évadés", "L'évasion"),
        ("fr", "licenciée", "licenciement"),
        ("en", "held up", "robbery"),
        ("en", "cancelled", "called off"),
        ("de", "brannte", "Großbrand"),
    ],
)
def test_an_inflected_verb_and_the_noun_for_it_are_one_kind_of_act(language: str, verb: str, noun: str) -> None:
    one, other = act_of(verb, language), act_of(noun, language)
    assert one.is_same_as(other) or one.is_kin_of(other)


@pytest.mark.parametrize(
    ("language", "head", "behind", "other"),
    [
        ("en", "called", " the concert off", "cancellation"),
        ("de", "nahm", " den Fahrer am Abend fest", "Verhaftung"),
        ("en", "taken", " into custody", "arrest"),
        ("fr", "prend", " la fuite", "évasion"),
    ],
)
def test_a_verb_that_says_little_is_the_act_of_what_stands_behind_it(
    language: str, head: str, behind: str, other: str
) -> None:
    assert act_of(head, language, behind).is_kin_of(act_of(other, language))
    assert not act_of(head, language).is_kin_of(act_of(other, language))


@pytest.mark.parametrize(
    ("language", "head", "other"),
    [
        ("en", "went on strike", "walkout"),
        ("en", "made an arrest", "detained"),
        ("es", "van a la huelga", "paro"),
        ("fr", "mettre en grève", "débrayage"),
    ],
)
def test_a_phrase_that_opens_with_such_a_verb_is_the_act_of_its_noun(language: str, head: str, other: str) -> None:
    assert act_of(head, language).is_kin_of(act_of(other, language))


def test_what_such_a_verb_is_about_stands_right_behind_it() -> None:
    assert not act_of("held", "en", " in the Mill Road shooting").is_kin_of(act_of("shooting", "en"))
    assert act_of("made", "en", " a fresh demand").is_kin_of(act_of("demanded", "en"))


def test_a_word_of_several_meanings_does_not_close_its_event_to_the_other_words_for_it() -> None:
    """ "Hit the picket lines" is a strike, and no walkout by the table: most of those told there count."""
    sentences = [
        ("Bakers strike in Orlo", "strike"),
        ("The bakers of Orlo strike over night work.", "strike"),
        ("Bakers in Orlo hit the picket lines over night work.", "hit"),
        ("The walkout of the bakers in Orlo is the first over night work.", "walkout"),
    ]
    reports = [report(sentence, head, f"a{n}") for n, (sentence, head) in enumerate(sentences)]
    assert cluster_events(reports) == [[0, 1, 2, 3]]


LOOK_ALIKES = {
    "a1": (
        ("robbed", "A man robbed the savings bank of Orlo and fled on a bicycle."),
        ("arrested", "Nobody was arrested."),
    ),
    "a2": (
        ("robbery", "The Orlo savings bank stays shut after the robbery."),
        ("fled", "A cyclist fled with the money."),
    ),
    "b1": (
        ("robbed", "Two women robbed a jeweller in Tarn with a hammer."),
        ("arrested", "Police arrested one of them."),
    ),
    "b2": (("robbery", "A jeweller in Tarn was hurt in the robbery."), ("arrest", "The arrest of a woman followed.")),
}


def test_without_kinds_the_acts_of_two_look_alikes_go_with_the_articles_that_are_alike() -> None:
    """A topic of a corpus holds two robberies; each has its own articles, of which no report says that they are two."""
    reports = [report(sentence, head, a) for a, told in LOOK_ALIKES.items() for head, sentence in told]
    found = {frozenset(reports[i].article + reports[i].head for i in group) for group in cluster_events(reports)}
    assert {"a1robbed", "a2robbery"} in found
    assert {"b1robbed", "b2robbery"} in found
    assert {"b1arrested", "b2arrest"} in found


TOWNS = [
    first + last
    for first in ("Bel", "Cor", "Dan", "Fal", "Gar", "Hol", "Kem")
    for last in ("ton", "ford", "burg", "wick")
]


def test_dozens_of_shootings_in_small_towns_are_each_one_event_of_both_its_articles() -> None:
    """As local news has them, all at once: the word of the act tells nothing, and the index must hold all."""
    shot = (
        "A man was shot on Oak Street in {0} late Friday, police in {0} said.",
        "A doctor in {0} said that a man was shot.",
    )
    reports = [
        report(sentence.format(f"{town}{part}"), "shot", f"{town}{part}{n}")
        for town in TOWNS
        for part in ("", "stead", "mouth")
        for n, sentence in enumerate(shot)
    ]
    assert cluster_events(reports) == [[at, at + 1] for at in range(0, len(reports), 2)]


def test_a_verb_of_saying_is_not_the_act_that_it_tells_of() -> None:
    assert not act_of("admits", "en", " robbing the bank").is_kin_of(act_of("robbery", "en"))


def test_kin_is_one_across_languages() -> None:
    assert act_of("arrestation", "fr").is_kin_of(act_of("Festnahme", "de"))


@given(st.text(max_size=30), st.sampled_from(["en", "fr", "es", "de", "it", None]))
def test_any_words_name_an_act_that_is_the_same_as_itself(words: str, language: str | None) -> None:
    act = act_of(words, language)
    assert act.is_same_as(act)


def report(sentence: str, head: str, article: str = "a1") -> EventReport:
    return EventReport(article=article, sentence=sentence, language="en", type="", head=head)


def test_two_acts_of_one_sentence_are_two_events_and_each_joins_its_own_elsewhere() -> None:
    first = "The court convicted Ottokar Brenn and ordered the sale of his boats."
    second = "Brenn's conviction ends a long trial."
    reports = [report(first, "convicted"), report(first, "sale"), report(second, "conviction", "a2")]
    assert cluster_events(reports) == [[0, 2], [1]]


def test_verbs_of_saying_are_one_event_only_where_the_sentences_agree() -> None:
    reports = [
        report("The minister said that the bridge will open in May.", "said"),
        report("A driver said he had slept badly.", "said", "a2"),
        report("The bridge will open in May, the minister said.", "said", "a3"),
    ]
    assert cluster_events(reports) == [[0, 2], [1]]


DAY = DateReading("2026-03-12", "2026-03-12", "day", "told")
RULINGS = {
    "en": (
        ("struck down", "The Supreme Court struck down a tax on phone transfers on Thursday."),
        ("annulled", "On Thursday the Supreme Court annulled the tax that phone users pay for transfers."),
        ("ruled", "The Supreme Court ruled on Thursday that herders must be heard before work on the dam."),
    ),
    "fr": (
        ("annulé", "La Cour suprême a annulé jeudi une taxe sur les virements par téléphone."),
        ("annulée", "La taxe sur les virements a été annulée jeudi par la Cour suprême."),
        ("ordonné", "La Cour suprême a ordonné jeudi l'arrêt du chantier d'un barrage contesté."),
    ),
    "es": (
        ("anuló", "El Tribunal Supremo anuló el jueves el gravamen sobre las transferencias móviles."),
        ("anulado", "El gravamen sobre las transferencias ha sido anulado el jueves por el Tribunal Supremo."),
        ("ordenó", "El Tribunal Supremo ordenó el jueves detener las obras de la presa junto al poblado."),
    ),
    "de": (
        ("gekippt", "Der Oberste Gerichtshof hat am Donnerstag eine Steuer auf Überweisungen gekippt."),
        ("aufgehoben", "Die Steuer auf Überweisungen ist am Donnerstag vom Obersten Gerichtshof aufgehoben worden."),
        ("gestoppt", "Der Oberste Gerichtshof hat am Donnerstag den Bau eines Staudamms nahe der Grenze gestoppt."),
    ),
}


@pytest.mark.parametrize("language", RULINGS)
def test_two_rulings_of_one_court_on_one_day_are_two_unless_their_matter_is_one(language: str) -> None:
    court = frozenset({("p1", "body")})
    reports = [
        EventReport(f"a{n}", sentence, language, "verdict", date=DAY, participants=court, head=head)
        for n, (head, sentence) in enumerate(RULINGS[language])
    ]
    assert cluster_events(reports) == [[0, 1], [2]]


def test_a_law_that_is_struck_down_is_a_ruling_and_nothing_that_struck() -> None:
    text = "The court struck down a tax on phone transfers."
    assert {t.kind.type for t in find_triggers(text, 0, len(text), "en") if t.start == text.index("struck")} == {
        "verdict"
    }
