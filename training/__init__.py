"""The register of mediators: who they are, how they stand, what ties they declared, and who may be
assigned. (Programmes, groups and certificates of courses come later.)

It answers whether somebody may be assigned, with reasons; it never assigns and knows no case.
"""
