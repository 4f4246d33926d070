"""Working days, statutory terms as data, and the clocks that run under them.

No term pauses: none of the Code, none of the Mediation Law (docs/terms.md).
Whether something is overdue is asked of the date, never of a job.
"""
