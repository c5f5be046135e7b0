"""Who says which number: rows of a sentence and the (speaker, number) pairs it holds."""

import pytest
import small_news
from test_extract_lexical import read

from summarizer.extract.attribution.pronouns import resolve_pronouns
from summarizer.extract.attribution.relations import find_attributions, speaker_at
from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile

Pairs = list[tuple[str, str]]


def said(language: str, *sentences: str) -> Pairs:
    """The pairs of a text whose sentences are given one by one."""
    profile, text = load_profile(language), " ".join(sentences)
    spans: list[tuple[int, int]] = []
    for sentence in sentences:
        start = spans[-1][1] + 1 if spans else 0
        spans.append((start, start + len(sentence)))
    vocabulary = Vocabulary.of(text)
    found = {
        n: find_attributions(text, span, n, find_names(text, profile, *span, vocabulary), profile)
        for n, span in enumerate(spans, start=1)
    }
    resolved = resolve_pronouns(found, profile)
    pairs = []
    for number, (start, end) in enumerate(spans, start=1):
        for numeral in find_numerals(text, profile, start, end):
            speaker = speaker_at(resolved[number], numeral.start)
            pairs.append((speaker.speaker if speaker else "", text[numeral.start : numeral.end]))
    return pairs


ENGLISH: list[tuple[str, Pairs]] = [
    ("The bill cut the deficit to 5% of GDP from a projected 6%.", [("", "5%"), ("", "6%")]),
    ("Ana Sims put the dead at 143, without citing a source.", [("Ana Sims", "143")]),
    ("The Observatory said 231 people had died.", [("Observatory", "231")]),
    ("It clears the way for what the union says could be 1,300 cancelled trains.", [("union", "1,300")]),
    ("231 people had died, the Observatory said.", [("Observatory", "231")]),
    (
        "The toll rose to 78, the Observatory said on Thursday, after soldiers reached the hamlets.",
        [("Observatory", "78")],
    ),
    ("“We counted 52 bodies,” said Inés Quiroga of Manos del Sur.", [("Inés Quiroga", "52")]),
    ("“We counted 52 bodies,” said Inés Quiroga, a nurse.", [("Inés Quiroga", "52")]),
    ("According to the Syrian Observatory (SOHR), 231 died.", [("Syrian Observatory", "231")]),
    ("At least 28 died, the Civil Protection Office (CPO) said.", [("Civil Protection Office", "28")]),
    ("Interior Minister Julio Arana said 34 people had died.", [("Julio Arana", "34")]),
    ("The interior minister, Julio Arana, said 34 people had died.", [("Julio Arana", "34")]),
    ("At least 40 were hurt, the mayor of Alba, Rosa Illanes, said.", [("Rosa Illanes", "40")]),
    ("Rosa Illanes, the mayor of Alba, said 40 people were hurt.", [("Rosa Illanes", "40")]),
    ("The mayor of Alba said 40 people were hurt.", [("mayor of Alba", "40")]),
    ("According to officials in Lima, 34 people died.", [("officials", "34")]),
    ("Turkish officials said 34 people died.", [("Turkish officials", "34")]),
    ("The UN and the Observatory said 27 civilians had been killed.", [("The UN and the Observatory", "27")]),
    ("The army said 12 soldiers died, while the rebels claimed 40.", [("army", "12"), ("rebels", "40")]),
    ("Officials said 13 died, but witnesses said they had counted 20.", [("Officials", "13"), ("witnesses", "20")]),
    (
        "The Observatory said 231 had died; it added that 144 were rebels.",
        [("Observatory", "231"), ("Observatory", "144")],
    ),
    (
        "The toll is 34, according to the ministry, which said 22 were missing.",
        [("ministry", "34"), ("ministry", "22")],
    ),
    ("On Wednesday the government spoke of 34 dead.", [("government", "34")]),
    ("It would cost $400 million, one banker estimated.", [("one banker", "$400 million")]),
    ("Tobias Renk, whose fund owns 12 shares, said the company was worth 26.", [("", "12"), ("Tobias Renk", "26")]),
    ("Macron said on Monday that 300 troops would leave.", [("Macron", "300")]),
    ("Neighbours counted on 300 troops.", [("", "300")]),
    ("Syrian news agency SANA reported that 14 people were wounded.", [("SANA", "14")]),
    ("The quake killed 34 people.", [("", "34")]),
]
FRENCH: list[tuple[str, Pairs]] = [
    ("Un précédent bilan faisait état de 151 morts.", [("", "151")]),
    ("Le ministre de l'Intérieur, Julio Arana, a annoncé 34 morts.", [("Julio Arana", "34")]),
    ("Selon le ministre de l’Intérieur, Julio Arana, 34 personnes sont mortes.", [("Julio Arana", "34")]),
    ("Selon le ministère de l'Intérieur, 34 personnes sont mortes.", [("ministère de l'Intérieur", "34")]),
    ("Quelque 140 blessés, a déclaré mercredi le ministre de l'Intérieur.", [("ministre de l'Intérieur", "140")]),
    ("L'ONU et l'Observatoire ont fait état de 27 civils tués.", [("L'ONU et l'Observatoire", "27")]),
    ("« Nous avons compté 52 corps », a dit Inés Quiroga, de Manos del Sur.", [("Inés Quiroga", "52")]),
    (
        "Le groupe HTS affirme avoir pris 70 villages, tandis que l'armée en compte 12.",
        [("HTS", "70"), ("armée", "12")],
    ),
]
SPANISH: list[tuple[str, Pairs]] = [
    ("Hay 46 muertos, según un nuevo balance difundido este sábado por la junta militar.", [("junta militar", "46")]),
    ("El ministro del Interior, Julio Arana, reconoció que había 34 muertos.", [("Julio Arana", "34")]),
    ("Según el ministro del Interior, hay 34 muertos.", [("ministro del Interior", "34")]),
    ("La ONG Manos del Sur eleva los fallecidos a 52.", [("ONG Manos del Sur", "52")]),
    ("La ONU y el Observatorio dijeron que murieron 27 civiles.", [("La ONU y el Observatorio", "27")]),
    ("Hay 310 heridos, según la OPC.", [("OPC", "310")]),
    ('"Contamos 52 muertos", dijo Inés Quiroga, de Manos del Sur.', [("Inés Quiroga", "52")]),
    ("La alcaldesa de Santa Orla, Rosa Illanes, mantiene que podría pasar de cien.", [("Rosa Illanes", "cien")]),
]
GERMAN: list[tuple[str, Pairs]] = [
    ("Nach Angaben des Innenministeriums retteten die Kräfte 46 Menschen.", [("Innenministeriums", "46")]),
    ("Nach Angaben der örtlichen Behörden starben 46 Menschen.", [("örtlichen Behörden", "46")]),
    ("Der Innenminister Julio Arana sagte, 34 Menschen seien gestorben.", [("Julio Arana", "34")]),
    ("Laut dem Innenministerium starben 34 Menschen.", [("Innenministerium", "34")]),
    ("34 Menschen starben, wie das Innenministerium mitteilte.", [("Innenministerium", "34")]),
    ("Der Polizei zufolge wurden 14 Menschen verletzt.", [("Polizei", "14")]),
    ("900 Stellen fallen weg, sagte Vorstandschef Jens Brandt am Montag.", [("Jens Brandt", "900")]),
    ("Die UN und die Beobachtungsstelle meldeten 27 tote Zivilisten.", [("Die UN und die Beobachtungsstelle", "27")]),
]
ROWS = [
    (code, *row)
    for code, rows in zip(("en", "fr", "es", "de"), (ENGLISH, FRENCH, SPANISH, GERMAN), strict=True)
    for row in rows
]


@pytest.mark.parametrize(("language", "sentence", "expected"), ROWS)
def test_each_number_of_a_sentence_has_its_speaker(language: str, sentence: str, expected: Pairs) -> None:
    assert said(language, sentence) == expected


def test_a_pronoun_goes_on_in_the_voice_before_it_as_long_as_that_is_heard() -> None:
    pairs = said(
        "en", "The Observatory said 231 died.", "It said 144 were rebels.", "Then it rained.", "It said 87 were not."
    )
    assert pairs == [("Observatory", "231"), ("Observatory", "144"), ("Observatory", "87")]


def test_a_voice_is_forgotten_after_two_sentences() -> None:
    pairs = said("en", "The Observatory said 231 died.", "It rained.", "It snowed.", "It said 144 were rebels.")
    assert pairs[-1] == ("", "144")


def test_a_bodys_common_noun_is_the_last_speaker_or_itself_where_nobody_spoke() -> None:
    assert said("en", "The Observatory said 231 died.", "The monitor said 144 were rebels.")[-1] == (
        "Observatory",
        "144",
    )
    assert said("en", "The ministry said 34 people had died.") == [("ministry", "34")]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("The Police said 3,000 people marched.", "The union spoke of 5,000.")),
        ("fr", ("Selon la Préfecture, 3 000 personnes ont défilé.", "Le syndicat a parlé de 5 000.")),
        ("es", ("Según la Policía, marcharon 3.000 personas.", "El sindicato habló de 5.000.")),
        ("de", ("Laut der Polizei kamen 3000 Menschen.", "Die Gewerkschaft sprach von 5000.")),
    ],
)
def test_a_body_of_another_role_is_not_the_last_speaker(language: str, sentences: tuple[str, str]) -> None:
    first, second = said(language, *sentences)
    assert second[0] in ("union", "syndicat", "sindicato", "Gewerkschaft")
    assert first[0] != second[0]


def test_a_pronoun_without_anyone_before_it_is_nobody() -> None:
    assert said("en", "He said 34 people had died.") == [("", "34")]


@pytest.mark.parametrize(
    ("language", "sentences", "pairs"),
    [
        (
            "en",
            ["The central bank now expects 2.4%.", "It sees 6%."],
            [("central bank", "2.4%"), ("central bank", "6%")],
        ),
        ("fr", ["Le ministère table sur 12 %."], [("ministère", "12 %")]),
        ("en", ["The museum puts the loss at 24 million."], [("museum", "24 million")]),
        ("en", ["It cost 61 million, analysts at Brandt Cole estimated."], [("analysts at Brandt Cole", "61 million")]),
        ("de", ["Sie hatten 19 Tage Zugriff, räumte der Konzern ein."], [("Konzern", "19")]),
        ("de", ["Nach Schätzung der Regierung fehlen 40 Tonnen."], [("Regierung", "40")]),
        ("es", ["Sobrarán 150 puestos, calcula el sindicato Tierra y Jornal."], [("sindicato Tierra y Jornal", "150")]),
        (
            "en",
            ["LONDON, Sept 16 (Wire) - Cobaltel, the French telecoms group, said on Friday it would cut 40 jobs."],
            [("Cobaltel", "40")],
        ),
        ("fr", ["Le syndicat des pêcheurs parle de quatre tonnes."], [("syndicat des pêcheurs", "quatre")]),
        ("en", ["The union of dockers counted 40 ships."], [("union of dockers", "40")]),
        ("es", ["El ejército habla de doce muertos."], [("ejército", "doce")]),
        ("es", ["Protección Civil corrigió su balance: 22 heridos."], [("Protección Civil", "22")]),
        ("de", ["Der Landkreis beziffert den Schaden auf 30 Euro."], [("Landkreis", "30")]),
        ("de", ["Das Institut Nordwert erwartet 0,8 Prozent."], [("Nordwert", "0,8")]),
        ("de", ["Der Verband der Reeder zählte 65 Schiffe."], [("Verband der Reeder", "65")]),
        ("de", ["Nach amtlichen Angaben starben 19 Menschen."], [("amtlichen Angaben", "19")]),
        ("es", ["Hay 40 aislados, según su jefe, Julio Prado."], [("Julio Prado", "40")]),
        ("fr", ["Il y a 40 blessés, selon le directeur de la clinique, Marc Aubriot."], [("Marc Aubriot", "40")]),
        ("fr", ["Il y a 40 blessés, a indiqué dimanche soir la gendarmerie."], [("gendarmerie", "40")]),
        ("es", ["El lunes por la noche la policía hablaba de doce heridos."], [("policía", "doce")]),
        ("de", ["Die Staatsanwaltschaft hatte 12 Jahre gefordert."], [("Staatsanwaltschaft", "12")]),
        ("es", ["Hay 12 heridos, relató a la prensa el jefe de policía, Saúl Mamani."], [("Saúl Mamani", "12")]),
        (
            "en",
            ["The World Health Organization said Brazil had recorded 410 cases."],
            [("World Health Organization", "410")],
        ),
        ("es", ["La participación fue del 60 %, según el primer corte del tribunal."], [("tribunal", "60 %")]),
        ("en", ["Nine were hurt, the foreign ministry in Berlin said."], [("foreign ministry", "Nine")]),
        ("en", ["Nine are in hospital, said Dr Elena Sanna of the city's clinic."], [("Elena Sanna", "Nine")]),
        ("en", ["Port Airways had earlier said 41 were aboard."], [("Port Airways", "41")]),
        (
            "es",
            ["Ana Ruiz explicó que hay 12 heridos.", "«Faltan 40», dijo."],
            [("Ana Ruiz", "12"), ("Ana Ruiz", "40")],
        ),
        (
            "es",
            ["Unas 35.000 personas, según la Policía, y 120.000, según los convocantes, marcharon."],
            [("Policía", "35.000"), ("convocantes", "120.000")],
        ),
    ],
)
def test_who_counts_expects_or_corrects_a_number_says_it(language: str, sentences: list[str], pairs: Pairs) -> None:
    assert said(language, *sentences) == pairs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The company denied that 400 jobs would go."),
        ("fr", "L'entreprise a démenti que 400 postes soient menacés."),
        ("es", "La empresa desmintió que sobren 400 puestos."),
        ("de", "Die Feuerwehr dementierte, dass 400 Menschen fehlen."),
        ("de", "In der Tarner Bucht zählt man 37 Schiffe."),
    ],
)
def test_who_denies_a_report_and_where_it_is_set_do_not_vouch_for_its_number(language: str, text: str) -> None:
    assert [speaker for speaker, _ in said(language, text)] == [""]


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("es", "Tres obreros murieron en Altamora, informó la empresa operadora, Minera Velnik.", "Minera Velnik"),
        ("es", "El sindicato minero aseguró que los muertos son 19.", "sindicato minero"),
        ("es", "La oficina de catástrofes del país (BNX) elevó a 34 el número de muertos.", "BNX"),
        ("fr", "Les vents ont atteint 185 km/h, d’après le service météorologique.", "service météorologique"),
        ("fr", "Selon la police hier, 12 personnes sont mortes.", "police"),
    ],
)
def test_a_body_is_called_by_its_name_or_with_the_word_that_says_which(
    language: str, sentence: str, speaker: str
) -> None:
    assert said(language, sentence)[0][0] == speaker


def test_an_announcement_behind_a_preposition_is_a_noun_that_nobody_speaks() -> None:
    told = "Le ministre a dit sa « colère » devant l'Assemblée nationale après l'annonce de 300 licenciements."
    ((speaker, _),) = said("fr", told)
    assert speaker == "ministre"


def test_an_estimate_that_is_preliminary_has_no_speaker_of_that_name() -> None:
    ((speaker, _),) = said("en", "The damage is between 28 and 32 million dollars, a preliminary estimate.")
    assert speaker == ""


def test_the_cost_is_no_speaker_of_the_verb_behind_it() -> None:
    assert said("de", "Die Kosten der Feier beziffert die Velna auf 70 Millionen Euro.")[-1][0] == "Velna"
    assert said("de", "Die Polizei beziffert den Schaden auf 70 Millionen Euro.")[-1][0] == "Polizei"


def test_a_body_set_against_a_speaker_in_one_sentence_is_another() -> None:
    pairs = said("en", "Officials said 12 had died.", "Velnik Mining put it at 16; the union said there were 19.")
    assert pairs[-1] == ("union", "19")


@pytest.mark.parametrize(
    ("language", "sentence", "pairs"),
    [
        ("en", "The number of hurt was put at 51 by the coast guard.", [("coast guard", "51")]),
        ("fr", "Le nombre de morts a été ramené à 41 par la préfecture.", [("préfecture", "41")]),
        ("es", "El balance fue rebajado a 41 por el Ministerio del Interior.", [("Ministerio del Interior", "41")]),
        (
            "de",
            "Der Schaden wurde vom Innenministerium auf 41 Millionen beziffert.",
            [("Innenministerium", "41 Millionen")],
        ),
        ("de", "Aus Unterlagen geht hervor, dass 41 Menschen starben.", [("Unterlagen", "41")]),
    ],
)
def test_who_gave_a_number_of_which_the_passive_tells_says_it(language: str, sentence: str, pairs: Pairs) -> None:
    assert said(language, sentence) == pairs


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "State media reported, citing police officials, that 41 people had drowned."),
        ("fr", "La presse locale, qui cite la police, parle de 41 morts."),
        ("es", "La televisión pública, que cita a la policía, habla de 41 muertos."),
        ("de", "Das Staatsfernsehen meldete unter Berufung auf die Polizei 41 Tote."),
    ],
)
def test_who_passes_on_what_another_says_does_not_say_it(language: str, sentence: str) -> None:
    assert [speaker.lower().removesuffix(" officials") for speaker, _ in said(language, sentence)] in (
        [["police"], ["policía"], ["polizei"]]
    )


@pytest.mark.parametrize(
    ("language", "sentence", "pairs"),
    [
        ("en", "Rescuers: 41 buried under the mud", [("Rescuers", "41")]),
        ("en", "41 buried under the mud: rescuers", [("rescuers", "41")]),
        ("de", "Feuerwehr: 41 Verschüttete in Altenau", [("Feuerwehr", "41")]),
        ("es", "Bomberos: 41 sepultados en Altamora", [("Bomberos", "41")]),
        ("en", "Mudslide: 41 buried", [("", "41")]),
        ("en", "Peru: 41 buried", [("", "41")]),
    ],
)
def test_a_headline_names_its_speaker_before_a_colon_or_behind_it(language: str, sentence: str, pairs: Pairs) -> None:
    assert said(language, sentence) == pairs


@pytest.mark.parametrize(
    ("language", "sentence", "pairs"),
    [
        (
            "fr",
            "Ils étaient 900 selon la police, contre 3 000 pour les syndicats.",
            [("police", "900"), ("syndicats", "3 000")],
        ),
        (
            "es",
            "Fueron 900 para la policía y 3.000 para los sindicatos.",
            [("policía", "900"), ("sindicatos", "3.000")],
        ),
        ("es", "El Gobierno compró 900 chalecos para la policía.", [("", "900")]),
        (
            "en",
            "The police say 900 people marched; the tenants' group speaks of 3,000.",
            [("police", "900"), ("tenants' group", "3,000")],
        ),
        ("fr", "Le comité fait état de 41 disparus.", [("comité", "41")]),
    ],
)
def test_a_count_set_against_another_is_its_own_speakers(language: str, sentence: str, pairs: Pairs) -> None:
    assert said(language, sentence) == pairs


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("en", "“I saw nine shells,” Rosa Illanes, a baker, told Reuters.", "Rosa Illanes"),
        ("fr", "« J'ai vu neuf obus », a confié à Reuters Rosa Illanes, boulangère.", "Rosa Illanes"),
        ("de", "„Ich sah neun Geschosse“, sagte die Bäckerin Rosa Illanes der Nachrichtenagentur dpa.", "Rosa Illanes"),
        ("en", "According to a report seen by Reuters, nine tankers left.", ""),
        ("fr", "Un document consulté par l'AFP évoque neuf navires.", "document"),
        ("es", "«Llevábamos nueve días», contó un superviviente.", "superviviente"),
        (
            "fr",
            "Neuf suspects ont été arrêtés, ont indiqué deux sources proches du dossier.",
            "sources proches du dossier",
        ),
        ("fr", "De source judiciaire, neuf suspects ont été arrêtés.", "source judiciaire"),
        ("es", "También afirmó que hay nueve heridos.", ""),
        ("de", "Der „Morgenbote“ berichtet, dass neun Menschen starben.", "Morgenbote"),
        ("de", "Die Armee will neun Kämpfer getötet haben.", "Armee"),
        ("de", "In einer Mitteilung erklärte die Wahlkommission, neun Urnen fehlten.", "Wahlkommission"),
        ("de", "Ein Sprecher der Feuerwehr sagte, neun Menschen seien verletzt.", "Sprecher der Feuerwehr"),
        ("de", "Die Kosten bezifferte Konzernchef Georg Altmann auf neun Millionen.", "Georg Altmann"),
        ("es", "A juicio de la presidenta de Cáritas, Teresa Vila, nueve familias sobran.", "Teresa Vila"),
        ("fr", "Les autorités avaient d'abord évoqué neuf morts.", "autorités"),
    ],
)
def test_who_is_told_who_has_seen_it_and_what_stands_between_leave_the_speaker(
    language: str, sentence: str, speaker: str
) -> None:
    assert said(language, sentence)[0][0] == speaker


@pytest.mark.parametrize(
    ("language", "sentence", "pairs"),
    [
        (
            "en",
            "The bank cut its growth forecast to 1.2 percent and now sees inflation at 4 percent.",
            [("bank", "1.2"), ("bank", "4")],
        ),
        ("en", "Unions are seeking a rise of 7 percent.", [("Unions", "7")]),
        ("de", "Die Staatsanwältin beantragte acht Jahre Haft.", [("Staatsanwältin", "acht")]),
        ("de", "Der Verband rechnet damit, dass 300 Betriebe schließen.", [("Verband", "300")]),
        ("fr", "Le parquet a requis 30 000 euros d'amende.", [("parquet", "30 000")]),
        ("en", "Nine are hurt, said the mayor, who governs 300 villages.", [("mayor", "Nine"), ("", "300")]),
        (
            "es",
            "Nueve heridos, informó la policía, que la víspera hablaba de 300.",
            [("policía", "Nueve"), ("policía", "300")],
        ),
        ("en", "Brightmoor offered to buy Kestrane for 300 million euros.", [("", "300 million")]),
    ],
)
def test_who_seeks_or_reckons_speaks_and_what_a_clause_tells_of_a_speaker_is_not_its_word(
    language: str, sentence: str, pairs: Pairs
) -> None:
    assert said(language, sentence) == pairs


@pytest.mark.parametrize(
    ("language", "sentence", "pairs"),
    [
        ("en", "Shares fell nine percent after the brewer warned of 41 closures.", [("", "nine"), ("brewer", "41")]),
        (
            "fr",
            "Neuf granges ont brûlé, ont indiqué les pompiers, qui ont mobilisé 41 hommes.",
            [("pompiers", "Neuf"), ("", "41")],
        ),
        ("de", "Neun Menschen fehlen, teilte die Feuerwehr mit.", [("Feuerwehr", "Neun")]),
    ],
)
def test_what_only_tells_who_the_speaker_is_or_stands_before_its_clause_is_not_said(
    language: str, sentence: str, pairs: Pairs
) -> None:
    assert said(language, sentence) == pairs


@pytest.mark.parametrize(
    ("language", "sentence", "pairs"),
    [
        (
            "en",
            "Officials first said nine were hurt but later raised the figure to 41.",
            [("Officials", "nine"), ("Officials", "41")],
        ),
        ("en", "The union, said in a note of Monday that 41 jobs would go.", [("union", "41")]),
        ("en", "Nearly 41 pilgrims missing on mountain, says parish council", [("parish council", "41")]),
        ("fr", "Il y a neuf blessés, a précisé son directeur, le docteur Marc Aubriot.", [("Marc Aubriot", "neuf")]),
        ("fr", "Le parquet a requis neuf ans de prison.", [("parquet", "neuf")]),
        ("es", "«Hay nueve heridos», contó a esta agencia un médico del puerto.", [("médico del puerto", "nueve")]),
        ("es", "La cooperativa prevé 41 despidos.", [("cooperativa", "41")]),
        (
            "de",
            "Die Staatsanwältin forderte neun Jahre, der Verteidiger plädierte auf zwei Jahre.",
            [("Staatsanwältin", "neun"), ("Verteidiger", "zwei")],
        ),
        ("de", "Das Ministerium geht davon aus, dass 41 Menschen fehlen.", [("Ministerium", "41")]),
    ],
)
def test_who_demands_expects_or_goes_on_says_the_number(language: str, sentence: str, pairs: Pairs) -> None:
    assert said(language, sentence) == pairs


@pytest.mark.parametrize(
    ("language", "sentences", "pairs"),
    [
        (
            "es",
            ["Hay nueve muertos, informó la gobernadora, Elva Quispe.", "Otras 26 personas siguen atrapadas, añadió."],
            [("Elva Quispe", "nueve"), ("Elva Quispe", "26")],
        ),
        (
            "es",
            ["El sindicato cifró el paro en un 85 %, mientras que el Gobierno lo dejó en un 22 %."],
            [("sindicato", "85 %"), ("Gobierno", "22 %")],
        ),
        (
            "fr",
            ["Les secours dénombrent 64 morts.", "La veille, ils en comptaient 51."],
            [("secours", "64"), ("secours", "51")],
        ),
        ("fr", ["Des habitants joints par téléphone parlent de neuf morts."], [("habitants", "neuf")]),
        ("fr", ["La préfète n'exclut pas que neuf villages soient évacués."], [("préfète", "neuf")]),
        ("en", ["Residents reached by phone spoke of nine dead."], [("Residents", "nine")]),
        ("de", ["Die Arbeitgeber hatten am Mittwoch 2,5 Prozent angeboten."], [("Arbeitgeber", "2,5")]),
    ],
)
def test_a_verb_without_its_subject_and_a_count_set_against_the_first_have_their_speaker(
    language: str, sentences: list[str], pairs: Pairs
) -> None:
    assert [
        (who.removeprefix("Des ").removeprefix("Les "), number) for who, number in said(language, *sentences)
    ] == pairs


def test_what_is_put_at_a_number_does_not_say_it() -> None:
    (found, *_) = read("The Reform party was put at 23 seats in the vote, a poll showed.").figures
    assert found.speaker != "Reform party"


def test_a_nations_word_in_german_is_no_word_of_whom_it_is_about() -> None:
    assert said("de", "Nach norländischen Angaben starben 12 Soldaten.") == [("norländischen Angaben", "12")]
    text = "Am Sonntag hatte die Miliz nach norländischen Angaben rund 250 Raketen abgefeuert."
    assert said("de", text) == [("norländischen Angaben", "250")]


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("en", "Peru's garment makers say that 48 mills closed.", "Peru's garment makers"),
        (
            "en",
            "The leader of Peru's main student group said 48 people were hurt.",
            "leader of Peru's main student group",
        ),
        (
            "fr",
            "Le principal mouvement étudiant du Pérou a annoncé 48 blessés.",
            "principal mouvement étudiant du Pérou",
        ),
        ("es", "La mayor organización juvenil de Perú anunció 48 heridos.", "mayor organización juvenil de Perú"),
        ("en", "The maker of Velnik said 48 people were hurt.", "maker of Velnik"),
        ("fr", "Le fabricant de Velnik a annoncé 48 blessés.", "fabricant de Velnik"),
        ("es", "El fabricante de Velnik anunció 48 heridos.", "fabricante de Velnik"),
        ("de", "Der Hersteller von Velnik meldete 48 Verletzte.", "Hersteller von Velnik"),
        (
            "de",
            "Die größte Bewegung der Studenten von Peru meldete 48 Verletzte.",
            "größte Bewegung der Studenten von Peru",
        ),
    ],
)
def test_whose_the_speaker_is_does_not_speak(language: str, sentence: str, speaker: str) -> None:
    assert said(language, sentence) == [(speaker, "48")]


def test_a_count_that_rises_to_a_number_has_said_nothing() -> None:
    """ "El balance se eleva a 291": only who "eleva a 291" the count gives it."""
    risen = read("El número de muertos por Orla se eleva a 291.", language="es").figures
    given = read("Orla eleva a 291 los muertos.", language="es").figures
    assert ([f.speaker for f in risen], [f.speaker for f in given]) == ([""], ["Orla"])


@pytest.mark.parametrize(
    ("language", "quoted", "speaker", "tails"),
    [
        (
            "en",
            "“There are 41 dead,”",
            "said {the mayor of Villamora}",
            [
                "after visiting the site",
                "by telephone",
                "without giving details",
                "two days after the fire",
                "late on Friday",
            ],
        ),
        (
            "fr",
            "« Il y a 41 morts »,",
            "a déclaré {le syndicat des pompiers}",
            [
                "après l'incendie",
                "au téléphone",
                "sans donner de détails",
                "deux jours après l'incendie",
                "tard vendredi",
            ],
        ),
        (
            "de",
            "„Es gibt 41 Tote“,",
            "sagte {die Gewerkschaft der Feuerwehr}",
            [
                "nach dem Brand",
                "ohne Einzelheiten zu nennen",
                "zwei Tage nach dem Brand",
                "spät am Freitag",
                "tags zuvor",
            ],
        ),
        (
            "es",
            "«Hay 41 muertos»,",
            "dijo {el sindicato de bomberos}",
            ["tras el incendio", "por teléfono", "sin dar detalles", "dos días después del incendio", "de nuevo"],
        ),
    ],
)
def test_what_is_told_of_the_speech_behind_its_speaker_hides_him_not(
    language: str, quoted: str, speaker: str, tails: list[str]
) -> None:
    verb, _, name = speaker.rstrip("}").partition("{")
    found = [said(language, f"{quoted} {verb}{name} {tail}.")[0] for tail in tails]
    assert found == [(name.partition(" ")[2], "41")] * len(tails)


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("en", "“There are 41 dead,” said the mayor of Villamora.", "mayor of Villamora"),
        ("es", "«Hay 41 muertos», dijo el gobernador de Zamurria.", "gobernador de Zamurria"),
        ("fr", "« Il y a 41 morts », a dit le gouverneur de Villamora.", "gouverneur de Villamora"),
        ("fr", "Il y a 41 morts, a précisé Médecins sans frontières.", "Médecins sans frontières"),
        ("en", "The raid killed 41, said the regular Ostrian Army.", "Ostrian Army"),
    ],
)
def test_a_town_does_not_speak_for_its_mayor_and_a_name_keeps_its_small_words(
    language: str, sentence: str, speaker: str
) -> None:
    assert said(language, sentence) == [(speaker, "41")]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "La gouverneure Ana Sims s'est rendue sur place. Il y a 41 morts, a-t-elle déclaré.", "Ana Sims"),
        ("fr", "« L'enquête commence », a dit le maire Karl Ott. « Il y a 41 morts », a-t-il ajouté.", "Karl Ott"),
        ("fr", "Le maire Karl Ott a dit que l'enquête commençait. Il y a 41 morts, explique-t-il.", "Karl Ott"),
        ("fr", "L'armée a attaqué vendredi. Elle a affirmé avoir tué 41 rebelles.", "armée"),
        ("de", "Polizeichefin Ana Sims besuchte den Ort. Es gebe 41 Tote, sagte sie.", "Ana Sims"),
        ("de", "Die Armee griff am Freitag an. Sie gab an, 41 Rebellen getötet zu haben.", "Armee"),
        ("es", "La gobernadora Ana Sims visitó el lugar. «Hemos contado 41 muertos», dijo.", "Ana Sims"),
        ("en", "The army attacked on Friday. It said 41 rebels were killed.", "army"),
        ("en", "The company left on Friday. It said 41 people were hurt.", "company"),
    ],
)
def test_a_pronoun_that_speaks_is_the_subject_of_the_sentence_before(language: str, text: str, speaker: str) -> None:
    (told,) = (f for f in read(text, language).figures if f.numeral.quantity.low == 41)
    assert told.speaker == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The union, which represents 3,000 workers, said 41 plants would strike.", "union"),
        ("The union – the country's largest – said 41 plants would strike.", "union"),
        ("Rosa Illanes, mayor of Alba, said the search went on and that 41 people were dead.", "Rosa Illanes"),
        ("At least 41 people died, state television quoted the governor as saying.", "governor"),
        ("At least 41 people died, hospital officials in the town said on Friday.", "hospital officials"),
        ("Prosecutors allege that he robbed 41 people.", "Prosecutors"),
    ],
)
def test_what_stands_between_a_speaker_and_the_verb_is_left_out(sentence: str, speaker: str) -> None:
    assert (speaker, "41") in said("en", sentence)


@pytest.mark.parametrize(
    ("language", "sentences", "pairs"),
    [
        (
            "es",
            (
                "El alcalde, Raúl Quispe, sostiene que la cifra es mayor.",
                '"Nosotros hemos contado 27 cuerpos", declaró a La Gaceta.',
            ),
            [("Raúl Quispe", "27")],
        ),
        ("es", ('"Nosotros hemos contado 27 cuerpos", declaró a la prensa Raúl Quispe.',), [("Raúl Quispe", "27")]),
    ],
)
def test_a_paper_that_somebody_speaks_to_says_nothing(language: str, sentences: tuple[str, ...], pairs: Pairs) -> None:
    assert said(language, *sentences) == pairs


@pytest.mark.parametrize(
    ("language", "sentence", "pairs"),
    [
        ("es", "El decreto rige en Ombria y Brodel y fija 45 millones, dijo el alcalde.", [("alcalde", "45 millones")]),
        ("es", "La jefa firmó el plan en Ombria y Brodel y ofreció 45 millones.", [("", "45 millones")]),
        ("en", "The head signed the plan in Ombria and Brodel and said 45 people had died.", [("", "45")]),
        (
            "en",
            "Interior Minister Julio Arana confirmed raids in Ombria and Brodel and said 45 people had died.",
            [("Julio Arana", "45")],
        ),
    ],
)
def test_the_last_of_several_places_where_somebody_acts_and_speaks_says_nothing(
    language: str, sentence: str, pairs: Pairs
) -> None:
    assert said(language, sentence) == pairs


def test_litres_of_oil_speak_for_nobody_where_every_noun_has_a_capital() -> None:
    text = "Aus einem Wagen liefen nach Angaben der Bundespolizei rund 18.000 Liter Heizöl aus."
    assert [f.speaker for f in read(text, "de").figures] == ["Bundespolizei"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Oil fell 3 percent on Monday after weak data from Velnik."),
        ("en", "Oil rose 3 percent on strong figures from Velnik."),
        ("en", "The peso fell 3 percent despite a report from Velnik."),
        ("fr", "Le cuivre a perdu 3 % lundi après une statistique décevante publiée par Velnik."),
        ("es", "El cobre cayó un 3 % tras los datos publicados por Velnik."),
    ],
)
def test_a_document_that_moved_a_price_vouches_for_no_number(language: str, sentence: str) -> None:
    assert [speaker for speaker, _ in said(language, sentence)] == [""]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oil fell 3 percent, according to data from Velnik.",
        "Oil fell 3 percent, based on figures from Velnik.",
        "Data from Velnik put the fall at 3 percent.",
    ],
)
def test_a_document_that_a_number_is_taken_from_vouches_for_it(sentence: str) -> None:
    assert said("en", sentence) == [("Velnik", "3")]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The mayor of Harlow, Jane Orlo, spoke of 300 evacuated residents.", "Jane Orlo"),
        ("fr", "La maire de Harlow, Jeanne Orlo, a parlé de 300 habitants évacués.", "Jeanne Orlo"),
        ("es", "La alcaldesa de Harlow, Juana Orlo, habló de 300 vecinos evacuados.", "Juana Orlo"),
        ("en", "There are 300 evacuated residents, said residents of Harlow.", "residents of Harlow"),
    ],
)
def test_who_is_spoken_of_does_not_speak(language: str, text: str, speaker: str) -> None:
    assert small_news.mention_of(text, language, 300).speaker == speaker
