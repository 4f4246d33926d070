from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "mediation_office.accounts"
    label = "accounts"
    verbose_name = _("Staff and offices")
