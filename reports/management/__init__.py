"""Commands of donor reports."""
