"""The mediation office: settings, addresses, the kernel that every room stands on, and the rooms
that all of them share.
"""

from mediation_office.clock import now, today

__all__ = ["now", "today"]
