DELETE FROM consumed_offset WHERE topic = :topic AND partition = :partition
