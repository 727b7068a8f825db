"""Schooling: school years and schools, enrolments, results, attendance, support; never where she lives."""
