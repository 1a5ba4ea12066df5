SELECT id, document, change, appeared FROM article WHERE id = :id
