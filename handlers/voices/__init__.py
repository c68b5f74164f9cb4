"""What residents think of us: complaint, suggestion, praise (投诉、建议、表扬)."""
