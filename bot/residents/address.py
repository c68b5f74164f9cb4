"""How a resident is addressed: 王女士, by surname and the title that they wish for; "" where 您 is right."""

import re

# Two characters that are one surname.
_DOUBLE = "欧阳|司马|上官|诸葛|司徒|夏侯|尉迟|皇甫|公孙|慕容|令狐|长孙|宇文|东方|南宫|端木|百里|呼延"
# A name is two to four characters, or is written with its title already.
_NAME = re.compile(rf"(?P<surname>{_DOUBLE}|[\u4e00-\u9fff])[\u4e00-\u9fff]{{1,2}}")
_TITLES = "女士|先生|小姐|太太|老师|医生|阿姨|叔叔|大爷|大妈|奶奶|爷爷|师傅|大哥|大姐"
_WITH_TITLE = re.compile(rf"(?:{_DOUBLE}|[\u4e00-\u9fff])(?:{_TITLES})")


def form_of_address(name: str, title: str) -> str:
    """Return how somebody on file under this name is addressed who wishes for this title."""
    name = name.strip()
    if _WITH_TITLE.fullmatch(name) and not title:
        # The clerk wrote the name as the person is called.
        return name
    found = _NAME.fullmatch(name)
    if found is None or not title:
        return ""
    surname = found["surname"]
    return title if title.startswith(surname) else f"{surname}{title}"
