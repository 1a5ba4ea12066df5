-- Outlets are asked for by the ends of their addresses, which are beginnings when read backwards.
CREATE INDEX article_by_source ON article (reverse(lower(source COLLATE "C")));
