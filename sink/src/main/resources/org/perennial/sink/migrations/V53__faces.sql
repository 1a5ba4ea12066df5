-- Which article is shown for a cluster of copies: its canonical; else its first carrier; a copy with neither in the store is
-- shown itself. A function, since a statement that asks all this of a hundred partitions takes longer to plan than to run: what
-- a function asks is planned once, and of one partition.
CREATE FUNCTION face_of(wanted text, otherwise text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    shown  text;
    stands date;
BEGIN
    SELECT place.id, place.month INTO shown, stands
    FROM cluster c
    JOIN article_place place ON place.id = c.canonical
    WHERE c.id = wanted;
    IF FOUND AND EXISTS (SELECT FROM article f WHERE f.id = shown AND f.month = stands AND f.cluster = wanted) THEN
        RETURN shown;
    END IF;
    IF EXISTS (SELECT FROM article_place place WHERE place.id = wanted) THEN
        RETURN wanted;
    END IF;
    RETURN otherwise;
END
$$;
