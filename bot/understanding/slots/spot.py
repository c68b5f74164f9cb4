"""Spots of the estate (东门, 地下车库B2柱A12, 快递柜旁) and rooms of a home (厨房)."""

import re

from bot.understanding.slots.place_model import Place
from bot.understanding.slots.plain import Piece

LEVEL = r"(?:[负B][一二三四1-4][层楼]?|(?<![0-9])-[1-4][层楼]|地下[一二三四1-4]?[层楼])"
GARAGE = "(?:(?:地下|地面|立体)(?:车库|停车[场库])|地库|车库|停车[场库])"
COUNTED = r"(?![0-9:.]|[号年月日点分元块米平度人个天次秒小多栋幢])"
AREA = "(?:[A-Z][0-9]{0,3}区|[东南西北][区侧边])"
BAY = rf"(?:柱子?[A-Z]?-?[0-9]{{1,4}}(?:号柱?)?|-?[A-Z]?-?[0-9]{{1,4}}(?:号?车位|号?柱子?|{COUNTED}))"
NAMED_BAY = r"(?:(?<![A-Z0-9])[A-Z]-?[0-9]{1,4}号?(?:车位|柱子?)|车位[A-Z]?-?[0-9]{2,4})"
GATE = (
    "(?:[东南西北]大|[东南西北正侧后前大]{1,2}|[东南西北]?[0-9一二三四五六七八九]号|小区|人行|车行)门"
    "(?:岗亭?|口)?(?![牙票铃锁])"
)
BESIDE = "(?:旁边?|附近|对面|边上|门口|[出入]口)?"
INDOORS = (
    "大堂|大厅|电梯(?:前室|机房|[厅口里间])|(?<!号)楼道|楼梯[间口]?|走廊|过道|架空层|连廊|消防(?:通道|楼梯)"
    "|顶楼天台|天台|(?<!号)楼顶|顶楼|顶层|屋顶(?!花园)|屋面|外墙"
)
OUTDOORS = (
    "(?:中心|中央|中庭|屋顶|空中|小)?花园(?!小区|社区|物业|业|[0-9一二三四五六七八九十A-Z]{1,3}(?:[栋幢期座#-]|号楼))|小?公园"
    "|(?:中心|中央|小)?广场(?!舞)|中庭|儿童(?:乐园|游乐[区场]|活动区)|游乐[场区]|沙坑|健身(?:[区角房]|广场)"
    "|[东南西北]?岗亭|门岗|保安[亭室]|门卫室|值班室|监控室|消控室|垃圾(?:投放点|分类点|中转站|[房站桶箱屋池亭])"
    "|快递[柜架]|快递驿站|驿站|丰巢柜?|游?泳池|喷泉|池塘|人工湖|景观湖|凉亭|长廊|会所|物业(?:服务中心|中心|办公室)"
    "|(?:老年)?活动(?:中心|室)|[篮网足]球场|羽毛球场|(?:自行车|电动车|非机动车)?车[棚](?!顶)|非机动车库"
    "|充电(?:桩|棚|站)|配电[房室]|水泵房|泵房|公共(?:卫生间|厕所)"
)
SPOT = re.compile(
    rf"{LEVEL}?{GARAGE}{LEVEL}?{AREA}?{BAY}?{BESIDE}|(?<![A-Z0-9素族]){LEVEL}(?:{AREA}|{NAMED_BAY}|{BAY})?(?![A-Z0-9号栋幢座单证驾照])"
    rf"|{NAMED_BAY}|{GATE}(?!禁){BESIDE}|(?:{INDOORS}|{OUTDOORS}){BESIDE}"
    # Only what was numbered before tells which: 6号楼楼下, 2单元门口.
    r"|(?<=[栋幢楼元座])(?:楼[下前后旁]|门口?(?!禁|锁|铃|卫|岗)|旁边|对面|前面|后面|[东南西北][侧面边])"
    r"|(?<=号楼)(?:[下前后](?![水一次午周天个])|道|顶(?!楼))"
)
SHORT = {"下": "楼下", "前": "楼前", "后": "楼后", "道": "楼道", "顶": "楼顶"}
WITHIN = "(?:主卧|次卧|客厅|卧室|厨房|书房)室?里?的?"
ROOM = re.compile(
    rf"(?:{WITHIN})?(?:(?<!公共)(?:卫生间|厕所|洗手间)|浴室|淋浴[间房]|阳台|飘窗|露台|衣帽间)"
    "|厨房|客厅|主卧室?|次卧室?|卧室|客卧|客房|儿童房|老人房|婴儿房|保姆[间房]|主卫|次卫|客卫|房间|书房|餐厅|饭厅|玄关"
    "|储[藏物][间室]|杂物间|洗衣[间房]|阁楼"
)


def spots_in(text: str) -> list[Piece[Place]]:
    """Return the spots in plain text, and where they are."""
    return [
        Piece(match.start(), match.end(), Place(spot=SHORT.get(match[0], match[0])))
        for match in SPOT.finditer(text)
    ]


def rooms_in(text: str) -> list[Piece[Place]]:
    """Return the rooms of a home in plain text, and where they are."""
    return [Piece(match.start(), match.end(), Place(room=match[0])) for match in ROOM.finditer(text)]
