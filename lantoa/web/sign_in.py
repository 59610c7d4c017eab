"""Sign-in by django-allauth; accounts are made by an administrator, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAdapter(DefaultAccountAdapter):
    """No one signs up by himself."""

    def is_open_for_signup(self, request) -> bool:
        """Always closed."""
        return False
