"""Finds out which line plays which part: by its words, its place, the table it stands in; its look only where needed."""
