"""Checking the layout of a paper."""
