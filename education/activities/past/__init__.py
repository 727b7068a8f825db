"""Past attendance, from the bytes of a spreadsheet to roll-calls of girls whose codes we know.

`reading` is pure: it gives the lines of a file, each with what is wrong with it. `matching` sets them beside what is
written already; `actions` keeps the file sealed between the two steps, and brings it in whole or not at all.
"""
