"""The options of `email`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

Paper = Annotated[str, typer.Option("--paper", metavar="a4|letter", help="The paper of a PDF.")]
Templates = Annotated[
    Path | None,
    typer.Option("--templates", metavar="DIR", help="Your own templates for page and mail (docs/templates.md)."),
]


@dataclass(frozen=True, slots=True)
class EmailOptions:
    """What the command line says; one of `out` and `smtp` is given."""

    to: Annotated[
        tuple[str, ...],
        typer.Option("--to", metavar="ADDRESS...", help="Who gets it; several, or the option repeated."),
    ]
    sender: Annotated[
        str, typer.Option("--from", metavar="ADDRESS", help="Who sends it, for example 'News Desk <desk@example.org>'.")
    ]
    attach: Annotated[
        tuple[str, ...], typer.Option("--attach", metavar="FORMAT...", help="Forms to go along: html, md, json, pdf.")
    ] = ()
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.eml", help="Write the mail to a file.")] = None
    smtp: Annotated[
        str | None,
        typer.Option(
            "--smtp",
            metavar="URL",
            help="Send it: smtps://me@mail.example.org (TLS, port 465) or smtp://... (STARTTLS, port 587). "
            "The password comes from $SUMMARIZER_SMTP_PASSWORD or --password-file.",
        ),
    ] = None
    password_file: Annotated[
        Path | None, typer.Option("--password-file", metavar="FILE", help="A file that holds the password alone.")
    ] = None
    no_tls: Annotated[
        bool, typer.Option("--no-tls", help="For a mail server on this machine only, without a user.")
    ] = False
    subject: Annotated[
        str, typer.Option("--subject", metavar="TEXT", help="[default: the first story's headline and the day]")
    ] = ""
    note: Annotated[str, typer.Option("--note", metavar="TEXT|@FILE", help="A covering note before the briefing.")] = ""
    list_id: Annotated[
        str | None,
        typer.Option(
            "--list-id", metavar="NAME", help="What mail programs sort by. [default: briefing.DOMAIN, of --from]"
        ),
    ] = None
    previous: Annotated[
        Path | None,
        typer.Option(
            "--previous", metavar="BRIEF.json", help="Thread with this briefing's mail. [default: the last one sent]"
        ),
    ] = None
    full_text: Annotated[
        bool,
        typer.Option("--full-text", help="Keep the articles' texts in an attached json, and show them in an html."),
    ] = False
    paper: Paper = "a4"
    templates: Templates = None
    again: Annotated[bool, typer.Option("--again", help="Send it to those too who have had this briefing.")] = False
