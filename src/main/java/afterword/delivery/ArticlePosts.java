package afterword.delivery;

import afterword.article.Article;
import afterword.article.ArticleCards;
import afterword.article.ArticleId;
import afterword.article.ArticleStore;
import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.Platform;
import afterword.delivery.Content.Meaning;
import afterword.destination.Destination;
import afterword.destination.DestinationSettings;
import afterword.destination.DestinationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an article's own messages say: its post, the post's steps and edits, the alerts to subscribers. */
public final class ArticlePosts implements Content {
    private final ArticleStore articles;
    private final DestinationStore destinations;
    private final ArticleCards cards;
    private final PostPlan plan;
    private final PostMessages messages;

    public ArticlePosts(ArticleStore articles, DestinationStore destinations, ArticleCards cards, PostPlan plan) {
        this.articles = articles;
        this.destinations = destinations;
        this.cards = cards;
        this.plan = plan;
        this.messages = new PostMessages(cards);
    }

    @Override
    public Rendered render(Delivery delivery) {
        if (delivery.kind() == Kind.TEST) {
            return test(delivery);
        }
        var found = articles.find(new ArticleId(delivery.subject()));
        if (found.isEmpty()) {
            return new Rendered.Skip("the article is not known any more");
        }
        var article = found.get();
        if (article.gone() && delivery.kind() == Kind.ALERT && delivery.sendingSince() == null) {
            return new Rendered.Skip("the article left the site before it was sent");
        }
        return switch (delivery.kind()) {
            case POST -> post(delivery, article);
            case ALERT ->
                new Rendered.Do(new Action.Send(
                        delivery.channel(),
                        // Reactions in private are not told by Telegram: an alert carries no poll.
                        new OutgoingMessage.Post(cards.card(article).withBoard(null)),
                        false));
            case POST_EDIT -> onTarget(delivery, target -> edit(delivery, target, article));
            case THREAD ->
                onTarget(
                        delivery,
                        target -> new Action.OpenThread(
                                target,
                                article.title(),
                                settings(delivery.channel()).archiveAfter()));
            case SEED -> onTarget(delivery, target -> new Action.React(target, delivery.detail()));
            case CROSSPOST -> plan.quota(delivery).orElseGet(() -> onTarget(delivery, Action.Crosspost::new));
            case PIN -> onTarget(delivery, Action.Pin::new);
            case TEST, MIRROR, MIRROR_EDIT, MIRROR_DELETE, NOTICE, FEED_NOTICE ->
                throw new IllegalArgumentException("Not an article's message: " + delivery.kind());
        };
    }

    private Rendered post(Delivery delivery, Article article) {
        var found = destinations.at(delivery.channel());
        if (found.isEmpty()) {
            return new Rendered.Skip("the destination was removed");
        }
        var destination = found.get();
        return plan.held(delivery, article, destination)
                .orElseGet(() -> new Rendered.Do(messages.send(
                        destination, plan.together(delivery, article, destination), plan.settings(destination))));
    }

    private Rendered test(Delivery delivery) {
        var destination = destinations.at(delivery.channel());
        if (destination.isEmpty()) {
            return new Rendered.Skip("the destination was removed");
        }
        var here = destination.get();
        var settings = plan.settings(here);
        return new Rendered.Do(articles.find(new ArticleId(delivery.subject()))
                .map(article -> messages.test(here, article, settings))
                .orElseGet(() -> messages.test(here, settings)));
    }

    private Action edit(Delivery delivery, MessageRef target, Article article) {
        return isToBeRemoved(delivery, article, target)
                ? new Action.Delete(target, false)
                : new Action.Edit(target, messages.post(article, settings(article, target)));
    }

    private boolean isToBeRemoved(Delivery edit, Article article, MessageRef post) {
        // A removal that was begun is brought to its end, whatever became of the article: the post may be gone already.
        return edit.detail().equals(Owed.REMOVAL)
                || (article.gone() && settings(article, post).removesWhenGone() && !plan.removalRefused(article, post));
    }

    /** What cannot be removed is marked at least: Telegram lets go of what is older than two days only with the right to. */
    @Override
    public List<Owed> instead(Delivery delivery, Action refused) {
        return delivery.kind() == Kind.POST_EDIT && refused instanceof Action.Delete
                ? List.of(new Owed(Kind.POST_EDIT, delivery.subject(), delivery.channel(), delivery.target(), ""))
                : List.of();
    }

    private DestinationSettings settings(Article article, MessageRef post) {
        return settings(plan.placeOf(article, post).orElse(post.channel()));
    }

    /** What was chosen there, or for what is no destination (any more) the defaults. */
    private DestinationSettings settings(ChannelRef channel) {
        return destinations.at(channel).map(plan::settings).orElse(DestinationSettings.DEFAULT);
    }

    private static Rendered onTarget(Delivery delivery, Function<MessageRef, Action> action) {
        var target = delivery.target();
        return target == null
                ? new Rendered.Skip("the message that it belongs to is not known")
                : new Rendered.Do(action.apply(target));
    }

    @Override
    public After after(Delivery delivery, Action action, MessageRef sent) {
        return switch (delivery.kind()) {
            case POST -> plan.isDigest(delivery) ? After.NOTHING : posted(delivery, sent);
            case THREAD -> new After(null, new RoomOpened(delivery.subject(), sent.channel(), null), List.of());
            case POST_EDIT ->
                action instanceof Action.Delete ? new After(new Meaning.Removed(), null, List.of()) : After.NOTHING;
            case ALERT, SEED, CROSSPOST, PIN, TEST -> After.NOTHING;
            case MIRROR, MIRROR_EDIT, MIRROR_DELETE, NOTICE, FEED_NOTICE ->
                throw new IllegalArgumentException("Not an article's message: " + delivery.kind());
        };
    }

    private After posted(Delivery delivery, MessageRef sent) {
        var kind = destinations.at(delivery.channel()).map(Destination::kind).orElse(ChannelKind.OTHER);
        var settings = settings(delivery.channel());
        var owed = new ArrayList<Owed>();
        var article = delivery.subject();
        if (kind == ChannelKind.DISCORD_TEXT || kind == ChannelKind.DISCORD_ANNOUNCEMENT) {
            owed.add(new Owed(Kind.THREAD, article, sent.channel(), sent, ""));
        }
        if (kind == ChannelKind.DISCORD_ANNOUNCEMENT && settings.crosspost()) {
            owed.add(new Owed(Kind.CROSSPOST, article, sent.channel(), sent, ""));
        }
        if (sent.channel().platform() == Platform.TELEGRAM && settings.pin()) {
            owed.add(new Owed(Kind.PIN, article, sent.channel(), sent, ""));
        }
        var card = articles.find(new ArticleId(article)).map(cards::card);
        if (sent.channel().platform() == Platform.DISCORD) {
            card.map(Card::board)
                    .ifPresent(board -> board.lines()
                            .forEach(line ->
                                    owed.add(new Owed(Kind.SEED, article, sent.channel(), sent, line.emoji()))));
        }
        // What changed while the post was under way is caught up with; an edit that changes nothing is no call's loss.
        owed.add(new Owed(Kind.POST_EDIT, article, sent.channel(), sent, ""));
        return new After(new Meaning.Post(article), room(kind, article, sent), owed);
    }

    /** A forum post is its own room, a group discusses under the post; a channel's comments come with the automatic forward. */
    private static @Nullable RoomOpened room(ChannelKind kind, long article, MessageRef sent) {
        ChannelRef channel = sent.channel();
        return switch (kind) {
            case DISCORD_FORUM -> new RoomOpened(article, channel, null);
            case TELEGRAM_GROUP, TELEGRAM_TOPIC -> new RoomOpened(article, channel, sent);
            case DISCORD_TEXT, DISCORD_ANNOUNCEMENT, DISCORD_THREAD, TELEGRAM_CHANNEL, DIRECT, OTHER -> null;
        };
    }
}
