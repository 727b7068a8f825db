"""The child's file: who she is, where she stays, what was agreed, who accompanies her."""
