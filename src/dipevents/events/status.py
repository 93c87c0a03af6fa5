"""Whether an act happened, is planned or proposed, was cancelled or denied: cue words and their reach.

Cues are read from `data/cues.csv`: phrase, status, side. `verb` cues stand before a verb trigger
("is due to"), `governor` cues are verbs that take the act as object ("cancelled talks"),
`before` cues stand before the noun ("upcoming"), `after` cues behind it ("were called off").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dipevents.tables.lexicon import rows, words_of

_RANK = {"denied": 4, "cancelled": 3, "proposed": 2, "planned": 1, "occurred": 0, "neutral": 0}
Cues = dict[str, list[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=1)
def cues() -> dict[str, Cues]:
    """Cue phrases by side and first word, longest first."""
    table: dict[str, Cues] = {}
    for row in rows("cues.csv"):
        words = words_of(row["phrase"])
        table.setdefault(row["side"], {}).setdefault(words[0], []).append((words, row["status"]))
    for side in table.values():
        for entries in side.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return table


@lru_cache(maxsize=1)
def governing() -> frozenset[str]:
    """Verbs that by themselves cancel, deny or plan the act that is their object: "scrapped", "boycotted"."""
    return frozenset(
        words[0] for entries in cues()["governor"].values() for words, _ in entries
        if len(words) == 1 and (words[0].endswith(("ed", "ing", "s")) or words[0] in {"expect", "await"})
    )


@lru_cache(maxsize=1)
def phrasal() -> frozenset[tuple[str, ...]]:
    """Verbs with their particle that cancel or deny the act that is their object: "called off"."""
    return frozenset(
        words for entries in cues()["governor"].values() for words, _ in entries
        if len(words) == 2 and words[1] in {"off", "out", "up", "down"}
    )


def read(side: str, lows: Sequence[str]) -> str | None:
    """The status that the cues of one side give a stretch of lower-case words; None without a cue.

    The last cue wins ("agreed to meet but later refused to"), except that a denial and a
    cancellation anywhere in the stretch outweigh a plan: "will not meet".
    """
    found: str | None = None
    known = cues().get(side, {})
    i = 0
    while i < len(lows):
        for words, status in known.get(lows[i], ()):
            if tuple(lows[i : i + len(words)]) == words:
                if found is None or _RANK[status] >= _RANK[found] or _RANK[found] < 2:
                    found = status
                i += len(words) - 1
                break
        i += 1
    return None if found == "neutral" else found
