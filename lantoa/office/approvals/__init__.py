"""Rounds of approval: what waits, one round, the routes of a body, and the page behind a signed link."""
