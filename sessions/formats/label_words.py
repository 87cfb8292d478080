"""The words that tell a voice's label from the head of a list, a chapter or a sentence."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text that separates them with blanks."""
    return frozenset(words.split())


# Words without a capital inside a name or a title.
PARTICLES = word_set(
    "de da do dos das del della di du la le les el al van von der den ten ter af av bin bint ibn e y i og und of "
    "the and for en st"
)
# Words that begin a sentence with a colon, or a line of a list, more often than they name a voice.
NO_NAMES = word_set(
    "note notes question questions answer answers yes no okay ok thanks first firstly second secondly third thirdly "
    "fourth finally last lastly so and but now today again also well look see number one two three four five six "
    "seven eight nine ten example examples warning tip important caution info update edit remember quote unquote "
    "date time place location venue room agenda topic topics title subject re from to cc bcc sent summary abstract "
    "introduction background conclusion conclusions recommendation recommendations resolution resolved resolutions "
    "proposal proposals proposed action actions decision decisions outcome outcomes objective objectives goal goals "
    "issue issues item items point points option options step steps part section chapter annex appendix table "
    "figure source sources reference references link links url website email phone tel fax address contact language "
    "transcript transcription transcribed video audio recording media tags keywords categories category status "
    "version type format method ingredients directions instructions servings serves present regrets absent "
    "apologies attendees attendance participants members scribe meeting event session duration length start end "
    "begin total subtotal price quantity file name id key value host port user password path default description "
    "details overview result results reason reasons problem solution fact facts case law held appellant respondent "
    "plaintiff defendant petitioner judgment order before between court counsel milk eggs bread butter sugar flour "
    "salt error errors debug warn trace fatal critical fixed added changed removed deprecated breaking todo fyi tbd "
    "files copyright comment comments contributor contributors commits author authors changes notable changelog "
    "original faq api usage installation requirements license returns return raises yields args arguments parameters "
    "params uri function functions class stability skip token private protected since throws todo xxx fixme caveat "
    "examples public"
)
BEGINS_NO_NAME = NO_NAMES | {"for", "of", "and", "en"}
# Words that in capitals before a colon still say what follows, not who speaks.
REMARKS = word_set("note notes nb ps disclaimer warning tip important caution info url http https www date time place")
# First question: it is asked next. Question from the floor: a voice.
QUESTIONS = word_set("question questions comment comments answer")
# Of the words of sentences these stand in roles too: "Voice from the floor".
LINKS = word_set("from the by on in at with to")
# Words of sentences, which no name holds.
SENTENCE_WORDS = word_set(
    "i we you he she it they this that these those is are was were be been am does did have has had would can could "
    "should shall might must not if because when where what which who whose why how there here my our your their "
    "his her its let lets to on in at by with from into about as or then but just very please thank"
)
# What people call the heads of lists and chapters, hardly themselves.
HEAD_WORDS = word_set(
    "action actions agenda area areas best better challenge challenges chapter closing code conclusion conclusions "
    "cook cooking core country countries course current data day deadline digital document documents draft duration "
    "email event events expected final focus follow format forum further future general global goal goals "
    "governance group groups guest guests heading human identification impact intended international internet "
    "introduction item items key learned learning legal lesson lessons level list main major meeting message "
    "messages method minutes next note notes number objective objectives office online open opening option options "
    "outcome outcomes output outputs overall panel paper part phase plan plans point points policy possible "
    "practice practices prep preparation presenter priority private problem process product program programme "
    "project proposed public purpose question questions reading recommendation recommendations related report "
    "required resolution result results review rights risk room rule rules schedule scope section security service "
    "session sessions short skill skills source stage standard statement status step steps strategic sub summary "
    "support table takeaway takeaways target targets task tasks technical term terms theme time title topic topics "
    "total track type types update updates use user website week work working workshop yield monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december changes commits management notable storage state syntax tooling tools module "
    "modules model models orden ordre sumario sommaire ordem tagesordnung"
)
# Of these words people are called too: Nathan Cook, June Sample. A voice that is overheard is another's words.
SURNAMES_TOO = word_set("best cook day key major point rich short")
FIRST_NAMES_TOO = word_set("april june august")
