"""The formats of plain text, tried in order: in text files, and in what pages, office documents and PDFs hold."""

from sessions.formats import captions, dialogue, minutes, report_page, stamped_text, un_text

# The most telling signs first; dialogue takes what only has names before colons, stamped text what only has times.
TEXT_FORMATS = {
    "un_text": un_text,
    "captions": captions,
    "minutes": minutes,
    "report_page": report_page,
    "dialogue": dialogue,
    "stamped_text": stamped_text,
}
