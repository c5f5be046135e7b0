"""Where a clause ends: one set of marks for all that ask whether two words of a sentence stand in one."""

import re

from summarizer.language.word_patterns import WordPattern

STOP = re.compile(r"[;:.!?—–]\s|\s[—–]")  # what no list goes on behind
BARRIER = re.compile(r"[;:.!?—–]\s|\s[—–]|,\s")
PAUSE = re.compile(r"[,;:–—]\s")  # inside a sentence, where a full stop is an abbreviation's
CONJUNCTION = WordPattern(r"\b(?:<grammar.and>|<grammar.but>)\b", re.IGNORECASE)
CLAUSE_END = WordPattern(rf"\s*(?:[.;,!?:)\"]|$|\s(?:{CONJUNCTION.grammar}))", re.IGNORECASE)
