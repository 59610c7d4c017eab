"""Words for many units at once, folded, and the kinds of units that they reach."""

from typing import Final

from lantoa.domain.organisations.states import UnitKind

WORKING: Final = frozenset(
    {
        UnitKind.OFFICE,
        UnitKind.DIVISION,
        UnitKind.POST,
        UnitKind.ONE_STOP,
        UnitKind.CENTRE,
        UnitKind.STATION,
        UnitKind.OTHER,
    }
)
"""All units of a body's own apparatus (A-32)."""

_DIVISIONS = frozenset({UnitKind.DIVISION})
_SPECIALISED = frozenset({UnitKind.DIVISION, UnitKind.OFFICE})
_BRANCHES = frozenset({UnitKind.DIVISION, UnitKind.OFFICE, UnitKind.OTHER})
_PUBLIC_SERVICE = frozenset({UnitKind.CENTRE, UnitKind.STATION, UnitKind.SCHOOL})
_MASS = frozenset({UnitKind.MASS_ORGANISATION})
_VILLAGES = frozenset({UnitKind.VILLAGE})
_STAFF = frozenset({UnitKind.POST, UnitKind.DIVISION, UnitKind.OFFICE, UnitKind.ONE_STOP})
_PRESS = frozenset({UnitKind.PRESS})
_PARTY = frozenset({UnitKind.PARTY})
_SCHOOLS = frozenset({UnitKind.SCHOOL})

GROUPS: Final[dict[str, frozenset[UnitKind]]] = {
    "phong chuyen mon": _SPECIALISED,
    "phong ban": _SPECIALISED,
    "phong": _DIVISIONS,
    "ban nganh": _BRANCHES,
    "nganh doan the": _MASS,
    "nganh": _BRANCHES,
    "ban": _BRANCHES,
    "bo phan": WORKING,
    "don vi su nghiep cong lap": _PUBLIC_SERVICE,
    "don vi su nghiep cong": _PUBLIC_SERVICE,
    "don vi su nghiep": _PUBLIC_SERVICE,
    "trung tam": frozenset({UnitKind.CENTRE, UnitKind.ONE_STOP}),
    "co quan chuyen mon": _SPECIALISED | {UnitKind.ONE_STOP},
    "co quan thong tan bao chi": _PRESS,
    "co quan truyen thong bao chi": _PRESS,
    "co quan thong tin dai chung": _PRESS,
    "co quan truyen thong": _PRESS,
    "co quan bao chi": _PRESS,
    "bao chi": _PRESS,
    "co quan": WORKING,
    "don vi": WORKING,
    "to chuc chinh tri xa hoi": _MASS,
    "to chuc xa hoi": _MASS,
    "to chuc doan the": _MASS,
    "to chuc dang": _PARTY,
    "to chuc": _MASS,
    "doan the chinh tri xa hoi": _MASS,
    "doan the": _MASS,
    "hoi doan the": _MASS,
    "hoi": _MASS,
    "mttq": _MASS,
    "co so thon": _VILLAGES,
    "co so xom": _VILLAGES,
    "thon": _VILLAGES,
    "xom": _VILLAGES,
    "ap": _VILLAGES,
    "khom": _VILLAGES,
    "buon": _VILLAGES,
    "khu pho": _VILLAGES,
    "khu dan cu": _VILLAGES,
    "to dan pho": _VILLAGES,
    "truong hoc": _SCHOOLS,
    "nha truong": _SCHOOLS,
    "truong": _SCHOOLS,
    "tram y te": _SCHOOLS,
    "can bo cong chuc vien chuc": _STAFF,
    "can bo cong chuc": _STAFF,
    "cong chuc vien chuc": _STAFF,
    "cong chuc chuyen mon": _STAFF,
    "can bo": _STAFF,
    "cong chuc": _STAFF,
    "vien chuc": _STAFF,
    "chuc danh": _STAFF,
    "cap uy": _PARTY,
    "chi bo": _PARTY,
}
"""Words for many units at once, and the kinds that they reach."""

TERRITORY_GROUPS: Final[dict[str, frozenset[UnitKind]]] = {
    "xa": frozenset({UnitKind.COMMUNE}),
    "phuong": frozenset({UnitKind.WARD}),
    "thi tran": frozenset({UnitKind.TOWNSHIP}),
    "dac khu": frozenset({UnitKind.SPECIAL_ZONE}),
    "huyen": frozenset({UnitKind.DISTRICT}),
    "so": frozenset({UnitKind.DEPARTMENT}),
    "dia phuong": frozenset(
        {UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE, UnitKind.DISTRICT}
    ),
}
"""Bodies of one kind: "các xã, phường", "các sở"."""

VILLAGE_WITH_MARKS: Final = "bản"
"""Without marks the word for a hamlet is the word for a board, so this one is looked for with its marks."""

WITH_MARKS: Final[dict[str, str]] = {
    "moi": "mọi",
    "truong": "trường",
    "hoi": "hội",
    "so": "sở",
    "ap": "ấp",
    "xa": "xã",
    "phong": "phòng",
    "phuong": "phường",
    "buon": "buôn",
    "bao chi": "báo",
}
"""Short words that mean something else with other marks: a text with marks must have these."""

MANY: Final[frozenset[str]] = frozenset({"cac", "nhung", "tat ca", "toan the", "toan bo", "moi", "100"})
"""Words that announce a group."""

BETWEEN: Final[frozenset[str]] = MANY | {
    "co lien quan",
    "lien quan",
    "chuc nang",
    "tren dia ban",
    "dia ban",
    "thuoc",
    "truc thuoc",
    "va",
    "cua",
    "cung",
    "khac",
    "con lai",
    "trong",
    "tai",
    "o",
    "toan",
    "chuyen mon",
    "chinh tri",
    "xa hoi",
    "cong lap",
    "cap",
    "noi tren",
    "duoc giao",
    "duoc phan cong",
    "phoi hop",
    "nguoi lao dong",
    "ubnd",
    "vung",
    "khoi",
    "dang",
}
"""Words that may stand between the words of a group."""
