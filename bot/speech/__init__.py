"""Speech: reply scripts chosen and filled in, times said as people say them."""
