"""A column of folded text and the question "does it hold these words?".

SQLite answers from an FTS5 table that triggers keep beside the row, PostgreSQL from a GIN index over
`tsvector('simple')`; both are laid by `lantoa.domain.search.indexes` in a migration. Neither database folds
"đ", so folding is done here, once, when a row is written.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from django.db.models.sql.compiler import SQLCompiler

from lantoa.lib.text import fold

MOST_WORDS = 12


def folded(*texts: str) -> str:
    """What is kept of some texts for search: letters and figures without marks, in their order."""
    return " ".join(filter(None, map(fold, texts)))


def words_of(text: str) -> list[str]:
    """The words that a search asks for; the thirteenth and later ones are left out."""
    return fold(text).split()[:MOST_WORDS]


class FoldedField(models.TextField):  # type: ignore[type-arg]
    """Text written by `folded`; `column__words="phong chong"` finds rows with all words, the last one begun."""


@FoldedField.register_lookup
class HasWords(Lookup):
    """All words are there, in any order; the last may be only its beginning. No words ask for nothing."""

    lookup_name = "words"

    def get_prep_lookup(self) -> list[str]:
        """The words, folded."""
        return words_of(str(self.rhs))

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """The row's number is among those that FTS5 finds."""
        quote = connection.ops.quote_name
        key = f"{quote(self.lhs.alias)}.{quote(self.lhs.target.model._meta.pk.column)}"
        words = quote(f"{self.lhs.target.model._meta.db_table}_words")
        asked = " ".join(f'"{word}"' for word in self.rhs) + "*"
        if not self.rhs:
            return "1 = 1", []
        return f"{key} IN (SELECT rowid FROM {words} WHERE {words} MATCH %s)", [asked]  # noqa: S608 - names of our own tables

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """The index's own expression matches."""
        if not self.rhs:
            return "TRUE", []
        column, parameters = self.process_lhs(compiler, connection)
        asked = " & ".join(self.rhs) + ":*"
        return f"to_tsvector('simple', {column}) @@ to_tsquery('simple', %s)", [*parameters, asked]
