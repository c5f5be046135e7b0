"""Everything that can go wrong and be told to the user: one clear line that says what to do next."""
# ruff: noqa: N818 - a name says what happened (KeyRejected, Truncated); "Error" behind each would say it twice


class SummarizerError(Exception):
    """Base of all errors meant for the user; `str()` of it is one line, with what to do next."""


class UsageError(SummarizerError):
    """The command or its settings were wrong: nothing was tried."""


class TapeError(SummarizerError):
    """A store of model answers cannot be read or written; going on would pay for answers and lose them."""


class ModelError(SummarizerError):
    """The model gave no usable answer to one question.

    `permanent` is true where asking any further is pointless in this run.
    """

    permanent: bool = False


class KeyRejected(ModelError):
    """The server does not accept the key (401, 403)."""

    permanent = True


class NoSuchModel(ModelError):
    """The server does not know the model, or the base URL is not that of an API (404)."""

    permanent = True


class NoChatApi(ModelError):
    """What answers at the base URL speaks of something else (a login page, a proxy's own words), every time."""

    permanent = True


class ServerUnreachable(ModelError):
    """No connection could be made to the server, in several tries."""

    permanent = True


class RateLimited(ModelError):
    """The server kept asking to slow down (429); permanent where the account's quota is used up."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.permanent = permanent


class ServerFault(ModelError):
    """The server failed (5xx), broke off or did not answer in time, in several tries."""


class RequestRejected(ModelError):
    """The server would not take this request (any other 4xx), for example because it is too long for the model."""


class Refused(ModelError):
    """The model declined to answer, or a content filter cut its answer off."""


class Truncated(ModelError):
    """The answer ran into its token limit, and again with twice the room, so its end is missing."""


class EmptyAnswer(ModelError):
    """The server answered without an answer: no choices, no content, or no chat completion at all."""


class InvalidAnswer(ModelError):
    """No attempt fitted the answer's schema."""


class RecordingMissing(ModelError):
    """A replay has no recording of this question; it never goes live instead."""


class BudgetSpent(ModelError):
    """The answers so far have cost what they may; no further question is put."""

    permanent = True


class DeadlinePassed(ModelError):
    """The run has no more time for answers."""

    permanent = True


class NotKept(ModelError):
    """Answers cannot be kept any more (a full disk): going on would pay for them and lose them."""

    permanent = True


class Unexpected(ModelError):
    """Something that nobody foresaw went wrong with one question; it costs the others nothing."""

    @classmethod
    def of(cls, error: Exception) -> "Unexpected":
        """The same, of what was raised, in one line."""
        return cls(f"unexpected {type(error).__name__}: {' '.join(str(error).split())}; please report it")
