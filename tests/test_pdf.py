"""The briefing on paper, as other programs read it: text, fonts, links; and what an article cannot do to it."""

import builtins
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from installed_fonts import skip_without_foreign_fonts
from sample_briefing import TEXTS, article, cite, sample_briefing, statement, story

from summarizer.errors import SummarizerError
from summarizer.render.json import to_json
from summarizer.render.pdf.document import to_pdf
from summarizer.schema.brief import Briefing

pytest.importorskip("typst", reason="the extra `pdf` is not installed")
poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")

FOREIGN = {
    "ar": "قال المرصد إن 311 شخصا قتلوا منذ يوم الأربعاء.",
    "ru": "По данным наблюдателей, с среды погибли 311 человек.",
    "zh": "观察站说，自星期三以来已有311人死亡。",
}


def citing(*texts: tuple[str, str]) -> Briefing:
    """A briefing whose statements cite the whole of each text, given with its language."""
    articles = tuple(article(f"x{i}", text, title=text, language=code) for i, (code, text) in enumerate(texts))
    lines = tuple(
        statement(f"Line {i}.").model_copy(update={"citations": (cite(a.id, a.text, {a.id: a.text}),)})
        for i, a in enumerate(articles)
    )
    told = story().model_copy(
        update={
            "articles": tuple(a.id for a in articles), "headline": lines[0], "statements": lines, "events": (),
            "actors": (), "figures": (), "relations": (),
        }
    )  # fmt: skip
    return sample_briefing(articles=articles, stories=(told,), changes=(), failures=())


def read_by(program: str, content: bytes, folder: Path, *options: str) -> str:
    """What a program of poppler says of the PDF."""
    path = folder / "brief.pdf"
    path.write_bytes(content)
    behind = ["-"] if program == "pdftotext" else []
    done = subprocess.run([program, *options, str(path), *behind], capture_output=True, check=True)
    return done.stdout.decode()


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert to_pdf(sample_briefing()).content == to_pdf(sample_briefing()).content


@poppler
@pytest.mark.parametrize(("paper", "size"), [("a4", "595.276 x 841.89"), ("letter", "612 x 792")])
def test_it_is_set_on_either_paper_with_numbered_pages(paper: str, size: str, tmp_path: Path) -> None:
    content = to_pdf(sample_briefing(), paper).content
    info = read_by("pdfinfo", content, tmp_path)
    assert size in info
    pages = int(re.findall(r"Pages:\s+(\d+)", info)[0])
    text = read_by("pdftotext", content, tmp_path)
    assert pages > 1
    assert all(f"{page}/{pages}" in text for page in range(1, pages + 1))
    assert "Tagged:          yes" in info


@poppler
def test_its_text_holds_statements_speakers_and_the_passages_behind_every_mark(tmp_path: Path) -> None:
    text = " ".join(read_by("pdftotext", to_pdf(sample_briefing()).content, tmp_path, "-layout").split())
    assert "Rebels hold most of Velnik; the reported toll rises to 311" in text
    assert "more than 200 bandits · State television, as of Fri 29 Nov" in text
    body, _, notes = text.partition(" Sources 1 ")
    marks = set(re.findall(r"\[(\d+\.\d+)\]", body))
    assert len(marks) > 10
    assert all(f" {mark} " in notes for mark in marks)


@poppler
def test_marks_lead_to_their_notes_and_sources_to_the_web(tmp_path: Path) -> None:
    content = to_pdf(sample_briefing()).content
    links = read_by("pdfinfo", content, tmp_path, "-url")
    assert "https://news.example/2024/velnik?page=1" in links
    marks = re.findall(r"\[\d+\.\d+\]", read_by("pdftotext", content, tmp_path))
    inner = re.findall(rb"/Subtype\s*/Link[^>]*?/Dest\s+\d+ 0 R", content)
    assert len(inner) == len(marks) > 30


@poppler
def test_the_languages_of_the_sources_are_shown_in_embedded_fonts(tmp_path: Path) -> None:
    skip_without_foreign_fonts()
    made = to_pdf(citing(*FOREIGN.items()))
    assert made.notice == ""
    fonts = read_by("pdffonts", made.content, tmp_path).splitlines()[2:]
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), fonts
    assert any("Arab" in line for line in fonts)
    assert any("CJK" in line for line in fonts)
    text = read_by("pdftotext", made.content, tmp_path)
    assert FOREIGN["ru"] in text
    assert "自星期三以来已有" in text
    assert "الأربعاء" in text


@poppler
def test_what_no_font_can_show_is_said_in_the_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import typst

    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr("summarizer.render.pdf.document.installed", lambda: bare)
    made = to_pdf(citing(("ru", FOREIGN["ru"]), ("zh", "死亡")))
    assert made.notice == "2 characters could not be shown, for lack of a font: U+4EA1 U+6B7B"
    assert made.notice in " ".join(read_by("pdftotext", made.content, tmp_path).split())
    assert to_pdf(citing(("ru", FOREIGN["ru"]))).notice == ""


@poppler
@pytest.mark.parametrize(
    "attack",
    [
        '#panic("ran") #read("/etc/passwd") $ x $ *b* _i_ @x <y> = H \\ `c` // /* ] } ) " #{ 1 + 1 }',
        "javascript:alert(1) \u202eesrever\u2066 \x00\x07 \ufeff",
        "w" * 100_000,
    ],
)
def test_a_hostile_article_is_only_text(attack: str, tmp_path: Path) -> None:
    text = f"{attack}\n{TEXTS['a1']}"
    bad = article("a1", text, title=attack, publisher=attack, source=attack, url=attack, language='en", x: "')
    line = statement(attack).model_copy(update={"citations": (cite("a1", attack, {"a1": text}),)})
    empty: dict[str, Any] = {"events": (), "actors": (), "figures": (), "relations": ()}
    told = story().model_copy(update={"articles": ("a1",), "headline": line, "statements": (line,), **empty})
    made = to_pdf(sample_briefing(articles=(bad,), stories=(told,), changes=(line,), failures=()))
    shown = re.sub(r"\s", "", read_by("pdftotext", made.content, tmp_path))
    if attack.startswith("#"):
        assert '#read("/etc/passwd")$x$*b*_i_@x<y>' in shown
    assert "root:" not in shown
    assert "javascript:" not in read_by("pdfinfo", made.content, tmp_path, "-url")
    assert int(re.findall(r"Pages:\s+(\d+)", read_by("pdfinfo", made.content, tmp_path))[0]) < 5


def test_without_typst_the_line_that_installs_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def fake(name: str, *rest: Any, **more: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", fake)
    with pytest.raises(SummarizerError, match=r"pip install 'summarizer\[pdf\]'"):
        to_pdf(sample_briefing())


def test_the_command_writes_it_and_knows_its_papers(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text(to_json(sample_briefing()), encoding="utf-8")
    out = tmp_path / "brief.pdf"
    made = run("render", tmp_path / "brief.json", "--format", "pdf", "--paper", "letter", "--out", out)
    assert (made.code, made.out, made.err) == (0, f"{out}\n", "")
    assert out.read_bytes() == to_pdf(sample_briefing(), "letter").content
    wrong = run("render", tmp_path / "brief.json", "--format", "pdf", "--paper", "b5", "--out", out)
    assert wrong.code == 2
    assert "a4 and letter" in wrong.err
