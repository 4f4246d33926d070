"""The first screen of each role, search over what a role may see, and the commands that touch every
room.
"""
