"""Paper: tagged PDF files with the typeface and the colours of the house. Pure: knows no Django and no database."""
