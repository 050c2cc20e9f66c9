package afterword.chat;

import org.jspecify.annotations.Nullable;

/** How a post is dressed where it goes: whom it calls (null: nobody), and whether its picture is shown. */
public record Look(@Nullable Mention mention, boolean image) {
    public static final Look PLAIN = new Look(null, true);
}
