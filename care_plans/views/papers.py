"""Printing a paper about her."""
