"""What an estate's people set: the environment, the estate, its services, its staff, its reminders."""
