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

    public ArticlePosts(ArticleStore articles, DestinationStore destinations, ArticleCards cards) {
        this.articles = articles;
        this.destinations = destinations;
        this.cards = cards;
    }

    @Override
    public Rendered render(Delivery delivery) {
        var found = articles.find(new ArticleId(delivery.subject()));
        if (found.isEmpty()) {
            return new Rendered.Skip("the article is not known any more");
        }
        var article = found.get();
        if (article.gone() && (delivery.kind() == Kind.POST || delivery.kind() == Kind.ALERT)) {
            return new Rendered.Skip("the article is no longer on the site");
        }
        return switch (delivery.kind()) {
            case POST -> post(delivery, article);
            case ALERT ->
                new Rendered.Do(new Action.Send(
                        delivery.channel(), new OutgoingMessage.Post(withoutBoard(cards.card(article))), false));
            case POST_EDIT ->
                onTarget(delivery, target -> new Action.Edit(target, new OutgoingMessage.Post(cards.card(article))));
            case THREAD -> onTarget(delivery, target -> new Action.OpenThread(target, article.title()));
            case SEED -> onTarget(delivery, target -> new Action.React(target, delivery.detail()));
            case CROSSPOST -> onTarget(delivery, Action.Crosspost::new);
            case MIRROR, MIRROR_EDIT, MIRROR_DELETE, NOTICE ->
                throw new IllegalArgumentException("Not an article's message: " + delivery.kind());
        };
    }

    private Rendered post(Delivery delivery, Article article) {
        var destination = destinations.at(delivery.channel());
        if (destination.isEmpty()) {
            return new Rendered.Skip("the destination was removed");
        }
        var message = new OutgoingMessage.Post(cards.card(article));
        return new Rendered.Do(
                destination.get().kind() == ChannelKind.DISCORD_FORUM
                        ? new Action.SendToForum(delivery.channel(), article.title(), message, article.categories())
                        : new Action.Send(delivery.channel(), message, false));
    }

    /** Reactions in private are not told by Telegram: an alert carries no poll. */
    private static Card withoutBoard(Card card) {
        return new Card(
                card.title(),
                card.link(),
                card.authors(),
                card.categories(),
                card.tags(),
                card.date(),
                card.readingMinutes(),
                card.excerpt(),
                card.image(),
                null,
                card.notice());
    }

    private static Rendered onTarget(Delivery delivery, Function<MessageRef, Action> action) {
        var target = delivery.target();
        return target == null
                ? new Rendered.Skip("the message that it belongs to is not known")
                : new Rendered.Do(action.apply(target));
    }

    @Override
    public After after(Delivery delivery, MessageRef sent) {
        return switch (delivery.kind()) {
            case POST -> posted(delivery, sent);
            case THREAD -> new After(null, new RoomOpened(delivery.subject(), sent.channel(), null), List.of());
            case ALERT, POST_EDIT, SEED, CROSSPOST -> After.NOTHING;
            case MIRROR, MIRROR_EDIT, MIRROR_DELETE, NOTICE ->
                throw new IllegalArgumentException("Not an article's message: " + delivery.kind());
        };
    }

    private After posted(Delivery delivery, MessageRef sent) {
        var kind = destinations.at(delivery.channel()).map(Destination::kind).orElse(ChannelKind.OTHER);
        var owed = new ArrayList<Owed>();
        var article = delivery.subject();
        if (kind == ChannelKind.DISCORD_TEXT || kind == ChannelKind.DISCORD_ANNOUNCEMENT) {
            owed.add(new Owed(Kind.THREAD, article, sent.channel(), sent, ""));
        }
        if (kind == ChannelKind.DISCORD_ANNOUNCEMENT) {
            owed.add(new Owed(Kind.CROSSPOST, article, sent.channel(), sent, ""));
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
