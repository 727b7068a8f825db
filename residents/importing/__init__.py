"""A home's master list, from the bytes of a spreadsheet to files of its girls.

Reading and judging are pure: `sheets.read` gives the cells, `judge.judge` a `Plan`; nothing in a file is ever
evaluated. `actions` keeps a list sealed, brings it in whole or not at all, and takes it back.
"""
