UPDATE article SET tokens = CAST(:tokens AS tsvector) WHERE id = :id AND month = :month
