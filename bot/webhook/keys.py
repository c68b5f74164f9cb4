"""The key of a delivery: the same for WeChat's repetitions, another for everything else."""

import hashlib
import json

from bot.webhook.fields import Fields

# Several events in one second differ in these; retries repeat them unchanged.
_EVENT_PARTS = ("FromUserName", "CreateTime", "Event", "EventKey", "TaskId", "AgentID", "OpenID")
# An id that is only unique per person: two people may have the same MsgId.
_MESSAGE_PARTS = ("FromUserName", "MsgId")
_JOB_PARTS = ("MsgID", "SubscribeMsgSentEvent/List/MsgID")


def delivery_key(app_id: str, fields: Fields, xml: bytes) -> str:
    """Return 64 hex digits for a push to this account; `xml` is its decrypted body."""
    if fields.text("MsgType").lower() == "event":
        parts = [fields.text(name) for name in _EVENT_PARTS + _JOB_PARTS]
    elif fields.text("MsgId"):
        parts = [fields.text(name) for name in _MESSAGE_PARTS]
    else:
        # No id at all: the retries are at least the same bytes.
        parts = [xml.hex()]
    return hashlib.sha256(json.dumps([app_id, *parts]).encode()).hexdigest()
