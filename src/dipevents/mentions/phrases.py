"""Noun phrases that name an actor: determiner, nationality, title, name, apposition."""

from __future__ import annotations

from dipevents.mentions import traits as t
from dipevents.mentions.bodies import BodyReader
from dipevents.mentions.items import PLAIN_OWNER, Mention
from dipevents.mentions.names import PARTICLES
from dipevents.mentions.offices import COUNTERPARTS, SIDES
from dipevents.mentions.states import CLITICS
from dipevents.mentions.titles import UNMODIFIED, TitleRun
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import POSTED, Entry

STATE_HEADS = frozenset(
    "government governments side sides delegation delegations administration regime leadership cabinet "
    "authorities parliament military army junta presidency".split()
)
PEOPLES = STATE_HEADS | {"people", "peoples"}
_LAND_NOUNS = frozenset("country nation state kingdom republic emirate sultanate island archipelago".split())
_PRIVATE = frozenset(  # whose presidents and directors are nobody's envoys
    "company firm club team band university college school magazine newspaper paper union chamber station "
    "corporation hospital studio airline brewery factory plant museum league network channel store".split()
)
_CIVIL = frozenset("business community communities companies firms industry media press public youth".split())
COUNTED = frozenset({"two", "both", "three"})
PAIRS = frozenset({"pair", "duo"})
BOTH_SIDES = frozenset({"parties", "sides"})
_MEN = frozenset({"men", "women"})
_GROUNDS = frozenset(
    "base airport port island islands river valley province region district mountains border peninsula "
    "strait embassy consulate airbase desert".split()
)
_SENT_OUT = frozenset("technical negotiating advance monitoring inspection diplomatic ministerial".split())
STAYING = frozenset({"guest", "visitor", "host"})
COLLECTIVES = frozenset({"team", "group", "number", "handful", "panel", "party", "mission", "dozen", "trio"})
# Words that stand for somebody without title or name: see the readers that `_phrase` asks there.
STANDING = _MEN | PAIRS | SIDES | PEOPLES | STAYING | COLLECTIVES | {"members"}
_MILITARY = frozenset("general colonel marshal admiral major captain brigadier lieutenant".split())
_BEFORE_VERB = frozenset("last also later then again first jointly recently".split())
MINISTRIES = frozenset({"ministry", "department", "office"})
OPENING = COUNTERPARTS | MINISTRIES | PARTICLES | {"opposite", "and"}
_STAFF = [
    ["spokesman"],
    ["spokeswoman"],
    ["spokesperson"],
    ["official"],
    ["officials"],
    ["sources"],
    ["source"],
    ["chief"],
]
# What is named after a town: "the Paris Agreement", "the Geneva Convention".
_WRITINGS = (["statement"], ["declaration"], ["communique"], ["communiqué"], ["document"])
_FIGHTERS = frozenset("militants rebels insurgents guerrillas fighters separatists".split())
_NAMED_AFTER = frozenset(
    "agreement accord accords agreements protocol treaty convention conventions club declaration "
    "process principles conference document charter pact communique plan stock exchange bourse post "
    "times herald university olympics".split()
)


_TITLED = t.TITLES | t.ANOTHER

_BORNE = frozenset("cardinal archbishop admiral vice rear lieutenant general major colonel brigadier".split())

class PhraseReader(BodyReader):
    """Reads the actors that a noun phrase names."""

    def _is_crown_alone(self, i: int, k: int) -> bool:
        """"handed His Highness a letter", "Her Majesty received": a monarch by the style alone."""
        styled = i < k - 1 and self.lows[i] in {"his", "her"} and self.lows[k - 1] in {"highness", "majesty"}
        return styled and not (k < self.n and (self.words[k][0].isupper() or self.words[k] == ","))

    def _crown(self, i: int, k: int) -> Mention:
        mention = Mention("person", i, k)
        mention.title, mention.klass = self.sentence.quote(i + 1, k), "monarch"
        return mention

    def _phrase(self, i: int) -> tuple[int, list[Mention]] | None:
        k, owner = i, None
        if self.traits[i] & t.LEADS:
            counted = self._match(i) if self.lows[i] in g.NUMBERS else None
            if counted is not None and counted[1].kind == "bloc":  # "six world powers"
                return counted[0], [self._state(code, i, counted[0]) for code in counted[1].members]
            if counted is not None and counted[1].kind == "organization":  # "seven industrial nations"
                return counted[0], [self._of_entry(counted[1], i, counted[0])]
            k, owner = self._determiner(i)
            if k == i + 1 and self.lows[i] == "the" and self.bits & t.OWNS:
                k, owner = self._plain_owner(k) or (k, owner)
            if k >= self.n:
                return None
        start, flags = k, UNMODIFIED
        if self.traits[k] & t.MODIFIES:
            k, flags = self._modifiers(k)
            if self._is_crown_alone(i, k):
                crown = self._match(i)  # "His Majesty's Government"
                if crown is not None and crown[1].code:
                    return crown[0], [self._state(crown[1].code, i, crown[0])]
                return k, [self._crown(i, k)]
            styled = "honorific" in flags and self.lows[k - 1] == "the"  # "His Highness the Amir"
            owner = None if styled else owner
            if k >= self.n:
                return None
        whole, bits = None, self.traits[k]  # no reader is asked where the bits say that it finds nothing
        if bits & t.STANDS or (self.bits & t.COUNTS and not COUNTED.isdisjoint(self.lows[i:k])):
            many = self._two_sides(i, k) or self._government_of(i, k) or self._many_of(i, k)
            whole = many or self._body(i, k) or self._guest(i, k, None)
        elif self.bits & t.ORGAN:
            whole = self._body(i, k)
        if whole is not None:
            return whole
        if bits & t.PLAIN and self._match(k) is None:
            return None
        nation, k2, possessive = None, k, False
        if bits & t.NATIONS or self.halves:
            several = self._nations_group(k, flags)
            if several is not None:
                return several
            nation, k2, possessive = self._nation(k)
        if nation is not None and nation.kind == "country" and not self.sentence.headline and (
            self._posted_run(k) is not None
        ):
            nation = None  # "Libya envoy Ghassan Salamé": where he is sent
        if nation is not None and k2 - k > 1 and self._ministers(k2 - 1, k2):
            k2 -= 1  # "U.S. | Treasury Secretary James Baker"
        if nation is not None:
            k3, more = self._modifiers(k2)
            if possessive and k3 == k2:
                k3 = self._described(k2)  # "Burma's reclusive military ruler"
            flags |= more
        else:
            k3 = k
        found = None
        if nation is not None or self.bits & t.SENT or bits & _TITLED:
            found = self._titled(start, k3, nation, possessive, flags, owner, i)
        if found is None and k3 < self.n and self.traits[k3] & t.STANDS:
            found = self._guest(i, k3, nation)
        if found is not None:
            return found
        if "visiting" in flags:
            return None
        if nation is not None:
            ministry = self._ministry(k2)
            head = self._head_of_ministry(start, k2, ministry, nation) if ministry else None
            if head is not None:
                return head
            if ministry:
                mention = self._of_entry(nation, k, ministry)
                mention.gpe, mention.klass = None, "ministry"
                return ministry, [mention]
            return self._nation_alone(k, k2, nation, possessive, i)
        ministry = self._ministry(k) if i < k else 0
        if ministry:  # "the Foreign Ministry": whose, the document tells
            mention = Mention("country", k, ministry)
            mention.klass = "ministry"
            return self._of_state(mention, ministry), [mention]
        if start > i and self.lows[i] not in {"the"}:
            return None
        return self._name_alone(k, flags)

    def _guest(self, i: int, k: int, nation: Entry | None) -> tuple[int, list[Mention]] | None:
        """"the visitor", "his guest", "the British guest": who stands for somebody told of before."""
        if k >= self.n or self.lows[k] not in STAYING or self.lows[i] not in {"the", "his", "her"}:
            return None
        if k + 1 < self.n and not self._ends_phrase(k + 1):
            return None
        mention = Mention("person", i, k + 1)
        mention.pronoun = "host" if self.lows[k] == "host" else "guest"
        mention.country = nation.code if nation is not None else None
        return k + 1, [mention]

    def _plain_owner(self, k: int) -> tuple[int, str] | None:
        """"the | agency's director, Hans Blix": the token behind a plain owner, and whose the office is."""
        if CLITICS.isdisjoint(self.words[k + 1 : k + 4]):
            return None
        for j in range(k + 1, min(k + 4, self.n - 1)):
            if not self.words[j - 1].islower() or self.lows[j - 1] in g.PREPOSITIONS:
                return None
            if self.words[j] in {"'s", "’s"}:
                if self.lows[j - 1] in _PRIVATE:
                    return None
                owner = "its" if self.lows[j - 1] in _LAND_NOUNS else PLAIN_OWNER
                head, _ = self._modifiers(j + 1)
                return (j + 1, owner) if head < self.n and self._title_run(head) is not None else None
        return None

    def _ends_phrase(self, k: int) -> bool:
        """Whether a phrase is over before k: a verb, a preposition, a time or a mark follows."""
        if self.lows[k] in _BEFORE_VERB and k + 1 < self.n:
            k += 1  # "the visitor later left"
        low = self.lows[k]
        closed = low in g.PREPOSITIONS or low in g.CONJUNCTIONS or low in g.SUBORDINATORS
        verb = self._verb(k) or low in g.MODALS
        return k in self.dates or verb or not low[0].isalpha() or (closed and low != "of")

    def _head_of_ministry(
        self, start: int, first: int, end: int, nation: Entry
    ) -> tuple[int, list[Mention]] | None:
        """"Australian Department of Foreign Affairs Secretary Jan Adams": a title behind the ministry."""
        run = self._title_run(end) if end < self.n and self.words[end][0].isupper() else None
        name_at = self._name_start(run.end) if run is not None else 0
        if run is None or run.plural or self._name_end(name_at) == name_at:
            return None
        title = f"{self.sentence.quote(first, end)} {run.text}"
        mention = self._titled_mention(start, run._replace(text=title), nation, frozenset(), None)
        return self._named(mention, name_at, self._name_end(name_at))

    def _two_sides(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the two sides", "both countries": whoever was told of before."""
        counted = not COUNTED.isdisjoint(self.lows[i:k])
        people = (self.lows[k] in _MEN and counted) or (self.lows[k] in PAIRS and self.lows[i] == "the")
        if people and self.lows[k + 1 : k + 2] != ["of"]:
            pass  # "the two men", "the pair"
        elif counted and self.lows[i] in {"the", "both"} and self.lows[k] != "states" and self._acts(i, k):
            k -= 1  # "when the two hold talks"
        elif self.lows[k] in SIDES and not counted and (both := self._of_both(k + 1)):
            return both, [self._two_lands(i, both)]  # "the governments of the two countries"
        elif self._are_the_parties(i, k):
            pass  # "The parties agreed to"
        elif self.lows[k] not in SIDES or not counted:
            return None
        if k + 1 < self.n and self.words[k + 1] in {"'", "’"}:
            return self._people_of_both(i, k + 2)
        mention = Mention("country", i, k + 1)
        mention.plural, mention.klass, mention.pair = True, "group", True
        mention.title = "sides" if self.lows[k] in SIDES and not people else None
        mention.states = mention.title is not None
        return k + 1, [mention]

    def _are_the_parties(self, i: int, k: int) -> bool:
        """"The parties agreed to", "the sides signed": with a verb right behind."""
        told = self.lows[k] in BOTH_SIDES and self.lows[i:k] == ["the"]
        having = self.lows[k + 1 : k + 2] == ["have"] and self.lows[k + 2 : k + 4] != ["agreed", "to"]
        return told and self._verb(k + 1) and not having

    def _acts(self, i: int, k: int) -> bool:
        """Whether a verb stands at k, right behind "the two" or behind an adverb."""
        opens = not i or self.words[i][0].islower()
        return opens and self._verb(k + (self.lows[k] in _BEFORE_VERB))

    def _people_of_both(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the two countries' foreign ministers": the states of whoever was told of before, by office."""
        run = self._title_run(self._modifiers(k)[0]) if k < self.n else None
        if run is None or not run.plural:
            return None
        mention = Mention("country", i, run.end)
        mention.title, mention.klass, mention.plural = run.text, run.klass, True
        mention.pair = mention.states = True
        return run.end, [mention]

    def _many_of(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"a team of IAEA inspectors", "a group of Baltic ambassadors": those it is made of."""
        if i == k or self.words[k] not in COLLECTIVES or self.lows[k + 1 : k + 2] != ["of"]:
            return None
        found = self._phrase(k + 2) if k + 2 < self.n else None
        if found is None or not all(m.plural and m.title and not m.pair for m in found[1]):
            return None
        for mention in found[1]:
            mention.first = i
        return found

    def _government_of(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the government and people of Pakistan": the state."""
        j = k
        while j < self.n and j < k + 6 and self.lows[j] in PEOPLES:
            j += 1
            if j + 1 < self.n and self.lows[j] == "and":
                j += 2 if self.lows[j + 1] == "the" else 1
        if j == k or j + 1 >= self.n or self.lows[j] != "of":
            return None
        j += 2 if self.lows[j + 1] == "the" else 1
        entry, end, possessive = self._nation(j) if j < self.n else (None, j, False)
        if entry is None or entry.kind != "country" or possessive:
            return None
        mention = self._of_entry(entry, i, end)
        mention.gpe = None
        return end, [mention]

    def _summons(self, k: int) -> bool:
        """Whether the verb at k is done to envoys."""
        verb = k + 1 if self.lows[k : k + 1] in (["has"], ["had"], ["also"], ["later"]) else k
        return verb < self.n and self.lows[verb] in {"summoned", "summons", "expelled", "expels"}

    def _ministry(self, k: int) -> int:
        """The token after "Foreign Ministry", "Ministry of Foreign Affairs", "State Department", or 0."""
        if k < self.n and self.lows[k] in {"ministry", "government"} and self._summons(k + 1):
            return k + 1  # "HARARE - The government has summoned the ambassador"
        j = k
        while (
            j < self.n
            and j < k + 5
            and (self.lows[j] in self.lexicon.portfolios or self.lows[j] in {"and", "&"})
            and (self.lows[j] not in MINISTRIES)
        ):
            j += 1
        if j >= self.n or self.lows[j] not in MINISTRIES:
            return 0
        if j == k and self.lows[j + 1 : j + 2] != ["of"]:
            return j + 1 if self.words[j] == "Ministry" and self.lows[j + 1 : j + 2] not in _STAFF else 0
        if j > k:
            return j + 1 if self.lows[j + 1 : j + 2] not in _STAFF else 0
        j += 2
        while (
            j < self.n
            and j < k + 9
            and (self.lows[j] in self.lexicon.portfolios or self.lows[j] in {"and", "&", "the", "for"})
        ):
            j += 1
        return j if j > k + 2 and self.lows[j : j + 1] not in _STAFF else 0

    def _titled(
        self,
        start: int,
        k: int,
        nation: Entry | None,
        possessive: bool,
        flags: frozenset[str],
        owner: str | None,
        i: int,
    ) -> tuple[int, list[Mention]] | None:
        if k < self.n and self.traits[k] & t.ANOTHER and self._is_counterpart(k):
            return self._counterpart(k, nation, owner)
        run = (self._posted_run(k) if self.bits & t.SENT else None) or self._title_run(k)
        if run is None:
            if possessive and nation is not None and nation.kind != "organization" and not self._ministry(k):
                return self._possessed_name(start, k, nation)
            return None
        if run.plural:
            if self._is_civil(run):
                return None
            found = self._plural_title(start, run, nation)
            if found is not None and owner == "its":
                for each in found[1]:
                    each.owner = owner  # "met the country's leaders"
            return found
        name_at = self.title_end = self._behind_rank(self._name_start(run.end))
        end = self._name_end(name_at)
        if end == name_at and self.words[run.end : run.end + 1] == ["("]:  # "of the Khural (Parliament) Bat"
            name_at = self._name_start(self._skip_parenthesis(run.end))
            end = self._name_end(name_at)
        mention = self._titled_mention(start, run, nation, flags, owner)
        if end > name_at and (lord := self._lord(run, name_at, end)) is not None:
            mention.holder, mention.last = lord, end
            mention.title = self.sentence.quote(run.start, end)
            return self._unnamed(mention, run._replace(end=end))
        if end > name_at:
            return self._named(mention, name_at, end)
        if not self._office_stands(i, run, nation, owner):
            return None
        return self._unnamed(mention, run)

    def _behind_rank(self, k: int) -> int:
        """Steps over the rank of "Secretary of State of the Vatican Cardinal Casaroli"."""
        j = k
        while j < min(k + 2, self.n) and self.lows[j] in _BORNE and self.words[j][0].isupper():
            j += 1
        return j if j < self.n and self._is_name_token(j) else k

    def _ministers(self, k: int, last: int) -> bool:
        """Whether a title begins with the last word of a ministry's name, at k, and goes on behind it."""
        head = self._title_head(k) if self.lows[k] in self.lexicon.portfolios else None
        return head is not None and head[0] > last

    def _described(self, k: int) -> int:
        """The token of a title behind one small word at k that tells what its holder is like; else k."""
        word = self.words[k] if k + 1 < self.n else ""
        plain = word.isalpha() and word.islower() and not self._verb(k) and word not in g.PREPOSITIONS
        if not plain or self._title_head(k) is not None or word in self.lexicon.portfolios:
            return k
        head, _ = self._modifiers(k + 1)
        return head if head < self.n and self._title_head(head) is not None else k

    def _is_civil(self, run: TitleRun) -> bool:
        """"representatives of the Russian and Dutch business community": nobody of a state."""
        j = run.end
        while j < self.n and (self.lows[j] == "and" or self._is_adjective(j)):
            j += 1
        words = [*self.words[run.start : run.end], *self.words[j : j + 1]]
        return not _CIVIL.isdisjoint(words)  # no "Ministry of Industry", "European Community"

    def _is_adjective(self, j: int) -> bool:
        match = self._match(j)
        return match is not None and match[1].kind == "adjective"

    def _is_counterpart(self, k: int) -> bool:
        low = self.lows[k]
        return low in COUNTERPARTS or (low == "opposite" and self.lows[k + 1 : k + 2] == ["number"])

    def _named(self, mention: Mention, name_at: int, end: int) -> tuple[int, list[Mention]]:
        self._set_name(mention, name_at, end)
        mention.last = end
        return self._after_name(mention, end)

    def _unnamed(self, mention: Mention, run: TitleRun) -> tuple[int, list[Mention]]:
        """An office alone, or with its holder's name behind a comma."""
        j = run.end
        if j < self.n and self.words[j] == "(":
            first = self._name_start(j + 1)  # "the Premier of Fiji (Mr. Lund)", as papers of old wrote
            end = self._name_end(first)
            if end > first > j + 1 and self.words[end : end + 1] == [")"]:
                self._set_name(mention, first, end)
                mention.last = end
                return end + 1, [mention]
        if j < self.n and self.words[j] == ",":
            first = self._name_start(j + 1)
            end = self._name_end(first)
            named = end > first and (end - first > 1 or first > j + 1 or self.known(self.words[j + 1]))
            fronted = self._is_fronted(mention.first, j) and end < self.n and self._verb(end)
            closes = end >= self.n or self.words[end] in {",", ".", ")", "—", "--"} or self._verb(end)
            closes = closes or (end - first > 1 and self.lows[end] in {"at", "in", "on", "to"})
            if named and closes and not fronted:
                self._set_name(mention, first, end)
                mention.last = end
                comma = end < self.n and self.words[end] == ","
                return end + 1 if comma else end, [mention]
            merged = self._second_title(mention, j + 1)
            if merged is not None:
                return merged
        if j < self.n and self.words[j] in CLITICS:
            mention.possessive = True
        return j, [mention]

    def _is_fronted(self, first: int, comma: int) -> bool:
        """ "Handing it to the President of Malta, Josep Borrell said": two people."""
        opens = self.lows[0] in g.PREPOSITIONS or self.lows[0].endswith("ing")
        return opens and first > 0 and "," not in self.words[:comma]

    def _second_title(self, office: Mention, k: int) -> tuple[int, list[Mention]] | None:
        """"the US mediator, UN Ambassador William Richardson,": the office behind is the same person's."""
        found = self._phrase(k) if k < self.n and self.words[k][0].isupper() else None
        if found is None or len(found[1]) != 1:
            return None
        end, person = found[0], found[1][0]
        joint = bool(office.organization) and end < self.n and self.lows[end] not in {"and", "&"}
        closes = joint or end >= self.n or self.words[end] in {",", ".", ")", ";"}
        listed = (
            end + 1 < self.n
            and self.words[end] == ","
            and self.lows[end + 1] in {"and", "&"}
            and not self._verb(end + 2)
        )
        rank = (person.title or "").lower().replace("-", " ").split()[-1:]
        ranked = bool(rank) and rank[0] in _MILITARY and not person.country
        listed = listed and not (ranked and office.country)  # "the Argentine President, General X, and Y"
        listed = listed and not (office.klass in POSTED and person.klass in POSTED)  # two titles, one envoy
        same = person.country in {None, office.country} or office.country is None
        if not (person.name and person.title and closes and same) or listed or person.possessive:
            return None
        person.first = office.first
        person.country = person.country or office.country
        return end + 1 if end < self.n and self.words[end] == "," else end, [person]

    def _possessed_name(self, start: int, k: int, nation: Entry) -> tuple[int, list[Mention]] | None:
        """"Russia's Putin"."""
        end = self._name_end(k)
        if end == k or nation.kind not in {"country", "capital"}:
            return None
        if end < self.n and (self.lows[end] in g.PLACE_NOUNS or self.lows[end] in _GROUNDS):
            return None  # "Greenland's Pituffik base"
        mention = Mention("person", k, end)
        self._set_name(mention, k, end)
        mention.country = nation.code
        mention.weak = True
        mention.shape = "possessed"
        return self._after_name(mention, end)

    def _nation_alone(
        self, first: int, last: int, entry: Entry, possessive: bool, i: int
    ) -> tuple[int, list[Mention]] | None:
        head = self.lows[last] if last < self.n else ""
        if head == "capital" and entry.code in self.lexicon.capitals:
            return self._capital(first, last, entry)
        organ = self._organ(last) if entry.kind == "organization" and not entry.code else 0
        if organ:
            mention = self._of_entry(entry, first, organ)
            mention.name, mention.title = entry.name, " ".join(self.words[last:organ])
            mention.adjective = self._attributive(organ)
            return organ, [mention]
        if entry.kind == "adjective" and self.words[last : last + 1] == ["Republic"]:
            return last + 1, [self._of_entry(entry, first, last + 1)]  # "the Finnish Republic"
        if head in _SENT_OUT and self.lows[last + 1 : last + 2] == ["team"]:
            last, head = last + 1, "team"  # "an Israeli technical team"
        if head == "mission" and self.lows[last + 1 : last + 3] in (["led", "by"], ["headed", "by"]):
            mention = self._of_entry(entry, first, last + 1)  # "a Togolese mission led by Lund"
            mention.title, mention.klass, mention.plural, mention.gpe = "delegation", "group", True, None
            return last + 1, [mention]
        team = self.lows[last - 1] in _SENT_OUT or self._is_team(entry, last)
        if head in STATE_HEADS or (head == "team" and team):
            mention = self._of_entry(entry, first, last + 1)
            if head == "team":
                mention.title, mention.klass, mention.plural = "team", "group", True
            if entry.kind in {"organization", "body"}:
                mention.name = entry.name
            mention.gpe = None
            return last + 1, [mention]
        if entry.kind == "adjective" and head in _FIGHTERS:  # "a meeting with Colombian rebels"
            mention = self._of_entry(entry, first, last + 1)
            mention.title, mention.klass, mention.plural, mention.gpe = head, "group", True, None
            return last + 1, [mention]
        if entry.kind == "adjective":
            return self._adjective_alone(first, last, entry, i)
        if possessive:
            mention = self._of_entry(entry, first, last - 1)
            mention.possessive = True
            return last, [mention]
        mention = self._of_entry(entry, first, last)
        mention.plural = entry.plural
        if entry.kind == "capital" and self._comma_state(last):
            end, code = self._state_after_comma(last)
            if code == entry.code:
                return end, [mention]
        if (
            entry.kind in {"country", "capital"}
            and (entry.kind == "capital" or last == first + 1)  # "Israel Katz", no "Papua New Guinea Forum"
            and self._is_name_token(last)
            and self._name_like(first, last)
        ):
            return self._name_from(first, self._name_end(last))
        if entry.kind == "organization" and last < self.n and self.lows[last] in _FIGHTERS:
            mention.last = last + 1
            return last + 1, [mention]  # "talks with Taliban militants"
        if self._attributive(last) or (
            last < self.n and self.lows[last] in _NAMED_AFTER and self.words[last][0].isupper()
        ):
            mention.adjective = True
        return last, [mention]

    def _is_team(self, entry: Entry, k: int) -> bool:
        """"a United Nations team", "an Israeli team led by Dermer": officials sent out, no players."""
        if self.lows[k : k + 1] != ["team"]:
            return False
        return entry.kind == "organization" or self.lows[k + 1 : k + 3] in (["led", "by"], ["headed", "by"])

    def _name_alone(self, k: int, flags: frozenset[str]) -> tuple[int, list[Mention]] | None:
        end = self._name_end(k)
        if end == k or self.lows[k - 1 : k] in (["a"], ["an"]):
            return None  # "a Career Member of the Foreign Service" is nobody's name
        if self.lows[end : end + 1] in _WRITINGS and self.words[end][0].isupper() and end - k == 1:
            return None  # "a Joint Vision Statement"
        named = k > 1 and self.lows[k - 2] == "the" and self.words[k - 1][0].isupper()
        if named and end - k == 1 and "honorific" not in flags and not self._match(k - 1):
            return None  # "the National Front", "the Democratic Unionists"
        body = self._body_end(k, end)
        if body is not None:
            return body
        if not self._credible_name(k, end, "honorific" in flags):
            return None
        mention = Mention("person", k, end)
        self._set_name(mention, k, end)
        mention.weak = "honorific" not in flags
        mention.former = "former" in flags
        return self._after_name(mention, end)

    def _name_from(self, first: int, end: int) -> tuple[int, list[Mention]]:
        """A person whose first name is a state's or capital's: "Nursultan Nazarbayev", "Israel Katz"."""
        mention = Mention("person", first, end)
        self._set_name(mention, first, end)
        mention.weak = True
        return self._after_name(mention, end)
