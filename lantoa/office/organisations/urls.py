"""Addresses of units, people, their import and one's own account."""

from django.urls import path

from lantoa.office.organisations.views import account, bringing, holidays, people, units

UNITS, PEOPLE = {"kind": "units"}, {"kind": "people"}

urlpatterns = [
    path("units/", units.unit_tree, name="units"),
    path("units/add/", units.unit_add, name="unit_add"),
    path("units/export/", bringing.units_export, name="units_export"),
    path("units/<int:pk>/", units.unit_page, name="unit"),
    path("units/<int:pk>/edit/", units.unit_edit, name="unit_edit"),
    path("units/<int:pk>/close/", units.unit_close, name="unit_close"),
    path("units/<int:pk>/reopen/", units.unit_reopen, name="unit_reopen"),
    path("units/<int:pk>/succeed/", units.unit_succeed, name="unit_succeed"),
    path("units/<int:pk>/aliases/", units.alias_add, name="unit_alias_add"),
    path("units/aliases/<int:pk>/remove/", units.alias_remove, name="unit_alias_remove"),
    path("people/", people.people_list, name="people"),
    path("people/add/", people.person_add, name="person_add"),
    path("people/export/", bringing.people_export, name="people_export"),
    path("people/<int:pk>/", people.person_page, name="person"),
    path("people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:pk>/roles/", people.role_give, name="person_role_give"),
    path("people/<int:pk>/lend/", people.role_lend, name="person_role_lend"),
    path("people/<int:pk>/invite/", people.person_invite, name="person_invite"),
    path("people/<int:pk>/lock/", people.person_lock, name="person_lock"),
    path("people/<int:pk>/unlock/", people.person_unlock, name="person_unlock"),
    path("people/<int:pk>/second-factor/", people.second_factor_remove, name="person_second_factor_remove"),
    path("people/roles/<int:pk>/end/", people.role_end, name="role_end"),
    path("people/lent/<int:pk>/revoke/", people.delegation_revoke, name="delegation_revoke"),
    path("units/bring-in/", bringing.bring_in, UNITS, name="units_bring_in"),
    path("units/bring-in/template/", bringing.template, UNITS, name="units_template"),
    path("units/bring-in/<int:pk>/", bringing.check, UNITS, name="units_bring_in_check"),
    path("people/bring-in/", bringing.bring_in, PEOPLE, name="people_bring_in"),
    path("people/bring-in/template/", bringing.template, PEOPLE, name="people_template"),
    path("people/bring-in/<int:pk>/", bringing.check, PEOPLE, name="people_bring_in_check"),
    path("holidays/", holidays.holidays_page, name="holidays"),
    path("holidays/add/", holidays.holiday_add, name="holiday_add"),
    path("holidays/<int:pk>/remove/", holidays.holiday_remove, name="holiday_remove"),
    path("account/", account.my_account, name="my_account"),
    path("invitations/<str:token>/", account.first_password, name="first_password"),
]
