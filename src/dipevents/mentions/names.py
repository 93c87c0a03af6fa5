"""Names of people by shape: where one begins and ends, and what only looks like one.

A title ends a name, so the words that head a title are read here too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dipevents.document.sentences import Sentence
from dipevents.mentions import traits as t
from dipevents.mentions.items import Mention
from dipevents.tables import grammar as g
from dipevents.tables.lexicon import Entry, Lexicon, Title
from dipevents.values import DateMention

PARTICLES = frozenset(
    "bin bint ibn al el de da di do du dos das del della van von der den la le los zu ter ten abu "
    "abd ben af av ul ur ud y e san mac ould wa arap".split()
)
SHAPES = frozenset(
    "airport palace province region street university hospital island islands river sea square "
    "center centre hotel stadium avenue hall house club school college church mosque temple museum "
    "bay strait gulf base camp park bridge mountain lake county city town village district state "
    "road beach valley airfield port republic territory oblast krai land federation emirate "
    "governorate canton dam canal line pipeline project festival award prize cup exchange theatre "
    "theater forum accords accord treaty agreement pact protocol convention declaration charter communique "
    "summit".split()
)
_COMPANIES = frozenset(
    "inc corp corporation co company ltd plc llc group holdings gmbh ag sa bank airlines motors oil "
    "energy".split()
)
_NOT_NAMES = (
    g.DETERMINERS
    | g.PREPOSITIONS
    | g.SUBORDINATORS
    | g.CONJUNCTIONS
    | g.PRONOUNS
    | g.POSSESSIVES
    | frozenset({"whatsapp", "skype", "zoom", "facetime", "facebook", "twitter", "telegram", "instagram"})
    | g.MODALS
    | g.AUXILIARIES
    | g.MONTHS
    | g.WEEKDAYS
    | g.NUMBERS
    | frozenset(
        "acting however meanwhile earlier later last next also both only former today yesterday tomorrow "
        "there here then now asked speaking more most new first second third according when "
        "thousands hundreds officials mr mr. mrs mrs. ms ms. dr dr. yes no urgent update exclusive "
        "attention photo readout joint statement remarks during under islam god internet english "
        "summit conference treaty agreement protocol convention meeting meetings talks dialogue "
        "negotiations consultations session visit visits call calls letter letters message messages "
        "memorandum memoranda understanding joint communique communiqué congratulations condolences "
        "telegram embassy pact accord declaration charter day week christmas easter ramadan olympics "
        "cup games war revolution republican republicans democrat democrats democratic muslim "
        "christian jewish sunni shiite shia arab western north south east west northern southern "
        "eastern western central european asian african american latin supreme armed executive federal "
        "member members national international forces officer officers career cooperation community "
        "commission committee council assembly ministry department credence friendship amity "
        "neighborliness neighbourliness non-aggression mou mous accords pacts treaties "
        "agreements protocols fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
        "fiftieth sixtieth seventieth special extraordinary ordinary annual regular emergency plenary "
        "ministerial inaugural high office working strategic comprehensive economic technical".split()
    )
)
_ATTRIBUTES = frozenset(
    "led based backed controlled brokered born owned run held occupied style mediated sponsored "
    "facilitated supported financed funded chaired hosted organized organised imposed proposed".split()
)
_POLITICAL = frozenset("republic federation kingdom state states government union people capital".split())
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:m|ve|re|ll|d))$")
# Family names that are English words: at the beginning of a sentence they are words.
_GAP = re.compile(r"[\s_]\n|\n[\s_]")
_OPENS_NAME = t.NAMES | t.PARTICLE
_ORDINAL = re.compile(r"[IVX]{2,5}")
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a given name: Duck-soo, Jae-in
_STYLES = frozenset("seyed seyyed sayyed sayyid sayed syed".split())  # half title, half name
_KOREAS = frozenset({"Korea", "Koreas", "Korean", "Koreans", "Pyongyang"})
_LODGINGS = frozenset("hotel airport palace hospital stadium street square prison restaurant resort".split())
_AUTHORITIES = frozenset({"government", "ministry", "cabinet", "authority", "administration"})
_MAYS = frozenset({"Theresa", "Brian", "Elaine"})
_UNITED_NATIONS = frozenset({"Nations", "UN", "U.N."})
_ALSO_WORDS = frozenset(
    "so an no he we in on as do go if it my or to up us me be by at am can will long young king son "
    "song sun may mark bill park moon ban wan low lay see say man men old new good hope love best "
    "just well still yet then here now prior work power price soon home back plant holiday join big fall "
    "begin win field little gun vital parts rose foster bond block key tax strong major desire tell".split()
)
_ALSO_NAMES = frozenset(
    "king bishop pope judge major marshal sen shah prince sultan emir khan dean abbot rao baron duke "
    "earl noble".split()
)
# Small words that are also names of people.
_LEADS_TO_NAME = frozenset("by with and between of from".split())
_SMALL_NAMES = frozenset("to in than an so do no on at as by up ramadan shia christian".split())
_QUARTERS = frozenset({"east", "west", "north", "south"})
_ODD_NAMES = _SMALL_NAMES | _QUARTERS | {"shah", "sheikh", "may", "islam"}  # names here and there
_PLAIN_STYLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dr", "dr."})
_CHURCHLY = frozenset(
    "democrat democrats democratic social union church people's party leader leaders".split()
)
MAX_NAME = 7


_AMERICAN = frozenset(
    "U.S. US USA United America American Americans Washington Senate House Capitol White Republican "
    "Republicans Democrat Democrats Democratic".split()
)


class Known:
    """What is known of names: the tables, and the words that are names in the document."""

    def __init__(
        self,
        lexicon: Lexicon,
        traits: t.Traits,
        proper: frozenset[str],
        surname: Callable[[str], bool],
        is_place: Callable[[str], bool],
    ) -> None:
        self.lexicon = lexicon
        self.traits = traits  # what words tell by themselves
        self.proper = proper  # words capitalised inside a sentence of the document
        self.surname = surname  # whether somebody of the actor table is called so
        self.is_place = is_place
        self.halves: dict[str, Entry] = {}  # "the North" and "the South" of Korea
        if not proper.isdisjoint(_KOREAS):
            for half in ("North", "South"):
                found = lexicon.match([half, "Korea"], 0)
                if found is not None:
                    self.halves[half] = found[1]

    def known(self, word: str) -> bool:
        """Whether a capitalised word is a name in this document or in the actor table."""
        return word in self.proper or self.surname(word)


class NameReader:
    """Reads names and the heads of titles in one sentence."""

    def __init__(self, tables: Known, sentence: Sentence, dates: list[DateMention]) -> None:
        self.lexicon = tables.lexicon
        self.known = tables.known
        self.proper = tables.proper
        self.surname = tables.surname
        self.is_place = tables.is_place
        self.halves = tables.halves
        self.sentence = sentence
        self.words = sentence.words
        self.lows = sentence.lows
        self.n = len(sentence.words)
        self.traits = list(map(tables.traits.__getitem__, sentence.words))
        self.bits = 0  # of any word of the sentence
        for bits in set(self.traits):
            self.bits |= bits
        self._gaps: bool | None = None  # whether a line break stands beside other blanks, once asked for
        self.title_end = -1  # where the title read last ended
        self.matches: dict[int, tuple[int, Entry] | None] = {}  # what the tables know, by token
        self.heads: dict[int, tuple[int, Title] | None] = {}  # heads of titles, by token
        self.dates = {self._token_at(mention.start): mention for mention in dates}

    def _token_at(self, offset: int) -> int:
        starts = self.sentence.starts
        low, high = 0, len(starts)
        while low < high:
            middle = (low + high) // 2
            if starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _match(self, i: int) -> tuple[int, Entry] | None:
        """The longest known name at token i, looked up once."""
        if i >= self.n or not (self.traits[i] & t.LISTED or self.halves):
            return None
        if i not in self.matches:
            found = self.lexicon.match(self.words, i)
            if found is None and self.halves and self._is_half(i):
                found = i + 1, self.halves[self.words[i]]
            foreign = found is not None and (self._is_anothers(i, found[0]) or self._is_continental(i))
            self.matches[i] = None if foreign else found
        return self.matches[i]

    def _is_half(self, i: int) -> bool:
        """"the North", "the South's minister" in a text on Korea; "the South China Sea" is none."""
        named = i < self.n and self.words[i] in self.halves and i > 0 and self.lows[i - 1] in {"the", "both"}
        return named and i + 1 < self.n and not self.words[i + 1][0].isupper()

    def _title_head(self, i: int) -> tuple[int, Title] | None:
        """The longest title head at token i, looked up once."""
        if not self.traits[i] & t.HEADS:
            return None
        if i not in self.heads:
            self.heads[i] = self.lexicon.title_head(self.lows, i)
        return self.heads[i]

    def _is_continental(self, i: int) -> bool:
        """"a Latin American tour", "African American", "of New Mexico", "<LNDM.PA>": no such state."""
        continental = self.lows[i] in {"american", "americans"} and i > 0
        if self.words[i] == "Mexico" and i > 0 and self.words[i - 1] == "New":
            return True
        if self.words[i + 1 : i + 2] == [">"] and "<" in self.words[max(0, i - 4) : i]:
            return True
        if self.lows[i + 1 : i + 2] in (["continent"], ["continents"], ["hemisphere"]):
            return True
        return continental and self.lows[i - 1] in {"latin", "south", "central", "north", "african", "inter"}

    def _is_anothers(self, i: int, end: int) -> bool:
        """Whether "the Security Council" is a state's own, in a document without a word on the UN."""
        if self.lows[i:end] == ["congress"]:
            other = self.lows[end : end + 1] == ["of"]  # "the Congress of Local and Regional Authorities"
            return other or self.proper.isdisjoint(_AMERICAN)
        shared = self.lows[i:end] in (["security", "council"], ["general", "assembly"])
        return shared and not (self.proper & _UNITED_NATIONS)

    def _set_name(self, mention: Mention, first: int, last: int) -> None:
        while (
            first < last - 1 and (style := self.lexicon.honorific(self.lows, first)) and first + style < last
        ):
            first += style
        mention.name = self._name_text(first, last)
        if first and self.lows[first - 1] in _STYLES:
            mention.styled = f"{self.words[first - 1]} {mention.name}"

    def _is_initial(self, j: int) -> bool:
        """The middle one of "Joseph R. Biden"."""
        if not 0 < j < self.n - 1 or len(self.words[j]) != 2 or self.words[j][1] != ".":
            return False
        return self.words[j - 1][0].isupper() and self.known(self.words[j + 1])

    def _name_text(self, first: int, last: int) -> str:
        if self.sentence.headline:
            text = " ".join(self.words[first:last])
            return text.replace(" , ", ", ")
        return " ".join(self.sentence.quote(first, last).split())

    def _skip_parenthesis(self, j: int) -> int:
        if j < self.n and self.words[j] == "(":
            for k in range(j + 1, min(j + 8, self.n)):
                if self.words[k] == ")":
                    return k + 1
        return j

    def _title_heads(self, k: int) -> tuple[int, str, bool, Title | None] | None:
        """Words up to the last head of a title: (token after it, class, plural, the head)."""
        if k >= self.n or not self.traits[k] & t.TITLES:
            return None
        j, end, klass, plural = k, 0, "", False
        last: Title | None = None
        lexicon, lows = self.lexicon, self.lows
        while j < self.n and j - k < 14:
            head = self._title_head(j)
            if head is not None and lows[head[0] : head[0] + 1] and lows[head[0]] in {"bin", "bint", "ibn"}:
                break  # "Sultan bin Saad" is called so
            if head is not None and end and self.words[j] == "Shah":
                break  # "Foreign Minister Shah Mahmood Qureshi"
            if head is not None and not (j > k and end and self._is_proper_after(j, k)):
                j, title = head
                end, plural, last = j, title.plural, title
                klass = (
                    klass
                    if klass and title.klass in {"official", "group"} and not title.plural
                    else title.klass
                )
                continue
            low = lows[j]
            inside = is_inside_title(lexicon, low)
            capital = self.words[j][0].isupper()
            body = capital and low in lexicon.orgheads and j > k and not end
            joined = low in {"and", "&", ",", "-", "/"} and j > k
            if low == "," and not end and self.words[j - 1].islower() and self._capital_at(j + 1):
                break  # "To win over tourism, Transport Minister Lund …"
            if low == "," and not end and lows[j - 1] in _AUTHORITIES:
                break  # "At the invitation of the Chadian Government, Premier Lund …"
            belongs = body or (inside and (not end or capital))
            if not belongs and not (joined and self._title_goes_on(j, bool(end), plural)):
                break
            j += 1
        return (end, klass, plural, last) if end else None

    def _capital_at(self, j: int) -> bool:
        return j < self.n and self.words[j][0].isupper()

    def _is_proper_after(self, j: int, k: int) -> bool:
        """Whether a head behind a head is rather a name, "Prime Minister King", or another's office."""
        if self.lows[j - 1] == "and" and self.lows[max(0, k - 1)] not in g.DETERMINERS:
            return False  # "Acting President and Prime Minister Han" is one man
        return self.words[j][0].isupper() and self.words[j - 1][0].islower()

    def _title_goes_on(self, j: int, ended: bool, plural: bool) -> bool:
        nxt = j + 1
        if nxt >= self.n or plural:
            return False
        low = self.lows[nxt]
        if not ended:
            return low in self.lexicon.portfolios or self._title_head(nxt) is not None
        if self.words[j] in {",", "-"}:
            return False
        again = self._title_heads(nxt)
        return again is not None and not again[2] and self._name_end(again[0]) > again[0]

    def _credible_name(self, k: int, end: int, honorific: bool) -> bool:
        if honorific:
            return True
        words, last = self.words[k:end], self.lows[end - 1]
        if last in SHAPES or last in _COMPANIES or (len(words) == 1 and not self.known(words[0])):
            return False
        if len(words) > 1 and any(
            low in self.lexicon.portfolios or (low.endswith("ing") and not self.known(words[0]))
            for low in self.lows[k:end]
        ):
            return False
        if all("." in word for word in words) or self._names_site(end):
            return False  # "B.A.", "J."; "the Dolder Grand hotel"
        if len(words) == 1 and (_ORDINAL.fullmatch(words[0]) is not None or self._names_thing(end)):
            return False  # "the VI Summit"
        if len(words) == 1 and self._inside_body(k, end):
            return False
        if len(words) == 1:
            return not (
                self.lows[k] in _ALSO_WORDS and words[0] not in self.proper and self._begins(k)
            )
        if self.sentence.headline:
            told = 2 if self._is_introduced(k) else int(self._first_name(k))
            names = words[told:]
            return all(self.known(word) or _KOREAN.fullmatch(word) for word in names if len(word) > 3)
        return k > 0 or self.known(words[-1]) or not words[0].lower().endswith("ing")

    def _names_site(self, end: int) -> bool:
        """"the Dolder Grand | hotel", "the Heydar Aliyev | International Airport"."""
        head = self.lows[end : end + 2]
        return bool(head) and (head[0] in _LODGINGS or (head[-1] in _LODGINGS and head[0] == "international"))

    def _names_thing(self, end: int) -> bool:
        """"Power of Siberia", "Meat and Livestock Corp": a name of which the word before `end` is a part."""
        after, then = self.lows[end : end + 1], self.words[end + 1 : end + 4]
        named = bool(then) and then[0][0].isupper()
        if after and after[0] in g.STATE_NOUNS:
            return True  # "the Pacific nation of Nauru"
        if after == ["of"]:
            return named and self._match(end + 1) is None
        return after in (["and"], ["&"]) and named and any(word.lower() in _COMPANIES for word in then[1:])

    def _inside_body(self, k: int, end: int) -> bool:
        """"the Supreme | Economic | Council": a word between two others of a body's name."""
        run = k > 0 and end < self.n and self.words[k - 1][0].isupper() and self.words[end][0].isupper()
        return run and self.lows[end] in self.lexicon.orgheads

    def _begins(self, k: int) -> bool:
        """Whether a capital at k may be that of a sentence's or a quotation's first word."""
        return k == 0 or not self.words[k - 1][0].isalnum()

    def _name_end(self, k: int) -> int:
        """The token after the name that begins at k; k itself where none does."""
        if k >= self.n or not self.traits[k] & _OPENS_NAME:
            return k
        j = k
        while j < self.n and j - k < MAX_NAME and not (j > k and self._parted(j)):
            if self._is_name_token(j) or self._particle_of_name(j):
                j += 1
            elif (
                (j > k or (j == self.title_end and j and self.words[j - 1][0].isupper()))
                and self._particle(j)
                and j + 2 < self.n
                and self._particle(j + 1)
                and self._is_name_token(j + 2)
            ):
                j += 2  # "Jose de la Puente"
            elif j > k and self.words[j] in {"“", '"'} and self._nickname(j):
                j += 3
            elif j == k + 1 and self.words[j] == "Cardinal" and j + 1 < self.n and self._is_name_token(j + 1):
                j += 1  # "Pietro Cardinal Lund", as papers of old wrote
            elif j > k and self.words[j] in {"'", "’"} and self.words[j + 1 : j + 2] in (["Al"], ["El"]):
                j += 1  # "Mohammed Shia' Al Sudani"
            else:
                break
        return self._suffix(j) if j > k else k

    def _parted(self, j: int) -> bool:
        """Whether an empty line parts a word from the one before: signatures under each other."""
        if self._gaps is None:
            text, start, end = self.sentence.text, self.sentence.start, self.sentence.end
            self._gaps = text.find("\n", start, end) >= 0 and _GAP.search(text, start, end) is not None
        if not self._gaps:
            return False
        gap = self.sentence.starts[j] - self.sentence.starts[j - 1] - len(self.words[j - 1])
        return gap > 1 and "\n" in self.sentence.text[self.sentence.starts[j] - gap : self.sentence.starts[j]]

    def _particle(self, j: int) -> bool:
        return bool(self.traits[j] & t.PARTICLE)

    def _particle_of_name(self, j: int) -> bool:
        return bool(self.traits[j] & t.PARTICLE) and j + 1 < self.n and self._is_name_token(j + 1)

    def _nickname(self, j: int) -> bool:
        return j + 3 < self.n and self.words[j + 2] in {"”", '"'} and self._is_name_token(j + 3)

    def _suffix(self, j: int) -> int:
        """Takes in ", Jr." after a name that ends before j."""
        after = self.words[j] if j < self.n else ""
        if after == "," and j + 1 < self.n and self.words[j + 1] in {"Jr", "Jr.", "Sr."}:
            return j + 2
        if after == "I" and self.words[j + 1 : j + 2] in ([","], ["."], ["of"], ["'s"]):
            return j + 1  # "Haile Selassie I, Emperor of Ethiopia"
        return j

    def _is_name_token(self, j: int) -> bool:
        if j >= self.n or not self.traits[j] & t.NAMES:
            return False
        word, low = self.words[j], self.lows[j]
        if not word[0].isupper():
            if low[:2] in {"d'", "d’"} and word[2:3].isupper() and j > 0 and self.words[j - 1][0].isupper():
                return True  # "Giscard d'Estaing"
            return low[:3] in {"al-", "el-"} and len(low) > 4 and word[3].isupper()
        saint = j if word == "St." else j - 1 if j and self.words[j - 1] == "St." else None
        if saint is not None and not (saint and self.words[saint - 1][0].isupper()):
            return False  # "St. Petersburg Governor Vladimir Yakovlev", "St. Patrick's Day"
        if self.traits[j] & t.ODD:
            named = self._is_odd_name(j, word, low)
            if named is not None:
                return named
        if self.sentence.headline and not (
            self.known(word)
            or self._first_name(j)
            or self._is_introduced(j)
            or self._is_of_a_state(j)
            or self._is_initial(j)
            or self._is_initial(j + 1)
        ):
            return False
        if self.traits[j] & t.TITLES and self._starts_title(j):
            return False
        match = self._match(j)
        if match is not None and match[1].kind == "capital" and self._is_inside_name(j, match[0]):
            return True
        if match is not None and match[0] == j + 1 and self._is_family_name(j):
            return True
        if (
            match is not None
            and match[0] == j + 1
            and j + 1 < self.n
            and self.lows[j + 1][:3] in {"al-", "el-"}
        ):
            return True  # "Riyad al-Maliki"
        if (
            match is not None
            and j == self.title_end
            and match[1].kind in {"capital", "country"}
            and match[0] == j + 1
        ):
            return self._is_name_token(j + 1)  # "President Nursultan Nazarbayev"
        return match is None or (match[1].kind in {"demonym", "agency"} and self.known(word) and j > 0)

    def _is_odd_name(self, j: int, word: str, low: str) -> bool | None:
        """Whether a word that is a name in some places only is one at j; None if as much as any word."""
        if low.endswith("ing") and len(low) > 6 and self._begins(j) and not self.surname(word):
            return False  # "Addressing Dmitry Chernyshenko"
        if word == "Shah" or (word == "Sheikh" and self._between_names(j)):
            return True  # "Shah Mahmood Qureshi", "Hassan Sheikh Mohamud"
        if low in self.lexicon.honorifics and not (low in _ALSO_NAMES and self._ends_name(j)):
            return False
        if word == "May" and self._is_may(j):
            return True
        if low == "islam" and j == self.title_end and j + 1 < self.n and self.words[j + 1][0].isupper():
            return True  # "President Islam Karimov"
        if low in _SMALL_NAMES and self._is_small_name(j):
            return True
        if low in _QUARTERS and j > 1 and self.lows[j - 2] in _PLAIN_STYLES and self._ends_name(j):
            return True  # "Mr Kenneth East"
        if low in _NOT_NAMES:
            return False
        if _is_short_acronym(word) and not self.known(word):
            return len(word) < 4 and self._between_names(j)  # "Retno LP Marsudi"
        return None

    def _is_small_name(self, j: int) -> bool:
        """A small word with a capital inside a sentence, beside a name: "To Lam", "Marlar Than Htike"."""
        if self.sentence.headline or j == 0 or not self.words[j - 1][0].isalnum():
            return False
        before, after = self.words[j - 1], self.words[j + 1] if j + 1 < self.n else "."
        named = before.istitle() and self.lows[j - 1] not in _NOT_NAMES and self._title_head(j - 1) is None
        named = named and self._match(j - 1) is None
        if self.lows[j] == "christian":
            return after.istitle() and self.lows[j + 1] not in _CHURCHLY
        if not named and self.lows[j] in {"ramadan", "shia"}:
            return False
        return (named and (after.istitle() or not after[0].isupper())) or (
            after.istitle() and self.known(after) and not is_inside_title(self.lexicon, self.lows[j + 1])
        )

    def _is_inside_name(self, j: int, end: int) -> bool:
        """"Foreign Minister Carlos Washington Pastor": a capital between two parts of a name."""
        if end != j + 1 or j < 2 or end >= self.n or self.sentence.headline:
            return False
        before, after = self.words[j - 1], self.words[end]
        plain = self.lows[j - 1] not in _NOT_NAMES and self.lows[end] not in _NOT_NAMES
        own = before.istitle() and after.istitle() and plain and self._title_head(j - 1) is None
        led = self._title_head(j - 2) is not None or self.lows[j - 2] == "and"
        return own and led and self._match(j - 1) is None and not self._starts_title(end)

    def _is_family_name(self, j: int) -> bool:
        """"President Ricardo Lagos": a town's name that an office holder bears, behind a first name."""
        before, after = self.words[j - 1] if j else "", self.words[j + 1] if j + 1 < self.n else "."
        first = before.isalpha() and before.istitle() and self.lows[j - 1] not in _NOT_NAMES
        alone = not after[0].isupper() and not self.sentence.headline and self.words[j].istitle()
        styled = j > 1 and self.lows[j - 2] in _PLAIN_STYLES  # "Mr John Addis"
        borne = styled or self.surname(self.words[j])
        if not (first and alone and borne) or self._match(j - 1) is not None:
            return False
        return self._title_head(j - 1) is None and not is_inside_title(self.lexicon, self.lows[j - 1])

    def _is_of_a_state(self, j: int) -> bool:
        """ "Address by President Nana Akufo-Addo of Ghana": the state tells it from a verb."""
        k = j
        while k < self.n and k - j < 4 and self.words[k][0].isupper():
            if g.looks_like_verb(self.lows[k]) or self.lows[k] in _POLITICAL:
                return False
            k += 1
        named = j < k < self.n - 1 and self.lows[k] == "of"
        match = self._match(k + 1) if named else None
        return match is not None and match[1].kind == "country"

    def _is_may(self, j: int) -> bool:
        """Whether May is somebody, "Theresa May", "Mrs May", and no month: "May met" beside Theresa."""
        after = self.lows[j + 1] if j + 1 < self.n else ""
        if not self.proper.isdisjoint(_MAYS) and (g.looks_like_verb(after) or after in {"'s", "’s"}):
            return True
        if j == 0 or after[:1].isdigit():
            return False
        before = self.words[j - 1]
        return self.lows[j - 1] in {"mrs", "ms"} or (before in _MAYS and self._is_name_token(j - 1))

    def _ends_name(self, j: int) -> bool:
        """Whether a title's word at j ends a name: "Hun Sen", "Shabir Shah", "Martin Luther King"."""
        before = self.words[j - 1] if j else ""
        after = self.words[j + 1] if j + 1 < self.n else "."
        return (
            before[:1].isupper()
            and before.isalpha()
            and not after[0].isupper()
            and (self.lows[j - 1] not in _NOT_NAMES and self._title_head(j - 1) is None)
        )

    def _first_name(self, j: int) -> bool:
        """In a headline, whether an unknown word between a title and a known name is its first name."""
        if j + 1 >= self.n or not self.words[j + 1][0].isupper() or not self.known(self.words[j + 1]):
            return False
        after_title = j == self.title_end or (
            j > 0
            and self.words[j - 1][0].isupper()
            and any(self._ends_title(j, t) for t in range(max(0, j - 3), j))
        )
        led = j > 0 and self.lows[j - 1] in _LEADS_TO_NAME
        return (after_title or led) and not g.looks_like_verb(self.lows[j])

    def _is_introduced(self, j: int) -> bool:
        """In a headline, part of a name between a preposition and an office: "by Ada Lom, Prince of Fiji"."""
        before = self.lows[max(j - 2, 0) : j]
        if _LEADS_TO_NAME.isdisjoint(before):
            return False
        first = j if before[-1] in _LEADS_TO_NAME else j - 1
        if self.words[first + 2 : first + 3] != [","] or not self.words[first + 1][0].isupper():
            return False
        office = self._title_head(first + 3)
        return office is not None and self.lows[office[0] : office[0] + 1] == ["of"]

    def _ends_title(self, j: int, t: int) -> bool:
        head = self._title_head(t)
        return head is not None and head[0] == j

    def _between_names(self, j: int) -> bool:
        if j == 0 or j + 1 >= self.n or self.sentence.headline:
            return False
        before, after = self.words[j - 1], self.words[j + 1]
        return (
            before.istitle()
            and after.istitle()
            and not self._match(j)
            and (self.lows[j - 1] not in _NOT_NAMES and self.lows[j + 1] not in _NOT_NAMES)
        )

    def _starts_title(self, j: int) -> bool:
        head = self._title_head(j)
        if head is not None:
            return not (j > 0 and self.lows[j] in _ALSO_NAMES and self._ends_name(j))
        low = self.lows[j]
        return low in self.lexicon.portfolios and self._title_heads(j) is not None


def is_inside_title(lexicon: Lexicon, low: str) -> bool:
    """Whether a word can stand in a title without being its head: "foreign", "former", "1st"."""
    return low in lexicon.portfolios or low in lexicon.modifiers or (low[0].isdigit() and len(low) < 5)


def may_be_name(lexicon: Lexicon, word: str, low: str) -> bool:
    """Whether a word can be part of a name at all, wherever it stands, as `_is_name_token` asks."""
    if not word[0].isupper():
        return low[:3] in {"al-", "el-"} or low[:2] in {"d'", "d’"}
    plain = word.isalpha()
    if not plain and _is_code(lexicon, word):
        return False
    if low in _ODD_NAMES:
        return True
    if low in lexicon.honorifics and low not in _ALSO_NAMES:
        return False
    return not (low in _NOT_NAMES or low in _ATTRIBUTES or (not plain and _is_compound(low)))


def may_be_odd_name(lexicon: Lexicon, word: str, low: str) -> bool:
    """Whether a capitalised word is a name in some places only, as `_is_odd_name` asks."""
    known = low in _ODD_NAMES or low in lexicon.honorifics or low in _NOT_NAMES
    return known or (low.endswith("ing") and len(low) > 6) or _is_short_acronym(word)


def _is_short_acronym(word: str) -> bool:
    return 1 < len(word) < 6 and word.isupper() and "." not in word


def is_particle(word: str, low: str) -> bool:
    """Whether a word is a particle inside names: "bin", "von", "Al"."""
    return low in PARTICLES and (word[0].islower() or low in {"al", "el"})


def _is_code(lexicon: Lexicon, word: str) -> bool:
    """Whether a word with other signs than letters is none of a name, as "F16" and "U.S." are."""
    return any(letter.isdigit() for letter in word) or (word.count(".") > 1 and word in lexicon.phrases)


def _is_compound(low: str) -> bool:
    """Whether a word is contracted or an attribute: "they're", "Qatar-based"."""
    return _CONTRACTED.search(low) is not None or low.rpartition("-")[2] in _ATTRIBUTES
