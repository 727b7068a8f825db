"""What somebody is asked to do for a child, and by when."""
