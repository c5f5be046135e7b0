"""The report as JUnit XML, for any CI: a test a floor and a test a gated measure.

A broken floor and a regression are failures, a missing recording is an error, an inconclusive change is skipped with
its interval as the message. Flips stand in the output of their comparison: one check that flipped is no failure by
itself.
"""

import re
from xml.etree import ElementTree as Xml

from summarizer.regress.comparison import Change, Comparison
from summarizer.regress.outcome import Outcome, number
from summarizer.regress.report.figures import moved, reason, to_record

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(outcome: Outcome) -> str:
    """One test suite for the floors, one for each comparison, one for the recordings."""
    root = Xml.Element("testsuites", name="summarizer regress")
    _floors(root, outcome)
    for comparison in outcome.comparisons:
        _comparison(root, comparison, outcome)
    _recordings(root, outcome)
    for suite in root:
        _count(suite, list(suite.iter("testcase")))
    _count(root, list(root.iter("testcase")))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _floors(root: Xml.Element, outcome: Outcome) -> None:
    suite = Xml.SubElement(root, "testsuite", name="floors")
    for gate in outcome.held:
        test = Xml.SubElement(suite, "testcase", classname=f"floors.{gate.row}", name=gate.metric)
        if not gate.holds:
            _tell(test, "failure", f"{number(gate.reached)}, the floor is {gate.floor}")
    if outcome.stale_floors:
        test = Xml.SubElement(suite, "testcase", classname="floors", name="suite")
        _tell(test, "skipped", "the floors are of another suite; renew them with --set-floors")


def _comparison(root: Xml.Element, comparison: Comparison, outcome: Outcome) -> None:
    title = f"{comparison.candidate} against {comparison.baseline}"
    suite = Xml.SubElement(root, "testsuite", name=title)
    for change in comparison.changes:
        if change.metric.name not in outcome.gates.allowed_drop:
            continue
        test = Xml.SubElement(suite, "testcase", classname=title, name=change.metric.name)
        if outcome.binding and change.verdict == "worse":
            _tell(test, "failure", f"regression: {_said(change)}")
        elif change.verdict == "inconclusive":
            _tell(test, "skipped", f"inconclusive: {_said(change)}")
    lines = [
        f"{'lost' if flip.before.passed else 'won'}: {flip.case} {flip.before.kind} {flip.before.id}\n"
        f"  passage: {flip.before.passage}\n  expected: {flip.before.expected}\n"
        f"  before: {flip.before.got}\n  now: {flip.after.got}"
        for flip in comparison.distinct
    ]
    if lines:
        Xml.SubElement(suite, "system-out").text = _clean("\n".join(lines))


def _recordings(root: Xml.Element, outcome: Outcome) -> None:
    if not outcome.missing and not outcome.untested:
        return
    suite = Xml.SubElement(root, "testsuite", name="recordings")
    for row in outcome.untested:
        test = Xml.SubElement(suite, "testcase", classname="recordings", name=row.variant.name)
        _tell(test, "skipped", "not tested: no case has recordings; ask with --live --record")
    for missing in outcome.missing:
        test = Xml.SubElement(suite, "testcase", classname=missing.case, name=f"{missing.prompt} of {missing.subject}")
        _tell(test, "error", f"{reason(missing)}; run again with --live --record")
    Xml.SubElement(suite, "system-out").text = _clean("\n".join(to_record(outcome)))


def _tell(test: Xml.Element, outcome: str, message: str) -> None:
    Xml.SubElement(test, outcome, message=_clean(message))


def _said(change: Change) -> str:
    return f"{number(change.before)} to {number(change.after)}, {moved(change)}, {change.units} units"


def _count(element: Xml.Element, tests: list[Xml.Element]) -> None:
    element.set("tests", str(len(tests)))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(t.find(tag) is not None for t in tests)))


def _clean(text: str) -> str:
    """Characters that no XML may hold become question marks."""
    return _NOT_XML.sub("?", text)
