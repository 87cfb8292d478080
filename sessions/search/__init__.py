"""The public search: what people type into ranked, marked and counted results, the same on every database."""
