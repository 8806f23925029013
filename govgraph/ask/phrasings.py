"""The kinds of plain question, as data: to add one, add a row.

``(a|b)`` are alternatives, ``[a]`` may be left out, ``{name}`` is a slot. Articles, case and punctuation do not
matter. A slot is a thing unless it says otherwise: ``{about:anything}`` is a thing, option or list of criteria,
``{a:option}`` an option, ``{kind:relation}`` the verb of a relation, ``{number:text}`` free words, ``{any:text}``
words that play no part.

A slot fills the parameter of its name, else the main parameters in turn. With a relation slot, ``{subject}`` and
``{object}`` fill the two main roles of that relation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask a kind of question, and what it fixes besides."""

    verb: str
    words: str
    fixed: Mapping[str, Any] = field(default_factory=dict)


_ALIKE = {
    "<falls>": "(falls|fails|breaks|is lost|is left|happens)",
    "<goes>": "(goes|falls|ends|leaves|disappears|is gone|is abolished|were abolished|is dissolved|is removed)",
    "<source>": "(report|reports|paper|papers|source|sources|author|authors)",
}
"""Words that several phrasings take for the same."""


def _rows(verb: str, *words: str, **fixed: Any) -> tuple[Phrasing, ...]:
    return tuple(Phrasing(verb, _spelt(text), fixed) for text in words)


def _spelt(text: str) -> str:
    for short, alike in _ALIKE.items():
        text = text.replace(short, alike)
    return text


PHRASINGS: tuple[Phrasing, ...] = (
    *_rows(
        "who-decides",
        "(who|which body|which bodies|what body) (decides|decide|determines|sets) [(on|about)] {what}",
        "(who|which body) (takes|makes) [(decision|decisions|final decision)] (on|about|over) {what}",
        "who (takes|makes) {what}",
        "who (has|gets) final say (on|over) {what}",
        "who (can|may|will|would) decide [(on|about)] {what}",
        "(by whom|who) is {what} decided [by]",
        "how is {what} decided",
    ),
    *_rows(
        "what-may",
        "what (may|can|could|does) {who} decide [on]",
        "what (powers|authority) (does|do) {who} have",
        "what is {who} (able|allowed|empowered) to decide",
    ),
    *_rows(
        "answers-to",
        "to (whom|who|what) (does|do|is|are|would) {who} (answer|report|accountable|responsible|answerable) [to]",
        "(whom|who|what) (does|do|would) {who} (answer|report) to",
        "(whom|who|what) (is|are) {who} (accountable|answerable) to",
        "to whom is {who} (accountable|answerable) for {what}",
        "[(give|show)] [me] [full] accountability (chain|line|lines) (of|for|from) {who}",
    ),
    *_rows(
        "who-answers-for",
        "who (answers|answer|is accountable|is answerable) for {what}",
    ),
    *_rows(
        "can-decide",
        "(can|could|may) {who} decide [on] {what} (for|on behalf of) {holder}",
        "(can|could|may) {who} decide [on] {what}",
        "(can|could|may) {who} bind {holder} (on|over) {what}",
        "does {who} have (authority|power) (over|to decide|for) {what}",
    ),
    *_rows(
        "why-not",
        "why (can t|cannot|can not|couldn t|may not) {who} bind {holder} (on|over) {what}",
        "why (can t|cannot|can not|couldn t|may not|doesn t) {who} decide [on] {what} (for|on behalf of) {holder}",
        "why (can t|cannot|can not|couldn t|may not|doesn t) {who} decide [on] {what}",
    ),
    *_rows(
        "why",
        "why (can|may|does|could) {who} (decide|decides) [on] {what}",
    ),
    *_rows(
        "lawful",
        "(may|can|could) {giver} (give|delegate|pass) {function} to {receiver} (under|by|through|using) {power:text}",
        "(may|can|could) {giver} (give|delegate|pass) {function} to {receiver}",
        "(is it|would it be) lawful for {giver} to (give|delegate|pass) {function} to {receiver}",
    ),
    *_rows(
        "what-it-takes",
        "what (would|does|will) it take for {who} to decide [on] {what}",
        "how (can|could|may) {who} lawfully decide [on] {what}",
    ),
    *_rows(
        "timeline",
        "what (changes|happens) when",
        "(timeline|show timeline)",
    ),
    *_rows(
        "what-falls",
        "what <falls> (if|when|once|without) {node} <goes>",
        "what <falls> (if|when|once|without|with) {node}",
        "what (would|will) (fall|fail|break|happen|be lost) (if|when|once|without) {node} <goes>",
        "what (would|will) (fall|fail|break|happen|be lost) (if|when|once|without) {node}",
        "what depends on {node}",
        "(which|what) {any:text} (if|when|once|without) {node} <goes>",
    ),
    *_rows(
        "compare",
        "what (changes|differs|is different) (between|from) [option] {a:option} (and|to) [option] {b:option}",
        "what (is|are) (difference|differences) between [option] {a:option} and [option] {b:option}",
        "[what is] difference between [option] {a:option} and [option] {b:option}",
        "compare [options] {a:option} (and|with|to|against) [option] {b:option}",
        "(how|what) does [option] {a:option} (differ|change) from [option] {b:option}",
        "what (changes|would change|is different|is new)",
        "compare [all] [options]",
    ),
    *_rows(
        "duplicates",
        "(which|what) bodies (duplicate|overlap|overlap with) [each other]",
        "(who|what) (duplicates|overlaps) [each other]",
        "(where is there|is there|what is) duplication",
        "[which] (duplicates|duplications|overlaps) [are there]",
    ),
    *_rows(
        "patterns",
        "(which|what) [governance] (forms|patterns) are (there|recognised)",
        "(which|what) (governance form|governance forms|form of governance) (is|has) {about:anything}",
    ),
    *_rows(
        "findings",
        "what is wrong [with it]",
        "(which|what) (findings|problems|gaps|defects) are there",
        "what are (findings|problems|gaps|defects)",
    ),
    *_rows(
        "statements",
        "what (does|do|did) <source> (say|think|conclude) (about|of|on) {about:anything}",
        "what is said (about|of|on) {about:anything}",
        "what (is|are) <source> s (view|views|judgement|judgements|opinion) (about|of|on) {about:anything}",
    ),
    *_rows(
        "statements",
        "what (does|do) recommendation {number:text} (ask for|say|ask|recommend|require)",
        "(what is|show|give) recommendation {number:text}",
        kind="recommendation",
    ),
    *_rows(
        "statements",
        "what (is|are) (risk|risks) (of|with|in) {about:anything}",
        "which risks (does|do) {about:anything} have",
        sort="risk",
    ),
    *_rows(
        "statements",
        "what (does|do) {about:anything} (require|need)",
        "what are requirements (of|for) {about:anything}",
        kind="requirement",
    ),
    *_rows(
        "statements",
        "how much support (does|do) {about:anything} have",
        "(how well supported|how supported) is {about:anything}",
        sort="support",
    ),
    *_rows(
        "statements",
        "what (is|are) recommended (for|about|on) {about:anything}",
        "which recommendations are about {about:anything}",
        kind="recommendation",
    ),
    *_rows(
        "money",
        "how is {node} (funded|financed|paid for)",
        "where does money (of|for|in) {node} (come|go) [from] [to]",
        "(what|which) (money|funds|funding) (does|do) {node} (have|get|receive|hold|handle)",
        "(who|which bodies) (contributes|contribute|pay|pays) (to|into|for) {node}",
        "(who|what) funds {node}",
        "what (about|is) money (of|in|for) {node}",
    ),
    *_rows(
        "money",
        "who allocates [money] to (their|its) own members",
        "(which|what) (budgets|funds) are (there|pooled|aligned)",
    ),
    *_rows(
        "status",
        "is {node} in force",
        "(is|was) {node} (in being|in place|live|current|planned|proposed|legal person|there)",
        "(does|did|will) {node} exist",
        "was {node} in force",
        "what is [legal] (status|form|legal form|state) of {node}",
        "what is {node} s [legal] (status|form|parent)",
        "what (replaces|replaced) {node}",
        "when (does|did|will) {node} (start|begin|end)",
    ),
    *_rows(
        "remits",
        "who has (which|what) (part|parts|aspect|aspects) of {service}",
        "what are the remits [(of|for|in) {service}]",
        "(which|what) services (are|is) not delegated [to {any:text}]",
        "(which|what) remits are there",
    ),
    *_rows(
        "designate",
        "where is {service} designated",
        "where do [designation] criteria put {service}",
        "(how|where) are services designated",
    ),
    *_rows(
        "assess",
        "(which|what) (criteria|requirements) (of|in) {instrument:instrument} are (met|not met|unmet)",
        "how does {instrument:instrument} come out",
        "(are|is) {instrument:instrument} met",
        "assess {instrument:instrument}",
        "what can be assessed",
        "(which|what) (criteria|criterion) [(of|in) {instrument:instrument}] (deal|deals|is|are) (with|about) {about}",
        "(which|what) (criteria|criterion) mention {about}",
    ),
    *_rows(
        "facts",
        "(who|which bodies|which posts) (sits|sit|is|are) (on|in) {to}",
        "(who|what) (is|are) (member|members|on membership) of {to}",
        "who (belongs|belong) to {to}",
        "(list|show) members of {to}",
        "who attends {to}",
        kind="member of",
    ),
    *_rows(
        "facts",
        "(which|what) (bodies|boards|forums|groups) (does|do) {who} (sit on|belong to)",
        "what is {who} member of",
        "where does {who} sit",
        kind="member of",
    ),
    *_rows("facts", "who (chairs|chair|co chairs) {to}", "who is chair of {to}", kind="member of", chair=True),
    *_rows("facts", "(who|what) (reports|report) (to|into) {to}", kind="reports to"),
    *_rows("facts", "(who|which body) (allocates|shares out) {what}", kind="allocates to"),
    *_rows("facts", "who (holds|occupies|fills) (post|role|office) of {to}", kind="occupies"),
    *_rows(
        "facts",
        "(what|which bodies|which committees) (is|are) (committee|committees|sub committee|sub committees) of {to}",
        kind="committee of",
    ),
    *_rows("facts", "(who|what|which body|which bodies) {kind:relation} [(on|of|to|for|with|about|by)] {object}"),
    *_rows("facts", "who (has to|have to|must|will|would|may|can) {kind:relation} [(on|to|for|with)] {object}"),
    *_rows(
        "facts",
        "(what|whom|who) (does|do|may|can|would|will|is|are) {subject} {kind:relation} [(to|on|of|for|with|by)]",
    ),
    *_rows("facts", "(does|do|may|is|are|will|would) {subject} {kind:relation} [(on|of|to|for|with|about)] {object}"),
    *_rows(
        "show",
        "[(tell me|show|explain|describe)] (about|all about) {node:anything}",
        "(what|who) (is|are|was|were) {node:anything}",
        "(show|explain|describe|tell me about|name|list|give) [me] {node:anything}",
        "what (is|do we|do you) (known|know) about {node:anything}",
    ),
)  # fmt: skip
"""Every phrasing, the more particular ones first."""

EXAMPLES: Mapping[str, str] = {
    "who-decides": "who decides major capital under option b?",
    "what-may": "what may the board decide?",
    "answers-to": "to whom does the executive answer?",
    "who-answers-for": "who answers for the shared plan?",
    "can-decide": "can the board decide capital for the trusts?",
    "why": "why may the board decide capital?",
    "why-not": "why can't the board bind the trusts on capital?",
    "lawful": "may the ICB delegate capital to the board under S65Z5?",
    "what-it-takes": "what would it take for the board to decide capital?",
    "timeline": "what changes when?",
    "what-falls": "what falls if the CCG goes?",
    "compare": "what changes between option b and option d?",
    "duplicates": "which bodies duplicate each other under option a?",
    "patterns": "which governance forms are there?",
    "findings": "what is wrong under option c?",
    "statements": "what does the report say about option c?",
    "money": "who funds the programme?",
    "status": "is the board in force on 1 July 2022?",
    "assess": "assess the success criteria",
    "remits": "who has which part of maternity?",
    "designate": "where is maternity designated?",
    "facts": "who sits on the board? who reports to the executive?",
    "show": "what is the board?",
}
"""One example of each kind, for messages and help."""
