"""The officer's working copy of what was read: plain JSON, built from a reading, edited, and made a draft plan."""
