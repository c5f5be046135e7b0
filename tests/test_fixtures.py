"""What ships with the project holds together: recordings replay, and copy no article."""

import asyncio
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Ran

from summarizer.articles.files import read_articles
from summarizer.commands.files import load_briefing
from summarizer.model.tape import Recording
from summarizer.pipeline import Plan, make_briefing
from summarizer.regress.scoring.gold import load_gold
from summarizer.verify import verify

Run = Callable[..., Ran]
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
REPLAYS = [("aleppo", "2024-11-30", "recordings"), ("quake", "2025-10-16", "reference")]
COPIED_WORDS = 12


@pytest.mark.parametrize(("story", "day", "folder"), REPLAYS)
def test_a_story_replays_whole_and_its_briefing_holds(
    run: Run, tmp_path: Path, story: str, day: str, folder: str
) -> None:
    replay = FIXTURES / folder / story
    out = tmp_path / "out"
    ran = run(
        "brief", FIXTURES / "articles" / story, "--date", day, "--language", "en", "--replay", replay, "--out", out
    )
    assert ran.code == 0, ran.err
    briefing = load_briefing(out / "brief.json")
    assert briefing.generator.extractor == "llm"
    assert verify(briefing).findings == ()


@pytest.mark.parametrize(
    ("gold", "language"),
    [(path, ("fr", "es", "de", "en")[i % 4]) for i, path in enumerate(sorted((FIXTURES / "gold").glob("*.yaml")))],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_every_line_by_rules_holds_in_a_language_that_most_of_the_articles_are_not_in(
    gold: Path, language: str
) -> None:
    known = load_gold(gold)
    read = read_articles([str(FIXTURES / "articles" / known.cluster)], io.BytesIO())
    day = date.fromisoformat(known.date or "2026-01-01")
    briefing = asyncio.run(make_briefing(read, Plan(day, True, None, language=language)))
    assert verify(briefing).findings == ()


def test_a_reference_says_that_it_was_written_by_hand_and_a_recording_that_it_was_not() -> None:
    for file in (FIXTURES / "reference").rglob("*.json"):
        reference = Recording.model_validate_json(file.read_text(encoding="utf-8"))
        assert (reference.kind, bool(reference.written_by)) == ("reference", True), file
    for file in (FIXTURES / "recordings").rglob("*.json"):
        recording = Recording.model_validate_json(file.read_text(encoding="utf-8"))
        assert (recording.kind, recording.written_by) == ("recording", None), file


def test_no_extract_recording_repeats_a_passage_of_its_article() -> None:
    texts = [" ".join(words(a.text)) for a in read_articles([str(FIXTURES / "articles")], io.BytesIO()).articles]
    for file in (FIXTURES / "recordings").rglob("extract-*.json"):
        answer = words(json.dumps(json.loads(file.read_text(encoding="utf-8"))["answer"], ensure_ascii=False))
        runs = (" ".join(answer[i : i + COPIED_WORDS]) for i in range(len(answer) - COPIED_WORDS + 1))
        assert not [run for run in runs if any(run in text for text in texts)], file


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
