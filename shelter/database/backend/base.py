"""PostgreSQL backend that opens every transaction with the acting person: nothing can leak through a pool."""

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def set_autocommit(self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False) -> None:
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            self.announce_actor()

    def announce_actor(self) -> None:
        """Tell the open transaction who acts. Ends with the transaction, as SET LOCAL does."""
        from shelter import actor  # the backend is loaded before the apps are

        with self.connection.cursor() as cursor:  # psycopg's own: neither logged nor counted as a query
            cursor.execute("select set_config('app.staff', %s, true)", (actor.current(),))
