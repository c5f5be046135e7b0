"""What the rules alone read in an article: actors, events, figures with scope, speaker, day and modality."""

from datetime import date

import pytest
import small_news
from small_news import DAY, article

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.marking import mark
from summarizer.schema.mentions import FigureMention, Mentions


def read(text: str, language: str = "en", published: str | None = "2024-11-30", explicit: bool = True) -> Mentions:
    return small_news.read(text, language, published, BriefingDay(date(2024, 12, 1), explicit))


def figure(text: str, language: str = "en") -> FigureMention:
    return read(text, language).figures[0]


@pytest.mark.parametrize(
    ("language", "text", "measured", "subject"),
    [
        ("en", "At least 231 combatants have died.", "deaths", "combatants"),
        ("en", "The strikes wounded 46 people.", "injured", "people"),
        ("en", "Five people hover between life and death.", "injured", "people"),
        ("fr", "Cinq personnes sont entre la vie et la mort.", "injured", "personnes"),
        ("es", "Cinco personas siguen entre la vida y la muerte.", "injured", "personas"),
        ("de", "Fünf Menschen schweben zwischen Leben und Tod.", "injured", "Menschen"),
        ("en", "Some 14,000 people fled.", "displaced", "people"),
        ("en", "Rebels captured 50 villages.", "places taken", "villages"),
        ("fr", "Au moins 231 combattants sont morts.", "deaths", "combattants"),
        ("es", "Hay 310 heridos.", "injured", "heridos"),
        ("de", "Bei dem Beben starben 34 Menschen.", "deaths", "Menschen"),
    ],
)
def test_a_number_counts_what_the_words_beside_it_say(language: str, text: str, measured: str, subject: str) -> None:
    found = figure(text, language)
    assert (found.measured_property, found.subject) == (measured, subject)


def test_the_parts_of_a_list_count_what_the_whole_counts() -> None:
    found = read("At least 231 combatants have died: 144 rebels and 87 soldiers.").figures
    assert [(f.numeral.quantity.low, f.measured_property, f.subject_class) for f in found] == [
        (231, "deaths", "combatants"),
        (144, "deaths", "rebels"),
        (87, "deaths", "soldiers"),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The toll reached 34 dead on Friday.", "2024-11-29"),
        ("34 people have died, officials said on Thursday.", "2024-11-28"),
        ("The quake that struck on Tuesday has killed 34 people.", "2024-11-30"),
        ("Since Wednesday 34 people have died.", "2024-11-30"),
    ],
)
def test_a_day_dates_the_count_only_where_it_dates_the_saying(text: str, day: str) -> None:
    reading = figure(text).as_of
    assert reading is not None
    assert reading.start == day


def test_since_opens_a_period() -> None:
    period = figure("Since Wednesday 34 people have died.").period
    assert period is not None
    assert period.start == "2024-11-27"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("LIMA, May 6 - A collapse killed two rescue workers.", "actual"),
        ("May the 2 trapped men be alive?", "possible"),
        ("34 people have died.", "actual"),
        ("Officials feared that 34 people had died.", "possible"),
        ("The ministry plans to cut 34 jobs.", "planned"),
        ("The army denied that 34 people had died.", "denied"),
        ("The army said that 34 people had died and denied that shots were fired.", "actual"),
    ],
)
def test_a_figures_modality_is_that_of_its_clause(text: str, modality: str) -> None:
    assert figure(text).modality == modality


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "The company said it would cut 400 jobs by the end of the year.", "planned"),
        ("en", "The company said it had cut 400 jobs this year.", "actual"),
        ("en", "Police said 12 people who would not leave were arrested.", "actual"),
        ("fr", "Le groupe a annoncé qu'il supprimerait 400 emplois.", "planned"),
        ("es", "El grupo anunció que recortaría 400 empleos.", "planned"),
        ("de", "Der Konzern teilte mit, er werde bis Jahresende 400 Stellen streichen.", "planned"),
    ],
)
def test_a_number_that_a_saying_reports_as_ahead_is_planned(language: str, text: str, modality: str) -> None:
    assert read(text, language).figures[0].modality == modality


def test_a_number_that_is_taken_back_is_marked_and_its_correction_counts_the_same() -> None:
    found = read(
        "The quake killed 78 people.\n\nAn earlier version said 87 had died; the correct figure is 78."
    ).figures
    assert [(f.numeral.quantity.value, f.measured_property, f.withdrawn) for f in found] == [
        (78, "deaths", False),
        (87, "deaths", True),
        (78, "deaths", False),
    ]


def test_a_figure_of_an_older_year_is_background() -> None:
    found = read("The quake killed 78 people.\n\nA quake in 2012 killed 61 people.").figures
    assert [f.background for f in found] == [False, True]


def test_without_any_date_a_weekday_counts_from_a_date_that_was_given_as_assumed() -> None:
    reading = read("The toll reached 34 dead on Friday.", published=None).figures[0].as_of
    assert reading is not None
    assert (reading.start, "assumed" in reading.evidence) == ("2024-11-29", True)


def test_a_date_line_on_top_anchors_weekdays_before_the_briefings_own_date_does() -> None:
    """As assumed as that one; a line without a year, or of another week, is the page's."""
    toll = "The toll reached 34 dead on Monday."
    tops = ("Tuesday 26 November 2024", "Tuesday, November 26", "Tuesday 22 October 2024")
    found = [read(f"{top}\n\n{toll}", published=None).figures[0].as_of for top in tops]
    assert [reading and reading.start for reading in found] == ["2024-11-25"] * 3
    found = [read(f"{top}\n\nThe toll has reached 34.", published=None).figures[0].as_of for top in tops]
    assert [reading and reading.start for reading in found] == ["2024-11-26", None, None]
    assert read(f"{tops[0]}\n\n{toll}", published=None, explicit=False).figures[0].as_of is None


def test_without_any_date_and_none_given_a_weekday_stays_unresolved() -> None:
    assert read("The toll reached 34 dead on Friday.", published=None, explicit=False).figures[0].as_of is None


def test_people_organisations_and_states_act_and_towns_behind_in_do_not() -> None:
    speakers = "In Aleppo, the Syrian Observatory for Human Rights (SOHR) and Rami Haddad said"
    found = {a.name: a.kind for a in read(f"{speakers} that Turkey and the Syrian army agreed.").actors}
    assert found["Syrian Observatory for Human Rights"] == "organisation"
    assert found["Rami Haddad"] == "person"
    assert found["Turkey"] == "country"
    assert found["Syrian army"] == "state forces"
    assert "Aleppo" not in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels seized the old airport in Jordan on Friday.", "Jordan"),
        ("Rebels led by Michael and Jordan seized the old airport.", ""),
        ("Rebels seized the airport of Aleppo in Syria on Friday.", "Aleppo"),
    ],
)
def test_an_event_takes_the_most_local_place_and_no_name_that_may_be_a_persons(text: str, place: str) -> None:
    assert read(text).events[0].place == place


def test_a_town_whose_name_opens_with_a_port_is_called_by_all_of_its_name() -> None:
    assert read("Una explosión en Puerto Lirio mató a cuatro personas.", "es").events[0].place == "Puerto Lirio"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oil prices fell sharply on Monday after weak data from China.", "en"),
        ("Die Ölpreise sind am Montag nach schwachen Daten aus China gefallen.", "de"),
        ("La Comisión aprobó el miércoles el presupuesto de Hungría.", "es"),
        ("La Commission a rejeté mercredi la demande de la Hongrie.", "fr"),
    ],
)
def test_what_is_decided_or_priced_happens_nowhere_from_or_of_which_something_comes(text: str, language: str) -> None:
    assert [e.place for e in read(text, language).events] == [""]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'attaque de mardi ressemble à celle de Tombouctou, selon l'armée.", "fr"),
        ("Nine people were killed in Tuesday's attack, a bombing like that of Timbuktu.", "en"),
        ("El ataque del martes se parece a los de Tombuctú, según el ejército.", "es"),
        ("Der Angriff vom Dienstag gleicht dem von Timbuktu, teilte die Armee mit.", "de"),
    ],
)
def test_nothing_happens_where_only_what_it_is_likened_to_happened(text: str, language: str) -> None:
    assert [e.place for e in read(text, language).events] == [""]


def test_a_heading_and_a_quotation_tell_no_event() -> None:
    assert read("Rebels seize the airport of Aleppo\n\n“They have captured all of the old city,” he said.").events == ()


def test_an_event_of_a_weekday_to_come_lies_ahead() -> None:
    event = read("The government plans a day of mourning on Monday.").events[0]
    assert event.date is not None
    assert (event.modality, event.date.start) == ("planned", "2024-12-02")


def test_an_empty_article_gives_nothing() -> None:
    found = read("")
    assert (found.actors, found.events, found.figures) == ((), (), ())


def test_a_day_of_what_was_said_does_not_lie_ahead_because_a_hope_does() -> None:
    text = "The minister denounced the rebels this Friday and hopes that the army will soon recapture Harlow."
    event = read(text, published="2024-11-30").events[0]
    assert (event.modality, event.date) == ("planned", None)


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("en", "The New Aleppo district fell. Aleppo is quiet, he said.", "New Aleppo", ""),
        ("es", "El Gobierno de Aragón decretó el luto.", "Gobierno de Aragón", "organisation"),
        ("de", "Die Reederei Padma Lines widersprach.", "Padma Lines", "company"),
        ("de", "Das Oberste Wahlgericht entschied.", "Oberste Wahlgericht", "organisation"),
    ],
)
def test_the_kind_of_a_name_is_told_by_its_words_or_stays_open(language: str, text: str, name: str, kind: str) -> None:
    kinds = {a.name: a.kind for a in read(text, language).actors}
    assert kinds.get(name, "") == kind


def speakers(text: str, language: str = "en") -> list[str]:
    return [f.speaker for f in read(text, language).figures]


def test_reported_speech_goes_on_with_the_speaker_of_the_sentence_before() -> None:
    text = "Der Brand sei gelöscht, sagte Einsatzleiter Jens Brandt. Rund 240 Anwohner seien in Sicherheit gebracht worden."
    assert speakers(text, "de") == ["Jens Brandt"]
    told = "Der Brand ist gelöscht, sagte Einsatzleiter Jens Brandt. Rund 240 Anwohner wurden in Sicherheit gebracht."
    assert speakers(told, "de") == [""]


def test_he_is_the_person_with_a_role_named_last_and_it_is_no_person() -> None:
    text = "The board's director, Tom Radley, raised the toll. He feared that 12 people had died."
    assert speakers(text) == ["Tom Radley"]
    assert speakers("Governor Mira Toll said rates would stay. It sees unemployment at 6%.") == [""]


def events(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    """Type, modality and day of each event of an article of Saturday, 30 November 2024."""
    return [(e.type, e.modality, e.date.start if e.date else None) for e in read(text, language).events]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The committee meets again on 12 December.", "2024-12-12"),
        ("en", "The governor is to visit the site on Tuesday.", "2024-12-03"),
        ("fr", "Le préfet doit se rendre sur place mardi.", "2024-12-03"),
        ("fr", "Une minute de silence est prévue pour mardi.", "2024-12-03"),
        ("es", "El pleno votará el martes las ayudas.", "2024-12-03"),
        ("de", "Am Dienstag soll der Werksleiter befragt werden.", "2024-12-03"),
    ],
)
def test_a_plan_with_a_day_is_an_event_that_lies_ahead(language: str, text: str, day: str) -> None:
    ((_, modality, date_),) = events(text, language)
    assert (modality, date_) == ("planned", day)


def test_a_day_on_which_a_plan_was_told_does_not_lie_ahead() -> None:
    assert events("The company said on Thursday it would open a plant near the river.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The firm denied that it had laid off 40 workers."),
        ("en", "The firm denied reports of a merger with its rival."),
        ("fr", "La société a démenti que la directrice ait démissionné."),
        ("es", "La ministra desmintió que vaya a dimitir el martes."),
        ("de", "Die Partei dementierte, dass der Vorsitzende zurückgetreten sei."),
    ],
)
def test_what_is_denied_did_not_happen_and_has_no_day(language: str, text: str) -> None:
    assert [(modality, day) for _, modality, day in events(text, language)] == [("denied", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Firefighters and prosecutors spoke to voters in the town."),
        ("fr", "Les pompiers et le procureur ont parlé aux électeurs de la ville."),
        ("es", "Los bomberos y la fiscalía hablaron con los electores del pueblo."),
        ("de", "Die Feuerwehr und das Landgericht teilten das den Wählern mit."),
        ("fr", "Le bourg est tenu par un groupe qui rejette le pouvoir central."),
    ],
)
def test_who_acts_and_what_a_group_is_are_no_events(language: str, text: str) -> None:
    assert events(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "El candidato reconoció la derrota ante sus seguidores.", "yield"),
        ("es", "El sindicato y la patronal firmaron un pacto de precios.", "agree"),
        ("fr", "La préfecture a corrigé son bilan dans la matinée.", "correction"),
        ("de", "Die Partei hat den Marsch wegen des Wetters abgesagt.", "cancellation"),
        ("en", "The organisers called off the march because of the weather.", "cancellation"),
    ],
)
def test_concessions_deals_corrections_and_cancellations_are_events(language: str, text: str, kind: str) -> None:
    assert [found for found, _, _ in events(text, language)] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The boat sank at 1800 GMT, the Harbour Board said.", ["Harbour Board"]),
        ("en", "A Commission will look into it, the Harbour Board said.", ["Harbour Board"]),
        ("en", "Thirty-Nine People died when the River Wye rose.", []),
        ("es", "El río Tarnoz creció seis metros.", []),
        ("fr", "La rivière Vernole a débordé dans la nuit.", []),
        ("de", "Neununddreißig Menschen starben in der Nacht.", []),
        ("de", "Das Spiel begann um 14 Uhr MEZ im Stadion.", []),
        ("en", "ASHCOMBE, May 3 (Meridian) - The Harbour Board closed the port.", ["Harbour Board"]),
    ],
)
def test_time_zones_waters_numbers_and_datelines_are_no_actors(language: str, text: str, names: list[str]) -> None:
    assert [actor.name for actor in read(text, language).actors] == names


def test_it_is_the_subject_of_its_sentence_where_it_speaks_behind_its_own_speech() -> None:
    told = "LEEDS, March 10 - British gear maker Velnik will cut 1,150 jobs, it said on Tuesday."
    assert figure(told).speaker == "Velnik"
    assert figure("A fire at the Velnik mill killed 12 people, it said.").speaker == ""


def test_a_number_that_is_held_against_another_counts_the_same() -> None:
    found = read("The storm has killed 29 people, officials said, up from 17 a day earlier.").figures
    assert [f.measured_property for f in found] == ["deaths", "deaths"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The storm killed 17 people. Eleven of the victims died in Sambava."),
        ("fr", "Le cyclone a tué 17 personnes. Onze des victimes sont mortes à Sambava."),
        ("es", "El ciclón mató a 17 personas. Once de las víctimas murieron en Sambava."),
        ("de", "Der Sturm tötete 17 Menschen. Elf der Opfer starben in Sambava."),
    ],
)
def test_so_many_of_the_victims_are_a_part_of_the_toll_and_no_toll(language: str, text: str) -> None:
    whole, part = read(text, language).figures
    assert (whole.subject_class, part.subject_class) == ("people", "part")
    assert figure("The number of the dead rose to 34.").subject_class != "part"


def test_over_a_hundred_is_no_percentage_of_the_number_before_it() -> None:
    found = read("Barrow had 1,042,423 votes, or 50.31%, and Kells 1,029,577, or 49.69%, the tribunal said.").figures
    assert {f.measured_property for f in found if f.numeral.quantity.low > 100} == {"votes"}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Greens have 11 seats and the People's List six. Two seats are reserved for others.", "six"),
        ('The firm will cut "up to 650" positions in Velnik.', "up to 650"),
        ("The army lost “dozens of tanks” in Velnik.", "dozens of tanks"),
    ],
)
def test_a_phrase_ends_with_its_sentence_or_its_quotation(text: str, phrase: str) -> None:
    assert phrase in [f.phrase for f in extract_by_rules(mark(article(1, text)), DAY).figures]


def test_a_clause_that_leaves_its_verb_out_counts_what_its_own_noun_says() -> None:
    told = read("Los desplazados son ya 21.500 y los heridos, 412.", "es").figures
    assert [(f.numeral_text, f.measured_property) for f in told] == [("21.500", "displaced"), ("412", "injured")]


@pytest.mark.parametrize(
    ("language", "text", "measured", "speaker", "holder"),
    [
        ("fr", "Le groupe Valor compte 480 salariés.", "staff", "", "Valor"),
        ("de", "Der Konzern zählt 480 Beschäftigte.", "staff", "", ""),
        ("es", "La empresa cuenta con 480 empleados.", "staff", "", ""),
        ("en", "The union counts 2,300 members.", "members", "", ""),
        ("de", "Die Beobachtungsstelle zählt 480 Tote.", "deaths", "Beobachtungsstelle", ""),
        ("fr", "La police compte 3 000 manifestants.", "protesters", "police", ""),
        ("fr", "Le fabricant de Velnik emploie 480 personnes.", "staff", "", ""),
        ("de", "Der Hersteller von Velnik beschäftigt 480 Menschen.", "staff", "", ""),
        ("de", "Vor dem Bundestag klagte er über den Abbau von 480 Stellen.", "job cuts", "", ""),
        ("es", "El jefe dijo ante el Congreso que se suprimirán 480 empleos.", "job cuts", "jefe", ""),
    ],
)
def test_who_counts_its_own_staff_has_them_and_who_counts_others_says_so(
    language: str, text: str, measured: str, speaker: str, holder: str
) -> None:
    found = figure(text, language)
    assert (found.measured_property, found.speaker, found.holder) == (measured, speaker, holder)


@pytest.mark.parametrize(
    ("language", "text", "measured"),
    [
        ("en", "Three wounded passengers have since died, the hospital said.", "deaths"),
        ("de", "Zwei Schwerverletzte starben in der Nacht im Krankenhaus.", "deaths"),
        ("es", "El hospital confirmó el fallecimiento de dos heridos.", "deaths"),
        ("fr", "Deux blessés sont morts à l'hôpital dans la nuit.", "deaths"),
        ("en", "Helicopters evacuated 420 wounded people, the ministry said.", "evacuated"),
        ("en", "The hospital received 21 wounded, its director said.", "hospitalised"),
        ("fr", "L'hôpital a reçu 250 blessés, a dit son directeur.", "hospitalised"),
        ("es", "El hospital atendió a 36 heridos.", "hospitalised"),
        ("de", "In der Klinik wurden 36 Verletzte behandelt.", "hospitalised"),
        ("en", "The bus was travelling at 118 kilometres per hour when it left the road.", "speed"),
        ("de", "Die Zentralbank hob ihre Wachstumsprognose auf 1,6 Prozent.", "economic growth forecast"),
    ],
)
def test_what_became_of_the_hurt_is_told_by_the_verb_and_a_measure_of_several_words_is_read_whole(
    language: str, text: str, measured: str
) -> None:
    assert figure(text, language).measured_property == measured


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two bombings targeting the port killed 12 people on Friday, police said."),
        ("en", "The town was the target of 20 missiles on Friday, police said."),
        ("fr", "L'attaque visait le port et a fait 12 morts vendredi, selon la police."),
        ("fr", "La ville a été la cible de 20 missiles vendredi, selon la police."),
        ("es", "La ciudad fue objetivo de 20 misiles el viernes, según la policía."),
        ("de", "Die Stadt wurde am Freitag Ziel von 20 Raketen, teilte die Polizei mit."),
    ],
)
def test_what_was_aimed_at_has_been_hit_and_is_no_plan(language: str, text: str) -> None:
    assert {f.modality for f in read(text, language).figures} == {"actual"}


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Seit Juni lieferte das Werk 412 Wagen aus.", False),
        ("Seit Juni starben in der Region 412 Menschen.", False),
        ("Es war das schwerste Unglück seit dem Brand von 1997, der 228 Menschen tötete.", True),
    ],
)
def test_what_has_been_counted_since_a_month_is_of_now_whatever_article_stands_before_it(text: str, old: bool) -> None:
    assert [f.background for f in read(text, "de").figures] == [old]


def test_what_came_to_be_beside_the_first_count_is_counted_since_the_same_day() -> None:
    text = "The office counts 80 raids since November 10, with a toll of 97 dead."
    assert [f.period and f.period.start for f in read(text).figures] == ["2024-11-10", "2024-11-10"]


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("The court kept 300 of the new posts for families of those who fought in the 1971 war.", False),
        ("The court honoured 300 people who fought in the 1971 war.", True),
    ],
)
def test_the_old_day_of_others_than_are_counted_makes_no_background(text: str, old: bool) -> None:
    assert [f.background for f in read(text).figures] == [old]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is milder than the outbreak of 2012. That outbreak killed 200 people."),
        ("es", "Es más leve que el brote de 2012. Aquel brote mató a 200 personas."),
        ("de", "Er ist milder als der Ausbruch von 2012. Damals starben 200 Menschen."),
    ],
)
def test_what_goes_on_with_an_old_time_just_named_is_background(language: str, text: str) -> None:
    assert [f.background for f in read(text, language).figures] == [True]
