"""Facts about the company that no record holds: company.yml, overlaid from FIRSTLINE_HOME."""

from firstline.company.facts import BadCompany
from firstline.company.identity import ACTIONS, IdentityRules
from firstline.company.model import Allowance, Authority, Company, Compensation, Desk, Promises
from firstline.company.reading import DAYS, load

__all__ = [
    "ACTIONS",
    "DAYS",
    "Allowance",
    "Authority",
    "BadCompany",
    "Company",
    "Compensation",
    "Desk",
    "IdentityRules",
    "Promises",
    "load",
]
