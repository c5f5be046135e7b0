"""What has happened stays so beside what lies ahead; what is wanted, doubted or only would be does not pass for it."""

import pytest
import small_news


def modality(text: str, language: str) -> str:
    return small_news.mention_of(text, language, 41).modality


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The attack that killed 41 people will not go unpunished."),
        ("en", "A commission will look into the death of 41 miners."),
        ("en", "A tribute will be paid on Tuesday to the 41 victims."),
        ("en", "The police have arrested 41 people and will question them."),
        ("fr", "L'attaque qui a tué 41 personnes ne restera pas impunie."),
        ("fr", "Une commission va enquêter sur la mort de 41 mineurs."),
        ("fr", "Un hommage sera rendu mardi aux 41 victimes."),
        ("fr", "41 manifestants ont été arrêtés et seront jugés mardi."),
        ("es", "El ataque que mató a 41 personas no quedará impune."),
        ("es", "El martes se rendirá homenaje a las 41 víctimas."),
        ("es", "41 manifestantes fueron detenidos y serán juzgados el martes."),
    ],
)
def test_what_has_happened_is_no_plan_beside_one(language: str, text: str) -> None:
    assert modality(text, language) == "actual"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The group will close 41 shops and sell a plant."),
        ("fr", "Le plan qui prévoit de fermer 41 magasins sera présenté mardi."),
        ("fr", "Le ministère veut vacciner 41 enfants."),
        ("fr", "Le syndicat réclame la libération de 41 prisonniers."),
        ("es", "El plan que aprobó cerrar 41 tiendas entrará en vigor."),
        ("es", "El gobierno quiere desplegar 41 drones."),
        ("es", "El país se comprometió a vacunar a 41 niños."),
    ],
)
def test_what_is_wanted_or_demanded_lies_ahead(language: str, text: str) -> None:
    assert modality(text, language) == "planned"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If the dam breaks, 41 homes will be destroyed."),
        ("fr", "Si la digue cède, 41 maisons seront détruites."),
        ("fr", "41 personnes sont présumées mortes."),
        ("fr", "41 personnes risquent d'être licenciées."),
        ("es", "Si el dique cediera, 41 casas quedarían destruidas."),
        ("es", "Al parecer, 41 personas murieron."),
    ],
)
def test_a_condition_or_a_doubt_before_the_clause_leaves_it_open(language: str, text: str) -> None:
    assert modality(text, language) == "possible"


def test_a_condition_on_what_has_happened_leaves_nothing_open() -> None:
    assert modality("If the police are right, 41 people died in the fire.", "en") == "actual"


def test_what_a_poll_says_of_an_election_to_come_is_said() -> None:
    text = "Si les législatives avaient lieu dimanche, le parti arriverait en tête avec 41 % des intentions de vote."
    assert modality(text, "fr") == "actual"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The army denied any responsibility for the death of 41 civilians.", "actual"),
        ("fr", "Le ministre a nié toute responsabilité dans la mort de 41 civils.", "actual"),
        ("es", "El ministro negó toda responsabilidad en la muerte de 41 civiles.", "actual"),
        ("de", "Die Armee bestritt jede Verantwortung für den Tod von 41 Zivilisten.", "actual"),
        ("en", "The army denied that 41 civilians had been killed.", "denied"),
        ("fr", "Le ministre a rejeté le bilan de 41 morts.", "denied"),
    ],
)
def test_who_denies_his_part_in_it_denies_no_number(language: str, text: str, expected: str) -> None:
    assert modality(text, language) == expected
