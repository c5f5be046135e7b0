"""The command line of `summarizer email`: parse and call one function, as in `cli`."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

BriefFile = Annotated[Path, typer.Argument(metavar="BRIEF.json", help="A briefing as `brief --out` wrote it.")]
Paper = Annotated[str, typer.Option("--paper", metavar="a4|letter", help="The paper of a PDF.")]
_FORMS = ("html", "md", "json", "pdf")


class ListedValues(TyperCommand):
    """Lets `--to` and `--attach` be followed by several values (`--to A B`), which click knows for arguments only."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts the option before each further value that can only belong to it: an address, a form."""
        belongs = {
            "--to": lambda word: "@" in word and not Path(word).exists(),
            "--attach": lambda word: word in _FORMS,
        }
        spread: list[str] = []
        option = ""
        for place, word in enumerate(args):
            named = place > 0 and args[place - 1] in belongs
            if word.startswith("-") and not named:
                option = word
            elif option in belongs and not named and belongs[option](word):
                spread.append(option)
            spread.append(word)
        return super().parse_args(ctx, spread)


def email(  # noqa: PLR0913 - one parameter for each option of the contract
    path: BriefFile,
    to: Annotated[
        list[str], typer.Option("--to", metavar="ADDRESS...", help="Who gets it; several, or the option repeated.")
    ],
    sender: Annotated[
        str, typer.Option("--from", metavar="ADDRESS", help="Who sends it: 'News Desk <desk@example.org>'.")
    ],
    attach: Annotated[
        list[str] | None,
        typer.Option("--attach", metavar="FORMAT...", help="Forms to go along: html, md, json, pdf."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.eml", help="Write the mail to a file.")] = None,
    smtp: Annotated[
        str | None,
        typer.Option(
            "--smtp",
            metavar="URL",
            help="Send it: smtps://me@mail.example.org (TLS, port 465) or smtp://... (STARTTLS, port 587). "
            "The password comes from $SUMMARIZER_SMTP_PASSWORD or --password-file.",
        ),
    ] = None,
    password_file: Annotated[
        Path | None, typer.Option("--password-file", metavar="FILE", help="A file that holds the password alone.")
    ] = None,
    no_tls: Annotated[
        bool, typer.Option("--no-tls", help="For a mail server on this machine only, without a user.")
    ] = False,
    subject: Annotated[
        str, typer.Option("--subject", metavar="TEXT", help="[default: the first story's headline and the day]")
    ] = "",
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT|@FILE", help="A covering note before the briefing.")
    ] = "",
    list_id: Annotated[
        str | None,
        typer.Option(
            "--list-id",
            metavar="NAME",
            help="What mail programs sort by. [default: briefing.DOMAIN, of --from]",
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            "--previous", metavar="BRIEF.json", help="Thread with this briefing's mail. [default: the last one sent]"
        ),
    ] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Leave the articles' texts in an attached json.")
    ] = False,
    paper: Paper = "a4",
    again: Annotated[bool, typer.Option("--again", help="Send it to those too who have had this briefing.")] = False,
) -> None:
    """Make a mail of a briefing: write it to a file, or send it, once to each recipient.

    For example, to look at it first, and then to send it:

      summarizer email today/brief.json --to editor@example.org --from desk@example.org --attach html --out today.eml

      summarizer email today/brief.json --to editor@example.org --from desk@example.org --smtp smtps://desk@example.org

    Exit codes: 0 all recipients have it; 3 some have, standard error says who has not and why; 1 nobody has;
    2 wrong usage; 130 interrupted.
    """
    from summarizer.commands.email import EmailOptions
    from summarizer.commands.email import email as run

    options = EmailOptions(
        to=tuple(to),
        sender=sender,
        attach=tuple(attach or ()),
        out=out,
        smtp=smtp,
        password_file=password_file,
        no_tls=no_tls,
        subject=subject,
        note=note,
        list_id=list_id,
        previous=previous,
        full_text=full_text,
        paper=paper,
        again=again,
    )
    raise typer.Exit(run(path, options))
