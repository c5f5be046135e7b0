"""What a reader sees first: the news, in a clause, before what was and what cannot be read alone."""

import pytest
import story_facts
from small_news import article, stories

from summarizer.language.condense import condense, without_lead_in
from summarizer.language.profile import load_profile
from summarizer.language.standing_alone import leans_on_context, speaks_of_itself
from summarizer.schema.brief import Article, Citation, Figure, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.support import unsupported
from summarizer.support.library import Library
from summarizer.write.excerpts import Excerpts
from summarizer.write.templates import TemplateWriter
from summarizer.write.words.wording import with_day, worded_figures


def titled(number: int, title: str, text: str, published: str = "2024-11-30") -> Article:
    return article(number, text).model_copy(update={"title": title, "published": published})


def writer(*articles: Article) -> TemplateWriter:
    (story,) = stories(*articles)
    library = Library(articles)
    library.add(story.events, story.actors, story.figures)
    return TemplateWriter(story, "en", library)


def holds(writer: TemplateWriter, statement: Statement) -> bool:
    return not unsupported(statement.text, "en", writer.library.evidence(statement))


LONG = (
    "Engineers of the northern district closed the railway bridge over the river Alba near the old town of Velnik on Friday "
    "for goods trains that carry grain from the fields of the north to the port and to the capital."
)


def test_a_long_sentence_gives_way_to_a_title_that_its_article_bears_out() -> None:
    made = writer(titled(1, "Engineers close railway bridge over river Alba", LONG))
    headline = made.headline()
    assert headline.text == "Engineers close railway bridge over river Alba"
    assert headline.citations
    assert holds(made, headline)


@pytest.mark.parametrize(
    "title",
    [
        "Engineers close 12 bridges over river Alba",  # a number that the article does not have
        "Engineers close railway bridge over river Alba, says Peskov",  # a name
        "Who closed the railway bridge over the river Alba?",
        "Our engineers close the railway bridge over the river Alba",
        "Five things to know before your weekend",
    ],
)
def test_a_title_that_says_more_than_its_article_or_nothing_heads_no_story(title: str) -> None:
    assert writer(titled(1, title, LONG)).headline().text != title


def test_a_title_that_drops_a_bound_heads_no_story() -> None:
    text = (
        "At least 23 people died when a bridge over the river Alba near Velnik collapsed on Friday evening under the "
        "weight of a train that carried grain from the northern fields to the port, officials said."
    )
    assert "At least 23" in writer(titled(1, "Bridge over river Alba collapses, 23 dead", text)).headline().text


def test_a_headline_that_opens_with_a_firms_short_name_keeps_its_capital() -> None:
    protest = "A protest of Deutsche Merkant Bank staff was held on Thursday in Frankfurt."
    made = writer(
        titled(1, "Jobs go", f"Deutsche will cut 3,500 of its 90,000 jobs, just under 4%.\n\n{protest}"),
        titled(2, "Deutsche cuts jobs", f"Deutsche Merkant Bank will cut 3,500 jobs. {protest}"),
    )
    assert made.headline().text.startswith("Deutsche will cut")


def test_what_the_titles_of_the_day_are_about_comes_first() -> None:
    crash = "A train left the rails near Velnik on Friday and injured the driver."
    visit = "The minister visited a school in Alba on Friday and praised its pupils."
    made = writer(
        titled(1, "Train leaves rails near Velnik, driver injured", f"{visit}\n\n{crash}"),
        titled(2, "Driver injured as train leaves rails", f"Trains stood still. {crash} {visit}"),
    )
    assert made.headline().text.startswith("A train left the rails")


@pytest.mark.parametrize(
    ("language", "leaning", "alone"),
    [
        ("en", "The bridge was closed on Friday, it said.", "The bridge was closed on Friday, the mayor said."),
        ("en", "Aircraft, they reported, hit the bridge.", "Aircraft, the army reported, hit the bridge."),
        ("fr", "Le pont est fermé, a-t-elle ajouté.", "Le pont est fermé, a ajouté la maire."),
        ("es", "Jurará el cargo el 8 de mayo.", "La presidenta jurará el cargo el 8 de mayo."),
        ("es", "Al Racing Marisma le impuso una multa.", "Al Racing Marisma lo multó el comité."),
        ("es", "«Me llamó un fiscal», relató.", "«Me llamó un fiscal», relató el alcalde."),
        ("de", "Das teilten beide Institute am Sonntag mit.", "Das Ministerium teilte den Beschluss mit."),
        ("de", "Die Brücke bleibe gesperrt, sagte sie.", "Die Brücke bleibe gesperrt, sagte die Ministerin."),
        ("en", "The others will follow tomorrow.", "The other two banks will follow tomorrow."),
        ("en", "The seventh, Ann Hale, was found dead.", "The seventh round was held on Friday."),
        ("en", "From Velnik, a port, have moved 20 kilometres.", "From Velnik, a port, they have moved 20 kilometres."),
        ("en", "Not 184 but 231 were aboard, the port said.", "Nothing was left of the 231 houses."),
        ("en", "Forty more were hurt, according to her.", "Forty more were hurt, according to Hermes Air."),
        ("en", "Farther south they closed in on Alba.", "Farther south the rebels said they had closed in."),
        ("en", "Of the 538, 318 have recovered.", "Of 538 patients 318 have recovered."),
        ("en", "Half of her guests come by the site.", "Half of all guests come by the site."),
        ("en", "On Monday, eleven of them were hurt.", "The blast hurt 11 people, one of them badly."),
        ("de", "Am Montag starben zwei von ihnen.", "Elf Menschen wurden verletzt, zwei von ihnen schwer."),
        ("fr", "Le gestionnaire l’attribue à une panne.", "Le gestionnaire attribue la panne à la foudre."),
        ("fr", "L’Union en conteste 640.", "L’Union conteste 640 bureaux."),
        ("es", "Entre ambos suman 40 escaños.", "Entre los socios suman 40 escaños."),
        ("de", "Brüssel hatte sie 2023 verhängt.", "Brüssel hatte die Strafe 2023 verhängt."),
        ("de", "Zugelassen war sie für 140 Fahrgäste.", "Die Polizei sagte, sie habe die Fähre zugelassen."),
        ("fr", "4 100 d’entre elles sont hébergées.", "4 100 habitants sont hébergés."),
        ("fr", "Les autres suivront vendredi.", "Les autres banques suivront vendredi."),
        ("fr", "Le septième, Jean Hale, est mort.", "Le septième jour du procès est prévu vendredi."),
        ("fr", "La grêle a tout emporté, selon lui.", "La grêle a tout emporté, selon Luis Hale."),
        ("es", "El séptimo, Saúl Hale, fue hallado muerto.", "El séptimo rescate fue un éxito."),
        ("es", "Con él suman seis los fallecidos.", "Con el fallecido suman seis las víctimas."),
        ("es", "Los demás siguen en prisión.", "Los demás bancos siguen cerrados."),
        ("de", "Die übrigen sind in Haft.", "Die übrigen Häftlinge sind frei."),
        ("de", "Der siebte, Jan Hale, wurde tot gefunden.", "Der siebte Verhandlungstag wurde vertagt."),
        ("en", "The union puts the number there at 1,500.", "The union said there are 1,500 jobs at risk."),
        ("fr", "Le syndicat compte là-bas 1 500 postes.", "Le syndicat craint à Alba des départs là-bas."),
        ("es", "El sindicato cifra allí en 1.500 los despidos.", "El sindicato teme en Alba los despidos allí."),
        ("de", "Der Verband sieht dort 1500 Stellen bedroht.", "In Alba sieht der Verband dort 1500 Stellen bedroht."),
        ("de", "Vier starben, ihm zufolge Helfer.", "Vier starben, dem Amt zufolge Helfer."),
    ],
)
def test_a_sentence_without_its_subject_or_speaker_does_not_stand_alone(
    language: str, leaning: str, alone: str
) -> None:
    profile = load_profile(language)
    assert (leans_on_context(leaning, profile), leans_on_context(alone, profile)) == (True, False)


def test_who_speaks_in_an_articles_first_sentence_is_named_in_it() -> None:
    """So the news of a company that "said so itself" can head its story."""
    text, profile = "The mill plans to cut 400 jobs by June, it said on Monday.", load_profile("en")
    assert leans_on_context(text, profile)
    assert not leans_on_context(text, profile, opens_article=True)


@pytest.mark.parametrize(
    ("language", "of_itself", "of_the_world"),
    [
        ("en", "Correction: an earlier version gave 3,800.", "The correction of the market has begun."),
        ("en", "The author holds no shares.", "The author of the attack was shot."),
        ("fr", "Rectificatif : nous écrivions mardi 60 %.", "Le budget rectificatif est voté."),
        ("es", "Fe de errores: eran 20 y no 21.", "El autor del ataque fue detenido."),
        ("de", "Der Autor hält keine Aktien der genannten Firmen.", "Der Autor des Berichts nannte 20 Firmen."),
    ],
)
def test_what_an_article_says_of_itself_is_no_news(language: str, of_itself: str, of_the_world: str) -> None:
    profile = load_profile(language)
    assert (speaks_of_itself(of_itself, profile), speaks_of_itself(of_the_world, profile)) == (True, False)


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("en", "So far 12 people have died in Velnik.", "So far 12 people have died in Velnik."),
        ("en", "As a result of the raid, Velnik has no power.", "As a result of the raid, Velnik has no power."),
        ("es", "Liubliana - El recuento sigue.", "El recuento sigue."),
        ("es", "QUITO, 20 jul - Al menos siete murieron.", "Al menos siete murieron."),
        ("en", "QUITO (AP-Sur) - At least seven died.", "At least seven died."),
        ("fr", "PARIS. Le groupe Halvor ferme.", "Le groupe Halvor ferme."),
        ("en", "Hale – Norvane's founder – has left.", "Hale – Norvane's founder – has left."),
        ("en", "As a result, Velnik has no power.", "Velnik has no power."),
        ("es", "Después de la reunión, Velnik cedió.", "Después de la reunión, Velnik cedió."),
        ("en", "In Velnik , a port , 12 people died .", "In Velnik, a port, 12 people died."),
        ("en", 'He wrote "Velnik , a port" on Friday.', 'He wrote "Velnik , a port" on Friday.'),
    ],
)
def test_only_connectives_and_stray_spaces_are_taken_off(language: str, sentence: str, told: str) -> None:
    assert condense(sentence, load_profile(language)) == told


@pytest.mark.parametrize(
    ("language", "counted", "before", "part"),
    [
        ("en", "Six miners are missing in Alba.", "Police arrested Ann Roe in Alba.", "Four of the missing are alive."),
        ("es", "Hay seis mineros desaparecidos.", "La policía detuvo a Ana Roe.", "Cuatro de los desaparecidos viven."),
        ("fr", "Six mineurs sont portés disparus.", "La police a arrêté Anne Roe.", "Quatre des disparus sont en vie."),
        (
            "de",
            "Sechs Bergleute werden vermisst.",
            "Die Polizei nahm Anna Roe fest.",
            "Vier der Vermissten leben noch.",
        ),
    ],
)
def test_a_part_leans_on_a_sentence_that_counts_and_on_no_other(
    language: str, counted: str, before: str, part: str
) -> None:
    """Behind the news of an arrest it would only repeat that."""

    def leans(first: str) -> bool:
        text = f"{first} {part}"
        told = story_facts.article("a1", language, text)
        passage = story_facts.cite("a1", part, text)
        rescued = story_facts.event("e1", part, citations=(passage,), language=language)
        known = StoryFacts(id="s1", articles=(told,), events=(rescued,), actors=(), figures=(), relations=())
        return Excerpts(known, language, Library((told,))).leans(rescued)

    assert (leans(counted), leans(before)) == (True, False)


def test_a_sentence_that_leans_is_told_behind_the_one_before_it() -> None:
    made = writer(
        article(
            1,
            "The army captured Velnik on Friday. It killed 12 fighters in the town on Friday, it said.\n\n"
            "The parliament met in Alba on Friday.",
        )
    )
    told = [s.text for s in made.statements()]
    assert not any(text.startswith("It killed") for text in told)
    assert any("The army captured Velnik on Friday. It killed 12 fighters" in text for text in told)


@pytest.mark.parametrize(
    ("language", "sentence", "limit", "kept"),
    [
        (
            "en",
            "An air raid on a market in Velnik killed many people on Monday, in the deadliest attack since the war began.",
            100,
            "An air raid on a market in Velnik killed many people on Monday.",
        ),
        (
            "en",
            "Half of the city was out of the president's hands on Saturday, barely three days after the campaign began.",
            95,
            "Half of the city was out of the president's hands on Saturday, barely three days after the campaign began.",
        ),
    ],
)
def test_no_cut_leaves_a_superlative_or_a_span_without_its_end(
    language: str, sentence: str, limit: int, kept: str
) -> None:
    assert condense(sentence, load_profile(language), limit) == kept


@pytest.mark.parametrize(
    ("language", "sentence", "rest"),
    [
        ("fr", "(AFI) – Vingt-sept personnes sont mortes.", "Vingt-sept personnes sont mortes."),
        ("en", "BARISHAL: There were 212 people aboard.", "There were 212 people aboard."),
        ("es", "(Agencias).– Un incendio obligó a evacuar.", "Un incendio obligó a evacuar."),
        ("en", "NATO: the name stands for an alliance.", "NATO: the name stands for an alliance."),
    ],
)
def test_what_is_left_of_a_dateline_opens_no_line(language: str, sentence: str, rest: str) -> None:
    assert without_lead_in(sentence, load_profile(language)) == rest


@pytest.mark.parametrize(
    ("language", "sentence", "dated"),
    [
        ("es", "La policía detuvo ayer a un hombre.", "La policía detuvo ayer [21 de julio] a un hombre."),
        ("de", "Gestern Abend brannte es wieder.", "Gestern Abend [21. Juli] brannte es wieder."),
        (
            "en",
            "“We met yesterday”, she told them last night.",
            "“We met yesterday”, she told them last night [21 July].",
        ),
        ("fr", "Les pompiers ont lutté mardi.", "Les pompiers ont lutté mardi."),
        (
            "en",
            "They shut the pass on Tuesday as cars were stuck overnight.",
            "They shut the pass on Tuesday as cars were stuck overnight.",
        ),
        ("en", "Yesterday’s storm felled oaks.", "Yesterday’s [21 July] storm felled oaks."),
    ],
)
def test_a_day_that_counts_from_its_own_article_has_its_date_put_behind_it(
    language: str, sentence: str, dated: str
) -> None:
    assert with_day(sentence, "2026-07-21", load_profile(language)) == dated


def told_in(language: str, source: str, **claim: object) -> Figure:
    """A figure of one foreign claim, worded for a reader of the language."""
    (story,) = stories(article(1, "The army captured Velnik on Friday."))
    cited = Citation.of("a1", story.articles[0].text, 0, 8)
    given = {"bound": "exact", "value": 19, "text": "19", "subject": claim["unit_text"], "citations": (cited,), **claim}
    figure = Figure.model_validate(
        {
            "id": "f1",
            "measured_property": "deaths",
            "observation_about": claim["unit_text"],
            "status": "single",
            "claims": (given,),
            "current": 0,
        }
    )
    read = {a.id: a.model_copy(update={"language": source}) for a in story.articles}
    (worded,) = worded_figures((figure,), read, language)
    return worded


@pytest.mark.parametrize(
    ("language", "written", "told"),
    [
        ("de", "Elf", "elf"),
        ("de", "Mindestens 19", "mindestens 19"),
        ("de", "Dutzende", "Dutzende"),
        ("de", "Millionen", "Millionen"),
        ("en", "Eleven", "eleven"),
    ],
)
def test_a_number_that_opened_its_sentence_keeps_its_capital_only_if_it_is_a_noun_that_has_one_anywhere(
    language: str, written: str, told: str
) -> None:
    figure = told_in(language, language, unit_text="", text=written, phrase=written)
    assert (figure.claims[0].text, figure.claims[0].phrase) == (told, told)


@pytest.mark.parametrize(
    ("language", "source", "noun", "subject"),
    [
        ("fr", "de", "Kinder", "enfants"),
        ("de", "en", "children", "Kinder"),
        ("fr", "de", "Verdachtsfällen", "«\u00a0Verdachtsfällen\u00a0»"),
        ("en", "de", "Prozent", "deaths"),  # a unit stands with its number, and names nothing
    ],
)
def test_a_word_of_another_language_is_translated_by_the_tables_or_stands_quoted(
    language: str, source: str, noun: str, subject: str
) -> None:
    assert told_in(language, source, unit_text=noun).subject == subject


def test_a_story_told_only_in_other_languages_is_headed_by_what_one_of_them_opens_with() -> None:
    made = writer(
        article(1, "На рынке в Мираде погибли 43 человека.", language="ru"),
        article(2, "Almeno 43 persone sono morte nell'incendio del mercato di Mirada.", language="it"),
    )
    headline = made.headline()
    assert headline.text.startswith("“Almeno 43 persone sono morte")
    assert holds(made, headline)


def test_an_event_is_headed_by_the_article_that_says_it_in_fewest_words() -> None:
    long = (
        "After two nights of shelling and with the trenches along the northern canal given up one after another the rebels "
        "of the Northern Front under their general Anton Velk have entered Velnik from the west and from the river side."
    )
    short = "Rebels of the Northern Front have entered Velnik, the largest city of the north."
    made = writer(article(1, long, published=None), article(2, short, published=None))
    assert made.headline().text.startswith("Rebels of the Northern Front have entered Velnik")


def test_what_the_newest_article_opens_with_heads_the_story_before_what_was_news_the_day_before() -> None:
    made = writer(
        titled(1, "Fire closes port of Velnik", "A fire closed the port of Velnik on Thursday.", "2024-11-28"),
        titled(
            2, "Port of Velnik opens again", "The port of Velnik opened again on Friday after the fire.", "2024-11-29"
        ),
    )
    assert "again" in made.headline().text


@pytest.mark.parametrize("time", ["18:40 ", "11.20am: ", "9h45 – ", "18.40 Uhr: "])
def test_the_time_before_an_entry_of_a_live_report_is_no_part_of_its_sentence(time: str) -> None:
    told = "Engineers have closed the viaduct to trains until Sunday."
    assert condense(time + told, load_profile("en")) == told


def test_news_too_long_for_a_headline_does_not_give_way_to_something_else_that_is_short() -> None:
    bid = (
        "Britain's Ostrander plc has confirmed that it is considering an all-cash bid for Velnik Rail, the Dalgow maker of "
        "interlockings, that could trump the 15.60 euros a share on the table from Norlake Signal."
    )
    texts = [
        f"{bid} The board met on Monday.",
        f"{bid} Norlake Signal said on Monday it had closed the purchase of a workshop.",
        f"{bid} Ostrander has 6,200 staff.",
    ]
    headline = writer(*(article(i, text, f"2024-11-2{i}") for i, text in enumerate(texts, 1))).headline()
    assert headline.text.startswith("Britain's Ostrander plc")


def test_a_question_is_no_news() -> None:
    question = "Arrests or bankruptcy in Velnik?"
    made = writer(article(1, f"VELNIK. {question} Police arrested three people in Velnik on Monday."))
    assert not any("?" in s.text for s in (made.headline(), *made.statements()))


def test_what_happened_before_yesterday_does_not_head_the_story_of_today() -> None:
    old = "On Tuesday, rebels of the Northern Front attacked the barracks of Velnik."
    new = "On Friday, soldiers of the southern army attacked the harbour."
    made = writer(article(1, f"{old} {new}", published=None), article(2, f"{new} {old}", published=None))
    assert made.headline().text == new.rstrip(".")


def test_news_that_only_another_language_has_is_headed_by_the_number_that_it_moved_and_that_line_stands_once() -> None:
    old = "The works council of the mill declined to comment. Orvantis offered 62 euros a share for the Velnik mill."
    new = "Orvantis hat am Freitag sein Angebot für die Mühle von Velnik von 62 auf 68,50 Euro je Aktie erhöht."
    german = {"language": "de"}
    paper = titled(2, "Orvantis erhöht Angebot für Mühle von Velnik", new, "2024-11-29").model_copy(update=german)
    made = writer(titled(1, "Velnik mill", old, "2024-11-25"), paper)
    headline = made.headline()
    assert headline.text.startswith("Price per share: 68,50")
    assert holds(made, headline)
    assert not any(s.text.startswith("Price per share") for s in made.statements())


def test_a_toll_that_heads_a_story_says_where() -> None:
    old = "A fire closed the port of Velnik on Monday. Nine people died in the flames."
    new = "Nach dem Brand im Hafen von Velnik ist die Zahl der Toten am Freitag auf 14 gestiegen."
    german = {"language": "de"}
    paper = titled(2, "Brand im Hafen von Velnik: 14 Tote", new, "2024-11-29").model_copy(update=german)
    made = writer(titled(1, "Fire closes port of Velnik", old, "2024-11-25"), paper)
    assert made.headline().text.startswith("Velnik: ")
    assert holds(made, made.headline())


def test_a_sentence_may_end_with_who_said_it() -> None:
    sentence = "An attack killed at least 25 people in the port of Velnik, officials said, in one of the worst raids."
    assert (
        condense(sentence, load_profile("en"), 80)
        == "An attack killed at least 25 people in the port of Velnik, officials said."
    )


def test_without_an_event_an_opening_that_has_the_main_number_heads_the_story() -> None:
    assert writer(article(1, "Shares of Norvik fall 7 percent")).headline().text == "Shares of Norvik fall 7 percent"


def test_a_story_in_a_language_without_rules_is_headed_by_one_sentence_and_not_by_its_paragraph() -> None:
    text = "周二，港口一座仓库发生火灾。消防部门称，附近居民已被疏散到学校。"
    assert writer(article(1, text, language="zh")).headline().text == "“周二，港口一座仓库发生火灾。”"


def test_two_numbers_with_two_spaces_between_do_not_become_one() -> None:
    said = condense("In  Velnik rows 1  450 and 2 300 were  closed.", load_profile("fr"))
    assert said == "In Velnik rows 1  450 and 2 300 were closed."


def test_an_opening_from_which_no_event_was_read_does_not_head_the_story_before_deaths_of_that_day() -> None:
    bridge = article(
        1, "The council met in Sorna. Two people died in Sorna on Friday when a bridge fell on them, police said."
    )
    board = article(2, "The Tide Board has been working around Sorna since Tuesday. Two people died there on Friday.")
    assert writer(bridge, board).headline().text.startswith("Two people died in Sorna")
