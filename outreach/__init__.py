"""The public site: every page that a citizen sees of any room. Pages that inform load no script and
set no cookie.
"""
