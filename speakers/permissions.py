"""What may be allowed on a record that goes in and out as CSV."""

EXCHANGED = ("add", "change", "delete", "view", "import", "export")
