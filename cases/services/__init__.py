"""What happens to an appeal: always lock, check, change, record, plan."""

from cases.services.intake import Filing, accept_appeal, appeal_code, dismiss_appeal, find_by_code, release_appeal

__all__ = ["Filing", "accept_appeal", "appeal_code", "dismiss_appeal", "find_by_code", "release_appeal"]
