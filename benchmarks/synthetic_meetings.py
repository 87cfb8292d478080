"""Makes meetings of any size for measuring: sentences of the project's own, filled with words by a seeded generator."""

import random
from collections.abc import Iterator, Mapping, Sequence

from sessions.transcript import Kind, TextBuilder, Transcript, Turn

ACTORS = """
governments|small islands|regulators|the operators|our ministry|young engineers|school boards|city councils|librarians
community radios|the technical community|donors|parliaments|fishing villages|hospitals|the larger platforms
court clerks
women's cooperatives|standards bodies|researchers|the postal service|customs officers|teachers|network operators
insurers"""
ACTIONS = """
publish|protect|measure|fund|translate|store|delete|encrypt|open|repair|license|tax|audit|share|register|rebuild
certify|simplify|teach|delay|double|cancel|postpone|replace|connect|inspect|subsidise|map|archive|explain|regulate"""
THINGS = """
spectrum licences|children's data|public libraries|root servers|cable landings|health records|local languages
training courses|payment records|old telephones|content rules|identity cards|school networks|drone footage
tax receipts
emergency calls|weather sensors|market prices|harvest forecasts|land titles|court rulings|voter lists|school meals
water meters|bus tickets|birth certificates|radio archives|fishing permits|patient files|street maps|power meters"""
PLACES = """
in the northern valley|on the outer islands|in every second district|near the harbour|across the border|in the capital
in rural schools|at the ministry|in four provinces|among the elderly|in our region|during the dry season
after the storm
for the youngest pupils|in the mountain towns|at the county court|with our neighbours|in three pilot cities"""
REASONS = """
nobody else pays for it|the last budget left it out|trust grows slowly|the price doubled within a year
people asked for it twice|the court ordered it|machines alone cannot judge|two thirds of the requests were refused
the treaty says nothing about it|the engineers had left|it costs less than a bridge|our survey showed a wide gap
privacy is not a luxury|we have seen what happens otherwise|a rule without a budget is a wish|the cables end there"""
PATTERNS = (
    "{A} should {v} {t} {p}, because {r}.",
    "I believe that {a} must {v} {t} before {a2} {v2} {t2}.",
    "In {y} we counted {n} cases in which {a} did not {v} {t} {p}.",
    "It is important that {a} {v} {t} and that {a2} {v2} {t2} {p}.",
    "We have not seen {t} {p} since {y}, and {r}.",
    "Our proposal is that {n} per cent of the money goes to {t} {p}.",
    "{A} and {a2} never agreed on how to {v} {t}.",
    "For example, {a} began to {v} {t} {p} with {n} people.",
    "The challenge is not to {v} {t}, it is to {v2} {t2} {p}.",
    "Thank you very much, and over to you.",
    "Could {a} {v} {t} {p}, and what would {a2} say?",
    "My grandmother used to say that {r}.",
    "When {a} {v} {t}, {r}, and that is why {a2} have to {v2} {t2}.",
)


def listed(words: str) -> list[str]:
    return [word.strip() for word in words.strip().replace("\n", "|").split("|")]


BANKS = {"a": ACTORS, "a2": ACTORS, "v": ACTIONS, "v2": ACTIONS, "t": THINGS, "t2": THINGS, "p": PLACES, "r": REASONS}
CHOICES = {slot: listed(words) for slot, words in BANKS.items()}


def sentence(chance: random.Random, choices: Mapping[str, Sequence[str]]) -> str:
    slots = {slot: chance.choice(words) for slot, words in choices.items()}
    slots["A"] = slots["a"][0].upper() + slots["a"][1:]
    return chance.choice(PATTERNS).format(**slots, y=chance.randint(1995, 2024), n=chance.randint(11, 9800))


def subject(chance: random.Random) -> dict[str, list[str]]:
    """What one meeting speaks about: a third of the words of each kind."""
    return {slot: chance.sample(words, len(words) // 3) for slot, words in CHOICES.items()}


def meeting(seed: int, words: int, voices: int = 9) -> Transcript:
    """A transcript of about so many words, its turns of 30 to 400 words."""
    chance, builder, turns, written = random.Random(seed), TextBuilder(), [], 0
    choices = subject(chance)
    while written < words:
        said = " ".join(sentence(chance, choices) for _ in range(chance.randint(2, 25)))
        turns.append(Turn(f"Speaker Name{chance.randrange(voices)}", (builder.add(said),)))
        written += said.count(" ") + 1
    return Transcript(Kind.TRANSCRIPT, builder.text, tuple(turns), title=f"Synthetic {seed}", language="en")


def meetings(count: int, words: int) -> Iterator[Transcript]:
    return (meeting(seed, words) for seed in range(count))
