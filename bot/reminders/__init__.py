"""Reminders: what goes out to residents by date or by calendar, outside quiet hours."""
