"""Gathers the tables of the packages for Django; holds none itself."""

from lantoa.domain.approvals.models import *
from lantoa.domain.audit.models import *
from lantoa.domain.documents.models import *
from lantoa.domain.files.models import *
from lantoa.domain.imports.models import *
from lantoa.domain.organisations.models import *
from lantoa.domain.outbox.models import *
from lantoa.domain.plans.models import *
