"""Every kept decision of the merge in a line: what is one, what is two, by which rule and on what evidence."""

from summarizer.schema.brief import Briefing, Decision

_TITLES = {"origin": "Reprints", "story": "Stories", "actor": "Actors", "event": "Events", "figure": "Figures"}
_BY = {"rule": "", "model": ", decided by the model", "desk": ", decided by the desk"}


def explained(briefing: Briefing) -> str:
    """The decisions as plain text, by kind, merges before refusals; ends with how many are not listed."""
    lines: list[str] = []
    for about, title in _TITLES.items():
        chosen = [d for d in briefing.decisions if d.about == about]
        if chosen:
            lines += [f"{title}:", *(f"  {_line(d)}" for d in chosen)]
    if briefing.decisions_left_out:
        lines.append(f"{briefing.decisions_left_out} further decisions of less weight are not listed.")
    return "\n".join(lines or ["Nothing was merged, and nothing near enough to be refused."]) + "\n"


def _line(decision: Decision) -> str:
    held, perhaps = ("one", "two") if decision.verdict == "same" else ("two", "one")
    sign = f"{held}, perhaps {perhaps}:" if decision.doubtful else f"{held}:"
    rule = decision.rule.replace("_", " ")
    return f"{sign} “{decision.left}” and “{decision.right}” – {decision.evidence} [{rule}{_BY[decision.decided_by]}]"
