SELECT coalesce(max(id), 0) FROM watch_notice
