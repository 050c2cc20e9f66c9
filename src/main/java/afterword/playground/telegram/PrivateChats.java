package afterword.playground.telegram;

/** The chats between persons and the bot: opened by the person, blocked and unblocked by the person. */
final class PrivateChats {
    private final World world;
    private final UpdateFeed feed;

    PrivateChats(Parts parts) {
        world = parts.world();
        feed = parts.feed();
    }

    /** The person writes, which starts the bot if nothing did before. */
    Chat open(Account person) {
        if (person.blockedBot || person.deactivated) {
            throw new IllegalArgumentException(person.firstName + " has blocked the bot or is gone");
        }
        person.started = true;
        return world.privateChat(person);
    }

    void block(long user) {
        turn(user, true);
    }

    void unblock(long user) {
        turn(user, false);
    }

    private void turn(long user, boolean blocked) {
        world.change(() -> {
            var person = world.account(user);
            if (person.blockedBot != blocked && person.started) {
                person.blockedBot = blocked;
                var before = Member.of(world.bot.id, blocked ? MemberStatus.MEMBER : MemberStatus.KICKED);
                var after = Member.of(world.bot.id, blocked ? MemberStatus.KICKED : MemberStatus.MEMBER);
                feed.memberChanged(world.privateChat(person), user, before, after);
            }
        });
    }
}
