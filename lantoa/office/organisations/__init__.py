"""Units, people, imports of both, and one's own account."""
