package afterword.playground.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChat;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.LeaveChat;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.PinChatMessage;
import org.telegram.telegrambots.meta.api.methods.reactions.SetMessageReaction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionType;
import org.telegram.telegrambots.meta.api.objects.reactions.ReactionTypeEmoji;

/** Groups: what the bot hears by its standing, who is what, reactions with names, migration. */
final class GroupTest {
    private final TestBot bot = new TestBot();
    private long ada;
    private long bob;
    private long group;

    @BeforeEach
    void wire() {
        ada = bot.community().addUser("Ada", "ada");
        bob = bot.community().addUser("Bob", null);
        group = bot.community().addSupergroup("Readers", ada);
        bot.community().addMember(group, bob);
        bot.community().addBot(group, ada);
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void beingAddedIsToldTwice() {
        var updates = bot.updates();

        assertThat(updates.getFirst().getMyChatMember().getNewChatMember().getStatus())
                .isEqualTo("member");
        assertThat(updates.getLast().getMessage().getNewChatMembers())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.getId()).isEqualTo(bot.community().bot()));
    }

    @Test
    void privacyModeLetsThroughCommandsAnswersAndServiceMessagesOnly() {
        var sent = bot.send(group, "Hello");
        bot.updates();

        bot.people().write(group, bob, "chatter", null, null);
        bot.people().write(group, bob, "/latest", null, null);
        bot.people().write(group, bob, "/latest@afterword_bot now", null, null);
        bot.people().write(group, bob, "/latest@other_bot", null, null);
        bot.people().write(group, bob, "an answer", sent.getMessageId(), null);
        bot.community().rename(group, "Readers and writers", ada);

        assertThat(bot.updates())
                .extracting(it -> it.getMessage().getText() == null
                        ? "service"
                        : it.getMessage().getText())
                .containsExactly("/latest", "/latest@afterword_bot now", "an answer", "service");
    }

    @Test
    void anAdministratorHearsEverything() {
        bot.community().promote(group, bot.community().bot(), Set.of(Right.DELETE_MESSAGES));
        assertThat(bot.updates().getLast().getMyChatMember().getNewChatMember())
                .isInstanceOfSatisfying(ChatMemberAdministrator.class, it -> {
                    assertThat(it.getCanDeleteMessages()).isTrue();
                    assertThat(it.getCanChangeInfo()).isFalse();
                });

        bot.people().write(group, bob, "chatter", null, null);

        assertThat(bot.update().getMessage().getText()).isEqualTo("chatter");
    }

    @Test
    void theMembersOfAGroupAreToldByTheirStanding() {
        bot.community().promote(group, bob, Set.of(Right.CHANGE_INFO));

        var administrators = bot.call(new GetChatAdministrators(Long.toString(group)));
        var bobThere = bot.call(new GetChatMember(Long.toString(group), bob));

        assertThat(administrators).extracting(it -> it.getStatus()).containsExactly("creator", "administrator");
        assertThat(bobThere)
                .isInstanceOfSatisfying(
                        ChatMemberAdministrator.class,
                        it -> assertThat(it.getCanChangeInfo()).isTrue());
    }

    @Test
    void anAnonymousAdministratorWritesAsTheGroup() {
        bot.community().promoteAnonymously(group, bob, Right.all());
        bot.updates();

        bot.people().write(group, bob, "/latest", null, null);

        var message = bot.update().getMessage();
        assertThat(message.getSenderChat().getId()).isEqualTo(group);
        assertThat(message.getFrom().getUserName()).isEqualTo("GroupAnonymousBot");
    }

    @Test
    void reactionsComeWithNamesOldAndNewButOnlyToAdministrators() {
        var message = bot.people().write(group, bob, "/like me", null, null);
        bot.people().react(ada, message, List.of("👍"));
        bot.community().promote(group, bot.community().bot(), Set.of());
        bot.updates();

        bot.people().react(ada, message, List.of("🔥"));

        var reaction = bot.update().getMessageReaction();
        assertThat(reaction.getUser().getId()).isEqualTo(ada);
        assertThat(reaction.getOldReaction()).isEqualTo(List.of(new ReactionTypeEmoji("👍")));
        assertThat(reaction.getNewReaction()).isEqualTo(List.of(new ReactionTypeEmoji("🔥")));
    }

    @Test
    void aBotHasOneAllowedReactionAndHearsNothingOfIt() {
        bot.community().promote(group, bot.community().bot(), Set.of());
        var message = bot.people().write(group, bob, "Hello", null, null);
        bot.updates();

        bot.call(reaction(message, "🔥"));

        assertThat(bot.updates()).isEmpty();
        assertThat(bot.telegram.view().message(message).reactions())
                .containsExactly(
                        new View.ReactionView("🔥", 1, List.of(bot.community().bot())));
        assertThat(bot.refusal(reaction(message, "✅")).getApiResponse()).isEqualTo("Bad Request: REACTION_INVALID");
        assertThat(bot.refusal(reaction(message, "🔥", "👍")).getApiResponse())
                .isEqualTo("Bad Request: REACTIONS_TOO_MANY");
    }

    @Test
    void aChatMayNarrowTheReactions() {
        bot.community().allowReactions(group, List.of("👍"));
        var message = bot.people().write(group, bob, "Hello", null, null);

        var refusal = bot.refusal(reaction(message, "🔥"));
        var info = bot.call(new GetChat(Long.toString(group)));

        assertThat(refusal.getApiResponse()).isEqualTo("Bad Request: REACTION_INVALID");
        assertThat(info.getAvailableReactions()).isEqualTo(List.of(new ReactionTypeEmoji("👍")));
    }

    @Test
    void othersAreHeardComingAndGoingByAdministratorsOnly() {
        var eve = bot.community().addUser("Eve", null);
        bot.community().addMember(group, eve);
        bot.community().promote(group, bot.community().bot(), Set.of());
        bot.updates();

        bot.community().removeMember(group, eve, ada);

        var updates = bot.updates();
        assertThat(updates.getFirst().getChatMember().getNewChatMember().getStatus())
                .isEqualTo("kicked");
        assertThat(updates.getLast().getMessage().getLeftChatMember().getId()).isEqualTo(eve);
    }

    @Test
    void whoIsThrownOutIsToldSoOnTrying() {
        bot.updates();
        bot.community().removeBot(group, ada);

        assertThat(bot.updates().getFirst().getMyChatMember().getNewChatMember().getStatus())
                .isEqualTo("kicked");
        assertThat(bot.refusal(new SendMessage(Long.toString(group), "Hello")).getApiResponse())
                .isEqualTo("Forbidden: bot was kicked from the supergroup chat");
    }

    @Test
    void whoLeavesIsNoMember() {
        bot.call(new LeaveChat(Long.toString(group)));

        assertThat(bot.refusal(new SendMessage(Long.toString(group), "Hello")).getApiResponse())
                .isEqualTo("Forbidden: bot is not a member of the supergroup chat");
    }

    @Test
    void deletingAndPinningNeedTheirRights() {
        var message = bot.people().write(group, bob, "Hello", null, null);

        var delete = bot.refusal(new DeleteMessage(Long.toString(group), message.message()));
        var pin = bot.refusal(new PinChatMessage(Long.toString(group), message.message()));

        assertThat(delete.getApiResponse()).isEqualTo("Bad Request: message can't be deleted");
        assertThat(pin.getApiResponse())
                .isEqualTo("Bad Request: not enough rights to manage pinned messages in the chat");
    }

    @Test
    void aPinnedMessageIsAnnouncedAndInGetChat() {
        bot.community().promote(group, bot.community().bot(), Set.of(Right.PIN_MESSAGES));
        var message = bot.people().write(group, bob, "Hello", null, null);
        bot.updates();

        bot.call(new PinChatMessage(Long.toString(group), message.message()));

        assertThat(bot.update().getMessage().getPinnedMessage().getMessageId()).isEqualTo(message.message());
        assertThat(bot.call(new GetChat(Long.toString(group)))
                        .getPinnedMessage()
                        .getText())
                .isEqualTo("Hello");
    }

    @Test
    void aGroupThatBecameASupergroupNamesItsSuccessor() {
        var small = bot.community().addGroup("Small", ada);
        bot.community().addBot(small, ada);
        bot.updates();

        var big = bot.community().migrate(small);

        assertThat(bot.updates())
                .extracting(Update::getMessage)
                .satisfiesExactly(
                        it -> assertThat(it.getMigrateToChatId()).isEqualTo(big),
                        it -> assertThat(it.getMigrateFromChatId()).isEqualTo(small));
        var refusal = bot.refusal(new SendMessage(Long.toString(small), "Hello"));
        assertThat(refusal.getErrorCode()).isEqualTo(400);
        assertThat(refusal.getParameters().getMigrateToChatId()).isEqualTo(big);
        assertThat(bot.send(big, "Hello").getChatId()).isEqualTo(big);
    }

    private static SetMessageReaction reaction(MessageAddress message, String... emoji) {
        return SetMessageReaction.builder()
                .chatId(message.chat())
                .messageId(message.message())
                .reactionTypes(List.of(emoji).stream()
                        .<ReactionType>map(ReactionTypeEmoji::new)
                        .toList())
                .build();
    }
}
