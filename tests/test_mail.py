"""The mail itself: it fits, it stands alone in either form, and nothing in an article can break out of it."""

import email
import email.policy
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from email.headerregistry import Address
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from big_day import big_day
from conftest import Ran
from hypothesis import given
from hypothesis import strategies as st
from long_day import long_day
from playwright.sync_api import sync_playwright
from sample_briefing import TEXTS, article, cite, sample_briefing, statement, story

from summarizer.deliver.addresses import parse_addresses
from summarizer.errors import UsageError
from summarizer.render.json import to_json
from summarizer.render.mail.html import LIMIT, Cover, to_mail_page
from summarizer.render.mail.letter import Attachment, Letter, Mail, header_text, to_mail
from summarizer.render.mail.pictures import lettering_family
from summarizer.render.mail.text import to_text
from summarizer.schema.brief import Briefing

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DESK = Address("Desk", "desk", "news.example")
LETTER = Letter(sender=DESK, recipients=(Address("", "a", "x.example"),))
HOSTILE = (
    "Peace <script>document.title='ran'</script></style></title></td></table>"
    "<img src=http://evil.example/x onerror=alert(1)> [free](javascript:alert(1)) {{ 7 * 7 }} {% if %}"
    " \u202eesrever\u2066 \x00\x1b[31m =?utf-8?q?=0ABcc:_x?= " + "w" * 100_000
)


def parsed(briefing: Briefing, letter: Letter = LETTER) -> EmailMessage:
    message = email.message_from_bytes(to_mail(briefing, letter).as_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    text = body.get_content()
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


class Tags(HTMLParser):
    """All elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def hostile_briefing() -> Briefing:
    """An article whose every field is an attack, cited by a headline and a statement that repeat it."""
    text = f"{HOSTILE}\n{TEXTS['a1']}"
    bad = article("a1", text, title=HOSTILE, publisher=HOSTILE, source="javascript:alert(1)", url="javascript:alert(1)")
    cited = cite("a1", HOSTILE, {"a1": text})
    line = statement(HOSTILE).model_copy(update={"citations": (cited,)})
    told = story().model_copy(
        update={
            "articles": ("a1",), "headline": line, "statements": (line,), "events": (), "actors": (), "figures": (),
            "relations": (),
        }
    )  # fmt: skip
    return sample_briefing(articles=(bad,), stories=(told,), changes=(line,), failures=())


# --- it fits --------------------------------------------------------------------------------------------------------


def test_a_day_of_fifteen_stories_and_a_hundred_articles_is_not_clipped() -> None:
    """What is left out is said in the mail, with the attachment that has it; the weightiest story stays whole."""
    mail = to_mail(long_day(), replace(LETTER, attachments=(Attachment("html", b"all"),)))
    message = email.message_from_bytes(mail.as_bytes(), policy=email.policy.default)
    html = part(message, "html")
    decoded = next(p for p in message.walk() if p.get_content_type() == "text/html").get_payload(decode=True)
    assert len(decoded) <= LIMIT
    assert re.search(r"Left out: .*cited passages", mail.left_out)
    assert mail.left_out in html
    assert "Briefing-2025-10-16.html" in mail.left_out
    assert html.count("<h2") == 16
    assert "Figures, and who says so" in html


def test_as_much_as_fits_is_kept() -> None:
    """One passage more would not fit."""
    whole = to_mail_page(big_day(3, 12), Cover("s"), {})
    assert whole.left_out == ""
    assert len(to_mail_page(big_day(), Cover("s"), {}).html.encode()) > LIMIT * 0.9


@pytest.mark.parametrize(("stories", "articles"), [(1, 1500), (150, 150)])
def test_even_a_huge_day_fits(stories: int, articles: int) -> None:
    page = to_mail_page(big_day(stories, articles), Cover("s", "n" * 9000), {})
    assert len(page.html.encode()) <= LIMIT


# --- both forms -----------------------------------------------------------------------------------------------------


def test_the_text_stands_alone() -> None:
    """Statements with marks, who says what as of when, and under each mark its source's words, 72 columns wide."""
    text = part(parsed(sample_briefing(), replace(LETTER, note="Note the dispute.")), "plain")
    assert text.startswith("Note the dispute.")
    assert "Friday alone; the Monitor counts 144 dead of the Northern Front.\n  (disputed) [2.1] [2.2]" in text
    assert "more than 200 bandits (State television, as of Fri 29 Nov) [2.2]" in text
    assert "2.2  “State television reported that more than 200" in text
    assert all(len(line) <= 72 for line in text.splitlines() if "://" not in line)


@pytest.mark.parametrize("width", range(30, 75))
def test_no_line_of_plain_text_ends_inside_a_number(width: int) -> None:
    words = f"{'x' * width} 5 900 hectares"
    brief = sample_briefing()
    headline = brief.stories[0].headline.model_copy(update={"text": words})
    told = brief.model_copy(update={"stories": (brief.stories[0].model_copy(update={"statements": (headline,)}),)})
    assert "5 900" in to_text(told)


def test_a_french_mail_has_french_marks_between_notes_and_around_passages() -> None:
    old = [a.model_copy(update={"published": "2019-05-02"}) for a in sample_briefing().articles]
    quoted = story().headline.model_copy(update={"text": "« Rebels hold most of Velnik »"})
    told = sample_briefing(
        language="fr",
        articles=tuple(old),
        stories=(story().model_copy(update={"headline": quoted}),),
        summary=(quoted,),
    )
    mail = to_text(told)
    assert re.search(r"\(en anglais\u00a0;\s+le\s+plus\s+récent\s+du\s+2\s+mai\s+2019\)", mail)
    notes = mail.partition("\nSources\n")[2]
    assert "«\u00a0" in notes
    assert "“" not in notes


def test_every_mark_leads_to_a_passage_of_the_source_that_it_names() -> None:
    text = to_text(sample_briefing())
    body, _, notes = text.partition("\nSources\n")
    marks = set(re.findall(r"\[(\d+\.\d+)\]", body))
    assert marks == set(re.findall(r"^    (\d+\.\d+)  “", notes, re.MULTILINE))
    assert len(marks) > 10


def test_the_html_has_tables_for_layout_and_loads_nothing() -> None:
    html = part(parsed(sample_briefing()), "html")
    tags = Tags(html).found
    assert {tag for tag, _ in tags} & {"script", "link", "iframe", "form", "object", "base", "svg"} == set()
    assert all(given.get("role") == "presentation" for tag, given in tags if tag == "table")
    assert all(
        "style" in given for tag, given in tags if tag in ("td", "h1", "h2", "h3", "li") and "align" not in given
    )
    assert not re.search(r"url\(|@import|(?:src|background|href)=.http://", html.partition("<body")[2])
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert all(attributes["href"].startswith("https://") for tag, attributes in tags if tag == "a")
    assert all(attributes["src"].startswith("cid:") for tag, attributes in tags if tag == "img")


@pytest.mark.skipif(lettering_family() is None, reason="no font is installed to letter pictures with")
def test_each_picture_is_there_once_under_its_content_id_and_told_in_words() -> None:
    message = parsed(sample_briefing())
    images = {given["src"]: given for tag, given in Tags(part(message, "html")).found if tag == "img"}
    attached = {f"cid:{p['Content-ID'][1:-1]}": p for p in message.walk() if p.get_content_type() == "image/png"}
    assert len(images) == 3
    assert images.keys() == attached.keys()
    assert all("Nov" in given["alt"] for given in images.values())
    assert all(p.get_content().startswith(b"\x89PNG") for p in attached.values())
    assert not any("image" in p.get_content_type() for p in message.iter_attachments())


def test_without_a_font_the_pictures_stay_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.render.mail.pictures.lettering_family", lambda: None)
    message = parsed(sample_briefing())
    assert "<img" not in part(message, "html")
    assert not [p for p in message.walk() if p.get_content_maintype() == "image"]


def test_a_file_name_beyond_ascii_is_written_as_rfc_2231_has_it() -> None:
    letter = replace(LETTER, attachments=(Attachment("pdf", b"%PDF"), Attachment("md", "é\n".encode())))
    raw = to_mail(sample_briefing(language="fr"), letter).as_bytes()
    assert b"filename*=utf-8''Synth%C3%A8se-de-presse-2024-11-30.pdf" in raw
    assert raw.isascii()
    attached = list(parsed(sample_briefing(language="fr"), letter).iter_attachments())
    assert [p.get_filename() for p in attached] == [
        "Synthèse-de-presse-2024-11-30.pdf",
        "Synthèse-de-presse-2024-11-30.md",
    ]
    assert [p.get_content_type() for p in attached] == ["application/pdf", "text/markdown"]
    assert attached[1].get_content() == "é\n"


def test_a_draft_has_neither_sender_nor_recipient_and_says_so(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text(to_json(sample_briefing()), encoding="utf-8")
    assert run("render", tmp_path / "brief.json", "--format", "eml", "--out", tmp_path / "d.eml").code == 0
    message = email.message_from_bytes((tmp_path / "d.eml").read_bytes())
    assert (message["X-Unsent"], message["From"], message["To"]) == ("1", None, None)


# --- nothing breaks out ---------------------------------------------------------------------------------------------


def test_a_hostile_article_breaks_nothing_in_the_mail() -> None:
    message = parsed(hostile_briefing())
    html, text = part(message, "html"), part(message, "plain")
    tags = Tags(html).found
    assert not {tag for tag, _ in tags} & {"script", "img", "a"}
    assert "javascript:" not in "".join(given.get("href", "") for _, given in tags)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", html + text)
    assert len(html.encode()) <= LIMIT
    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]
    assert max(map(len, text.splitlines())) <= 300


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
@pytest.mark.parametrize("made", [sample_briefing, hostile_briefing])
@pytest.mark.parametrize(("width", "scheme"), [(640, "light"), (390, "dark")])
def test_a_browser_asks_for_nothing_runs_nothing_and_finds_no_barrier(
    tmp_path: Path, made: Callable[[], Briefing], width: int, scheme: Literal["light", "dark"]
) -> None:
    """In Chromium, at desk and phone width, light and dark: no request, and axe finds nothing."""
    path = tmp_path / "mail.html"
    path.write_text(part(parsed(made()), "html"), encoding="utf-8")
    asked: list[str] = []
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(path.as_uri())
        found = (
            Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response["violations"]
        )
        wide = page.evaluate("document.documentElement.scrollWidth")
        title = page.title()
        browser.close()
    assert [url for url in asked if not url.startswith(("file:", "cid:"))] == []
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
    assert wide <= width
    assert (said, title == "ran") == ([], False)


@given(st.text(max_size=120), st.text(max_size=60))
def test_no_text_can_add_a_header(subject: str, name: str) -> None:
    """Whatever stands in a subject or a name, the mail has the same headers, each once, and the sender's address."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = header_text(subject)
    message["From"] = Address(header_text(name), "desk", "news.example")
    again = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    assert again.keys() == ["Subject", "From"]
    assert again["From"].addresses[0].addr_spec == "desk@news.example"
    assert not re.search("[\r\n\x00]", again["Subject"])


@given(st.text(max_size=80))
def test_an_address_is_read_as_one_or_refused_with_an_example(written: str) -> None:
    try:
        addresses = parse_addresses([written], "--to")
    except UsageError:
        return
    for address in addresses:
        assert re.fullmatch(r"[^\s<>,;]+@[a-z0-9.-]+", address.addr_spec)
        assert not re.search("[\r\n\x00]", str(address))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a@b.example", ["a@b.example"]),
        ('"Doe, J" <j@x.example>, k@x.example', ['"Doe, J" <j@x.example>', "k@x.example"]),
        ("Jörg <jörg@bücher.example>", ["Jörg <jörg@xn--bcher-kva.example>"]),
        ("a@x.example; a@x.example;", ["a@x.example"]),
    ],
)
def test_addresses_may_have_names_and_stand_in_a_row(written: str, read: list[str]) -> None:
    assert list(map(str, parse_addresses([written], "--to"))) == read


@pytest.mark.parametrize(
    "written",
    ["", "a", "a@", "@b.example", "a b@c.example", "a@b..c", "a.@b.c", "a@b@c", "x <a@b.c> y", "a@b.c\nBcc: d@e.f"],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match=r"editor@example\.org"):
        parse_addresses([written], "--to")


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ((), "either --out FILE.eml"),
        (("--out", "x.eml", "--smtp", "smtps://localhost"), "either --out FILE.eml"),
        (("--out", "x.eml", "--attach", "docx"), "there are html, md, json, pdf"),
        (("--out", "x.eml", "--list-id", "no dots"), "--list-id"),
        (("--out", "x.eml", "--note", "@missing.txt"), "cannot read missing.txt"),
        (("--smtp", "http://localhost"), "smtps:// or smtp://"),
        (("--smtp", "smtps://localhost:port"), "cannot be read"),
    ],
)
def test_wrong_usage_is_told_and_nothing_written(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.json").write_text(to_json(sample_briefing()), encoding="utf-8")
    failed = run("email", "brief.json", "--to", "a@x.example", "--from", "b@x.example", *wrong)
    assert failed.code == 2
    assert told in failed.err
    assert [p.name for p in tmp_path.iterdir()] == ["brief.json"]


def test_the_mail_is_written_and_described(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "brief.json").write_text(to_json(sample_briefing()), encoding="utf-8")
    (tmp_path / "note.txt").write_text("Good morning.\n", encoding="utf-8")
    out = tmp_path / "new" / "today.eml"
    made = run(
        "email", "--to", "a@x.example", "b@x.example", "--from", "d@x.example", "--attach", "html,md", "json",
        "--note", f"@{tmp_path / 'note.txt'}", "--subject", "Morning", "--out", out, tmp_path / "brief.json",
    )  # fmt: skip
    assert (made.code, made.out) == (0, f"{out}\n")
    assert "Subject: Morning\nTo: a@x.example, b@x.example\nMessage-ID: <2024-11-30." in made.err
    message = email.message_from_bytes(out.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert len(list(message.iter_attachments())) == 3
    assert "Good morning." in part(message, "html")
    assert not (tmp_path / "state").exists()


@given(st.text(max_size=300))
def test_a_long_subject_beyond_ascii_is_folded_into_words_that_every_program_reads(subject: str) -> None:
    """RFC 2047: an encoded word has at most 75 characters; read together they are the subject, letter for letter."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = line = header_text("Überblick: Hochwasser in der Altstadt, Brücken gesperrt " + subject)
    message.set_content("Guten Morgen")
    sent = Mail(message, "").as_bytes()
    assert email.message_from_bytes(sent, policy=email.policy.default)["Subject"] == line
    assert max(map(len, re.findall(rb"=\?\S+\?=", sent))) <= 75
