"""What tells how things are is no event of the story; it may be one more report of what happened."""

import pytest
from small_news import read, story

LEAD = "A ferry sank off Barisal on Thursday and 40 people drowned, the river authority said. It was the Rupali Tara."


@pytest.mark.parametrize(
    ("language", "sentence", "is_state"),
    [
        ("en", "Some 3,700 acres of orchards are under water.", True),
        ("en", "The museum puts the loss at 24 million francs.", True),
        ("en", "Inflation reached 7.1 percent in April.", True),
        ("en", "Revenue fell by 9 percent to 1.8 billion euros.", True),
        ("de", "Nach Angaben des Roten Kreuzes sind 51 Menschen gestorben.", True),  # a toll of several is a count
        ("es", "Su hermano menor fue hallado muerto en la orilla.", False),
        ("en", "Police arrested four men at the gate.", False),
        ("en", "The opposition demands his resignation.", False),
        ("de", "Drei Reisende werden noch vermisst.", True),
        ("de", "Den Männern drohen bis zu acht Jahre Haft.", False),  # a verb in the present may be an act
        ("es", "Dos de los detenidos siguen en prisión.", True),
        ("es", "El banco ha cerrado doce oficinas.", False),
        ("fr", "Une quinzaine de personnes restent en garde à vue.", True),
        ("fr", "Madrid débloque trois millions d'euros.", False),
        ("en", "Nobody was hurt in the village that night.", True),
        ("fr", "Aucun passager n'a été blessé.", True),
        ("es", "Nadie resultó herido en el pueblo.", True),
        ("en", "So who bought the shares of the mill?", True),
        ("fr", "Qui donc a racheté le moulin et ses terres ?", True),
        ("es", "¿Quién compró las acciones del molino?", True),
        ("de", "Wer hat die Aktien der Mühle gekauft?", True),
        ("en", "Correction: An earlier version of this article gave the dead as 87.", True),
    ],
)
def test_a_sentence_without_a_day_or_a_deed_tells_a_state(language: str, sentence: str, is_state: bool) -> None:
    opening = {"en": "One. Two three.", "de": "Eins. Zwei drei.", "es": "Uno. Dos tres.", "fr": "Un. Deux trois."}
    events = read(f"{opening[language]} {sentence}", language=language).events
    assert [e.is_state for e in events] == [is_state]


def test_a_state_founds_no_event() -> None:
    told = story(f"{LEAD} Twelve people remain missing. Some 3,700 acres of orchards are under water.").events
    assert not any("orchards" in c.exact for e in told for c in e.citations)
    assert [e.type for e in told] == ["accident"]
