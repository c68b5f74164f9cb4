"""The outbox: what goes to someone else is queued with the change itself and sent afterwards."""
