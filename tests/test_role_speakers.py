"""Who speaks where a sentence says it with a role, a count of his own, or a verb that an adverb parts."""

import pytest
from small_news import article, figure, mention_of, read, stories, story


def who_says(number: str, text: str, language: str = "en") -> str:
    """The speaker of the number that is written so."""
    (speaker,) = {f.speaker for f in read(text, language).figures if number in f.phrase}
    return speaker


@pytest.mark.parametrize(
    ("language", "text", "number", "speaker"),
    [
        (
            "en",
            "The interior ministry said 40 people were held. The Free Bloc spoke of 60 arrests. "
            "The number of arrests has since climbed to 112, the ministry said.",
            "112",
            "interior ministry",
        ),
        (
            "de",
            "Die Zentrale Wahlkommission räumte einen Fehler ein. Das sei zu hoch, sagte Nurlan Tjulenow von der Gruppe "
            "Helles Votum; seine Leute kämen auf 46 Prozent. "
            "Die Freie Liste liegt bei 30,1 Prozent, teilte die Kommission mit.",
            "30,1",
            "Zentrale Wahlkommission",
        ),
    ],
)
def test_the_ministry_is_the_one_that_spoke_and_not_whoever_spoke_last(
    language: str, text: str, number: str, speaker: str
) -> None:
    assert who_says(number, text, language) == speaker


@pytest.mark.parametrize(
    ("language", "text", "number", "speaker"),
    [
        ("en", "The list had 49.1 percent of the vote, the Vote Office said after counting 38 percent of ballots.",
         "49.1", "Vote Office"),
        ("en", "The offer is worth 6.2%. By Norvia's reckoning it comes to 4.1%.", "4.1", "Norvia"),
        ("en", "The plan would save 85 million euros, according to its chair, Petra Lohr.", "85 million", "Petra Lohr"),
        ("de", "Drei Tote habe es gegeben, erklärte die Feuerwehr erneut.", "Drei", "Feuerwehr"),
        ("de", "Rund 60 Prozent hätten abgestimmt, wie in der Nacht verkündet.", "60", ""),
        ("de", "Holger Brand blieb bei 58 Prozent.", "58", "Holger Brand"),
        ("fr", "Le ministère de la Santé fait désormais état de 140 blessés.", "140", "ministère de la Santé"),
    ],
)  # fmt: skip
def test_a_voice_is_heard_behind_an_adverb_a_day_or_a_count(
    language: str, text: str, number: str, speaker: str
) -> None:
    assert who_says(number, text, language) == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The search found 16 people, said its spokeswoman, Irene Holt.", "Irene Holt"),
        (
            "fr",
            "Les recherches ont permis de trouver 16 personnes, a précisé leur porte-parole, Irene Holt.",
            "Irene Holt",
        ),
        ("es", "La búsqueda permitió hallar a 16 personas, dijo su portavoz, Irene Holt.", "Irene Holt"),
        ("de", "Gefunden wurden 16 Menschen, sagte ihre Sprecherin, Irene Holt.", "Irene Holt"),
        ("en", "The pilots' union United Wings said 16 people had died.", "United Wings"),
        ("es", "La asociación de pasajeros Cruce Seguro sostiene que son 16 los muertos.", "Cruce Seguro"),
    ],
)
def test_who_bears_a_name_speaks_by_it(language: str, text: str, speaker: str) -> None:
    assert who_says("16", text, language) == speaker


def test_by_mondays_count_nobody_speaks() -> None:
    told = "By Monday's count, 41 people had died. By the latest count it was 44."
    assert {f.speaker for f in read(told).figures} == {""}


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("fr", "La fonderie aurait touché 21 millions d’euros d’aides, selon la région.", "actual"),
        ("fr", "La fonderie aurait touché 21 millions d’euros d’aides.", "possible"),
        ("fr", "La fonderie pourrait toucher 21 millions d’euros d’aides, selon la région.", "possible"),
        ("es", "La fundición habría recibido 21 millones de euros en ayudas, según la región.", "actual"),
        ("es", "La fundición habría recibido 21 millones de euros en ayudas.", "possible"),
    ],
)
def test_the_mood_of_a_report_is_no_guess_where_it_names_who_says_it(language: str, text: str, modality: str) -> None:
    assert {f.modality for f in read(text, language).figures} == {modality}


def test_what_a_voice_says_was_not_at_a_number_is_taken_back() -> None:
    (facts,) = stories(
        article(1, "Die Gießerei Velna in Alba hat 2023 einen Verlust von 63 Millionen Euro gemacht, teilte die Velna mit.",
             "2024-11-28", "de"),
        article(2, "Die Gießerei Velna in Alba hat 2023 einen Verlust gemacht. Er habe bei 36 Millionen Euro gelegen "
             "und nicht bei 63 Millionen Euro, teilte die Velna mit.", "2024-11-29", "de"),
    )  # fmt: skip
    assert {r.kind for r in facts.relations} == {"corrected"}


def test_two_seat_counts_of_one_party_are_a_dispute_in_whatever_words() -> None:
    facts = story(
        "Verany's polls closed. The Lime Party has 47 seats after a long night of counting. Of that nothing is true, "
        "said Mira Kovac: her rivals in the Lime Party had 35 seats and would lose power over the coast."
    )
    assert figure(facts, 47).id == figure(facts, 35).id
    assert figure(facts, 47).status == "disputed"


@pytest.mark.parametrize(
    ("language", "text", "number", "speaker"),
    [
        ("es", "Los bomberos dieron parte de 20 heridos.", "20", "bomberos"),
        ("fr", "30 000 personnes ont défilé, assurent les organisateurs. La police en a vu 9 000.", "9 000", "police"),
        (
            "fr",
            "Le groupe Ormond parle de 1 800 postes. Le syndicat Terco en voit disparaître 4 500.",
            "4 500",
            "Terco",
        ),
    ],
)
def test_who_gives_word_of_a_number_or_sees_so_many_says_it(
    language: str, text: str, number: str, speaker: str
) -> None:
    assert who_says(number, text, language) == speaker


def test_a_country_that_has_seen_deaths_says_nothing() -> None:
    assert who_says("300", "Le pays a vu 300 morts.", "fr") == ""


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "Three people have died, said the interior ministry of Halden on Thursday.",
            "interior ministry",
        ),
        ("fr", "Le bilan s'est alourdi à trois morts, a indiqué le parquet de Halden jeudi.", "parquet de Halden"),
        ("es", "Murieron tres personas, informó la fiscalía de Halden el jueves.", "fiscalía de Halden"),
        ("de", "Drei Menschen starben, so die Staatsanwaltschaft Halden am Donnerstag.", "Staatsanwaltschaft Halden"),
    ],
)
def test_a_day_behind_a_long_name_is_that_of_the_saying_and_no_part_of_the_name(
    language: str, text: str, speaker: str
) -> None:
    (told,) = read(text, language).figures
    assert told.speaker.startswith(speaker)
    assert told.as_of is not None
    assert told.as_of.start == "2024-11-28"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The health ministry said 23 died. The same ministry put the injured at 140.", "health ministry"),
        (
            "fr",
            "Le ministère de la Santé fait état de 23 morts. Il y a 140 blessés, selon la même source.",
            "ministère de la Santé",
        ),
        (
            "es",
            "El Ministerio de Sanidad informó de 23 muertos. El mismo ministerio cifró los heridos en 140.",
            "Ministerio de Sanidad",
        ),
    ],
)
def test_the_same_ministry_is_the_one_that_spoke_before(language: str, text: str, speaker: str) -> None:
    assert [f.speaker for f in read(text, language).figures] == [speaker, speaker]


def test_a_capital_speaks_with_its_governments_voice() -> None:
    facts = story(
        "Ankara said on Thursday that it would send 40 engineers to Lumo.",
        "The Turkish government said on Thursday that it would send 40 engineers to Lumo.",
    )
    assert len(figure(facts, 40).claims) == 1


def test_two_countries_are_two_voices() -> None:
    facts = story(
        "Peru said on Thursday that 17 people had been killed in Lumo.",
        "Ecuador said on Thursday that 14 people had been killed in Lumo.",
    )
    assert figure(facts, 17) == figure(facts, 14)
    assert (figure(facts, 17).status, len(figure(facts, 17).claims)) == ("disputed", 2)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "The health ministry said 23 died. According to the same source, 140 people are ill.",
            "health ministry",
        ),
        (
            "fr",
            "Le ministère de la Santé fait état de 23 morts. Selon la même source, 140 personnes sont malades.",
            "Santé",
        ),
        (
            "es",
            "El Ministerio de Salud informó de 23 muertos. Según la misma fuente, hay 140 personas enfermas.",
            "Salud",
        ),
        (
            "de",
            "Das Gesundheitsministerium meldete 23 Tote. Dasselbe Ministerium sprach von 140 Erkrankten.",
            "Gesundheits",
        ),
        (
            "de",
            "Das Gesundheitsministerium meldete 23 Tote. Laut derselben Quelle sind 140 Menschen erkrankt.",
            "Gesundheits",
        ),
    ],
)
def test_the_same_source_is_who_spoke_just_before_whatever_it_is_called(language: str, text: str, speaker: str) -> None:
    mention = mention_of(text, language, 140)
    assert speaker in mention.speaker
    assert mention.speaker_evidence in ("speaker just before", "role meant")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The agency said on Thursday that Lumo had 24 confirmed Ebola cases, seven of them fatal."),
        ("de", "Die Behörde teilte mit, dass Lumo 24 bestätigte Ebola-Fälle zählt, sieben davon tödlich."),
    ],
)
def test_a_participle_behind_a_number_describes_what_is_counted_and_nobody_speaks(language: str, text: str) -> None:
    assert mention_of(text, language, 7).speaker in ("agency", "Behörde")


@pytest.mark.parametrize(
    ("english", "language", "text"),
    [
        ("The coroner said on Thursday that 19 people had died in Lumo.", "de", "Gerichtsmediziner"),
        ("The civil guard said on Thursday that 19 people had died in Lumo.", "fr", "garde civile"),
    ],
)
def test_a_coroner_and_a_civil_guard_are_one_voice_in_two_languages(english: str, language: str, text: str) -> None:
    sentence = {
        "de": f"In Lumo starben 19 Menschen, teilte der {text} am Donnerstag mit.",
        "fr": f"La {text} a annoncé jeudi la mort de 19 personnes à Lumo.",
    }[language]
    (facts,) = stories(article(1, english), article(2, sentence, language=language))
    assert len(figure(facts, 19).claims) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Elf Menschen werden vermisst, wie die Polizei am Freitag in Torgau mitteilte.", "Polizei"),
        (
            "Elf Menschen werden vermisst, wie die Landrätin Carla Wenz am Freitagabend in Torre del Orso sagte.",
            "Carla Wenz",
        ),
    ],
)
def test_a_day_and_its_place_may_stand_between_a_speaker_and_the_verb(text: str, speaker: str) -> None:
    assert who_says("Elf", text, "de") == speaker
