"""GET verification of both webhooks, as done when a server address is entered in the admin console."""

import secrets

from .accounts import Channel, official_channel, wecom_channel
from .envelope import Push, verification
from .house import House
from .webhook_call import call_webhook
from .world import World

_WECOM_LIMIT = 1.0  # seconds; WeCom waits no longer for the echo


def verify_webhooks(world: World, house: House) -> dict[str, bool]:
    """Return for each channel whether the service echoes what it must; a wrong signature must be refused."""
    channels = (official_channel(world.official), wecom_channel(world.wecom))
    return {channel.name: _verify(world, house, channel) for channel in channels}


def _verify(world: World, house: House, channel: Channel) -> bool:
    patience = _WECOM_LIMIT if channel.name == "wecom" else world.patience
    query, expected = verification(channel, secrets.token_hex(8), int(world.clock.seconds()))
    answer = call_webhook(house, Push(channel.path, query, b""), "GET", patience)
    forged = query.replace("signature=", "signature=0", 1)
    refused = call_webhook(house, Push(channel.path, forged, b""), "GET", patience)
    echoed = answer.status == 200 and answer.body == expected.encode()
    return echoed and not (refused.status == 200 and refused.body == expected.encode())
