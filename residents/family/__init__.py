"""The people around a child, and who may be in contact with her."""
