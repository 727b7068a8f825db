"""Donor reports: what leaves the house, and how little it says about any one child."""
