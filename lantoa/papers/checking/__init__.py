"""Holds a finished paper against Nghị định 30/2020/NĐ-CP: what is wrong, where, by which rule, and how to mend it."""
