"""What the database itself allows: every table's row security and grants, built from `class Privacy` of its model.

A model says which guard stands before its rows and which columns may be counted. `enforce` turns that into
policies, grants and triggers after every migration; until it has run, the roles of the application may do nothing.
"""

from shelter.privacy.building import classified, enforce, is_history, machinery, scanned_columns, statements
from shelter.privacy.guards import Guard

__all__ = ["Guard", "classified", "enforce", "is_history", "machinery", "scanned_columns", "statements"]
