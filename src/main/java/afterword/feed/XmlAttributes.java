package afterword.feed;

import org.jspecify.annotations.Nullable;

/** The attributes of the element being opened, valid only until the next one; names are as written, with their prefix. */
interface XmlAttributes {
    int count();

    String name(int index);

    String value(int index);

    default @Nullable String get(String name) {
        for (int i = 0; i < count(); i++) {
            if (name.equals(name(i))) {
                return value(i);
            }
        }
        return null;
    }

    /** The value, or an empty string where there is no such attribute. */
    default String orEmpty(String name) {
        var value = get(name);
        return value == null ? "" : value;
    }
}
