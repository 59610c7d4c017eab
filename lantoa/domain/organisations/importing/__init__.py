"""Tables of units and people from a spreadsheet: checked line by line before anything is written."""
