"""The people whose phones the stand-in plays."""

from dataclasses import dataclass

from .errors import SandboxError


@dataclass(frozen=True)
class Person:
    """Somebody with a phone: `openid` is the openid (official account) or the userid (WeCom)."""

    id: str
    name: str
    kind: str
    channel: str
    openid: str
    home: str
    about: str


def _resident(id: str, name: str, openid: str, home: str, about: str) -> Person:
    return Person(id, name, "resident", "official", openid, home, about)


def _colleague(id: str, name: str, kind: str, home: str, about: str) -> Person:
    return Person(id, name, kind, "wecom", id, home, about)


CAST: tuple[Person, ...] = (
    _resident(
        "owner",
        "王阿姨",
        "oDemoOwner000000000000000001",
        "3栋2单元1201",
        "业主，退休教师，住了十二年，爱发语音",
    ),
    _resident(
        "neighbour", "陈先生", "oDemoNeighbour00000000000001", "3栋2单元1101", "业主，住在王阿姨楼下，常出差"
    ),
    _resident(
        "tenant", "小周", "oDemoTenant00000000000000001", "5栋1单元302", "租户，刚工作的年轻人，说话简短"
    ),
    _resident("newcomer", "新来的住户", "oDemoNewcomer000000000000001", "", "刚关注公众号，还没有绑定房屋"),
    _colleague("technician", "李师傅", "staff", "维修班", "维修师傅，水电都会，手快话少"),
    _colleague("technician2", "张师傅", "staff", "维修班", "维修师傅，李师傅忙时由他接单"),
    _colleague("guard", "秩序员老孙", "staff", "秩序班", "门岗和巡逻，挪车、噪音都找他"),
    _colleague("butler", "管家小林", "staff", "客户服务部", "3栋和5栋的网格管家"),
    _colleague("frontdesk", "客服小赵", "staff", "客户服务部", "前台客服，接人工咨询"),
    _colleague("manager", "赵经理", "manager", "项目部", "物业经理，超时和升级的事他来管"),
    _colleague("deputy", "钱主管", "manager", "项目部", "客服主管，赵经理请假时代班"),
    _colleague("mason", "鲁师傅", "staff", "维修班", "泥瓦师傅，工作日白天当班"),
    _colleague("mason2", "季师傅", "staff", "维修班", "泥瓦师傅，周末白天当班，常和鲁师傅换班"),
    _colleague("cleaner", "保洁周姐", "staff", "保洁班", "保洁绿化，手机一响就抢单"),
    _colleague("cleaner2", "保洁苏姐", "staff", "保洁班", "保洁绿化，和周姐一起当班"),
    _colleague("lift_partner", "电梯维保小丁", "staff", "迅安电梯维保", "合作单位，只看得到派给他的单"),
    _colleague("heights_partner", "高空作业小岳", "staff", "云顶高空作业", "合作单位，热水器和高空的活"),
)

_BY_ID = {person.id: person for person in CAST}
_BY_OPENID = {person.openid: person for person in CAST}


def person_named(id: str) -> Person:
    """Return the person with this id; raises SandboxError 404."""
    if id not in _BY_ID:
        raise SandboxError(404, f"没有“{id}”这个人。可选：{'、'.join(_BY_ID)}")
    return _BY_ID[id]


def follower(openid: str) -> Person | None:
    """Return the resident with this openid, or None."""
    person = _BY_OPENID.get(openid)
    return person if person and person.channel == "official" else None


def member(userid: str) -> Person | None:
    """Return the colleague with this userid (WeCom ignores upper and lower case), or None."""
    person = _BY_OPENID.get(userid.lower())
    return person if person and person.channel == "wecom" else None
