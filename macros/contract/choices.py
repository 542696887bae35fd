"""The words that a choice in the data is made from, in the order in which they are shown."""

STAGES = ("intake", "selected", "experiment", "mvp", "production")
ITEM_KINDS = ("action", "experiment", "mvp", "milestone")
AREAS = ("people", "technology", "use-cases", "governance", "communication")
HORIZONS = ("quick-win", "foundation")
RISKS = ("minimal", "limited", "high")
OWNER_KINDS = ("person", "role", "team")
METRIC_KINDS = ("activity", "impact", "satisfaction", "speed")
DIRECTIONS = ("up", "down")
MEASURES = ("use_cases_live", "ai_enabled_share", "coverage", "adherence", "lead_time_median", "maturity_index")
THRESHOLDS = {"owner_open_records": 12, "technology_share": 60}  # and what holds where the data says nothing
CONTRACT = "2"
