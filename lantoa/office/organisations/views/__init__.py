"""The pages, one file each theme."""
