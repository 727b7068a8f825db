"""A home's master list, from the bytes of a spreadsheet to a verdict on every row. Pure: no Django, no database.

`sheets.read` gives the cells, `judge.judge` gives a `Plan`. Nothing in a file is ever evaluated.
"""
