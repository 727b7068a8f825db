"""What she told, once and word for word; and how often she was interviewed. Everywhere else: known, do not ask."""
