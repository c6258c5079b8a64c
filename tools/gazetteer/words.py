"""Which place names are ordinary words of Arabic: from a spelling dictionary, corrected by our own list."""
import enum
import re
import unicodedata
from pathlib import Path

OWN_LIST = Path(__file__).with_name("words.tsv")

_REMOVED = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e"
                      "\u2060-\u2069\ufeff]")
_FOLDED = str.maketrans({"آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "ء", "ئ": "ء"})
_ARTICLE = "ال"


class Rank(enum.Enum):
    """How well known a place is."""
    SMALL, MIDDLE, LARGE = range(3)


_dictionary = set()
_own = {}


def bare(name):
    """The name without tashkeel, tatweel and invisible characters, single-spaced."""
    return " ".join(_REMOVED.sub("", unicodedata.normalize("NFC", name)).split())


def fold(name):
    """Near enough to the analyzers' fold to tell equal names; the table in the program is folded by the analyzers."""
    return bare(name).lower().translate(_FOLDED)


def read_dictionary(path):
    for line in path.open(encoding="utf-8"):
        _dictionary.add(fold(line.split("/")[0]))
    for number, line in enumerate(OWN_LIST.open(encoding="utf-8"), 1):
        if line.strip() and not line.startswith("#"):
            rule, _, listed = line.rstrip("\n").partition("\t")
            if rule not in ("cue", "sure", "not") or not listed:
                raise SystemExit(f"build_gazetteer: {OWN_LIST}:{number}: expected cue, sure or not, a tab, words")
            _own.update({fold(word): rule for word in listed.split("|")})


def is_ordinary(name):
    """True for a single word that the dictionary has, with or without the article."""
    word = fold(name)
    return " " not in word and (word in _dictionary or word.removeprefix(_ARTICLE) in _dictionary)


def is_sure(name):
    """True if our own list names it as a place that outweighs a homonym."""
    return _own.get(fold(name)) == "sure"


def is_left_out(name):
    """True if our own list says that it is no Arabic name of the place."""
    return _own.get(fold(name)) == "not"


def needs_cue(name, rank):
    """Our own list decides. Else a large place needs none, a middling one if its name is an ordinary word, a small
    one if its name is a single word."""
    listed = _own.get(fold(name))
    if listed or rank is Rank.LARGE:
        return listed == "cue"
    return is_ordinary(name) or rank is Rank.SMALL and " " not in fold(name)
