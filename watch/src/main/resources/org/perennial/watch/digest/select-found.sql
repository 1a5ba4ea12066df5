-- Events that nobody configured and that were first seen within a time; those put away by then are left out.
SELECT document
FROM occurrence
WHERE event IS NULL AND first_seen >= ? AND first_seen < ? AND (decided IS NULL OR decided >= ?)
ORDER BY id
