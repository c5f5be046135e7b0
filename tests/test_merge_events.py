"""One event, however many report it; two events, however alike."""

from small_news import story

RAID = "An air raid hit the market of Velnik on {day}, killing {n} people, officials said."


def days(*texts: str) -> list[str]:
    return sorted(str(e.date) for e in story(*texts).events if "raid" in e.summary)


def test_two_reports_of_one_raid_are_one_event_with_both_citations() -> None:
    facts = story(
        "An air raid hit the market of Velnik on Thursday, killing 12 people, officials said.",
        "On Thursday an air raid on the market of Velnik killed 12 people, residents said.",
    )
    (event,) = [e for e in facts.events if "raid" in e.summary]
    assert {c.article for c in event.citations} == {"a1", "a2"}
    assert event.date == "2024-11-28"


def test_two_like_raids_on_two_days_are_two_events() -> None:
    one = RAID.format(day="Wednesday", n=12)
    other = RAID.format(day="Thursday", n=15)
    assert days(one, other) == ["2024-11-27", "2024-11-28"]


def test_two_like_raids_on_two_towns_are_two_events() -> None:
    facts = story(
        "An air raid hit the market of Aleppo on Thursday, killing 12 people, officials said.",
        "An air raid hit the market of Damascus on Thursday, killing 12 people, officials said.",
    )
    assert len([e for e in facts.events if "raid" in e.summary]) == 2


def test_what_is_planned_is_not_what_happened() -> None:
    facts = story(
        "The army shelled the airport of Velnik on Thursday, officials said.",
        "Velnik plans a day of mourning on Saturday, officials at the airport said.",
    )
    assert {e.modality for e in facts.events} == {"actual", "planned"}


def test_an_event_is_told_in_words_of_one_of_its_sentences() -> None:
    for event in story(RAID.format(day="Thursday", n=12)).events:
        assert any(event.summary.rstrip(".") in c.exact for c in event.citations)
