"""Pages of official papers, one module a part."""
