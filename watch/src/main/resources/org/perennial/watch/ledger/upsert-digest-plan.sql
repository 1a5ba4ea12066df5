INSERT INTO watch_digest_plan AS stored (watch, plan, since) VALUES (:watch, :plan, :now)
ON CONFLICT (watch) DO UPDATE SET
    plan = excluded.plan,
    since = CASE WHEN stored.plan = excluded.plan THEN stored.since ELSE excluded.since END
RETURNING since
