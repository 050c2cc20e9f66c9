-- Since when its owners know that a destination cannot be reached; null again as soon as something got there.
ALTER TABLE destination ADD COLUMN told_at INTEGER;
UPDATE destination SET told_at = suspended_at;

-- How far a broadcast has come, in a key that a copy of the database keeps; rowids are not. One that is under way begins
-- anew: nobody is owed an article twice.
CREATE TABLE broadcast_by_person (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    reached_platform TEXT NOT NULL,
    reached_person TEXT NOT NULL,
    started_at INTEGER NOT NULL) STRICT;
INSERT INTO broadcast_by_person SELECT article_id, '', '', started_at FROM broadcast;
DROP TABLE broadcast;
ALTER TABLE broadcast_by_person RENAME TO broadcast;

-- What is owed in the rooms of a destination's posts, and whose rooms they are.
CREATE INDEX delivery_room ON delivery (platform, channel, ended_at)
    WHERE state IN ('owed', 'sending', 'dead') AND kind NOT IN ('POST', 'ALERT', 'NOTICE', 'TEST');
CREATE INDEX delivery_post ON delivery (platform, message) WHERE kind = 'POST' AND message IS NOT NULL;
CREATE INDEX forward_copy ON forward (copy_channel, channel);
