"""What the rules say that a name is, by its own words and by what stands beside it."""

import pytest
from small_news import DAY, article, read

from summarizer.extract.lexical import extract_by_rules
from summarizer.marking import mark


def kind(text: str, name: str, language: str) -> str:
    mentions = read(text, language=language).actors
    (found,) = {m.kind for m in mentions if m.name == name}
    return found


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        ("fr", "Le tribunal a condamné lundi Marine Vasse à quatre ans de prison.", "Marine Vasse", "person"),
        ("fr", "La Marine nationale a secouru douze pêcheurs lundi.", "Marine nationale", "state forces"),
        ("en", "NATO Chairman Tolm Kellvik told reporters the deal was done.", "Tolm Kellvik", "person"),
        ("fr", "Le président Ousmbe Diagnor a salué un pas vers la paix.", "Ousmbe Diagnor", "person"),
        ("es", "La fiscal general del Estado, Rusna Moncayor, abrió una investigación.", "Rusna Moncayor", "person"),
        ("en", "The report was read by Nadva Belkacim, a rice farmer from the delta.", "Nadva Belkacim", "person"),
        ("en", "The verdict surprised Claude Merciot on Monday.", "Claude Merciot", "person"),
        ("en", "Shares in Velnik jumped 17 percent in early trading.", "Velnik", "company"),
        ("fr", "L'action Velnik a bondi de 9 % mardi matin.", "Velnik", "company"),
        ("es", "La empresa Cobres Velnik paralizó la faena el lunes.", "Cobres Velnik", "company"),
        ("de", "Der Betreiber Velnik Nord meldete am Montag Insolvenz an.", "Velnik Nord", "company"),
        ("en", "The mine belongs to Golden Ridge Mining since 2019.", "Golden Ridge Mining", "company"),
        ("es", "El lateral firmó el lunes por el Real Velnik hasta junio.", "Real Velnik", "organisation"),
        ("fr", "La CGTX a appelé à une grève lundi dans les ports.", "CGTX", "organisation"),
        ("fr", "Le fabricant de pompes Velnik va fermer son usine.", "Velnik", "company"),
        ("es", "El fabricante de bombas Velnik cerrará su fábrica.", "Velnik", "company"),
        ("en", "The charity Open Hands delivered tents on Monday.", "Open Hands", "organisation"),
        ("en", "The militia Red Dawn attacked the town of Alvo.", "Red Dawn", "militia"),
        ("en", "Rebels of the Red Dawn attacked the town of Alvo.", "Red Dawn", "rebel group"),
        ("en", "Red Dawn, the main rebel group, attacked Alvo.", "Red Dawn", "rebel group"),
    ],
)
def test_a_name_is_what_its_words_and_those_beside_it_say(language: str, text: str, name: str, wanted: str) -> None:
    assert kind(text, name, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        ("en", "Divers went down to the Marta Linde on Sunday, the harbour master said.", "Marta Linde", ""),
        ("fr", "Le naufrage du ferry Marta Linde a fait neuf morts dimanche.", "Marta Linde", ""),
        ("es", "El ferry Marta Linde, con 212 personas, encalló el domingo.", "Marta Linde", ""),
        ("de", "An Bord der Marta Linde waren am Sonntag 212 Menschen.", "Marta Linde", ""),
        ("en", "The Marta Linde trial opened on Sunday in Velnik.", "Marta Linde", "person"),
        ("de", "Der Mann, dem Marta Linde half, kam am Sonntag frei.", "Marta Linde", "person"),
        (
            "en",
            "The passengers' association Safe Crossing said on Sunday that 14 died.",
            "Safe Crossing",
            "organisation",
        ),
        ("es", "La asociación de pasajeros Cruce Seguro dijo el domingo que son 14.", "Cruce Seguro", "organisation"),
        ("fr", "Le gouvernement Marta Linde a démissionné dimanche.", "Marta Linde", "person"),
    ],
)
def test_a_ship_a_body_and_a_place_are_no_persons_though_they_are_called_so(
    language: str, text: str, name: str, wanted: str
) -> None:
    assert kind(text, name, language) == wanted


def test_the_place_of_a_happening_is_no_person_though_a_verb_of_speech_follows() -> None:
    said = "Nueve murieron frente a Port Lessing, informó el domingo la guardia costera."
    assert {m.kind for m in read(said, "es").actors if m.name == "Port Lessing"} <= {"", "place"}


def test_a_county_is_no_person_though_its_officials_speak() -> None:
    said = "Officials in Alder County said two people died. Police in Alder County said the same."
    assert {m.kind for m in read(said).actors if m.name == "Alder County"} <= {"", "place"}


def test_a_name_has_one_kind_in_an_article() -> None:
    text = "Shares in Velnik fell on Monday.\n\nThe unions met Velnik on Tuesday to talk about jobs."
    assert kind(text, "Velnik", "en") == "company"


def test_capitals_of_a_currency_are_no_organisation() -> None:
    mentions = extract_by_rules(
        mark(article(1, "Le programme a coûté 48 milliards de francs CFA.", language="fr")), DAY
    )
    assert "organisation" not in {m.kind for m in mentions.actors if m.name == "CFA"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Shipping Minister Dora Pavlou rejected the report on Monday.", "Dora Pavlou"),
        ("en", "The Sao Paulo-based Grupo Amaral made an offer on Monday.", "Grupo Amaral"),
        ("fr", "L'Union africaine a condamné l'attaque lundi.", "Union africaine"),
        ("fr", "La Banque centrale européenne a relevé ses taux jeudi.", "Banque centrale européenne"),
        ("fr", "Selon lui, l'armée libyenne a bombardé le port lundi.", "armée libyenne"),
        ("es", "El Ejército sudanés recuperó el puente el martes.", "Ejército sudanés"),
        ("de", "Sein Verteidiger Manfred Kogler kündigte Berufung an.", "Manfred Kogler"),
        ("de", "Der Basler Pharmakonzern Vialis übernimmt einen Rivalen.", "Vialis"),
        ("de", "Die Gewerkschaft IG BCE fordert schärfere Kontrollen.", "IG BCE"),
        ("de", "Am Montag lehnte das Bundeskartellamt die Übernahme ab.", "Bundeskartellamt"),
        ("de", "Nach dem Angriff schwieg die libysche Armee am Montag.", "libysche Armee"),
        (
            "fr",
            "Selon le ministère kényan des Affaires étrangères, tout va bien.",
            "ministère kényan des Affaires étrangères",
        ),
        ("en", "Talks went on, the Kenyan foreign ministry said on Monday.", "Kenyan foreign ministry"),
        ("en", "The claim by Orla Whitburn of the Velnik Art Council was dropped.", "Orla Whitburn"),
        ("fr", "La banque italienne Velcredit a renoncé lundi.", "Velcredit"),
        ("de", "Der Militärmachthaber Tolm Min Kell lehnte am Montag ab.", "Tolm Min Kell"),
    ],
)
def test_who_acts_is_named_whole_and_without_what_only_tells_who_he_is(language: str, text: str, name: str) -> None:
    assert name in {m.name for m in read(text, language=language).actors}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A South Korean official said the rest were believed to be South Koreans."),
        ("fr", "VELM (Omdrie), 29 novembre (AFP) - Une digue a cédé lundi."),
        ("es", "VELM (Omdria), 29 nov (EFE).- Un dique se rompió el lunes."),
        ("en", "Velm, Omdria (AP) — A dyke broke on Monday."),
        ("de", "Je Aktie zahlt der Konzern am Montag 4 Euro."),
        ("de", "Das Zentrum von Odessa blieb am Montag gesperrt."),
        ("de", "Eine Frankfurter Bank und eine italienische Bank lehnten am Montag ab."),
        ("es", "El banco italiano y la banque italienne rechazaron la oferta el lunes."),
        ("de", "Die Parlamentswahl wurde am Montag verschoben."),
        ("en", "Bert flooded two streets on Monday, and Storm Bert is moving east."),
        ("es", "La borrasca «Velda» cortó dos carreteras el lunes; Velda se aleja."),
    ],
)
def test_a_people_a_storm_a_common_noun_and_where_an_article_was_written_are_nobody_who_acts(
    language: str, text: str
) -> None:
    assert read(text, language=language).actors == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The militia Red Dawn attacked the town of Alvo.", "Alvo"),
        ("Brantek will cut 400 jobs at its Halvern plant.", "Halvern"),
    ],
)
def test_the_town_of_a_raid_is_no_militia_and_that_of_a_plant_no_company(text: str, name: str) -> None:
    assert {m.kind for m in read(text).actors if m.name == name} <= {"", "place"}


def test_an_airline_that_speaks_is_a_company() -> None:
    assert kind("Velnik Air declined to comment on Monday.", "Velnik Air", "en") == "company"


def test_the_leader_of_a_council_is_a_person_and_the_place_that_it_runs_is_none() -> None:
    told = (
        "The county of Velnik Vale Tor, its leader, Ann Pell, said, was flooded. Velnik Vale Tor council said no more."
    )
    mentions = read(told).actors
    assert "person" not in {m.kind for m in mentions if m.name == "Velnik Vale Tor"}
    assert kind(told, "Ann Pell", "en") == "person"


def test_a_german_surname_alone_is_a_name_where_the_article_names_one_bearer_in_full() -> None:
    named = (
        "Konzernchef Oliver Renkwitz sagte am Montag zu. Renkwitz reist nach Wien. Den Plan von Renkwitz lehnt {} ab."
    )
    for other, count in (("die Stadt", 2), ("Anna Renkwitz", 0), ("die Renkwitz AG", 0)):
        mentions = read(named.format(other), language="de").actors
        assert [m.name for m in mentions].count("Renkwitz") == count
