-- An article on its way to the subscribers: the last row of subscription that was owed its alert.
CREATE TABLE broadcast (
    article_id INTEGER PRIMARY KEY REFERENCES article (id), reached INTEGER NOT NULL, started_at INTEGER NOT NULL) STRICT;

-- The dispatcher asks by platform and priority; due_at is in it so that what is due later is passed over cheaply.
DROP INDEX delivery_due;
DROP INDEX delivery_due_at;
CREATE INDEX delivery_ready ON delivery (platform, priority, id, due_at) WHERE state = 'owed';
CREATE INDEX delivery_alert ON delivery (id) WHERE state = 'owed' AND priority = 5;
