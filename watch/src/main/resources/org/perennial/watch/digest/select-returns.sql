-- On which days events return nearest to some days.
SELECT s.event, s.ago,
       nearest_return(s.event, CAST(s.event_start AS date), CAST(s.event_end AS date), s.exactness, CAST(s.at AS date)) AS day
FROM unnest(?, ?, ?, ?, ?, ?) AS s (event, ago, event_start, event_end, exactness, at)
