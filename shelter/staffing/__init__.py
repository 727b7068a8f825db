"""The administrator's pages: who works here, and the homes, rooms and beds. No child appears in them."""
