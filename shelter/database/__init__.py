"""PostgreSQL: the embedded server, the roles, backup and restore."""
