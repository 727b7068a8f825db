"""How days are written in each language."""
