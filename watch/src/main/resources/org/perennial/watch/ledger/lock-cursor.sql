SELECT change FROM watch_cursor FOR UPDATE
