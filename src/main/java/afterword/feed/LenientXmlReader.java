package afterword.feed;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** Hands a document that is not well-formed to the assembler, as far as sense can be made of it. */
final class LenientXmlReader {
    /** jsoup builds a tree: this many tags are about 50 MB of it at worst, and 50 times what a feed of 500 items has in markup of its own. */
    private static final int MAX_TAGS = 100_000;

    private static final int PIECE = 8192;

    private static final Pattern CLOSING_ROOT =
            Pattern.compile("</\\s*(?:[a-z]{1,10}:)?(?:rss|rdf|feed)\\s*>", Pattern.CASE_INSENSITIVE);

    private LenientXmlReader() {}

    /** Whether the root element was closed; if not, the last item was cut short. */
    static boolean read(CharBuffer text, FeedAssembler assembler) {
        var document = cut(text).toString();
        var parser = Parser.xmlParser().setMaxDepth(StrictXmlReader.MAX_DEPTH);
        parser.parseInput(document, "").traverse(new Visitor(assembler));
        return CLOSING_ROOT.matcher(document).find();
    }

    private static CharBuffer cut(CharBuffer text) {
        int tags = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '<' && ++tags > MAX_TAGS) {
                return text.subSequence(0, i);
            }
        }
        return text;
    }

    private record Visitor(FeedAssembler assembler) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                inPieces(text.getWholeText());
            } else if (isTag(node)) {
                assembler.open(
                        ((Element) node).tagName(),
                        new TreeAttributes(new ArrayList<>(node.attributes().asList())));
            }
        }

        private void inPieces(String text) {
            var piece = new char[Math.min(PIECE, text.length())];
            for (int from = 0; from < text.length(); from += PIECE) {
                int length = Math.min(PIECE, text.length() - from);
                text.getChars(from, from + length, piece, 0);
                assembler.text(piece, 0, length);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (isTag(node)) {
                assembler.close();
            }
        }

        private static boolean isTag(Node node) {
            return node instanceof Element && node.parentNode() != null;
        }
    }

    private record TreeAttributes(List<Attribute> attributes) implements XmlAttributes {
        @Override
        public int count() {
            return attributes.size();
        }

        @Override
        public String name(int index) {
            return attributes.get(index).getKey().toLowerCase(Locale.ROOT);
        }

        @Override
        public String value(int index) {
            return attributes.get(index).getValue();
        }
    }
}
