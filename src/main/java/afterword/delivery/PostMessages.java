package afterword.delivery;

import afterword.article.Article;
import afterword.article.ArticleCards;
import afterword.chat.Action;
import afterword.chat.Card;
import afterword.chat.CardWords;
import afterword.chat.ChannelKind;
import afterword.chat.ForumPost;
import afterword.chat.Look;
import afterword.chat.Mention;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import afterword.destination.Destination;
import afterword.destination.DestinationSettings;
import afterword.destination.MentionRule;
import afterword.destination.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a destination's messages look, by its settings. */
final class PostMessages {
    private final ArticleCards cards;

    PostMessages(ArticleCards cards) {
        this.cards = cards;
    }

    /** The article's post. */
    OutgoingMessage post(Article article, DestinationSettings settings) {
        return new OutgoingMessage.Post(
                card(article, settings), new Look(mention(List.of(article), settings), settings.image()));
    }

    /** Whom the settings want called for any of these. */
    private static @Nullable Mention mention(List<Article> articles, DestinationSettings settings) {
        return settings.mention()
                .filter(rule -> articles.stream().anyMatch(article -> rule.calls(filedUnder(article))))
                .map(MentionRule::mention)
                .orElse(null);
    }

    /** As the rules have it: feeds that have no categories call them tags. */
    private static List<String> filedUnder(Article article) {
        return article.categories().isEmpty() ? article.tags() : article.categories();
    }

    private Card card(Article article, DestinationSettings settings) {
        var card = cards.card(article, settings.language(cards.locale()), settings.zone(cards.zone()));
        var template = settings.template();
        return template == null
                ? card
                : card.withExcerpt(Template.kept(template).of(card).text());
    }

    private CardWords words(DestinationSettings settings) {
        return CardWords.in(settings.language(cards.locale()));
    }

    /** The call that posts these articles, the first alone or all of them as a digest. */
    Action send(Destination destination, List<Article> articles, DestinationSettings settings) {
        var article = articles.getFirst();
        if (articles.size() == 1) {
            return send(destination, article.title(), post(article, settings), article, settings);
        }
        var heading = words(settings).digest(articles.size());
        var text = new OutgoingMessage.Digest(DigestText.of(heading, articles), mention(articles, settings));
        return send(destination, heading, text, article, settings);
    }

    /** The call that shows that posting works; nobody is called by it. */
    Action test(Destination destination, Article article, DestinationSettings settings) {
        var card = card(article, settings)
                .withBoard(null)
                .withNotice(words(settings).test());
        var post = new OutgoingMessage.Post(card, new Look(null, settings.image()));
        return send(destination, "Test: " + article.title(), post, article, settings);
    }

    /** The same where there is no article yet. */
    Action test(Destination destination, DestinationSettings settings) {
        var text = new OutgoingMessage.Text(RichText.plain(words(settings).test()));
        return destination.kind() == ChannelKind.DISCORD_FORUM
                ? new Action.SendToForum(destination.channel(), "Test", text, List.of())
                : new Action.Send(destination.channel(), text, settings.silent());
    }

    private static Action send(
            Destination destination,
            String title,
            OutgoingMessage message,
            Article article,
            DestinationSettings settings) {
        if (destination.kind() != ChannelKind.DISCORD_FORUM) {
            return new Action.Send(destination.channel(), message, settings.silent());
        }
        var tags = settings.tags();
        return new Action.SendToForum(
                destination.channel(),
                title,
                message,
                new ForumPost(
                        tags == DestinationSettings.Tags.OFF ? List.of() : article.categories(),
                        tags == DestinationSettings.Tags.CREATE,
                        settings.archiveAfter(),
                        settings.silent()));
    }
}
