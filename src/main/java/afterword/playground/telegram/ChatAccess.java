package afterword.playground.telegram;

import org.jspecify.annotations.Nullable;

/** Finds the chat or message that a call names, or refuses as Telegram does. */
final class ChatAccess {
    /** What a call wants to do there. */
    enum Wish {
        READ,
        READ_MEMBERS,
        EDIT,
        WRITE
    }

    private final World world;

    ChatAccess(World world) {
        this.world = world;
    }

    Chat chat(Arguments arguments, Wish wish) {
        return chat(arguments.text("chat_id"), wish);
    }

    Chat chat(String named, Wish wish) {
        if (named.isEmpty()) {
            throw ApiException.badRequest("chat_id is empty");
        }
        var chat = named.startsWith("@") ? world.chatNamed(named.substring(1)).orElse(null) : numbered(named);
        if (chat == null) {
            throw ApiException.badRequest("chat not found");
        }
        check(chat, wish);
        return chat;
    }

    private @Nullable Chat numbered(String named) {
        try {
            var id = Long.parseLong(named);
            var person = world.accounts.get(id);
            return person != null && isKnown(person) ? world.privateChat(person) : world.chats.get(id);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A bot knows whom it talked with or shares a chat with; anybody else does not exist for it. */
    private boolean isKnown(Account person) {
        return !person.bot
                && (person.started
                        || world.chats.values().stream()
                                .filter(it -> world.botIn(it).status().inChat())
                                .anyMatch(it -> it.members.containsKey(person.id)));
    }

    private void check(Chat chat, Wish wish) {
        switch (chat.kind) {
            case PRIVATE -> checkPrivate(chat, wish);
            case GROUP -> checkGroup(chat, wish);
            case SUPERGROUP, CHANNEL -> checkSupergroup(chat, wish);
        }
    }

    private void checkPrivate(Chat chat, Wish wish) {
        var person = world.account(chat.id);
        if (wish == Wish.READ || wish == Wish.READ_MEMBERS) {
            return;
        }
        if (person.deactivated) {
            throw ApiException.forbidden("user is deactivated");
        }
        if (person.blockedBot) {
            throw ApiException.forbidden("bot was blocked by the user");
        }
        if (!person.started) {
            throw ApiException.forbidden("bot can't initiate conversation with a user");
        }
    }

    private void checkGroup(Chat chat, Wish wish) {
        var migrated = chat.migratedTo;
        if (migrated != null) {
            if (wish == Wish.WRITE || wish == Wish.READ_MEMBERS) {
                throw ApiException.migrated(migrated);
            }
            return;
        }
        if (wish != Wish.READ) {
            checkInside(chat);
        }
    }

    private void checkSupergroup(Chat chat, Wish wish) {
        var isPublic = chat.username != null;
        var status = world.botIn(chat).status();
        if (status == MemberStatus.KICKED || !isPublic || wish == Wish.EDIT || wish == Wish.WRITE) {
            checkInside(chat);
        }
    }

    private void checkInside(Chat chat) {
        var status = world.botIn(chat).status();
        if (status == MemberStatus.KICKED) {
            throw ApiException.forbidden("bot was kicked from the " + chat.kind.spoken());
        }
        if (!status.inChat()) {
            throw ApiException.forbidden("bot is not a member of the " + chat.kind.spoken());
        }
    }

    /** {@code role} is how the refusal names it: "message to edit". */
    Message message(Arguments arguments, String role, Wish wish) {
        return message(chat(arguments, wish), arguments.number("message_id", 0), role);
    }

    Message message(Chat chat, long id, String role) {
        var readable = !chat.numbersItself() || world.botIn(chat).status().inChat();
        var found = readable ? chat.messages.get((int) id) : null;
        if (found == null) {
            throw ApiException.badRequest(role + " not found");
        }
        return found;
    }

    /** Whether the bot may post there: a channel wants the right, a group may have closed its mouth to members. */
    void checkMayPost(Chat chat) {
        var bot = world.botIn(chat);
        if (chat.isChannel() && !bot.may(Right.POST_MESSAGES)) {
            throw ApiException.badRequest("need administrator rights in the channel chat");
        }
        if (!chat.isChannel()
                && !chat.isPrivate()
                && !chat.membersMaySend
                && !bot.status().leads()) {
            throw ApiException.badRequest("not enough rights to send text messages to the chat");
        }
    }

    void require(Chat chat, Right right, String refusal) {
        if (!chat.isPrivate() && !world.botIn(chat).may(right)) {
            throw ApiException.badRequest(refusal);
        }
    }

    /** The topic that {@code message_thread_id} names, null when there is none to name there. */
    @Nullable
    Integer topic(Chat chat, Arguments arguments) {
        var id = (int) arguments.number("message_thread_id", 0);
        if (!chat.forum || id == 0) {
            return null;
        }
        var topic = chat.topics.get(id);
        if (topic == null) {
            throw ApiException.badRequest("message thread not found");
        }
        return topic.id;
    }

    void checkOpen(Chat chat, @Nullable Integer topic) {
        var found = topic == null ? null : chat.topics.get(topic);
        if (found != null && found.closed && !world.botIn(chat).may(Right.MANAGE_TOPICS)) {
            throw ApiException.badRequest("TOPIC_CLOSED");
        }
    }
}
