"""Questionnaires: instruments as data and pure scoring, what was answered, and the way over time."""
