package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The 73 emoji that may be reactions (Bot API 10.3, ReactionTypeEmoji). */
public final class ReactionEmoji {
    /** Without variation selectors, as Telegram sends them. */
    public static final List<String> STANDARD = List.of("""
            ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 \
            💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡""".split(" "));

    /** At most so many different emoji gather under one message. */
    static final int MOST_ON_A_MESSAGE = 11;

    private ReactionEmoji() {}

    /** Clients and bots may send the variation selector; Telegram never does. */
    static String plain(String emoji) {
        return emoji.replace("\ufe0f", "");
    }

    static boolean allowedIn(Chat chat, String emoji) {
        var available = chat.availableReactions;
        return available == null ? STANDARD.contains(emoji) : available.contains(emoji);
    }

    static ObjectNode json(String emoji) {
        return JsonNodeFactory.instance.objectNode().put("type", "emoji").put("emoji", emoji);
    }
}
