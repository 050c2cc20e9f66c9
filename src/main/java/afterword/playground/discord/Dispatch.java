package afterword.playground.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One gateway event before it is addressed to a session.
 *
 * @param intents any of these lets it through; 0 needs none
 * @param full what a session with MESSAGE_CONTENT gets
 * @param plain what a session without it gets; the same object where content plays no part
 */
record Dispatch(String type, long intents, ObjectNode full, ObjectNode plain) {
    static final long GUILDS = 1;
    static final long GUILD_MEMBERS = 1 << 1;
    static final long GUILD_WEBHOOKS = 1 << 5;
    static final long GUILD_PRESENCES = 1 << 8;
    static final long GUILD_MESSAGES = 1 << 9;
    static final long GUILD_REACTIONS = 1 << 10;
    static final long DIRECT_MESSAGES = 1 << 12;
    static final long DIRECT_REACTIONS = 1 << 13;
    static final long MESSAGE_CONTENT = 1 << 15;
    /** Every intent that exists. */
    static final long KNOWN = (1L << 17) - 1 | 1L << 20 | 1L << 21 | 1L << 24 | 1L << 25;

    static Dispatch of(String type, long intents, ObjectNode data) {
        return new Dispatch(type, intents, data, data);
    }

    static long messages(Channel channel) {
        return channel.isDirect() ? DIRECT_MESSAGES : GUILD_MESSAGES;
    }

    static long reactions(Channel channel) {
        return channel.isDirect() ? DIRECT_REACTIONS : GUILD_REACTIONS;
    }

    ObjectNode dataFor(long sessionIntents) {
        return (sessionIntents & MESSAGE_CONTENT) != 0 ? full : plain;
    }
}
