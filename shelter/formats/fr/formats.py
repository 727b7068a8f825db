"""Days as French pages write them: months in small letters, shortened as French does it."""

SHORT_DATE_FORMAT = "j N Y"
MONTH_DAY_FORMAT = "j N"
SHORT_DATETIME_FORMAT = "j N Y, H:i"
