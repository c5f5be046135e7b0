"""What has happened lies behind, what hangs on a condition is not so, and what looks like a day or a rescue may be none."""

import pytest
from small_news import mention_of, read
from test_event_days import told

from summarizer.language.nouns import noun_in
from summarizer.language.profile import load_profile
from summarizer.write.words.wording import with_day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The victims of Monday's explosion in Harlow will be buried next week."),
        ("fr", "Les victimes de l'attentat de lundi à Harlow seront inhumées dans la semaine."),
        ("es", "Las víctimas del atentado del lunes en Harlow serán enterradas en los próximos días."),
        ("de", "Nach dem Anschlag vom Montag in Harlow werden noch zwölf Menschen vermisst."),
    ],
)
def test_the_day_of_what_nobody_plans_lies_behind_whatever_its_sentence_plans(language: str, text: str) -> None:
    assert told(text, language)[1] == "2024-10-28"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Monday's debate in Harlow will be broadcast."),
        ("fr", "La réunion de lundi à Harlow sera retransmise."),
    ],
)
def test_the_day_of_what_is_planned_still_lies_ahead(language: str, text: str) -> None:
    days = [e.date.start for e in read(text, language, "2024-11-01").events if e.date]
    assert set(days) <= {"2024-11-04"}


def test_the_day_that_names_what_happened_is_not_that_of_who_counts_its_dead() -> None:
    assert (
        told("Police on Thursday put the death toll of Tuesday's bus crash near Harlow at 15.", "en")[1] == "2024-10-29"
    )


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "If the wall gave way, 30,000 people would have to leave their homes, the county said.", 30000),
        ("fr", "Si personne ne reprenait l'usine, 620 postes disparaîtraient, selon le syndicat.", 620),
        ("es", "Si cede el muro, 4.000 vecinos perderían sus casas.", 4000),
        ("de", "Sollte der Damm brechen, müssten 4000 Menschen ihre Häuser verlassen.", 4000),
    ],
)
def test_a_number_that_hangs_on_a_condition_is_only_possible(language: str, text: str, value: float) -> None:
    assert mention_of(text, language, value).modality == "possible"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "If anybody doubted it, 900 people have left their homes since Friday.", 900),
        ("en", "The county said 400 people had left. They would be back if the wall held.", 400),
        ("es", "Si la alcaldía calla, 75 vecinos perdieron sus casas el miércoles.", 75),
    ],
)
def test_a_number_beside_a_condition_on_which_it_does_not_hang_is_so(language: str, text: str, value: float) -> None:
    assert mention_of(text, language, value).modality == "actual"


@pytest.mark.parametrize(
    ("language", "text", "value", "day"),
    [
        ("en", "As of Thursday, 64 people had fallen ill in Harlow, the health office said.", 64, "2024-11-28"),
        ("en", "The health office had recorded 64 infections as of Thursday.", 64, "2024-11-28"),
        (
            "en",
            "Divers had recovered 23 bodies by Thursday night from the ferry that sank off Harlow.",
            23,
            "2024-11-28",
        ),
    ],
)
def test_as_of_when_a_number_is_told_is_no_name_of_an_event(language: str, text: str, value: float, day: str) -> None:
    as_of = mention_of(text, language, value).as_of
    assert as_of is not None
    assert as_of.start == day


@pytest.mark.parametrize("text", ["Overnight stays in Harlow rose by 8 percent.", "An overnight train hit a lorry."])
def test_an_overnight_stay_or_train_says_no_day(text: str) -> None:
    assert all(event.date is None for event in read(text).events)
    assert with_day(text, "2024-11-29", load_profile("en")) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A tremor of magnitude 5.8 shook Harlow at 04.40 GMT."),
        ("es", "Un sismo de magnitud 5,8 sacudió Harlow (04.40 GMT)."),
        ("de", "Ein Beben der Stärke 5,8 erschütterte Harlow (04.40 GMT)."),
    ],
)
def test_a_time_of_a_named_clock_with_a_point_is_no_number(language: str, text: str) -> None:
    assert [f.numeral.quantity.low for f in read(text, language).figures] == [5.8]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Eleven inmates escaped from the prison of Harlow on Sunday."),
        ("fr", "Onze détenus se sont évadés dimanche de la prison de Harlow."),
        ("es", "Once reclusos se fugaron el domingo de la cárcel de Harlow."),
        ("de", "Aus dem Gefängnis in Harlow sind am Sonntag elf Häftlinge ausgebrochen."),
    ],
)
def test_who_breaks_out_of_prison_is_not_rescued(language: str, text: str) -> None:
    assert mention_of(text, language, 11).measured_property == "escaped"


def test_who_gets_out_of_a_mine_or_is_carried_from_a_burning_prison_is_rescued() -> None:
    assert mention_of("Twelve miners escaped unhurt when the shaft fell in.", "en", 12).measured_property == "rescued"
    assert mention_of("Six inmates were rescued from the burning prison.", "en", 6).measured_property == "rescued"


def test_a_number_that_was_given_is_no_gift() -> None:
    assert mention_of("Le chiffre de 900 kilos donné lundi était erroné.", "fr", 900).measured_property != "aid"
    assert mention_of("L'ONG a donné 900 000 euros.", "fr", 900000).measured_property == "aid"


def test_those_whose_power_is_cut_are_households_and_no_fires() -> None:
    assert noun_in("foyers", "fr", "en") != "fires"


def test_three_who_had_been_counted_twice_are_no_dead_and_no_part_of_them() -> None:
    text = "Police corrected the death toll of the crash to 15, saying three bodies had been counted twice."
    assert [f.numeral.quantity.low for f in read(text).figures] == [15]


def test_who_corrects_a_toll_says_its_number() -> None:
    assert mention_of("Police corrected the death toll to 15.", "en", 15).speaker == "Police"
