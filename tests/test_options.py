"""Options classes laid out as command lines."""

from dataclasses import dataclass
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from summarizer.errors import UsageError
from summarizer.options.command_line import takes_options
from summarizer.options.values import one_of


@dataclass(frozen=True, slots=True)
class Order:
    """What a test's command takes."""

    to: Annotated[tuple[str, ...], typer.Option("--to", metavar="WHOM", help="Who gets it.")]
    size: Annotated[int, typer.Option("--size", min=1, metavar="N", help="How big.")] = 3
    with_: Annotated[tuple[str, ...], typer.Option("--with", metavar="WHAT", help="What goes along.")] = ()
    form: Annotated[
        str, typer.Option("--form", parser=one_of("--form", "flat", "round"), metavar="flat|round", help="The form.")
    ] = "flat"


def made(*arguments: str, without: tuple[str, ...] = ()) -> tuple[str, Order]:
    """The argument and the options that a command gets from a command line."""
    got: list[tuple[str, Order]] = []
    app = typer.Typer(rich_markup_mode=None, add_completion=False)

    @app.command()
    @takes_options(without=without)
    def order(what: Annotated[str, typer.Argument()] = "", *, options: Order) -> None:
        got.append((what, options))

    ran = CliRunner().invoke(app, arguments)
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    if not got:
        raise LookupError(ran.output)
    return got[0]


def test_each_field_is_an_option_of_its_own_type_and_default() -> None:
    assert made("soup", "--to", "a", "--to", "b", "--size", "5") == ("soup", Order(("a", "b"), 5))
    assert made("--to", "a", "--with", "bread") == ("", Order(("a",), with_=("bread",)))


def test_what_a_command_goes_without_is_no_option_of_it() -> None:
    with pytest.raises(LookupError, match="No such option: --size"):
        made("--to", "a", "--size", "5", without=("size",))
    assert made("--to", "a", without=("size",)) == ("", Order(("a",)))


def test_a_field_without_a_default_has_to_be_given() -> None:
    with pytest.raises(LookupError, match="Missing option '--to'"):
        made("--size", "5")


def test_a_word_that_is_not_one_of_two_is_told_with_the_option() -> None:
    with pytest.raises(UsageError, match="--form square: there are flat and round"):
        made("--to", "a", "--form", "square")


def test_help_tells_metavars_texts_and_defaults() -> None:
    with pytest.raises(LookupError, match=r"(?s)--to WHOM.*Who gets it\..*--size N.*How big\..*default: 3"):
        made("--help")
