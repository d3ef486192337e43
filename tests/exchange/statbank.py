"""Made-up population figures, written in the shapes that StatBank and municipalities' own tools export.

Numbers are formulas of age and year, so that sums can be made by hand.
"""

import csv
import io
import itertools
import json

import openpyxl

AGES = tuple(range(101))
YEARS = (2025, 2026, 2027)
GROUPS = {"0-5": (0, 5), "6-16": (6, 16), "17-19": (17, 19), "20-34": (20, 34), "35-64": (35, 64),
          "65-79": (65, 79), "80+": (80, 100)}  # fmt: skip


def men(age, year):
    """About 1,850 of each age below 80: 186,000 in all."""
    return (1850 if age < 80 else 1700) + 3 * age + (year - 2025) * 10


def women(age, year):
    return men(age, year) + 7


def both(age, year):
    return men(age, year) + women(age, year)


def persons(years=YEARS):
    """What any of the files is, by year and group of the model."""
    return {
        year: {group: float(sum(both(age, year) for age in range(first, last + 1)))
               for group, (first, last) in GROUPS.items()}
        for year in years
    }  # fmt: skip


SEXES = {"M": men, "K": women, "TOT": both}
SEX_WORDS = {"M": "Mænd", "K": "Kvinder", "TOT": "I alt"}


def age_code(age):
    return "100-" if age == 100 else str(age)


def age_words(age):
    return "100 år og derover" if age == 100 else f"{age} år"


def frkm(sexes=("M", "K"), years=YEARS, areas=("751",)):
    """As FRKM1xx in codes: no code for both sexes, an open last age, a total among the ages."""
    yield ("KOMMUNEDK", "KØN", "ALDER", "TID", "INDHOLD")
    for area, sex, year in itertools.product(areas, sexes, years):
        off = 0 if area == areas[0] else 5
        for age in AGES:
            yield (area, sex, age_code(age), str(year), SEXES[sex](age, year) + off)
        yield (area, sex, "TOT", str(year), sum(SEXES[sex](age, year) + off for age in AGES))


def folk(sexes=("TOT",), years=YEARS, area="Aarhus"):
    """As FOLK1A in words, by quarter, with civil status in total."""
    yield ("OMRÅDE", "KØN", "ALDER", "CIVILSTAND", "TID", "INDHOLD")
    for sex, year, quarter in itertools.product(sexes, years, (1, 2)):
        for age in ("Alder i alt", *AGES):
            n = sum(SEXES[sex](one, year) for one in AGES) if age == "Alder i alt" else SEXES[sex](age, year)
            label = age if isinstance(age, str) else age_words(age)
            yield (area, SEX_WORDS[sex], label, "I alt", f"{year}K{quarter}", n + 3 * (quarter - 1))


def english(rows):
    """As StatBank's English pages write what `folk` writes."""
    words = {"Alder i alt": "Age, total", "I alt": "Total", "Mænd": "Men", "Kvinder": "Women"}
    _, *rest = rows
    yield ("REGION", "SEX", "AGE", "MARITAL STATUS", "TIME", "CONTENTS")
    for row in rest:
        labels = [words.get(cell, str(cell)) for cell in row[:-1]]
        labels[2] = labels[2].replace("år og derover", "years and over").replace("år", "years")
        labels[4] = labels[4].replace("K", "Q")
        yield (*labels, row[-1])


def csv_bytes(rows, mark=True, sign=";", decimals=False, encoding="utf-8"):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign, lineterminator="\r\n")
    head, *rest = rows
    writer.writerow(head)
    writer.writerows([*row[:-1], f"{row[-1]},00" if decimals else row[-1]] for row in rest)
    content = text.getvalue().encode(encoding)
    return b"\xef\xbb\xbf" + content if mark and encoding == "utf-8" else content


def coded(rows):
    """As a code with the words behind it, another of StatBank's choices."""
    head, *rest = rows
    words = {"751": "Aarhus", "M": "Mænd", "K": "Kvinder", "TOT": "I alt"}
    yield head
    for area, sex, age, year, n in rest:
        label = "Alder i alt" if age == "TOT" else age_words(100 if age == "100-" else int(age))
        yield (f"{area} {words[area]}", f"{sex} {words[sex]}", f"{age} {label}", f"{year} {year}", n)


def json_stat(version=2, sexes=("M", "K"), years=YEARS):
    ages = ["TOT", *map(age_code, AGES)]
    labels = {"TOT": "Alder i alt"} | {age_code(age): age_words(age) for age in AGES}
    dimension = {
        "KOMMUNEDK": {"label": "kommune", "category": {"index": {"751": 0}, "label": {"751": "Aarhus"}}},
        "KØN": {"category": {"index": {sex: n for n, sex in enumerate(sexes)}, "label": SEX_WORDS}},
        "ALDER": {"category": {"index": ages if version == 2 else {age: n for n, age in enumerate(ages)},
                               "label": labels}},
        "Tid": {"category": {"index": {str(year): n for n, year in enumerate(years)}}},
        "ContentsCode": {"category": {"label": {"FRKM1": "Personer"}}},
    }  # fmt: skip
    ids = ["KOMMUNEDK", "KØN", "ALDER", "Tid", "ContentsCode"]
    size = [1, len(sexes), len(ages), len(years), 1]
    value = [
        sum(SEXES[sex](one, year) for one in AGES) if age == "TOT" else SEXES[sex](int(age.rstrip("-")), year)
        for sex, age, year in itertools.product(sexes, ages, years)
    ]
    about = {"label": "FRKM1: Fremskrivning", "source": "Danmarks Statistik", "updated": "2026-05-12T06:00:00Z"}
    if version == 1:
        dataset = about | {"dimension": dimension | {"id": ids, "size": size, "role": {"time": ["Tid"]}},
                           "value": value}  # fmt: skip
        return json.dumps({"dataset": dataset}, ensure_ascii=False).encode()
    sparse = {str(n): one for n, one in enumerate(value)}
    dataset = about | {"version": "2.0", "class": "dataset", "id": ids, "size": size, "dimension": dimension}
    return json.dumps(dataset | {"value": sparse}, ensure_ascii=False).encode()


def nested(years=YEARS):
    """As StatBank's xlsx: a title, years across, and a label only where it is another than above."""
    yield ("Folketal den 1. i kvartalet efter område, køn, alder og tid",)
    yield ()
    yield ("", "", "", *(f"{year}K1" for year in years))
    for n, sex in enumerate(("M", "K")):
        yield ("Aarhus" if n == 0 else "", SEX_WORDS[sex], "Alder i alt",
               *(sum(SEXES[sex](age, year) for age in AGES) for year in years))  # fmt: skip
        for age in AGES:
            yield ("", "", age_words(age), *(SEXES[sex](age, year) for year in years))
    yield ()
    yield ("Kilde: Danmarks Statistik, opdateret 12-05-2026",)


def workbook(rows, path, title="Ark1"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append([cell if cell != "" else None for cell in row])
    book.save(path)
