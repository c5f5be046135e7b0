"""Imported by the process that workers are forked off: a first story is read and merged there, before there are any.

So the tables that this loads and the patterns that it compiles are paid for once, while the run still imports its own,
and all workers share them.
"""

from datetime import date

from summarizer.article_reading import ArticleReader
from summarizer.extract.days import BriefingDay
from summarizer.merge import merge
from summarizer.schema.brief import Article
from summarizer.schema.mentions import GroundedMentions
from summarizer.spool import Pickled

_REPORTS = (
    'A fire broke out at a depot in Boston on Friday. "We saw smoke," said the mayor, Anna Brekol. At least 14 people were'
    " injured, according to the Red Cross (RC), which sent 3 lorries worth $2.5 million.",
    "Friday's fire at a depot in Boston hurt 17 people, Ms Brekol told reporters on Saturday; 12 had been treated by then.",
)


def _read_and_merge() -> None:
    reader = ArticleReader(BriefingDay(date(2026, 1, 3), True), "en")
    found: list[GroundedMentions] = []
    for text in _REPORTS:
        name = f"a{len(found) + 1}"
        article = Article(
            id=name, source=name, origin=name, published="2026-01-03", language="en", sha256="", text=text
        )
        reader.questions(article)
        mentions = reader.settled(article, []).mentions
        found.append(mentions.item() if isinstance(mentions, Pickled) else mentions)
    merge(found, "en")


_read_and_merge()
