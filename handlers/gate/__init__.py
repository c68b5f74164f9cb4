"""What passes the gate: visitors, goods, lost things (访客、放行、失物)."""
