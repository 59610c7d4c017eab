"""The health address."""

import pytest


@pytest.mark.django_db
def test_health_answers_without_signing_in(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")
