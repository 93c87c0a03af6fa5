"""Towns and other places by the gazetteer."""

from __future__ import annotations

from dipevents.mentions import traits as t
from dipevents.mentions.items import Item
from dipevents.mentions.names import SHAPES
from dipevents.mentions.states import CLITICS, StateReader
from dipevents.tables import grammar as g

TOWNS = frozenset({"city", "capital", "town"})

_LANDS = frozenset({"countries", "capitals", "states", "nations"})
_BUILDINGS = frozenset({"palace", "hotel", "castle", "mansion", "villa", "barracks", "monastery", "estate"})
TOURS = frozenset({"tour", "trip", "visit", "swing"})
TOURED = TOURS | _LANDS  # what may stand behind a part of the world that is toured
_CONTINENTS = {
    "european": "Europe", "african": "Africa", "asian": "Asia", "latin american": "Latin America",
    "south american": "South America", "central american": "Central America", "middle eastern": "Middle East",
    "southeast asian": "Southeast Asia", "central asian": "Central Asia", "south asian": "South Asia",
    "east asian": "East Asia", "west african": "West Africa", "north african": "North Africa",
    "balkan": "Balkans", "caribbean": "Caribbean", "scandinavian": "Scandinavia",
    "eastern european": "Eastern Europe", "western european": "Western Europe",
}  # fmt: skip
_SHOWN = TOURS | {","}  # behind a name that nothing before it shows to be a place's
_ADDRESSED = frozenset(
    "written wrote writes write writing spoken spoke speaks speak talked talking letter letters message "
    "messages telegram cable note phoned replied appealed complained".split()
)


class PlaceReader(StateReader):
    """Reads the places that one sentence names."""

    def _place_before(self, i: int) -> bool:
        """Whether the words before i lead to a place: "in", "the city of", "the port"."""
        low = self.lows[i - 1]
        if low in g.PLACE_PREPOSITIONS or low in g.PLACE_NOUNS:
            return True
        if low == "of":
            return i > 1 and (self.lows[i - 2] in g.PLACE_NOUNS or self.lows[i - 2] == ",")
        return low in {
            "visit", "visited", "visits", "visiting", "left", "leave", "leaving", "reached", "and",
            ",",
        }

    def _place(self, i: int) -> Item | None:
        """A place that is no state and no capital: a city, a region, a venue."""
        k = i + 1 if self.lows[i] in {"the", "nearby", "neighboring", "neighbouring"} else i
        if k >= self.n or not self.words[k][0].isupper():
            return None
        if self.bits & t.TOURS and (toured := self._continent(i, k)) is not None:
            return toured
        listed = self.traits[k] & t.LISTED or self.halves
        if listed and (match := self._match(k)) is not None:
            return self._headquarters(i, k, match[0]) if match[1].kind == "organization" else None
        addressed = i > 1 and self.lows[i - 1] == "to" and self.lows[i - 2] in _ADDRESSED
        if addressed and self.surname(self.words[k]):
            return None  # "had written to Obama": there is a town of that name too
        after_place = i > 0 and self._place_before(i)
        if not after_place and _SHOWN.isdisjoint(self.lows[k + 1 : k + 5]):
            return None
        j = self._longest_place(k)
        if j is None or (j == k + 1 and self.lows[k] in SHAPES):
            return None  # "at the University of Zurich" is at no town called so
        if j < self.n and self.words[j] in CLITICS and j == k + 1 and self.known(self.words[k]):
            return None  # "at Mao's residence"
        follows_state = self._comma_state(j)
        tours = j < self.n and self.lows[j] in TOURS
        if i and self.lows[i - 1] == "for" and self._attributive(j):
            return None  # "leave for Federal employees"
        if self.lows[j : j + 1] in (["coastal"], ["port"], ["resort"]) and self.lows[i] == "the":
            return None  # "in the Mediterranean coastal town of El-Arish"
        if self.lows[i] == "the" and not _BUILDINGS.isdisjoint(self.lows[j : j + 1]):
            return None  # "at the Alvorada palace" is in no town called so
        if not (after_place or follows_state or tours) or self._names_a_person(k, j):
            return None
        if i and self.lows[i - 1] in {"and", ","} and self.surname(self.words[k]) and j == k + 1:
            return None  # "Netanyahu and Obama met": there is a town of that name too
        item = Item("P", i, j)
        item.place = " ".join(self.words[k:j])
        if follows_state:
            item.j, item.state = self._state_after_comma(j)
        return item

    def _continent(self, i: int, k: int) -> Item | None:
        """"a European tour", "his Latin American trip": the part of the world that is toured."""
        for j in (k + 2, k + 1):
            head = self.lows[j] if j < self.n else ""
            toured = head in TOURS or (head in _LANDS and self._place_before(k))
            region = _CONTINENTS.get(" ".join(self.lows[k:j])) if toured else None
            if region is not None:
                item = Item("P", k, j)
                item.place = region
                return item if i == k else None
        return None

    def _headquarters(self, i: int, k: int, j: int) -> Item | None:
        """"at UN headquarters": the seat of a body, as a venue."""
        if self.lows[j : j + 1] != ["headquarters"] or not (i and self.lows[i - 1] in g.PLACE_PREPOSITIONS):
            return None
        item = Item("P", i, j + 1)
        item.place = " ".join(self.words[k : j + 1])
        return item

    def _here(self, i: int) -> Item | None:
        """"here" in a wire story; the resolver knows the dateline."""
        end = i + 1
        if self.lows[i] == "this":  # "came to this city", "in this west Romanian city"
            end = next(k for k in range(i + 1, self.n) if self.lows[k] in TOWNS) + 1
        item = Item("P", i, end)
        item.place = "here"
        return item

    def _longest_place(self, k: int) -> int | None:
        for j in range(min(k + 4, self.n), k, -1):
            named = self.words[j - 1][0].isupper() or self.words[j - 1][0].isdigit()
            if named and (self.is_place(" ".join(self.words[k:j])) or self._is_airport(k, j)):
                return j
        return None

    def _is_airport(self, k: int, j: int) -> bool:
        """"at Esenboga airport", "landed at Heathrow": a town called so or none, but an airport."""
        told = "airport" in self.lows[j : j + 2]
        alone = k > 0 and self.lows[k - 1] == "at" and not self.surname(self.words[k])
        return (told or alone) and self.is_place(f"{' '.join(self.words[k:j])} Airport")

    def _names_a_person(self, k: int, j: int) -> bool:
        return (
            j < self.n and self._is_name_token(j) and not self._comma_state(j) and not self.sentence.headline
        )
