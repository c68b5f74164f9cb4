"""The ways out: the official account and WeCom, with their tokens, limits and answers."""
