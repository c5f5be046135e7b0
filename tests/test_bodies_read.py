"""Bodies that capitals alone do not show, and names that open a German sentence, are read as actors."""

import pytest
from small_news import read


def test_a_german_name_that_another_sentence_shows_is_one_where_it_opens_a_sentence() -> None:
    text = "Der Netzbetreiber Stromnord schaltete zwei Leitungen ab. Stromnord bat um Geduld."
    told = read(text, language="de").actors
    assert [(a.name, a.sentence) for a in told] == [("Stromnord", 1), ("Stromnord", 2)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ukraine's air force said it had shot down 31 drones.", "Ukraine's air force"),
        ("Armenia's defence ministry denied the report.", "Armenia's defence ministry"),
        ("Ghana's central bank kept its rate on Monday.", "Ghana's central bank"),
    ],
)
def test_a_countrys_body_in_small_letters_is_an_actor(text: str, name: str) -> None:
    assert name in {a.name for a in read(text).actors}
