"""The HTML of a mail: tables for layout, styles on the elements, nothing to load, and small enough to arrive whole.

Gmail cuts off what goes beyond 102 kB of HTML; so the least weighty parts are left out until the rest fits, and the
mail says which.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from summarizer.render.mail.pictures import MailPicture
from summarizer.render.sheet import Room, Sheet, to_sheet, whole
from summarizer.render.templates import fill, template_text
from summarizer.render.words.labels import labels_for
from summarizer.render.words.lettering import clipped
from summarizer.schema.brief import Briefing

LIMIT = 102_000
_PASSAGE = 300
_PREVIEW = 140
_STATEMENTS = 4


@dataclass(frozen=True, slots=True)
class Cover:
    """What a mail holds besides the briefing: its subject, a note of the sender, and where the whole can be read.

    `whole` is the name of the attachment that holds all of the briefing, or "".
    """

    subject: str
    note: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class MailPage:
    """The HTML, and what had to be left out of it, in words, or ""."""

    html: str
    left_out: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture with the Content-ID under which the mail holds it."""

    cid: str
    width: int
    height: int
    alt: str


def to_mail_page(
    briefing: Briefing, cover: Cover, pictures: Mapping[str, MailPicture], folder: Path | None = None
) -> MailPage:
    """The briefing as a mail's HTML of at most 102,000 bytes; `pictures` are by Content-ID, `folder` as for `fill`."""
    steps = _shortenings(whole(briefing))

    def page(step: int) -> MailPage:
        return _page(briefing, cover, pictures, folder, steps[step])

    whole_page = page(0)
    if _fits(whole_page):
        return whole_page
    return page(min(bisect_left(range(len(steps)), True, key=lambda step: _fits(page(step))), len(steps) - 1))


def _fits(page: MailPage) -> bool:
    """Whether it arrives whole: in mail each line ends in two bytes (RFC 5322, 2.3)."""
    return len(page.html.encode()) + page.html.count("\n") <= LIMIT


def _shortenings(room: Room) -> list[Room]:
    """Ever less room: first without passages, then names and course, then figures of all stories but the first.

    Before that one loses its figures, each story is cut to its first few statements; sources and stories go last.
    """
    order = (
        ("passages", 0),
        ("courses", 0),
        ("figures", 1),
        ("statements", _STATEMENTS * room.stories),
        ("figures", 0),
        ("statements", 0),
        ("sources", 0),
        ("stories", 0),
        ("overview", 0),
    )
    steps = [room]
    for field, least in order:
        for kept in range(getattr(steps[-1], field) - 1, least - 1, -1):
            steps.append(replace(steps[-1], **{field: kept}))
    return steps


def _page(
    briefing: Briefing, cover: Cover, pictures: Mapping[str, MailPicture], folder: Path | None, room: Room
) -> MailPage:
    sheet = to_sheet(briefing, _PASSAGE, room)
    left_out = _left_out(sheet, cover)
    html = fill(
        "mail.html.j2",
        folder,
        sheet=sheet,
        labels=labels_for(briefing.language),
        subject=cover.subject,
        note=_paragraphs(cover.note),
        preview=_preview(sheet),
        plots=_plots(pictures),
        left_out=left_out,
        style=Markup(template_text("mail.css", folder)),
    )
    return MailPage(_inlined(html), left_out)


def _left_out(sheet: Sheet, cover: Cover) -> str:
    if not sheet.left_out:
        return ""
    labels = labels_for(sheet.language)
    where = labels.word("whole_attached", name=cover.whole) if cover.whole else labels.word("whole_at_sender")
    return f"{labels.word('shortened', what=', '.join(sheet.left_out))} {where}"


def _paragraphs(note: str) -> list[list[str]]:
    """The sender's note: paragraphs by empty lines, each as its lines."""
    paragraphs = "\n".join(line.strip() for line in note.strip().splitlines()).split("\n\n")
    return [lines for paragraph in paragraphs if (lines := [line for line in paragraph.splitlines() if line])]


def _preview(sheet: Sheet) -> str:
    """What a list of mails shows beside the subject."""
    first: Iterable[str] = (line.text for line in (*sheet.changes, *sheet.summary))
    told = (statement.text for story in sheet.stories for statement in story.statements)
    return clipped(next(iter([*first, *told]), sheet.scope), _PREVIEW)


def _plots(pictures: Mapping[str, MailPicture]) -> dict[tuple[str, str], _Shown]:
    return {(p.story, p.figure): _Shown(cid, p.width, p.height, p.alt) for cid, p in pictures.items()}


def _inlined(html: str) -> str:
    """Rules as `style` on each element; only the rules for dark and for phones stay in the head."""
    import css_inline

    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True, minify_css=True)
    # a third of the bytes, which are counted
    return inliner.inline(html).replace("&nbsp;", "\u00a0").rstrip() + "\n"
