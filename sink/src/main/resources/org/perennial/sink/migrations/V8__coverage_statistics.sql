-- What has been written of each event: by return, day relative to the date, language, country and outlet; by which words; with
-- which numbers. Views over what is stored, so they are as new as it is.

-- The country that the ending of a publisher's address names.
CREATE TABLE country_ending (
    ending  text PRIMARY KEY,
    country text NOT NULL
);
INSERT INTO country_ending
SELECT lower(code), code
FROM unnest(string_to_array(regexp_replace('
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET FI FJ FK
    FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR
    PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ
    TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
', '\s+', ' ', 'g'), ' ')) AS codes (code)
WHERE code <> ''
UNION ALL
SELECT 'uk', 'GB';

-- The day in the year of an article's appearance, or in a year beside it, on which an event returns nearest to that day: as the
-- stream has counted it, which knows feasts that move; else the day and month of the event. Absent if only its month or year is
-- known.
CREATE FUNCTION nearest_return(wanted text, event_start date, event_end date, exactness text, at date)
RETURNS date LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT o.day
         FROM occurrence o
         WHERE o.event = wanted AND o.day BETWEEN at - 182 AND at + 183
         ORDER BY abs(o.day - at), o.day
         LIMIT 1),
        (SELECT returned.day
         FROM generate_series(-1, 1) AS years (away)
         -- A night is remembered on the day that it ended on, all else on its first day.
         CROSS JOIN LATERAL (
             SELECT CASE exactness WHEN 'night' THEN event_end ELSE event_start END AS day) AS remembered
         CROSS JOIN LATERAL (
             SELECT CAST(date_trunc('year', at) + years.away * interval '1 year'
                 + (extract(month FROM remembered.day) - 1) * interval '1 month' AS date) AS month) AS begun
         CROSS JOIN LATERAL (
             -- A 29 February returns on the 28th where there is none.
             SELECT least(
                 begun.month + CAST(extract(day FROM remembered.day) AS integer) - 1,
                 CAST(begun.month + interval '1 month' AS date) - 1) AS day) AS returned
         WHERE exactness IN ('day', 'night', 'range')
         ORDER BY abs(returned.day - at), returned.day
         LIMIT 1))
$$;

-- One row for each article that covers an event of the registry, with the return that it belongs to. Copies count, each for its
-- outlet; stories are told apart by the story, else the cluster of copies, else the article.
CREATE VIEW event_coverage AS
SELECT m.event, a.id AS article, a.month, a.appeared, dated.day,
       coalesce(CAST(extract(year FROM returned.day) AS integer), CAST(extract(year FROM dated.day) AS integer)) AS year,
       returned.day AS return_day,
       dated.day - returned.day AS day_offset,
       coalesce(a.language, 'und') AS language,
       (SELECT c.country FROM country_ending c WHERE c.ending = lower(substring(a.source FROM '[^.]*$'))) AS country,
       a.source,
       coalesce(a.story, a.cluster, a.id) AS story,
       m.n
FROM (
    SELECT DISTINCT ON (event, article, month) event, article, month, event_start, event_end, precision, n
    FROM anniversary_mention
    WHERE event IS NOT NULL AND confidence >= 0.5 AND kind NOT IN ('observance', 'private')
    ORDER BY event, article, month, position) AS m
JOIN article a ON a.id = m.article AND a.month = m.month
CROSS JOIN LATERAL (SELECT CAST(a.appeared AT TIME ZONE 'UTC' AS date) AS day) AS dated
CROSS JOIN LATERAL (
    SELECT nearest_return(m.event, m.event_start, m.event_end, m.precision, dated.day) AS day) AS returned;

-- Each return of an event in a row.
CREATE VIEW event_year AS
SELECT event, year, min(return_day) AS return_day, count(*) AS articles, count(DISTINCT story) AS stories,
       count(DISTINCT source) AS outlets, count(DISTINCT language) AS languages, count(DISTINCT country) AS countries
FROM event_coverage
GROUP BY event, year;

-- What each language had of an event in the year before, and what it has had.
CREATE VIEW event_gap AS
WITH counted AS (SELECT event, year, language, count(*) AS articles FROM event_coverage GROUP BY event, year, language)
SELECT coalesce(seen.event, former.event) AS event, coalesce(seen.year, former.year + 1) AS year,
       coalesce(seen.language, former.language) AS language,
       coalesce(former.articles, 0) AS expected, coalesce(seen.articles, 0) AS seen
FROM counted AS seen
FULL JOIN counted AS former
    ON former.event = seen.event AND former.language = seen.language AND former.year = seen.year - 1;

-- The words by which texts call an event, as found; an article that uses several counts for each.
CREATE VIEW event_naming AS
SELECT c.event, c.year, c.country, c.language, lower(btrim(found.words)) AS folded,
       mode() WITHIN GROUP (ORDER BY btrim(found.words)) AS words, count(DISTINCT c.article) AS articles
FROM event_coverage c
JOIN anniversary_mention m ON m.article = c.article AND m.month = c.month AND m.event = c.event
CROSS JOIN LATERAL (
    SELECT DISTINCT evidence ->> 'text' AS words
    FROM json_array_elements(m.evidence) AS evidence
    WHERE evidence ->> 'role' = 'event'
    UNION
    SELECT m.phrase) AS found
WHERE btrim(found.words) <> ''
GROUP BY c.event, c.year, c.country, c.language, lower(btrim(found.words));

-- The numbers of people that articles of an event state, with the words as found.
CREATE VIEW event_number AS
SELECT c.event, c.year, c.language, number ->> 'unit' AS unit, CAST(number ->> 'value' AS bigint) AS value,
       mode() WITHIN GROUP (ORDER BY number -> 'evidence' ->> 'text') AS words, count(DISTINCT c.article) AS articles
FROM event_coverage c
JOIN article a ON a.id = c.article AND a.month = c.month
CROSS JOIN LATERAL json_array_elements(a.document -> 'numbers') AS number
GROUP BY c.event, c.year, c.language, number ->> 'unit', CAST(number ->> 'value' AS bigint);
