"""A table of units of one body: what each line would add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from lantoa.domain.organisations.importing.base import Checked, Field, Line, cells_of
from lantoa.domain.organisations.kinds import guess_kind, kind_of_label
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import ORGANISATION_KINDS
from lantoa.lib.text import fold_name

FIELDS: Final = (
    Field("name", "Tên đơn vị", is_required=True, width=40, also=("Tên", "Đơn vị")),
    Field("kind", "Loại", "Để trống thì phần mềm đoán theo tên.", width=30, also=("Loại đơn vị",)),
    Field("parent", "Đơn vị cấp trên", "Để trống là trực thuộc cơ quan.", width=40, also=("Trực thuộc",)),
    Field("abbreviation", "Tên viết tắt", width=14, also=("Viết tắt",)),
    Field("aliases", "Tên gọi khác", "Nhiều tên cách nhau bằng dấu chấm phẩy.", width=36),
    Field("phone", "Điện thoại", width=16, also=("Số điện thoại", "SĐT")),
    Field("email", "Thư điện tử", width=26, also=("Email", "E-mail")),
)


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit to be added; the parent is an existing unit or a line of the same file."""

    name: str
    kind: str
    parent: Unit | None
    parent_line: int | None
    abbreviation: str
    aliases: tuple[str, ...]
    phone: str
    email: str
    line: int


@dataclass(frozen=True, slots=True)
class _Names:
    """Where a name stands: in the tree, in the file."""

    organisation: Unit
    units: dict[str, list[Unit]]
    lines: dict[str, list[int]]

    @classmethod
    def of(cls, organisation: Unit, known: list[Unit], lines: list[tuple[int, dict[str, str]]]) -> _Names:
        names = cls(organisation, {}, {})
        for unit in known:
            names.units.setdefault(unit.folded_name, []).append(unit)
        for number, cells in lines:
            names.lines.setdefault(fold_name(cells["name"]), []).append(number)
        return names


def check_units(rows: Sequence[Sequence[str]], *, organisation: Unit, on: date) -> Checked[UnitDraft]:
    """Read a table of units of `organisation`; two queries.

    Raises:
        Invalid: if the file has no titles or no lines; what is wrong in a line stands in the line.
    """
    lines = cells_of(rows, FIELDS)
    known = [unit for unit in _known(organisation) if unit.is_valid_on(on)]
    names = _Names.of(organisation, known, lines)
    taken = {(unit.parent_id, unit.folded_name) for unit in known}
    aliases = {alias.folded_name: unit.name for unit in known for alias in unit.aliases.all()}
    checked: list[Line[UnitDraft]] = []
    seen: dict[tuple[object, str], int] = {}
    for number, cells in lines:
        problems: list[str] = []
        parent, parent_line = _parent(cells, names, number=number, problems=problems)
        kind = _kind(cells, problems)
        _check_words(cells, problems)
        folded = fold_name(cells["name"])
        place = (parent.pk if parent else f"dòng {parent_line}", folded)
        if parent is not None and (parent.pk, folded) in taken:
            problems.append(_("“%s” đã có trong cây đơn vị.") % cells["name"])
        elif place in seen:
            problems.append(_("Trùng với dòng %s.") % seen[place])
        elif folded in aliases:
            problems.append(_("Tên này đã là tên gọi khác của %s.") % aliases[folded])
        seen.setdefault(place, number)
        other_names = tuple(part.strip() for part in cells["aliases"].split(";") if part.strip())
        draft = UnitDraft(
            name=cells["name"],
            kind=kind,
            parent=parent,
            parent_line=parent_line,
            abbreviation=cells["abbreviation"],
            aliases=other_names,
            phone=cells["phone"],
            email=cells["email"].lower(),
            line=number,
        )
        checked.append(Line(number, cells, draft, tuple(problems)))
    return Checked(tuple(_without_orphans(checked)))


def _known(organisation: Unit) -> list[Unit]:
    return list(Unit.objects.filter(organisation=organisation).prefetch_related("aliases").order_by("path"))


def _parent(
    cells: dict[str, str], names: _Names, *, number: int, problems: list[str]
) -> tuple[Unit | None, int | None]:
    """The unit above: an existing one, or the line of the file that adds it."""
    text = cells["parent"]
    if not text:
        return names.organisation, None
    folded = fold_name(text)
    units = names.units.get(folded, [])
    lines = [line for line in names.lines.get(folded, []) if line != number]
    if len(units) + len(lines) > 1:
        problems.append(_("Có nhiều đơn vị tên “%s”; hãy thêm đơn vị này bằng tay.") % text)
    elif units:
        return units[0], None
    elif lines and lines[0] > number:
        problems.append(_("Dòng của đơn vị cấp trên “%s” phải đứng trước dòng này.") % text)
    elif lines:
        return None, lines[0]
    else:
        problems.append(
            _("Không có đơn vị cấp trên “%s”; hãy thêm một dòng cho đơn vị đó ở phía trên.") % text
        )
    return names.organisation, None


def _kind(cells: dict[str, str], problems: list[str]) -> str:
    kind = kind_of_label(cells["kind"]) if cells["kind"] else guess_kind(cells["name"])
    if kind is None:
        problems.append(_("Không có loại “%s”; hãy chọn trong danh sách của cột.") % cells["kind"])
        return guess_kind(cells["name"])
    if kind in ORGANISATION_KINDS:
        problems.append(_("Tỉnh, sở, xã, phường không nhập bằng tệp này; hãy dùng danh mục hành chính."))
    return kind


def _check_words(cells: dict[str, str], problems: list[str]) -> None:
    if not cells["name"]:
        problems.append(_("Chưa có tên đơn vị."))
    for key, most in (("name", 250), ("abbreviation", 40), ("phone", 30)):
        if len(cells[key]) > most:
            title = next(field.title for field in FIELDS if field.key == key)
            problems.append(_("Cột “%(title)s” dài quá %(most)s chữ.") % {"title": title, "most": most})
    if any(len(part) > 250 for part in cells["aliases"].split(";")):
        problems.append(_("Cột “Tên gọi khác” có tên dài quá 250 chữ."))
    if cells["email"]:
        try:
            validate_email(cells["email"])
        except ValidationError:
            problems.append(_("Địa chỉ thư “%s” không đúng.") % cells["email"])


def _without_orphans(lines: list[Line[UnitDraft]]) -> list[Line[UnitDraft]]:
    """A line below a wrong line cannot be added either, and says so."""
    wrong = {line.number for line in lines if line.problems}
    done: list[Line[UnitDraft]] = []
    for line in lines:
        above = line.draft.parent_line if line.draft else None
        if above in wrong and not line.problems:
            wrong.add(line.number)
            reason = _("Đơn vị cấp trên ở dòng %s còn lỗi.") % above
            done.append(Line(line.number, line.cells, line.draft, (reason,)))
        else:
            done.append(line)
    return done
