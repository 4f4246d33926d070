"""Staff: users, roles, regions, offices and their settings, sign-in, and the log of looks.

This room never knows a citizen: people who turn to the office live in `people`.
"""
