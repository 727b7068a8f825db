"""What ./x can do. Each command is a function that takes the rest of the command line and returns an exit code."""


class CannotDoThat(Exception):
    """The message says why and what to do instead, to a person at a terminal."""
