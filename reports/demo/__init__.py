"""Invented organisations, for trying out what can be learned from their donor reports. Nobody in them exists.

girls.py   how they come, grow older and leave       rows.py   the same, written into an empty database
donors.py  what each of several donors asks for
"""
