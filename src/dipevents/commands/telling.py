"""What a run says on standard error: troubles as they come, the counts at its end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from contextlib import suppress

from dipevents import errors
from dipevents.read import Problem
from dipevents.terminal import many, visible
from dipevents.values import RawText, Record
from dipevents.work import Funnel, Outcome

SHOWN = 20  # lines of a kind; the rest is counted


class Telling:
    """Counts what happened and says it, a line each; many of a kind only with `verbose`."""

    def __init__(
        self, quiet: bool = False, verbose: bool = False, strict: bool = False, noun: str = "event"
    ) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._strict = strict
        self._noun = noun
        self._said: Counter[str] = Counter()
        self._progress = False
        self._shown = False  # whether the line of progress stands on the terminal
        self._next = 0.0
        self._held = 0  # troubles counted and not said
        self.read = 0
        self.skipped: Counter[str] = Counter()  # by reason
        self.failed = 0
        self.bugs = 0
        self.empty_folders = 0
        self.events = 0
        self.undated: list[str] = []  # wordings of dates that stayed without a value
        self.funnel = Funnel()

    def show_progress(self, wanted: bool) -> None:
        """Counts documents on a terminal while the run goes on, from its second second on."""
        self._progress = wanted and not self._quiet and sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + 1

    def _tick(self) -> None:
        if self._progress and time.monotonic() > self._next:
            self._next = time.monotonic() + 0.2
            self._shown = True
            sys.stderr.write(f"\r{self.read:,} documents, {self.events:,} {self._noun}s")
            sys.stderr.flush()

    def problem(self, problem: Problem) -> None:
        """An input that gave no document."""
        if problem.kind == "skipped":
            self.skipped[problem.reason] += 1
        elif problem.kind == "failed":
            self.failed += 1
        else:
            self.empty_folders += 1
        self._say(f"{problem.kind}:{problem.reason}", problem.message, problem.kind == "failed")

    def outcome(self, raw: RawText, outcome: Outcome) -> None:
        """A document that was worked on."""
        if outcome.trouble is not None:
            self.failed += 1
            self.bugs += outcome.trouble.kind == "bug"
            self._say(f"trouble:{outcome.trouble.kind}", f"{raw.id}: {outcome.trouble.words}", True)
            return
        self.read += 1
        self._tick()
        self.funnel = self.funnel.plus(outcome.funnel)
        for words in (outcome.document or {}).get("warnings", ()):
            self._say(f"warning:{words.split(' ', 1)[0]}", f"{raw.id}: {words}", False)
        if outcome.document is not None and outcome.document["date"] is None:
            self.undated += [words for words in map(_unresolved, outcome.events) if words]

    def note(self, words: str) -> None:
        """Something worth knowing."""
        self._say("note", words, False)

    def end(self, hint: str | None = None) -> None:
        """The counts, and what helps where nothing was found."""
        if self._held:
            self._print(f"… and {self._held:,} more troubles of these kinds; --verbose shows all")
        if self._quiet:
            return
        if self.undated:
            left = f"{many(len(self.undated), 'date')} left without a day (“{self.undated[0]}”)"
            self._print(f"{left}: the text has no date of its own; give one with --date")
        if self.read and not self.events and self._noun == "event":
            self._print(self._why_nothing())
        self._print(self._counts())
        if hint:
            self._print(hint)

    def code(self) -> int:
        """The exit code that this all means."""
        if self.bugs:
            return errors.BUG
        unusable = self.failed or self.empty_folders or self.skipped.total() > self.skipped["empty"]
        if not self.read and unusable:
            return errors.NO_INPUT
        return errors.PARTIAL if self.failed or (self._strict and self.skipped) else errors.OK

    def _counts(self) -> str:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(self.skipped.items()))
        skipped = f"{self.skipped.total():,} skipped" + (f" ({reasons})" if reasons else "")
        inputs = many(self.read + self.skipped.total() + self.failed, "document")
        events = many(self.events, self._noun)
        return f"{inputs}: {self.read:,} read, {skipped}, {self.failed:,} failed; {events}"

    def _why_nothing(self) -> str:
        """The funnel, from the sentences to the events."""
        funnel = self.funnel
        words = (
            f"no events: {many(funnel.sentences, 'sentence')}, {funnel.triggered:,} with a trigger word, "
            f"{many(funnel.candidates, 'candidate')}, {many(funnel.found, 'event')}"
        )
        if funnel.found:
            return f"{words}, all left out by --scope, --types, --min-confidence or another filter"
        return f"{words}; dipevents explain --why-not FILE tells more"

    def _say(self, kind: str, words: str, always: bool) -> None:
        if self._quiet and not always:
            return
        self._said[kind] += 1
        if self._said[kind] <= SHOWN or self._verbose:
            self._print(words)
        else:
            self._held += 1

    def _print(self, words: str) -> None:
        with suppress(OSError, ValueError, AttributeError):  # nobody listens
            wipe = "\r\x1b[K" if self._shown else ""
            self._shown = False
            print(f"{wipe}dipevents: {visible(words)}", file=sys.stderr, flush=True)


def _unresolved(event: Record) -> str | None:
    date = event["date"]
    return str(date["text"]) if date is not None and date["value"] is None and date["text"] else None
