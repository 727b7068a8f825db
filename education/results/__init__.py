"""Results as the schools report them: a grid for one girl, a grid for a home, and her way over the years."""
