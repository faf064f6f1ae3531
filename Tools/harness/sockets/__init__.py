"""Harnesses that speak with `casebook serve` as others do: by sockets, in other processes."""
