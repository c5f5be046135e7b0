"""The page as a reader has it: in headless Chromium, at desk and phone width, in light and dark, and on paper."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from installed_fonts import skip_without_foreign_fonts
from long_day import long_day
from playwright.sync_api import Browser, Page, sync_playwright
from sample_briefing import article, cite, claim, figure, sample_briefing, statement, story
from test_render import hostile

from summarizer.render.page.html import to_html
from summarizer.render.pictures.range_plots import range_plot
from summarizer.render.pictures.timelines import day_strip, timeline
from summarizer.schema.brief import Briefing

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DESK, PHONE = (1400, 900), (320, 740)  # WCAG 1.4.10 asks for 320
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Opened:
    """A page in the browser with all that it said and asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self.asked.append(request.url))

    def is_visible(self, selector: str) -> bool:
        """Whether the element's top lies within the window."""
        box = self.page.locator(selector).first.bounding_box()
        size = self.page.viewport_size
        return bool(box and size and 0 <= box["y"] < size["height"])


def opened(browser: Browser, folder: Path, html: str, size: tuple[int, int] = DESK, **settings: Any) -> Opened:
    """The page from a file, as a reader opens it; `settings` are those of a Playwright context."""
    path = folder / "brief.html"
    path.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
    page = Opened(context.new_page())
    page.page.goto(path.as_uri())
    return page


def two_stories() -> Briefing:
    """The sample with a second story on one article."""
    text = "The port opened again on Sunday. Ships wait outside."
    second = story().model_copy(
        update={
            "id": "s2",
            "articles": ("a6",),
            "headline": statement("The port opens again").model_copy(
                update={"citations": (cite("a6", "The port opened again on Sunday.", {"a6": text}),)}
            ),
            **dict.fromkeys(("statements", "events", "actors", "figures", "relations"), ()),
        }
    )
    sample = sample_briefing()
    return sample.model_copy(
        update={
            "articles": (*sample.articles, article("a6", text, language="en")),
            "stories": (*sample.stories, second),
        }
    )


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("briefing", [two_stories(), hostile()], ids=["sample", "hostile"])
def test_axe_finds_nothing_against_wcag_2_2_aa(
    browser: Browser, tmp_path: Path, briefing: Briefing, scheme: str, size: tuple[int, int]
) -> None:
    page = opened(browser, tmp_path, to_html(briefing), size, color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    results = Axe().run(page, options=WCAG).response
    assert results["passes"]
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in results["violations"]] == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["sample", "hostile", "long"])
def test_the_page_asks_for_nothing_complains_of_nothing_and_never_scrolls_sideways(
    browser: Browser, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    briefing = {"sample": two_stories, "hostile": hostile, "long": long_day}[name]()
    page = opened(browser, tmp_path, to_html(briefing), size)
    page.page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert page.asked == [page.page.url]
    assert page.said == []
    assert page.page.title().endswith("Briefing, 30 November 2024" if name != "long" else "Briefing, 16 October 2025")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    panes = "[...document.querySelectorAll('.pane')].filter((p) => p.scrollWidth > p.clientWidth).length"
    assert page.page.evaluate(panes) == 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_citation_lights_its_passage_and_the_passage_leads_back(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    opening = opened(browser, tmp_path, to_html(two_stories()), size)
    page = opening.page
    cite_link = page.locator("#n1-s8 cite a").last
    cite_link.click()
    target = cite_link.get_attribute("href") or ""
    assert opening.is_visible(target)
    assert "lit" in (page.locator(target).get_attribute("class") or "")
    assert cite_link.get_attribute("aria-current") == "true"
    page.locator(f"{target} a").first.click()
    assert opening.is_visible("#n1-s8")
    assert "lit" in (page.locator("#n1-s8").get_attribute("class") or "")
    assert page.evaluate("document.activeElement.getAttribute('href')") == target


def test_at_a_desk_the_sources_stand_beside_the_briefing_and_each_scrolls_alone(
    browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, to_html(two_stories())).page
    left, right = (page.locator(s).bounding_box() for s in ("#briefing", "#sources"))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    page.evaluate("document.getElementById('briefing').scrollTop = 90")
    page.locator("#n1-s3 cite a").last.click()
    assert page.evaluate("document.getElementById('briefing').scrollTop") == 90


def test_the_keyboard_alone_goes_from_a_line_to_its_source_and_back(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, to_html(two_stories())).page
    page.locator("#n1-s1 cite a").first.focus()
    start = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("'#' + document.activeElement.closest('mark')?.id") == start
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('href')") == start


def test_a_figure_opens_to_all_its_claims_with_their_picture(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, to_html(two_stories())).page
    claims = page.locator("#n1-f4 .claims li")
    assert not claims.first.is_visible()
    page.locator("#n1-f4 summary").click()
    assert claims.count() == 3
    assert claims.first.is_visible()
    assert page.locator("#n1-f4 svg").is_visible()
    assert "Northern Front" in claims.nth(1).inner_text()
    assert "no date given" in claims.nth(1).inner_text()


def test_a_key_figure_leads_to_its_claims_and_a_disputed_ones_picture_is_in_sight(
    browser: Browser, tmp_path: Path
) -> None:
    opening = opened(browser, tmp_path, to_html(two_stories()))
    key = opening.page.locator("#n1 .keys a").first
    assert "144 / more than 200" in key.inner_text()
    key.click()
    assert opening.is_visible("#n1-f3")
    assert opening.page.locator("#n1-f3 svg").is_visible()


def test_a_folded_citation_opens_where_a_passage_leads_back_to_it(browser: Browser, tmp_path: Path) -> None:
    text = " ".join(f"Sentence number {n} ends." for n in range(9))
    cites = tuple(cite("a1", f"Sentence number {n} ends.", {"a1": text}) for n in range(9))
    line = statement("All of them are said.").model_copy(update={"citations": cites})
    empty: dict[str, object] = dict.fromkeys(("events", "actors", "figures", "relations"), ())
    told = story().model_copy(update={"articles": ("a1",), "headline": statement("H"), "statements": (line,), **empty})
    one = sample_briefing(articles=(article("a1", text, language="en"),), stories=(told,), changes=(), failures=())
    page = opened(browser, tmp_path, to_html(one)).page
    last = page.locator("#n1-s1 cite a").last
    assert not last.is_visible()
    page.locator(f"{last.get_attribute('href')} a").click()
    assert last.is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_one_story_can_be_shown_alone_with_its_sources(browser: Browser, tmp_path: Path, script: bool) -> None:
    page = opened(browser, tmp_path, to_html(two_stories()), java_script_enabled=script).page
    page.locator("#only").select_option("n2")
    shown = [page.locator(s).is_visible() for s in ("#n1", "#n2", "#a1", "#a6")]
    assert shown == [False, True, False, True]
    page.locator("#only").select_option("all")
    assert page.locator("#n1").is_visible()


def test_the_reader_can_choose_dark_against_the_system(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, to_html(two_stories()), java_script_enabled=False).page
    light = page.locator("html").evaluate("(e) => getComputedStyle(e).backgroundColor")
    page.locator("#colours").select_option("dark")
    assert page.locator("html").evaluate("(e) => getComputedStyle(e).backgroundColor") != light


def test_without_a_script_everything_is_there_and_links_lead_both_ways(browser: Browser, tmp_path: Path) -> None:
    opening = opened(browser, tmp_path, to_html(two_stories()), java_script_enabled=False)
    link = opening.page.locator("#n1-s8 cite a").last
    link.click()
    target = link.get_attribute("href") or ""
    assert opening.is_visible(target)
    opening.page.locator(f"{target} a").first.click()
    assert opening.page.url.endswith(("#n1-s8", "#n1-e1"))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_on_paper_stand_all_claims_and_the_sources_but_no_controls(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, to_html(two_stories())).page
    page.pdf(path=tmp_path / "brief.pdf", format="A4")
    done = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "brief.pdf"), "-"], capture_output=True, text=True, check=True
    )
    words = " ".join(done.stdout.split())
    for part in (
        "Rebels hold most of Velnik; the reported toll",
        "several dozen",
        "The port opens again",
        "Harbour Post",
    ):
        assert part in words
    for part in ("Colours", "all stories", "Back to where", "All 3 claims"):
        assert part not in words


# --- pictures -------------------------------------------------------------------------------------------------------

LONG_NAME = "The Office of the Very Long and Winding Names of the Province of Upper Velnik and Its Dependencies"
NAMES = (
    LONG_NAME,
    "شبكة أطباء السودان والمنظمات الإنسانية المحلية",
    "联合国人道主义事务协调厅和当地救援组织代表",
    "Управление по координации гуманитарных вопросов",
    "W" * 80,
    "a\u0301" * 200,
    "Ærøskøbing–Œuvre ÀÈÌ",
)
OVERLAPS = """() => [...document.querySelectorAll('svg')].flatMap((svg) => {
  const {width, height} = svg.viewBox.baseVal;
  const boxes = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()]);
  const inside = (b) => b.x > -0.5 && b.x + b.width < width + 0.5 && b.y > -0.5 && b.y + b.height < height + 0.5;
  const before = (a, b) => a.x + a.width <= b.x || a.y + a.height <= b.y;
  const apart = (a, b) => before(a, b) || before(b, a);
  const meeting = ([words, a], i) => boxes.slice(i + 1).filter(([, b]) => !apart(a, b)).map(([more]) => [words, more]);
  return [...boxes.filter(([, box]) => !inside(box)).map(([words]) => words), ...boxes.flatMap(meeting).map(String)];
})"""


def test_euros_and_dollars_share_no_axis() -> None:
    sums = [claim(f"€2.{n} billion", value=n, unit_text="€", attributed_to=f"Bank {n}") for n in (1, 2)]
    dollars = claim("$2.7 billion", value=9, unit_text="$", attributed_to="a trade paper")
    picture = range_plot(figure(1, "offer value", "", *sums, dollars), "en")
    assert picture is not None
    assert "€2.2 billion" in picture.svg
    assert "$2.7 billion" not in picture.svg


def test_no_label_of_a_picture_meets_another_or_leaves_it(browser: Browser, tmp_path: Path) -> None:
    """In any script, however long the names, and where days crowd; without its fonts a script is boxes of any width."""
    skip_without_foreign_fonts()
    claims = [
        claim(f"{day},000,000 {name[:20]}", value=day, attributed_to=name, observation_date=f"2024-11-{day}")
        for day, name in enumerate(NAMES, 10)
    ]
    odd = figure(1, LONG_NAME, LONG_NAME, *claims)
    days = tuple(
        event.model_copy(update={"summary": name, "date": f"2024-11-{place + 1:02}", "modality": "planned"})
        for place, (event, name) in enumerate(zip(story().events * 3, NAMES * 3, strict=True))
    )
    drawn = [
        *(range_plot(odd, language) for language in ("en", "de", "fr", "es")),
        *(range_plot(each, "en") for each in story().figures),
        timeline(story().model_copy(update={"events": days}), "de"),
        timeline(story(), "en"),
        day_strip(days, "fr"),
        day_strip(story().events, "es"),
    ]
    pictures = [picture.svg for picture in drawn if picture]
    page = opened(browser, tmp_path, f"<!DOCTYPE html><meta charset=utf-8><body>{''.join(pictures)}").page
    assert page.locator("svg").count() == len(pictures) == 11
    assert page.evaluate(OVERLAPS) == []
