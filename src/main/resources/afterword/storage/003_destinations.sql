CREATE TABLE destination_setting (
    destination_id INTEGER NOT NULL REFERENCES destination (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (destination_id, name)) STRICT, WITHOUT ROWID;

CREATE TABLE destination_filter (
    id INTEGER PRIMARY KEY,
    destination_id INTEGER NOT NULL REFERENCES destination (id) ON DELETE CASCADE,
    excludes INTEGER NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (destination_id, excludes, subject, value)) STRICT;

-- The articles that one delivery's message lists beside its own. Fixed before the call, so that each attempt says the same.
CREATE TABLE digest_entry (
    head INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    delivery INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    PRIMARY KEY (head, delivery)) STRICT, WITHOUT ROWID;
CREATE INDEX digest_entry_delivery ON digest_entry (delivery);

CREATE UNIQUE INDEX delivery_pin_once ON delivery (platform, target_channel, target_message) WHERE kind = 'PIN';
CREATE INDEX delivery_sent_at ON delivery (platform, channel, kind, ended_at)
    WHERE state = 'sent' AND kind IN ('POST', 'CROSSPOST');
