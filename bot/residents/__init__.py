"""The people we serve and their homes."""
