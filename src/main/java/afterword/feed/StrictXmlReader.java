package afterword.feed;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.CharArrayReader;
import java.nio.CharBuffer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Hands a well-formed document to the assembler as it streams past. Prefixes are not resolved: half of the feeds never bind theirs. */
final class StrictXmlReader {
    static final int MAX_DEPTH = 256;
    private static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_ATTRIBUTE_LENGTH = 1 << 16;

    private static final XMLInputFactory FACTORY = factory();

    private StrictXmlReader() {}

    private static XMLInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE_LENGTH);
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** False when the document is not well-formed; the assembler is then of no use. What follows the root element does not matter. */
    static boolean read(CharBuffer text, FeedAssembler assembler) {
        var characters = new CharArrayReader(text.array(), text.arrayOffset() + text.position(), text.remaining());
        try {
            var reader = FACTORY.createXMLStreamReader(characters);
            try {
                readRoot(reader, assembler);
                return true;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | WstxLazyException e) {
            return false;
        }
    }

    private static void readRoot(XMLStreamReader reader, FeedAssembler assembler) throws XMLStreamException {
        var attributes = new StreamAttributes(reader);
        int depth = 0;
        while (reader.hasNext() && !assembler.isFull()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    assembler.open(reader.getLocalName(), attributes);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    assembler.close();
                    if (--depth == 0) {
                        return;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (assembler.wantsText()) {
                        assembler.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                default -> {}
            }
        }
    }

    private record StreamAttributes(XMLStreamReader reader) implements XmlAttributes {
        @Override
        public int count() {
            return reader.getAttributeCount();
        }

        @Override
        public String name(int index) {
            return reader.getAttributeLocalName(index);
        }

        @Override
        public String value(int index) {
            return reader.getAttributeValue(index);
        }
    }
}
