"""Signatures in a .pdf: who signed, when, whether the file is whole since; looked at in a process of its own."""

from lantoa.adapters.signatures.looking import SignatureReport, SignedFile, look_into

__all__ = ["SignatureReport", "SignedFile", "look_into"]
