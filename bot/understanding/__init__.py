"""What a resident means: intents, emergencies, and the facts named in a message."""
