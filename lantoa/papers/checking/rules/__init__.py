"""The rules, one module a family; a new module is found by itself."""
