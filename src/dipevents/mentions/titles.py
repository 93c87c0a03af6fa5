"""Titles with their complement: "foreign minister of Norway", "presidents of Iran and Azerbaijan"."""

from __future__ import annotations

from typing import NamedTuple

from dipevents.mentions import traits as t
from dipevents.mentions.items import Mention
from dipevents.mentions.names import SHAPES, is_inside_title
from dipevents.mentions.places import PlaceReader
from dipevents.mentions.states import CLITICS, POLITIES
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import POSTED, Entry, Lexicon

_LINKS = frozenset({"and", "the", "of", "&"})
_REGIONS = frozenset(
    "asia europe africa america americas pacific indo-pacific eurasia east hemisphere caucasus balkans "
    "sahel gulf caribbean arctic".split()
)
_LIKE_ADJECTIVES = frozenset({"USA", "GBR", "ARE", "NZL", "HKG"})  # "a U.S. envoy" is one of that state
_RECALLING = ("recall", "withdr", "pull")
SENT = frozenset({"envoy", "envoys", "mediator", "negotiator", "coordinator", "representative"})
# Nouns that a title only qualifies: "an official visit", "the general election", "ministers' meeting".
_QUALIFIED = frozenset(
    "visit visits trip trips tour talks meeting meetings summit statement statements election "
    "elections assembly strike post posts office race candidate candidates campaign palace residence "
    "sources source data figures report reports level language news agency newspaper reception "
    "banquet dinner lunch invitation letter letters ceremony opening results ties relations "
    "exchanges discussions negotiations consultations status records documents document delegation "
    "channels position policy duties capacity public amnesty reserve".split()
)
_OF = frozenset({"of", "for", "from"})
_ADVISING = frozenset({"adviser", "advisor", "aide", "assistant", "counsellor", "counselor"})
_LANDS = frozenset("territory region oblast krai province republic district governorate prefecture".split())
_UNPOSTED = frozenset({"official", "officials", "diplomat", "diplomats"})
_SENDING = frozenset("send sends sent sending dispatch dispatches dispatched dispatching".split())
_OF_FIRMS = frozenset({"organization_head", "orghead", "judge", "honorific", "clergy"})
_HOME_OFFICES = frozenset("affairs office secretary department security minister guard and".split())
_ACCUSING = (["that"], ["of"], ["against"], ["as"], ["is"], ["was"], ["by"])  # "the U.S. charge that"
_FIELDS = frozenset("affairs issues issue matters questions policy reconciliation reconstruction".split())
LORDS = frozenset("head_of_state head_of_government monarch foreign_minister".split())  # who have envoys
_POSTED = frozenset({"of", "for", "to", "in", "at", "from", "on"})


_RANKS = frozenset({"principal", "chief", "associate", "senior", "special", "deputy"})
UNMODIFIED: frozenset[str] = frozenset()


class TitleRun(NamedTuple):
    """A title with its complement, as far as it reaches."""

    start: int
    end: int  # after the complement
    klass: str
    plural: bool
    text: str
    country: str | None
    organization: str | None
    host: str | None
    states: tuple[Entry, ...]  # "the presidents of Iran and Azerbaijan"
    host_at: tuple[int, int] | None = None
    hosts: tuple[str, ...] = ()


class TitleReader(PlaceReader):
    """Reads titles, with what they are of and what stands before them."""

    def _determiner(self, i: int) -> tuple[int, str | None]:
        k = i
        owner: str | None = None
        if i < self.n and not self.traits[i] & t.LEADS:
            return k, owner
        while k < self.n and k - i < 4:
            low = self.lows[k]
            if low in g.POSSESSIVES:
                owner = low
            elif not (self._leads(k) or (owner and low == "own")):
                break
            k += 1
        return k, owner

    def _leads(self, k: int) -> bool:
        """Whether a determiner or a small number stands at k; "A" inside a sentence is an initial."""
        low = self.lows[k]
        if low == "a" and self.words[k] == "A" and k > 0:
            return False
        if low == "that" and k + 1 < self.n and (self.words[k + 1][0].isupper() or self._leads(k + 1)):
            return False  # "denied that Prime Minister Bildt met …"
        named = low == "the" and k + 1 < self.n and self.words[k + 1][0].isupper()
        if named and self._match(k) is not None and self._match(k + 1) is None:
            return False  # "The Hague": the article is of the name
        return low in g.DETERMINERS or low in g.NUMBERS or (low.isdigit() and len(low) < 4)

    def _modifiers(self, k: int) -> tuple[int, frozenset[str]]:
        if k >= self.n or not self.traits[k] & t.MODIFIES:
            return k, UNMODIFIED
        flags: set[str] = set()
        for _ in range(6):
            if k >= self.n:
                break
            low = self.lows[k]
            style = self.lexicon.honorific(self.lows, k)
            if style:
                flags.add("honorific")
                k += style
                k += k + 1 < self.n and self.lows[k] == "the" and self._title_head(k + 1) is not None
            elif (
                low in self.lexicon.modifiers
                and (not self._title_head(k) or (low in {"chief", "deputy"} and self._is_rank(k)))
                and not self._participle(k)
                and not (low in {"new", "nationalist"} and self.words[k].istitle() and self._names_more(k))
            ):
                flags.add("former" if low in {"former", "ex", "then", "late", "ex-president"} else low)
                k += 1
                if k < self.n and self.words[k] == "-":
                    k += 1
            elif low.startswith("high-") or low.startswith("newly"):
                k += 1
            else:
                break
        return k, frozenset(flags)

    def _names_more(self, k: int) -> bool:
        """Whether a word that may modify a title begins a name: "New Zealand", "Nationalist China"."""
        found = self._match(k)
        return found is not None and found[0] > k + 1

    def _is_rank(self, k: int) -> bool:
        """"chief Soviet negotiator": an office of its own stands behind the nation."""
        nation = self._match(k + 1) if k + 1 < self.n else None
        return nation is not None and nation[0] < self.n and self._title_heads(nation[0]) is not None

    def _participle(self, k: int) -> bool:
        """"Carter appointed Woodcock", "has appointed": behind a name or an auxiliary it is the verb."""
        if k == 0 or not self.lows[k].endswith("ed") or self.words[k][0].isupper():
            return False
        return self.words[k - 1][0].isupper() or self.lows[k - 1] in g.AUXILIARIES

    def _group_member(self, entry: Entry, first: int, last: int, run: TitleRun) -> Mention:
        mention = self._of_entry(entry, first, last)
        mention.title, mention.klass, mention.plural = run.text, run.klass, True
        return mention

    def _titled_mention(
        self, start: int, run: TitleRun, nation: Entry | None, flags: frozenset[str], owner: str | None
    ) -> Mention:
        mention = Mention("person", start, run.end)
        mention.title, mention.klass = run.text, run.klass
        mention.organization, mention.country = run.organization, run.country
        mention.host, mention.host_at = run.host, run.host_at
        if nation is not None:
            mention.country = nation.code or run.country
            if nation.kind in {"organization", "body"}:
                mention.organization = nation.name
            mention.entry = nation
        mention.owner = owner
        mention.former = "former" in flags
        mention.visiting = "visiting" in flags
        if mention.former and run.text:
            mention.title = f"former {run.text}"
        elif not _RANKS.isdisjoint(flags) and (rank := self._rank(start, run)):
            mention.title = f"{rank} {run.text}"
        return mention

    def _rank(self, start: int, run: TitleRun) -> str | None:
        """"Principal Deputy Adviser", "Chief Soviet negotiator": a word of the title before the nation."""
        styled = run.text[:1].isupper()  # but "a senior Chinese official"
        for word in self.words[start : run.start]:
            low = word.lower()
            if low in {"chief", "deputy"} or (low in _RANKS and word[0].isupper() and styled):
                return word
        return None

    def _office_stands(self, i: int, run: TitleRun, nation: Entry | None, owner: str | None) -> bool:
        """Whether a title without a name can stand for a person: "the Azeri minister", not "minister"."""
        if run.klass == "clergy" and nation is None:
            return False
        qualified = run.end < self.n and self.lows[run.end] in _QUALIFIED
        if qualified and (self.words[run.end][0].islower() or self.lows[run.start] == "official"):
            return False
        determined = (
            i < run.start
            or run.host is not None
            or owner is not None
            or nation is not None
            or run.country is not None
            or (run.klass not in _OF_FIRMS and self._serves(i))
        )
        return determined or self.words[run.start][0].isupper()

    def _serves(self, i: int) -> bool:
        """"Ford's special envoy": behind somebody's name."""
        return i > 1 and self.words[i - 1] in CLITICS and self.words[i - 2][0].isupper()

    def _name_start(self, k: int) -> int:
        """Steps over honorifics between a title and a name: "Foreign Minister Sheikh Abdullah"."""
        j = k
        while j < self.n and j < k + 4 and (style := self.lexicon.honorific(self.lows, j)):
            j += style
        return j

    def _owned(self, k: int) -> bool:
        """"recalled its ambassador from Athens": behind an owner, "from" tells whence."""
        before = self.lows[max(0, k - 3) : k]
        return before[-1:] in (["'s"], ["’s"]) or any(low in g.POSSESSIVES for low in before)

    def _behind_nation(self, k: int) -> bool:
        """"expulsion of three Libyan diplomats from Panama": theirs is told before."""
        found = (self._match(at) for at in range(max(0, k - 2), k))
        return any(match is not None and match[0] == k and bool(match[1].code) for match in found)

    def _heads_somewhere(self, k: int) -> bool:
        """"is to head to Abu Dhabi", "will head for Oslo": a verb."""
        return self.words[k] == "head" and self.lows[k + 1 : k + 2] in (["to"], ["for"], ["back"])

    def _is_no_office(self, k: int) -> bool:
        """"the consulate general"; "the charge", but for "summoned the Saudi charge"."""
        if self.lows[k] == "charge":
            return self.lows[k + 1 : k + 2] in _ACCUSING or not self._behind_nation(k)
        general = self.lows[k] == "general" and k > 0 and self.lows[k - 1].startswith("consulate")
        return general or self._participle(k)  # "has been appointed ambassador of Chile"

    def _title_run(self, k: int) -> TitleRun | None:
        """The title that begins at k, with its complement ("of the Expediency Council")."""
        found = self._title_heads(k)
        if found is None or self._heads_somewhere(k) or self._is_no_office(k):
            return None
        end, klass, plural, head = found
        end = self._further_portfolio(end)
        if self.words[end - 1] == "Republic" and self._match(end - 1) is not None:
            end -= 3  # "President | of the Republic of the Congo"
        text = self.sentence.quote(k, end) if not self.sentence.headline else " ".join(self.words[k:end])
        country, organization, host = (
            (head.state, head.body, None) if head is not None else (None, None, None)
        )
        states: tuple[Entry, ...] = ()
        hosts: tuple[str, ...] = ()
        whence = end < self.n and self.lows[end] == "from"
        posted = klass in POSTED or self.lows[end - 1].startswith("diplomat")
        recalled = whence and posted and (
            self._owned(k) or self._behind_nation(k) or self.lows[k - 1].startswith(_RECALLING)
        )
        goes = self.lows[end : end + 1] == ["to"] and self._is_sent(k, end)
        goes = goes or (plural and self.lows[end : end + 1] == ["in"] and self._are_of_body(k))
        leaders = plural and self.lows[end - 1] == "leaders" and self.lows[end : end + 1] == ["for"]
        told = end < self.n and self.lows[end] in _complements(klass, self.lows[end - 1])
        if told and not (recalled or goes or leaders):
            stop, entries, extra = self._complement(end, plural)
            stop = self._skip_acronym(stop)  # "of the Ministry of International Trade (MITI)"
            if stop > end and not (klass in POSTED and not entries and self.lows[stop - 1] == "ministry"):
                prep = self.lows[end]
                text = f"{text} {prep} {extra}" if extra and not (plural and entries) else text
                if text.lower() in {"head", "president"} and (governs := self._governs(stop)):
                    text = "head of government" if text.lower() == "head" else text
                    klass, stop = "head_of_government", governs
                end = stop
                bodies = [entry for entry in entries if entry.kind in {"organization", "body"}]
                nations = [each for each in entries if each.kind in {"country", "adjective", "demonym"}]
                state = next((each for each in (*nations, *entries) if each.code), None)
                body = next((each for each in bodies if not (each.code and nations)), None)
                if klass in POSTED and prep == "of" and self.words[end : end + 3] == ["to", "the", "Kingdom"]:
                    end += 3  # "the Ambassador of Chad to the Kingdom", as agencies of kingdoms write
                if prep == "on":
                    text = self.sentence.quote(k, end)  # "Special Envoy on Myanmar": what he deals with
                elif klass in POSTED and prep in {"to", "in", "at", "for"}:
                    host = state.code if state else None
                else:
                    country = state.code if state else country
                    organization = body.name if body else organization
                speaking = prep == "for" and self.lows[found[0] - 1] == "negotiators"
                if plural and (prep in {"of", "from"} or (speaking and len(entries) > 1)):
                    states = tuple(entries)
                elif plural:
                    hosts = tuple(entry.code for entry in entries if entry.code)
                if klass in POSTED and prep == "of" and end < self.n and self.lows[end] == "to":
                    end, host, body_of = self._posting(end)  # "Ambassador of Chile to Peru"
                    text += body_of  # "Permanent Representative of Chile to the United Nations"
        if klass in POSTED and not plural and (town := self._town_of_post(end)):
            end = town
        sphere = self._sphere(end) if not plural else end
        if sphere > end:
            text, end = f"{text} {self.sentence.quote(end, sphere)}", sphere
        if self.lows[end - 1] in _ADVISING and self.lows[end : end + 1] == ["to"]:
            stop, code = self._advised(end)
            text, end, country = (
                f"{text} {self.sentence.quote(end, stop)}" if stop > end else text,
                stop,
                code or country,
            )
        host_at = self._where_named(host, found[0], end) if host else None
        return TitleRun(
            k, end, klass, plural, " ".join(text.split()), country, organization, host, states, host_at, hosts
        )

    def _town_of_post(self, k: int) -> int:
        """The token behind a town in "the consul general of Israel in Istanbul, Yosef Levi,"; else 0."""
        if self.lows[k : k + 1] != ["in"]:
            return 0
        for j in range(min(k + 3, self.n - 1), k + 1, -1):
            if self.words[j] == "," and j + 1 < self.n:
                first = self._name_start(j + 1)
                end = self._name_end(first)
                named = end > first and self.words[end : end + 1] == [","] and self._match(j + 1) is None
                return j if named and self.is_place(" ".join(self.words[k + 1 : j])) else 0
        return 0

    def _are_of_body(self, k: int) -> bool:
        """"a meeting of NATO ambassadors in Brussels": where they meet, for they are of a body."""
        body = self._match(k - 1) if k else None
        return body is not None and body[0] == k and body[1].kind == "organization" and not body[1].code

    def _is_sent(self, k: int, end: int) -> bool:
        """"send an official to Oslo": where he goes, no more than "sent its envoy to Oslo" a posting."""
        before = self.lows[max(0, k - 3) : k]
        sent = self.lows[end - 1] in {"envoy", "envoys"} and not _SENDING.isdisjoint(before)
        return sent or self.lows[end - 1] in _UNPOSTED

    def _governs(self, stop: int) -> int:
        """The token behind "the head of the Spanish Government", "… Spanish executive"; 0 for other heads."""
        if self.lows[stop - 1] == "government":
            return stop
        return stop + 1 if self.lows[stop : stop + 1] in (["executive"], ["government"]) else 0

    def _posted_run(self, k: int) -> TitleRun | None:
        """"Middle East envoy", "Libya envoy": an envoy's title with where he is sent before it, at k."""
        if SENT.isdisjoint(self.lows[k + 1 : k + 6]):
            return None
        sphere, code = self._sphere_before(k)
        run = self._title_run(sphere) if sphere > k else None
        if run is None or run.klass != "envoy" or run.host or self.lows[run.end : run.end + 1] == ["to"]:
            return None
        host = run.host or code
        return run._replace(start=k, text=self.sentence.quote(k, run.end), host=host, country=None)

    def _sphere_before(self, k: int) -> tuple[int, str | None]:
        """The token behind a state or region named at k, and the state; k itself where none is named."""
        match = self._match(k)
        if match is not None:
            owner = self.words[match[0] : match[0] + 1] in (["'s"], ["’s"])
            named = match[1].kind == "country" and not owner and match[1].code not in _LIKE_ADJECTIVES
            return (match[0], match[1].code) if named else (k, None)
        for j in range(min(k + 3, self.n), k, -1):
            if all(word[0].isupper() for word in self.words[k:j]) and (
                self.is_place(" ".join(self.words[k:j])) or (j == k + 1 and self.lows[k] in _REGIONS)
            ):
                return j, None
        return k, None

    def _sphere(self, end: int) -> int:
        """The token after "for East Asian and Pacific Affairs", "for the Indo-Pacific"; `end` without one."""
        if self.lows[end : end + 1] != ["for"]:
            return end
        j = end + 1
        while j < self.n and j < end + 9 and (self.words[j][0].isupper() or self.lows[j] in _LINKS):
            j += 1
            if self.lows[j - 1] == "affairs":
                return j
            of_east = self.lows[j - 1] == "east" and self.lows[j - 2] not in {"middle", "near", "far"}
            if self.lows[j - 1] in _REGIONS and not (of_east or self._goes_on(j)):
                return j
        return end

    def _goes_on(self, j: int) -> bool:
        """Whether a region's name runs on at j: "Europe and Eurasia", "North Africa Affairs"."""
        if j >= self.n:
            return False
        after = self.lows[j + 1 : j + 2]
        linked = self.lows[j] in _LINKS and bool(after) and (after[0] in _REGIONS or after == ["north"])
        return linked or self.lows[j] in _REGIONS or self.lows[j] == "affairs"

    def _office_word(self, j: int) -> bool:
        """Whether a capitalised word of institutions stands at j: "Armed Forces", "Ministry"."""
        named = j < self.n and self.words[j][0].isupper()
        return named and (self.lows[j] in self.lexicon.portfolios or self.lows[j] in self.lexicon.orgheads)

    def _advised(self, to: int) -> tuple[int, str | None]:
        """The token after "to the US President" behind "adviser", and his state; `to` where none is named."""
        k, _owner = self._determiner(to + 1)
        nation, k, _possessive = self._nation(k)
        found = self._title_heads(k)
        if found is None or found[2]:
            return to, None
        end = found[0]
        if nation is None and self.lows[end : end + 1] == ["of"]:
            stop, entries, _ = self._complement(end, False)
            nation, end = next((entry for entry in entries if entry.code), None), max(end, stop)
        return end, nation.code if nation is not None else None

    def _further_portfolio(self, end: int) -> int:
        """Behind "Minister of Foreign Affairs": the token after "and International Cooperation"."""
        j = end + 1
        portfolio = self.lows[end - 1] == "affairs" or (
            self.lows[end - 1] in self.lexicon.portfolios
            and (self.lows[j : j + 1] == ["law"] or self.lows[end - 2] in {"of", "for"})
        )
        if portfolio and self.lows[end:j] == [","] and j < self.n and self._lists_portfolios(j):
            return self._listed_portfolios(j)
        if not portfolio or self.lows[end : j] != ["and"]:
            return end
        known = self.lexicon.portfolios
        while j < self.n and (self.lows[j] in known or self.lows[j] == "law") and self.words[j][0].isupper():
            j += 1
        follows = self.lows[j] if j < self.n else "."
        return end if j == end + 1 or self._title_head(j) is not None or follows in {"and", "&"} else j

    def _listed_portfolios(self, j: int) -> int:
        """Behind "Minister of Foreign Affairs,": the token after "European Union and Cooperation"."""
        known = self.lexicon.portfolios | {"and", "&", ",", "the", "european", "union"}
        while j < self.n and self.lows[j] in known:
            j += 1
        return j

    def _posting(self, to: int) -> tuple[int, str | None, str]:
        """The token after "to Peru" and the state named; after "to the UN", and those words for the title.

        `to` itself, None and no words where nothing is named.
        """
        stop, entries, named = self._complement(to, False)
        code = next((entry.code for entry in entries if entry.code), None)
        if code:
            return stop, code, ""
        body = any(entry.kind == "organization" for entry in entries)
        return (stop, None, f" to {named}") if body else (to, None, "")

    def _where_named(self, code: str, first: int, last: int) -> tuple[int, int] | None:
        """The tokens among first..last-1 that name a state."""
        for j in range(first, last):
            match = self._match(j)
            if match is not None and match[1].code == code:
                return j, min(match[0], last)
        return None

    def _complement(self, end: int, plural: bool) -> tuple[int, list[Entry], str]:
        """After "of", "for", "to": (token after it, what it names, its words without the state)."""
        entries: list[Entry] = []
        kept: list[str] = []
        j = end + 1
        article = j < self.n and self.lows[j] == "the"
        j += article
        stop = end
        while j < self.n and j - end < 48:
            match = self._match(j) or self._polity(j)
            inside = match is not None and match[1].kind == "demonym" and bool(kept)  # "a union of Poles"
            if match is not None and match[1].kind == "adjective" and self._is_field(end, match[0]):
                kept.extend(self.words[j : match[0]])
                j = match[0]
                continue  # "director-general for North Korean nuclear affairs": what he deals with
            if match is not None and match[1].kind not in {"agency", "bloc"} and not inside:
                if entries and not plural and entries[-1].kind == "country" and match[1].kind != "body":
                    break
                entries.append(match[1])
                if match[1].kind not in {"country", "adjective", "demonym"}:
                    kept.extend(self.words[j : match[0]])
                article = article or not kept  # "of Iran's Supreme Council": the state stood for it
                j = stop = self._skip_acronym(match[0])
                if match[1].kind == "adjective" and j < self.n and self.words[j] in POLITIES:
                    j = stop = j + 1  # "President of the Polish Republic"
                if j < self.n and self.words[j] in CLITICS:
                    j = stop = j + 1
                elif match[1].kind == "country" and not (plural or self._goes_on_with_office(j)):
                    break
                if plural:
                    j = self._after_list_comma(j)
                continue
            width = self._complement_words(j, bool(kept))
            if not width:
                break
            kept.extend(self.words[j : j + width])
            j += width
            if self.lows[j - 1] not in {"and", "of", "the", "for", "&", "-", "on", ","}:
                stop = j
        if stop == end:
            return end, [], ""
        while kept and kept[-1].lower() in {"and", "of", "the", "for", ",", "&", "-", "on"}:
            kept.pop()
        return stop, entries, ("the " if article and kept and kept[0][0].isupper() else "") + " ".join(kept)

    def _is_field(self, prep: int, behind: int) -> bool:
        """"for Cuban affairs": whether the words behind a state's name say what an office deals with."""
        near = self.lows[behind : behind + 3]
        field = next((q for q, low in enumerate(near) if low in _FIELDS), -1)
        return field >= 0 and self.lows[prep] == "for" and all(low.isalpha() for low in near[:field])

    def _goes_on_with_office(self, j: int) -> bool:
        """"of the United Arab Emirates | Armed Forces", "the representative of U.S. | President Obama"."""
        head = self._title_head(j) if j < self.n and self.words[j][0].isupper() else None
        lord = head is not None and head[1].klass in LORDS
        return lord or self._office_word(j) or self._own_body(j)

    def _own_body(self, j: int) -> bool:
        """"President of the Presidium of the USSR | Supreme Soviet"."""
        body = self._match(j) if j < self.n else None
        return body is not None and body[1].kind in {"body", "organization"}

    def _after_list_comma(self, j: int) -> int:
        step = self._list_step(j)
        if step == j or step >= self.n:
            return j
        k = step + 1 if self.lows[step] == "the" and step + 1 < self.n else step
        match = self._match(k) or self._polity(k)
        return k if match is not None and match[1].kind in {"country", "organization", "capital"} else j

    def _complement_words(self, j: int, begun: bool) -> int:
        """How many tokens at j belong to the complement: portfolio and institution words."""
        low = self.lows[j]
        lexicon = self.lexicon
        if self.words[j] == "home" and _HOME_OFFICES.isdisjoint(self.lows[j + 1 : j + 2]):
            return 0  # "called its envoy in Chad home"
        if low in lexicon.portfolios or low in lexicon.orgheads or low in lexicon.modifiers:
            return 1
        head = self._title_head(j)
        if head is not None:
            return head[0] - j
        names = [word[0].isupper() for word in self.words[j + 1 : j + 3]]
        if names[:1] == [True] and self.lows[j + 1] in _LANDS and self.words[j][0].isupper():
            return 2  # "Governor of Kamchatka Territory Vladimir Solodov"
        owned = self.words[j - 1] in CLITICS and self.words[j][0].isupper()
        if owned and self.lows[j + 1 : j + 2] == ["region"]:
            return 2  # "the president of Iraq's Kurdish region"
        two = names == [True, True] and self.words[j][0].isupper()
        if two and self.is_place(f"{self.words[j]} {self.words[j + 1]}"):
            return 2  # "President of South Ossetia Anatoly Bibilov"
        if not begun and self.lows[j - 1] == "of" and names == [True, True] and self._is_name_token(j + 2):
            return 1  # "Prime Minister of Bavaria Horst Seehofer": behind "of" stands no person
        if (
            begun
            and self.words[j][0].isupper()
            and self._office_word(j + 1)
            and not self.known(self.words[j])
        ):
            return 1  # "and International Cooperation"
        if low in {"and", "of", "the", "for", "&", "-", "on", ","} and begun and j + 1 < self.n:
            if (low == "," and not self._lists_portfolios(j + 1)) or (low == "and" and self._is_next(j + 1)):
                return 0
            return 1 if self._complement_words(j + 1, True) or self._match(j + 1) else 0
        if (
            names == [True, True]
            and (begun or not self.known(self.words[j]))
            and self.is_place(self.words[j])
        ):
            return 1  # "Head of the Autonomous Republic of Crimea Sergei Aksyonov"
        if self.words[j][0].isupper():
            for k in range(j + 1, min(j + 5, self.n)):
                if not self.words[k][0].isupper() and self.lows[k] not in {"and", "of", "the"}:
                    break
                if self.words[k][0].isupper() and (
                    self.lows[k] in lexicon.orgheads or self.lows[k] in SHAPES
                ):
                    return k - j + 1
        return 0

    def _is_next(self, j: int) -> bool:
        """"leaders of the army and exiled opposition leader Gali Gatta": somebody else."""
        for k in range(j, min(j + 3, self.n)):
            head = self._title_head(k) if self.words[k][0].islower() else None
            if head is not None:
                return k > j and head[0] < self.n and self.words[head[0]][0].isupper()
        return False

    def _lists_portfolios(self, j: int) -> bool:
        """Whether a list of portfolios goes on at j up to its "and": ", housing and utilities"."""
        j += self.lows[j] == "the"
        named = self.lows[j : j + 1] and self.lows[j] in self.lexicon.portfolios
        if not named and self.lows[j : j + 2] != ["european", "union"]:
            return False
        return any(low in {"and", "&"} for low in self.lows[j + 1 : j + 5])


def _complements(klass: str, head: str) -> frozenset[str]:
    """The prepositions before a title's complement: an envoy is to somewhere; leaders in a city meet."""
    if klass == "deputy" and head in {"minister", "president", "premier", "chancellor"}:
        return _OF  # "met the Deputy Prime Minister in Oslo"
    return (
        _POSTED
        if klass in {"ambassador", "envoy", "spokesperson", "deputy", "official", "commander"}
        else _OF
    )


def may_modify(lexicon: Lexicon, low: str) -> bool:
    """Whether a word can stand before a title or a nation."""
    known = low in lexicon.modifiers or low in lexicon.honorifics or low in lexicon.styles
    return known or low.startswith(("high-", "newly"))


def may_open_title(lexicon: Lexicon, low: str) -> bool:
    """Whether a word can stand first in a title."""
    return low in lexicon.titles or is_inside_title(lexicon, low)


def singular(title: str) -> str:
    """A title of one, from the plural: "foreign ministers" → "foreign minister"."""
    if title.lower().endswith("secretaries of state"):
        return title[: -len("aries of state")] + "ary of state"
    if title.endswith("ies"):
        return title[:-3] + "y"
    return title[:-1] if title.endswith("s") else title
