-- An article on its way to the subscribers: the last row of subscription that was owed its alert.
CREATE TABLE broadcast (
    article_id INTEGER PRIMARY KEY REFERENCES article (id), reached INTEGER NOT NULL, started_at INTEGER NOT NULL) STRICT;

-- The dispatcher asks by platform and priority; due_at is in it so that what is due later is passed over cheaply.
DROP INDEX delivery_due;
DROP INDEX delivery_due_at;
CREATE INDEX delivery_ready ON delivery (platform, priority, id, due_at) WHERE state = 'owed';
CREATE INDEX delivery_alert ON delivery (id) WHERE state = 'owed' AND priority = 5;
CREATE INDEX delivery_dead ON delivery (platform, channel, ended_at) WHERE state = 'dead';
CREATE INDEX delivery_repeated ON delivery (repeated) WHERE repeated > 0;

-- Answers to a message of ours that came before its sending was recorded; each is a comment as soon as it is.
CREATE TABLE early_comment (
    platform TEXT NOT NULL,
    channel TEXT NOT NULL,
    answered TEXT NOT NULL,
    topic TEXT NOT NULL,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    event TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (platform, channel, id)) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_message ON delivery (message_channel, message) WHERE message IS NOT NULL;
CREATE INDEX delivery_edited ON delivery (target_channel, target_message, ended_at)
    WHERE kind = 'POST_EDIT' AND state = 'sent';
CREATE INDEX telegram_update_handled ON telegram_update (arrived_at) WHERE handled_at IS NOT NULL;
