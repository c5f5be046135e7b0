"""The whole way: the same bytes whatever the order of things, and what a reader would demand of three stories."""

import asyncio
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from conftest import FIXTURES
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_model import asks_to_write, dawdling, pointing, told, writing
from scripted_server import Reply, failure, serving

from summarizer.articles.files import ReadArticles, read_articles
from summarizer.errors import ServerFault, TapeError
from summarizer.model.client import Server, client_libraries, connect
from summarizer.model.pacing import Limits
from summarizer.model.tape import Recording, Tape, live_tape, replay_tape
from summarizer.pipeline import Plan, main_language, make_briefing
from summarizer.render.json import to_json
from summarizer.schema.asking import Answer, Answered, Ask
from summarizer.schema.brief import Briefing, Claim, Event, Figure, Statement
from summarizer.verify import verify

A = TypeVar("A", bound=Answer)
DAYS = {"quake": date(2025, 10, 16), "aleppo": date(2024, 11, 30), "takeover": date(2025, 3, 10)}

PROSE = st.characters(categories=["L"]) | st.sampled_from([*" .,;:!?()-–“”«»", chr(10), chr(39), chr(34)])


@cache
def by_rules(story: str) -> Briefing:
    read = read_articles([str(FIXTURES / story)], io.BytesIO())
    return asyncio.run(make_briefing(read, Plan(DAYS[story], True, language="en")))


def by_model(folder: Path, url: str, tape: Tape, concurrency: int = 8) -> Briefing:
    async def made() -> Briefing:
        async with connect(Server("m", url), tape, limits=Limits(concurrency)) as model:
            read = read_articles([str(folder)], io.BytesIO())
            return await make_briefing(read, Plan(DAYS["quake"], True, model, language="en", at_once=4 * concurrency))

    return asyncio.run(made())


# --- the same bytes ---


def test_the_order_in_which_answers_come_changes_nothing() -> None:
    briefings = []
    for concurrency, seed in ((1, 1), (8, 2), (8, 3)):
        with serving(dawdling(pointing, seed)) as server:
            briefings.append(to_json(by_model(FIXTURES / "quake", server.url, live_tape(), concurrency)))
    assert briefings[0] == briefings[1] == briefings[2]


def test_live_replayed_and_resumed_are_the_same_briefing(tmp_path: Path) -> None:
    with serving(pointing) as server:
        live = by_model(FIXTURES / "quake", server.url, live_tape(tmp_path / "tape", tmp_path / "cache.sqlite"))
        asked = len(server.requests)
        resumed = by_model(FIXTURES / "quake", server.url, live_tape(cache=tmp_path / "cache.sqlite"))
        assert len(server.requests) == asked
    replayed = by_model(FIXTURES / "quake", "http://127.0.0.1:9/v1", replay_tape(tmp_path / "tape"))
    assert to_json(live) == to_json(resumed) == to_json(replayed)
    assert live.usage.requests == asked
    assert live.failures == ()


def test_a_run_that_was_broken_off_and_resumed_is_the_same_briefing(tmp_path: Path) -> None:
    with serving(pointing) as server:
        whole = by_model(FIXTURES / "quake", server.url, live_tape())
        half = tmp_path / "half"
        shutil.copytree(FIXTURES / "quake", half, ignore=shutil.ignore_patterns("0[6-9]*", "10*"))
        by_model(half, server.url, live_tape(cache=tmp_path / "cache.sqlite"))
        resumed = by_model(FIXTURES / "quake", server.url, live_tape(cache=tmp_path / "cache.sqlite"))
    assert to_json(whole) == to_json(resumed)


@pytest.mark.parametrize("story", ["quake", "aleppo"])
def test_the_seed_of_hashes_and_the_working_directory_change_nothing(tmp_path: Path, story: str) -> None:
    shutil.copytree(FIXTURES / story, tmp_path / "elsewhere" / story)
    command = [sys.executable, "-m", "summarizer", "brief", story, "--extractor", "lexical", "--date", "2025-10-16"]
    texts = []
    for seed, folder in (("1", FIXTURES), ("2", tmp_path / "elsewhere")):
        out = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([*command, "--out", str(out)], cwd=folder, env=environment, check=True, capture_output=True)
        texts.append((out / "brief.json").read_bytes())
    assert texts[0] == texts[1]


# --- faults ---


def test_where_answers_can_no_longer_be_kept_nothing_is_asked_and_the_rest_is_done_by_rules() -> None:
    class Full:
        def get(self, key: str) -> None: ...
        def put_all(self, recordings: object) -> list[Recording]:
            raise TapeError("the disk is full; make room")

        def close(self) -> None: ...

    with serving(pointing) as server:
        briefing = by_model(FIXTURES / "quake", server.url, Tape((Full(),)), concurrency=2)
    assert len(server.requests) <= 4
    assert len(briefing.articles) == 10
    assert len(briefing.failures) == 12
    assert any("the disk is full; make room" in f.reason for f in briefing.failures)


def test_a_fault_that_nobody_foresaw_costs_one_article_its_model_and_nothing_else() -> None:
    class Odd:
        name = "m"

        async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
            if ask.subject.startswith("01"):
                raise KeyError("surprise")
            raise ServerFault("busy; later")

    read = read_articles([str(FIXTURES / "quake")], io.BytesIO())
    briefing = asyncio.run(make_briefing(read, Plan(DAYS["quake"], True, Odd(), language="en")))
    reasons = [f.reason for f in briefing.failures if f.source.endswith("01-acor-flash.md")]
    assert reasons == ["read by rules: unexpected KeyError: 'surprise'; please report it"]
    assert len(briefing.failures) == 12


@pytest.mark.parametrize("status", [401, 404])
def test_a_refused_key_or_model_stops_the_asking_at_once(status: int) -> None:
    with serving(failure(status, "no")) as server:
        briefing = by_model(FIXTURES / "quake", server.url, live_tape(), concurrency=2)
    assert len(server.requests) <= 2
    assert len(briefing.failures) == 12
    assert briefing.stories


def test_what_is_not_answered_by_the_deadline_is_done_by_rules() -> None:
    def first_only(request: dict[str, object]) -> Reply:
        return pointing(request) if "ACOR" in told(request) else Reply(fault="hang")

    async def made(url: str) -> Briefing:
        async with connect(Server("m", url), live_tape()) as model:
            read = read_articles([str(FIXTURES / "quake")], io.BytesIO())
            plan = Plan(DAYS["quake"], True, model, language="en", deadline=time.monotonic() + 3.0)
            return await make_briefing(read, plan)

    client_libraries().result()  # on a busy machine their import alone would take until the deadline
    with serving(first_only) as server:
        briefing = asyncio.run(made(server.url))
    assert briefing.usage.requests > 0
    assert {f.stage for f in briefing.failures} == {"extract", "merge", "write"}
    assert any("the deadline has passed; allow more with --deadline" in f.reason for f in briefing.failures)
    assert verify(briefing).findings == ()


def test_an_article_of_another_language_alone_is_briefed_in_its_own() -> None:
    (article,) = read_articles([str(FIXTURES / "quake" / "10-faro-serrano.md")], io.BytesIO()).articles
    assert main_language((article,)) == "es"
    assert main_language(()) == "en"


def test_stories_left_out_by_a_limit_still_count_as_read() -> None:
    folders = [str(FIXTURES / story) for story in ("quake", "takeover")]
    read = read_articles(folders, io.BytesIO())
    briefing = asyncio.run(make_briefing(read, Plan(DAYS["quake"], True, language="en", max_stories=1)))
    assert len(briefing.stories) == 1
    assert "18 articles" in briefing.summary[-1].text
    assert verify(briefing).findings == ()
    copies = [a.source for a in briefing.articles if a.origin != a.id]
    assert any("02-harbour" in source for source in copies)


def test_two_stories_of_a_day_are_told_apart_with_ids_of_their_own() -> None:
    folders = [str(FIXTURES / story) for story in DAYS]
    briefing = asyncio.run(
        make_briefing(read_articles(folders, io.BytesIO()), Plan(DAYS["quake"], True, language="en"))
    )
    assert len(briefing.stories) == 3
    events = [e.id for s in briefing.stories for e in s.events]
    figures = [f.id for s in briefing.stories for f in s.figures]
    assert len(set(events)) == len(events)
    assert len(set(figures)) == len(figures)
    assert verify(briefing).findings == ()


@settings(max_examples=25)
@given(st.lists(st.text(alphabet=PROSE, min_size=12, max_size=200), min_size=1, max_size=3))
def test_no_text_brings_the_rules_down_and_what_they_say_holds(texts: list[str]) -> None:
    sentences = ["At least 12 people died on Friday, the Harlow Fire Service (HFS) said: ", "The mine was closed, and "]
    assert verify(of_texts([s + t for s, t in zip(sentences * 2, texts, strict=False)])).findings == ()


def of_texts(texts: list[str]) -> Briefing:
    """A briefing by rules of articles with those texts."""
    read = [a for text in texts for a in read_articles(["-"], io.BytesIO(text.encode())).articles]
    articles = tuple(a.model_copy(update={"id": f"a{i}", "origin": f"a{i}"}) for i, a in enumerate(read, start=1))
    return asyncio.run(make_briefing(ReadArticles(articles, ()), Plan(date(2024, 11, 30), True, language="en")))


# --- what a reader would demand of the three stories, by rules ---


def deaths(story: str, value: int) -> list[tuple[Figure, Claim]]:
    """The claims of that many dead, with their figures."""
    figures = [f for s in by_rules(story).stories for f in s.figures if f.measured_property == "deaths"]
    return [(f, c) for f in figures for c in f.claims if value in (c.value, c.min_value, c.max_value)]


def related(story: str, kind: str) -> list[tuple[str, ...]]:
    return [r.figures for s in by_rules(story).stories for r in s.relations if r.kind == kind]


def events(story: str, words: str) -> list[Event]:
    return [e for s in by_rules(story).stories for e in s.events if any(words in c.exact for c in e.citations)]


def figure_of(story: str, prop: str, value: float) -> Figure:
    """The weightiest figure of a property that has a claim of that value."""
    figures = [f for s in by_rules(story).stories for f in s.figures if f.measured_property == prop]
    return next(f for f in figures if any(value in (c.value, c.min_value, c.max_value) for c in f.claims))


def actor_names(story: str, name: str) -> set[str]:
    actors = [a for s in by_rules(story).stories for a in s.actors if name in (a.name, *a.aliases)]
    assert len(actors) == 1, f"{name} is {len(actors)} actors"
    return {actors[0].name, *actors[0].aliases}


def all_text(story: str) -> str:
    briefing = by_rules(story)
    told: list[Statement] = [t for s in briefing.stories for t in (s.headline, *s.statements)]
    return "\n".join(t.text for t in told)


@pytest.mark.parametrize("story", DAYS)
def test_every_line_of_a_briefing_by_rules_holds(story: str) -> None:
    assert verify(by_rules(story)).findings == ()


@pytest.mark.parametrize("story", DAYS)
def test_one_story_stays_one(story: str) -> None:
    assert len(by_rules(story).stories) == 1


def test_quake_the_rivalling_counts_are_one_figure_with_both_speakers() -> None:
    toll = figure_of("quake", "deaths", 78)
    said = {v: {c.attributed_to for c in toll.claims if c.value == v} for v in (34, 52, 78)}
    assert "Civil Protection Office" in said[34]
    assert "Manos del Sur" in said[52]
    assert "Civil Protection Office" in said[78]


def test_quake_the_number_that_its_paper_took_back_is_marked_corrected() -> None:
    wrong = {f.id for f, _ in deaths("quake", 87)}
    assert any(wrong & set(figures[1:]) for figures in related("quake", "corrected"))
    assert figure_of("quake", "deaths", 78).id not in wrong


def test_quake_the_dead_of_2012_are_in_no_toll_of_today() -> None:
    toll = figure_of("quake", "deaths", 78)
    assert all(figure.id != toll.id for figure, _ in deaths("quake", 61))


def test_quake_a_mayors_fear_is_possible_and_not_a_toll() -> None:
    feared = deaths("quake", 100)
    assert feared
    assert all(c.modality == "possible" for _, c in feared)
    assert all(f.id != figure_of("quake", "deaths", 78).id for f, _ in feared)


def test_quake_the_aftershocks_dead_are_counted_apart() -> None:
    assert all(f.id != figure_of("quake", "deaths", 78).id for f, _ in deaths("quake", 2))


@pytest.mark.parametrize(
    ("prop", "values", "now"),
    [("missing", (22, 13, 6), 6), ("injured", (140, 310, 412), 412), ("displaced", (14_000, 21_500), 21_500)],
)
def test_quake_what_rises_and_falls_over_three_days_is_one_figure(prop: str, values: tuple[int, ...], now: int) -> None:
    figure = figure_of("quake", prop, now)
    assert set(values) <= {c.value for c in figure.claims}
    assert figure.status == "updated"
    assert figure.current is not None
    assert figure.claims[figure.current].value == now


def test_quake_the_wires_reprint_is_its_copy() -> None:
    origins = {a.source[-20:]: a.origin for a in by_rules("quake").articles}
    assert origins["-harbour-tribune.txt"] == "a1"


def test_quake_one_office_under_its_names_in_three_languages() -> None:
    assert {"OPC", "Oficina de Protección Civil", "Office de protection civile"} <= actor_names(
        "quake", "Civil Protection Office"
    )


def test_aleppo_the_toll_and_the_one_before_it_are_one_figure() -> None:
    toll = figure_of("aleppo", "deaths", 311)
    assert toll.current is not None
    assert toll.claims[toll.current].value == 311
    assert 231 in {c.min_value for c in toll.claims}
    assert toll.status == "updated"


def test_aleppo_the_observatory_is_one_under_its_initials_in_two_languages() -> None:
    assert {"SOHR", "OSDH"} <= actor_names("aleppo", "Syrian Observatory for Human Rights")


def test_aleppo_one_group_in_three_spellings() -> None:
    assert {"HTS", "Hayat Tahrir al-Sham", "Hayat Tahrir al-Cham"} <= actor_names("aleppo", "Hayat Tahrir al Sham")


def test_aleppo_the_parts_stand_under_their_whole() -> None:
    parts = {f.id for f, c in deaths("aleppo", 144)} | {f.id for f, c in deaths("aleppo", 87)}
    assert any(set(figures[1:]) <= parts for figures in related("aleppo", "part_of"))


def test_aleppo_all_civilians_and_those_of_one_shelling_are_kept_apart() -> None:
    assert {f.id for f, _ in deaths("aleppo", 27)}.isdisjoint({f.id for f, _ in deaths("aleppo", 4)})


def test_aleppo_the_two_sides_of_the_claim_about_rebel_dead_are_told_with_their_speakers() -> None:
    assert any("tate media" in c.attributed_to for _, c in deaths("aleppo", 200))
    assert any("Observatory" in c.attributed_to for _, c in deaths("aleppo", 144))


def test_takeover_the_offer_and_the_rumour_are_two_prices() -> None:
    assert figure_of("takeover", "price per share", 24.5).id != figure_of("takeover", "price per share", 27).id


def test_takeover_the_profit_that_was_restated_is_marked_corrected() -> None:
    right, wrong = figure_of("takeover", "profit", 41_000_000), figure_of("takeover", "profit", 48_000_000)
    assert (right.id, wrong.id) in related("takeover", "corrected")


def test_takeover_fewer_jobs_go_than_were_to_go_before_and_the_rumour_of_more_was_denied() -> None:
    cuts = figure_of("takeover", "job cuts", 1_200)
    assert {1_500, 1_200} <= {c.max_value for c in cuts.claims}
    assert cuts.status == "disputed"
    assert 1_200 in {cuts.claims[i].max_value for i in cuts.standing}


def test_takeover_the_offer_is_not_disputed_in_three_currencies() -> None:
    offers = [f for s in by_rules("takeover").stories for f in s.figures if f.measured_property == "offer value"]
    assert offers
    assert all(f.status != "disputed" for f in offers)


def test_takeover_three_companies_with_like_names_are_three() -> None:
    assert "Kestrel Utilities" not in actor_names("takeover", "Kestrane SE")
    assert "Kestrane" not in actor_names("takeover", "Kestrane Energie")


def test_takeover_the_denial_is_told() -> None:
    assert "denied" in all_text("takeover")


def test_takeover_what_was_cut_at_another_company_is_not_what_will_be_cut() -> None:
    jobs = [f for s in by_rules("takeover").stories for f in s.figures if f.measured_property == "job cuts"]
    standing = figure_of("takeover", "job cuts", 1_200)
    old = [f for f in jobs if any(c.value == 600 for c in f.claims)]
    assert all(f.id != standing.id for f in old)


def test_what_a_model_writes_holds_in_a_briefing_of_several_stories(tmp_path: Path) -> None:
    def answered(request: dict[str, object]) -> Reply:
        if not asks_to_write(request):
            return pointing(request)
        return writing("Peru and Brightmoor [e1]", "Kestrane and Aleppo were named [e1].", "Santa Orla was hit [e2].")

    for story in DAYS:
        shutil.copytree(FIXTURES / story, tmp_path / story)
    with serving(answered) as server:
        briefing = by_model(tmp_path, server.url, live_tape())
    assert verify(briefing).findings == ()
    assert briefing.accounting.statements_replaced > 0
    assert briefing.failures == ()
