"""WeChat and WeCom played locally: the server side and the phones. Production never imports this."""

from .accounts import OfficialAccount, WeComApp
from .adapter import WECHAT_BASE, WECOM_BASE
from .house import House
from .standin import Sandbox, create_sandbox

__all__ = ["WECHAT_BASE", "WECOM_BASE", "House", "OfficialAccount", "Sandbox", "WeComApp", "create_sandbox"]
