"""The door in: signatures, encryption, what WeChat pushes, and the answer in its own words."""
