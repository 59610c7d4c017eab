"""Jobs, written in the transaction of the change that asks for them."""

from django.db import models

from lantoa.domain.outbox.states import JobState

__all__ = ["Job"]


class Job(models.Model):
    """One piece of work for later: a name from the jobs registry and plain arguments.

    A worker takes it by a conditional update. `lease_until` says until when it is left alone: while
    waiting, the carrier is trusted to deliver it; while running, its worker is trusted to be alive.
    """

    organisation = models.ForeignKey("domain.Unit", models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"], name="job_state_due")]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"
