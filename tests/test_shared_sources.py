"""Three papers with one source behind them are told as one source."""

from small_news import article, stories

from summarizer.write.sources import shared_sources

WIRE = "The mill of Velnik burned down on Thursday and killed 34 people, the Red Cross said. It fed half of the valley."


def told(*texts: str, language: str = "en") -> list[str]:
    (facts,) = stories(*(article(i, t) for i, t in enumerate(texts, start=1)))
    found = shared_sources(facts, language)
    assert all(s.text[d.start : d.end] == str(d.value) and len(d.of) == d.value for s in found for d in s.derived)
    return [s.text for s in found]


def test_reprints_are_said_to_be_one_source() -> None:
    assert told(WIRE, WIRE + " ", "VELNIK – " + WIRE)[0].startswith("3 articles, one source")
    assert told(WIRE, WIRE + " ", language="de")[0].startswith("2 Artikel, eine Quelle")


def test_one_speaker_in_three_papers_is_one_voice() -> None:
    own = (
        "The mill of Velnik is gone since Thursday's fire. According to the Red Cross, 34 people were killed.",
        "Velnik mourns. The fire at the mill killed 34 people, the Red Cross said, and the river ran black all day.",
        "What remains of the mill of Velnik is a wall. The Red Cross says 34 people were killed by the fire there.",
    )
    assert "3 articles, one voice for 34: Red Cross." in told(*own)


def test_reports_of_ones_own_are_not_remarked_on() -> None:
    assert told(WIRE, "In Velnik the mill is gone. The flames killed 34 people, says the mayor of Velnik.") == []


def test_a_foreign_ministry_is_told_in_the_briefings_words() -> None:
    own = (
        "In Velnik brannte am Donnerstag die Mühle ab. Das Innenministerium meldete 34 Tote.",
        "Velnik trauert. Beim Brand der Mühle starben nach Angaben des Innenministeriums 34 Menschen.",
        "Von der Mühle in Velnik blieb eine Mauer. Laut Innenministerium kamen bei dem Feuer 34 Menschen ums Leben.",
    )
    (facts,) = stories(*(article(i, t, language="de") for i, t in enumerate(own, start=1)))
    assert [s.text for s in shared_sources(facts, "en")] == ["3 articles, one voice for 34: interior ministry."]
