-- Every reaction to a poll that stands, on whichever of its posts: taken back, the one before it counts again.
-- Votes from before this script do not know their message; theirs is ''.
CREATE TABLE reaction (
    id INTEGER PRIMARY KEY,
    poll_id INTEGER NOT NULL REFERENCES poll (id),
    platform TEXT NOT NULL,
    person TEXT NOT NULL,
    channel TEXT NOT NULL,
    message TEXT NOT NULL,
    emoji TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (poll_id, platform, person, channel, message, emoji)) STRICT;
INSERT INTO reaction (poll_id, platform, person, channel, message, emoji, at)
    SELECT poll_id, platform, person, '', '', emoji, at FROM vote ORDER BY at;
DROP TABLE vote;

-- One person has one vote: their latest reaction.
CREATE VIEW vote AS
    SELECT poll_id, platform, person, emoji FROM (
        SELECT poll_id, platform, person, emoji,
            ROW_NUMBER() OVER (PARTITION BY poll_id, platform, person ORDER BY at DESC, id DESC) AS place
        FROM reaction)
    WHERE place = 1;
