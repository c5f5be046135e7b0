"""The command line of `summarizer email`: parse and call one function, as in `cli`."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from summarizer.options.command_line import takes_options
from summarizer.options.email import EmailOptions

BriefFile = Annotated[Path, typer.Argument(metavar="BRIEF.json", help="A briefing as `brief --out` wrote it.")]
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


@takes_options()
def email(path: BriefFile, options: EmailOptions) -> None:
    """Make a mail of a briefing: write it to a file, or send it, once to each recipient.

    For example, to look at it first, and then to send it:

      summarizer email today/brief.json --to editor@example.org --from desk@example.org --attach html --out today.eml

      summarizer email today/brief.json --to editor@example.org --from desk@example.org --smtp smtps://desk@example.org

    Exit codes: 0 all recipients have it; 3 some have, standard error says who has not and why; 1 nobody has;
    2 wrong usage; 130 interrupted.
    """
    from summarizer.commands.email import email as run

    raise typer.Exit(run(path, options))
