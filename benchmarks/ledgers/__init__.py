"""Made-up payment ledgers of known truth: doubles of many shapes, and what only looks like one."""
