-- Any one number, the same for all writers: change numbers then become visible in the order in which they are drawn.
SELECT pg_advisory_xact_lock(7305801)
