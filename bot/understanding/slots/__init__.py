"""The facts that people name in a message: places, times, phones, plates, numbers."""
