from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "mediation_office.accounts"
    label = "accounts"
