-- Where an early answer belongs if it turns out to answer no message of ours; null where it is then no comment.
ALTER TABLE early_comment ADD COLUMN article_id INTEGER REFERENCES article (id);
ALTER TABLE early_comment ADD COLUMN comment_id INTEGER REFERENCES comment (id);
-- 1 while what was said before on the platform is still being read back: what is answered may be among it.
ALTER TABLE early_comment ADD COLUMN in_gap INTEGER NOT NULL DEFAULT 0;
