"""Where an act took place: by its own words, by "here", by the dateline."""

from __future__ import annotations

from dipevents.events.claims import Claim
from dipevents.mentions.items import Item
from dipevents.resolve import places
from dipevents.resolve.memory import Memory
from dipevents.tables.eras import in_its_day
from dipevents.values import Record

_NEAR = 2  # sentences before "there"


class Whereabouts(Memory):
    """Reads places."""

    def _host_state(self, participants: list[Record]) -> Record | None:
        """"an official visit at the invitation of the Cuban leader" leads to Cuba."""
        host = next((p for p in participants if p["role"] == "host" and p["country"]), None)
        state = self.gazetteer.country(host["country"]) if host else None
        if (
            host is None
            or state is None
            or any(p["role"] == "visitor" and p["country"] == host["country"] for p in participants)
        ):
            return None
        return {**places.record(state, self.document.text, host["start"], host["end"]), "basis": "context"}

    def _arrival(self, participants: list[Record]) -> Record | None:
        """The town of the dateline, if those who arrived are of another state."""
        place = self.document.dateline_place
        home = in_its_day(place.country, self.document.date) if place is not None else None
        if place is None or any(p["country"] == home for p in participants):
            return None
        return {**places.from_dateline(place, self.document.text, None), "basis": "dateline", "country": home}

    def _location(self, claim: Claim, participants: list[Record]) -> tuple[Record | None, str | None]:
        if claim.rule.type == "call":
            return None, None  # two ends of a line are in no one place
        visit = claim.rule.type == "visit"
        items = claim.destination if visit else [item for _, item, _ in claim.places]
        towns = {id(item) for _, item, at in claim.places if at in claim.cities and not visit}
        hints = self._country_hints(claim, participants)
        best: tuple[Record | None, str | None] = (None, None)
        for item in items:
            if item.place == "here":
                location, venue = self._here(item, claim), None
            elif item.place == "our country":
                location, venue = self._our_country(item, claim), None
            elif item.place == "there":
                location, venue = self._there(claim, hints), None
            elif item.place == "this country":
                location, venue = self._this_country(item, claim, participants), None
            else:
                location, venue = places.locate(
                    item, claim.sentence, self.gazetteer, hints, self._dateline_country()
                )
            if location is None or (id(item) in towns and location["kind"] != "city"):
                continue
            location = {**location, "country": in_its_day(location["country"], self.document.date)}
            if best[0] is None or (
                best[0]["kind"] == "country" and location["country"] == best[0]["country"]
            ):
                best = (location, venue)
        return best

    def _country_hints(self, claim: Claim, participants: list[Record]) -> list[str]:
        hints = [p["country"] for p in participants if p["country"]]
        for item in claim.clauses.items:
            if item.group:
                hints.extend(m.country for m in item.group if m.country and m.kind == "country")
        return hints

    def _dateline_country(self) -> str | None:
        place = self.document.dateline_place
        return place.country if place is not None else None

    def _here(self, item: Item, claim: Claim) -> Record | None:
        """"Here" in a wire story is the dateline's city."""
        place = self.document.dateline_place
        if place is None:
            return None
        record = places.from_dateline(place, self.document.text, claim.sentence.span(item.i, item.j))
        return {**record, "basis": "text"}

    def _there(self, claim: Claim, hints: list[str]) -> Record | None:
        """"will travel there on Monday": the place of an act that this sentence or one just before told."""
        for item in reversed(claim.clauses.items[: claim.position]):
            if item.kind == "P" or (item.group and item.group[0].gpe and not item.group[0].adjective):
                found, _ = places.locate(
                    item, claim.sentence, self.gazetteer, hints, self._dateline_country()
                )
                if found is not None:
                    return {**found, "basis": "context"}
        here = claim.sentence.index
        for index, place in reversed(self.scenes):
            if here - index <= _NEAR:
                return {**place, "basis": "context"}
        return None

    def _this_country(self, item: Item, claim: Claim, participants: list[Record]) -> Record | None:
        """"arrived on the island": that of the dateline, unless the visitor is of it himself."""
        state = self.gazetteer.country(self._dateline_country() or "")
        if state is None or any(p["country"] == state.country for p in participants):
            return None
        return places.record(state, self.document.text, *claim.sentence.span(item.i, item.j))

    def _our_country(self, item: Item, claim: Claim) -> Record | None:
        """"Our country" in a readout is that of its owner, the official it names first."""
        owner = self.cast.first_official()
        state = self.gazetteer.country((owner.country if owner else self.cast.home) or "")
        return (
            places.record(state, self.document.text, *claim.sentence.span(item.i, item.j)) if state else None
        )
