"""Countries of which a language writes a word small, and the numbers that are theirs."""

import pytest
from small_news import article, figure, stories

from summarizer.language.names.proper_names import Vocabulary, find_names
from summarizer.language.profile import load_profile


@pytest.mark.parametrize(
    "country",
    [
        "République dominicaine",
        "Guinée équatoriale",
        "République démocratique du Congo",
        "Arabie saoudite",
        "Timor oriental",
    ],
)
def test_a_country_has_the_words_that_french_writes_small(country: str) -> None:
    text = f"En {country} voisine, deux sont morts. Le président de la {country} est venu. La République, elle, dure."
    found = find_names(text, load_profile("fr"), 0, len(text), Vocabulary.of(text))
    assert [name.text for name in found][:1] == [country]
    behind = find_names(text, load_profile("fr"), text.index("Le pr"), len(text), Vocabulary.of(text))
    assert [name.text for name in behind] == [country, "République"]


def test_the_toll_of_equatorial_guinea_is_not_guineas() -> None:
    text = "La crue a fait 30 morts au Cameroun. En Guinée équatoriale voisine, quatre personnes ont péri."
    (facts,) = stories(article(1, text, language="fr"), language="en")
    assert figure(facts, 4).place == "Equatorial Guinea"
