"""What shows that digits are a count, a time, an address or a code to forget, and no identifier."""

from __future__ import annotations

import re

AFTER_COUNT = re.compile(
    r" ?(?:%|percent\b|pct\b|per cent\b|am\b|pm\b|a\.m|p\.m|hrs?\b|h\b|mins?\b|secs?\b|kg\b|g\b|ml\b"
    r"|l\b|cm\b|mm\b|m\b|km\b|mi\b|ft\b|lbs?\b|oz\b|gb\b|mb\b|tb\b|mah\b|w\b|kw\b|kwh\b|v\b|px\b"
    r"|hz\b|mhz\b|ghz\b|rpm\b|mph\b|st\b|nd\b|rd\b|th\b|x\b|°|degrees?\b|k\b|second\b|minute\b"
    r"|hours?\b|days?\b|weeks?\b|months?\b|years?\b|times?\b|box(?:es)?\b"
    r"|people\b|business\b|working\b|bd\b|of them\b"
    r"|more\b|odd\b|other\b|new\b|calendar\b|and a half\b|sq\b|square\b|foot\b|feet\b|men\b|women\b"
    r"|children\b|piece\b|pack\b|page\b|mile\b|point\b|unit\b|item\b|copy\b|gallon\b|litre\b|liter\b"
    r"|inch\b|watt\b|volt\b|amp\b|euro\b|dollar\b|pound\b|quid\b|bucks\b)",
    re.IGNORECASE,
)
PLURAL = re.compile(r" ([a-z]{2,}s)\b")
NOT_COUNTED = {
    *("is", "was", "has", "does", "its", "this", "ends", "as", "us", "his", "hers", "says", "yes"),
    *("thus", "plus", "looks", "means", "comes", "shows", "belongs", "refers", "appears", "gets"),
    *(
        "goes",
        "keeps",
        "matches",
        "seems",
        "rings",
        "needs",
        "makes",
        "stands",
        "always",
        "perhaps",
    ),
    *("which's", "whose", "accounts", "cards", "numbers", "digits", "doesnt", "isnt", "across"),
    *("besides", "towards", "sometimes", "nowadays", "unless", "whereas", "pls", "thanks", "thx"),
    *("wasnt", "cos", "bcs", "asks", "wants", "exists", "remains", "confuses", "worries"),
    *("pops", "turns", "sits", "sounds", "starts", "reads", "prints", "leads", "tells"),
    *("fits", "raises", "confirms", "isnts", "hes", "shes", "does", "letters", "lets", "emails"),
    *("whats", "whos", "thats", "wheres", "hows", "whys", "nobodys", "theres", "heres"),
    *("arrives", "happens", "claims", "pays", "receives", "gives", "puts", "replaces", "obviously"),
}
BEFORE_OTHER = re.compile(
    r"\b(?:qty|quantity|pin|otp|passcode|password|one[ -]?time code|verification code|login code"
    r"|access code|flat|apt|apartment|unit|suite|ste|room|rm|floor|building|bldg|house|p\.?o\.? ?box"
    r"|gate|version|v|ver|page|pg|chapter|line|ext|extension|extn|x\.|level|model|year|since|iso|rfc"
    r"|aged?|error|http|status|win|windows|route|highway|hwy|bus|flight|channel|born in|copyright"
    r"|postcode|post code|zip|zipcode|zip code|plz|up to|at least|at most|more than|less than"
    r"|almost|nearly|approx\.?|approximately|roughly)[ :.#=-]{0,3}$",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b(?:at|by|until|till|til|around|after|before|from|since)[ ]$", re.IGNORECASE)
STREET = re.compile(
    r"(?: [A-Z0-9][\w'.]*){1,4} (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard"
    r"|blvd|way|place|pl|terrace|close|crescent|square|sq|parkway|pkwy|circle|cir|highway|hwy"
    r"|gardens|grove|row|hill|park|trail|broadway)\b",
    re.IGNORECASE,
)
STREETS_AFTER = re.compile(
    r" (?:broadway|main st|(?:n|s|e|w|north|south|east|west)\.? [A-Z])", re.IGNORECASE
)
REGION_CODE = re.compile(r"\b[A-Z]{2,3},? $")
TOWN = re.compile(r" [A-Z][a-zß-ÿ]{2,}")
DUTCH = re.compile(r" ?[A-Z]{2}\b(?![\w'])")
ADDRESS = re.compile(
    r"\b(?:address|lives?|living|deliver(?:y|ed)?|ship(?:ped)? to|street|str|road|avenue|straße)\b",
    re.IGNORECASE,
)


def is_count(text: str, end: int) -> bool:
    """True when a unit or a plural noun follows: "7776 miles", "24 hours", "20%"."""
    if AFTER_COUNT.match(text, end):
        return True
    plural = PLURAL.match(text, end)
    return bool(plural) and plural[1] not in NOT_COUNTED


def is_year(digits: str) -> bool:
    return len(digits) == 4 and "1900" <= digits <= "2099"


def is_elsewhere(text: str, start: int, end: int) -> bool:
    """True for what stands in an address, a time, a version, a secret: no identifier of hers."""
    before, digits = text[max(0, start - 40) : start], text[start:end]
    if BEFORE_OTHER.search(before) or is_count(text, end):
        return True
    if CLOCK.search(before) and _is_clock(digits):
        return True
    return _is_address(text, end, before, digits)


def _is_clock(digits: str) -> bool:
    return len(digits) == 4 and digits < "2400" and digits[2] < "6" and not is_year(digits)


def _is_address(text: str, end: int, before: str, digits: str) -> bool:
    if STREET.match(text, end) or STREETS_AFTER.match(text, end):
        return True
    if REGION_CODE.search(before) and len(digits) in (4, 5) and "," in before:
        return True
    town = TOWN.match(text, end) and (len(digits) == 5 or ADDRESS.search(before))
    return bool(town or (len(digits) == 4 and DUTCH.match(text, end) and ADDRESS.search(before)))
