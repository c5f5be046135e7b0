"""`summarizer regress`: a planted regression is caught, no change is called equal, and too little is inconclusive."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from conftest import Ran
from regress_suites import PLACES, changed_prompt, misled_by, write_suite
from scripted_server import ScriptedServer, serving

Run = Callable[..., Ran]
PROJECT = Path(__file__).resolve().parent.parent
QUICK = "Be quick."
STRICT_ALONE = 'suite = ""\n[allowed_drop]\n"figures strict.f1" = 0.02\n'


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return write_suite(tmp_path / "suite")


@pytest.fixture
def recorded(run: Run, suite: Path, model_at: Callable[..., None]) -> Callable[..., ScriptedServer]:
    """Records the suite with the working tree's prompts and with others, as a model that is misled would answer."""

    def record(*prompts: Path, misled: tuple[str, ...] = PLACES) -> ScriptedServer:
        with serving(misled_by(QUICK, misled)) as server:
            model_at(server.url)
            ran = run("regress", suite, "--live", "--record", "--model", "m")
            assert ran.code == 0, ran.out + ran.err
            for folder in prompts:
                run("regress", suite, "--prompts", folder, "--live", "--record", "--model", "m")
        return server

    return record


def verdicts(ran_json: Path) -> dict[str, str]:
    changes = json.loads(ran_json.read_text(encoding="utf-8"))["comparisons"][0]["changes"]
    return {change["metric"]: change["verdict"] for change in changes}


def test_a_planted_regression_exits_1_and_shows_each_flip(
    run: Run, suite: Path, tmp_path: Path, recorded: Callable[..., ScriptedServer]
) -> None:
    """In every article the misled model names the wrong speaker: the strict figures are lost, the lenient are not."""
    worse = changed_prompt(tmp_path / "worse", "3", QUICK)
    recorded(worse)
    out = tmp_path / "out"
    forms = [f"--{form}={out / form}" for form in ("html", "json", "junit", "markdown")]
    ran = run("regress", suite, "--prompts", worse, *forms)
    assert ran.code == 1, ran.out
    found = verdicts(out / "json")
    assert (found["figures strict.f1"], found["figures.f1"]) == ("worse", "equal")
    assert "6 lost, 0 won, McNemar's p 0.031" in ran.out
    passage = "Another 140 people were injured, according to the Health Ministry; the Velnik Monitor saw its list."
    for form in ("html", "markdown"):
        text = (out / form).read_text(encoding="utf-8")
        assert passage in text
        assert "says Health Ministry" in text  # what was expected, and came before
        assert "says Velnik Monitor" in text  # what came now
    root = Xml.fromstring((out / "junit").read_text(encoding="utf-8"))
    failed = [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None]
    assert failed == ["figures strict.f1"]
    assert root.get("failures") == "1"


def test_a_change_that_changes_nothing_is_equal_and_passes(
    run: Run, suite: Path, tmp_path: Path, recorded: Callable[..., ScriptedServer]
) -> None:
    same = changed_prompt(tmp_path / "same", "3", "Take your time.")
    recorded(same)
    ran = run("regress", suite, "--prompts", same, f"--json={tmp_path / 'json'}")
    assert ran.code == 0, ran.out
    assert set(verdicts(tmp_path / "json").values()) == {"equal"}


def test_a_drop_in_one_article_of_six_is_inconclusive_and_exits_3(
    run: Run, suite: Path, tmp_path: Path, recorded: Callable[..., ScriptedServer]
) -> None:
    """By chance alone one article of six may fall: neither a pass nor a regression."""
    unsure = changed_prompt(tmp_path / "unsure", "3", QUICK)
    recorded(unsure, misled=PLACES[:1])
    ran = run("regress", suite, "--prompts", unsure, f"--json={tmp_path / 'json'}")
    assert ran.code == 3, ran.out
    assert verdicts(tmp_path / "json")["figures strict.f1"] == "inconclusive"
    assert "inconclusive: figures strict.f1 1.000 to 0.917" in ran.out


def test_a_gain_is_called_better_and_passes(
    run: Run, suite: Path, tmp_path: Path, recorded: Callable[..., ScriptedServer]
) -> None:
    worse = changed_prompt(tmp_path / "worse", "3", QUICK)
    recorded(worse)
    (suite / "gates.toml").write_text(STRICT_ALONE)
    same = changed_prompt(tmp_path / "shipped", "2", "")
    (same / "extract.md").write_text((PROJECT / "prompts" / "extract.md").read_text(encoding="utf-8"))
    ran = run("regress", suite, "--prompts", same, "--against", worse, f"--json={tmp_path / 'json'}")
    assert ran.code == 0, ran.out
    assert verdicts(tmp_path / "json")["figures strict.f1"] == "better"


def test_a_changed_prompt_without_recordings_says_what_is_missing_and_what_it_would_cost(
    run: Run, suite: Path, tmp_path: Path, recorded: Callable[..., ScriptedServer]
) -> None:
    server = recorded()
    changed = changed_prompt(tmp_path / "changed", "99", "Take your time.")
    asked = len(server.requests)
    ran = run("regress", suite, "--prompts", changed, f"--markdown={tmp_path / 'report'}")
    assert ran.code == 3
    by_case = (tmp_path / "report").read_text(encoding="utf-8").partition("By case")[2]
    assert re.search(r"\| changed (\| - )+\|", by_case), "what the rules read in its stead is not the prompt's"
    assert len(server.requests) == asked, "a replay never asks"
    line = r"no recording for extract of 0-velnik.md and \d more: nearest is extract-0_velnik_md-"
    assert len(re.findall(line, ran.out)) == ran.out.count("no recording for extract") == 1, "a line a case and prompt"
    assert re.search(r"which differs in the prompt's text \(recorded with version \d+, now 99\)", ran.out)
    assert re.search(r"recording them would take about [\d,]+ \+ [\d,]+ tokens \(no price is known for m\)", ran.out)
    priced = run("regress", suite, "--prompts", changed, "--model", "gpt-4.1-mini")
    assert re.search(r"tokens \(about \$0\.\d+\): run again with --live --record", priced.out)


def test_a_pass_of_rules_alone_says_that_no_prompt_was_tested(run: Run, suite: Path, tmp_path: Path) -> None:
    ran = run("regress", suite, f"--markdown={tmp_path / 'report'}", f"--junit={tmp_path / 'junit'}")
    told = "not tested: working tree: no case has recordings; ask with --live --record"
    assert (ran.code, ran.out.endswith(f"pass\n  {told}\n")) == (0, True), ran.out
    assert told in (tmp_path / "report").read_text(encoding="utf-8")
    assert Xml.fromstring((tmp_path / "junit").read_text(encoding="utf-8")).get("skipped") == "1"
    named = run("regress", suite, "--against", "lexical", "--case", "floods", f"--junit={tmp_path / 'junit'}")
    assert "not tested" not in named.out
    assert "run with --record DIR" not in (tmp_path / "junit").read_text(encoding="utf-8")


def test_a_comparison_without_a_case_in_common_is_no_pass(run: Run, suite: Path, tmp_path: Path) -> None:
    """With nothing recorded at all there is nothing to say; of a case that is named, each question is told."""
    changed = changed_prompt(tmp_path / "changed", "3", QUICK)
    ran = run("regress", suite, "--prompts", changed)
    assert ran.code == 3
    assert "nothing to compare: changed and working tree have no case in common" in ran.out
    named = run("regress", suite, "--prompts", changed, "--case", "floods", "--model", "m")
    assert named.code == 3
    assert named.out.count("no recording for extract of 0-velnik.md") == 2


def test_the_baseline_may_be_a_git_revision(
    run: Run, suite: Path, tmp_path: Path, recorded: Callable[..., ScriptedServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The prompts are read from that commit, whatever the working tree has."""
    worse = changed_prompt(tmp_path / "worse", "3", QUICK)
    recorded(worse)
    repository = tmp_path / "repository"
    changed_prompt(repository / "prompts", "2", QUICK)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "worse"],
    ):
        subprocess.run(["git", "-C", str(repository), *command], check=True)
    changed_prompt(repository / "prompts", "3", "Not committed.")
    (suite / "gates.toml").write_text(STRICT_ALONE)
    monkeypatch.chdir(repository)
    ran = run("regress", suite, "--against", "HEAD", f"--json={tmp_path / 'json'}")
    assert ran.code == 0, ran.out + ran.err
    assert verdicts(tmp_path / "json")["figures strict.f1"] == "better"
    assert run("regress", suite, "--against", "no-such-thing").code == 2


def test_repeats_are_kept_apart_and_replayed(
    run: Run, suite: Path, tmp_path: Path, model_at: Callable[..., None]
) -> None:
    """A second run of a case is a new answer, not the first one again: four requests more."""
    case = ["--by", "article", "--case", "floods/0-velnik"]
    with serving(misled_by(QUICK)) as server:
        model_at(server.url)
        run("regress", suite, *case, "--live", "--record", "--repeats", "3", "--model", "m")
        assert len(server.requests) == 3
    kept = suite / "recordings" / "floods"
    assert [len(list((kept / f"repeat-{n}").glob("*.json"))) for n in (2, 3)] == [1, 1]
    ran = run("regress", suite, *case, "--repeats", "3", f"--json={tmp_path / 'json'}")
    assert ran.code == 0, ran.out + ran.err
    row = json.loads((tmp_path / "json").read_text(encoding="utf-8"))["rows"][1]
    assert row["usage"]["requests"] == 3
    assert row["measures"]["figures.recall"]["whole"] == 6  # two figures, three times


def test_floors_hold_are_tied_to_the_suite_and_are_not_lowered_in_passing(run: Run, suite: Path) -> None:
    """Set, reached, broken by a raised floor, refused to be lowered, and stale once the gold changes."""
    assert run("regress", suite, "--set-floors").code == 0
    gates = suite / "gates.toml"
    assert run("regress", suite).code == 0
    text = gates.read_text(encoding="utf-8")
    gates.write_text(text.replace('"figures.f1" = 1.0', '"figures.f1" = 1.5'))
    broken = run("regress", suite)
    assert broken.code == 1
    assert "below the floor: lexical figures.f1 is 1.000, the floor is 1.5" in broken.out
    refused = run("regress", suite, "--set-floors")
    assert refused.code == 2
    assert "this would lower floors" in refused.err
    assert run("regress", suite, "--set-floors", "--lower-floors").code == 0
    gold = suite / "gold" / "floods.yaml"
    gold.write_text(gold.read_text(encoding="utf-8").replace("value: 20", "value: 999"), encoding="utf-8")
    assert run("regress", suite).code == 3
    gold.write_text("# read again\n" + gold.read_text(encoding="utf-8").replace("value: 999", "value: 20"))
    assert run("regress", suite).code == 0, "a comment in gold changes no score"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--record"], "--record keeps what a model answers; give --live, too"),
        (["--live"], "--live needs a model: set OPENAI_API_KEY or OPENAI_BASE_URL"),
        (["--case", "nowhere"], "--case nowhere: no such case; there are floods, floods/0-velnik"),
        (["--by", "sentence"], "--by sentence: there are story and article"),
        (["--prompts", "here", "--against", "here"], "here is neither a folder of prompts nor a revision"),
    ],
)
def test_wrong_usage_says_what_to_do(run: Run, suite: Path, arguments: list[str], reason: str) -> None:
    ran = run("regress", suite, *arguments)
    assert ran.code == 2
    assert reason in ran.err


def test_a_folder_that_is_no_suite_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("regress", tmp_path)
    assert ran.code == 2
    assert "is no suite" in ran.err


def test_the_shipped_suite_runs_offline_and_reaches_its_floors(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What a person gets who types `summarizer regress` in a checkout: three rows. 3 where the suite is newer than its
    floors; never below one."""
    monkeypatch.chdir(PROJECT)
    ran = run("regress", f"--json={tmp_path / 'json'}")
    assert ran.code in (0, 3), ran.out + ran.err
    report = json.loads((tmp_path / "json").read_text(encoding="utf-8"))
    assert [row["name"] for row in report["rows"]] == ["lexical", "working tree", "reference"]
    assert all(row["measures"]["grounding.offsets valid"]["value"] == 1 for row in report["rows"])
    assert all(row["measures"]["told.numbers invented"]["value"] == 0 for row in report["rows"])
