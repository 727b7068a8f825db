"""Results brought in from a spreadsheet, judged row by row first."""
