"""What is typed in, one form per action; grouped by the screen one sits at."""
