"""Addresses of the drafting desk: begin, the desk and its parts, versions, the paper as a file."""

from django.urls import path

from lantoa.office.drafting.views import (
    desk,
    locking,
    papers,
    pasting,
    rows,
    sections,
    starting,
    tasks,
    versions,
)

urlpatterns = [
    path("new/", starting.start, name="plan_new"),
    path("<int:pk>/paper.<str:form>", papers.paper, name="plan_paper"),
    path("<int:pk>/draft/", desk.desk, name="plan_draft"),
    path("<int:pk>/draft/preview/", desk.preview, name="plan_draft_preview"),
    path("<int:pk>/draft/status/", desk.status, name="plan_draft_status"),
    path("<int:pk>/draft/head/", desk.head, name="plan_draft_head"),
    path("<int:pk>/draft/frame/", sections.frame, name="plan_draft_frame"),
    path("<int:pk>/draft/sections/", sections.add, name="plan_draft_section_add"),
    path("<int:pk>/draft/sections/<int:section_pk>/", sections.section, name="plan_draft_section"),
    path("<int:pk>/draft/lists/<str:kind>/", sections.items, name="plan_draft_list"),
    path("<int:pk>/draft/tasks/", tasks.add, name="plan_draft_task_add"),
    path("<int:pk>/draft/tasks/paste/", pasting.paste, name="plan_draft_paste"),
    path("<int:pk>/draft/tasks/<int:task_pk>/", tasks.task, name="plan_draft_task"),
    path("<int:pk>/draft/targets/", rows.add_target, name="plan_draft_target_add"),
    path("<int:pk>/draft/targets/<int:target_pk>/", rows.target, name="plan_draft_target"),
    path("<int:pk>/draft/reporting/", rows.add_duty, name="plan_draft_duty_add"),
    path("<int:pk>/draft/reporting/<int:duty_pk>/", rows.duty, name="plan_draft_duty"),
    path("<int:pk>/draft/bases/", rows.add_citation, name="plan_draft_citation_add"),
    path("<int:pk>/draft/bases/<int:citation_pk>/", rows.citation, name="plan_draft_citation"),
    path("<int:pk>/draft/lock/", locking.lock, name="plan_draft_lock"),
    path("<int:pk>/draft/set-asides/<int:set_aside_pk>/", locking.set_aside, name="plan_draft_set_aside"),
    path("<int:pk>/draft/versions/", versions.versions, name="plan_draft_versions"),
    path("<int:pk>/draft/versions/<int:number>/restore/", versions.restore, name="plan_draft_restore"),
]
