"""The views of the drafting desk, one file a part of it."""
