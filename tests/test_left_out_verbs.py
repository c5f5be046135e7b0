"""Who speaks where the verb of speech is left out, has an adverb before it, or is a modal."""

import pytest
from small_news import read


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("es", "Quito contabiliza 26 muertos; Lima, 15 muertos y 43 heridos.", ["Quito", "Lima", "Lima"]),
        ("fr", "Quito parle de 26 morts ; Lima, 15 morts.", ["Quito", "Lima"]),
        ("de", "Quito spricht von 26 Toten; Lima, 15 Tote.", ["Quito", "Lima"]),
    ],
)
def test_a_verb_left_out_is_meant_behind_the_second_name(language: str, text: str, speakers: list[str]) -> None:
    told = [f.speaker for f in read(text, language=language).figures]
    assert told == speakers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jonas Krell spoke on Monday. He once again said that five jets had been shot down."),
        ("fr", "Jonas Krell a parlé lundi. Il a de nouveau affirmé que cinq avions avaient été abattus."),
        ("es", "Jonas Krell habló el lunes. De nuevo dijo que cinco aviones habían sido derribados."),
        ("de", "Jonas Krell sprach am Montag. Er erklärte erneut, dass fünf Flugzeuge abgeschossen worden seien."),
    ],
)
def test_who_says_something_once_again_is_no_one_called_again(language: str, text: str) -> None:
    (told,) = read(text, language=language).figures
    assert told.speaker in ("Jonas Krell", "")


def test_what_a_side_wants_to_have_done_in_german_is_what_it_says_and_no_plan() -> None:
    text = "Peru will fünf Flugzeuge abgeschossen haben. Die Reederei Velde will 300 Stellen streichen."
    told = read(text, language="de").figures
    assert [(f.measured_property, f.modality) for f in told] == [("shot down", "actual"), ("job cuts", "planned")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Haro said Peru had shot down five Ecuadorean warplanes."),
        ("fr", "Le Pérou a abattu cinq avions de combat équatoriens."),
        ("es", "El ministro aseguró que su aviación derribó cinco cazas ecuatorianos."),
        ("de", "Fünf Kampfflugzeuge wurden abgeschossen."),
    ],
)
def test_warplanes_that_are_shot_down_are_no_people_killed(language: str, text: str) -> None:
    (told,) = read(text, language=language).figures
    assert told.measured_property == "shot down"
