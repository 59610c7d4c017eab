"""Addresses of plans: the list, the tabs of one plan, its steps, its tasks and what is asked of them."""

from django.urls import path

from lantoa.office.plans.views import (
    amendment,
    answers,
    bases,
    changes,
    inheritance,
    lists,
    pages,
    readings,
    steps,
    tables,
    tasks,
)

urlpatterns = [
    path("", lists.plan_list, name="plans"),
    path("<int:pk>/", pages.overview, name="plan"),
    path("<int:pk>/tasks/", tables.appendix, name="plan_tasks"),
    path("<int:pk>/tasks.xlsx", tables.appendix_file, name="plan_tasks_file"),
    path("<int:pk>/calendar/", tables.calendar, name="plan_calendar"),
    path("<int:pk>/targets/", pages.targets, name="plan_targets"),
    path("<int:pk>/reports/", pages.reports, name="plan_reports"),
    path("<int:pk>/bases/", bases.bases, name="plan_bases"),
    path("<int:pk>/text/", pages.text, name="plan_text"),
    path("<int:pk>/coverage/", pages.units, name="plan_coverage"),
    path("<int:pk>/history/", pages.events, name="plan_history"),
    path("<int:pk>/inheritance/", inheritance.inheritance, name="plan_inheritance"),
    path(
        "<int:pk>/inheritance/<str:kind>/<int:row>/<str:verdict>/",
        inheritance.say,
        name="plan_inheritance_say",
    ),
    path("<int:pk>/amend/", amendment.begin, name="plan_amend"),
    path("<int:pk>/amendment/", amendment.amendment, name="plan_amendment"),
    path("<int:pk>/amendment/write/", amendment.write, name="plan_amendment_write"),
    path("citations/<int:pk>/replace/", bases.replace, name="citation_replace"),
    path("<int:pk>/steps/<str:key>/", steps.step, name="plan_step"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/move/<str:to>/", tasks.move, name="task_move"),
    path("tasks/<int:pk>/assign/", answers.assign, name="task_assign"),
    path("tasks/<int:pk>/change/", changes.ask, name="task_change"),
    path("assignments/<int:pk>/accept/", answers.accept, name="assignment_accept"),
    path("assignments/<int:pk>/ask-back/", answers.ask_back, name="assignment_ask_back"),
    path("assignments/<int:pk>/reply/", answers.reply, name="assignment_reply"),
    path("assignments/<int:pk>/remove/", answers.unassign, name="assignment_remove"),
    path("changes/<int:pk>/grant/", changes.grant, name="change_grant"),
    path("changes/<int:pk>/refuse/", changes.refuse, name="change_refuse"),
    path("targets/<int:pk>/reading/", readings.choose, name="target_reading"),
]
