"""Shapes of sentences in which French and Spanish news tell a number: by participle, headline, noun, or a whole first."""

import pytest
import small_news


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("fr", "Un navire a répondu à l'appel, secourant 41 personnes.", "rescued"),
        ("fr", "Le sauvetage de 41 migrants a duré toute la nuit.", "rescued"),
        ("fr", "Les secours sont à la recherche de 41 personnes.", "missing"),
        ("fr", "Une galerie s'est effondrée, bloquant 41 mineurs sous terre.", "trapped"),
        ("fr", "La tempête a privé 4 100 foyers d'électricité.", "without power"),
        ("fr", "Le gouvernement a déployé 4 100 soldats.", "deployed"),
        ("fr", "L'armée a renforcé la frontière, déployant 4 100 hommes.", "deployed"),
        ("fr", "La défense aérienne est entrée en action, abattant 41 drones.", "shot down"),
        ("fr", "La Russie a attaqué avec 60 drones.", "launched"),
        ("fr", "L'armée a repris 41 localités.", "places taken"),
        ("fr", "41 otages ont recouvré la liberté.", "freed"),
        ("fr", "Des hommes armés ont enlevé 41 élèves.", "abducted"),
        ("fr", "Le nombre de vols annulés s'élève à 410.", "cancelled"),
        ("fr", "Le feu progresse, ravageant 4 100 hectares.", "area burned"),
        ("fr", "Un séisme de 6,3 degrés a secoué l'île.", "magnitude"),
        ("fr", "Le groupe a été sanctionné à hauteur de 41 millions d'euros.", "fine"),
        ("es", "Detienen a 41 personas en Madrid", "arrests"),
        ("es", "Rescatan a 41 migrantes en Canarias", "rescued"),
        ("es", "El rescate de 41 migrantes duró toda la noche.", "rescued"),
        ("es", "El derrumbe atrapó a 41 mineros.", "trapped"),
        ("es", "El ejército neutralizó 41 drones.", "shot down"),
        ("es", "El ejército recuperó 41 localidades.", "places taken"),
        ("es", "41 rehenes quedaron en libertad.", "freed"),
        ("es", "Se perderán 4.100 empleos.", "job cuts"),
        ("es", "La fiscalía pidió 12 años de prisión.", "sentence sought"),
        ("es", "Un terremoto de 6,3 grados sacudió la isla.", "magnitude"),
        ("es", "La huelga provocó la cancelación de 410 vuelos.", "cancelled"),
        ("es", "El secuestro de 41 alumnos conmocionó al país.", "abducted"),
    ],
)
def test_a_number_is_read_in_whatever_form_its_verb_stands(language: str, text: str, measured: str) -> None:
    assert small_news.read(text, language).figures[0].measured_property == measured


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("fr", "La police est à la recherche de 41 personnes.", "people"),
        ("fr", "Des mesures ont été prises dans 41 communes.", "municipalities"),
        ("fr", "Les cours ont repris dans 41 communes.", "municipalities"),
        ("fr", "L'employé a enlevé 41 palettes.", "pallets removed"),
        ("fr", "Trois hommes ont enlevé un prêtre.", "men"),
        ("fr", "La tempête a privé d'eau 41 foyers.", "households"),
        ("fr", "La température a augmenté de 1,5 degré.", "temperature"),
        ("es", "Seis policías detienen a un hombre en Madrid.", "police officers"),
        ("es", "La policía busca a dos hombres tras el atraco.", "men"),
        ("es", "El sismo dejó 12 grados de frío.", "temperature"),
        ("es", "La medida afectará a 41 trabajadores.", "affected"),
    ],
)
def test_the_same_verb_with_another_object_says_nothing_of_it(language: str, text: str, measured: str) -> None:
    assert small_news.read(text, language).figures[0].measured_property == measured


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 41 injured, five are in a critical state."),
        ("fr", "Parmi les 41 blessés, cinq sont dans un état grave."),
        ("es", "De los 41 heridos, cinco están en estado grave."),
    ],
)
def test_a_whole_named_by_its_fate_is_a_count_of_it(language: str, text: str) -> None:
    assert small_news.mention_of(text, language, 41).measured_property == "injured"


def test_what_became_of_some_victims_says_nothing_of_all() -> None:
    assert small_news.mention_of("Of the 41 victims, five are in hospital.", "en", 41).measured_property != "injured"


def test_a_sum_that_passed_from_one_level_to_another_is_no_step() -> None:
    text = "Le chiffre d'affaires est passé de 3,8 à 4,1 milliards d'euros."
    assert {f.measured_property for f in small_news.read(text, "fr").figures} == {"revenue"}


def test_a_sum_by_which_another_fell_is_a_step() -> None:
    text = "Le budget a été réduit de 300 millions d'euros."
    assert small_news.read(text, "fr").figures[0].measured_property == "budget change"


def test_a_level_behind_a_verb_of_rising_is_no_change() -> None:
    text = "La participación asciende al 41,3 % en las elecciones."
    assert small_news.read(text, "es").figures[0].measured_property == "turnout"


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("en", "41 schools remained closed.", "closed"),
        ("es", "41 viviendas quedaron inundadas.", "homes flooded"),
        ("es", "41 rehenes quedan en la zona.", "hostages left"),
    ],
)
def test_a_verb_of_remaining_with_what_they_remain_says_nothing_itself(language: str, text: str, measured: str) -> None:
    assert small_news.read(text, language).figures[0].measured_property == measured


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "The 41 schools that were damaged will stay closed.", "actual"),
        ("fr", "Les 41 écoles qui ont été endommagées resteront fermées.", "actual"),
        ("es", "Las 41 escuelas que resultaron dañadas seguirán cerradas.", "actual"),
        ("fr", "Les 41 écoles qui seront rénovées rouvriront.", "planned"),
        ("fr", "Le taux directeur reste à 4,25 %.", "actual"),
        ("fr", "Il reste à trouver 41 millions d'euros.", "planned"),
    ],
)
def test_what_a_relative_clause_tells_as_past_is_no_plan(language: str, text: str, modality: str) -> None:
    assert small_news.read(text, language).figures[0].modality == modality
