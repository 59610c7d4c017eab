"""Work in the background, for administrators."""

from html import unescape

import pytest

from lantoa.domain.audit.models import AuditEvent
from lantoa.domain.outbox.models import Job
from tests.factories.organisations import give_role, make_person


@pytest.fixture
def job(world, now) -> Job:
    """A failed job of commune A."""
    return make(world.commune.unit, now)


def make(organisation, at, *, state="failed", error="Tệp bị hỏng.") -> Job:
    return Job.objects.create(
        name="read_import",
        organisation=organisation,
        state=state,
        tries=5,
        due_at=at,
        created_at=at,
        finished_at=at if state == "failed" else None,
        error=error,
    )


@pytest.fixture
def root(world, client, on_the_day):
    """A client of the province's administrator."""
    person = make_person("root")
    give_role(person, world.province, "admin")
    client.force_login(person)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "vi"
    return client


def seen(client, query=""):
    answer = client.get(f"/jobs/{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_administrator_sees_what_failed_and_why(client_of, job):
    text = seen(client_of("admin"))
    assert "Tệp bị hỏng." in text
    assert "Đọc văn bản tải lên" in text
    assert "Tệp bị hỏng." not in seen(client_of("admin"), "?state=waiting")


def test_once_more_puts_it_back_in_the_line_and_is_logged(client_of, job, world):
    answer = client_of("admin").post(f"/jobs/{job.pk}/retry/")
    assert (answer.status_code, answer.url) == (302, "/jobs/")
    job.refresh_from_db()
    assert (job.state, job.tries) == ("waiting", 0)
    assert AuditEvent.objects.filter(kind="job_retried", by=world.admin, subject_id=job.pk).count() == 1


def test_a_job_that_still_waits_is_not_repeated(client_of, world, now):
    waiting = make(world.commune.unit, now, state="waiting", error="")
    assert client_of("admin").post(f"/jobs/{waiting.pk}/retry/").status_code == 403


@pytest.mark.parametrize("who", ["owner", "colleague", "contact", "consolidator", "stranger"])
def test_others_are_told_who_may(client_of, who):
    answer = client_of(who).get("/jobs/")
    assert answer.status_code == 403
    assert "Chỉ quản trị của cơ quan được xem việc nền" in unescape(answer.content.decode())


@pytest.mark.parametrize(("who", "status"), [("colleague", 403), ("stranger", 404), ("consolidator", 404)])
def test_others_repeat_nothing(client_of, job, who, status):
    assert client_of(who).post(f"/jobs/{job.pk}/retry/").status_code == status
    job.refresh_from_db()
    assert job.state == "failed"


def test_another_bodys_jobs_are_not_seen(client_of, world, now):
    foreign = make(world.other_commune.unit, now, error="Của xã khác.")
    assert "Của xã khác." not in seen(client_of("admin"))
    assert client_of("admin").post(f"/jobs/{foreign.pk}/retry/").status_code == 404


def test_jobs_of_no_body_belong_to_the_administrator_at_the_root(client_of, root, now):
    own = make(None, now, error="Dọn dẹp hỏng.")
    assert "Dọn dẹp hỏng." not in seen(client_of("admin"))
    assert client_of("admin").post(f"/jobs/{own.pk}/retry/").status_code == 404
    assert "Dọn dẹp hỏng." in seen(root)
    assert root.post(f"/jobs/{own.pk}/retry/").status_code == 302


def test_an_error_is_text_and_never_markup(client_of, world, now):
    make(world.commune.unit, now, error="<script>alert(1)</script>")
    assert b"<script>alert" not in client_of("admin").get("/jobs/").content


def test_nothing_failed_is_said_kindly(client_of):
    assert "Mọi việc nền đang chạy tốt" in seen(client_of("admin"))


def test_repeating_is_pressed_never_visited(client_of, job):
    assert client_of("admin").get(f"/jobs/{job.pk}/retry/").status_code == 405
