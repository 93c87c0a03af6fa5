"""Bodies: an organization's organ, its members, a joint commission of two states, a body no table knows."""

from __future__ import annotations

from dipevents.mentions import traits as t
from dipevents.mentions.items import Mention
from dipevents.mentions.offices import OfficeReader
from dipevents.tables import grammar as g

_INSIDERS = frozenset({"permanent", "board", "party", "crew"})
ORGANS = frozenset(
    "council committee commission board assembly secretariat executive presidium agency bureau".split()
)
_SEATED = frozenset(  # who sits in an organ: "the board of governors of the IAEA"
    "governors directors ministers commissioners deputies trustees representatives ambassadors heads state "
    "government foreign defence defense interior finance permanent and".split()
)
JOINT = frozenset({"joint", "mixed", "intergovernmental", "bilateral", "inter-governmental"})
_PRIVATE = frozenset("business friendship cultural studies press church student sports".split())
_JOINT_ORGANS = frozenset({"commission", "committee", "council", "partnership", "group", "board"})
_JOINT_MATTERS = frozenset(  # "the Algerian-Malian border committee"
    "joint border mixed technical ministerial military economic cooperation trade consultative security high "
    "steering intergovernmental inter-governmental bilateral permanent boundary political strategic".split()
)
_GATHERINGS = frozenset("council commission committee forum assembly organization organisation union".split())
# Without one of these no body is told of by its form.
TELLING = ORGANS | _JOINT_ORGANS | _GATHERINGS | {"authority"}
_SUPRANATIONAL = frozenset(
    "eurasian asian african european euro-asian afro-asian arab islamic nordic baltic caribbean pacific "
    "andean amazonian international intergovernmental inter-parliamentary interparliamentary inter-american "
    "pan-african pan-arab iberoamerican ibero-american interstate".split()
)
_SPORTING = frozenset(
    "olympic cricket football soccer boxing chess athletic athletics rugby tennis hockey swimming cycling "
    "ski skating gymnastics basketball handball volleyball sports games champions".split()
)
_OUTSIDE = g.PREPOSITIONS | g.CONJUNCTIONS | g.DETERMINERS  # "the Tin Council (ITC) but the Council"
_LONGEST = 6  # words of an unknown body's name


class BodyReader(OfficeReader):
    """Reads the bodies that act as one."""

    def _verb(self, k: int) -> bool:
        return k < self.n and (self.lows[k] in g.AUXILIARIES or g.looks_like_verb(self.lows[k]))

    def _body(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """A body told by its organ, by its states or by its own long name; i is its determiner."""
        if self.lows[k] == "members":
            return self._members_of(i, k)
        if not self.bits & t.ORGAN:
            return None
        return self._organ_of(i, k) or self._joint_organ(i, k) or self._unknown_body(i, k)

    def _organ(self, k: int) -> int:
        """The token after an organ: "OPEC's | pricing committee", "the ICO | council"; 0 for none."""
        capital = k < self.n and self.words[k][0].isupper()
        for j in range(k, min(k + (5 if capital else 3), self.n)):
            if capital and self.lows[j] == "and" and j + 1 < self.n and self.words[j + 1][0].isupper():
                continue  # "the African Union's Peace and Security Council"
            heads = self.lows[j] == "authority" and self.lows[j + 1 : j + 3] == ["of", "heads"]
            if self.lows[j] in ORGANS or heads:
                both = self.lows[j + 1 : j + 2] in (["board"], ["council"], ["committee"])
                return self._past_seats(j + 1 + both)  # "the IMF executive board"
            if not self.words[j].isalpha() or self.lows[j] in _OUTSIDE or self._verb(j):
                return 0
        return 0

    def _past_seats(self, k: int) -> int:
        """The token after "of Governors", "of Foreign Ministers" behind an organ."""
        j = k + 1
        while self.lows[k : k + 1] == ["of"] and j < self.n and (
            self.lows[j] in _SEATED or (self.lows[j] == "of" and self.lows[j - 1] == "heads")
        ):
            j += 1
        return j if j > k + 1 else k

    def _organ_of(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the executive board of the IMF", "the joint commission of both states": whose organ meets."""
        organ = self._organ(k) if self.words[k][0].isupper() or i < k else 0
        if not organ or organ + 1 >= self.n or self.lows[organ] not in {"of", "between"}:
            return None
        joint = not JOINT.isdisjoint(self.lows[i:organ])
        both = self._of_both(organ) if joint else 0
        if both:
            return both, [self._two_lands(i, both)]
        if joint and (members := self._states_of(i, organ)) is not None:
            return members
        return self._within_body(i, organ + 1, " ".join(self.words[k:organ]))

    def _within_body(self, i: int, k: int, part: str) -> tuple[int, list[Mention]] | None:
        """The body that begins at k, "the" left out, told of by a part of it: its organ, its members."""
        body = k + 1 if self.lows[k : k + 1] == ["the"] else k
        match = self._match(body) if body < self.n else None
        if match is None or match[1].kind != "organization" or match[1].code:
            return None
        mention = self._of_entry(match[1], i, match[0])
        mention.name, mention.title = match[1].name, part
        return match[0], [mention]

    def _two_lands(self, i: int, end: int) -> Mention:
        mention = Mention("country", i, end)
        mention.plural = mention.pair = mention.states = True
        mention.klass, mention.title = "group", "sides"
        return mention

    def _states_of(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the joint commission | of Turkey and Senegal", "between Iran and Iraq"."""
        entries, end = self._listed_nations(k + 1)
        if len(entries) != 2:
            return None
        group = [self._of_entry(entry, i, end) for entry, _, _ in entries]
        for mention in group:
            mention.gpe = None
        return end, group

    def _joint_organ(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the U.S.-Japan Security Consultative Committee": the two states that sit in it."""
        found = self._hyphen_pair(k) if "-" in self.words[k] and self._match(k) is None else None
        if found is None:
            return None
        j, pair = found
        while j < min(k + _LONGEST, self.n) and (
            self.words[j][0].isupper() or self.lows[j] in _JOINT_ORGANS or self.lows[j] in _JOINT_MATTERS
        ):
            if self.lows[j] in _PRIVATE:
                return None  # "the U.S.-India Business Council"
            if self.lows[j] in _JOINT_ORGANS:
                for mention in pair:
                    mention.first, mention.last, mention.gpe, mention.klass = i, j + 1, None, "joint_body"
                    mention.adjective = self._attributive(j + 1)
                return j + 1, pair
            j += 1
        return None

    def _unknown_body(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"the Supreme Eurasian Economic Council": a capitalised name that says it is of many states."""
        j = k
        while j < min(k + _LONGEST, self.n) and self.words[j][0].isupper() and self.words[j].isalpha():
            j += 1
        lows = self.lows[k:j]
        if j - k < 3 or self.sentence.headline or lows[-1] not in _GATHERINGS or self._match(k) is not None:
            return None
        if _SUPRANATIONAL.isdisjoint(lows) or not _SPORTING.isdisjoint(lows):
            return None
        mention = Mention("organization", i, j)
        mention.name = self._name_text(k, j)
        mention.adjective = self._attributive(j)
        return j, [mention]

    def _members_of(self, i: int, k: int) -> tuple[int, list[Mention]] | None:
        """"members of the Security Council": the body whose members act."""
        before = self.lows[i - 1] if i else ","
        if self.lows[k + 1 : k + 2] != ["of"] or before in _INSIDERS or (
            before.isalpha() and not (before in g.PREPOSITIONS or before in g.CONJUNCTIONS)
        ):
            return None  # "executive board members of the ICO": some of them
        return self._within_body(i, k + 2, "members")

    def _body_end(self, k: int, end: int) -> tuple[int, list[Mention]] | None:
        """An unknown body: a capitalised run that ends in "Council", "Committee", "Forum"…"""
        if self.lows[end - 1] not in self.lexicon.orgheads or end - k < 2 or self.sentence.headline:
            return None
        mention = Mention("organization", k, end)
        mention.name = self._name_text(k, end)
        mention.weak = True
        return end, [mention]
