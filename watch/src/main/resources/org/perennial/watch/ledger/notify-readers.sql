-- Delivered when the transaction commits, and not at all when it does not.
SELECT pg_notify('perennial_notices', '')
