-- Moves forward only, and only from where the batch began: a consumer that lost its partition while it was writing
-- changes no row here, and its transaction is undone.
INSERT INTO consumed_offset AS stored (topic, partition, next_offset)
VALUES (:topic, :partition, :next)
ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset
WHERE stored.next_offset <= :from
