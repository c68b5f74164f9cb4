"""The machinery of the service: it knows no single service by name and imports neither handlers nor app."""
