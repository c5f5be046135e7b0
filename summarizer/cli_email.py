"""The command line of `summarizer email`: parse and call one function, as in `cli`."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

BriefFile = Annotated[Path, typer.Argument(metavar="BRIEF.json", help="A briefing as `brief --out` wrote it.")]
Paper = Annotated[str, typer.Option("--paper", metavar="a4|letter", help="The paper of a PDF.")]
Templates = Annotated[
    Path | None,
    typer.Option("--templates", metavar="DIR", help="Your own templates for page and mail (docs/templates.md)."),
]
_To = Annotated[
    list[str], typer.Option("--to", metavar="ADDRESS...", help="Who gets it; several, or the option repeated.")
]
_From = Annotated[
    str, typer.Option("--from", metavar="ADDRESS", help="Who sends it, for example 'News Desk <desk@example.org>'.")
]
_Attach = Annotated[
    list[str] | None, typer.Option("--attach", metavar="FORMAT...", help="Forms to go along: html, md, json, pdf.")
]
_Out = Annotated[Path | None, typer.Option("--out", metavar="FILE.eml", help="Write the mail to a file.")]
_Smtp = Annotated[
    str | None,
    typer.Option(
        "--smtp",
        metavar="URL",
        help="Send it: smtps://me@mail.example.org (TLS, port 465) or smtp://... (STARTTLS, port 587). "
        "The password comes from $SUMMARIZER_SMTP_PASSWORD or --password-file.",
    ),
]
_PasswordFile = Annotated[
    Path | None, typer.Option("--password-file", metavar="FILE", help="A file that holds the password alone.")
]
_NoTls = Annotated[bool, typer.Option("--no-tls", help="For a mail server on this machine only, without a user.")]
_Subject = Annotated[
    str, typer.Option("--subject", metavar="TEXT", help="[default: the first story's headline and the day]")
]
_Note = Annotated[str, typer.Option("--note", metavar="TEXT|@FILE", help="A covering note before the briefing.")]
_ListId = Annotated[
    str | None,
    typer.Option("--list-id", metavar="NAME", help="What mail programs sort by. [default: briefing.DOMAIN, of --from]"),
]
_Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous", metavar="BRIEF.json", help="Thread with this briefing's mail. [default: the last one sent]"
    ),
]
_FullText = Annotated[
    bool, typer.Option("--full-text", help="Keep the articles' texts in an attached json, and show them in an html.")
]
_Again = Annotated[bool, typer.Option("--again", help="Send it to those too who have had this briefing.")]
_FORMS = ("html", "md", "json", "pdf")


class ListedValues(TyperCommand):
    """Lets `--to` and `--attach` be followed by several values (`--to A B`), which click knows for arguments only."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts the option before each further value that can only belong to it: an address, a form."""
        spread: list[str] = []
        option = ""
        for place, word in enumerate(args):
            is_value = place > 0 and args[place - 1] in ("--to", "--attach")
            if word.startswith("-") and not is_value:
                option = word
            elif not is_value and _belongs(word, option):
                spread.append(option)
            spread.append(word)
        return super().parse_args(ctx, spread)


def _belongs(word: str, option: str) -> bool:
    return "@" in word and not Path(word).exists() if option == "--to" else option == "--attach" and word in _FORMS


def email(  # noqa: PLR0913 - one parameter for each option of the contract
    path: BriefFile,
    to: _To,
    sender: _From,
    attach: _Attach = None,
    out: _Out = None,
    smtp: _Smtp = None,
    password_file: _PasswordFile = None,
    no_tls: _NoTls = False,
    subject: _Subject = "",
    note: _Note = "",
    list_id: _ListId = None,
    previous: _Previous = None,
    full_text: _FullText = False,
    paper: Paper = "a4",
    templates: Templates = None,
    again: _Again = False,
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

    given = {name: value for name, value in locals().items() if name in EmailOptions.__dataclass_fields__}
    raise typer.Exit(run(path, EmailOptions(**{**given, "to": tuple(to), "attach": tuple(attach or ())})))
