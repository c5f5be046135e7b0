"""A hand-made reading of a set of articles: what a gold file (YAML) holds.

Articles are named by their file names without suffix. Fields that a record does not have are an error, since a mistyped
one would be ignored in silence; every record may carry a `note` for its readers.
"""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from summarizer.schema.brief import Modality, Status

# YAML reads an unquoted 2024-11-30 as a date and 2016 as a number.
Day = Annotated[str, BeforeValidator(str), Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
GoldBound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "almost", "range", "plural"]
RelationKind = Literal["evolving", "basis", "agreed", "conflict", "scope", "part_whole", "background", "corrected"]

_MODALITIES: dict[str, Modality] = {"planned": "planned", "possible": "possible", "denied": "denied"}

DRAFT = "draft, not yet read"
"""What `made_by` says of a gold file that the program drafted and no person has corrected."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    note: str = Field(default="", description="for the reader of the gold file; scored nowhere")


class GoldFigure(_Record):
    """One number as one article has it; `quote` stands letter for letter in the article's text and holds the number.

    `value` is None where the bound is `range` (min_value and max_value hold it) or `plural` ("dozens").
    """

    id: str
    metric: str = Field(description="what kind of quantity: deaths, injured, displaced, price ...")
    subject: str = Field(default="", description="who or what is counted, the widest words first, then after a comma")
    value: float | None = None
    min_value: float | None = None
    max_value: float | None = None
    bound: GoldBound = Field(description="the briefing's bounds, and `almost`, which a briefing has as less_than")
    unit: str = ""
    as_of: Day | None = Field(default=None, description="the day, month or year the number is of; null: nobody says")
    attributed_to: str = Field(default="", description='who the article says said it; "" is the article itself')
    article: str
    quote: str = Field(min_length=1)


class GoldActor(_Record):
    """Who is one, with every name that the articles use."""

    id: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...]


class GoldQuote(_Record):
    """A passage of an article, letter for letter."""

    article: str
    quote: str = Field(min_length=1)


class GoldEvent(_Record):
    """What happened, in the gold's language whatever the articles'; "planned:" and the like lead it.

    `mentions` are the sentences that tell it, if the reader marked them; without, an article's event is known by words.
    """

    id: str
    date: Day | None = None
    what: str = Field(description='what happened; may begin with "planned:", "possible:", "denied:" or "background:"')
    articles: tuple[str, ...] = Field(description="every article that tells it")
    mentions: tuple[GoldQuote, ...] = ()

    @property
    def modality(self) -> Modality:
        """The Event modality that the leading word asks for."""
        leading = self.what.partition(":")[0]
        return _MODALITIES.get(leading, "actual")

    @property
    def plain(self) -> str:
        """What happened without the leading word and the reader's notes in brackets."""
        return re.sub(r"^(planned|possible|denied|background):|\([^)]*\)", " ", self.what)


class GoldRelation(_Record):
    """How figures stand to each other and what a briefing should conclude.

    evolving: one figure, updated; basis, agreed: one figure, the same; conflict: one figure, disputed; scope,
    part_whole, background: figures to keep apart; corrected: one number taken back for another.
    """

    id: str
    kind: RelationKind
    figures: tuple[str, ...] = Field(min_length=1)
    status: Status | None = None
    expected: str = Field(default="", description="for the reader: what a briefing should show")


class Gold(_Record):
    """The whole of a gold file."""

    cluster: str = Field(description="the story's folder of articles")
    made_by: str = Field(default="hand", description=f"hand, or: {DRAFT}")
    date: Day | None = Field(default=None, description="the briefing's day, against which weekdays are read")
    language: str = Field(default="en", description="the language the briefing is to be written in")
    origins: tuple[tuple[str, ...], ...] = Field(default=(), description="groups of articles that copy one another")
    figures: tuple[GoldFigure, ...] = ()
    actors: tuple[GoldActor, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    reconcile: tuple[GoldRelation, ...] = ()
    never_dates: tuple[Day, ...] = Field(default=(), description="days that only a page's furniture names")
