"""What the bot knows: intents, reply scripts, examples, lexicon, emergencies, read from the admin's YAML."""
