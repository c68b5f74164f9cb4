"""What words mean to people at large: vectors of words, learned elsewhere from a general encyclopedia."""
