SELECT topic, partition, next_offset FROM consumed_offset
