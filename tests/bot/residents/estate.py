"""An estate whose homes the tests put into files."""

from datetime import time

from config.estate import Building, Estate, Grid, Hours, Template

NO_FIELDS: dict[str, str] = {}
TEMPLATE = Template(id="T", fields=NO_FIELDS)

# Buildings with two entrances, one with one, and one with a letter; grids of two names.
ESTATE = Estate(
    id="demo",
    name="云栖花园",
    office_hours=(Hours(start=time(8, 30), until=time(18)),),
    quiet_hours=Hours(start=time(21, 30), until=time(8)),
    buildings={
        "1栋": Building(grid="north", entrances=2, floors=18),
        "3栋": Building(grid="north", entrances=2, floors=18),
        "7栋": Building(grid="south", entrances=1, floors=6),
        "A座": Building(grid="south", entrances=1, floors=30),
        **{f"{number}栋": Building(grid="south", entrances=3, floors=34) for number in range(100, 140)},
    },
    grids={"north": Grid(name="北区", butler="butler"), "south": Grid(name="南区", butler="butler")},
    facts={},
    templates={"ticket": TEMPLATE, "notice": TEMPLATE},
)
