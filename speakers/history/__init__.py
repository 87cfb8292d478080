"""What changed in a record: its states kept from the first edit on, shown word by word, and restored."""
