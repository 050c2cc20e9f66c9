-- Articles that a feed's latest document passed over: how often running, and when their own page may be asked.
CREATE TABLE missing_article (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    feed_id INTEGER NOT NULL,
    times INTEGER NOT NULL,
    check_at INTEGER NOT NULL) STRICT;
CREATE INDEX missing_article_feed ON missing_article (feed_id);
CREATE INDEX missing_article_due ON missing_article (check_at);

-- What the blog itself says of an article's comments there.
ALTER TABLE article ADD COLUMN comments_page TEXT;
ALTER TABLE article ADD COLUMN comments_feed TEXT;
ALTER TABLE article ADD COLUMN comments_count INTEGER;
CREATE INDEX article_gone ON article (feed_id) WHERE gone_at IS NOT NULL;

-- WebSub. The token ends the callback's path; pushed_at is null until a push came, and again after the hub missed one.
-- It outlives its feed until the hub has let go.
CREATE TABLE hub_subscription (
    token TEXT PRIMARY KEY,
    feed_id INTEGER NOT NULL,
    hub TEXT NOT NULL,
    topic TEXT NOT NULL,
    secret TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    lease_until INTEGER,
    pushed_at INTEGER,
    next_at INTEGER) STRICT, WITHOUT ROWID;
CREATE INDEX hub_subscription_feed ON hub_subscription (feed_id);
CREATE INDEX hub_subscription_next ON hub_subscription (next_at);
