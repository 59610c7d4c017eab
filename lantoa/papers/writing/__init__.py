"""Data to an official paper in the layout of Nghị định 30/2020/NĐ-CP: one block model, three writers."""
