"""Activities: programmes, the sessions their schedule makes, who is on the list, and the roll-call."""
