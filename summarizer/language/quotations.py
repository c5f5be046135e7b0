"""Where a sentence quotes: stretches between quotation marks of any kind, nested ones too."""

import re

_DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’‚‛‹›"
_OPENING = "«„‹‚"
_MARK = re.compile(f"[{_DOUBLE}{_SINGLE}]")
_BEHIND_OPENING = "¿¡$€£…([" + _DOUBLE + _SINGLE
_BEFORE_OPENING = " \u00a0\u202f\t\n([{—–-:"


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of what is quoted, the marks left out, in order of their beginnings.

    A double mark that never closes quotes up to the end; a single one that never closes is an apostrophe.
    """
    spans: list[tuple[int, int]] = []
    open_marks: list[tuple[int, bool]] = []
    for found in _MARK.finditer(text):
        at, single = found.start(), found.group() in _SINGLE
        if _opens(text, at, any(is_single == single for _, is_single in open_marks)):
            open_marks.append((at + 1, single))
        elif any(is_single == single for _, is_single in open_marks) and not (single and _is_apostrophe(text, at)):
            while open_marks:
                begun, is_single = open_marks.pop()
                if is_single == single:
                    spans.append((begun, at))
                    break
    spans += [(begun, len(text)) for begun, is_single in open_marks if not is_single]
    return sorted(span for span in spans if text[span[0] : span[1]].strip())


def _opens(text: str, at: int, is_open: bool) -> bool:
    """Whether the mark begins a quotation: it clings to the word behind it; where both sides are free, by its shape."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    clings = bool(after) and (after.isalnum() or after in _BEHIND_OPENING)
    free = not before or before in _BEFORE_OPENING or before in _DOUBLE + _SINGLE
    if free and clings:
        return not (before and before in _DOUBLE + _SINGLE and is_open and not after.isalnum())
    if not free or text[at] in _SINGLE:
        return False
    return text[at] in _OPENING or not is_open


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
