package afterword.feed;

/** Gets documents from the web. Blocks, so call it from a virtual thread; never throws for what a server does. */
public interface Fetcher {
    FetchResult fetch(FetchRequest request);
}
