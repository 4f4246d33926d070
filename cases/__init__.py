"""Appeals and mediation cases: from acceptance to the signed answer, and (later) to settlement and
follow-up.

An appeal is never refused and never lost; its term runs from registration and never pauses. What
the citizen wrote stays as it was filed; what the office decides is a move with a reason, a paper
and an event.
"""
