package afterword.article;

import afterword.feed.FeedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeFilter;

/** The body of an item, without what blogs add to it: scripts, share rows, related posts, the footer of the feed. */
final class ArticleBody {
    private static final String NEVER_TEXT =
            "script, style, iframe, noscript, form, button, nav, template, object, embed, svg, input, textarea, select";
    private static final Pattern ADDED = Pattern.compile(
            "(^|[\\s_-])(sharedaddy|jp-relatedposts|addtoany\\S*|a2a_kit|social-?shar\\S*|share-?(buttons?|bar|links|this|icons?|title|row)|(post|entry)-?share|sharing"
                    + "|wp-block-(social-links?|query|post-template|latest-posts|latest-comments|tag-cloud|categories|archives|rss|calendar|search)|social-?(links|icons)|comment-(respond|form|reply-title)|subscription-widget\\S*|kg-signup-card"
                    + "|related-?(posts?|articles?|content)|yarpp\\S*|rp4wp\\S*|crp_related|feedflare|newsletter\\S*|mc4wp\\S*|mailpoet\\S*|subscribe\\S*"
                    + "|author-?(box|bio)|saboxplugin\\S*|post-?tags|wp-block-jetpack-(subscriptions|related-posts)|heateor\\S*|shariff|toc_container"
                    + "|ez-toc\\S*|advert\\S*|adsbygoogle|code-block|screen-reader-text|sr-only)($|[\\s_-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FOOTER = Pattern.compile(
            String.join("|", PhraseList.read("feed-footers.txt")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern SHARE_ROW = Pattern.compile(
            "\\W*(share|teilen|partager|compartir|compartilhar|condividi|delen|поделиться)?( this| on| via| post| article)?[\\W]*"
                    + "((facebook|twitter|x|pinterest|linkedin|tumblr|e-?mail|whatsapp|telegram|reddit|threads|bluesky|mastodon|messenger|pocket|viber"
                    + "|vk|vkontakte|weibo|line|xing|flipboard|print|copy link|copy|tweet|share)\\W+){3,}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST_ROW = 300;
    private static final int LAST_BLOCKS = 3;
    private static final int LONGEST_FOOTER = 600;
    private static final int MAX_DEPTH = 256;
    private static final int LONGEST = 1 << 20;
    private static final int MOST_TAGS = 20_000;

    private ArticleBody() {}

    /** A tree of the item's body, cleaned; relative addresses resolve against the item's base. */
    static Element of(FeedItem item) {
        return clean(item.body(), item.base().toString());
    }

    static Element clean(String text, String base) {
        var html = bounded(text);
        var parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        var body = Document.createShell(base).body();
        body.appendChildren(parser.parseFragmentInput(html, body, base));
        rescueLazyImages(body);
        body.select(NEVER_TEXT).remove();
        for (var element : body.select("[class], [id]")) {
            boolean small = !element.equals(body)
                    && ADDED.matcher(element.className() + " " + element.id()).find();
            if (small && element.parent() != null) {
                element.remove();
            }
        }
        removeShareRows(body);
        removeFooter(body);
        return body;
    }

    /** A tree takes many times its text's room, and no reader misses what comes after so much. */
    private static String bounded(String html) {
        var tags = 0;
        var end = Math.min(html.length(), LONGEST);
        for (var i = 0; i < end; i++) {
            if (html.charAt(i) == '<' && ++tags > MOST_TAGS) {
                return html.substring(0, i);
            }
        }
        return html.substring(0, end);
    }

    /** Lazy loading leaves the real picture in a noscript. */
    private static void rescueLazyImages(Element body) {
        for (var noscript : body.select("noscript")) {
            var images =
                    Jsoup.parseBodyFragment(noscript.html(), body.baseUri()).select("img");
            for (var image : images) {
                noscript.before(image.clone());
            }
        }
    }

    /** Themes and editors name their rows of share links as they like, but all of them say the same. */
    private static void removeShareRows(Element body) {
        for (var block : body.select("p, ul, ol, div, section")) {
            if (SHARE_ROW.matcher(beginning(block)).matches()) {
                block.remove();
            }
        }
    }

    /** The text, as far as a row of links could be long. */
    private static String beginning(Element block) {
        var text = new StringBuilder();
        block.filter((node, _) -> {
            if (node instanceof TextNode words) {
                text.append(words.text()).append(' ');
            }
            return text.length() > LONGEST_ROW ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return text.toString();
    }

    private static void removeFooter(Element body) {
        var blocks = lastBlocks(body);
        for (var block : blocks) {
            var text = block.text().strip();
            if (!text.isEmpty() && text.length() <= LONGEST_FOOTER && isFooter(text)) {
                block.remove();
            }
        }
        // Some feeds put the sentence behind the last paragraph without one of its own.
        var loose = new ArrayList<TextNode>(body.textNodes());
        if (!loose.isEmpty() && isFooter(looseText(body, loose))) {
            loose.forEach(TextNode::remove);
        }
    }

    private static String looseText(Element body, List<TextNode> loose) {
        var text = loose.getFirst().text()
                + body.select("> a").text()
                + loose.getLast().text();
        return text.length() > LONGEST_FOOTER ? "" : text.strip();
    }

    private static List<Element> lastBlocks(Element body) {
        Elements blocks = body.select("p, div:not(:has(p)), blockquote");
        return List.copyOf(blocks.subList(Math.max(0, blocks.size() - LAST_BLOCKS), blocks.size()));
    }

    static boolean isFooter(String text) {
        return FOOTER.matcher(text.replace('’', '\'').toLowerCase(Locale.ROOT)).matches();
    }
}
