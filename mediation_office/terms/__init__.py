"""Working days, statutory terms as data, and the clocks that run under them.

A term never pauses unless its row names the article that allows it; none of the Code's does.
Whether something is overdue is asked of the date, never of a job.
"""
