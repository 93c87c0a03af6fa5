"""Holders of offices: appositions, several holders of one title, counterparts."""

from __future__ import annotations

from dipevents.mentions.items import Mention
from dipevents.mentions.states import CLITICS
from dipevents.mentions.titles import LORDS, TitleReader, TitleRun, singular
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import Entry

COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
SIDES = frozenset(
    "sides countries nations states governments delegations teams parties neighbors neighbours".split()
)


class OfficeReader(TitleReader):
    """Joins titles with the names that stand before and behind them."""

    def _nations_group(self, k: int, flags: frozenset[str]) -> tuple[int, list[Mention]] | None:
        """"Israeli and Palestinian negotiators", "U.S.-Japanese", "the two Koreas"."""
        match = self._match(k)
        if match is not None and match[1].kind == "bloc":
            return match[0], [self._state(code, k, match[0]) for code in match[1].members]
        if match is None:
            pair = self._hyphen_pair(k)
            if pair is not None:
                return pair
            if self.lows[k] != "the":
                return None
        entries, j = self._listed_nations(k)
        if len(entries) < 2 or j >= self.n:
            return None
        if len(entries) == 2 and self.lows[entries[1][1] - 2 : entries[1][1]] == [",", "the"]:
            return None  # "During the visit to Chad, the Maltese delegation"
        if self.lows[j] in {"sides", "delegations", "parties", "teams"}:  # "Ukrainian and Russian parties"
            group = [self._of_entry(entry, first, last) for entry, first, last in entries]
            for mention in group:
                mention.plural, mention.klass, mention.gpe, mention.title = True, "group", None, self.words[j]
            return j + 1, group
        if self.lows[j] in {"counterparts", "colleagues"}:  # "his Iraqi, Omani and Turkish counterparts"
            states = [self._listed_counterpart(entry, first, last) for entry, first, last in entries]
            return self._named_counterparts(j + 1, states) or (j + 1, states)
        run = self._title_run(j)
        if run is not None and not run.plural and self.lows[entries[-1][1] - 1] in {"a", "an"}:
            nobody: frozenset[str] = frozenset()  # "an Israeli and a Jordanian general": two of one office
            return run.end, [self._titled_mention(first, run, e, nobody, None) for e, first, _ in entries]
        if run is None or not run.plural:
            return None
        group = [self._group_member(entry, first, last, run) for entry, first, last in entries]
        names = self._shared_names(run.end, run)
        if names is not None and len(names[1]) == len(group):
            for mention, state in zip(names[1], group, strict=True):
                mention.country, mention.organization = state.country, state.organization
            return names
        return run.end, group

    def _named_counterparts(self, j: int, states: list[Mention]) -> tuple[int, list[Mention]] | None:
        """"his Malian and Burkinabe counterparts, Moussa Traore and Thomas Sankara": a name a state."""
        comma = self.words[j : j + 1] == [","]
        names = self._shared_names(j + comma, None)
        if names is None or len(names[1]) != len(states):
            return None
        for mention, state in zip(names[1], states, strict=True):
            mention.country, mention.organization = state.country, state.organization
        end = names[0]
        return end + 1 if comma and self.words[end : end + 1] == [","] else end, names[1]

    def _after_name(self, mention: Mention, j: int) -> tuple[int, list[Mention]]:
        """What may follow a name: "of Australia", "(R-Calif.)", an apposition."""
        if j < self.n and (
            self.words[j] in CLITICS
            or (self.words[j] in {"'", "’"} and self.words[j - 1][-1:] in {"s", "z", "x"})
        ):
            mention.possessive = True
            return j, [mention]
        j = self._of_state(mention, j)
        j = self._skip_parenthesis(j)
        j = self._apposition(mention, j)
        return j, [mention]

    def _apposition(self, mention: Mention, j: int) -> int:
        """", the Secretary of Iran's Supreme National Security Council (SNSC),": the token after it."""
        if (
            j + 2 < self.n
            and self.words[j] == ","
            and self.words[j + 1].isdigit()
            and self.words[j + 2] == ","
        ):
            j += 2
        if j + 2 >= self.n or self.words[j] not in {",", "--", "—", "–"}:
            return j
        k, owner = self._determiner(j + 1)
        k, flags = self._modifiers(k)
        if k >= self.n:
            return j
        nation, k2, _possessive = self._nation(k)
        k2, more = self._modifiers(k2)
        run = self._title_run(k2)
        if run is None or run.plural:
            return j
        if (name_end := self._name_end(run.end)) > run.end:
            mention.holder = self._lord(run, run.end, name_end)
            if mention.holder is None:
                return j
            run = run._replace(text=self.sentence.quote(run.start, name_end), end=name_end)
        if self.lows[run.end : run.end + 1] == [
            "and"
        ]:  # "Deputy Prime Minister and Foreign Minister of Kuwait"
            second = self._title_run(run.end + 1)
            if second is not None and not second.plural and self._name_end(second.end) == second.end:
                both = self.sentence.quote(run.start, run.end) + " and " + second.text
                run = second._replace(text=both, country=run.country or second.country, klass=run.klass)
        end = self._skip_parenthesis(run.end)
        if (
            end < self.n
            and self.words[end] not in {",", ".", "--", "—", "–", ")", ";", ":"}
            and (self.lows[end] not in g.RELATIVES)
            and not (mention.title is None and run.country and self._begins_next(end))
        ):
            return j
        if self._names_another(end):
            return j
        self._take_apposition(mention, run, nation, "former" in (flags | more))
        mention.owner = mention.owner or owner
        return end + 1 if end < self.n and self.words[end] in {",", "--", "—", "–"} else end

    def _lord(self, run: TitleRun, name_at: int, end: int) -> Mention | None:
        """"a special envoy of Russian President Vladimir Putin": whom the name behind a title is of."""
        for q in range(run.start + 2, run.end):
            head = self._title_head(q) if self.words[q][0].isupper() else None
            if head is None or head[0] != run.end or head[1].klass not in LORDS or head[1].plural:
                continue
            first = next((at for at in (q, q - 1, q - 2) if self.lows[at - 1] in {"of", "to", "for"}), 0)
            nation = self._match(first) if 0 < first < q else None
            if not first or (first < q and (nation is None or nation[0] != q)):
                return None
            lord = Mention("person", first, end)
            lord.title, lord.klass = self.sentence.quote(q, run.end), head[1].klass
            lord.country = nation[1].code if nation is not None else None
            self._set_name(lord, name_at, end)
            return lord
        return None

    def _begins_next(self, j: int) -> bool:
        """"Ada Lom, Premier of Fiji | and Jan Hall": two people, not three."""
        return self.lows[j] == "and" and self._name_end(j + 1) > j + 2

    def _names_another(self, comma: int) -> bool:
        """"Trump's call with Erdoğan, the foreign minister, Mevlüt Çavuşoğlu, said": the next name's."""
        if comma + 1 >= self.n or self.words[comma] != ",":
            return False
        end = self._name_end(comma + 1)
        if end == comma + 1:
            return False
        after = end + 1 if end < self.n and self.words[end] == "," else end
        return after < self.n and self.lows[after] in g.SAYING

    def _take_apposition(self, mention: Mention, run: TitleRun, nation: Entry | None, former: bool) -> None:
        if mention.title is None:
            mention.title, mention.klass = run.text, run.klass
            mention.former = former
            mention.host, mention.host_at = run.host, run.host_at
        code = (nation.code if nation else None) or run.country
        mention.country = mention.country or code
        mention.organization = mention.organization or run.organization
        if nation is not None and nation.kind in {"organization", "body"}:
            mention.organization = mention.organization or nation.name
        mention.weak = False

    def _plural_title(
        self, start: int, run: TitleRun, nation: Entry | None
    ) -> tuple[int, list[Mention]] | None:
        names = self._shared_names(run.end, run)
        if names is not None:
            for mention in names[1]:
                if nation is not None:
                    mention.country = mention.country or nation.code
                    if nation.kind in {"organization", "body"}:
                        mention.organization = nation.name
                mention.first = start if mention is names[1][0] else mention.first
            return names
        named = self._named_behind(run) if not run.states else None
        if named is not None:
            for mention in named[1]:
                mention.country = mention.country or (nation.code if nation is not None else None)
            return named
        bloc = self._of_bloc(run.end)
        if bloc is not None:
            end, codes = bloc
            members = [self._state(code, start, end) for code in codes]
            for member in members:
                member.title, member.klass, member.plural, member.gpe = run.text, run.klass, True, None
            return end, members
        if run.states:
            group = [self._group_member(entry, start, run.end, run) for entry in run.states]
            for member in group:
                member.host = run.host  # "the ambassadors of Jordan and Kuwait to West Germany"
            return self._holders(run, group) or (run.end, group)
        if nation is not None:
            return run.end, [self._group_member(nation, start, run.end, run)]
        mention = Mention("country", start, run.end)
        mention.title, mention.klass, mention.plural = run.text, run.klass, True
        mention.country, mention.organization, mention.hosts = run.country, run.organization, run.hosts
        both = self._of_both(run.end)
        if both:
            mention.last, mention.pair, mention.states = both, True, True
            return both, [mention]
        if start > 0 and self.lows[start - 1] == "their":  # "after hosting their leaders"
            mention.pair = mention.states = True
            return run.end, [mention]
        definite = start > 0 and self.lows[start - 1] in {"the", "both", "two", "these", "three", "four"}
        follows = self.lows[run.end] if run.end < self.n else ""
        if self.lows[run.end + 1 : run.end + 2] in (["which"], ["whom"]):
            follows = ""  # "a message to the two leaders in which he praised them"
        by_both = start > 0 and self.lows[start - 1] == "both"
        counted = by_both or self.lows[max(0, start - 1) : start] == ["two"]
        restricted = {"of", "from", "who"} if counted else {"of", "from", "in", "at", "for", "who"}
        mention.possessive = counted and self.words[run.end : run.end + 1] in (["'"], ["’"])
        mention.pair = definite and (by_both or follows not in restricted)
        return run.end, [mention]

    def _named_behind(self, run: TitleRun) -> tuple[int, list[Mention]] | None:
        """"the foreign ministers, Yun Byung-se and Fumio Kishida,": two or more names between commas."""
        if self.words[run.end : run.end + 1] != [","]:
            return None
        names = self._shared_names(run.end + 1, run)
        if names is None or len(names[1]) < 2 or self.words[names[0] : names[0] + 1] != [","]:
            return None
        return names[0] + 1, names[1]

    def _of_bloc(self, k: int) -> tuple[int, tuple[str, ...]] | None:
        """"from the six Gulf Cooperation Council states" behind a plural title: token after it, members."""
        if k + 1 >= self.n or self.lows[k] not in {"of", "from"}:
            return None
        j, _owner = self._determiner(k + 1)
        found = self._match(j) if j < self.n else None
        return (found[0], found[1].members) if found is not None and found[1].kind == "bloc" else None

    def _of_both(self, k: int) -> int:
        """The token after "of the two countries" behind a plural title; 0 where it does not stand."""
        speak = self.lows[k - 1 : k + 1] in (["negotiators", "for"], ["representatives", "for"])
        if not (speak or self.lows[k : k + 1] in (["of"], ["from"])):
            return 0
        j = k + 1
        while j < self.n and self.lows[j] in {"the", "two", "both", "three"}:
            j += 1
        return j + 1 if j > k + 1 and self.lows[j : j + 1] and self.lows[j] in SIDES else 0

    def _holders(self, run: TitleRun, group: list[Mention]) -> tuple[int, list[Mention]] | None:
        """"the ministers of Argentina and Chile, Dante Caputo and Jaime del Valle,": a name a state."""
        if run.end >= self.n or self.words[run.end] != ",":
            return None
        names = self._shared_names(run.end + 1, run)
        if names is None or len(names[1]) != len(group):
            return None
        for mention, state in zip(names[1], group, strict=True):
            mention.country, mention.organization = state.country, state.organization
        end = names[0]
        return end + 1 if end < self.n and self.words[end] == "," else end, names[1]

    def _shared_names(self, k: int, run: TitleRun | None) -> tuple[int, list[Mention]] | None:
        """"presidents Xi Jinping of China and Vladimir Putin of Russia": one mention a name."""
        group: list[Mention] = []
        j = k
        while len(group) < 12:
            end = self._name_end(j)
            if end == j:
                break
            mention = Mention("person", j, end)
            self._set_name(mention, j, end)
            if run is None:
                mention.counterpart = True
            else:
                mention.title, mention.klass = singular(run.text), run.klass
                mention.country, mention.organization = run.country, run.organization
            j = self._of_state(mention, end)
            j = self._skip_parenthesis(j)
            group.append(mention)
            step = self._list_step(j)
            if step == j or self._name_end(step) == step or self._title_run(step) is not None:
                break
            j = step
        return (j, group) if group else None

    def _counterpart(self, k: int, nation: Entry | None, owner: str | None) -> tuple[int, list[Mention]]:
        """"his Azerbaijani counterpart Ilham Aliyev", with what follows merged in."""
        j = k + 1 if self.lows[k] in COUNTERPARTS else k + 2
        mention = Mention("person", k, j)
        mention.counterpart, mention.owner = True, owner
        mention.country = nation.code if nation else None
        if nation is not None and nation.kind == "organization":
            mention.organization = nation.name
        mention.plural = self.lows[k] in {"counterparts", "colleagues"}
        listed = self._counterparts_of(k, j) if mention.plural else None
        if listed is not None:
            return listed
        j = self._seated(mention, self._of_state(mention, j))
        follow = j + 1 if j < self.n and self.words[j] == "," else j
        called = self.words[follow : follow + 1] == ["Shah"]  # "his counterpart Shah Mahmood Qureshi"
        title = self._title_run(self._modifiers(follow)[0]) if follow < self.n and not called else None
        name_at = self._name_start(title.end if title is not None else follow)
        end = self._name_end(name_at)
        if end > name_at and (
            follow == j or title is not None or end - name_at > 1 or name_at > follow
        ):
            self._set_name(mention, name_at, end)
            if title is not None:
                mention.title, mention.klass = title.text, title.klass
            mention.last = end
            comma = follow > j and end < self.n and self.words[end] == ","
            return self._of_state(mention, end) + (1 if comma else 0), [mention]
        mention.last = j
        return j, [mention]

    def _seated(self, mention: Mention, j: int) -> int:
        """"his opposite number in Maputo, Mário Machungo": the token after the capital, whose state it is."""
        match = self._match(j + 1) if self.lows[j : j + 1] == ["in"] else None
        if match is None or match[1].kind != "capital" or self.words[match[0] : match[0] + 1] != [","]:
            return j
        mention.country = mention.country or match[1].code
        return match[0]

    def _counterparts_of(self, k: int, j: int) -> tuple[int, list[Mention]] | None:
        """"their counterparts from China, Japan and India": one state a name."""
        if j >= self.n or self.lows[j] not in {"from", "of"}:
            return None
        stop, entries, _ = self._complement(j, True)
        if not entries:
            return None
        group = [self._of_entry(entry, k, stop) for entry in entries]
        for mention in group:
            mention.title, mention.klass, mention.plural, mention.gpe = "counterparts", "group", True, None
        return stop, group
