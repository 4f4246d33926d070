"""The demo office: a region of invented people whose three years are told backwards from the day of building.

`history.build` begins the regions and lets every matter tell its own story by calling services; it runs only where the
setting OFFICE_DEMO says so. Nothing else in the project imports this package.
"""
