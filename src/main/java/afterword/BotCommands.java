package afterword;

import afterword.admin.SetupCommand;
import afterword.article.ArticleCards;
import afterword.article.LatestCommand;
import afterword.chat.Directories;
import afterword.chat.RichText;
import afterword.command.Command;
import afterword.command.HelpCommand;
import afterword.command.TextCommand;
import afterword.comment.CommentCommand;
import afterword.comment.CommentsCommand;
import afterword.delivery.DeliveriesCommand;
import afterword.person.AdmitCommand;
import afterword.person.ClaimCommand;
import afterword.person.Claims;
import afterword.person.Rights;
import afterword.storage.Storage;
import afterword.subscription.SubscribeCommand;
import afterword.subscription.UnsubscribeCommand;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Everything that people and admins can say to the bot. */
final class BotCommands {
    private final Storage storage;
    private final FeedReading feeds;
    private final ArticleCards cards;
    private final InstantSource time;
    private final Runnable owed;

    /** @param owed told when something may be owed to chat */
    BotCommands(Storage storage, FeedReading feeds, ArticleCards cards, InstantSource time, Runnable owed) {
        this.storage = storage;
        this.feeds = feeds;
        this.cards = cards;
        this.time = time;
        this.owed = owed;
    }

    List<Command> of(Directories directories, Rights rights, Claims claims) {
        var articles = storage.articles();
        var comments = storage.comments();
        var list = new ArrayList<Command>();
        list.add(new LatestCommand(articles));
        list.add(new CommentsCommand(comments, articles));
        list.add(new CommentCommand(comments, articles, time, owed));
        list.add(new SubscribeCommand(storage.subscriptions(), time));
        list.add(new UnsubscribeCommand(storage.subscriptions(), time));
        list.add(new HelpCommand(() -> list.stream().map(Command::spec).toList()));
        list.add(new TextCommand("about", "What I am", about()));
        list.add(new TextCommand("privacy", "What I keep about you", privacy()));
        list.add(new SetupCommand(storage.feeds(), storage.destinations(), directories, rights));
        list.addAll(feeds.commands(rights));
        list.addAll(new ChannelCommands(storage, cards, feeds.backfill()::reach, time, owed).of(directories, rights));
        list.add(new DeliveriesCommand(storage.deliveries(), storage.destinations(), rights, time, owed));
        list.add(new AdmitCommand(storage.people(), directories, time));
        list.add(new ClaimCommand(claims));
        list.addAll(feeds.listCommands());
        return list;
    }

    private static RichText about() {
        return RichText.plain("I am Afterword " + Version.text()
                + ". I post a blog's new articles to Discord and Telegram, count one poll for both, and show every comment"
                + " in both places. /help lists what you can say.");
    }

    private static RichText privacy() {
        return RichText.plain("I keep the comments that people write on articles, with their names and account numbers,"
                + " their votes, and who subscribed: in one database on the operator's machine, sent to nobody else."
                + " Comments are shown on Discord and on Telegram. Other messages are not kept, but for what Telegram sends me,"
                + " which stays three days on the same machine so that nothing is handled twice. To have something"
                + " removed, delete it where you wrote it, or ask an administrator.");
    }
}
