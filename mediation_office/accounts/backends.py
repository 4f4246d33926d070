"""Who is signed in, with the office and region that every page of theirs names and the roles held
today, in one query; and how many passwords are hashed at a time.
"""

import threading

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.hashers import Argon2PasswordHasher

from mediation_office.accounts.models import User

HASHED_AT_ONCE = threading.BoundedSemaphore(2)  # in a process: 100 MB and 0.13 s each


class StaffBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> User | None:
        user = User.objects.with_roles().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


class StaffHasher(Argon2PasswordHasher):
    """Argon2 for two at a time: who comes meanwhile waits a second or two, as no line is longer
    than a process has threads; nobody is turned away.
    """

    def encode(self, password: str, salt: str) -> str:
        with HASHED_AT_ONCE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with HASHED_AT_ONCE:
            return super().verify(password, encoded)
