"""Sources of all kinds together: pages and feeds from a real server, files beside them, what fails told in one line."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from web_server import Page, WebServer, serving_pages

from summarizer.articles.web.fetching import FetchLimits
from summarizer.articles.web.kept import FetchStoreError

Run = Callable[..., Ran]
PAGES = Path(__file__).resolve().parent.parent / "fixtures" / "pages"
RSS = {"Content-Type": "application/rss+xml; charset=utf-8"}
DAY = ("--date", "2026-03-03", "--extractor", "lexical")
STORY = (
    "The ferry Sula sank off the northern coast on Monday night and at least {n} people died, the coastguard said."
    " Boats searched the bay until dawn. Captain Ana Ruiz told reporters that the pumps had failed twice in a week."
    " The operator, North Sound Lines, said that it would pay for the funerals and that an inquiry had begun."
)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    quick = FetchLimits(1.0, 0.5, 1.0, host_pause=0.0, retry_seconds=0.01)
    monkeypatch.setattr("summarizer.articles.web.fetching.FetchLimits", lambda: quick)
    with serving_pages() as server:
        yield server


def article(n: int, head: str = "", published: str = "2026-03-03T05:00:00Z") -> Page:
    """A page with a story in which `n` people died."""
    when = f'<meta property="article:published_time" content="{published}">' if published else ""
    body = f"<article><h1>Ferry sinks, {n} dead</h1><p>{STORY.format(n=n)}</p></article>"
    return Page(f"<html><head>{when}{head}</head><body>{body}</body></html>".encode())


def item(
    url: str, text: str = "A ferry sank off the coast on Monday night.", day: str = "Tue, 03 Mar 2026 06:00:00 +0100"
) -> str:
    """An item of an RSS feed."""
    when = f"<pubDate>{day}</pubDate>" if day else ""
    return f"<item><title>Ferry sinks</title><link>{url}</link>{when}<description>{text}</description></item>"


def rss(*items: str) -> Page:
    """An RSS feed."""
    channel = f"<title>Harbour News</title><language>en-gb</language>{''.join(items)}"
    return Page(f'<rss version="2.0"><channel>{channel}</channel></rss>'.encode(), headers=RSS)


@pytest.fixture
def brief(run: Run, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Runs `brief` on sources, private addresses allowed, and returns its brief.json with the exit code in it."""

    def made(*arguments: str | Path, allow: bool = True) -> dict[str, Any]:
        leave = ["--allow-private"] if allow else []
        ran = run("brief", *arguments, *DAY, *leave, "--out", tmp_path / "out")
        assert "Traceback" not in ran.err
        path = tmp_path / "out" / "brief.json"
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if ran.code in (0, 3) else {}
        return {**found, "code": ran.code, "err": ran.err}

    return made


def failures(briefing: dict[str, Any]) -> list[tuple[str, str]]:
    """Source and reason of each failure to read."""
    return [(f["source"], f["reason"]) for f in briefing["failures"] if f["stage"] == "read"]


# --- pages ---


def test_a_page_becomes_an_article_of_the_briefing(web: WebServer, brief: Callable[..., dict[str, Any]]) -> None:
    web.pages["/ferry"] = article(12, '<meta property="og:site_name" content="Isle Herald">')
    found = brief(f"{web.url}/ferry")
    (read,) = found["articles"]
    assert (found["code"], read["source"], read["url"]) == (0, f"{web.url}/ferry", f"{web.url}/ferry")
    assert (read["publisher"], read["published"]) == ("Isle Herald", "2026-03-03T05:00:00+00:00")
    assert read["retrieved"].startswith("20")
    assert read["provenance"]["retrieved"] == "fetch"
    assert "at least 12 people died" in read["text"]


def test_a_briefing_is_made_again_from_what_was_kept(web: WebServer, run: Run, tmp_path: Path) -> None:
    """The same bytes while the server is gone, and the same again where the page has not changed."""
    web.pages["/ferry"] = article(12)
    made = []
    for name, extra in (("a", ["--allow-private"]), ("b", ["--allow-private"]), ("c", ["--offline"])):
        out = tmp_path / name
        run("brief", f"{web.url}/ferry", *DAY, "--cache", tmp_path / "cache", *extra, "--out", out)
        made.append((out / "brief.json").read_bytes())
        if name == "b":
            web.pages.clear()
    assert made[0] == made[1] == made[2]


def test_pages_are_read_where_none_can_be_kept(
    web: WebServer, brief: Callable[..., dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home folder that cannot be written, and a disk that fills up while pages come: said once each."""
    web.pages["/ferry"], web.pages["/sunk"] = article(12), article(14)
    (tmp_path / "file").write_text("a file")
    with monkeypatch.context() as without_home:
        without_home.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
        unwritable = brief(f"{web.url}/ferry", f"{web.url}/sunk")

    def full(*_: object) -> None:
        raise FetchStoreError("cannot use fetches.sqlite (database or disk is full)")

    monkeypatch.setattr("summarizer.articles.web.kept.KeptFetches.put", full)
    filling = brief(f"{web.url}/ferry", f"{web.url}/sunk")
    for found in (unwritable, filling):
        assert (found["code"], len(found["articles"]), found["failures"]) == (0, 2, [])
        assert found["err"].count("what is fetched is not kept: cannot use ") == 1


def test_offline_without_a_kept_fetch_is_a_failure_that_says_so(web: WebServer, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY.format(n=12))
    ran = run("brief", f"{web.url}/ferry", tmp_path / "a.txt", *DAY, "--offline", "--out", tmp_path / "out")
    assert ran.code == 3
    assert "because of --offline" in ran.err
    assert web.requests == []


def test_offline_without_a_cache_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("brief", tmp_path, *DAY, "--offline", "--no-cache").code == 2


def test_a_private_address_needs_leave(web: WebServer, brief: Callable[..., dict[str, Any]]) -> None:
    web.pages["/ferry"] = article(12)
    found = brief(f"{web.url}/ferry", allow=False)
    assert found["code"] == 1
    assert "add --allow-private" in found["err"]
    assert web.requests == []


def test_one_source_that_fails_costs_the_others_nothing(
    web: WebServer, brief: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(STORY.format(n=14))
    web.pages["/ferry"] = article(12)
    web.pages["/broken"] = Page(status=500)
    found = brief(f"{web.url}/gone", f"{web.url}/broken", tmp_path / "a.txt", f"{web.url}/ferry")
    assert found["code"] == 3
    assert [a["source"] for a in found["articles"]] == [str(tmp_path / "a.txt"), f"{web.url}/ferry"]
    assert [a["id"] for a in found["articles"]] == ["a1", "a2"]
    assert [source for source, _ in failures(found)] == [f"{web.url}/broken", f"{web.url}/gone"]


@pytest.mark.parametrize("source", ["ftp://x.example/a", "file:///etc/passwd", "gopher://x.example"])
def test_an_address_of_another_kind_is_wrong_usage(brief: Callable[..., dict[str, Any]], source: str) -> None:
    found = brief(source)
    assert found["code"] == 2
    assert source in found["err"]


def test_no_source_at_all_is_wrong_usage(run: Run) -> None:
    ran = run("brief", *DAY)
    assert ran.code == 2
    assert "--sources FILE" in ran.err


def test_a_pay_wall_is_told(brief: Callable[..., dict[str, Any]]) -> None:
    found = brief(PAGES / "de-pay-wall.html")
    assert found["articles"][0]["extent"] == "paywalled"
    assert next(reason for _, reason in failures(found)).startswith("only what stands before the pay wall was read")
    assert found["code"] == 3


# --- feeds ---


def test_the_pages_of_teasers_are_read(web: WebServer, brief: Callable[..., dict[str, Any]]) -> None:
    web.pages["/feed"] = rss(item(f"{web.url}/1"), item(f"{web.url}/2"))
    web.pages["/1"], web.pages["/2"] = article(12), article(14)
    found = brief(f"{web.url}/feed")
    assert (found["code"], [a["source"] for a in found["articles"]]) == (0, [f"{web.url}/1", f"{web.url}/2"])
    first = found["articles"][0]
    assert "at least 12 people died" in first["text"]
    assert (first["extent"], first["publisher"]) == ("whole", "Harbour News")
    assert (first["published"], first["provenance"]["published"]) == ("2026-03-03T06:00:00+01:00", "feed")


def test_a_teaser_whose_page_cannot_be_read_is_kept_and_marked(
    web: WebServer, brief: Callable[..., dict[str, Any]]
) -> None:
    web.pages["/feed"] = rss(item(f"{web.url}/1"), item(f"{web.url}/2"))
    web.pages["/2"] = Page(b"<html><body>Please accept our cookies to read on.</body></html>")
    found = brief(f"{web.url}/feed")
    assert [(a["extent"], a["text"]) for a in found["articles"]] == [
        ("teaser", "A ferry sank off the coast on Monday night.")
    ] * 2
    assert [reason.split(":")[0] for _, reason in failures(found)] == ["only the feed's teaser was read"] * 2
    assert found["code"] == 3


def test_an_item_without_text_whose_page_cannot_be_read_is_a_failure(
    web: WebServer, brief: Callable[..., dict[str, Any]]
) -> None:
    web.pages["/feed"] = rss(item(f"{web.url}/1", ""), item(f"{web.url}/2"))
    web.pages["/2"] = article(14)
    found = brief(f"{web.url}/feed")
    assert [a["source"] for a in found["articles"]] == [f"{web.url}/2"]
    ((source, reason),) = failures(found)
    assert (source, reason.split(":")[0]) == (f"{web.url}/1", "the feed gives no text")


def test_only_the_items_of_the_last_day_are_read(web: WebServer, brief: Callable[..., dict[str, Any]]) -> None:
    """Those of the day before and of the day itself, as each item's own zone has it."""
    days = [
        "Sun, 01 Mar 2026 23:59:00 GMT",
        "Mon, 02 Mar 2026 00:01:00 GMT",
        "Tue, 03 Mar 2026 23:00:00 -0800",
        "Wed, 04 Mar 2026 00:10:00 +0900",
    ]
    web.pages["/feed"] = rss(*(item(f"{web.url}/{n}", day=day) for n, day in enumerate(days)))
    for number in range(4):
        web.pages[f"/{number}"] = article(12 + number, published="")
    assert [a["source"][-1] for a in brief(f"{web.url}/feed")["articles"]] == ["1", "2"]
    assert [a["source"][-1] for a in brief(f"{web.url}/feed", "--since", "2026-03-01")["articles"]] == ["0", "1", "2"]


def test_an_item_without_a_date_has_that_of_its_page(web: WebServer, brief: Callable[..., dict[str, Any]]) -> None:
    web.pages["/feed"] = rss(*(item(f"{web.url}/{n}", day="") for n in range(3)))
    web.pages["/0"], web.pages["/1"] = article(12), article(13, published="2025-01-01")
    web.pages["/2"] = article(14, published="")
    found = brief(f"{web.url}/feed")
    assert [(a["source"][-1], a["published"]) for a in found["articles"]] == [
        ("0", "2026-03-03T05:00:00+00:00"),
        ("2", None),
    ]


def test_a_feed_without_news_is_no_failure_but_said(
    web: WebServer, brief: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(STORY.format(n=14))
    web.pages["/feed"] = rss(item(f"{web.url}/1", day="Fri, 20 Feb 2026 06:00:00 GMT"))
    found = brief(f"{web.url}/feed", tmp_path / "a.txt")
    assert found["code"] == 0
    assert f"{web.url}/feed: no item since 2026-03-02, the newest of 2026-02-20" in found["err"]


def test_an_article_that_two_feeds_list_is_read_once(web: WebServer, brief: Callable[..., dict[str, Any]]) -> None:
    web.pages["/a"] = rss(item(f"{web.url}/1"))
    web.pages["/b"] = rss(item(f"{web.url}/1"), item(f"{web.url}/2"))
    web.pages["/1"], web.pages["/2"] = article(12), article(14)
    found = brief(f"{web.url}/a", f"{web.url}/b", f"{web.url}/1")
    assert [a["source"][-1] for a in found["articles"]] == ["1", "2"]
    assert web.paths().count("/1") == 1


def test_a_hostile_feed_cannot_reach_into_the_network(
    web: WebServer, brief: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    """Its items' addresses are checked like any other; those that are no web addresses are never asked for."""
    secret = tmp_path / "secret.html"
    secret.write_bytes(article(99).body)
    feed = tmp_path / "feed.xml"
    feed.write_bytes(rss(item(f"{web.url}/1"), item(f"file://{secret}"), item("javascript:alert(1)")).body)
    found = brief(feed, allow=False)
    assert web.requests == []
    assert "at least 99" not in json.dumps(found)
    assert next(reason for source, reason in failures(found) if source == f"{web.url}/1").endswith(
        "add --allow-private"
    )


def test_a_feed_that_is_a_page_is_read_as_what_it_is(web: WebServer, brief: Callable[..., dict[str, Any]]) -> None:
    web.pages["/feed"] = Page(article(12).body, headers=RSS)
    assert "at least 12 people" in brief(f"{web.url}/feed")["articles"][0]["text"]


# --- sources.toml ---


@pytest.fixture
def sources(web: WebServer, tmp_path: Path) -> Path:
    """A sources file of one feed, one page and one folder."""
    web.pages["/feed"] = rss(item(f"{web.url}/1"), item(f"{web.url}/2", day="Fri, 20 Feb 2026 06:00:00 GMT"))
    web.pages["/1"] = article(12)
    web.pages["/page"] = article(14, published="2026-03-02")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "note.txt").write_text(f"---\npublished: 2026-03-01\n---\n{STORY.format(n=15)}")
    path = tmp_path / "sources.toml"
    path.write_text(
        f'[[folder]]\nname = "The desk"\npath = "desk"\n[[feed]]\nname = "Harbour"\nurl = "{web.url}/feed"\n'
        f'[[page]]\nname = "Isle Herald"\nurl = "{web.url}/page"\n'
    )
    return path


def test_a_sources_file_is_the_daily_job(sources: Path, brief: Callable[..., dict[str, Any]]) -> None:
    found = brief("--sources", sources)
    assert found["code"] == 0
    assert [a["publisher"] for a in found["articles"]] == ["Harbour News", "Isle Herald", None]
    assert found["articles"][1]["provenance"]["publisher"] == "sources file"


def test_sources_can_be_named_beside_the_file(
    sources: Path, brief: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "b.txt").write_text(STORY.format(n=16))
    found = brief(tmp_path / "b.txt", "--sources", sources)
    assert [Path(a["source"]).name for a in found["articles"]] == ["b.txt", "1", "page", "note.txt"]


def test_sources_check_says_what_each_gives_today(sources: Path, web: WebServer, run: Run) -> None:
    web.pages["/page"] = Page(status=404)
    ran = run("sources", "check", sources, "--date", "2026-03-03", "--allow-private")
    head, feed, page, folder = ran.out.splitlines()
    assert head.split() == ["NAME", "KIND", "ARTICLES", "NEWEST", "PROBLEM"]
    assert feed.split() == ["Harbour", "feed", "1", "(1", "as", "teasers)", "2026-03-03"]
    assert page.split()[:4] == ["Isle", "Herald", "page", "0"]
    assert page.endswith("there is no such page; check the address (404)")
    assert folder.split() == ["The", "desk", "folder", "1", "2026-03-01"]
    assert ran.code == 3
    assert "/1" not in web.paths()


def test_a_check_of_good_sources_has_no_problem(sources: Path, run: Run) -> None:
    assert run("sources", "check", sources, "--date", "2026-03-03", "--allow-private").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it names no source"),
        ("[[feed]]\nname = 'x'", "feed.1.url: it is missing"),
        ("[[feed]]\nname = 'x'\nurl = 'x.example'", "begins with https://"),
        ("[[feed]]\nname = 'x'\nurl = 'file:///etc/passwd'", "begins with https://"),
        ("[feed]\nname = 'x'", "feed: write it in double brackets"),
        ("[[feeds]]\nname = 'x'", "feeds: no such setting"),
        ("[[feed]\n", "not TOML"),
        ("[[folder]]\nname = ''\npath = 'x'", "folder.1.name"),
    ],
)
def test_a_sources_file_that_cannot_be_understood_says_what_to_write(
    run: Run, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text)
    for ran in (run("sources", "check", path), run("brief", "--sources", path, *DAY)):
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert "docs/sources.md" in ran.err


def test_a_sources_file_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ran = run("sources", "check", tmp_path / "none.toml")
    assert ran.code == 2
    assert "write for example [[feed]]" in ran.err, "whoever has no such file yet"


# --- recorded and replayed ---


def test_recorded_fetches_are_replayed_without_network_or_cache(web: WebServer, run: Run, tmp_path: Path) -> None:
    web.pages["/ferry"] = article(12)
    run(
        "brief",
        f"{web.url}/ferry",
        *DAY,
        "--allow-private",
        "--record",
        tmp_path / "tape",
        "--no-cache",
        "--out",
        tmp_path / "a",
    )
    asked = len(web.requests)
    run("brief", f"{web.url}/ferry", *DAY, "--replay", tmp_path / "tape", "--out", tmp_path / "b")
    assert (tmp_path / "a" / "brief.json").read_bytes() == (tmp_path / "b" / "brief.json").read_bytes()
    assert len(web.requests) == asked
    ran = run("brief", f"{web.url}/other", *DAY, "--replay", tmp_path / "tape", "--out", tmp_path / "c")
    assert ran.code == 1
    assert "record it with --record" in ran.err


# --- the documentation ---


def test_the_example_in_the_documentation_works(web: WebServer, run: Run, tmp_path: Path) -> None:
    """With the server that its first lines start, here on another port."""
    project = PAGES.parent.parent
    for path in (PAGES / "en-graph-cookie-banner.html", PAGES.parent / "feeds" / "rss.xml"):
        kind = "text/html" if path.suffix == ".html" else "text/xml"
        web.pages[f"/{path.parent.name}/{path.name}"] = Page(path.read_bytes(), headers={"Content-Type": kind})
    text = (project / "docs" / "sources-example" / "sources.toml").read_text(encoding="utf-8")
    text = text.replace("http://127.0.0.1:8000", web.url).replace("../../fixtures", str(PAGES.parent))
    (tmp_path / "sources.toml").write_text(text)
    ran = run("sources", "check", tmp_path / "sources.toml", "--date", "2026-03-03", "--allow-private")
    assert ran.code == 0
    assert [line.split("  ")[0] for line in ran.out.splitlines()[1:]] == [
        "Stanbridge Gazette",
        "The Vale Courier",
        "What colleagues saved",
    ]


def test_every_option_about_sources_is_documented(run: Run) -> None:
    said = (PAGES.parent.parent / "docs" / "sources.md").read_text(encoding="utf-8")
    shown = run("brief", "--help").out
    for option in ("--sources", "--since", "--offline", "--allow-private"):
        assert option in shown
        assert option in said
