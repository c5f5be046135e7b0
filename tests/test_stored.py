"""A brief.json read piece by piece is the one that is read as a whole."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_briefing import sample_briefing

from summarizer.render import stored
from summarizer.render.json import BriefingUnreadable, from_json, from_json_file, to_json
from summarizer.render.stored import read_stored
from summarizer.schema.brief import Briefing

TEXT = to_json(sample_briefing())


def many(articles: int) -> Briefing:
    """The sample with its first article many times."""
    first = sample_briefing().articles[0]
    more = tuple(first.model_copy(update={"id": f"x{i}"}) for i in range(articles))
    return sample_briefing().model_copy(update={"articles": more})


@pytest.mark.parametrize("chunk", [1, 7, 1000, 10**6])
def test_wherever_the_pieces_end_the_briefing_is_the_same(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_CHUNK", chunk)
    assert read_stored(io.StringIO(TEXT)) == sample_briefing()


@pytest.mark.parametrize("layout", [{"indent": None, "separators": (",", ":")}, {"indent": 4, "sort_keys": True}])
def test_however_it_is_laid_out_the_briefing_is_the_same(layout: dict[str, object]) -> None:
    assert read_stored(io.StringIO(json.dumps(json.loads(TEXT), **layout))) == sample_briefing()  # type: ignore[arg-type]


def test_of_a_long_day_articles_lie_on_disk_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(to_json(many(500)), encoding="utf-8")
    read = from_json_file(path)
    assert not isinstance(read.articles, tuple)
    assert [a.id for a in read.articles] == [f"x{i}" for i in range(500)]
    assert read.stories == sample_briefing().stories


@given(place=st.integers(0, len(TEXT) - 2), put=st.sampled_from(["", "}", "]", ",", '"', "1", "[", "{"]))
def test_a_damaged_file_is_refused_as_it_is_when_read_whole(place: int, put: str) -> None:
    damaged = TEXT[:place] + put + TEXT[place + 1 :]
    try:
        whole = from_json(damaged)
    except BriefingUnreadable:
        with pytest.raises(ValueError, match=r"\S"):
            read_stored(io.StringIO(damaged))
    else:
        assert read_stored(io.StringIO(damaged)) == whole


def test_what_is_wrong_is_told_as_it_is_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    for broken in (TEXT[:-200], TEXT.replace('"sha256"', '"sha"'), "[]", "", TEXT.replace('"1.', '"9.', 1)):
        path.write_text(broken, encoding="utf-8")
        with pytest.raises(BriefingUnreadable) as whole:
            from_json(broken)
        with pytest.raises(BriefingUnreadable) as pieces:
            from_json_file(path)
        assert str(pieces.value) == str(whole.value)
