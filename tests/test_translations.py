"""Foreign articles in a briefing: without a model quoted in the original, with one translated, marked, and checked."""

import asyncio
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from scripted_model import asks_to_compare, asks_to_proofread, asks_to_write, pointing, told, writing
from scripted_server import Reply, completion, serving
from small_news import article

from summarizer.articles.files import read_articles
from summarizer.extract.model.answered import EventChange
from summarizer.extract.model.translated_sentences import translated_sentences
from summarizer.language.quotations import quotations
from summarizer.marking import mark
from summarizer.model.client import Server, connect
from summarizer.model.tape import live_tape
from summarizer.pipeline import Plan, make_briefing
from summarizer.render import render
from summarizer.schema.answers import EventLabel
from summarizer.schema.brief import Briefing, Statement
from summarizer.verify import verify

DAM = "Le barrage de Valmuza a cédé mardi matin et les eaux ont envahi trois villages, ont annoncé les pompiers."
ARTICLE = f"""---
title: Le barrage de Valmuza cède
publisher: Le Quotidien austral
published: 2025-05-06
language: fr
---

{DAM}

« Nous avons fait sortir tout le monde de Valmuza », a déclaré le préfet Alain Morel.
"""
SUMMARY = "The dam of Valmuza burst and the waters flooded villages."
MARKS = {"en": "(translated)", "es": "(traducido)", "de": "(übersetzt)"}


def model(
    sentence: str, written: tuple[str, ...] = (), headline: str = "Dam bursts [e1]"
) -> Callable[[dict[str, Any]], Reply]:
    """A model that gives the article's first sentence this summary, and writes these sentences."""

    def answered(request: dict[str, Any]) -> Reply:
        if asks_to_compare(request) or asks_to_proofread(request):
            return pointing(request)
        if asks_to_write(request):
            return writing(headline, *written)
        number = next(
            int(m[1]) for m in re.finditer(r"^\[(\d+)\] (.*)$", told(request), re.MULTILINE) if "cédé" in m[2]
        )
        details = [{"s": number, "summary": sentence}]
        return completion(json.dumps({"events": [number], "details": details}))

    return answered


def briefed(folder: Path, answer: Callable[[dict[str, Any]], Reply] | None, language: str = "en") -> Briefing:
    (folder / "fr.md").write_text(ARTICLE, encoding="utf-8")
    read = read_articles([str(folder / "fr.md")], io.BytesIO())
    if answer is None:
        return asyncio.run(make_briefing(read, Plan(date(2025, 5, 7), True, None, language=language)))

    async def made(url: str) -> Briefing:
        async with connect(Server("m", url), live_tape()) as connected:
            return await make_briefing(read, Plan(date(2025, 5, 7), True, connected, language=language))

    with serving(answer) as server:
        return asyncio.run(made(server.url))


def statements(briefing: Briefing) -> Iterator[Statement]:
    for story in briefing.stories:
        yield story.headline
        yield from story.statements


def original_in(statement: Statement) -> list[str]:
    """What stands in quotation marks."""
    return [statement.text[a:b].strip('“”«»" \u00a0') for a, b in quotations(statement.text)]


def test_without_a_model_a_foreign_sentence_is_quoted_and_not_translated(tmp_path: Path) -> None:
    briefing = briefed(tmp_path, None)
    told_by = [s for s in statements(briefing) if s.events]
    assert told_by
    assert all(original_in(s) for s in told_by)
    assert all(mark not in s.text for s in told_by for mark in MARKS.values())


def test_with_a_model_the_translation_is_marked_and_its_citation_holds_the_original(tmp_path: Path) -> None:
    briefing = briefed(tmp_path, model(SUMMARY))
    (statement,) = [s for s in statements(briefing) if s.text.startswith("The dam of Valmuza burst")]
    assert statement.text.endswith(f"{MARKS['en']}.")
    assert [c.exact for c in statement.citations] == [DAM]
    assert verify(briefing).findings == ()


def test_a_headline_is_the_models_words_anyway_and_bears_no_mark(tmp_path: Path) -> None:
    headline = briefed(tmp_path, model(SUMMARY)).stories[0].headline
    assert headline.text == "Dam bursts"


def test_every_form_of_the_briefing_shows_the_mark(tmp_path: Path) -> None:
    briefing = briefed(tmp_path, model(SUMMARY))
    assert all(MARKS["en"] in render(briefing, form) for form in ("md", "html"))


@pytest.mark.parametrize(
    ("language", "burst", "headline"),
    [
        ("es", "La presa de Valmuza cedió y las aguas invadieron pueblos.", "Cedió una presa [e1]"),
        ("de", "Der Damm von Valmuza brach, und das Wasser überschwemmte Dörfer.", "Damm bricht [e1]"),
    ],
)
def test_the_mark_is_in_the_readers_language(tmp_path: Path, language: str, burst: str, headline: str) -> None:
    briefing = briefed(tmp_path, model(burst, headline=headline), language)
    assert any(MARKS[language] in s.text for s in statements(briefing))
    assert briefing.stories[0].headline.text == headline.removesuffix(" [e1]")
    assert verify(briefing).findings == ()


def test_a_translation_with_a_number_or_name_of_its_own_gives_way_to_the_original(tmp_path: Path) -> None:
    briefing = briefed(tmp_path, model("The dam of Carrowmore burst and killed 40 people."))
    assert all("Carrowmore" not in s.text for s in statements(briefing))
    assert any(original_in(s) and MARKS["en"] not in s.text for s in statements(briefing))


def test_in_the_articles_own_language_nothing_is_translated(tmp_path: Path) -> None:
    briefing = briefed(tmp_path, model(SUMMARY), "fr")
    assert all("traduit" not in s.text for s in statements(briefing))


def test_summaries_that_are_together_in_another_language_than_the_briefings_translate_nothing() -> None:
    """One short sentence does not always show its language; an article's summaries do."""
    text = "El dólar sube en el mercado paralelo. El número de detenidos sube, dice el ministro."
    marked = mark(article(1, text, language="es"))

    def translated(*summaries: str) -> frozenset[int]:
        told = (EventChange((), EventLabel(s=s, summary=summary)) for s, summary in enumerate(summaries, 1))
        return translated_sentences(told, marked, "fr")

    english = "The dollar rises on the parallel market.", "The number of the detained rises, says the minister."
    french = "Le dollar monte sur le marché parallèle.", "Le nombre de détenus augmente, dit le ministre."
    assert (translated(*english), translated(*french)) == (frozenset(), frozenset({1, 2}))
