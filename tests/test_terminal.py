"""A briefing on a terminal: well set at any width, plain where colours are not wanted, safe whatever an article holds."""

import contextlib
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given
from rich.cells import cell_len
from sample_briefing import claim, figure, sample_briefing, statement, story
from test_render import hostile

from summarizer.render.json import to_json
from summarizer.render.terminal import to_terminal
from summarizer.schema.brief import Briefing

STYLE = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ATTACKS = "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x9b5A\r\x08\u202eesrever\u2066\x1b]8;;http://evil.example\x1b\\link"


def attacked() -> Briefing:
    """The hostile briefing with escape sequences in every field that a file can hold text in."""
    made = sample_briefing().generator.model_copy(update={"model": ATTACKS, "prompts": {ATTACKS: ATTACKS}})
    failures = tuple(each.model_copy(update={"reason": ATTACKS}) for each in sample_briefing().failures)
    articles = tuple(
        each.model_copy(update={"title": ATTACKS, "publisher": ATTACKS, "byline": ATTACKS, "published": ATTACKS})
        for each in hostile().articles
    )
    changed = {"generator": made, "failures": failures, "articles": articles, "date": ATTACKS}
    return hostile().model_copy(update=changed)


@pytest.mark.parametrize("made", [hostile, attacked, sample_briefing])
@pytest.mark.parametrize("width", [24, 60, 92])
def test_no_control_reaches_the_terminal_and_no_line_is_too_long(made: Callable[[], Briefing], width: int) -> None:
    plain = to_terminal(made(), width, styled=False)
    assert CONTROL.findall(plain) == []
    assert max(map(cell_len, plain.splitlines())) <= width
    assert CONTROL.findall(STYLE.sub("", to_terminal(made(), width, styled=True))) == []


@given(st.text(max_size=80), st.integers(min_value=1, max_value=120))
def test_whatever_an_article_says_stays_text(words: str, width: int) -> None:
    odd = figure(1, words, words, claim(words, attributed_to=words), claim("5", value=5), status="disputed")
    told = story().model_copy(
        update={"headline": statement(words), "statements": (statement(words),), "figures": (odd,), "relations": ()}
    )
    assert CONTROL.findall(to_terminal(sample_briefing(stories=(told,)), width, styled=False)) == []


def test_what_matters_stands_first() -> None:
    """Headline, then the figures that are disputed or have changed, then what happened."""
    text = to_terminal(sample_briefing(), 92, styled=False)
    parts = (
        "Rebels hold most of Velnik",
        "144 / more than 200",
        "(disputed)",
        "· 311",
        "– Fighters",
        "Figures, and who",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def on_a_terminal(tmp_path: Path, **environment: str) -> str:
    """What `summarizer brief` writes to a terminal of 60 columns, its bar and its remarks going to another."""
    source = tmp_path / "a.txt"
    source.write_text("PARIS, Nov 29 - At least 12 people died when a bridge fell in Arles on Friday, police said.\n")
    (mine, theirs), (bar, bars) = pty.openpty(), pty.openpty()
    settings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "OPENAI_API_KEY", "OPENAI_BASE_URL")}
    command = [sys.executable, "-m", "summarizer", "brief", str(source), "--date", "2024-11-30"]
    settings |= {"COLUMNS": "60", "TERM": "xterm", **environment}
    with subprocess.Popen(command, stdout=theirs, stderr=bars, env=settings):
        os.close(theirs)
        os.close(bars)
        shown = b"".join(iter(lambda: _read(mine), b"")).decode()
    os.close(mine)
    os.close(bar)
    return shown.replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""


def test_a_terminal_gets_colours_and_its_own_width(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path)
    assert "\x1b[1m" in shown
    assert "# Briefing" not in shown
    assert max(map(cell_len, STYLE.sub("", shown).splitlines())) <= 60


def test_no_color_is_heeded(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, NO_COLOR="1")
    assert "\x1b" not in shown
    assert shown.startswith("Briefing, 30 November 2024\n")


@pytest.mark.parametrize("form", ["md", "html", "json", "eml", "pdf"])
def test_a_briefing_comes_through_a_pipe_and_goes_into_one(form: str) -> None:
    pytest.importorskip("typst")
    command = [sys.executable, "-m", "summarizer", "render", "-", "--format", form]
    done = subprocess.run(command, input=to_json(sample_briefing()).encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    starts = {"md": b"# Brief", "html": b"<!DOCTYPE", "json": b"{\n", "eml": b"Subject:", "pdf": b"%PDF"}
    assert done.stdout.startswith(starts[form])


def test_the_bar_is_gone_before_the_briefing_is_shown_on_the_same_terminal(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(
        "A fire in the port of Dunmere killed 3 workers on Tuesday, the fire service said.", encoding="utf-8"
    )
    command = [
        sys.executable,
        "-m",
        "summarizer",
        "brief",
        str(source),
        "--date",
        "2024-11-30",
        "--extractor",
        "lexical",
    ]
    terminal, program_side = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(command, stdin=program_side, stdout=program_side, stderr=program_side, env=environment):
        os.close(program_side)
        seen = _all_of(terminal)
    before, found, _ = seen.partition("Briefing, ")
    bar, _, behind_it = before.rpartition("━")
    assert found
    assert bar
    assert "\x1b[2K" in behind_it


def _all_of(terminal: int) -> str:
    seen = b""
    with contextlib.suppress(OSError):  # how Linux says that the other side is closed
        while read := os.read(terminal, 65536):
            seen += read
    os.close(terminal)
    return seen.decode("utf-8", "replace")
