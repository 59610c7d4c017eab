"""An agency's own .docx with named places: which places there are, what is wrong with a template, and filling it."""
