"""Addresses of approvals."""

from django.urls import path

from lantoa.office.approvals.views import acts, links, lists, rounds, routes

urlpatterns = [
    path("", lists.waiting, name="approvals"),
    path("batch/", lists.batch, name="approvals_batch"),
    path("routes/", routes.route, name="approval_routes"),
    path("link/<str:secret>/", links.by_link, name="approval_by_link"),
    path("<int:pk>/", rounds.approval, name="approval"),
    path("<int:pk>/agree/", acts.agree, name="approval_agree"),
    path("<int:pk>/return/", acts.return_for_changes, name="approval_return"),
    path("<int:pk>/skip/", acts.skip, name="approval_skip"),
    path("<int:pk>/comment/", acts.comment, name="approval_comment"),
    path("<int:pk>/withdraw/", acts.withdraw, name="approval_withdraw"),
    path("<int:pk>/link/", links.make, name="approval_link"),
]
