"""Papers about her plans: what stands on them, and how it is drawn. Pure: knows no Django and no database."""
