"""A .docx as the checker sees it: its parts, the effective look of each run and paragraph, drawn lines, sections."""
