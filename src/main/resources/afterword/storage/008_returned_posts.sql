-- When a post was deleted since its article had left the site: should the article return, it is posted anew.
ALTER TABLE delivery ADD COLUMN removed_at INTEGER;
