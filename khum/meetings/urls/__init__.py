"""Addresses of meetings."""

from django.urls import path

from khum.meetings.views import calendar, feed, meetings, minutes, names, series

app_name = "meetings"
urlpatterns = [
    path("", calendar.calendar, name="calendar"),
    path("calendar/", feed.address, name="feed"),
    path("calendar/close/", feed.close, name="feed-close"),
    path("calendar/<str:secret>.ics", feed.file, name="feed-file"),
    path("resolutions/", calendar.resolutions, name="resolutions"),
    path("resolutions/<int:pk>/settle/", calendar.settle, name="settle"),
    path("series/", series.series_list, name="series-list"),
    path("series/new/", series.new, name="series-new"),
    path("series/<int:pk>/", series.series, name="series"),
    path("series/<int:pk>/edit/", series.edit, name="series-edit"),
    path("series/<int:pk>/plan/", series.plan_year, name="plan-year"),
    path("series/<int:pk>/meeting/", series.plan_meeting, name="plan-meeting"),
    path("series/<int:pk>/close/", series.close, name="series-close"),
    path("<int:pk>/", meetings.meeting, name="meeting"),
    path("<int:pk>/call/", meetings.call, name="call"),
    path("<int:pk>/reply/", meetings.reply, name="reply"),
    path("<int:pk>/move/", meetings.move, name="move"),
    path("<int:pk>/cancel/", meetings.cancel, name="cancel"),
    path("<int:pk>/begin/", meetings.begin, name="begin"),
    path("<int:pk>/finish/", meetings.finish, name="finish"),
    path("<int:pk>/take-back/", meetings.take_back, name="take-back"),
    path("<int:pk>/certify/", meetings.certify, name="certify"),
    path("<int:pk>/names/", names.names, name="names"),
    path("<int:pk>/names/rest/", names.rest, name="names-rest"),
    path("<int:pk>/names/add/", names.add, name="names-add"),
    path("names/<int:pk>/", names.note, name="name-note"),
    path("names/<int:pk>/away/", names.away, name="name-away"),
    path("<int:pk>/door/", names.door, name="door"),
    path("<int:pk>/door.svg", names.door_code, name="door-code"),
    path("in/<str:token>/", names.check_in, name="check-in"),
    path("<int:pk>/minutes/", minutes.writing, name="minutes"),
    path("<int:pk>/minutes/merge/", minutes.merge, name="minutes-merge"),
    path("<int:pk>/minutes.<str:extension>", minutes.report, name="report"),
    path("<int:pk>/call.<str:extension>", minutes.invitation, name="invitation"),
    path("<int:pk>/lines/", minutes.line_add, name="line-add"),
    path("lines/<int:pk>/", minutes.autosave, name="line-save"),
    path("lines/<int:pk>/remove/", minutes.line_remove, name="line-remove"),
    path("lines/<int:pk>/resolution/", minutes.resolve, name="resolve"),
    path("lines/<int:pk>/point/", minutes.point, name="point"),
    path("points/<int:pk>/item/", minutes.point_item, name="point-item"),
]
