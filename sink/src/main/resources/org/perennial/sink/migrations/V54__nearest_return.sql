-- The same days as before, step by step: as one query, each call began two of them, and a digest calls it hundreds of times.
CREATE OR REPLACE FUNCTION nearest_return(wanted text, event_start date, event_end date, exactness text, at date)
RETURNS date LANGUAGE plpgsql STABLE AS $$
DECLARE
    -- A night is remembered on the day that it ended on, all else on its first day.
    remembered CONSTANT date := CASE exactness WHEN 'night' THEN event_end ELSE event_start END;
    month date;
    day date;
    nearest date;
BEGIN
    SELECT o.day INTO nearest
    FROM occurrence o
    WHERE o.event = wanted AND o.day BETWEEN at - 182 AND at + 183
    ORDER BY abs(o.day - at), o.day
    LIMIT 1;
    IF nearest IS NOT NULL OR exactness NOT IN ('day', 'night', 'range') THEN
        RETURN nearest;
    END IF;
    FOR away IN -1..1 LOOP
        month := make_date(CAST(extract(year FROM at) AS integer) + away, CAST(extract(month FROM remembered) AS integer), 1);
        -- A 29 February returns on the 28th where there is none.
        day := least(
            month + CAST(extract(day FROM remembered) AS integer) - 1,
            CAST(month + interval '1 month' AS date) - 1);
        IF nearest IS NULL OR abs(day - at) < abs(nearest - at) THEN
            nearest := day;
        END IF;
    END LOOP;
    RETURN nearest;
END
$$;
