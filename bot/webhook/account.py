"""The account whose pushes a door takes, with what it needs to tell them from anybody else's."""

import re
from dataclasses import dataclass, field
from typing import Literal

# How WeChat is set to push to us; the admin console calls them 明文模式, 兼容模式, 安全模式.
Mode = Literal["plaintext", "compatible", "safe"]

_AES_KEY = re.compile(r"[A-Za-z0-9]{43}")


@dataclass(frozen=True)
class Account:
    """An official account or a WeCom company; raises ValueError when its door could not be kept shut.

    `previous_aes_key` stays valid while WeChat changes over to a new EncodingAESKey. In "safe" mode
    plaintext pushes are refused, in "plaintext" mode encrypted ones; "compatible" takes both.
    """

    app_id: str
    token: str = field(repr=False)
    encoding_aes_key: str = field(default="", repr=False)
    previous_aes_key: str = field(default="", repr=False)
    mode: Mode = "safe"

    def __post_init__(self) -> None:
        if not self.app_id:
            raise ValueError("缺少 AppID（企业微信为企业 ID）")
        if not self.token:
            # With an empty token everybody can sign.
            raise ValueError("回调 Token 不能为空")
        if self.mode != "plaintext" and not self.encoding_aes_key:
            raise ValueError("安全模式和兼容模式需要 EncodingAESKey")
        if not all(_AES_KEY.fullmatch(key) for key in self.aes_keys):
            raise ValueError("EncodingAESKey 应为 43 位字母和数字")

    @property
    def aes_keys(self) -> tuple[str, ...]:
        """The EncodingAESKeys in the order in which they are tried."""
        return tuple(filter(None, (self.encoding_aes_key, self.previous_aes_key)))
