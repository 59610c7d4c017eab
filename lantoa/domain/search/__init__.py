"""Search without accents over one folded column, alike on both databases."""
