"""A question of several parts: "who chairs the Board, and who appoints the chair?" is two.

The parts are read each by itself. What the whole is asked under (an option, a day) holds for each part; "it" and "them"
in a later part stand for what the part before named.
"""

from __future__ import annotations

import re

_ASKS = r"(?:who|whom|whose|what|which|where|when|why|how|to whom|on whose|by whom|is|are|was|does|do|did|can|could|may|will|would)"
_JOIN = rf"(?i)(?:,\s*(?:and|but|or)?\s+|;\s*|\?\s+|\s+and\s+(?=(?:who|whom|whose|what|which|where|when|why|how|to whom|by whom)\b))(?={_ASKS}\b)"
_BEGINS = rf"(?i)(?:and\s+|but\s+)?{_ASKS}\b"
_LEAD_IN = r"(?i)^((?:under|in|on|if|when|where|for|with|as of|after|before)\b[^,?]*),\s*(?=\w)"
_TAIL = r"(?i),?\s+and\s+(?:when|why|how|where|to whom|by when|by whom|for what|about what|what for|who for|(?:on|under|with|in|at|by) (?:what|which) \w+)\s*$"
_ASIDE = (
    r"(?i)^(?:please |)(?:does|do|did) the (?:paper|papers|report|reply|document)s? (?:say|state|tell us|make clear) (?:that |whether |if |)(?=\w)(?!about|of|on|anything|something|nothing|which)"
    r"|^(?:(?:hi|hello|morning|sorry|ok|so|right|quick question|just)[,:]? )*(?:please )?(?:(?:can|could|would|will) (?:you|i|we) (?:please |just )?|(?:i|we)(?: would|'d)? (?:like|want|need|am trying|have been asked) to |i was wondering |i wonder |do you know |any idea )?"
    r"(?:please )?(?:(?:tell|remind|show) (?:me|us) (?:again )?|see |know |find out |check |understand |explain )?(?=(?:who|whom|whose|to whom|what|which|where|when|how|why|whether|if)\b)"
    r"|^(?:please )?(?:can|could) you (?:please )?tell (?:me|us) |^(?:is it known|do we know) (?=who|what|which|when|how|why)"
    r"|,? (?:for the purposes of|according to|as listed in|as stated in) (?:the|this) [^,?]*$"
)
_VERBS = r"(?:delegate|give|hand|pass|transfer|decide|approve|appoint|bind|chair|fund|commission|direct|overrule)"
_EITHER = rf"(?i)^(could|can|may|might|would|must|should) ([^,]*?\b{_VERBS}\b[^,]*), or ([^,]*?\b{_VERBS}\b[^,]*?)(,? (?:under|by|through|using) [^,]+)?$"
"""Two questions with one verb before them: "could A delegate to B, or C delegate to D, under section 65Z5?"."""
_SENTENCE = r"(?<=[.!?])\s+(?=[A-Z])"
_REPLY = r"(?i)\b(?:the )?[\w&]+['’]s? (response|reply|paper|report|answer)\b"
_IN_REPLY = r"(?i),? (?:in|within) (?:the|this|its|their) (?:[\w-]+ ){0,3}(?:response|reply|paper|report|document|review response|appendix|board paper)$"
_SIDE = r"(?i),? on the (?:[\w-]+ ){1,3}side\b"


_MAIN_ONES = r"(?i)^which (two |three |four |five |six )?(.+?) are (?:the )?(main|key|other|new|biggest|larger) ones\b"


def in_reply(text: str) -> str:
    """A question without the words that only say in which paper the answer is to stand, or from which side it is seen."""
    text = re.sub(_MAIN_ONES, r"which are the \1\3 \2", re.sub(_REPLY, r"the \1", re.sub(_SIDE, "", text)))
    return re.sub(_IN_REPLY, "", text.strip().rstrip("?.").strip()) + ("?" if text.strip().endswith("?") else "")


PRONOUNS = frozenset({"it", "them", "they", "this", "that", "these", "those", "each"})
MANY = frozenset({"them", "they", "these", "those", "each"})
"""Pronouns that stand for several."""


_DOING = r"(?i)\b(?:do|tasks?)\b.*\band (?:by )?when$"
"""Who asks what somebody is to do and by when asks for both at once."""


_OF_WHAT = re.compile(r"who (?:decides|settles|says|determines) (what|which|how|where|when)\b", re.IGNORECASE)
"""One question about two things: "who decides what goes to the wards and what stays at the centre?"."""


def parts(text: str) -> tuple[str, ...]:
    """The parts of a question that each ask something; the whole where there is one.

    A beginning such as "under option b," is put behind each part; a tail such as "and when?" is left off, since an answer
    says that anyway.
    """
    bare = text.strip().rstrip(" ?")
    whole = re.sub(_ASIDE, "", bare if re.search(_DOING, bare) else re.sub(_TAIL, "", bare)).strip()
    lead = re.match(_LEAD_IN, whole)
    head, rest = (lead[1], whole[lead.end() :]) if lead else ("", whole)
    if (either := re.match(_EITHER, whole)) is not None:
        modal, first, second, tail = (either[1], either[2], either[3], either[4] or "")
        return f"{modal} {first}{tail}", f"{modal} {second}{tail}"
    found = [part.strip(" ,;?") for part in re.split(_JOIN, rest) if part and part.strip(" ,;?")]
    if len(found) < 2 or not all(re.match(_BEGINS, part) for part in found):
        return (whole,)
    inner = _OF_WHAT.match(found[0])
    if inner and found[1].casefold().startswith(f"{inner[1].casefold()} "):
        return (whole,)
    return tuple(f"{part} {head.lower()}".strip() for part in found)


def setting(text: str) -> tuple[str, str]:
    """What is told before a question, and the question: "The paper lists six areas. Did each have a lead?" """
    said = re.split(_SENTENCE, text.strip())
    if len(said) > 1 and said[-1].endswith("?") and not said[0].endswith("?"):
        return " ".join(said[:-1]), said[-1]
    return "", text


def referring(part: str, name: str) -> str:
    """A part with its first "it" or "them" replaced by what the part before named."""
    words = part.split()
    if (of := re.search(r"\b(?:its|their)\b", part, re.IGNORECASE)) and of.start():
        return f"{part[: of.start()]}the {part[of.end() :].strip(' ?')} of {name}"
    for at, word in enumerate(words):
        alone = word.lower() == "one" and " ".join(words[at + 1 : at + 2]).lower() in {"to", "be", "is", "chosen", ""}
        if (alone or word.lower().strip("?,.") in PRONOUNS) and at:
            return " ".join((*words[:at], name, *words[at + 1 :]))
    return part
