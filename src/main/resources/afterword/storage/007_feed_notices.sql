-- What a notice to an owner tells of which feeds; one that waits takes in what happens meanwhile.
CREATE TABLE feed_notice (
    delivery_id INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    feed_id INTEGER NOT NULL,
    news TEXT NOT NULL,
    PRIMARY KEY (delivery_id, feed_id, news)) STRICT, WITHOUT ROWID;
CREATE INDEX feed_notice_feed ON feed_notice (feed_id);
