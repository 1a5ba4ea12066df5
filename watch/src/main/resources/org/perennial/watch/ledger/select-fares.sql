SELECT told.watch, told.notices, told.last_at, coalesce(sending.pending, 0) AS pending, sending.next_due,
       coalesce(sending.sent, 0) AS sent, coalesce(sending.dead, 0) AS dead
FROM (SELECT watch, count(*) AS notices, max(at) AS last_at FROM watch_notice GROUP BY watch) told
LEFT JOIN (
    SELECT watch, count(*) FILTER (WHERE state = 'pending') AS pending,
           min(next_try) FILTER (WHERE state = 'pending') AS next_due,
           count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'dead') AS dead
    FROM watch_delivery GROUP BY watch) sending ON sending.watch = told.watch
