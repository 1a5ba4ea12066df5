-- Readers that come later wait behind one that waits for a table of its own.
SET LOCAL lock_timeout = '5s'
