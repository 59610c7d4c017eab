"""Addresses of official papers: sent, received, series, signing posts, and the link of a recipient."""

from django.urls import path

from lantoa.office.papers.views import acts, answers, deliveries, files, lists, pages, series, signing

urlpatterns = [
    path("", lists.sent, name="papers"),
    path("incoming/", lists.received, name="papers_incoming"),
    path("incoming/<int:pk>/received/", deliveries.received, name="delivery_received"),
    path("series/", series.series_list, name="paper_series"),
    path("series/<int:pk>/", series.series_edit, name="series"),
    path("series/<int:pk>/remove/", series.series_remove, name="series_remove"),
    path("signing/", signing.posts, name="paper_signing"),
    path("signing/<int:pk>/end/", signing.end, name="signing_post_end"),
    path("link/<str:secret>/", deliveries.link, name="paper_link"),
    path("link/<str:secret>/received/", deliveries.link_received, name="paper_link_received"),
    path("link/<str:secret>/file/", deliveries.link_file, name="paper_link_file"),
    path("deliveries/<int:pk>/send/", deliveries.send, name="delivery_send"),
    path("deliveries/<int:pk>/link/", deliveries.show_link, name="delivery_link"),
    path("deliveries/<int:pk>/by-hand/", deliveries.by_hand, name="delivery_by_hand"),
    path("<int:pk>/", pages.page, name="paper"),
    path("<int:pk>/signed/progress/", pages.progress, name="paper_signed_progress"),
    path("<int:pk>/number/", acts.number, name="paper_number"),
    path("<int:pk>/issue/", acts.issue, name="paper_issue"),
    path("<int:pk>/submit/", acts.submit, name="paper_submit"),
    path("<int:pk>/void/", acts.void, name="paper_void"),
    path("<int:pk>/signed/", acts.signed, name="paper_signed"),
    path("<int:pk>/recipients/", deliveries.add, name="paper_recipients"),
    path("<int:pk>/correct/", answers.correct, name="paper_correct"),
    path("<int:pk>/replace/", answers.replace, name="paper_replace"),
    path("<int:pk>/recall/", answers.recall, name="paper_recall"),
    path("<int:pk>/file/<str:form>/", files.download, name="paper_file"),
]
