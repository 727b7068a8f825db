"""School results, from the bytes of a spreadsheet to enrolments and marks of girls whose codes we know.

Reading and judging are pure: `residents.importing.sheets.read` gives the cells, `judge.judge` a `Plan`. `matching` sets
it beside what is written; `actions` keeps the file sealed between the two steps, and brings it in whole or not at all.
"""
