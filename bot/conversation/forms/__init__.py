"""Forms: dialogues that gather what a service must know, in the order in which the resident tells it."""
