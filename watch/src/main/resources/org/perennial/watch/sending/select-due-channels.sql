SELECT DISTINCT channel FROM watch_delivery WHERE state = 'pending' AND next_try <= :now
