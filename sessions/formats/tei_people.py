"""Turns the people and the printed labels of a TEI document into the names of those who speak."""

from collections.abc import Collection

from lxml import etree

from sessions.formats.languages import language_tag
from sessions.formats.xml_document import (
    XML_LANGUAGE,
    identifier,
    local_name,
    name_as_printed,
    named,
    pointed,
    words_of,
)
from sessions.transcript import ListedSpeaker

# <persName><surname>Rey</surname><forename>Ana</forename></persName> is printed "Ana Rey".
PARTS_IN_ORDER = ("forename", "nameLink", "surname", "genName")


def names_of_people(root: etree._Element, language: str | None) -> dict[str, str]:
    """The name of each person of the document's lists by the identifier; "" where a person has none."""
    return {identifier(person) or "": _name(person, language) for person in named(root, "person")}


def listed_people(root: etree._Element, speaking: Collection[str]) -> tuple[ListedSpeaker, ...]:
    """The people of the lists who speak, in the lists' order."""
    language = language_tag(root.get(XML_LANGUAGE))
    names = names_of_people(root, language)
    return tuple(ListedSpeaker(name) for key, name in names.items() if key in speaking and name)


def printed_labels(root: etree._Element) -> dict[etree._Element, str]:
    """The label printed before each utterance; an utterance without one has the last label of the same person."""
    labels, latest, waiting = {}, {}, ""
    for element in named(root, "note", "u"):
        if local_name(element) == "u":
            speaker = pointed(element.get("who"))
            labels[element] = waiting or latest.get(speaker, "")
            latest[speaker], waiting = labels[element] if speaker else "", ""
        elif element.get("type") == "speaker" and local_name(element.getparent()) != "u":
            waiting = name_as_printed(words_of(element))
    return labels


def _name(person: etree._Element, language: str | None) -> str:
    """The person's name in the document's language, else the first that is given."""
    names = sorted(
        named(person, "persName"), key=lambda name: language_tag(name.get(XML_LANGUAGE)) not in (None, language)
    )
    parts = [words_of(part) for wanted in PARTS_IN_ORDER for part in named(names[0], wanted)] if names else []
    return " ".join(filter(None, parts)) or (words_of(names[0]) if names else "")
