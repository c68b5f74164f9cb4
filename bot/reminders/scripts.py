"""The reply scripts that are said by date, and the values that each may quote."""

from bot.reminders import leases, send

SCRIPTS = leases.SCRIPTS | send.SCRIPTS
