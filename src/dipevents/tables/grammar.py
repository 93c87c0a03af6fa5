"""Closed classes of English: the words that hold a sentence together.

No trained tagger is used: determiners, prepositions, auxiliaries and the verbs of news prose are
few, and everything else can be told by capitals, by the tables of names and by its neighbours.
"""

from __future__ import annotations

from functools import lru_cache

DETERMINERS = frozenset(
    "the a an this that these those some any both all several each every another no many most few".split()
)
POSSESSIVES = frozenset("his her its their our my your".split())
PRONOUNS = frozenset("he she they him them it we us i you himself herself themselves who whom".split())
PERSONAL = frozenset("he she they him them".split())
RELATIVES = frozenset("who whom whose which".split())
PREPOSITIONS = frozenset(
    "of in on at to from with by for between among against about over under after before during since until "
    "within without through via near into onto upon towards toward along alongside amid following ahead "
    "including regarding concerning despite per outside inside across behind around as than like".split()
)
PLACE_NOUNS = frozenset(
    "capital city town port resort village region province state island suburb district metropolis".split()
)
PLACE_PREPOSITIONS = frozenset("in at to from near into for via outside towards toward through".split())
CONJUNCTIONS = frozenset("and or but nor".split())
SUBORDINATORS = frozenset(
    "after before when while as because since if although though whereas until unless once where whether "
    "that how why what whereupon".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had having do does did 's 're 've 'd 'll".split()
)
MODALS = frozenset("will would shall should can could may might must".split())
BE = frozenset("is are was were be been being".split())
HELPERS = AUXILIARIES | MODALS
ARRIVED = frozenset({"arrived", "arrives", "landed"})  # where a report filed there need not say
DETERMINING = DETERMINERS | POSSESSIVES
LANDS = frozenset("nations countries states governments powers neighbours neighbors".split())  # by no name
DOERS = LANDS | frozenset(  # told only by what they did: "the countries that", "those who"
    "those one ones country state nation leaders leader officials statesmen".split()
)
STATE_NOUNS = frozenset("nation republic kingdom country emirate sultanate archipelago".split())  # "of Mali"
NEGATIONS = frozenset("not n't never no neither nor without hardly".split())
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens "
    "hundred".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DASHES = frozenset({"-", "--", "—", "–", "‑", "―"})

SAYING = frozenset(
    "say says said saying tell tells told telling add adds added adding state states stated stating "
    "note notes noted noting stress stresses stressed stressing announce announces announced "
    "announcing report reports reported reporting quote quoted cite cites cited warn warns warned "
    "underline underlined underscore underscored emphasize emphasized emphasise emphasised "
    "emphasizes declare declares declared insist insists insisted explain explained confirm confirms "
    "confirmed claim claims claimed believe believes believed express expressed expresses hope hoped "
    "hopes reiterate reiterated reaffirm reaffirmed remark remarked comment commented write "
    "acknowledge acknowledged argue argued recall recalled recalls voice voiced pledge pledged "
    "highlight highlighted outline outlined discuss discussed discusses call called urge urged "
    "praise praised thank thanked congratulate congratulated welcome welcomed brief briefed convey "
    "conveyed compare compared tap taps".split()
)
_VERBS = (
    "bade "
    "make makes made take takes took taken give gives gave given go goes went gone leave leaves left come "
    "comes came begin begins began begun hold holds held send sends sent write writes wrote written speak "
    "speaks spoke spoken meet meets met sit sits sat fly flies flew pay pays paid win wins won lose loses "
    "lost break breaks broke broken bring brings brought seek seeks sought think thinks thought see sees "
    "saw seen become becomes became get gets got put puts set sets lead leads led keep keeps kept let "
    "lets run runs ran rise rises rose fall falls fell grow grew draw draws drew drove hit hits cut cuts "
    "want wants wanted agree agrees agreed sign signs signed visit visits visited arrive arrives arrived "
    "travel travels traveled travelled return returns returned receive receives received host hosts "
    "hosted invite invites invited accept accepts accepted reject rejects rejected refuse refuses refused "
    "plan plans planned expect expects expected continue continues continued start starts started stop "
    "stops stopped end ends ended open opens opened close closes closed resume resumes resumed include "
    "includes included involve attend attends attended join joins joined urge urges ask asks asked seem "
    "seems appear appears appeared remain remains remained need needs needed try tries tried fail fails "
    "failed help helps helped follow follows followed show shows showed shown find finds found mean means "
    "meant know knows knew offer offers offered face faces faced welcome welcomes serve served push "
    "pushed press pressed accuse accuses accused condemn condemns condemned vow vows vowed warn warns "
    "call calls phone phones phoned telephone telephoned talk talked recall recalls summon summons "
    "summoned expel expels expelled appoint appoints appointed name named present presents presented deny "
    "denies denied cancel cancels canceled cancelled postpone postponed suspend suspended restore "
    "restored establish established sever severed have has had do does did ratify ratified reach reaches "
    "reached conclude concludes concluded kill killed attack attacked launch launched use uses used work "
    "works worked play played reply replied respond responded praise praises use look looks looked wrap "
    "wrapped inform informed broker brokered mediate mediated confer conferred negotiate negotiated "
    "exchange exchanged depart departed land landed tour toured stay stayed chair chaired head heads "
    "headed convene convenes convened gather gathered congratulates thanks agreeing meeting visiting "
    "signing holding arriving leaving sending receiving hosting saying telling broadcast cast cost hurt "
    "spread fled led fed bid split quit beat built bought caught dealt dug fought forgot froze hung hid "
    "laid lent lit rode sank sang shook shot slept slid sold spent stole swept swore swung taught tore "
    "threw understood upset wept woke wore wound withdrew withheld withstood arose bore bent bred burst "
    "clung crept knew decide decides decided approve approved adopt adopted pass passed vote votes voted "
    "issue issued release released "
    "shut shuts recognizes recognises recognize recognise designates deports ejects engages entertains "
    "accredits convokes clinches throws shakes spends ink convoke condole dine eject engage deport "
    "designate nominate accredit entertain "
    "rang rung flown struck thrown undertook undertaken withdrawn abandons adopts approves arranges "
    "assembles assures boycotts briefs brokers chairs co-chairs commends complains completes condoles "
    "conducts confers consults conveys convokes criticises criticizes delivers denounces departs dines "
    "dismisses dispatches downgrades endorses enters establishes expels extends finalises finalizes "
    "finishes gathers hails huddles inaugurates informs inks launches lauds negotiates nominates "
    "normalises normalizes organises organizes participates postpones proposes publishes pursues ratifies "
    "reaffirms rebuffs reestablishes re-establishes reiterates renews reopens responds restarts restores "
    "severs slams spends submits suspends telephones threatens transmits undertakes upgrades withdraws "
    "wraps deliver enter establish participate propose ratify reopen restore sever suspend undertake "
    "withdraw adopt postpone abandon abort affix append arrange boycott clinch co-chair co-sign downgrade "
    "endorse evacuate exclude extend finalise finalize forge freeze inaugurate interrupt lodge normalise "
    "normalize organise organize publish pursue re-establish reduce reestablish register relay renew repair "
    "restart scrap submit swap transmit upgrade lodges files hands orders greets dials extends grants sends "
    "publishes reduces registers relays repairs restarts scraps swaps boycotts evacuates forges interrupts "
    "intend intends intended aims prefer prefers promises prepare prepares decline declines "
    "choose chooses pledges manages hesitates strives consents undergo embarks embark proceed proceeds "
    "disembark joins fetches consult bids declares demands argues"
)
VERBS = frozenset(_VERBS.split()) | SAYING


ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
ADVERBS = frozenset(
    "then also now later again already still yet soon just once overnight alone together here there "
    "today tonight tomorrow yesterday late early earlier afterwards afterward meanwhile instead too "
    "even only both abroad home long never always often sometimes thus hence therefore however "
    "likewise elsewhere back ahead altogether".split()
)

# Verb forms that stand as nouns as often: behind a determiner they are no verbs.
NOUN_VERBS = frozenset(
    "call calls visit visits talk talks meet host tour tours stop stops stay stays head lead start "
    "starts end ends return returns cut cuts move moves plan plans offer offers face release report "
    "reports vote votes show shows help work works use uses run runs set rise rises fall falls hit "
    "hits press push attack attacks change changes phone ring land leave brief review debate dinner "
    "lunch name present open close reply comment claim claims hope hopes need needs attempt attempts "
    "draw lead leads address note notes pledge pledges voice discuss issue issues".split()
)
# Words that are never the noun which heads a phrase.
NEVER_HEADS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | MODALS
    | SUBORDINATORS
    | RELATIVES
    | DETERMINERS
    | NEGATIONS
    | POSSESSIVES
    | PRONOUNS
    | NUMBERS
    | frozenset(
        "here there together again soon abroad alone today yesterday tomorrow tonight late early "
        "earlier later now then also too yet still even only just once twice next last this home "
        "overseas afterwards afterward behind open due set ready likely unlikely able possible "
        "impossible necessary aimed such so back up down off away out due worth long short altogether".split()
    )
)


@lru_cache(maxsize=16_384)
def looks_like_verb(low: str) -> bool:
    """Whether a lower-case word can be a finite verb: a known form or a regular past tense."""
    return low in VERBS or (len(low) > 4 and low.endswith("ed") and not low.endswith("eed"))
