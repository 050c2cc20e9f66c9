package afterword.delivery;

import afterword.article.Article;
import afterword.article.ArticleId;
import afterword.article.ArticleStore;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Gatekeeper;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of one article why it was, or was not, posted here and elsewhere: from what the deliveries record. */
public final class WhyCommand implements Command {
    private static final int LABEL = 90;
    private static final int OFFERED = 25;
    private static final CommandSpec SPEC = new CommandSpec(
            "feed why",
            "Why an article was or was not posted, here and elsewhere",
            Access.SHARED_ADMIN,
            Place.ANYWHERE,
            List.of(Option.optional(
                            "article",
                            Option.Type.TEXT,
                            "A part of its title, its address or its number; else the newest")
                    .completing()));

    private final ArticleStore articles;
    private final DeliveryStore deliveries;
    private final Gatekeeper gatekeeper;
    private final FateWords words;

    public WhyCommand(ArticleStore articles, DeliveryStore deliveries, Gatekeeper gatekeeper, InstantSource time) {
        this.gatekeeper = gatekeeper;
        this.articles = articles;
        this.deliveries = deliveries;
        this.words = new FateWords(time);
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public List<Completion> complete(CommandRequest request, String name) {
        return articles.titled(request.option("article").orElse(""), OFFERED).stream()
                .map(it -> new Completion(
                        shortened(it.title()), String.valueOf(it.id().value())))
                .toList();
    }

    @Override
    public Reply handle(CommandRequest request) {
        return named(request.option("article").map(String::strip).orElse(""))
                .map(article -> explain(article, request))
                .orElseGet(
                        () -> Reply.refusal("I know no such article: /latest lists the newest. If it is on the blog and"
                                + " not here, /feed check says what the next poll would find."));
    }

    private Optional<Article> named(String words) {
        if (words.matches("#?\\d{1,18}")) {
            var byNumber = articles.find(new ArticleId(Long.parseLong(words.replace("#", ""))));
            if (byNumber.isPresent()) {
                return byNumber;
            }
        }
        if (words.startsWith("http://") || words.startsWith("https://")) {
            return articles.linked(words);
        }
        return articles.titled(words, 1).stream().findFirst();
    }

    private Reply explain(Article article, CommandRequest request) {
        var fates = deliveries.fates(article.id().value());
        var lines = new ArrayList<RichText>();
        lines.add(RichText.of(
                RichText.link(article.title(), article.link()),
                RichText.plain(" (#" + article.id().value() + ")" + words.known(article, fates.firstSeenAt()))));
        if (fates.places().isEmpty()) {
            lines.add(RichText.plain("No channel gets articles yet: /channel add in a channel changes that."));
        }
        var shown = fates.places().stream()
                // One server's admin is not told where else the bot posts.
                .filter(it -> gatekeeper.oversees(request.who().person(), it.channel()))
                .toList();
        for (var fate : shown) {
            lines.add(line(fate, fates, request.where()));
        }
        var others = fates.places().size() - shown.size();
        if (others > 0) {
            lines.add(RichText.plain(
                    "• " + (others == 1 ? "One more channel" : others + " more channels") + " that you do not manage"));
        }
        words.alerts(fates.alerts()).ifPresent(alerts -> lines.add(RichText.plain(alerts)));
        return Reply.of(RichText.lines(lines));
    }

    private RichText line(Fate fate, Fate.Everywhere all, ChannelRef here) {
        var name = fate.name() == null ? fate.channel().id() : fate.name();
        var place = "• " + name + " (" + fate.channel().platform().label()
                + (fate.channel().equals(here) ? ", here" : "") + "): ";
        var said = words.of(fate, all.firstSeenAt());
        return RichText.of(RichText.plain(place), linked(said, fate));
    }

    private static RichText linked(String said, Fate fate) {
        var recorded = fate.delivery();
        MessageRef message = recorded == null ? null : recorded.message();
        return message == null ? RichText.plain(said) : new RichText.MessageLink(RichText.plain(said), message);
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= LABEL
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LABEL - 1)) + "…";
    }
}
