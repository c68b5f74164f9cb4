"""A small estate for the tests of the desk: two technicians by day, one by night, a butler, a manager."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.tickets.rules import Rules
from config.estate import Estate
from config.services import Services
from config.staff import Staff

SHANGHAI = ZoneInfo("Asia/Shanghai")

WANG = "official:wang"  # 王阿姨, a resident of 3栋
CHEN = "official:chen"  # 陈先生, her neighbour
LI = "wecom:li"  # 李师傅, a technician, called first
ZHANG = "wecom:zhang"  # 张师傅, a technician, called second
LIN = "wecom:lin"  # 管家小林, the butler of all buildings
XIAOZHAO = "wecom:xiaozhao"  # 客服小赵, the front desk
ZHAO = "wecom:zhao"  # 赵经理, the manager

NAMES = {
    WANG: "王阿姨",
    CHEN: "陈先生",
    LI: "李师傅",
    ZHANG: "张师傅",
    LIN: "管家小林",
    XIAOZHAO: "客服小赵",
    ZHAO: "赵经理",
}


def at(text: str) -> datetime:
    """Return a local time, "2025-09-01 10:00" (a Monday)."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


ESTATE = Estate.model_validate(
    {
        "id": "yunqi",
        "name": "云栖花园",
        "office_hours": [{"start": "08:30", "until": "12:00"}, {"start": "13:30", "until": "18:00"}],
        "quiet_hours": {"start": "21:30", "until": "08:00"},
        "buildings": {"3栋": {"grid": "north", "entrances": 2, "floors": 18}},
        "grids": {"north": {"name": "北区", "butler": "lin"}},
        "facts": {},
        "templates": {name: {"id": name, "fields": {}} for name in ("ticket", "notice")},
    }
)

EMERGENCY = {
    "promises": {
        "response": {"within": "PT3M"},
        "arrival": {"within": "PT15M"},
        "resolution": {"within": "PT4H"},
    },
    "watch": {"nudge": "PT5M", "tell": "PT3M", "extension": "PT30M"},
    "accept_within": "PT2M",
    "after_finish": {"remind_after": "PT12H", "wait_after": "P1D", "then": "call_back"},
}
URGENT = {
    "promises": {
        "response": {"within": "PT10M"},
        "arrival": {"within": "PT40M"},
        "resolution": {"within": "PT6H"},
    },
    "watch": {"nudge": "PT10M", "tell": "PT10M", "extension": "PT1H"},
    "accept_within": "PT5M",
    "after_finish": {"remind_after": "P1D", "wait_after": "P1D", "then": "call_back"},
}
SMALL = {
    "promises": {
        "response": {
            "within": "PT30M",
            "opens": "08:00",
            "cut_off": "21:30",
            "reported_by": "21:00",
            "next_day": "08:30",
        },
        "arrival": {"within": "PT2H", "cut_off": "21:30", "reported_by": "20:00", "next_day": "10:00"},
        "resolution": {"cut_off": "22:00", "reported_by": "20:00", "next_day": "12:00"},
    },
    "watch": {"nudge": "PT30M", "tell": "PT15M", "extension": "PT2H"},
    "accept_within": "PT10M",
    "after_finish": {"remind_after": "P1D", "wait_after": "P1D", "then": "close"},
}

SERVICES = Services.model_validate(
    {
        "fallback": "general",
        "call_back": {"within": "PT4H", "clock": "office"},
        "pauses": {
            "parts": {
                "name": "等配件",
                "told": "在等配件",
                "words": ["配件"],
                "usual": "P1D",
                "longest": "P7D",
            },
            "resident": {
                "name": "等住户",
                "told": "等您",
                "words": ["住户"],
                "usual": "PT4H",
                "longest": "P2D",
            },
        },
        "levels": {"emergency": EMERGENCY, "urgent": URGENT, "small": SMALL},
        "categories": {
            "water": {
                "name": "水管漏水",
                "kind": "repair",
                "level": "urgent",
                "skill": "water",
                "words": ["漏水", "水管"],
            },
            "light": {
                "name": "照明",
                "kind": "repair",
                "level": "small",
                "skill": "electric",
                "words": ["灯不亮", "路灯"],
            },
            "general": {"name": "综合维修", "kind": "repair", "level": "small", "skill": "general"},
            "hazard": {"name": "隐患", "kind": "hazard", "level": "urgent", "skill": "masonry"},
            "enquiry": {"name": "人工咨询", "kind": "enquiry", "level": "small", "skill": "front_desk"},
            "lift": {"name": "电梯困人", "kind": "emergency", "level": "emergency", "skill": "emergency"},
        },
    }
)

SKILLS = ["water", "electric", "general", "emergency"]
STAFF = Staff.model_validate(
    {
        "people": {
            "li": {"name": "李师傅", "title": "维修师傅", "roles": ["technician"], "skills": SKILLS},
            "zhang": {"name": "张师傅", "title": "维修师傅", "roles": ["technician"], "skills": SKILLS},
            "lin": {"name": "管家小林", "title": "管家", "roles": ["butler"], "skills": ["front_desk"]},
            "xiaozhao": {"name": "客服小赵", "title": "前台", "roles": ["front_desk"]},
            "zhao": {"name": "赵经理", "title": "值班经理", "roles": ["manager"]},
        },
        "roster": [
            {"hours": {"start": "08:00", "until": "20:00"}, "staff": ["li", "zhang", "lin"]},
            {"hours": {"start": "20:00", "until": "08:00"}, "staff": ["zhang"]},
        ],
    }
)

RULES = Rules(ESTATE, SERVICES, STAFF)
