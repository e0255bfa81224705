"""The English words of due phrases, sorted by the part they play; several are split by a bar."""

from __future__ import annotations

from typing import Final

from receptionist.domain.due_words.kinds import Edge, Kind, Part, Unit

ENGLISH: Final[dict[Kind, dict[int, str]]] = {
    Kind.NUMBER: {
        0: "zero|oh",
        1: "one",
        2: "two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty|fourty",
        50: "fifty",
        60: "sixty",
        90: "ninety",
    },
    Kind.ORDINAL: {
        1: "first",
        2: "second",
        3: "third",
        4: "fourth",
        5: "fifth",
        6: "sixth",
        7: "seventh",
        8: "eighth",
        9: "ninth",
        10: "tenth",
        11: "eleventh",
        12: "twelfth",
        13: "thirteenth",
        14: "fourteenth",
        15: "fifteenth",
        16: "sixteenth",
        17: "seventeenth",
        18: "eighteenth",
        19: "nineteenth",
        20: "twentieth",
        30: "thirtieth",
    },
    Kind.ONE: {1: "a|an", 2: "a couple of|couple of|a couple|couple|a pair of|pair of"},
    Kind.TIMES: {
        12 * 60: "noon|midday|mid day|noontime|12 noon",
        24 * 60: "midnight|mid night|12 midnight",
    },
    Kind.DAY: {
        0: "today|this day|same day",
        1: "tomorrow|tom|tmr|tmrw|tmw|tomorow|tommorow|tommorrow|next day|tomoz|"
        "following day|the following day",
        2: "day after tomorrow|overmorrow|the day after tomorrow",
    },
    Kind.WEEKDAY: {
        0: "monday|mo",
        1: "tuesday|tues|tu",
        2: "wednesday|wensday|wendsday|weds",
        3: "thursday|thurs|th",
        4: "friday|fr",
        5: "saturday",
        6: "sunday",
    },
    Kind.MONTH: {
        1: "january",
        2: "february",
        3: "march",
        4: "april",
        5: "may",
        6: "june",
        7: "july",
        8: "august",
        9: "september|sept",
        10: "october",
        11: "november",
        12: "december",
    },
    Kind.FEAST: {
        101: "new years day|new years|new year",
        317: "st patricks day|saint patricks day|paddys day",
        1224: "christmas eve|xmas eve",
        1225: "christmas|christmas day|xmas|xmas day",
        1226: "boxing day|st stephens day|saint stephens day",
        1231: "new years eve",
    },
    Kind.PART: {
        Part.DAWN: "early hours|small hours",
        Part.MORNING: "morning|morn|am",
        Part.MID_MORNING: "mid morning|midmorning",
        Part.MIDDAY: "noon|midday",
        Part.LUNCH: "lunch|lunchtime|lunch time|lunch break",
        Part.AFTER_LUNCH: "after lunch|after lunchtime|straight after lunch|right after lunch|"
        "just after lunch|after the lunch break|back from lunch",
        Part.AFTERNOON: "afternoon|pm|aft|arvo",
        Part.MID_AFTERNOON: "mid afternoon|midafternoon",
        Part.EVENING: "evening|eve",
        Part.NIGHT: "night|nighttime",
        Part.MIDNIGHT: "midnight",
    },
    Kind.TODAY_PART: {Part.NIGHT: "tonight|tonite"},
    Kind.UNIT: {
        Unit.SECOND: "second|seconds|sec|secs",
        Unit.MINUTE: "minute|minutes",
        Unit.HOUR: "hour|hours|hr|hrs",
        Unit.DAY: "day|days",
        Unit.OPEN_DAY: "working day|working days|business day|business days|workday|workdays|"
        "work day|work days|office day|office days",
        Unit.OPEN_HOUR: "working hour|working hours|business hour|business hours|office hour|"
        "office hours|work hour|work hours|opening hour|opening hours",
        Unit.WEEK: "week|weeks|wk|wks|w",
        Unit.FORTNIGHT: "fortnight|fortnights",
        Unit.MONTH: "month|months|mth|mths",
        Unit.YEAR: "year|years",
    },
    Kind.HALF: {1: "half"},
    Kind.QUARTER: {1: "quarter|quarters"},
    Kind.AND: {0: "and"},
    Kind.TO: {1: "to"},
    Kind.PAST: {0: "past|after"},
    Kind.FROM: {0: "from|between"},
    Kind.UNTIL: {0: "until|till|til|up to"},
    Kind.OCLOCK: {0: "oclock|o clock|sharp|on the dot|exactly"},
    Kind.AM: {0: "am|in the am"},
    Kind.PM: {0: "pm|in the pm"},
    Kind.IN: {
        0: "in|within|in less than|in under|inside|in the space of|over|"
        "no more than|not more than|less than|under"
    },
    Kind.LATER: {
        0: "later|out|time",
        1: "hence|from now|from right now|starting now|from this moment|after now",
    },
    Kind.MORE: {0: "more|another"},
    Kind.THIS: {0: "this|current"},
    Kind.NEXT: {0: "next|following"},
    Kind.COMING: {0: "coming|upcoming|this coming"},
    Kind.EDGE: {
        Edge.FIRST: "first thing|first hour|start of business|sob|start of play|start of work",
        Edge.EARLY: "early|bright and early",
        Edge.MIDDLE: "mid|middle",
        Edge.LATE: "late|later|later in|later on|later on in",
        Edge.OPENING: "opening|opening time|we open|open|you open|as soon as we open|when we open|"
        "soon as we open|start of day|start of the day|beginning of the day",
        Edge.START: "beginning|start",
        Edge.LAST: "last thing|close|closing|closing time|close of business|close of play|cob|cop|"
        "eod|end of day|end of the day|end of business|end of play|end of the working day|"
        "within the day|during the day|end of the business day|end of business day|"
        "end of working day|last hour|eob|eop|we close|we shut|closing up|"
        "we finish|finishing time|home time|knocking off|the close of day|close of day",
        Edge.END: "end|last day|last working day",
    },
    Kind.WEEKEND: {0: "weekend"},
    Kind.REST: {0: "rest of|remainder of"},
    Kind.BEFORE: {0: "before|prior to|ahead of|just before|a bit before|shortly before"},
    Kind.ASAP: {
        0: "asap|a s a p|as soon as possible|right away|immediately|now|right now|urgent|urgently|"
        "at once|straight away|straightaway|soon as possible|as soon as you can|"
        "at the earliest|as quickly as possible|as soon as poss|as soon as pos|soonest|"
        "as soon as you possibly can|as soon as we can|very urgent|at your earliest convenience"
    },
    Kind.SAME: {0: "same time|the same time|this time|this same time"},
    Kind.EL: {0: "the"},
    Kind.LAS: {0: "at|@"},
    Kind.OF: {0: "of"},
    Kind.GLUE: {
        0: "on|by|for|about|around|circa|over|bang on|dead on|at some point|near enough|"
        "no later than|not later than|due by|due on|deadline|the deadline is|some time|"
        "during|before or at|any time|anytime|sometime|in the",
        1: "please|or so|approximately|approx|roughly|at the latest|latest|due|ish|thanks|thx|tops|"
        "pls|plz|max|maximum|ta|"
        "at the outside|at the very latest",
    },
    Kind.AFTERWARDS: {0: "after", 1: "from|afterwards|onwards|not before|except|since|or later"},
    Kind.GONE: {0: "yesterday|ago|previous|earlier|last"},
}
