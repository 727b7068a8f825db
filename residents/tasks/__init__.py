"""Tasks about a child: what is to be done, by whom, until when."""
