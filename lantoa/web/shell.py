"""What stands around every office page: menu, person, organisation."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest

from lantoa.domain.organisations.states import Role
from lantoa.web.actors import actor_of_request
from lantoa.web.menus import Item, menu_of

ORGANISATION_KEY = "organisation"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body in which the person has a post."""

    pk: int
    name: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page, ready to be drawn without another query."""

    person_name: str
    person_title: str
    roles: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    menu: tuple[Item, ...]

    @property
    def is_signed_in(self) -> bool:
        """Whether there is somebody to greet."""
        return bool(self.person_name)

    @property
    def organisation_name(self) -> str:
        """The body the person works for now; empty for a person without a post."""
        return next((body.name for body in self.organisations if body.is_current), "")

    @property
    def groups(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """The menu by its headings."""
        return tuple((name, tuple(items)) for name, items in groupby(self.menu, key=lambda item: item.group))

    @property
    def bar(self) -> tuple[Item, ...]:
        """The places of the bottom bar on a phone."""
        return tuple(item for item in self.menu if item.is_in_bar)


NOBODY = Shell(person_name="", person_title="", roles=(), organisations=(), menu=())


def shell_of(request: HttpRequest) -> Shell:
    """The frame for this request; no query but those of the menu's counts."""
    if not request.user.is_authenticated:
        return NOBODY
    actor = actor_of_request(request)
    current = current_organisation_id(request)
    bodies = sorted(
        {(post.organisation_path, post.organisation_id, post.organisation_name) for post in actor.posts}
    )
    held = {post.role for post in actor.posts if post.organisation_id == current}
    return Shell(
        person_name=actor.person.full_name or actor.person.username,
        person_title=actor.person.title,
        roles=tuple(str(role.label) for role in Role if role.value in held),
        organisations=tuple(
            Organisation(pk=pk, name=name, is_current=pk == current) for _, pk, name in bodies
        ),
        menu=menu_of(actor, path=request.path),
    )


def current_organisation_id(request: HttpRequest) -> int | None:
    """The organisation that was chosen last, or the first of the person's; None without a post."""
    own = [post.organisation_id for post in actor_of_request(request).posts]
    chosen = request.session.get(ORGANISATION_KEY)
    return chosen if chosen in own else (own[0] if own else None)
