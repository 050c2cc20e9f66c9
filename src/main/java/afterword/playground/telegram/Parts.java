package afterword.playground.telegram;

/** What the methods and the people work with, built once by {@link LocalTelegram}. */
record Parts(
        World world,
        UpdateQueue queue,
        ChatJson chats,
        MessageJson messages,
        UpdateFeed feed,
        Posting posting,
        AutomaticForwards forwards,
        ChatAccess access,
        ReplyTargets replies,
        CallbackQueries callbacks) {
    static Parts of(World world) {
        var queue = new UpdateQueue(world.time);
        var chats = new ChatJson(world);
        var messages = new MessageJson(world, chats);
        var feed = new UpdateFeed(world, queue, chats, messages);
        var posting = new Posting(world, feed);
        var access = new ChatAccess(world);
        return new Parts(
                world,
                queue,
                chats,
                messages,
                feed,
                posting,
                new AutomaticForwards(world, posting, messages),
                access,
                new ReplyTargets(access, chats, messages),
                new CallbackQueries(world, queue, chats, messages));
    }
}
