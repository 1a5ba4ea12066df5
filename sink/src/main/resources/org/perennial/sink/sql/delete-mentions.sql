DELETE FROM anniversary_mention WHERE article = :id AND month = :month
