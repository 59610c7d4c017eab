"""Tables in and out of .xlsx files: plain rows of text, no tables of ours."""
