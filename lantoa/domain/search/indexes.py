"""What a migration lays beside a table so that its folded column can be searched by words."""

from __future__ import annotations

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE: Final = (
    "CREATE VIRTUAL TABLE {table}_words USING fts5("
    "{column}, content='{table}', content_rowid='id', tokenize='ascii', prefix='2 3')",
    "CREATE TRIGGER {table}_words_added AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {table}_words(rowid, {column}) VALUES (new.id, new.{column}); END",
    "CREATE TRIGGER {table}_words_gone AFTER DELETE ON {table} BEGIN "
    "INSERT INTO {table}_words({table}_words, rowid, {column}) VALUES ('delete', old.id, old.{column}); END",
    "CREATE TRIGGER {table}_words_changed AFTER UPDATE OF {column} ON {table} BEGIN "
    "INSERT INTO {table}_words({table}_words, rowid, {column}) VALUES ('delete', old.id, old.{column}); "
    "INSERT INTO {table}_words(rowid, {column}) VALUES (new.id, new.{column}); END",
    "INSERT INTO {table}_words({table}_words) VALUES ('rebuild')",
)
_POSTGRESQL: Final = ("CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple', {column}))",)


def lay_words(editor: BaseDatabaseSchemaEditor, *, table: str, column: str) -> None:
    """Make the index of words over a folded column that is already filled.

    SQLite's triggers die when a later migration makes the table anew: such a migration calls `lift_words`
    before and this after.
    """
    for statement in _SQLITE if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(statement.format(table=table, column=column))


def lift_words(editor: BaseDatabaseSchemaEditor, *, table: str) -> None:
    """Take the index of words away."""
    if editor.connection.vendor != "sqlite":
        editor.execute(f"DROP INDEX {table}_words")
        return
    for trigger in ("added", "gone", "changed"):
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_words_{trigger}")
    editor.execute(f"DROP TABLE {table}_words")
