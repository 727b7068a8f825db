"""What was done with her: sessions alone, in a group, with her family; case conferences."""
