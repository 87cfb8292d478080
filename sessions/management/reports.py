"""Prints a document's record: for people as lines, for scripts as one JSON object a line."""

import json


def print_json(record: dict, out, err) -> None:
    out.write(json.dumps(record, ensure_ascii=False))


def print_text(record: dict, out, err) -> None:
    """One line for what happened; what an editor should know goes to the error stream."""
    if record["error"]:
        err.write(f"{record['outcome']}: {record['error']}")
        return
    counts = f"{len(record['voices'])} voices, {record['turns']} turns, {record['statements']} statements"
    out.write(f"{record['outcome']}: {record['session']} ({counts}) from {record['source']}")
    for warning in record["warnings"]:
        err.write(f"  {warning}")


REPORTS = {"text": print_text, "json": print_json}
