package afterword.playground;

import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.MessageAddress;
import afterword.playground.telegram.Right;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The chats of the playground's Telegram, its people, and what its admin says to set the bot up. */
final class TelegramScene {
    private static final String CHANNEL_NAME = "halftone_news";

    private final LocalTelegram telegram;
    private final ChangeSignal signal;
    private final long admin;
    private final long group;
    private final Cast cast;

    /** Makes people and chats; the bot administers every chat, or it would hear answers to itself only. */
    TelegramScene(LocalTelegram telegram, ChangeSignal signal) {
        this.telegram = telegram;
        this.signal = signal;
        var community = telegram.community();
        admin = community.addUser("Mira", "mira");
        var members = List.of(community.addUser("Tomás", "tomas"), community.addUser("Lena", "lena"));
        var channel = community.addChannel("Halftone", CHANNEL_NAME, admin);
        var comments = community.addSupergroup("Comments", admin);
        group = community.addSupergroup("Reading Room", admin);
        var forum = community.addForum("Workshop", admin);
        community.link(channel, comments);
        for (var chat : List.of(channel, comments, group, forum)) {
            members.forEach(it -> community.addMember(chat, it));
            community.promote(chat, community.bot(), Right.all());
        }
        community.addTopic(forum, admin, "Articles");
        cast = new Cast(List.of(
                new Cast.Role(Long.toString(admin), "Mira", true),
                new Cast.Role(Long.toString(members.getFirst()), "Tomás", false),
                new Cast.Role(Long.toString(members.getLast()), "Lena", false)));
    }

    Cast cast() {
        return cast;
    }

    /** The admin lets the bot into a group and a channel. */
    List<Line> admission() {
        return List.of(
                inGroup("/admit"),
                new Line(
                        "/start on Telegram",
                        limit -> answered(limit, () -> telegram.people().start(admin))),
                inPrivate("/admit @" + CHANNEL_NAME));
    }

    /** The admin has articles posted to both. */
    List<Line> channels(int newest) {
        return List.of(
                inGroup("/channel add --newest " + newest),
                inPrivate("/channel add @" + CHANNEL_NAME + " --newest " + newest));
    }

    private Line inGroup(String words) {
        return new Line(
                words + " in the Telegram group",
                limit -> answered(limit, () -> telegram.people().write(group, admin, words, null, null)));
    }

    private Line inPrivate(String words) {
        return new Line(
                words + " on Telegram",
                limit -> answered(limit, () -> telegram.people().say(admin, words)));
    }

    private boolean answered(Duration limit, Supplier<MessageAddress> words) throws InterruptedException {
        var said = words.get();
        return signal.awaitUntil(() -> hasAnswer(said), limit);
    }

    private boolean hasAnswer(MessageAddress said) {
        return telegram.view().chat(said.chat()).messages().stream()
                .anyMatch(it -> it.fromBot() && it.id() > said.message());
    }
}
