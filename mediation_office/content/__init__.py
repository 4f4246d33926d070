"""Texts that people edit, in three languages with versions: wordings, text blocks, pages.

Wordings have named placeholders; layout is code and what people type is data.
"""
