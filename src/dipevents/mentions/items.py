"""What the finders give: mentions of actors, and the items that a sentence is cut into."""

from __future__ import annotations

from dipevents.tables.lexicon import Entry
from dipevents.values import DateMention

PLAIN_OWNER = "plain"  # "the agency's director": of no state, or none that the words tell

# Compiled, a class has no `__slots__` to be read.
_FIELDS = (
    "adjective", "counterpart", "country", "entry", "first", "former", "gpe", "head", "holder",
    "host", "host_at", "hosts", "kind", "klass", "last", "lent", "name", "organization", "owner", "pair",
    "plural", "possessive", "pronoun", "shape", "states", "styled", "title", "visiting", "weak",
)


class Mention:
    """One actor as one phrase names it. Token positions are of its sentence."""

    __slots__ = _FIELDS

    def __init__(self, kind: str, first: int, last: int) -> None:
        self.kind = kind  # person, country, organization
        self.first = first  # tokens first..last-1 name the actor
        self.last = last
        self.name: str | None = None
        self.lent: str | None = None  # "A and B of Korea": the state of B, A's if nobody knows better
        self.styled: str | None = None  # the name with the style before it: "Seyed Ebrahim Raisi"
        self.title: str | None = None
        self.klass: str | None = None  # class of the title
        self.country: str | None = None
        self.organization: str | None = None
        self.entry: Entry | None = None
        self.plural = False
        self.states = False  # "the two countries", "the ministers of the two countries": their states
        self.pair = False  # "the two leaders": whoever was told of before
        self.gpe: str | None = None  # the name as a place, for states and capitals
        self.host: str | None = None  # "ambassador to Iran": IRN
        self.hosts: tuple[str, ...] = ()  # "ambassadors to Canberra and Washington"
        self.host_at: tuple[int, int] | None = None  # the tokens that name it
        self.holder: Mention | None = None  # "Maduro's government": Maduro
        self.counterpart = False
        self.owner: str | None = None  # "his", "her", "their", "its", PLAIN_OWNER
        self.pronoun: str | None = None
        self.possessive = False  # followed by 's
        self.adjective = False  # "Iranian-Azerbaijani": names states only as an attribute
        self.former = False
        self.visiting = False
        self.weak = False  # a capitalised run and nothing more
        self.shape: str = ""
        self.head = False

    def __copy__(self) -> Mention:
        """Told in so many words, since `copy` knows no way to take a compiled object apart."""
        other = Mention(self.kind, self.first, self.last)
        for field in _FIELDS:
            setattr(other, field, getattr(self, field))
        return other

    def __repr__(self) -> str:
        return (
            f"<{self.kind} {self.name or self.title or self.pronoun} {self.country} {self.first}-{self.last}>"
        )


class Item:
    """A stretch of tokens: an actor group (A), a place (P), a date (D) or a word (W)."""

    __slots__ = ("behind", "date", "group", "i", "j", "kind", "place", "state")

    def __init__(self, kind: str, i: int, j: int) -> None:
        self.kind = kind
        self.i = i
        self.j = j
        self.group: list[Mention] = []
        self.behind: list[Mention] = []  # people named on the way who do not act themselves
        self.place: str | None = None
        self.state: str | None = None  # alpha-3 of the state named behind the place
        self.date: DateMention | None = None


def is_seat(mention: Mention) -> bool:
    """Whether it is a state's ministry or palace, told by its form or known by name."""
    known = mention.entry is not None and mention.entry.kind == "seat"
    return mention.country is not None and (known or mention.klass == "ministry")
