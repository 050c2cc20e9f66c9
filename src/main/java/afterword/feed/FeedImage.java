package afterword.feed;

import java.net.URI;

/** A picture that a feed attaches to an item; width and height are pixels, 0 where the feed does not tell. */
public record FeedImage(URI url, int width, int height) {}
