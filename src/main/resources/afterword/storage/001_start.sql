CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE owner (
    platform TEXT NOT NULL, person TEXT NOT NULL, since INTEGER NOT NULL,
    PRIMARY KEY (platform, person)) STRICT;

CREATE TABLE space (
    platform TEXT NOT NULL, id TEXT NOT NULL, admitted_at INTEGER NOT NULL, admitted_by TEXT NOT NULL,
    PRIMARY KEY (platform, id)) STRICT;

-- poll_state is the poller's memory of the feed (validators, rhythm, failures) as JSON.
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    site TEXT,
    every_ms INTEGER,
    status TEXT NOT NULL,
    poll_state TEXT NOT NULL,
    due_at INTEGER NOT NULL) STRICT;
CREATE INDEX feed_due ON feed (due_at) WHERE status = 'ACTIVE';

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    -- Outlives its feed: an article stays when its feed is removed.
    feed_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    image TEXT,
    reading_minutes INTEGER,
    authors TEXT NOT NULL,
    categories TEXT NOT NULL,
    tags TEXT NOT NULL,
    headings TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    first_seen_at INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    gone_at INTEGER) STRICT;
CREATE INDEX article_newest ON article (published_at DESC, id DESC);
CREATE INDEX article_feed ON article (feed_id, id);

CREATE TABLE article_alias (
    feed_id INTEGER NOT NULL,
    alias TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (feed_id, alias)) STRICT, WITHOUT ROWID;

CREATE TABLE destination (
    id INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    space TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    suspended_because TEXT,
    suspended_at INTEGER,
    UNIQUE (platform, channel, topic)) STRICT;

CREATE TABLE subscription (
    platform TEXT NOT NULL,
    person TEXT NOT NULL,
    since INTEGER NOT NULL,
    unreachable_since INTEGER,
    PRIMARY KEY (platform, person)) STRICT;

-- One row is one call to a platform. lane orders those that must not overtake each other.
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    priority INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    target_channel TEXT,
    target_topic TEXT,
    target_message TEXT,
    detail TEXT NOT NULL DEFAULT '',
    lane TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('owed', 'sending', 'sent', 'skipped', 'dead')),
    reason TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    repeated INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    sending_at INTEGER,
    ended_at INTEGER,
    message_channel TEXT,
    message_topic TEXT,
    message TEXT) STRICT;
CREATE INDEX delivery_due ON delivery (priority, id) WHERE state = 'owed';
CREATE INDEX delivery_due_at ON delivery (due_at) WHERE state = 'owed';
CREATE INDEX delivery_sending ON delivery (due_at) WHERE state = 'sending';
CREATE INDEX delivery_lane ON delivery (lane, id) WHERE state IN ('owed', 'sending');
CREATE INDEX delivery_subject ON delivery (kind, subject);
CREATE INDEX delivery_channel ON delivery (platform, channel) WHERE state IN ('owed', 'sending');
-- An article goes to a place once, a comment to a room once, each step of a post once.
CREATE UNIQUE INDEX delivery_once ON delivery (kind, subject, platform, channel, topic, detail)
    WHERE kind IN ('POST', 'ALERT', 'MIRROR');
CREATE UNIQUE INDEX delivery_step_once ON delivery (kind, platform, target_channel, target_message, detail)
    WHERE kind IN ('THREAD', 'SEED', 'CROSSPOST');
-- Edits of one message that wait are one edit.
CREATE UNIQUE INDEX delivery_edit_once ON delivery (kind, platform, target_channel, target_message)
    WHERE state = 'owed' AND kind IN ('POST_EDIT', 'MIRROR_EDIT', 'MIRROR_DELETE');

CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    root_message TEXT,
    opened_at INTEGER NOT NULL,
    UNIQUE (article_id, platform, channel, topic)) STRICT;
CREATE INDEX room_channel ON room (platform, channel);

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    parent_id INTEGER REFERENCES comment (id),
    depth INTEGER NOT NULL,
    path BLOB NOT NULL,
    platform TEXT NOT NULL,
    person TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    edited_at INTEGER,
    deleted_at INTEGER,
    revision INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX comment_path ON comment (article_id, path, id);

-- What each message that we made or met stands for: a post (comment_id is null) or a comment. own marks those we made.
CREATE TABLE message (
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    id TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    article_id INTEGER NOT NULL REFERENCES article (id),
    comment_id INTEGER REFERENCES comment (id),
    own INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (platform, channel, id)) STRICT, WITHOUT ROWID;
CREATE INDEX message_post ON message (platform, id) WHERE comment_id IS NULL;
CREATE INDEX message_comment ON message (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX message_article ON message (article_id) WHERE comment_id IS NULL;

-- Telegram's automatic forwards, also those that came before their original was recorded.
CREATE TABLE forward (
    channel TEXT NOT NULL, original TEXT NOT NULL, copy_channel TEXT NOT NULL, copy TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (channel, original)) STRICT, WITHOUT ROWID;

CREATE TABLE poll (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES article (id),
    question TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER) STRICT;

CREATE TABLE poll_option (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    position INTEGER NOT NULL,
    emoji TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (poll_id, position),
    UNIQUE (poll_id, emoji)) STRICT;

CREATE TABLE vote (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    platform TEXT NOT NULL,
    person TEXT NOT NULL,
    emoji TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (poll_id, platform, person)) STRICT;

CREATE TABLE anonymous_count (
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    channel TEXT NOT NULL,
    message TEXT NOT NULL,
    emoji TEXT NOT NULL,
    votes INTEGER NOT NULL,
    PRIMARY KEY (poll_id, channel, message, emoji)) STRICT;

-- Happenings whose effect is already here.
CREATE TABLE handled_event (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX handled_event_at ON handled_event (at);

CREATE TABLE telegram_update (
    position INTEGER PRIMARY KEY,
    update_id INTEGER NOT NULL UNIQUE,
    json TEXT NOT NULL,
    arrived_at INTEGER NOT NULL,
    handled_at INTEGER) STRICT;
CREATE INDEX telegram_update_unhandled ON telegram_update (position) WHERE handled_at IS NULL;
