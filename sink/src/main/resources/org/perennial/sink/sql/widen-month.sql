UPDATE article_month SET oldest = least(oldest, :oldest), newest = greatest(newest, :newest)
WHERE month = :month AND (oldest IS NULL OR oldest > :oldest OR newest < :newest)
