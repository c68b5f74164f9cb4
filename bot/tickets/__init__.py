"""Tickets: what a resident's matter becomes, who does it, and by when; the desk is the only writer."""
