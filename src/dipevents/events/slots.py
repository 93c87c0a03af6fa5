"""What stands around a trigger, by grammatical place: the slots of a frame."""

from __future__ import annotations

from dipevents.mentions.items import Item, Mention

# Compiled, a class has no `__slots__` to be read.
_FIELDS = ("aim", "cities", "dates", "end", "filled", "noun", "occasion", "places", "purpose", "words")


class Slots:
    """What stands around a trigger, by grammatical place."""

    __slots__ = _FIELDS

    def __init__(self) -> None:
        self.filled: dict[str, list[tuple[Mention, int]]] = {}
        self.places: list[tuple[str, Item, int, bool]] = []  # preposition, item, position, behind a topic
        self.dates: list[tuple[Item, int]] = []
        self.cities: set[int] = set()  # positions of places that count only if they are towns
        self.purpose = False  # whether an infinitive of purpose follows
        self.aim: int | None = None  # where that infinitive begins
        self.noun: str | None = None  # the object's head where the object is no actor
        self.words: list[str] = []  # lower-case words walked over
        self.occasion: tuple[int, int] | None = None  # items of the occasion's name
        self.end = 0

    def copy(self) -> Slots:
        """The same slots, for a rule that takes some of what fills them away."""
        slots = Slots()
        for each in _FIELDS:
            setattr(slots, each, getattr(self, each))
        slots.filled = {slot: list(mentions) for slot, mentions in self.filled.items()}
        return slots

    def add(self, slot: str, item: Item, position: int) -> None:
        self.filled.setdefault(slot, []).extend((mention, position) for mention in item.group)
