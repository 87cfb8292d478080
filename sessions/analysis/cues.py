"""Turns small tables of English turns of phrase into a trie that says what a sentence does: claims, thanks, proves."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import product

from sessions.analysis.phrases import PhraseTrie
from sessions.analysis.words import WORD


class Cue(StrEnum):
    """What a phrase shows its sentence to do."""

    CLAIM = "claim"
    PROPOSAL = "proposal"
    POSITION = "position"
    COMMITMENT = "commitment"
    EVIDENCE = "evidence"
    PROCEDURE = "procedure"
    PERSONAL = "personal"
    FRAMING = "framing"
    PURPOSE = "purpose"
    QUESTION = "question"


ACTORS = """
we|you|governments|government|states|state|countries|country|companies|company|platforms|policymakers|policy makers
regulators|regulator|parliaments|parliament|legislators|ministries|industry|businesses|business|the private sector
civil society|the technical community|academia|researchers|developers|engineers|users|people|citizens|everyone
everybody
schools|teachers|parents|children|young people|youth|women|communities|networks|operators|providers|institutions
organizations|organisations|the united nations|the un|the igf|the forum|stakeholders|all stakeholders|nations|cities
donors|investors|media|journalists|courts|policies|policy|law|laws|legislation|regulation|regulations|rules|standards
the treaty|treaties|it|they|this|that|which|who|there|access|data|technology|technologies|capacity building
"""
MODALS = """
should|must|ought to|need to|needs to|have to|has to|should not|must not|cannot|need|needs|must be|should be
have a responsibility to|has a responsibility to|have a duty to|are responsible for|is responsible for
should have|must have|have got to|has got to
"""
STRONG = """
absolutely|very|really|extremely|so|particularly|also|clearly|fundamentally|vitally|just as|now|still|always
"""
WEIGHTY = """
important|critical|crucial|essential|vital|necessary|fundamental|key|indispensable|urgent|paramount
"""
# Each line: a weight, then phrases. Sums of 8 and more count as 8 (claims) or 3 (the others).
TABLES = {
    Cue.CLAIM: """
2 should|must|ought to|needs to be|need to be|has to be|have to be|is needed|are needed|is required|are required
3 it is important|it is critical|it is crucial|it is essential|it is vital|it is necessary|it is imperative
3 it is time to|it is now time to|now is the time to|it is high time|the time has come
3 we've got to|it is reasonable to|it is unacceptable|it is wrong to|is a priority|our priority|the only way to
2 got to|would like to see|want to see|i doubt|we doubt|no excuse for|deserve|deserves
2 has to|was a mistake|is a mistake|makes no sense|make no sense|comes before
3 it is urgent|it is clear that|it is not enough|it is simply not|there is no|there can be no|is not enough
3 are not enough
3 is important|is critical|is crucial|is essential|is vital|is necessary|is key|is fundamental|is indispensable
3 are essential
3 are crucial|are necessary|are important|are vital|are fundamental|is a must|is a human right|are human rights
3 the challenge is|the problem is|the solution is|the answer is|the key is|the point is|the truth is
3 the reality is|the fact is
3 the issue is|the risk is|the danger is|the real problem|the biggest challenge|one of the challenges
3 the main challenge
3 the lesson is|the first lesson|the main lesson|the gap|the reason is|the difference is|the goal is|the priority is
1 because|therefore|consequently|that is why|this is why|as a result|in order to|so that|otherwise|unless
1 only if|only when
2 cannot|can only|will not work|does not work|fails to|fail to|failed to|lack of|lacks|insufficient|inadequate
2 undermines
2 undermine|threatens|threaten|endangers|harms|violates|excludes|leaves behind|left behind|no one should|nobody should
1 rather than|instead of|not only|is not|are not|never|always|more than ever|increasingly|urgent|urgently
1 essential|crucial
1 important|vital|critical|necessary|responsibility|obligation|means that|leads to|depends on|is about|are about
2 need for|a need to|the need to|there is a need|in need of|the importance of|is seen as|are seen as|is considered
2 argues|argued|arguing|emphasizes|emphasises|emphasized|emphasised|stresses|stressed|underlines|underscores|maintains
2 warns|warned|warning|criticises|criticizes|criticised|criticized|concern|concerns|concerned that|opposes|insists
2 is argued that|is suggested that|is believed that|suggests that|suggest that|notes that|points out|is urged
2 are urged
""",
    Cue.PROPOSAL: """
4 therefore propose|propose that|proposes that|recommend that|urge that|demand that|request that
4 i propose|we propose|my proposal|our proposal|i suggest|we suggest|i would suggest|i recommend|we recommend
4 we would recommend|i am asking|we are asking|i would ask that|we would ask that|i ask that|we ask that
4 our recommendation|my recommendation|our request|our ask|my ask|we call for|we call on|we call upon|i call for
4 i call on
4 i call upon|we urge|i urge|we ask governments|we demand|we encourage|i encourage|i would encourage|we invite states
1 a call for
3 calls for|called for|calling for|call for|calls on|urges|urged|advocates|advocates for|advocated|proposes|proposed
3 recommends|recommended|suggests the creation|should be put in place|should be established|would propose
3 would recommend
""",
    Cue.POSITION: """
3 i believe|we believe|i strongly believe|we strongly believe|i firmly believe|in my view|in our view
3 in my opinion|i argue|we argue
3 i would argue|i am convinced|we are convinced|my claim|my point is|our position|my position|our view is|i think that
3 i support|we support|i oppose|we oppose|i reject|we reject|i disagree|we disagree|i do not agree
3 i do not share|what i reject
3 i do not think|we do not think|i do not believe|we do not believe|i am concerned|we are concerned|i worry|worries me
3 i agree that|we agree that|i insist|we insist|i maintain|i am against|i am in favour|i am in favor|i refuse
3 we refuse|i could support|i would support|we would support|would not support|not going to support|i am opposed
3 i am not opposed|a strong preference|i prefer|we prefer|i would prefer|we would prefer|we cannot accept
3 i do not see why|we do not see why|i would like to see|we would like to see|i would argue that
3 from our perspective|from my perspective|our experience shows|we have learned that|what we need|what is needed
2 i think|we think|i agree|we agree|i want to stress|i want to emphasize|i would like to stress
2 i would like to emphasize
2 i want to underline|i would like to underline|i would only add|supports|support for|in favour of|in favor of|rejects
""",
    Cue.COMMITMENT: """
4 we commit|we are committed|i commit|we pledge|we will continue to|we will work|we will launch|we will publish
4 we will support
4 we have committed|is committed to|are committed to|we will name|we undertake to|we promise|our commitment
4 we intend to
3 we will|pledged to|committed to|has pledged|have pledged|commitment to
""",
    Cue.EVIDENCE: """
1 for example|for instance|such as|according to|per cent|percent|study|studies|survey|research|statistics
1 figures|data show
1 data shows|evidence|report|reports|found that|we found|we measured|we counted|we asked|we followed|million
1 billion|thousand
0 the calls for|our calls for|calls for help
1 hundred|last year|half of|one third|two thirds|out of|in our country|in our region|in my country|case of
1 show that|shows that
""",
    Cue.PROCEDURE: """
3 i thank|i want to thank|i would like to thank|like to thank
2 thank you|thanks|good morning|good afternoon|good evening|welcome|the floor|next speaker|next question
2 over to you|go ahead
2 minutes left|few minutes|two minutes|three minutes|five minutes|ten minutes|running out of time|out of time
2 time is up
2 can you hear|hear me|mute|unmute|microphone|mic|next slide|slides|slide|raise your hand|in the chat|the chat
2 zoom|share my screen
2 let me introduce|introduce yourself|i would like to invite|i invite|i will now|i now|let us move|move on
2 moving on|turn to you
2 hand over|pass the|first question|second question|last question|another question|take questions|questions from
2 any questions
2 ladies and gentlemen|excellencies|distinguished|dear colleagues|madam chair|mr chair|mr chairman|chairperson
2 co-moderator
2 moderator|moderators|panellists|panelists|our panel|our speakers|this panel|next panel|opening remarks
2 closing remarks|agenda
2 bring in|be brief|briefly|your question|the question|on behalf of|with us today|joining us|join us|applause
2 go back to|come back to|online participants|participants online|let us suppose|your experience
2 round of applause|wrap up|conclude this session|close the session|session is adjourned|coffee break|rapporteur
2 before we start|coming on to|come on to|came on to|later on|be aware|pick up on|question from me
2 if i could start|if i could just|come back on|come in on|handing over|going on to|point of order|my apologies
3 take notes|around the table|round the table|if there is time|in the order of|call the roll|for the record
3 join the queue|last call for|pull request|signed up|the minutes of
3 final question|table two petitions|petitions to present|present two petitions|present a petition|question is
3 condolences|pay tribute|rest in peace|shout-out|shout out|congratulate|special congratulations
3 sincere gratitude|heartfelt|happy birthday|happy to see|i applaud
1 please|today|this session|this morning|this afternoon|as i said|as i mentioned|as mentioned|let me
1 i would like to|i want to
""",
    Cue.PERSONAL: """
2 my name is|i am from|i work|i come from|i was born|i used to|i remember|i am happy|i am glad|i am pleased
2 i am honoured
2 i am honored|it is a pleasure|it is an honour|it is an honor|my pleasure|delighted|my colleague|my friend
2 my own|i am sorry
2 apologies|sorry|i was|i had|i went|i came|i have been|i joined|i represent|my background|i do not know|i guess
2 i mean|you know
1 i|my|me|i am|i have|i will|myself
2 you said|you were saying|you mentioned|you just said|he said|she said|told me|told us|told another|they told
2 just talked about|somebody said|someone said|we've been told|i was told|i met|i meet|my daughter|my son
""",
    Cue.FRAMING: """
3 the analysis explores|the analysis provides|analysis examines|analysis encompasses|the analysis covers
3 the analysis delves
3 the analysis conducted|discussion covered|discussions covered|the discussion on|the discussions on|provides insights
3 provides valuable insights|offers valuable insights|provided valuable insights|comprehensive overview
3 a range of|various aspects
3 various arguments|various perspectives|various topics|several key|key findings|key points|also addresses
3 touches on|also discusses|another key aspect|key aspect addressed|throughout the analysis
3 in conclusion|overall|to conclude|in summary|to sum up|this argument|these observations|this evidence
3 this highlights
2 explores|examines|discusses|was highlighted|are highlighted|is highlighted|is explored|another argument
2 another important
2 one of the key|one notable point|in terms of|these discussions|the collection of statements
2 is also highlighted|is discussed
1 the analysis|the discussion|the discussions|the report|also highlights|is emphasized|is emphasised|is stressed
1 notably
""",
    Cue.PURPOSE: """
3 this session is|this session will|this session aims|the aim of|the purpose of|the objective of
3 the goal of this|we will discuss
3 we will explore|we are here to|we are going to discuss|today we|our topic|the topic of|the theme of
3 we want to discuss
3 this forum is|this workshop|this panel will|we will talk about|the question before us|the focus of|welcome to this
3 our session on|our session about|our panel on|our panel about|our workshop on|our workshop about|this session on
3 session is about|panel is about|workshop is about|this session looks|this session explores|this session discusses
3 today's session|today's panel|today's topic|today's discussion|this panel on|this panel looks|we are meeting to
""",
    Cue.QUESTION: """
3 could you|can you|would you|do you think|what do you|how do you|what is your|my question is|question for
3 question to|are you
3 i have a question|there is a question|a question from|let me ask|tell us|share with us|may i ask
3 i would like to ask|i wonder if|i was wondering|what would you|i am wondering|can i ask|could i ask|can i just
3 i would like to know|would like to hear|my question was|will you|did you|have you|are you aware
""",
}
# Spoken English says the same with fewer letters; each phrase also stands in its short form.
CONTRACTIONS = (
    ("i am", "i'm"), ("we are", "we're"), ("it is", "it's"), ("that is", "that's"), ("there is", "there's"),
    ("do not", "don't"), ("does not", "doesn't"), ("is not", "isn't"), ("are not", "aren't"), ("cannot", "can't"),
    ("should not", "shouldn't"), ("must not", "mustn't"), ("i would", "i'd"), ("we would", "we'd"), ("i have", "i've"),
    ("we have", "we've"), ("we will", "we'll"), ("i will", "i'll"), ("let us", "let's"), ("what is", "what's"),
)  # fmt: skip


@cache
def cue_trie() -> PhraseTrie:
    """Phrases in lower-case words; each value is (cue, weight)."""
    return PhraseTrie((words_in(phrase), value) for phrase, value in _phrases())


def words_in(phrase: str) -> list[str]:
    return WORD.findall(phrase)


def _phrases() -> Iterator[tuple[str, tuple[Cue, float]]]:
    for cue, table in TABLES.items():
        for line in table.strip().splitlines():
            weight, _, phrases = line.partition(" ")
            yield from ((form, (cue, float(weight))) for form in _forms(phrases.split("|")))
    demands = (f"{actor} {modal}" for actor, modal in product(_listed(ACTORS), _listed(MODALS)))
    stressed = (
        f"{verb} {adverb} {adjective}"
        for verb, adverb, adjective in product(("is", "are", "it is"), _listed(STRONG), _listed(WEIGHTY))
    )
    yield from ((form, (Cue.CLAIM, 3.0)) for phrases in (demands, stressed) for form in _forms(phrases))


def _listed(table: str) -> list[str]:
    return [phrase for line in table.strip().splitlines() for phrase in line.split("|")]


def _forms(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield phrase
        for long, short in CONTRACTIONS:
            if f" {long} " in f" {phrase} ":
                yield f" {phrase} ".replace(f" {long} ", f" {short} ").strip()
