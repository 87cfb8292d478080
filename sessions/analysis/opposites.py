"""Holds the words that turn a sentence round: what denies, and which words stand at two ends of one axis."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sessions.analysis.phrases import PhraseTrie
from sessions.analysis.words import WORD, stem

DENYING = """
not|no|never|none|nobody|no one|nothing|without|cannot|hardly|barely|scarcely|rarely|seldom|nowhere|no longer
fail|failure|lack|unable|inability|unwilling|refuse|refusal|decline to|neglect|omit|absence|absent|devoid|deprive
free of|free from|far from|short of|impossible|incapable|powerless|unless|except|refrain|abstain|least of all
anything but|doubt|doubtful|deny|denial|cease|withhold|out of reach|forget
"""
# Beside another negation, not within its reach: "not this nor that", "this rather than that"
DENYING_TOO = "nor|neither|rather than|instead of|as opposed to|in place of|other than|but not|and not"
NOT_DENYING = """
not only|not just|not merely|not simply|not exclusively|not least|not to mention|not alone|no doubt
without doubt|no matter|no wonder
nothing but|whether or not|without question|for free|no sooner|last but not least|nothing less than|nothing short of
"""
# One end | the other. Where the first stands after "!", words at the second deny what they reach: "ban it" is "not it".
AXES = """
! allow,permit,let,enable,authorise,authorize,legalise,legalize,entitle,legal,permissible \
| ban,prohibit,forbid,outlaw,criminalise,criminalize,disallow,bar,illegal,unlawful
! accept,embrace,adopt,approve,endorse,welcome,ratify,consent to,obey,follow,comply,grant,respect,honour,honor,uphold \
| reject,refuse,deny,oppose,disapprove,veto,repudiate,disobey,violate,breach,disregard,ignore,defy,resist,flout
! support,favour,favor,in favour of,in favor of,advocate,champion,agree | oppose,against,object to,opposition,reject
! begin,start,launch,introduce,establish,create,set up,resume \
| end,stop,halt,abolish,scrap,repeal,abandon,dismantle,eliminate,discontinue,suspend,do away with,get rid of,phase out
! keep,retain,preserve,maintain,continue,remain \
| remove,delete,destroy,drop,discard,abandon,abolish,take away,give up,withdraw,take out,lapse,erase,stop,scrap
! cause,provoke,trigger,lead to,produce | prevent,avoid,avert,forestall,guard against
! use,rely | avoid,boycott,shun
! help,assist,facilitate | hinder,obstruct,impede,hamper,block
! include,encompass,admit | exclude,leave out,left out,omit,shut out,exempt
increase,rise,rose,risen,raise,grow,grew,grown,growth,expand,more,more than,extend,widen,enlarge,boost,scale up,go up \
| decrease,fall,fell,fallen,go down,less than,fewer than,lower,shrink,reduce,reduction,less,fewer,cut,narrow,decline\
,diminish,scale back
many,much,most,majority | few,little,fewest,minority
always | never,occasionally,sometimes
only,merely,solely,exclusively | not only,not merely,not simply,not alone,not exclusively
all,every,each,everyone,everybody,everything,everywhere | none,nobody,nothing,no one,nowhere
all,every,each,any,everyone,everybody,always \
| some,somebody,someone,certain,sometimes,a few,only one,only two,only three,only four
last year,last month,last week,last spring,last summer,last autumn,last winter \
| this year,next year,this month,next month,this week,next week
before,prior to | after,following,afterwards
open,public,transparent,publish,disclose,publicly | closed,close,private,secret,confidential,conceal,hide,secretly
strong,stronger,strengthen,reinforce,robust,tighten,strict,stricter | weak,weaker,weaken,loosen,relax,lax,dilute
agree,agreement,consensus | disagree,disagreement,dissent
succeed,success,win,successful | fail,failure,lose,unsuccessful
encourage,promote,reward,foster,advance | discourage,deter,punish,penalise,penalize,undermine,suppress
protect,safeguard,defend,shield | endanger,threaten,jeopardise,jeopardize,sacrifice
help,helpful,benefit | harm,hurt
high,higher,highest,above,over,exceed | low,lower,lowest,below,under
best,better,improve,enhance,improvement | worst,worse,worsen,degrade,deteriorate
first | last
at least,no less than,no fewer than,not less than,no earlier than,minimum,more than \
| at most,no more than,not more than,no later than,maximum,less than,fewer than
cheap,affordable,inexpensive,cheaper | expensive,costly,unaffordable
safe,safer,secure | dangerous,unsafe,risky,insecure
mandatory,compulsory,obligatory,require,oblige,force,compel | voluntary,optional
possible,feasible,realistic | impossible,infeasible,unrealistic
easy,easier,simple,simpler,simplify | difficult,harder,complicate
gain,win,won,restore,regain | lose,lost,loss,forfeit
overstate,overestimate | understate,underestimate
faster,quick,quickly,accelerate,speed up,quicker | slower,slow,slowly,delay,postpone,slow down
buy | sell
centralise,centralize | decentralised,decentralized,decentralise,decentralize
national,domestic | foreign
inclusive,inclusion | exclusion
useful,valuable,effective | useless,worthless,ineffective,pointless
necessary,needed,essential | unnecessary,superfluous,needless,redundant
sufficient,enough,adequate | insufficient,inadequate
trust,confidence | distrust,mistrust
short,shorter,shorten | long,longer,lengthen,prolong
early,earlier,sooner | late,later
independent | dependent
rich,wealthy | poor
large,big,larger,bigger | small,smaller
temporary,temporarily,provisional | permanent,permanently
"""
# unsafe, impossible, disagree
NEGATIVE_PREFIX = re.compile(r"^(?:un|in|im|il|ir|dis|non)(?=\w{4})")


class Denying(StrEnum):
    """How a phrase that can deny bears on the words that follow."""

    IS = "denying"
    TOO = "denying beside another"
    NOT = "denying in form alone"


@dataclass(frozen=True)
class End:
    """The end of an axis at which a word stands, 1 or -1, and whether what follows such a word is denied."""

    axis: str
    end: int
    denies: bool


@cache
def turning_phrases() -> PhraseTrie:
    """Finds, by stems, the phrases that deny or stand at one end of an axis."""
    trie = PhraseTrie()
    for phrases, value in ((DENYING, Denying.IS), (DENYING_TOO, Denying.TOO), (NOT_DENYING, Denying.NOT)):
        for keys in _listed(phrases):
            trie.add(keys, value)
    for axis, (is_denying, *ends) in _axes():
        for end, phrases in zip((1, -1), ends, strict=True):
            for keys in _listed(phrases):
                trie.add(keys, End(axis, end, is_denying and end < 0))
    return trie


def without_prefix(word: str) -> str | None:
    """impossible: possible; None where the word has no negating prefix."""
    bare = NEGATIVE_PREFIX.sub("", word)
    return bare if bare != word else None


def are_opposite(one: str, other: str) -> bool:
    """Whether two words, as written, stand at two ends of an axis."""
    return any(a.axis == b.axis and a.end != b.end for a in _ends(one) for b in _ends(other))


def _ends(word: str) -> list[End]:
    return [value for hit in turning_phrases().hits([stem(word)]) for value in hit.values if isinstance(value, End)]


def _listed(phrases: str) -> Iterator[tuple[str, ...]]:
    return (tuple(map(stem, WORD.findall(phrase))) for phrase in re.split(r"[|\n,]", phrases) if phrase.strip())


def _axes() -> Iterator[tuple[str, tuple[bool, str, str]]]:
    """Each axis by a name that no word has, whether its second end denies, and the phrases at its two ends."""
    for line in AXES.strip().splitlines():
        first, _, second = line.removeprefix("!").partition("|")
        yield f"axis: {line}", (line.startswith("!"), first, second)
