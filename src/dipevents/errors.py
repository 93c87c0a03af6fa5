"""Exit codes, and the troubles that end a run with one of them."""

from __future__ import annotations

OK = 0
CHECK_FAILED = 1  # the check asked for failed: --fail-on-empty, validate, gate
USAGE = 2  # usage, configuration or dictionary error; nothing was done
PARTIAL = 3  # some inputs failed, the rest is complete
NO_INPUT = 4  # nothing usable to work on
BUG = 70  # ours
NO_OUTPUT = 74  # the output could not be written
INTERRUPTED = 130
CLOSED_PIPE = 141
TERMINATED = 143


class DipeventsError(Exception):
    """Something a user can mend, a line each; `code` is the exit code it means."""

    code = USAGE

    @property
    def lines(self) -> tuple[str, ...]:
        """What to tell the user."""
        return (str(self),)


class UsageTrouble(DipeventsError):
    """A wrong option, value or configuration; nothing was done."""


class NoInput(DipeventsError):
    """Nothing usable was given."""

    code = NO_INPUT


class OutputTrouble(DipeventsError):
    """The output could not be written."""

    code = NO_OUTPUT


class Terminated(BaseException):
    """SIGTERM arrived; raised so that half-written files are removed on the way out."""


def nearest(word: str, known: list[str]) -> str | None:
    """The known word that was probably meant, or None."""
    from difflib import get_close_matches  # slow to import, needed for mistakes only

    found = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: list[str]) -> str:
    """" Did you mean json?" where a known word is near, else nothing."""
    guess = nearest(word, known)
    return f" Did you mean {guess}?" if guess else ""
