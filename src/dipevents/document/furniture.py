"""Lines of a news page that are no news: buttons, boxes, credits, licences, share bars, forms.

Recognised by their form, not by their site; a line of prose is never one unless it says what it is.
"""

from __future__ import annotations

import re

LONGEST = 240  # furniture is short; longer lines are asked about licences only

# The whole line, or its beginning where `…` says so: people's names and counts follow. In small letters: told
# without regard to case, every alternative would be tried at every line, now the first letter rules most out.
_LINE = re.compile(
    r"""\W*(?:
    # asking for something
    (?:please\ )?(?:leave|write|post|add|submit)\ (?:a|your)\ (?:review|comment|reply|feedback)\b.{0,40}
    |(?:\d{1,6}\ )?(?:comments?|reviews?|repl(?:y|ies)|views?|shares?|likes?)(?:\ ?\(?\d{0,6}\)?)?
    |(?:be\ the\ first\ to|join\ the|start\ the|view|show|hide|load|read|see|sort)\b.{0,20}\b(?:comment|conversation|discussion)s?\b.{0,20}
    |(?:you\ must\ be\ )?log(?:ged)?[\ -]in\b.{0,60}|sign\ (?:in|up)\b.{0,80}|register\ (?:now|here|for)\b.{0,60}
    |your\ (?:e-?mail\ )?address\ will\ not\ be\ published.{0,60}|required\ fields\ are\ marked.{0,20}
    |save\ my\ name,?\ e-?mail.{0,100}
    |(?:name|e-?mail|website|captcha|search|submit|send|cancel|reply|menu|home|close|skip|next|previous|prev|loading|share|print|source|tags?|topics?|advertisement|advert|sponsored|promoted|newsletters?|copy\ link|comment|news\ line|news\ feed|live|video|photos?|gallery|top)\s{0,2}[:*.…]{0,3}
    |what\ is\ \d{1,3}\ ?[-+x×*]\ ?\d{1,3}.{0,6}|\d{1,3}\ ?[-+x×*]\ ?\d{1,3}\ ?=\s{0,2}\??
    # asking to be read, paid, followed
    |(?:please\ )?(?:follow|like|find|join)\ (?:us|me|our)\b.{0,100}
    |follow\ @?[\w.\ ]{2,40}\ on\ (?:twitter|x|facebook|instagram|telegram|google|social|whatsapp|youtube|linkedin)\b.{0,60}
    |(?:please\ )?(?:subscribe|sign\ up|donate|support\ us|support\ our)\b.{0,160}
    |(?:please\ )?(?:consider\ )?(?:supporting|disabl\w+|turn(?:ing)?\ off|whitelist\w*)\b.{0,60}\b(?:us|site|ad[\ -]?block\w*)\b.{0,60}
    |please\ (?:consider|support|help)\b.{0,80}\b(?:us|blocker|subscri\w+|donat\w+|journalism)\b.{0,60}
    |ad[\ -]?block(?:er)?\b.{0,60}|(?:story|article)\ continues\ (?:below|after)\b.{0,40}|continue\ reading\b.{0,80}
    |get\ (?:the\ |our\ )?(?:latest|daily|breaking|best|all\ the)\b.{0,60}\b(?:news|newsletter|inbox|stories|app)\b.{0,60}
    |download\ (?:the|our)\b.{0,40}\bapp\b.{0,40}
    |(?:we|this\ (?:web)?site)\ uses?\ cookies\b.{0,160}|by\ (?:continuing|using|clicking|subscribing)\b.{0,200}\b(?:cookies|terms|policy|agree)\b.{0,60}
    |(?:accept|reject|manage|allow)\ (?:all\ )?(?:cookies|preferences)\b.{0,30}|(?:privacy|cookie)\ policy.{0,30}|terms\ (?:of|and)\ (?:use|service|conditions).{0,30}
    # sharing and moving about
    |share\ (?:this|on|via|with|to|the|article|story)\b.{0,80}|(?:click|tap)\ (?:here|to)\b.{0,80}
    |(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|print|instagram|youtube|viber|vk|skype|messenger|copy\ link|share|tumblr|line|odnoklassniki)(?:[\s,|/•·]{1,3}(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|print|instagram|youtube|viber|vk|skype|messenger|copy\ link|share|via\ e-?mail|tumblr|line|odnoklassniki)){0,12}
    |(?:back\ to\ top|go\ to\ top|scroll\ to\ top|back\ to\ home)\b.{0,20}|(?:next|previous)\ (?:article|post|story|page)\b.{0,160}
    |(?:related|recommended|popular|trending|more|latest|other|similar|featured|recent)\ (?:articles?|stories|story|news|posts?|topics?|content|links|reading|headlines|videos?|from\b.{0,30}|on\ this\b.{0,30}|about\b.{0,30})\s{0,2}:?
    |(?:read|see|watch|also|you\ (?:may|might))\ (?:also|more|next|read|too|interested)\b\s{0,2}:.{0,200}|(?:read|see)\ (?:more|also|next|the\ full\b.{0,20})\s{0,2}[.…»>]{0,3}
    |you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)\b.{0,30}|(?:most|editors?['’]?s?)\ (?:read|viewed|popular|picks?|choice|commented)\b.{0,20}
    # who made it
    |(?:file\ )?(?:photo|photograph|image|picture|pic|photo\ credit|graphic|credit|illustration|caption)s?\s{0,2}(?:credit|by|courtesy|source)?\s{0,2}[:/©].{0,200}
    |\((?:(?:additional\ |other\ )?(?:reporting|writing|editing|compiled|translated|edited|written|reported|produced)\b).{1,220}
    |(?:additional\ )?(?:reporting|writing|editing)\ by\ .{1,200}|(?:edited|written|compiled|translated|reported)\ by\ [^.]{1,80}\.?
    |(?:source|via)\s{0,2}:.{1,80}|tags?\s{0,2}:.{1,200}|(?:filed\ under|categor(?:y|ies)|topics|keywords)\s{0,2}:.{1,160}
    |(?:copyright\ ?(?:©|\(c\)|\d{4}|:|by\b|notice)|©|\(c\)\ ).{0,200}|all\ rights\ reserved\b.{0,120}
    |(?:for\ (?:more|further|media)\ (?:information|details|enquiries|inquiries)|media\ contacts?|contact\ us|press\ contact)\b.{0,160}
    |(?:reading\ time|estimated\ read|\d{1,2}\ min(?:ute)?s?\ read)\b.{0,20}|(?:listen\ to|watch)\ (?:this\ (?:article|story)|now|live)\b.{0,40}
    |news\ (?:id|code|number)\s{0,2}:?.{0,20}
    # the end
    |[-#*=_•~\s]{1,40}|-\s?(?:0|30)\s?-.{0,2}|\(?(?:ends?|more|end\ (?:item|text|of\ (?:text|article)))\)?[.\s/]{0,3}|[a-z]{2,4}(?:/[a-z]{2,4}){1,3}
    )\W*""",
    re.VERBOSE,
)
_ENDING = re.compile(  # what a line says somewhere behind its beginning
    r"\W*(?:.{0,40}\bdelivered to your inbox\b.{0,40}|.{0,80}\ball rights reserved\.?)\W*"
)
_BYLINE = re.compile(  # here alone the case tells something
    r"\W*[Bb][Yy]\s(?:[A-Z][\w.'’-]{0,20},?\s?){1,5}(?:(?:and|in)\s(?:[A-Z][\w.'’-]{0,20},?\s?){1,4}){0,3}\W*"
)
_AS_SMALL = str.maketrans("İıſ", "iis")  # letters that `lower` would keep or make two of
_COMMENTS = re.compile(
    r"\W*(?:(?:leave|write|post|add)\ (?:a|your)\ (?:review|comment|reply)\b.{0,40}"
    r"|(?:\d{1,6}\ )?comments?(?:\ ?\(?\d{0,6}\)?)?\s?:?)\W*",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\W*(?:(?:related|recommended|popular|trending|latest|other|similar|recent|more)\ "
    r"(?:articles?|stories|news|posts?|headlines)\s{0,2}:?|you\ (?:may|might)\ also\ like\b.{0,20}"
    r"|most\ (?:read|popular|viewed)|read\ (?:also|next|more)\s{0,2}:?|news\ (?:line|feed))\W*",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"(?:(?:All|This|The|Our|Text|Site|Except)\b[^.\n]{0,80}\b)?\b(?:[Cc]ontents?|[Ww]ork|[Tt]exts?|[Aa]rticles?|"
    r"[Mm]aterials?|[Pp]hotos?)\b[^.\n]{0,80}?\b(?:is|are)\ (?:published\ |made\ )?(?:available\ )?"
    r"(?:licen[cs]ed\ )?under\b[^\n]{0,120}?\b(?:Licen[cs]e\b|CC[ -]BY[-A-Z\d. ]{0,20}|BY[-\dA-Z. ]{1,16})\.?"
)
_END_MARK = re.compile(r"\s?-\s?(?:0|30)\s?[-—–]")
_PROSE_END = (".", "!", "?", "”", '"', "’", "'", ")", "…", ":")


def is_furniture(line: str) -> bool:
    """Whether a line of the page is no news text."""
    if len(line) > LONGEST:
        return False
    small = line.lower() if line.isascii() else line.translate(_AS_SMALL).lower()
    if _LINE.fullmatch(small) is not None or _BYLINE.fullmatch(line) is not None:
        return True
    return ("your inbox" in small or "rights reserved" in small) and _ENDING.fullmatch(small) is not None


def opens_comments(line: str) -> bool:
    """Whether what readers wrote follows: nothing after it is the paper's."""
    return len(line) <= 80 and _COMMENTS.fullmatch(line) is not None


def opens_links(line: str) -> bool:
    """Whether headlines of other stories follow."""
    return len(line) <= 80 and _LINKS.fullmatch(line) is not None


def is_prose(line: str) -> bool:
    """Whether a line is running text, long and ended as sentences are."""
    return len(line) >= 100 and line.rstrip().endswith(_PROSE_END)


def is_sentence(line: str) -> bool:
    """Whether a line may be a short paragraph: it ends as sentences do."""
    return len(line) >= 40 and line.endswith((".", ".”", '."', "?”", '?"', "!”", ".'", ".’", ".)"))


def licence_spans(text: str) -> list[tuple[int, int]]:
    """Licence sentences and end marks, which may stand at the end of a line of prose."""
    found: list[tuple[int, int]] = []
    if "icen" in text:  # "License", "licence"
        found.extend(match.span() for match in _LICENCE.finditer(text))
    if "-" in text and ("-0" in text or "-30" in text or "- 0 " in text):
        found.extend(match.span() for match in _END_MARK.finditer(text) if _closes_line(text, match.end()))
    return sorted(found)


def _closes_line(text: str, end: int) -> bool:
    return text[end : end + 1] in {"", "\n", "\r"}
