"""A number that the article's next sentence calls wrong is taken back; what is said of deeds, notes or people takes none."""

import pytest
import small_news


def is_withdrawn(text: str, language: str) -> bool:
    return small_news.mention_of(text, language, 41).withdrawn


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An earlier report gave 41 dead in the mill. That was wrong."),
        ("en", "On Thursday the agency Crossway put the toll at 41 dead. But this figure was incorrect."),
        ("en", "Rumours spread on Friday that 41 people had been killed. This is simply not true."),
        ("fr", "Un premier bilan faisait état de 41 morts dans l'usine. C'était une erreur."),
        ("fr", "Jeudi, l'agence Crossway avait donné un bilan de 41 morts. Ce chiffre était erroné."),
        ("fr", "La rumeur a couru vendredi que 41 personnes avaient été tuées. C'est faux."),
        ("es", "Un recuento anterior hablaba de 41 muertos en la fábrica. Era falso."),
        ("es", "El jueves la agencia Crossway dio un balance de 41 muertos. Pero esa cifra era errónea."),
        ("es", "El viernes corrió el rumor de que 41 personas habían muerto. Eso no es cierto."),
        ("de", "Eine frühere Meldung sprach von 41 Toten in der Fabrik. Das war falsch."),
        ("de", "Am Donnerstag hatte die Agentur Crossway 41 Tote gemeldet. Doch diese Zahl war falsch."),
        ("de", "Am Freitag ging das Gerücht um, 41 Menschen seien getötet worden. Das stimmt nicht."),
    ],
)
def test_what_the_next_sentence_calls_wrong_is_taken_back(language: str, text: str) -> None:
    assert is_withdrawn(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bank bought 41 branches in Harlow. That was a mistake."),
        ("en", "The court heard that 41 people had been arrested. That was wrong, the judge said of their treatment."),
        ("en", "The minister said that all of the 41 mayors had agreed. That is not true."),
        ("en", "In Harlow 41 people died. Claims that it was arson are false, the police said."),
        ("fr", "L'État a fermé 41 écoles. C'était une erreur."),
        ("fr", "À Harlow, 41 personnes sont mortes. Les rumeurs d'attentat sont fausses, a dit la police."),
        ("fr", "La police a compté 41 blessés. Ce chiffre était juste."),
        ("es", "El cliente pagó con un billete de 41 euros. Era falso."),
        ("es", "El banco compró 41 sucursales. Fue un error."),
        ("es", "En Harlow murieron 41 personas. Los rumores de un atentado son falsos, dijo la policía."),
        ("de", "Die Regierung schloss 41 Schulen. Das war falsch."),
        ("de", "Die Behörde meldete 41 Verletzte. Das trifft die Stadt hart."),
        ("de", "In Harlow starben 41 Menschen. Gerüchte über einen Anschlag seien falsch, sagte die Polizei."),
    ],
)
def test_what_it_says_of_something_else_takes_no_number_back(language: str, text: str) -> None:
    assert not is_withdrawn(text, language)


def test_the_number_that_stands_corrects_the_one_called_wrong() -> None:
    told = small_news.story(
        "Five people died in the fire in Harlow, the mayor said. An earlier report gave nine dead. That was false."
    )
    (corrected,) = [r for r in told.relations if r.kind == "corrected"]
    assert corrected.figures == (small_news.figure(told, 5).id, small_news.figure(told, 9).id)


def test_what_is_called_wrong_and_replaced_by_nothing_is_denied() -> None:
    told = small_news.story(
        "A fire broke out in a mill in Harlow. Rumours spread that 41 people had been killed there. This was false."
    )
    assert [claim.modality for claim in small_news.figure(told, 41).claims] == ["denied"]


_QUARRELS = {
    "en": "The firm Ardent had announced 400 job cuts in Harlow. The union GVB says that figure is wrong: it is 1,200.",
    "fr": "Ardent a annoncé 400 suppressions d'emplois. Selon le syndicat GVB, ce chiffre est faux : il y en aura 1 200.",
    "es": "El fabricante Ardent había anunciado 400 despidos. El sindicato GVB dice que esa cifra es falsa: son 1.200.",
    "de": "Ardent hatte den Abbau von 400 Stellen angekündigt. Die GVB sagt, diese Zahl sei falsch: Es seien 1.200.",
}


@pytest.mark.parametrize("language", _QUARRELS)
def test_whoever_calls_anothers_number_wrong_and_gives_his_own_is_at_odds_with_him(language: str) -> None:
    (told,) = small_news.stories(small_news.article(1, _QUARRELS[language], language=language))
    assert small_news.figure(told, 400).status == small_news.figure(told, 1200).status == "disputed"
