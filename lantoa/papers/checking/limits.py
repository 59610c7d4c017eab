"""How much the checker looks at, beside the limits of the reader on archives and XML."""

SECONDS = 20.0
PARAGRAPHS = 40_000
ROUNDS = 6
"""How often a copy is mended and checked anew before what is left is left."""
