"""`summarizer prompts`: versions that name their text, worked examples that hold, requests as they are sent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran
from scripted_model import pointing
from scripted_server import serving

from summarizer.errors import UsageError
from summarizer.prompts import read_prompt, shipped_prompts
from summarizer.regress.examples import check_examples, examples
from summarizer.regress.ledger import LEDGER, enter, load_ledger, unversioned

Run = Callable[..., Ran]
PROJECT = Path(__file__).resolve().parent.parent
ARTICLE = PROJECT / "fixtures" / "articles" / "aleppo" / "04-globe-digest.txt"


def test_a_shipped_prompt_whose_text_changed_has_a_new_version() -> None:
    """When this fails: raise the prompt's version, then run `summarizer prompts --enter`."""
    ledger = load_ledger(PROJECT / "prompts" / LEDGER)
    assert unversioned(ledger, shipped_prompts()) == []


def test_a_changed_text_under_an_old_version_is_told_and_not_entered(tmp_path: Path) -> None:
    path = tmp_path / LEDGER
    old = shipped_prompts()
    version = read_prompt("extract", old["extract"]).version
    assert enter(path, old)
    changed = dict(old) | {"extract": old["extract"].replace("article", "text", 1)}
    assert unversioned(load_ledger(path), changed)[0].startswith("extract: its text changed, but not its version")
    with pytest.raises(UsageError, match=f"its text changed, but not its version {version}"):
        enter(path, changed)
    raised = changed | {"extract": changed["extract"].replace(f"version: {version}", "version: 99", 1)}
    assert unversioned(load_ledger(path), raised) == [
        "extract: version 99 is not entered; run `summarizer prompts --enter`"
    ]
    enter(path, raised)
    assert unversioned(load_ledger(path), raised) == []
    assert set(load_ledger(path)["extract"]) == {version, "99"}, "older versions stay: recordings name them"


def test_the_list_says_version_size_and_use(run: Run) -> None:
    ran = run("prompts")
    assert ran.code == 0
    for name in ("extract", "write"):
        prompt = read_prompt(name, shipped_prompts()[name])
        assert f"{name}  version {prompt.version}  {prompt.digest[:12]}  about " in ran.out
    assert "worked examples: 1" in ran.out


def test_show_prints_what_a_model_is_sent_letter_for_letter(run: Run, model_at: Callable[..., None]) -> None:
    shown = run("prompts", "--show", ARTICLE).out
    with serving(pointing) as server:
        model_at(server.url)
        run("extract", ARTICLE, "--language", "en", "--no-cache")
        messages = server.requests[0]["messages"]
    assert f"---- system\n{messages[0]['content']}\n---- user\n{messages[1]['content']}\n" in shown


def test_every_shipped_example_holds_and_each_prompt_has_one() -> None:
    check_examples({})
    counts = {name: len(examples(read_prompt(name, shipped_prompts()[name]))) for name in ("extract", "write")}
    assert counts == {"extract": 2, "write": 1}


@pytest.mark.parametrize(
    "fault",
    [
        ('{"n":5,', '{"n":9,', r"numbers: there is no mark n9 in it"),
        ('"events":[5,6]', '"events":[5,9]', r"events: there is no sentence \[9\] in it"),
        ('"details":[{"s":5,', '"details":[{"s":9,', r"details: there is no sentence \[9\] in it"),
        ('"name":"the fire service","s":6', '"name":"the police","s":6', r"does not hold 'the police'"),
        ('"speaker":2', '"speaker":7', r"numbers: there is no actor a7 in it"),
        ('{"n":5,', '{"n":"five",', r"numbers\.0\.n: Input should be a valid integer"),
        ('"events":[5,6],', "", r"events: Field required"),
        ('"events":[5,6]', '"events":[5,6', r"the answer: Invalid JSON"),
    ],
)
def test_an_example_that_does_not_hold_is_refused_before_anything_is_asked(
    run: Run, tmp_path: Path, model_at: Callable[..., None], fault: tuple[str, str, str]
) -> None:
    (right, wrong, reason), shipped = fault, shipped_prompts()["extract"]
    assert right in shipped
    (tmp_path / "extract.md").write_text(shipped.replace(right, wrong), encoding="utf-8")
    with pytest.raises(UsageError, match=reason):
        check_examples({"extract": (tmp_path / "extract.md").read_text(encoding="utf-8")})
    with serving(pointing) as server:
        model_at(server.url)
        assert run("regress", PROJECT / "fixtures", "--prompts", tmp_path, "--live", "--model", "m").code == 2
        assert server.requests == []


def test_an_example_that_refers_to_a_fact_it_does_not_show_is_refused() -> None:
    wrong = shipped_prompts()["write"].replace("according to {p1} [e1].", "according to {p9} [e1].")
    with pytest.raises(UsageError, match="the example's facts have no p9"):
        check_examples({"write": wrong})


@pytest.mark.parametrize(
    "folder", sorted((PROJECT / "experiments").glob("*/*/extract.md")), ids=lambda p: p.parent.name
)
def test_a_variant_of_an_experiment_is_a_prompt_with_a_version_of_its_own(folder: Path) -> None:
    """Its recordings must not pass for the shipped prompt's. Its example is in the answer form of its commit."""
    text = folder.read_text(encoding="utf-8")
    assert read_prompt("extract", text).version != read_prompt("extract", shipped_prompts()["extract"]).version
