"""`scenarier overlap`: pairs that were worked out by hand from three groups' files, in any order of the files."""

import json
from itertools import permutations

import pytest

HEADER = "kind,group_a,group_b,target,title_a,title_b,year,amount_a,amount_b"
CARE, TAX = "area:MSO.local_units", "revenue:land_tax"


def measure(title, target, amounts, **more):
    return {"title": title, "target": target, "amounts": amounts, **more}


def scenario(name, *measures, **more):
    return {"name": name, "measures": list(measures), **more}


@pytest.fixture
def saved(tmp_path):
    """Write a study of some scenarios and give its path."""

    def save(file, *scenarios, horizon=2029):
        document = {"format": "scenarier-study", "version": 6, "baseline": "aarhus-2024"}
        path = tmp_path / file
        path.write_text(json.dumps({**document, "horizon": horizon, "scenarios": scenarios}), encoding="utf-8")
        return path

    return save


@pytest.fixture
def three(saved):
    """Three groups; the shortest horizon is 2028, `Fra` is off, `Tom` has no amount."""
    alliance = scenario(
        "Alliancen",
        measure("Hænder", CARE, {"2026": 20}, lasting=True),
        measure("Grundskyld", TAX, {"2026": 30, "2027": 30}),
        measure("Skoler", "frame:MBU", {"2026": 10}),
        measure("Fra", "frame:MTM", {"2026": 5}, on=False),
        measure("Frem og tilbage", "capex:gross", {"2026": 100, "2027": -90}),
    )
    citizens = scenario(
        "borgerlisten",
        measure("Flere hænder", CARE, {str(year): 20.2 for year in range(2026, 2032)}),
        measure("Lavere grundskyld", TAX, {"2026": -10}),
        measure("Skolen", "frame:MBU", {"2026": 12, "2028": 3, "2030": 9}),
        measure("Fra", "frame:MTM", {"2026": 5}),
        measure("Anlæg", "capex:gross", {"2026": 40}),
        measure("Tom", TAX, {}),
    )
    centre = scenario("Ålborgvejen", measure("Mindre", CARE, {"2026": -5}), status="draft")
    return (
        saved("a.scenarier", alliance),
        saved("b.scenarier", citizens, horizon=2031),
        saved("c.scenarier", scenario("Forvaltningen", measure("Alt", CARE, {"2026": 9})), centre, horizon=2028),
    )


def test_that_the_overlap_of_three_groups_is_what_was_worked_out_by_hand_in_any_order(scenarier, three):
    ab, ac, bc = "Alliancen,borgerlisten", "Alliancen,Ålborgvejen", "borgerlisten,Ålborgvejen"
    expected = [
        HEADER,
        # 20.2 - 20 = 0.2, and 1 % of 20.2 is 0.202
        *(f"same,{ab},{CARE},Hænder,Flere hænder,{year},20.0,20.2" for year in (2026, 2027, 2028)),
        f"near,{ab},frame:MBU,Skoler,Skolen,2026,10.0,12.0",
        f"near,{ab},frame:MBU,Skoler,Skolen,2028,0.0,3.0",
        f"near,{ab},capex:gross,Frem og tilbage,Anlæg,2026,100.0,40.0",  # 100 - 90 = 10 has the sign of 40
        f"near,{ab},capex:gross,Frem og tilbage,Anlæg,2027,-90.0,0.0",
        f"opposed,{ab},{TAX},Grundskyld,Lavere grundskyld,2026,30.0,-10.0",
        f"opposed,{ab},{TAX},Grundskyld,Lavere grundskyld,2027,30.0,0.0",
        *(f"opposed,{ac},{CARE},Hænder,Mindre,{year},20.0,{-5.0 if year == 2026 else 0.0}"
          for year in (2026, 2027, 2028)),
        *(f"opposed,{bc},{CARE},Flere hænder,Mindre,{year},20.2,{-5.0 if year == 2026 else 0.0}"
          for year in (2026, 2027, 2028)),
    ]  # fmt: skip
    for files in permutations(three):
        said = scenarier("overlap", *files, "--format", "csv")
        assert (said.status, said.err, said.out.splitlines()) == (0, "", expected)


@pytest.mark.parametrize(
    ("theirs", "kind"),
    [(30.0, "same"), (29.7, "same"), (30.303, "same"), (29.69, "near"), (30.31, "near"), (-30.0, "opposed")],
)
def test_that_one_per_cent_of_the_larger_amount_is_the_border(scenarier, saved, theirs, kind):
    files = [
        saved(f"{n}.scenarier", scenario(f"{n}", measure("T", TAX, {"2027": amount})))
        for n, amount in enumerate((30.0, theirs))
    ]
    (found,) = scenarier("overlap", *files, "--format", "csv").out.splitlines()[1:]
    assert found.split(",")[0] == kind


def test_that_the_one_proposal_counts_or_the_one_that_is_named(scenarier, saved, three):
    base = scenario("Forvaltningen", measure("Alt", CARE, {"2026": 9}))
    own = scenario("Vores", measure("Mindre", CARE, {"2026": -5}), based_on="Forvaltningen")
    path = saved("d#2.scenarier", base, own)
    kinds = {
        asked: scenarier("overlap", three[0], asked, "--format", "csv").out.splitlines()[1].split(",")[:3]
        for asked in (str(path), f"{path}#forvaltningen")
    }
    assert list(kinds.values()) == [["opposed", "Alliancen", "Vores"], ["near", "Alliancen", "Forvaltningen"]]


def test_that_groups_called_alike_are_told_apart_by_their_files(scenarier, saved):
    files = [saved(f"{n}.scenarier", scenario("Forslag", measure("T", TAX, {"2027": 1}))) for n in ("x", "y")]
    for asked in (files, files[::-1]):
        found = scenarier("overlap", *asked, "--format", "csv").out.splitlines()[1]
        assert found == f"same,Forslag (x),Forslag (y),{TAX},T,T,2027,1.0,1.0"


def test_that_all_that_is_wrong_with_the_files_is_told_at_once(scenarier, saved, three, tmp_path):
    broken = saved("broken.scenarier", scenario("Vores", measure("T", "frame:XYZ", {"2026": 1})))
    two = saved("two.scenarier", scenario("Første"), scenario("Anden"))
    said = scenarier("overlap", broken, two, f"{two}#Trejde", saved("none.scenarier"), tmp_path / "away")
    assert (said.status, said.out) == (2, "")
    for told in (
        "frame:XYZ",
        "two.scenarier#Første, two.scenarier#Anden",
        "Trejde",
        "no scenario",
        "no such file",
    ):
        assert told in said.err
    assert len(said.err.splitlines()) == 6
    for files, told in (((three[0],), "two files"), ((three[0], three[0]), "twice"), ((), "FILE")):
        said = scenarier("overlap", *files)
        assert (said.status, told in said.err) == (2, True)


def test_that_the_table_tells_how_much_there_is_of_each_kind(scenarier, three):
    said = scenarier("overlap", three[0], three[1])
    assert "1 measure in common, 2 near each other, 1 opposed" in said.out
    assert said.out.count("Alliancen") == said.out.count("borgerlisten") == 5


def test_that_a_workbook_stands_for_the_group_whose_scenario_it_carries(scenarier, three, tmp_path):
    workbook, damaged = tmp_path / "a.xlsx", tmp_path / "x.zip"
    assert scenarier("export", three[0], "-o", workbook).status == 0
    asked = [scenarier("overlap", first, three[1], "--format", "csv") for first in (three[0], workbook)]
    assert asked[0] == asked[1]
    damaged.write_bytes(workbook.read_bytes()[:2000])
    said = scenarier("overlap", damaged, three[1])
    assert (said.status, "not UTF-8" in said.err) == (2, True)
