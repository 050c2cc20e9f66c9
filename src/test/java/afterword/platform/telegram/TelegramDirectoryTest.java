package afterword.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Directory;
import afterword.chat.Platform;
import afterword.playground.telegram.Right;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the directory says, and how often it asks. */
final class TelegramDirectoryTest {
    private final TestTelegram bot = new TestTelegram();
    private long ada;
    private long bob;
    private long group;
    private long channel;

    @BeforeEach
    void gather() {
        var community = bot.telegram.community();
        ada = community.addUser("Ada", "ada");
        bob = community.addUser("Bob", "bob");
        group = community.addSupergroup("Readers", ada);
        channel = community.addChannel("News", "blog_news", ada);
        community.addMember(group, bob);
        community.addBot(group, ada);
        bot.connect();
    }

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void aChannelIsFoundByNameIdAndLinkWithItsGroup() {
        bot.telegram.community().promote(channel, bot.telegram.community().bot(), List.of(Right.POST_MESSAGES));
        bot.telegram.community().link(channel, group);
        var bare = Long.toString(channel).substring("-100".length());

        assertThat(List.of(
                        "@blog_news",
                        Long.toString(channel),
                        "https://t.me/blog_news/12",
                        "t.me/c/" + bare + "/3",
                        "@\u2060blog_news"))
                .allSatisfy(words -> assertThat(directory().find(words)).hasValueSatisfying(it -> {
                    assertThat(it.channel()).isEqualTo(TestTelegram.chat(channel));
                    assertThat(it.kind()).isEqualTo(ChannelKind.TELEGRAM_CHANNEL);
                    assertThat(it.name()).isEqualTo("News");
                    assertThat(it.space().id()).isEqualTo(Long.toString(channel));
                    assertThat(it.discussion()).isEqualTo(TestTelegram.chat(group));
                }));
        assertThat(directory().find("@nobody_here")).isEmpty();
        assertThat(directory().find("what is this")).isEmpty();
    }

    @Test
    void aTopicIsAKindOfItsOwn() {
        var forum = bot.telegram.community().addForum("Forum", ada);
        bot.telegram.community().addBot(forum, ada);

        var info = directory().channel(new ChannelRef(Platform.TELEGRAM, Long.toString(forum), "7"));

        assertThat(info).hasValueSatisfying(it -> {
            assertThat(it.kind()).isEqualTo(ChannelKind.TELEGRAM_TOPIC);
            assertThat(it.channel().topic()).isEqualTo("7");
            assertThat(it.space().id()).isEqualTo(Long.toString(forum));
        });
    }

    @Test
    void onlyTheCreatorAndAdministratorsWhoMayChangeInfoManage() {
        var eve = bot.telegram.community().addUser("Eve", null);
        bot.telegram.community().promote(group, bob, List.of(Right.DELETE_MESSAGES));
        bot.telegram.community().promote(group, eve, List.of(Right.CHANGE_INFO));
        var here = TestTelegram.chat(group);

        assertThat(directory().mayManage(TestTelegram.person(ada), here)).isTrue();
        assertThat(directory().mayManage(TestTelegram.person(bob), here)).isFalse();
        assertThat(directory().mayManage(TestTelegram.person(eve), here)).isTrue();
        assertThat(directory().mayManage(TestTelegram.person(group), here)).isTrue();
        assertThat(directory().mayManage(TestTelegram.person(channel), here)).isFalse();
        assertThat(directory().mayManage(TestTelegram.person(ada), TestTelegram.chat(ada)))
                .isTrue();
    }

    @Test
    void missingRightsAreNamedWithWhatTheyAreFor() {
        var community = bot.telegram.community();
        community.promote(channel, community.bot(), List.of(Right.EDIT_MESSAGES));
        community.link(channel, group);
        var inChannel = directory().missingRights(TestTelegram.chat(channel));
        var inGroup = directory().missingRights(TestTelegram.chat(group));

        assertThat(inChannel)
                .hasSize(2)
                .anyMatch(it -> it.contains("Post Messages"))
                .anyMatch(it -> it.contains("linked discussion group"));
        assertThat(inGroup).singleElement().asString().contains("otherwise I hear only answers to myself");
    }

    @Test
    void rightsThatAreThereAreNotMissed() {
        var community = bot.telegram.community();
        community.promote(channel, community.bot(), List.of(Right.POST_MESSAGES, Right.EDIT_MESSAGES));
        community.promote(group, community.bot(), List.of(Right.DELETE_MESSAGES));
        community.link(channel, group);
        await().until(bot.inbox::isWorkedOff);

        assertThat(directory().missingRights(TestTelegram.chat(channel))).isEmpty();
        assertThat(directory().missingRights(new ChannelRef(Platform.TELEGRAM, Long.toString(group), "5")))
                .isEmpty();
    }

    @Test
    void answersAreKeptUntilTheyAreOldOrTelegramTellsOfAChange() {
        var here = TestTelegram.chat(group);
        bot.telegram.community().promote(group, bot.telegram.community().bot(), List.of());
        await().until(bot.inbox::isWorkedOff);
        directory().mayManage(TestTelegram.person(bob), here);
        directory().mayManage(TestTelegram.person(ada), here);
        directory().channel(here);
        directory().channel(here);
        assertThat(bot.calls("getChatAdministrators")).hasSize(1);
        assertThat(bot.calls("getChat")).hasSize(1);

        bot.telegram.community().promote(group, bob, List.of(Right.CHANGE_INFO));
        bot.telegram.community().rename(group, "Better readers", ada);

        await().untilAsserted(() -> assertThat(directory().mayManage(TestTelegram.person(bob), here))
                .isTrue());
        await().untilAsserted(() ->
                assertThat(directory().channel(here).orElseThrow().name()).isEqualTo("Better readers"));
        var asked = bot.calls("getChat").size();
        bot.now.updateAndGet(it -> it.plus(Duration.ofMinutes(11)));
        directory().channel(here);
        assertThat(bot.calls("getChat")).hasSize(asked + 1);
        assertThat(bot.paced).contains(here);
    }

    private Directory directory() {
        return bot.platform.get().directory();
    }
}
