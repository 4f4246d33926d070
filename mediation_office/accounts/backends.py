"""Who is signed in, with the office and region that every page of theirs names and the roles held
today: one query.
"""

from allauth.account.auth_backends import AuthenticationBackend

from mediation_office.accounts.models import User


class StaffBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> User | None:
        user = User.objects.with_roles().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
