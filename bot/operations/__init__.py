"""What running the service needs beside its work: processes, logs, metrics, checks."""
