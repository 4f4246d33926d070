"""People: cards kept by staff, one directory of organisations, contact points, every turn to the office, names across scripts.

A public form never makes, changes or links a card: the machine suggests, staff confirm.
"""
