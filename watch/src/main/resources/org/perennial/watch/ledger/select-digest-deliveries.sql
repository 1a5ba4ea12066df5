SELECT d.key, d.watch, m.digest, d.channel, d.address, d.state, d.sent, d.problem
FROM watch_delivery d
JOIN watch_message m ON m.id = d.message
WHERE m.digest IS NOT NULL AND <where>
ORDER BY m.digest DESC, d.watch, d.channel, d.address NULLS FIRST
LIMIT :most
