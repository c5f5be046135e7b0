"""A word that names a property in one sentence names none in another: each pair of sentences is told apart by its rows."""

import pytest
from small_news import mention_of
from test_properties import read

NAMED = [
    ("en", "The closure will put 560 welders out of work.", "job cuts"),
    ("fr", "Le groupe annonce 300 départs.", "job cuts"),
    ("es", "La abstención alcanzó el 52 %.", "abstention"),
    ("fr", "La participation a atteint 48 %.", "turnout"),
    ("de", "Wegen der Vogelgrippe wurden 180.000 Puten gekeult.", "animals killed"),
    ("fr", "Le village de 300 habitants est isolé.", "population"),
    ("en", "The FTSE 100 lost 1.3 percent.", "stock index change"),
    ("es", "La rentabilidad del bono a diez años subió al 3,4 %.", "bond yield"),
    ("de", "Das Defizit darf 5 Prozent nicht überschreiten.", "threshold"),
    ("fr", "Le pays a expulsé 27 migrants vers le Niger.", "deported"),
    ("en", "The landlord evicted 27 tenants.", "evicted"),
    ("de", "Der Fonds erwarb 5 Prozent der Firma.", "share held"),
    ("es", "La torre mide 210 metros de altura.", "height"),
    ("en", "The bridge is 1,200 metres long.", "length"),
    ("de", "Die Stauseen sind zu 38 Prozent gefüllt.", "fill level"),
    ("fr", "Le concert a réuni 40 000 personnes.", "attendance"),
    ("en", "The villa was sold for 14 million euros.", "price"),
    ("es", "El brote ha contagiado a 312 personas.", "infections"),
    ("fr", "Le tribunal a accordé 85 000 euros de dommages et intérêts à la commerçante.", "compensation"),
    ("de", "Betrüger brachten Rentner um 3,2 Millionen Euro.", "sum embezzled"),
    ("en", "The fire claimed at least 12 people.", "deaths"),
]
NOT_NAMED = [
    ("en", "The union claimed 900,000 protesters.", "deaths"),
    ("en", "A trial of 1,800 volunteers found the pill cut heart attacks.", "job cuts"),
    ("fr", "Les pompiers ont recensé 300 départs de feu.", "job cuts"),
    ("es", "La participación fue del 48 %.", "abstention"),
    ("de", "Wegen der Vogelgrippe wurden Puten in zwölf Betrieben gekeult.", "animals killed"),
    ("fr", "Les tirs ont blessé 17 habitants de la ville.", "population"),
    ("es", "Los disparos hirieron a 17 habitantes de la ciudad.", "population"),
    ("en", "The consumer price index rose 3.1 percent, Wall Street noted.", "stock index change"),
    ("fr", "Le rendement des vignes a baissé de 3 %.", "bond yield"),
    ("es", "El paro no superó el 5 %.", "threshold"),
    ("es", "El árbitro expulsó a dos jugadores.", "deported"),
    ("en", "The school expelled three pupils.", "deported"),
    ("fr", "Le bailleur a expulsé 27 familles pour loyers impayés.", "deported"),
    ("en", "The bank sold 5 percent more homes of the company last year.", "share held"),
    ("es", "El pozo tiene 30 metros de profundidad.", "height"),
    ("de", "Der Ort liegt 40 Kilometer von der Hauptstadt entfernt.", "length"),
    ("en", "Hospitals in the lakes region are 92 percent full.", "fill level"),
    ("fr", "Le match a fait 30 blessés.", "attendance"),
    ("en", "Bankers were paid bonuses of 14 million euros.", "transfer fee"),
    ("es", "La alegría contagió a 300 aficionados.", "infections"),
    ("fr", "Le ministre a rappelé que 12 avions étaient en panne.", "recalled"),
    ("en", "The bank was granted a loan of 3 million euros.", "aid"),
    ("en", "The plant generates 900 gigawatt-hours a year.", "power capacity"),
]


@pytest.mark.parametrize(("language", "text", "measured"), NAMED)
def test_a_word_names_what_it_tells(language: str, text: str, measured: str) -> None:
    assert measured in {figure.measured_property for figure in read(language, text).figures}


@pytest.mark.parametrize(("language", "text", "measured"), NOT_NAMED)
def test_a_word_names_nothing_that_it_does_not_tell(language: str, text: str, measured: str) -> None:
    assert measured not in {figure.measured_property for figure in read(language, text).figures}


@pytest.mark.parametrize(
    ("language", "text", "value", "name"),
    [
        ("en", "Some 2.5 lakh people left their homes, the water board said.", 250_000, "displaced"),
        ("en", "About 300 residents fled their homes on Thursday.", 300, "displaced"),
        ("en", "Uganda had 24 confirmed Ebola cases, seven of them fatal, the agency said.", 7, "deaths"),
        ("de", "Uganda hat 24 bestätigte Ebola-Fälle, sieben davon tödlich, teilte die WHO mit.", 7, "deaths"),
        ("es", "Uganda tiene 24 casos confirmados de ébola, siete de ellos mortales, dijo la OMS.", 7, "deaths"),
        ("en", "Three people were stabbed at Lumo station on Thursday, police said.", 3, "injured"),
        ("en", "Three people were stabbed to death at Lumo station on Thursday, police said.", 3, "deaths"),
        ("fr", "Trois personnes ont été poignardées jeudi à la gare de Lumo, selon la police.", 3, "injured"),
        ("es", "Tres personas fueron apuñaladas el jueves en la estación de Lumo, según la policía.", 3, "injured"),
        ("de", "Drei Menschen sind am Bahnhof von Lumo niedergestochen worden, teilte die Polizei mit.", 3, "injured"),
        ("es", "Unas 300 familias han dejado sus casas desde el lunes, según el alcalde.", 300, "displaced"),
        ("en", "The bridge will cost 48 million euros (40 million pounds), the council said.", 40_000_000, "cost"),
    ],
)
def test_a_number_is_named_by_its_own_noun_and_verb(language: str, text: str, value: float, name: str) -> None:
    mention = mention_of(text, language, value)
    assert (mention.measured_property, mention.modality) == (name, "planned" if name == "cost" else "actual")


@pytest.mark.parametrize(
    ("language", "text", "value", "name"),
    [
        ("fr", "L'Ouganda compte 24 cas d'Ebola, dont sept mortels, selon l'OMS.", 7, "deaths"),
        ("fr", "Le ministère fait état de douze morts. Il recense aussi 340 malades.", 340, "ill"),
        ("es", "El ministerio informó de doce muertos. Otras 340 personas están enfermas.", 340, "ill"),
        ("en", "The bridge will cost 40 million pounds, the council said.", 40_000_000, "cost"),
        ("fr", "Le pont coûtera 40 millions de livres, selon la mairie.", 40_000_000, "cost"),
        ("es", "El puente costará 40 millones de libras, según el ayuntamiento.", 40_000_000, "cost"),
        ("en", "The plant shipped 40 million pounds of cheese, the company said.", 40_000_000, "cheese"),
    ],
)
def test_the_fatal_are_dead_the_sick_are_ill_and_pounds_that_something_costs_are_money(
    language: str, text: str, value: float, name: str
) -> None:
    mention = mention_of(text, language, value)
    is_weighed = name == "cheese"
    assert (name in mention.measured_property, "pound" in mention.subject) == (True, is_weighed)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A dam burst on Thursday and swept away 40 houses."),
        ("fr", "Un barrage a cédé jeudi, emportant 40 maisons."),
        ("es", "Una presa reventó el jueves y arrastró 40 casas."),
        ("de", "Am Donnerstag hat ein Dammbruch 40 Häuser weggerissen."),
    ],
)
def test_houses_that_water_carried_off_are_destroyed(language: str, text: str) -> None:
    assert mention_of(text, language, 40).measured_property == "buildings destroyed"
