"""One flow of approval for everything that needs it: ordered steps bound to a role in a unit."""
