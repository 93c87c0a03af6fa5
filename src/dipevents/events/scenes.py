"""Where and when an act told of as a noun took place: "left Lima after a visit", "in Rome for talks"."""

from __future__ import annotations

from dipevents.events.clauses import is_place
from dipevents.events.frames import place_item
from dipevents.events.slots import Slots
from dipevents.events.ties import RelationReader
from dipevents.mentions.items import Item, Mention
from dipevents.rules import Rule
from dipevents.tables import grammar as g

_LEAVING = frozenset({"left", "leave", "leaves", "leaving"})
_TRAVEL = frozenset("journey tour trip visit voyage swing mission travels".split())


class SceneReader(RelationReader):
    """Finds places and times around a noun, and whose the journey is."""

    def _is_present(self, governor: int) -> bool:
        """"who hold a summit on June 29": the time may lie ahead."""
        low = self.lows[governor]
        inside = not self.sentence.headline and self.lows[governor - 1] not in g.AUXILIARIES | {"to"}
        return inside and low in {"hold", "holds", "attend", "attends", "host", "hosts", "open", "opens"}

    def _compound_destination(self, rule: Rule, left: Slots) -> list[Item]:
        """"his Mideast tour", "ends China visit": the attribute names where the visit led."""
        found = [item for prep, item, _, _ in left.places if prep == "compound"]
        for mention, _ in left.filled.get("compound", []):
            if mention.kind == "country" and mention.country:
                mention.gpe = mention.gpe or mention.name
                found.append(place_item(mention))
        return found

    def _left_behind(self, p: int, start: int) -> list[Item]:
        """"left Cairo after a two-day visit": the visit was to what is left."""
        ended = start > 3 and self.lows[start - 4 : start] == ["at", "the", "end", "of"]
        if not (start and (ended or self.lows[start - 1] in {"after", "following"})):
            return []
        verb = next((q for q in range(start - 2, max(-1, start - 14), -1) if self.lows[q] in _LEAVING), None)
        if verb is None:
            return []
        place = self.items[verb + 1]
        if place.kind == "A" and place.group[0].gpe:
            return [place_item(place.group[0])]
        return [place] if place.kind == "P" else []

    def _day_of_stay(self, start: int) -> list[Item]:
        """"met Xi in Beijing on the second day of a state visit": the visit leads where they met."""
        if start < 4 or self.lows[start - 2 : start] != ["day", "of"]:
            return []
        places = range(start - 3, self._clause(start).begin, -1)
        there = (self.items[q] for q in places if self.lows[q - 1] == "in" and is_place(self.items[q]))
        return [place for place in there if place.kind == "P" or not place.group[0].adjective][:1]

    def _owner_of_journey(self, start: int) -> list[Mention]:
        """"X's trip to Lima will follow | visits to Quito and La Paz": whose the first journey is."""
        for q in range(start - 1, self._clause(start).begin, -1):
            if self.lows[q] in _TRAVEL:
                return [mention for mention, _ in self._noun_phrase(q)[1].filled.get("possessive", [])]
        return []

    def _times_between(self, governor: int, start: int) -> list[Item]:
        """"signed in Bishkek on December 4 a protocol": times between the verb and its object."""
        between = range(governor + 1, start)
        return [self.items[q] for q in between if self.items[q].kind == "D" and self.lows[q - 1] != "until"]

    def _places_between(self, rule: Rule, governor: int, start: int) -> list[tuple[str, Item, int]]:
        """"sign in Washington the memorandum": places between the verb and its object."""
        return [
            (self.lows[q - 1], self.items[q], q)
            for q in range(governor + 2, start)
            if self.lows[q - 1] in rule.place
            and is_place(self.items[q])
        ]

    def _place_gone_to(self, start: int) -> list[tuple[str, Item, int]]:
        """"travelling to Washington for a meeting of the IMF", "arrived in Rome on Monday for talks"."""
        q = start - 2
        while q > 1 and (self.items[q].kind == "D" or self.lows[q] == "on"):
            q -= 1
        item = self.items[q] if q > 1 and self.lows[start - 1] == "for" else None
        named = item is not None and (item.kind == "P" or (item.kind == "A" and bool(item.group[0].gpe)))
        if item is None or not named or self.lows[q - 1] not in {"in", "to", "at"}:
            return []
        return [("in", item, q)]

    def _stops_over(self, start: int) -> bool:
        """"will break his journey with a stop in Tashkent", "ended the tour with a visit to Mali"."""
        return not _TRAVEL.isdisjoint(self.lows[max(self._clause(start).begin, start - 8) : start])
