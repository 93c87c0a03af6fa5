"""Documents to outcomes, in order: in this process, or in several with a batch of documents each in flight.

Every worker process is served by a thread of its own. Where a worker dies, the documents of its batch that
are still open go on one by one: new workers try each of them three times at most, then it is reported.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from itertools import chain, islice
from math import inf

from dipevents.values import RawText
from dipevents.work import Outcome, Trouble, Wanted, examine, failed
from dipevents.worker import READY, SOON, batch_line, read_outcomes, wanted_line

FEW = 20  # documents that are not worth a second process
MANY = 64  # documents of a batch at most
LONG = 65_536  # characters after which a batch is full
SHARE = 16  # a batch holds no more than such a part of the documents before it: none keeps others waiting
AHEAD = 3  # batches a worker that may be read ahead of the one awaited
TRIES = 3  # workers that may die over a document
STARTS = 40  # workers that are started for a document, where something kills them at once
TICK = 0.5  # seconds between looks at the watch
GRACE = 1.0  # seconds on top of a document's own limit, after which its worker is ended

Pairs = Generator[tuple[RawText, Outcome], None, None]
Batch = list[RawText]


def outcomes(raws: Iterable[RawText], wanted: Wanted, jobs: int | None = None) -> Pairs:
    """Each document with its outcome, in order; without a number of jobs, one for each core."""
    first: list[RawText] = []
    rest = iter(raws)
    if jobs is None:
        jobs = cores()
        first = list(islice(rest, FEW)) if jobs > 1 else []
        if len(first) < FEW:
            jobs = 1
    documents = chain(first, rest)
    return _alone(documents, wanted) if jobs == 1 else _together(documents, wanted, jobs)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _alone(raws: Iterable[RawText], wanted: Wanted) -> Pairs:
    counting = True
    for raw in raws:
        outcome = examine(raw, wanted.kit(), wanted, counting)
        counting = counting and not outcome.events
        yield raw, outcome


def _together(raws: Iterable[RawText], wanted: Wanted, jobs: int) -> Pairs:
    """The documents spread over the workers, at most so many batches read ahead."""
    crew = _Crew(wanted)
    pool = ThreadPoolExecutor(jobs, "dipevents")
    waiting: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
    try:
        for batch in batches(raws):
            waiting.append((batch, pool.submit(crew.examine, batch)))
            if len(waiting) > jobs * AHEAD or waiting[0][1].done():
                yield from _next(waiting, crew)
        while waiting:
            yield from _next(waiting, crew)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        crew.end()
        pool.shutdown(wait=True)


def batches(raws: Iterable[RawText]) -> Iterator[Batch]:
    """The documents in batches, small ones first; what comes slowly is not waited for."""
    batch: Batch = []
    sent = length = 0
    begun = time.monotonic()
    for raw in raws:
        batch.append(raw)
        length += len(raw.text)
        full = len(batch) >= min(MANY, 1 + sent // SHARE) or length >= LONG
        if full or time.monotonic() - begun > SOON:
            yield batch
            sent += len(batch)
            batch, length, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def _next(waiting: deque[tuple[Batch, Future[list[Outcome]]]], crew: _Crew) -> Pairs:
    """The first batch with its outcomes; meanwhile workers that take too long are ended."""
    batch, future = waiting.popleft()
    while not future.done():
        wait([future], TICK)
        crew.end_slow()
    yield from zip(batch, future.result(), strict=True)


class _Crew:
    """The workers, one for each thread that asks."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._own: dict[int, _Worker] = {}  # by thread
        self._lock = threading.Lock()
        self._over = False

    def examine(self, batch: Batch) -> list[Outcome]:
        """What the thread's worker makes of a batch; what it leaves open is asked about one by one."""
        done = self._asked_at_once(batch) if len(batch) > 1 else []
        return done + [self._examine(raw) for raw in batch[len(done) :]]

    def _asked_at_once(self, batch: Batch) -> list[Outcome]:
        """The outcomes of the documents till the one over which the worker died, if it did."""
        with suppress(OSError):
            worker = self._worker()
            done = worker.ask(batch) if worker.ready() else []
            if len(done) < len(batch):
                self._buried(worker)
            return done
        return []

    def _examine(self, raw: RawText) -> Outcome:
        """What a worker makes of a document; where none can be started, what we make of it."""
        tries, trouble = 0, Trouble("crash", "no worker stays alive")
        for _ in range(STARTS):
            try:
                worker = self._worker()
            except OSError:
                return examine(raw, self._wanted.kit(), self._wanted)
            begun = worker.ready()
            if begun and (answer := worker.ask([raw])):
                return answer[0]
            tries += begun  # a worker killed before it had the document says nothing about the document
            trouble = self._buried(worker)
            if tries == TRIES or trouble.kind == "time":
                break
        return failed(trouble)

    def _worker(self) -> _Worker:
        with self._lock:
            if self._over:
                raise RuntimeError("no worker is started any more")
            own = threading.get_ident()
            if own not in self._own:
                self._own[own] = _Worker(self._wanted)
            return self._own[own]

    def _buried(self, worker: _Worker) -> Trouble:
        """Why a worker gave no answer; the thread's next document gets a new one."""
        worker.end()
        with self._lock:
            self._own.pop(threading.get_ident(), None)
        return worker.trouble()

    def end_slow(self) -> None:
        """Ends the workers whose document has had its time."""
        with self._lock:
            for worker in self._own.values():
                worker.end_if_slow()

    def end(self) -> None:
        """Ends all workers at once."""
        with self._lock:
            self._over = True
            for worker in self._own.values():
                worker.end()


class _Worker:
    """A worker process and the pipes to it."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        # -P: no module of the folder we stand in can pose as one of ours
        command = [sys.executable, "-P", "-m", "dipevents.worker"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        self._slow = False
        self._ready = False
        self._until = inf
        with suppress(OSError):
            self._to.write(wanted_line(wanted))
            self._to.flush()

    def ready(self) -> bool:
        """Whether the process has its tables and waits for a document."""
        if not self._ready:
            with suppress(OSError, ValueError):
                self._ready = self._from.readline() == READY
        return self._ready

    def ask(self, batch: Batch) -> list[Outcome]:
        """The outcomes of the documents; fewer where the process died or had to be ended over one."""
        done: list[Outcome] = []
        with suppress(OSError, ValueError):
            self._watch(batch)
            self._to.write(batch_line(batch))
            self._to.flush()
            while len(done) < len(batch):
                line = self._from.readline()
                if not line.endswith(b"\n"):
                    break
                done += read_outcomes(line)
                self._watch(batch[len(done) :])
        self._watch([])
        return done

    def _watch(self, batch: Batch) -> None:
        """Gives the process as long as the slowest of the documents may take, for one of them at least."""
        most = max((self._wanted.limit(raw.text) for raw in batch), default=inf)
        self._until = time.monotonic() + most + SOON + GRACE

    def trouble(self) -> Trouble:
        """How the ended process came to its end."""
        if self._slow:
            return Trouble("time", "took too long; its worker was ended; --time-limit allows more")
        code = self._process.wait()
        return Trouble("crash", f"its worker died ({f'signal {-code}' if code < 0 else f'exit code {code}'})")

    def end(self) -> None:
        """Ends the process."""
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for pipe in (self._to, self._from):
            with suppress(OSError, ValueError):
                pipe.close()

    def end_if_slow(self) -> None:
        """Ends the process where its document has had its time."""
        if time.monotonic() > self._until:
            self._slow = True
            self._process.kill()
