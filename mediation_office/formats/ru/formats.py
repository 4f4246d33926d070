"""Russian: 24-hour time and a thin space between thousands."""

DATE_FORMAT = r"j E Y \г\о\д\а"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = r"j E Y \г\о\д\а, H:i"
YEAR_MONTH_FORMAT = r"F Y \г\о\д\а"
MONTH_DAY_FORMAT = "j E"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\u202f"
NUMBER_GROUPING = 3
