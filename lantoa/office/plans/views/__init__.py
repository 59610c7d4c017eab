"""Pages of plans: each view loads what the person may see, makes one call, and answers."""
