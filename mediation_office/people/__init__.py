"""People: cards kept by staff, one directory of organisations, contact points, contacts, names.

A public form never makes, changes or links a card: the machine suggests, staff confirm.
"""
