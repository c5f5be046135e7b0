"""A user's own templates: what they can restyle, what they cannot do, and what is said of a faulty one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from sample_briefing import sample_briefing
from test_render import hostile

from summarizer.errors import SummarizerError
from summarizer.render import Look, render
from summarizer.render.json import to_json
from summarizer.render.mail.letter import Letter, to_mail
from summarizer.render.templates import check_templates

EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "templates-example"


def page_of(folder: Path, **files: str) -> str:
    """The sample's page by templates given as name_kind="text"."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return render(sample_briefing(), "html", Look(templates=folder))


def test_the_example_of_the_documentation_makes_a_page() -> None:
    html = render(sample_briefing(), "html", Look(templates=EXAMPLE))
    assert "<h1>Morning desk</h1>" in html
    assert "color: #7a1f1f" in html
    assert "Rebels hold most of Velnik; the reported toll rises to 311" in html
    assert '<mark id="a1-1">' in html
    assert "<svg" in html


def test_what_an_article_says_is_escaped_in_a_users_template_too() -> None:
    html = render(hostile(), "html", Look(templates=EXAMPLE))
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_style_alone_changes_the_looks_and_nothing_else(tmp_path: Path) -> None:
    html = page_of(tmp_path, page_css="body { color: rebeccapurple; }")
    assert "rebeccapurple" in html
    assert "light-dark(" not in html
    assert 'id="n1-s1"' in html


def test_a_template_can_include_the_packages_own(tmp_path: Path) -> None:
    html = page_of(tmp_path, page_html_j2='{% include "package/page.html.j2" %}<!-- ours -->')
    assert html.endswith("<!-- ours -->")
    assert html.startswith(render(sample_briefing(), "html").rstrip())


def test_the_example_makes_a_mail_too_with_its_text_untouched() -> None:
    made = to_mail(sample_briefing(), Letter(note="Good morning", templates=EXAMPLE)).message
    own, plain = (made.get_body((kind,)) for kind in ("html", "plain"))
    assert own is not None
    assert plain is not None
    html = own.get_content()
    for part in ("<h1", "Morning desk", "Good morning", "Rebels hold most of Velnik", 'style="'):
        assert part in html
    assert "<img" not in html
    assert not [part for part in made.walk() if part.get_content_maintype() == "image"]
    assert "Rebels hold most of Velnik" in plain.get_content()
    assert "Morning desk" not in plain.get_content()


def test_what_an_article_says_is_escaped_in_a_users_mail_too() -> None:
    body = to_mail(hostile(), Letter(templates=EXAMPLE)).message.get_body(("html",))
    assert body is not None
    assert "&lt;script&gt;" in body.get_content()
    assert "<script" not in body.get_content()


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("<p>\n{{ briefing.date", "page.html.j2, line 2: unexpected end of template"),
        ("<p>\n\n{{ nonsense }}", "page.html.j2, line 3: 'nonsense' is undefined"),
        ('{% include "side.html.j2" %}', "there is no template side.html.j2"),
        ("{{ briefing.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ say.title(1, 2) }}", "argument"),
    ],
)
def test_a_faulty_template_is_refused_in_one_line_with_its_place(tmp_path: Path, template: str, says: str) -> None:
    with pytest.raises(SummarizerError) as caught:
        page_of(tmp_path, page_html_j2=template)
    assert says in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_would_change_nothing_is_refused(tmp_path: Path, run: Callable[..., Ran]) -> None:
    with pytest.raises(SummarizerError, match="no such folder"):
        check_templates(tmp_path / "missing")
    (tmp_path / "pgae.css").touch()
    (tmp_path / "brief.json").write_text(to_json(sample_briefing()), encoding="utf-8")
    ran = run("render", tmp_path / "brief.json", "--format", "html", "--templates", tmp_path)
    assert ran.code == 1
    assert "none of its files would be used" in ran.err
    assert "page.css" in ran.err
