"""The queue of uploaded documents: received, previewed, decided about by an editor, imported by the importer."""
