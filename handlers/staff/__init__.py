"""What the staff do by chat: their tasks, registering for a caller, reporting from a patrol."""
