"""Papers the office writes and files it keeps: papers by typst, private files sealed in chunks.

A file is opened by a view that asks the door of its thread; nothing here is ever served by address.
"""
