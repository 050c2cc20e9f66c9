package afterword.comment;

import afterword.article.ArticleId;
import afterword.chat.ChannelRef;
import afterword.chat.MessageRef;
import org.jspecify.annotations.Nullable;

/**
 * Where an article is discussed: a Discord thread or forum post ({@code root} is null: every message in it is a comment),
 * or a Telegram group or topic, where only answers to the root and to comments belong to it.
 */
public record Room(
        long id,
        ArticleId article,
        ChannelRef channel,
        @Nullable MessageRef root) {}
