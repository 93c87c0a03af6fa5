"""What a word alone tells of the part it can play, found out once a word and not once a place.

Readers of mentions ask of every token whether a title, a name or a state may begin there, and nearly always
the answer is no by the word itself. So each word gets a number whose bits are those answers; a sentence looks
the numbers of its words up in one go, and what is dear is asked only where the bit stands.
"""

from __future__ import annotations

from collections.abc import Callable

BEGINS = 1 << 0  # an actor or a place may begin here
LEADS = 1 << 1  # a determiner, an owner or a number
FOLLOWS = 1 << 2  # a name or a title's word, as may stand behind one of those
MODIFIES = 1 << 3  # may stand before a title or a nation: "former", "newly"
LISTED = 1 << 4  # the table of names has a name that begins so
HEADS = 1 << 5  # the table of titles has a title that begins so
TITLES = 1 << 6  # may stand first in a title: a head, or "foreign", "1st"
NAMES = 1 << 7  # may be part of somebody's name
NATIONS = 1 << 8  # may begin a state's or a body's name, or several of them
PLAIN = 1 << 9  # a small word at which no name or title begins
TOURS = 1 << 10  # "tour", "visit", "capitals"
COUNTS = 1 << 11  # "two", "both"
STANDS = 1 << 12  # stands for somebody told of before, or for a state: "sides", "people", "guest"
PARTICLE = 1 << 13  # a particle inside names: "bin", "von"
ODD = 1 << 14  # of those that `NAMES` marks: a name in some places only, as "May"
ANOTHER = 1 << 15  # opens a counterpart: "counterpart", "opposite number"
# What whole sentences are asked for first.
OWNS = 1 << 16  # "'s"
HIS = 1 << 17  # "his", "her"
REGIME = 1 << 18  # "government", "administration"
ORGAN = 1 << 19  # "council", "committee", "union"
SENT = 1 << 20  # "envoy", "negotiator"

MOST_WORDS = 30_000  # remembered, a few megabytes


class Traits(dict[str, int]):
    """The bits by word, each found out when it is first met; started anew when it grows too large."""

    def __init__(self, tell: Callable[[str], int]) -> None:
        self._tell = tell

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        bits = self[word] = self._tell(word)
        return bits
