"""What the kernel itself keeps: the wrapped keys of sealed threads, the counters of numbers, tries
and presses.
"""

import uuid

from django.db import models


class ThreadKey(models.Model):
    """The key of one thread, wrapped by the master key.

    Deleting the row erases the thread's sealed content, history included.
    """

    thread = models.UUIDField(primary_key=True, default=uuid.uuid4)
    wrapped = models.TextField()

    def __str__(self) -> str:
        return str(self.thread)


class Counter(models.Model):
    """A row that is locked to give the next number; the only kind of counter the office has."""

    name = models.CharField(max_length=80, unique=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Brake(models.Model):
    """How often something was tried in the running window; the key is a keyed hash
    (`mediation_office.brakes`).
    """

    key = models.CharField(primary_key=True, max_length=100)
    began_at = models.DateTimeField()
    used = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.key


class Press(models.Model):
    """A form that did its work, and where it led (`mediation_office.presses`)."""

    key = models.CharField(primary_key=True, max_length=64)
    led_to = models.CharField(max_length=500)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.led_to
