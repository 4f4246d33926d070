from cases.models.access import Access
from cases.models.appeal import Appeal, Consent, StatedParty
from cases.models.event import MatterEvent
from cases.models.move import Move
from cases.models.note import Note

__all__ = ["Access", "Appeal", "Consent", "MatterEvent", "Move", "Note", "StatedParty"]
