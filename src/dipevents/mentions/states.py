"""States by name, nationality or capital, alone and in lists."""

from __future__ import annotations

from dipevents.mentions.items import Mention
from dipevents.mentions.names import NameReader
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import Entry

CLITICS = frozenset({"'s", "’s", "'S", "’S"})
_HYPHENS = ("-", "‐", "‑", "‒", "–")
_GATHERINGS = frozenset({"meeting", "gathering", "briefing", "hearing"})
POLITIES = frozenset(
    {"Republic", "Federation", "Kingdom", "State", "Government", "Union", "Sultanate", "Commonwealth"}
)
_COMBINING = {
    "sino": "CHN",
    "russo": "RUS",
    "anglo": "GBR",
    "franco": "FRA",
    "indo": "IND",
    "greco": "GRC",
    "turko": "TUR",
    "austro": "AUT",
    "hispano": "ESP",
    "italo": "ITA",
    "luso": "PRT",
    "nippo": "JPN",
    "ukro": "UKR",
}

_FIRMS = frozenset("firm firms company companies bank banks maker makers exporters producers farmers".split())

_OF_TWO = frozenset("talks summit meeting meetings call phone telephone conversation negotiations".split())


def may_join_nations(word: str, low: str) -> bool:
    """Whether a word that is no name may open some: "the", "Republic" of somewhere, "U.S.-Japan"."""
    return low == "the" or word in POLITIES or not word.isalnum()


class StateReader(NameReader):
    """Reads the states that one sentence names."""

    def _state_after_comma(self, j: int) -> tuple[int, str | None]:
        """Takes in ", South Korea" and the comma behind it."""
        match = self._match(self._behind_comma(j))
        if match is None:
            return j, None
        end = match[0]
        if end < self.n and self.words[end] == "," and not self._list_goes_on(end):
            end += 1
        return end, match[1].code

    def _behind_comma(self, j: int) -> int:
        """Where the state's name may begin in ", Iraq" and ", the Netherlands"."""
        if self.lows[j + 1 : j + 2] != ["the"] or j + 2 >= self.n:
            return j + 1
        match = self._match(j + 2)
        named = match is not None and match[1].code not in {"USA", "GBR", "SUN"}  # these act, more often
        verb = match is not None and match[0] < self.n and g.looks_like_verb(self.lows[match[0]])
        return j + 2 if named and not verb else j + 1

    def _list_goes_on(self, comma: int) -> bool:
        return comma + 1 < self.n and self.words[comma + 1][0].isupper()

    def _comma_state(self, j: int) -> bool:
        if j + 1 < self.n and self.words[j] == ",":
            match = self._match(self._behind_comma(j))
            return match is not None and match[1].kind == "country" and not self._is_attribute(match[0])
        return False

    def _is_attribute(self, end: int) -> bool:
        """"In Anchorage, US Secretary of State …": the state belongs to what follows it."""
        if end >= self.n or end in self.dates:
            return False
        return self.words[end][0].isupper() or self._attributive(end)

    def _polity(self, k: int) -> tuple[int, Entry] | None:
        """"Republic of Bangladesh", where the short name alone is known."""
        if k + 2 >= self.n or self.words[k] not in POLITIES or self.lows[k + 1] != "of":
            return None
        j = k + 3 if self.lows[k + 2] == "the" else k + 2
        found = self._match(j)
        return found if found is not None and found[1].kind == "country" else None

    def _nation(self, k: int) -> tuple[Entry | None, int, bool]:
        """A state, capital, seat or organization at k: (entry, token after it and its 's, had 's)."""
        match = self._match(k) or self._polity(k) if k < self.n else None
        if match is None:
            return self._nation_from_form(k)
        j, entry = match
        if entry.kind in {"agency", "bloc"}:
            return None, k, False
        j = self._skip_acronym(j)
        if entry.kind == "adjective" and self.lows[j : j + 1] == ["american"]:
            j, entry = self._match(j) or (j, entry)  # "Cuban American leaders"
        if j < self.n and self.words[j] in CLITICS:
            return entry, j + 1, True
        if j < self.n and self.words[j] in {"'", "’"} and self.words[j - 1].endswith("s"):
            return entry, j + 1, True
        return entry, j, False

    def _nation_from_form(self, k: int) -> tuple[Entry | None, int, bool]:
        """Hyphenated attributes: "U.S.-backed" gives nothing, "EU-brokered" neither."""
        return None, k, False

    def _skip_acronym(self, j: int) -> int:
        """Steps over "(ECO)" after a name."""
        if (
            j + 2 < self.n
            and self.words[j] == "("
            and self.words[j + 2] == ")"
            and self.words[j + 1].isupper()
        ):
            return j + 3
        return j

    def _listed_counterpart(self, entry: Entry, first: int, last: int) -> Mention:
        mention = self._of_entry(entry, first, last)
        mention.title, mention.klass, mention.plural, mention.gpe = "counterparts", "group", True, None
        return mention

    def _hyphen_pair(self, k: int) -> tuple[int, list[Mention]] | None:
        """"the Sino-Russian border", "a Japanese-North Korean summit": the token behind, and the states."""
        word = self.words[k]
        if word.isalnum():
            return None
        for hyphen in _HYPHENS:
            if hyphen in word:
                halves = word.split(hyphen)
                break
        else:
            return None
        codes = [self._half(half) for half in halves]
        stop = k + 1
        if codes[-1] is None and k + 1 < self.n and self.words[k + 1][0].isupper():
            longer = self.lexicon.match([halves[-1], self.words[k + 1]], 0)  # "Japanese-North Korean"
            if longer is not None and longer[0] == 2 and longer[1].code:
                codes[-1], stop = longer[1].code, k + 2
        if len(codes) < 2 or None in codes or len(set(codes)) != len(codes):
            return self._two_by_name(k, halves)
        group = [self._state(code, k, stop) for code in codes if code]
        for mention in group:
            mention.adjective = True
        return stop, group

    def _two_by_name(self, k: int, halves: list[str]) -> tuple[int, list[Mention]] | None:
        """"the Putin-Erdogan talks": two people by their surnames, before a noun of talks."""
        if len(halves) != 2 or k + 1 >= self.n or self.lows[k + 1] not in _OF_TWO:
            return None
        known = [half.istitle() and self.surname(half) for half in halves]
        if not all(known) or any(half in self.lexicon.phrases for half in halves):
            return None
        pair = [Mention("person", k, k + 1) for _ in halves]
        for mention, half in zip(pair, halves, strict=True):
            mention.name, mention.adjective = half, True
        return k + 1, pair

    def _half(self, half: str) -> str | None:
        match = self.lexicon.phrases.get(half)
        for phrase, entry in match or ():
            if len(phrase) == 1 and entry.kind in {
                "country", "adjective", "capital", "demonym", "organization",
            }:
                return entry.code or (entry.acronym or "").split("|")[0] or None
        return _COMBINING.get(half.lower())

    def _listed_nations(self, k: int) -> tuple[list[tuple[Entry, int, int]], int]:
        entries: list[tuple[Entry, int, int]] = []
        j = k
        while len(entries) < 12:
            another = self.lows[j - 1 : j + 1] in (["and", "a"], ["and", "an"])  # "an Iraqi and a Jordanian"
            if j < self.n and (self.lows[j] == "the" or (entries and another)):
                j += 1
            match = self._match(j) if j < self.n else None
            if match is None or match[1].kind in {"agency", "bloc", "demonym"}:
                break
            entries.append((match[1], j, match[0]))
            j = match[0]
            if j < self.n and self.words[j] in CLITICS:
                j += 1
            step = self._list_step(j)
            if step == j:
                return entries, j
            j = step
        return entries, entries[-1][2] if entries else k

    def _list_step(self, j: int) -> int:
        """Token after "," or "and" or ", and"; j itself where the list ends."""
        k = j
        if k < self.n and self.words[k] == ",":
            k += 1
        if k < self.n and self.lows[k] in {"and", "&"}:
            k += 1
        return k

    def _state(self, code: str, first: int, last: int) -> Mention:
        name = self.lexicon.country_names.get(code)
        if name is None:
            mention = Mention("organization", first, last)
            mention.name = code
            return mention
        mention = Mention("country", first, last)
        mention.country, mention.name = code, name
        return mention

    def _of_entry(self, entry: Entry, first: int, last: int) -> Mention:
        """The mention of a state or an organization itself."""
        if entry.kind in {"organization", "body"}:
            mention = Mention("organization", first, last)
            mention.name = self.sentence.quote(first, last)
        else:
            mention = Mention("country", first, last)
            mention.name = self.lexicon.country_names.get(entry.code or "", entry.name)
        mention.country, mention.entry = entry.code, entry
        if entry.kind in {"country", "capital"}:
            mention.gpe = entry.name
        elif entry.kind == "seat":
            mention.gpe = self.lexicon.capitals.get(entry.code or "")
        return mention

    def _of_state(self, mention: Mention, j: int) -> int:
        if j + 1 >= self.n or self.lows[j] != "of":
            return j
        k = j + 2 if self.lows[j + 1] == "the" and j + 2 < self.n else j + 1
        match = self._match(k)
        if match is None or not (
            match[1].kind in {"country", "organization"} or self._speaks_for_state(mention, match)
        ):
            return j
        entry = match[1]
        mention.country = entry.code or mention.country
        if entry.kind == "organization":
            mention.organization = entry.name
        mention.last = match[0]
        mention.shape = "of"
        return match[0]

    def _speaks_for_state(self, mention: Mention, match: tuple[int, Entry]) -> bool:
        """"Egon Bahr of Bonn": behind a name the capital stands for its state."""
        end, entry = match
        ends = end >= self.n or not self.words[end][0].isupper()
        return entry.kind == "capital" and bool(mention.name and mention.title) and ends

    def _capital(self, first: int, last: int, entry: Entry) -> tuple[int, list[Mention]]:
        """"the Chinese capital", "Iran's capital city of Tehran": the city, by the state's name."""
        mention = Mention("country", first, last + 1)
        mention.country = entry.code
        mention.name = self.lexicon.country_names.get(entry.code or "")
        mention.gpe = self.lexicon.capitals[entry.code or ""]
        j = last + 1
        while j < self.n and self.lows[j] in {"city", "of", ","} and j < last + 4:
            j += 1
        match = self._match(j) if j < self.n else None
        if match is not None and match[1].kind == "capital" and match[1].code == entry.code:
            mention.entry, mention.last = match[1], match[0]
            j = match[0]
            return (j + 1 if j < self.n and self.words[j] == "," else j), [mention]
        mention.entry = Entry("capital", entry.code, mention.gpe)
        return last + 1, [mention]

    def _name_like(self, first: int, last: int) -> bool:
        """"Jordan Smith", "Paris Hilton": a state's or capital's name that begins a person's."""
        if "." in self.words[first]:
            return False  # "U.S. Presented its case", as old wires write
        if first and self.lows[first - 1] in {"in", "at", "from", "near"} and last == first + 1:
            return False  # "In Moscow Lavrov met Wang Yi"
        end = self._name_end(last)
        return end > last and not self.sentence.headline and self.known(self.words[end - 1])

    def _of_firm(self, k: int) -> bool:
        """"JAPAN BUILDING FIRM AGREES": whom a heading tells of is no state."""
        for low in self.lows[k : k + 3]:
            if low in _FIRMS:
                return True
            if not low.isalpha() or low in g.PREPOSITIONS or g.looks_like_verb(low):
                return low.endswith("ing") and not _FIRMS.isdisjoint(self.lows[k + 1 : k + 2])
        return False

    def _attributive(self, last: int) -> bool:
        """Whether a lower-case noun follows, so that the name only qualifies it: "Iran nuclear talks"."""
        if last >= self.n or not self.words[last][0].isalpha() or self.words[last][0].isupper():
            return last < self.n and self.sentence.headline and self._of_firm(last)
        if last in self.dates:
            return False
        low = self.lows[last]
        if low in _GATHERINGS:  # "the OPEC meeting, …", but "Syria meeting Iran"
            behind = self.words[last + 1] if last + 1 < self.n else "."
            return not (behind[0].isupper() or behind in g.DETERMINERS or behind == "with")
        if low.endswith("s") and last + 1 < self.n and self.words[last + 1][0].isupper():
            return False  # "Mali orders French ambassador to leave": a verb with its object
        before_verb = low in {"first", "last", "next"}
        closed = (
            low in g.PREPOSITIONS
            or low in g.CONJUNCTIONS
            or low in g.AUXILIARIES
            or low in g.MODALS
            or low in g.SUBORDINATORS
            or low in g.RELATIVES
            or low in g.DETERMINERS
            or low in g.NEGATIONS
            or low in g.POSSESSIVES
            or low in g.PRONOUNS
            or low in g.ADVERBS
            or (before_verb and any(map(g.looks_like_verb, self.lows[last + 1 : last + 2])))
        )
        verb = g.looks_like_verb(low) and low != "think"  # "the American think tank"
        if low.endswith("s") and last + 1 < self.n:
            follower = self.lows[last + 1]
            verb = verb or follower in g.DETERMINING or follower == "upon"  # "Libya infringes upon"
        return not (closed or verb or low.endswith(("ly", "ing")))

    def _adjective_alone(
        self, first: int, last: int, entry: Entry, i: int
    ) -> tuple[int, list[Mention]] | None:
        mention = self._of_entry(entry, first, last)
        mention.adjective = True
        names_people = first > i or self.lows[first].endswith("s")
        follows = self.words[last] if last < self.n else "."
        closed = not follows[0].isalpha() or not self._attributive(last)
        if names_people and closed and not (last < self.n and self.words[last][0].isupper()):
            mention.adjective = False
            mention.plural = True
        elif entry.name and self.words[first] in {"US", "U.S.", "UK", "U.K.", "EU", "UAE"} and closed:
            mention.adjective = False
            mention.gpe = entry.name
        return last, [mention]
