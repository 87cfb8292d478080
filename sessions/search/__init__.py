"""The public search: what people type into ranked, highlighted, countable results, the same on SQLite and PostgreSQL."""
