"""One module a kind of paper: from plain data to a `Paper` in the form that the decree's samples give it."""
