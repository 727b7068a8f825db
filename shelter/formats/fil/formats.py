"""Days as Filipino pages write them."""

SHORT_DATE_FORMAT = "j M Y"
MONTH_DAY_FORMAT = "j M"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
